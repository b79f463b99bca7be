// SPDX-License-Identifier: EUPL-1.2
//! The HTML of editor systems as plain text. Nothing of it is ever shown as markup: tags end here.

/// Plain text of a text that may be HTML: paragraphs apart by an empty line, items of lists one per line, links with their
/// address behind them. Text without a tag is only unescaped.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut link: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        push_text(&mut out, before);
        let named = from.get(1..).is_some_and(|tail| {
            tail.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!')
        });
        let Some(end) = from.find('>').filter(|_| named) else {
            out.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        tag(&mut out, from.get(1..end).unwrap_or_default(), &mut link);
        rest = from.get(end + 1..).unwrap_or_default();
    }
    push_text(&mut out, rest);
    tidy(&out)
}

/// Unescapes a text; the white space of a source is one space, its line breaks stay only where no tag makes any.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(12).find(|(_, sign)| *sign == ';').map(|(place, _)| place);
        match end.and_then(|end| Some((entity(from.get(1..end)?)?, end))) {
            Some((sign, end)) => {
                out.push(sign);
                rest = from.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let code = number.and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    if let Some(sign) = code.and_then(char::from_u32).filter(|sign| !sign.is_control()) {
        return Some(sign);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "euro" => '€',
        "sect" => '§',
        "ndash" => '–',
        "bdquo" => '„',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => return None,
    })
}

fn tag(out: &mut String, tag: &str, link: &mut Option<String>) {
    let closing = tag.starts_with('/');
    let name: String =
        tag.trim_start_matches('/').chars().take_while(|sign| sign.is_ascii_alphanumeric()).collect();
    match name.to_ascii_lowercase().as_str() {
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" => out.push_str("\n\n"),
        "br" => out.push('\n'),
        "li" | "tr" if !closing => out.push('\n'),
        "a" if closing => {
            if let Some(address) = link.take().filter(|address| !out.ends_with(address.as_str())) {
                out.push_str(&format!(" ({address})"));
            }
        }
        "a" => *link = address(tag),
        _ => {}
    }
}

/// The address of a link, if it is one of the web or a mail address.
fn address(tag: &str) -> Option<String> {
    let from = tag.split_once("href=")?.1;
    let quote = from.chars().next().filter(|sign| ['"', '\''].contains(sign))?;
    let address = from.get(1..)?.split(quote).next()?;
    let allowed = ["https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start));
    allowed.then(|| address.trim_start_matches("mailto:").to_owned())
}

/// No spaces at the ends of lines, no more than one empty line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The items of a list that is written as HTML or as lines.
pub(super) fn items(text: &str) -> String {
    let plain = plain(text);
    let lines: Vec<&str> = plain.lines().map(|line| line.trim_start_matches(['-', '•', '*', ' '])).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_lines() {
        assert_eq!(plain("Ein &amp; zwei &lt;3"), "Ein & zwei <3");
        assert_eq!(plain("<p>Eins</p><p>Zwei<br/>drei</p>"), "Eins\n\nZwei\ndrei");
        assert_eq!(items("<ul><li>Ausweis</li><li>Foto <b>neu</b></li></ul>"), "Ausweis\nFoto neu");
        assert_eq!(items("- Ausweis\n- Foto"), "Ausweis\nFoto");
        assert_eq!(plain("<a href=\"https://amt.example/x\">Seite</a>"), "Seite (https://amt.example/x)");
        assert_eq!(plain("<a href=\"javascript:alert(1)\">Seite</a>"), "Seite");
        assert_eq!(plain("Grundst&uuml;ck &#8364; 5 < 6 und a<b"), "Grundstück € 5 < 6 und a<b");
        assert_eq!(plain("<script>alert(1)</script>"), "alert(1)");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,80}", markup in "[<>&;a-z/\"=# ]{0,60}") {
            let _ = (plain(&text), plain(&markup), items(&markup));
        }

        #[test]
        fn text_without_markup_stays(text in "[a-zäöü§€ .,()]{0,60}") {
            prop_assert_eq!(plain(&text), text.trim());
        }
    }
}
