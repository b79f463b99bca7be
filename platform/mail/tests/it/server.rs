// SPDX-License-Identifier: EUPL-1.2
//! A mail server on the loopback address that speaks the few commands a client needs and answers as it is told.

use mail::{Mailer, SmtpSettings, Tls, Transport};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server says to one recipient.
#[derive(Clone, Copy)]
pub enum Answer {
    /// Takes the mail.
    Accept,
    /// Says this to `RCPT TO`.
    Refuse(&'static str),
    /// Says nothing any more.
    Hang,
}

/// The server; every connection uses the next answer, the last one stays.
pub struct Server {
    pub port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub async fn start(answers: &'static [Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&log);
        tokio::spawn(async move {
            for number in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                let answer = answers[number.min(answers.len() - 1)];
                // A client that goes away ends its conversation; that is its right.
                let _ = converse(stream, answer, &kept).await;
            }
        });
        Self { port, log }
    }

    pub fn mailer(&self) -> Mailer {
        let settings = SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            tls: Tls::None,
            user: None,
            password: None,
            from: "Stadt Muster <post@stadt.example>".to_owned(),
        };
        Mailer::with_time_out(Transport::Smtp(settings), Duration::from_secs(2)).unwrap()
    }

    /// Every line that clients sent.
    pub fn lines(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// The lines that begin with a text.
    pub fn lines_with(&self, start: &str) -> Vec<String> {
        self.lines().into_iter().filter(|line| line.starts_with(start)).collect()
    }
}

async fn converse(stream: TcpStream, answer: Answer, log: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 mail.example ESMTP\r\n").await?;
    let mut in_data = false;
    while let Some(line) = lines.next_line().await? {
        log.lock().unwrap().push(line.clone());
        let command = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let reply = match (in_data, command.as_str()) {
            (true, _) if line == "." => {
                in_data = false;
                "250 2.0.0 taken"
            }
            (true, _) => continue,
            (false, "EHLO") => "250-mail.example\r\n250 8BITMIME",
            (false, "RCPT") => match answer {
                Answer::Accept => "250 2.1.5 ok",
                Answer::Refuse(text) => text,
                Answer::Hang => std::future::pending().await,
            },
            (false, "DATA") => {
                in_data = true;
                "354 go on"
            }
            (false, "QUIT") => "221 2.0.0 bye",
            (false, _) => "250 2.0.0 ok",
        };
        writer.write_all(format!("{reply}\r\n").as_bytes()).await?;
        if command == "QUIT" {
            break;
        }
    }
    Ok(())
}
