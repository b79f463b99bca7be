// SPDX-License-Identifier: EUPL-1.2
//! Keys and their text forms, against published keys.

use proptest::prelude::*;
use transparency_log::{KeyError, SigningKey, VerifyingKey, open_note, sign_note};

use crate::support::signing_key;

/// The example of the Go note format.
const NEUMANN_PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NEUMANN_PRIVATE: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

/// RFC 8410 section 10.3: a private key in PKCS#8 and its public key.
const RFC_8410_PRIVATE: &str =
    "302e020100300506032b657004220420d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842";
const RFC_8410_PUBLIC: &str = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";

/// RFC 8032 section 7.1, test 1: a seed and its public key.
const RFC_8032_SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const RFC_8032_PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

#[test]
fn a_published_private_key_has_the_published_public_key() {
    let key = SigningKey::from_text(NEUMANN_PRIVATE).unwrap();
    assert_eq!(key.verifying_key().to_string(), NEUMANN_PUBLIC);
    assert_eq!(key.to_text().unwrap(), NEUMANN_PRIVATE);
    assert_eq!(NEUMANN_PUBLIC.parse::<VerifyingKey>().unwrap(), *key.verifying_key());
}

#[test]
fn a_seed_has_the_public_key_of_rfc_8032() {
    let seed = hex::decode(RFC_8032_SEED).unwrap().try_into().unwrap();
    let key = SigningKey::from_seed("log.example", &seed).unwrap();
    assert_eq!(hex::encode(key.verifying_key().as_bytes()), RFC_8032_PUBLIC);
}

#[test]
fn a_pkcs8_document_has_the_public_key_of_rfc_8410() {
    let document = hex::decode(RFC_8410_PRIVATE).unwrap();
    let key = SigningKey::from_pkcs8("log.example", &document).unwrap();
    assert_eq!(hex::encode(key.verifying_key().as_bytes()), RFC_8410_PUBLIC);
    let again = SigningKey::from_pkcs8("log.example", &key.to_pkcs8().unwrap()).unwrap();
    assert_eq!(again.verifying_key(), key.verifying_key());
    assert!(matches!(SigningKey::from_pkcs8("log.example", &document[..40]), Err(KeyError::Material)));
    assert!(matches!(SigningKey::from_pkcs8("log.example", b""), Err(KeyError::Material)));
}

#[test]
fn a_generated_key_signs_for_itself_and_for_no_other() {
    let key = SigningKey::generate("log.example").unwrap();
    let other = SigningKey::generate("log.example").unwrap();
    let note = sign_note(&key, "text\n").unwrap();
    assert_eq!(open_note(&note, key.verifying_key()), Ok("text\n"));
    assert!(open_note(&note, other.verifying_key()).is_err());
    let stored = SigningKey::from_text(&key.to_text().unwrap()).unwrap();
    assert_eq!(stored.verifying_key(), key.verifying_key());
}

#[test]
fn names_with_spaces_plus_or_control_characters_are_refused() {
    for name in ["", "a b", "a+b", "a\u{a0}b", "a\u{2028}b", "a\nb", "a\u{1}b"] {
        assert!(matches!(SigningKey::from_seed(name, &[7; 32]), Err(KeyError::Name)), "{name:?}");
        assert!(matches!(VerifyingKey::new(name, [7; 32]), Err(KeyError::Name)), "{name:?}");
    }
}

#[test]
fn a_key_text_with_any_part_wrong_is_refused() {
    let parse = |text: &str| text.parse::<VerifyingKey>();
    let of_other_type = NEUMANN_PUBLIC.replace("+ARpc", "+AhpC");
    for (text, error) in [
        ("", KeyError::Text),
        ("PeterNeumann", KeyError::Text),
        ("PeterNeumann+c74f20a3", KeyError::Text),
        ("PeterNeumann+c74f20a3+ARpc", KeyError::Text),
        (&of_other_type, KeyError::Text),
        (&NEUMANN_PUBLIC.replace("c74f", "C74F"), KeyError::KeyHash),
        (&NEUMANN_PUBLIC.replace("c74f", "c74e"), KeyError::KeyHash),
        (&NEUMANN_PUBLIC.replace("Peter", "Petra"), KeyError::KeyHash),
        (&NEUMANN_PUBLIC.replace("Peter", ""), KeyError::KeyHash),
        (&NEUMANN_PUBLIC.replace("PeterNeumann", ""), KeyError::Name),
        (&format!("{NEUMANN_PUBLIC}\n"), KeyError::Text),
        (NEUMANN_PRIVATE, KeyError::Text),
    ] {
        assert_eq!(parse(text), Err(error), "{text:?}");
    }
    assert!(matches!(SigningKey::from_text(NEUMANN_PUBLIC), Err(KeyError::Text)));
    let damaged = NEUMANN_PRIVATE.replace("+AYEK", "+AYEL");
    assert!(matches!(SigningKey::from_text(&damaged), Err(KeyError::KeyHash)));
}

#[test]
fn debug_output_does_not_show_the_private_key() {
    assert_eq!(format!("{:?}", signing_key()), "SigningKey(kontor.example/protokoll)");
}

proptest! {
    #[test]
    fn a_verifying_key_reads_back_from_its_text(bytes: [u8; 32], name in "[a-z./0-9äß]{1,30}") {
        let key = VerifyingKey::new(&name, bytes).unwrap();
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn arbitrary_text_is_read_or_refused(text in "\\PC{0,100}") {
        if let Ok(key) = text.parse::<VerifyingKey>() {
            prop_assert_eq!(key.to_string(), text);
        }
    }
}
