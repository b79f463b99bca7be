// SPDX-License-Identifier: EUPL-1.2
//! What a form sends: pairs and files, from either of the two ways in which browsers encode forms.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, RawForm, Request};
use axum::http::{StatusCode, header};
use foundation::{Message, Problem};
use std::sync::Arc;
use web::{Platform, Refusal};

/// Most pairs that are read; more are refused as a whole.
const MOST_PAIRS: usize = 2_000;
/// Most files of one request.
const MOST_FILES: usize = 20;
/// Longest text of a pair in a multipart body, in bytes.
const LONGEST_TEXT: usize = 64 * 1024;

/// A file as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostedFile {
    /// Name of the field.
    pub(crate) field: String,
    /// Name that the sender gave it; not to be trusted.
    pub(crate) name: String,
    /// The bytes, at most one more than the limit of the installation.
    pub(crate) bytes: Vec<u8>,
}

/// What a form sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Posted {
    /// Names and values in the order in which they came.
    pub(crate) pairs: Vec<(String, String)>,
    /// Files that are not empty.
    pub(crate) files: Vec<PostedFile>,
}

impl Posted {
    /// The first value of a name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

const REFUSED: Problem = Problem::Refused(Message::new("web-problem-request"));

impl FromRequest<Arc<Platform>> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, platform: &Arc<Platform>) -> Result<Self, Refusal> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_multipart = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
        if !is_multipart {
            let RawForm(bytes) = RawForm::from_request(request, platform).await.map_err(|_| REFUSED)?;
            return Ok(Self { pairs: pairs(&bytes)?, files: Vec::new() });
        }
        let multipart = Multipart::from_request(request, platform).await.map_err(|_| REFUSED)?;
        read_multipart(multipart, platform.settings.upload_limit).await
    }
}

/// Pairs of `application/x-www-form-urlencoded`.
pub(crate) fn pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let pairs: Vec<_> = bytes
        .split(|byte| *byte == b'&')
        .filter(|part| !part.is_empty())
        .take(MOST_PAIRS + 1)
        .map(|part| {
            let middle = part.iter().position(|byte| *byte == b'=').unwrap_or(part.len());
            let (name, value) = part.split_at(middle);
            (decode(name), decode(value.strip_prefix(b"=").unwrap_or(value)))
        })
        .collect();
    if pairs.len() > MOST_PAIRS { Err(REFUSED.into()) } else { Ok(pairs) }
}

/// Undoes the percent-encoding of forms; what is no UTF-8 becomes the replacement character, which no answer accepts.
fn decode(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let ahead = rest.clone();
                let digits: String = ahead.take(2).filter(u8::is_ascii_hexdigit).map(char::from).collect();
                match u8::from_str_radix(&digits, 16) {
                    Ok(decoded) if digits.len() == 2 => {
                        bytes.push(decoded);
                        rest.nth(1);
                    }
                    _ => bytes.push(b'%'),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn read_multipart(mut multipart: Multipart, limit: usize) -> Result<Posted, Refusal> {
    let mut posted = Posted::default();
    while let Some(field) = multipart.next_field().await.map_err(too_large_or_broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file_name) => {
                let bytes = read_part(field, limit.saturating_add(1)).await?;
                // A file field that was left empty is sent as a file without name and bytes.
                if !(file_name.is_empty() && bytes.is_empty()) {
                    posted.files.push(PostedFile { field: name, name: file_name, bytes });
                }
            }
            None => {
                let bytes = read_part(field, LONGEST_TEXT).await?;
                posted.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        if posted.pairs.len() > MOST_PAIRS || posted.files.len() > MOST_FILES {
            return Err(REFUSED.into());
        }
    }
    Ok(posted)
}

/// Reads a part; what exceeds the limit is read to its end but not kept.
async fn read_part(mut field: Field<'_>, limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(too_large_or_broken)? {
        let room = limit.saturating_sub(bytes.len());
        bytes.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
    }
    Ok(bytes)
}

fn too_large_or_broken(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::refused("assistant-refused-body").into();
    }
    REFUSED.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        pairs(text.as_bytes()).unwrap()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn pairs_are_decoded_as_browsers_encode_them() {
        assert_eq!(
            read("a=1&b=L%C3%BCbsche+Stra%C3%9Fe+1%26&c"),
            [pair("a", "1"), pair("b", "Lübsche Straße 1&"), pair("c", "")]
        );
        assert_eq!(read("G1%2FF2=x%3Dy&&=z"), [pair("G1/F2", "x=y"), pair("", "z")]);
    }

    #[test]
    fn broken_encodings_stay_as_they_are() {
        assert_eq!(
            read("a=%&b=%4&c=%zz&d=%+1"),
            [pair("a", "%"), pair("b", "%4"), pair("c", "%zz"), pair("d", "% 1")]
        );
        assert_eq!(read("a=%ff"), [pair("a", "\u{fffd}")]);
    }

    #[test]
    fn too_many_pairs_are_refused_as_a_whole() {
        assert_eq!(read(&"a=1&".repeat(2_000)).len(), 2_000);
        assert!(pairs("a=1&".repeat(2_001).as_bytes()).is_err());
    }
}
