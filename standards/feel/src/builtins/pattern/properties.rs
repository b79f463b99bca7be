// SPDX-License-Identifier: EUPL-1.2
//! Character classes of XML Schema (Part 2, appendix F) in Rust's syntax.

/// `\i`: characters that may begin an XML name.
const NAME_START: &str = r"[:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}]";
/// `\I`
const NOT_NAME_START: &str = r"[^:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}]";
/// `\c`: characters that an XML name may hold.
const NAME: &str = r"[\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}]";
/// `\C`
const NOT_NAME: &str = r"[^\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}]";

/// General categories.
const CATEGORIES: &[&str] = &[
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
];

/// Blocks that scripts of European and neighbouring administrations use, with their first and last code point.
const BLOCKS: &[(&str, u32, u32)] = &[
    ("BasicLatin", 0x0000, 0x007F),
    ("Latin-1Supplement", 0x0080, 0x00FF),
    ("LatinExtended-A", 0x0100, 0x017F),
    ("LatinExtended-B", 0x0180, 0x024F),
    ("IPAExtensions", 0x0250, 0x02AF),
    ("SpacingModifierLetters", 0x02B0, 0x02FF),
    ("CombiningDiacriticalMarks", 0x0300, 0x036F),
    ("Greek", 0x0370, 0x03FF),
    ("GreekandCoptic", 0x0370, 0x03FF),
    ("Cyrillic", 0x0400, 0x04FF),
    ("CyrillicSupplement", 0x0500, 0x052F),
    ("Armenian", 0x0530, 0x058F),
    ("Hebrew", 0x0590, 0x05FF),
    ("Arabic", 0x0600, 0x06FF),
    ("Georgian", 0x10A0, 0x10FF),
    ("LatinExtendedAdditional", 0x1E00, 0x1EFF),
    ("GreekExtended", 0x1F00, 0x1FFF),
    ("GeneralPunctuation", 0x2000, 0x206F),
    ("SuperscriptsandSubscripts", 0x2070, 0x209F),
    ("CurrencySymbols", 0x20A0, 0x20CF),
    ("LetterlikeSymbols", 0x2100, 0x214F),
    ("NumberForms", 0x2150, 0x218F),
    ("Arrows", 0x2190, 0x21FF),
    ("MathematicalOperators", 0x2200, 0x22FF),
    ("Hiragana", 0x3040, 0x309F),
    ("Katakana", 0x30A0, 0x30FF),
    ("CJKUnifiedIdeographs", 0x4E00, 0x9FFF),
    ("HangulSyllables", 0xAC00, 0xD7AF),
];

/// The class of a one-letter escape.
pub(super) fn shorthand(escaped: char) -> Option<&'static str> {
    Some(match escaped {
        'd' => r"\p{Nd}",
        'D' => r"\P{Nd}",
        's' => r"[ \t\n\r]",
        'S' => r"[^ \t\n\r]",
        'w' => r"[^\p{P}\p{Z}\p{C}]",
        'W' => r"[\p{P}\p{Z}\p{C}]",
        'i' => NAME_START,
        'I' => NOT_NAME_START,
        'c' => NAME,
        'C' => NOT_NAME,
        _ => return None,
    })
}

/// The class of `\p{name}` or, negated, `\P{name}`: a general category or a block (`IsBasicLatin`).
pub(super) fn property(name: &str, negated: bool) -> Option<String> {
    if CATEGORIES.contains(&name) {
        return Some(format!("\\{}{{{name}}}", if negated { 'P' } else { 'p' }));
    }
    let block = name.strip_prefix("Is")?;
    let (_, first, last) = BLOCKS.iter().find(|(known, ..)| *known == block)?;
    let opening = if negated { "[^" } else { "[" };
    Some(format!("{opening}\\x{{{first:X}}}-\\x{{{last:X}}}]"))
}
