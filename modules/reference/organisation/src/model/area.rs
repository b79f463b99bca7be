// SPDX-License-Identifier: EUPL-1.2
//! Areas of the Land with their keys, validity and successors.

use foundation::{Date, Validity};

/// The first day of rows with an open start.
pub(crate) const OPEN_START: Date = Date::constant(1, 1, 1);

/// What an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AreaKind {
    /// The Land.
    Land,
    /// A Landkreis.
    District,
    /// An independent city (kreisfreie Stadt), at district level.
    City,
    /// An Amt: an association that administers municipalities.
    Association,
    /// A municipality.
    Municipality,
}

impl AreaKind {
    /// Every kind, largest first.
    pub const ALL: [Self; 5] =
        [Self::Land, Self::District, Self::City, Self::Association, Self::Municipality];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::District => "district",
            Self::City => "city",
            Self::Association => "association",
            Self::Municipality => "municipality",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// An area as it was or is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Regional key (ARS), 12 digits, padded with zeros above the municipality; independent cities as district: 5 digits.
    pub key: String,
    /// What it is.
    pub kind: AreaKind,
    /// Official municipality key (AGS); empty for an Amt.
    pub ags: String,
    /// Name without additions.
    pub name: String,
    /// Key of the area above; empty for the Land.
    pub parent: String,
    /// From when until when it exists; an open start is 1 January of the year 1.
    pub valid: Validity,
    /// Key of the area into which it was merged.
    pub successor: Option<String>,
    /// What the source adds, for example the official name or that the row is to be confirmed.
    pub note: String,
}

impl Area {
    /// Whether the area exists on a day.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.valid.contains(day)
    }

    /// The first day, unless the start is open.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        (self.valid.from > OPEN_START).then_some(self.valid.from)
    }
}

/// A name as the search compares it: lower case, without marks, `ae`, `oe`, `ue` like `ä`, `ö`, `ü`, words separated by one space.
/// So "Grevesmuehlen", "grevesmühlen" and "GREVESMUHLEN" are the same.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push('a'),
            'ö' => folded.push('o'),
            'ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            'e' if folded.ends_with(['a', 'o', 'u']) => {}
            'a'..='z' | '0'..='9' => folded.push(character),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The key itself and those of the areas that stand above it by its digits: Amt (9 digits), district (5, padded and bare) and
/// Land (2). The recorded parent decides; this only tells what is worth looking up together.
#[must_use]
pub fn keys_above(key: &str) -> [String; 5] {
    let padded =
        |digits: usize| key.get(..digits).map_or_else(|| key.to_owned(), |start| format!("{start:0<12}"));
    let bare = key.get(..5).unwrap_or(key).to_owned();
    [key.to_owned(), padded(9), padded(5), padded(2), bare]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_umlauts_are_typed() {
        assert_eq!(fold("Grevesmühlen"), "grevesmuhlen");
        assert_eq!(fold("GREVESMUEHLEN"), "grevesmuhlen");
        assert_eq!(fold("grevesmuhlen"), "grevesmuhlen");
        assert_eq!(fold("Groß Stieten"), "gross stieten");
        assert_eq!(fold("  Darß/Fischland "), "darss fischland");
        assert_eq!(fold("Neu Gaarz"), fold("neu-gaarz"));
    }

    #[test]
    fn nothing_that_means_something_to_the_database_survives_folding() {
        assert_eq!(fold("%_'\\"), "");
    }

    #[test]
    fn the_digits_of_a_key_name_the_areas_above() {
        assert_eq!(
            keys_above("130745451047"),
            ["130745451047", "130745451000", "130740000000", "130000000000", "13074"]
        );
        assert!(keys_above("13004").contains(&"130000000000".to_owned()));
        assert_eq!(keys_above("€"), ["€"; 5]);
    }

    #[test]
    fn every_kind_is_read_back_from_its_name() {
        for kind in AreaKind::ALL {
            assert_eq!(AreaKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(AreaKind::parse("village"), None);
    }
}
