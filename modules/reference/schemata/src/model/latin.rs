// SPDX-License-Identifier: EUPL-1.2
//! The characters of text fields.
//!
//! `text_latin` stands for String.Latin+ 1.2, data type C of DIN SPEC 91379. The normative table is not public; what
//! is accepted here is an approximation by Unicode blocks: it admits some letters of these blocks that the table
//! does not have, and refuses other scripts, symbols and control characters.

/// Whether a character may stand in a `text_latin` field.
pub(crate) fn is_latin(character: char) -> bool {
    matches!(character,
        ' '..='~'
        | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}'
        | '\u{259}' | '\u{292}' | '\u{2b9}'..='\u{2bc}' | '\u{2be}' | '\u{2bf}' | '\u{2c8}' | '\u{2cc}'
        // Accents that are written after their letter.
        | '\u{300}'..='\u{304}' | '\u{306}'..='\u{30c}' | '\u{30f}' | '\u{311}' | '\u{31b}'
        | '\u{323}'..='\u{328}' | '\u{32d}' | '\u{32e}' | '\u{331}' | '\u{332}' | '\u{335}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201a}' | '\u{201c}'..='\u{201e}' | '\u{2020}' | '\u{2021}'
        | '\u{2026}' | '\u{2030}' | '\u{2032}' | '\u{2033}' | '\u{2039}' | '\u{203a}'
        | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{207f}'..='\u{2089}' | '€' | '\u{2122}'
    ) || character == '\n'
}

/// Whether a character may stand in any text: no control characters but the end of a line.
pub(crate) fn is_text(character: char) -> bool {
    character == '\n' || character == '\t' || !character.is_control()
}
