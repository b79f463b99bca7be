// SPDX-License-Identifier: EUPL-1.2
//! What a mail says, and the message (RFC 5322) made of it. Pure.

use foundation::Timestamp;
use lettre::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime};

/// A mail in plain text to one recipient. It should say that there is news and where, not what the news is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The recipient's address, without a name.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The text; lines end in `\n`.
    pub text: String,
    /// What it is about, for example a file reference: mails with the same reference form a thread at the recipient.
    pub reference: Option<String>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail(…)")
    }
}

/// The payload of the job.
#[derive(Serialize, Deserialize)]
pub(crate) struct Ordered {
    pub(crate) mail: Mail,
    pub(crate) at: Timestamp,
}

/// Why a mail can never be sent. Says neither address nor text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsendable {
    /// The recipient is not an address (RFC 5321, section 4.1.2).
    #[error("the recipient is not a mail address")]
    Recipient,
    /// The subject has a line break or another control character, by which headers could be slipped in.
    #[error("the subject has a control character")]
    Subject,
    /// The message could not be put together.
    #[error("the message cannot be put together")]
    Message,
}

impl Mail {
    /// The recipient, when recipient and subject are fit to be sent.
    pub(crate) fn checked(&self) -> Result<Address, Unsendable> {
        if self.subject.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(Unsendable::Subject);
        }
        if self.to.chars().any(char::is_control) {
            return Err(Unsendable::Recipient);
        }
        self.to.parse().map_err(|_| Unsendable::Recipient)
    }
}

impl Ordered {
    /// The message. Everything in it follows from the order, so that a second delivery is the same message: the Message-ID
    /// comes from `id`, the identifier of the job, and the date is the instant of the order.
    pub(crate) fn message(&self, from: &Mailbox, id: &str) -> Result<Message, Unsendable> {
        let to = self.mail.checked()?;
        let domain = from.email.domain();
        let date =
            SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(self.at.micros()).unwrap_or(0));
        let mut builder = Message::builder()
            .message_id(Some(format!("<{id}@{domain}>")))
            .date(date)
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(self.mail.subject.clone())
            // Keeps absence notes and other robots from answering (RFC 3834, section 5).
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        if let Some(thread) = self.mail.reference.as_deref().and_then(thread) {
            builder = builder.references(format!("<{thread}@{domain}>"));
        }
        builder.singlepart(SinglePart::plain(self.mail.text.clone())).map_err(|_| Unsendable::Message)
    }
}

/// Most characters of a reference that enter the header.
const LONGEST_THREAD: usize = 100;

/// A reference as the left side of a message identifier (RFC 5322, section 3.6.4): letters, digits and single dashes.
fn thread(reference: &str) -> Option<String> {
    let words: Vec<_> =
        reference.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let joined: String = words.join("-").chars().take(LONGEST_THREAD).collect();
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ordered(to: &str, subject: &str, text: &str) -> Ordered {
        let mail = Mail {
            to: to.to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            reference: Some("61.20 / 2026-0012".to_owned()),
        };
        Ordered { mail, at: Timestamp::from_micros(1_772_434_800_000_000) }
    }

    fn from() -> Mailbox {
        "Stadt Muster <post@stadt.example>".parse().unwrap()
    }

    fn written(ordered: &Ordered) -> Result<String, Unsendable> {
        ordered.message(&from(), "0195-id").map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn a_message_is_written_the_same_every_time() {
        let order = ordered("erika@example.org", "Neue Nachricht", "Guten Tag\nKommen Sie bitte.\n");
        let expected = "Message-ID: <0195-id@stadt.example>\r\n\
            Date: Mon, 02 Mar 2026 07:00:00 +0000\r\n\
            From: \"Stadt Muster\" <post@stadt.example>\r\n\
            To: erika@example.org\r\n\
            Subject: Neue Nachricht\r\n\
            Auto-Submitted: auto-generated\r\n\
            References: <61-20-2026-0012@stadt.example>\r\n\
            MIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: 7bit\r\n\r\n\
            Guten Tag\r\nKommen Sie bitte.\r\n";
        assert_eq!(written(&order).unwrap().trim_end(), expected.trim_end());
        assert_eq!(written(&order), written(&order));
    }

    #[test]
    fn a_subject_with_a_line_break_is_refused() {
        for subject in ["a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\0b", "a\u{85}b", "a\u{2028}b"] {
            assert_eq!(written(&ordered("erika@example.org", subject, "")), Err(Unsendable::Subject));
        }
    }

    #[test]
    fn what_is_not_one_address_is_refused() {
        for to in [
            "",
            "erika",
            "@example.org",
            "erika@",
            "Erika <erika@example.org>",
            "erika@example.org, max@example.org",
            "erika@example.org\r\nBcc: eve@example.org",
            "\"a\r\nRCPT TO:<eve@example.org>\"@example.org",
            "erika@example.org>",
        ] {
            assert_eq!(written(&ordered(to, "Hallo", "")), Err(Unsendable::Recipient), "{to}");
        }
    }

    #[test]
    fn a_reference_becomes_a_plain_word() {
        assert_eq!(thread("61.20 / 2026-0012").as_deref(), Some("61-20-2026-0012"));
        assert_eq!(thread("x>\r\nBcc: eve@example.org").as_deref(), Some("x-Bcc-eve-example-org"));
        assert_eq!(thread(" /ü/ "), None);
    }

    proptest! {
        #[test]
        fn no_word_from_outside_adds_a_header(subject in any::<String>(), text in any::<String>(), reference in any::<String>()) {
            let mut order = ordered("erika@example.org", &subject, &text);
            order.mail.reference = Some(format!("x{reference}"));
            if let Ok(message) = order.message(&from(), "0195-id") {
                let bytes = message.formatted();
                let raw = String::from_utf8_lossy(&bytes);
                let head = raw.split("\r\n\r\n").next().unwrap();
                let names: Vec<_> = head
                    .split("\r\n")
                    .filter(|line| !line.starts_with([' ', '\t']))
                    .filter_map(|line| line.split(':').next())
                    .collect();
                prop_assert_eq!(names, [
                    "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "References",
                    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                ]);
            } else {
                let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
                prop_assert!(subject.chars().any(breaks), "refused without need");
            }
        }
    }
}
