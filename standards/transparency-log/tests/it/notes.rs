// SPDX-License-Identifier: EUPL-1.2
//! Signed notes, against published notes.

use proptest::prelude::*;
use transparency_log::{NoteError, SigningKey, VerifyingKey, open_note, sign_note};

use crate::support::signing_key;

/// The example of the Go note format.
const NEUMANN_PRIVATE: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const NEUMANN_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NEUMANN_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

/// The example of C2SP signed-note.
const SPECIFICATION_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const SPECIFICATION_NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

#[test]
fn the_example_of_the_go_note_format_is_reproduced_byte_for_byte() {
    let key = SigningKey::from_text(NEUMANN_PRIVATE).unwrap();
    let note = sign_note(&key, NEUMANN_TEXT).unwrap();
    assert_eq!(note, format!("{NEUMANN_TEXT}\n{NEUMANN_LINE}"));
    assert_eq!(open_note(&note, key.verifying_key()), Ok(NEUMANN_TEXT));
}

#[test]
fn the_example_of_the_specification_is_opened() {
    let key: VerifyingKey = SPECIFICATION_KEY.parse().unwrap();
    assert_eq!(open_note(SPECIFICATION_NOTE, &key), Ok("This is an example message.\n"));
}

#[test]
fn signatures_by_other_keys_are_ignored() {
    let key = signing_key();
    let note = sign_note(&key, NEUMANN_TEXT).unwrap();
    let own_line = note.strip_prefix(NEUMANN_TEXT).unwrap().trim_start();
    for order in [[own_line, NEUMANN_LINE], [NEUMANN_LINE, own_line]] {
        let both = format!("{NEUMANN_TEXT}\n{}", order.concat());
        assert_eq!(open_note(&both, key.verifying_key()), Ok(NEUMANN_TEXT));
    }
    let alone = format!("{NEUMANN_TEXT}\n{NEUMANN_LINE}");
    assert_eq!(open_note(&alone, key.verifying_key()), Err(NoteError::UnknownKey));
}

#[test]
fn one_wrong_signature_by_the_expected_key_refuses_the_note_even_beside_a_right_one() {
    let key = signing_key();
    let right = sign_note(&key, "one\n").unwrap();
    let wrong = sign_note(&key, "two\n").unwrap();
    let both = format!("{right}{}", wrong.strip_prefix("two\n\n").unwrap());
    assert_eq!(open_note(&both, key.verifying_key()), Err(NoteError::Signature));
}

#[test]
fn a_text_with_blank_lines_ends_at_the_last_one() {
    let key = signing_key();
    for text in ["a\n\nb\n", "a\n\n\n", "\n", "a\n\n— x y\n"] {
        let note = sign_note(&key, text).unwrap();
        assert_eq!(open_note(&note, key.verifying_key()), Ok(text));
    }
}

#[test]
fn a_text_that_cannot_be_a_note_is_not_signed() {
    for text in ["", "a", "a\r\n", "a\tb\n", "a\0\n"] {
        assert_eq!(sign_note(&signing_key(), text), Err(NoteError::Form), "{text:?}");
    }
}

#[test]
fn a_malformed_note_is_refused() {
    let key: VerifyingKey = SPECIFICATION_KEY.parse().unwrap();
    let many = SPECIFICATION_NOTE.to_owned() + &NEUMANN_LINE.repeat(64);
    for note in [
        "",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAAAA==\n",
        "text\n\n— name AAAAAAB=\n",
        "text\n\n—  AAAAAAA=\n",
        &SPECIFICATION_NOTE.replace("\n\n", "\n"),
        &SPECIFICATION_NOTE.replace("— ", "- "),
        &SPECIFICATION_NOTE.replace("message", "mess\tage"),
        &SPECIFICATION_NOTE.replace("aQM=\n", "aQM=\r\n"),
        &SPECIFICATION_NOTE.replace("aQM=\n", "aQM\n"),
        &SPECIFICATION_NOTE.replace("aQM=\n", "aQM= \n"),
        SPECIFICATION_NOTE.strip_suffix('\n').unwrap(),
        &many,
        &format!("{}{SPECIFICATION_NOTE}", "x".repeat(1 << 20)),
    ] {
        assert_eq!(open_note(note, &key), Err(NoteError::Form), "{:?}", &note[..note.len().min(200)]);
    }
    let sixteen = SPECIFICATION_NOTE.to_owned() + &NEUMANN_LINE.repeat(16);
    assert!(open_note(&sixteen, &key).is_ok());
}

proptest! {
    #[test]
    fn every_signed_text_opens_to_itself(text in "([ -~äöüß—]|\n){0,60}") {
        let key = signing_key();
        let text = text + "\n";
        let note = sign_note(&key, &text).unwrap();
        prop_assert_eq!(open_note(&note, key.verifying_key()), Ok(text.as_str()));
    }

    #[test]
    fn arbitrary_text_is_never_a_note_of_our_key(text in "(.|\n){0,200}") {
        prop_assert!(open_note(&text, signing_key().verifying_key()).is_err());
    }
}
