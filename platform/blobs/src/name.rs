// SPDX-License-Identifier: EUPL-1.2
//! Which owners and ids are permitted, and the paths made of them.

use object_store::path::Path;

use crate::{Error, Result};

/// Last part of the path of an owner's wrapped key.
const KEY: &str = "key";

/// Refuses everything but 1 to 64 of the characters `A-Z a-z 0-9 -`, so that no name can leave its
/// folder and no separator can be smuggled in.
fn permitted(name: &str) -> Result<()> {
    let fits = (1..=64).contains(&name.len());
    if fits && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        Ok(())
    } else {
        Err(Error::Name)
    }
}

/// Path of an object. `key` is reserved in every spelling, since some file systems ignore case.
pub(crate) fn object(owner: &str, id: &str) -> Result<Path> {
    permitted(owner)?;
    permitted(id)?;
    if id.eq_ignore_ascii_case(KEY) {
        return Err(Error::Name);
    }
    Ok(Path::from_iter([owner, id]))
}

/// Path of the wrapped key of `owner`.
pub(crate) fn key(owner: &str) -> Result<Path> {
    permitted(owner)?;
    Ok(Path::from_iter([owner, KEY]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_two_path_segments() {
        assert_eq!(object("amt-1", "0190a").unwrap().as_ref(), "amt-1/0190a");
        assert_eq!(key("amt-1").unwrap().as_ref(), "amt-1/key");
    }

    #[test]
    fn the_name_of_the_key_is_reserved_in_every_spelling() {
        for id in ["key", "KEY", "Key"] {
            assert!(matches!(object("amt-1", id), Err(Error::Name)), "{id}");
        }
    }

    #[test]
    fn a_name_has_at_most_64_characters() {
        assert!(key(&"a".repeat(64)).is_ok());
        assert!(matches!(key(&"a".repeat(65)), Err(Error::Name)));
        assert!(matches!(key(""), Err(Error::Name)));
    }

    proptest::proptest! {
        #[test]
        fn no_other_character_is_permitted(text in "\\PC{0,8}") {
            let plain = !text.is_empty()
                && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
            proptest::prop_assert_eq!(key(&text).is_ok(), plain);
        }
    }
}
