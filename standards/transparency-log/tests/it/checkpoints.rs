// SPDX-License-Identifier: EUPL-1.2
//! Checkpoints: exactly three lines, signed.

use transparency_log::{
    Checkpoint, CheckpointError, NoteError, SigningKey, open_checkpoint, sign_checkpoint, sign_note,
};

use crate::support::{hash, signing_key};

/// Made with another implementation of SHA-256 and Ed25519 from the key of `support::signing_key`.
const TEXT: &str = "kontor.example/protokoll/amt-muster\n5\nNmGFBYfktAkBRFiLKczqeGN1qxS+dIEPO7xRS2Beia4=\n\n— kontor.example/protokoll Ife8K0yjpeZ47FTsg6qFbsOPw7VgGIeAqm/yKT7XEV1BMhI7Add+a4Dlpfzt4A0sONsyEQuzFi1jkZcyppkgzfWwuw0=\n";

fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: "kontor.example/protokoll/amt-muster".to_owned(),
        size: 5,
        root: hash("3661850587e4b4090144588b29ccea786375ab14be74810f3bbc514b605e89ae"),
    }
}

#[test]
fn a_checkpoint_is_written_as_another_implementation_writes_it() {
    assert_eq!(sign_checkpoint(&signing_key(), &checkpoint()).unwrap(), TEXT);
    assert_eq!(open_checkpoint(TEXT, signing_key().verifying_key()), Ok(checkpoint()));
}

#[test]
fn a_checkpoint_of_another_key_or_name_is_refused() {
    let renamed = SigningKey::from_seed("kontor.example/anderes", &[7; 32]).unwrap();
    let other = SigningKey::from_seed("kontor.example/protokoll", &[8; 32]).unwrap();
    for key in [renamed, other] {
        let refused = open_checkpoint(TEXT, key.verifying_key());
        assert_eq!(refused, Err(CheckpointError::Note(NoteError::UnknownKey)));
    }
}

#[test]
fn a_signed_text_of_another_form_is_not_a_checkpoint() {
    const ROOT: &str = "NmGFBYfktAkBRFiLKczqeGN1qxS+dIEPO7xRS2Beia4=";
    let key = signing_key();
    for text in [
        "\n".to_owned(),
        "log\n5\n".to_owned(),
        format!("log\n5\n{ROOT}\nextension\n"),
        format!("log\n5\n{ROOT}\n\n"),
        format!("log\n05\n{ROOT}\n"),
        format!("log\n+5\n{ROOT}\n"),
        format!("log\n-5\n{ROOT}\n"),
        format!("log\n5 \n{ROOT}\n"),
        format!("log\n\n{ROOT}\n"),
        format!("log\n18446744073709551616\n{ROOT}\n"),
        "log\n5\nNmGFBYfktAkBRFiLKczqeGN1qxS+dIEPO7xRS2Beia5=\n".to_owned(),
        "log\n5\nNmGFBYfktAkBRFiLKczqeGN1qxS+dIEPO7xRS2Beia4\n".to_owned(),
        "log\n5\nNmGFBYfktAkBRFiLKczqeGN1qxS+dIEPO7xRS2Be\n".to_owned(),
    ] {
        let note = sign_note(&key, &text).unwrap();
        assert_eq!(open_checkpoint(&note, key.verifying_key()), Err(CheckpointError::Form), "{text:?}");
    }
    let note = sign_note(&key, &format!("\n5\n{ROOT}\n")).unwrap();
    assert_eq!(open_checkpoint(&note, key.verifying_key()), Err(CheckpointError::Origin));
}

#[test]
fn an_origin_that_would_break_the_lines_is_not_signed() {
    for origin in ["", "a\nb", "a\u{85}b", "a\u{7f}"] {
        let refused =
            sign_checkpoint(&signing_key(), &Checkpoint { origin: origin.to_owned(), ..checkpoint() });
        assert_eq!(refused, Err(CheckpointError::Origin), "{origin:?}");
    }
}

#[test]
fn every_changed_byte_of_a_checkpoint_is_found() {
    let key = signing_key();
    for position in 0..TEXT.len() {
        for bit in 0..8 {
            let mut bytes = TEXT.as_bytes().to_vec();
            bytes[position] ^= 1 << bit;
            let Ok(text) = String::from_utf8(bytes) else { continue };
            assert!(open_checkpoint(&text, key.verifying_key()).is_err(), "byte {position}, bit {bit}");
        }
    }
}
