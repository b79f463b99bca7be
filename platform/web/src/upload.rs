// SPDX-License-Identifier: EUPL-1.2
//! Files that people send: the type is told by the content, the name is made harmless.

use foundation::Message;

/// Longest file name that is kept.
const NAME_LIMIT: usize = 120;

/// A file that was looked at and may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Harmless name.
    pub name: String,
    /// Media type by content.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Media types that are taken, with the endings their names get.
const TYPES: [(&str, &[&str]); 7] = [
    ("application/pdf", &["pdf"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/png", &["png"]),
    ("image/tiff", &["tif", "tiff"]),
    ("image/heif", &["heic", "heif"]),
    ("image/webp", &["webp"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
];

/// Looks at a file: not empty, not too large, of a type that is taken (`allowed` empty: any of ours), named harmlessly.
///
/// # Errors
/// A message that says what to do.
pub fn inspect(name: &str, bytes: Vec<u8>, limit: usize, allowed: &[String]) -> Result<Upload, Message> {
    if bytes.is_empty() {
        return Err(Message::new("web-upload-empty"));
    }
    if bytes.len() > limit {
        return Err(Message::new("web-upload-too-large").with("megabytes", (limit / 1_048_576).max(1)));
    }
    let found = infer::get(&bytes).map(|kind| kind.mime_type()).unwrap_or_default();
    let known = TYPES.iter().find(|(media_type, _)| *media_type == found);
    let wanted = |media_type: &str| allowed.is_empty() || allowed.iter().any(|one| one == media_type);
    match known {
        Some((media_type, endings)) if wanted(media_type) => {
            Ok(Upload { name: harmless(name, endings), media_type, bytes })
        }
        _ => Err(Message::new("web-upload-type")),
    }
}

/// The name without path, control and direction characters, with an ending that fits the content.
fn harmless(name: &str, endings: &[&str]) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .map(|c| if c.is_alphanumeric() || " .-_()".contains(c) { c } else { '_' })
        .take(NAME_LIMIT)
        .collect();
    let kept = kept.trim_matches([' ', '.']);
    let stem = if kept.is_empty() { "datei" } else { kept };
    let fits =
        stem.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()));
    if fits { stem.to_owned() } else { format!("{stem}.{}", endings.first().copied().unwrap_or("bin")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf() -> Vec<u8> {
        b"%PDF-1.7\n%more".to_vec()
    }

    #[test]
    fn the_content_decides_the_type_and_the_name_follows() {
        let upload = inspect("../../etc/plan.exe", pdf(), 1000, &[]).unwrap();
        assert_eq!((upload.name.as_str(), upload.media_type), ("plan.exe.pdf", "application/pdf"));
        assert_eq!(inspect("Führungszeugnis.PDF", pdf(), 1000, &[]).unwrap().name, "Führungszeugnis.PDF");
        assert_eq!(inspect("a\u{202e}fdp.\r\nx", pdf(), 1000, &[]).unwrap().name, "a_fdp.__x.pdf");
        assert_eq!(inspect("..", pdf(), 1000, &[]).unwrap().name, "datei.pdf");
    }

    #[test]
    fn what_is_not_taken_is_refused_with_a_reason() {
        let key = |name: &str, bytes: Vec<u8>, allowed: &[String]| {
            inspect(name, bytes, 100, allowed).unwrap_err().key
        };
        assert_eq!(key("a.pdf", vec![], &[]), "web-upload-empty");
        assert_eq!(key("a.pdf", [pdf(), vec![0; 100]].concat(), &[]), "web-upload-too-large");
        assert_eq!(key("a.pdf", b"<script>alert(1)</script>".to_vec(), &[]), "web-upload-type");
        assert_eq!(key("a.pdf", pdf(), &["image/png".to_owned()]), "web-upload-type");
    }
}
