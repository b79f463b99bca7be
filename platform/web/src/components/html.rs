// SPDX-License-Identifier: EUPL-1.2
//! Markup that is known to be safe, because it can only be made from escaped text or from components.

use crate::page::{Locale, Page};
use askama::filters::HtmlSafe;
use std::fmt;

/// A piece of finished markup. Text becomes markup by escaping (`From`), a component by rendering ([`Html::of`]);
/// there is no way in for raw strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The markup of a component.
    #[must_use]
    pub fn of(component: &impl HtmlSafe) -> Self {
        Self(component.to_string())
    }

    /// A link; both parts are escaped.
    #[must_use]
    pub fn link(text: &str, url: &str) -> Self {
        Self(format!(r#"<a href="{}">{}</a>"#, escape(url), escape(text)))
    }

    /// A German text on a page of any language: marked as German where the page is not (WCAG 3.1.2), for the words of the law and its
    /// sources, which have no translation.
    #[must_use]
    pub fn german(page: &Page, text: &str) -> Self {
        match page.locale {
            Locale::De => Self::from(text),
            Locale::En if text.is_empty() => Self::default(),
            Locale::En => Self(format!(r#"<span lang="de">{}</span>"#, escape(text))),
        }
    }

    /// Paragraphs of text, separated in the source by empty lines; single line breaks are kept.
    #[must_use]
    pub fn paragraphs(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
        Self(
            paragraphs
                .map(|paragraph| format!("<p>{}</p>", escape(paragraph).replace('\n', "<br>")))
                .collect::<Vec<_>>()
                .join("\n"),
        )
    }

    /// This markup followed by another, with a space between.
    #[must_use]
    pub fn and(mut self, other: impl Into<Self>) -> Self {
        let other = other.into();
        if !self.0.is_empty() && !other.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(&other.0);
        self
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self(escape(text))
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self(escape(&text))
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Self {
        Self(escape(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            Html::from("<b>Müller & 'Söhne' \"KG\"</b>").to_string(),
            "&lt;b&gt;Müller &amp; &#39;Söhne&#39; &quot;KG&quot;&lt;/b&gt;"
        );
    }

    #[test]
    fn the_words_of_the_law_are_marked_as_german_on_english_pages() {
        use crate::components::testing::page_in;
        let on = |locale| Html::german(&page_in(locale), "§ 3 <HundStS>").to_string();
        assert_eq!(on(Locale::De), "§ 3 &lt;HundStS&gt;");
        assert_eq!(on(Locale::En), r#"<span lang="de">§ 3 &lt;HundStS&gt;</span>"#);
        assert!(Html::german(&page_in(Locale::En), "").is_empty());
    }

    #[test]
    fn a_link_escapes_both_parts() {
        let link = Html::link("A & B", "/suche?wort=\"x\"&seite=2");
        assert_eq!(link.to_string(), r#"<a href="/suche?wort=&quot;x&quot;&amp;seite=2">A &amp; B</a>"#);
    }

    #[test]
    fn empty_lines_separate_paragraphs() {
        let text = Html::paragraphs("Eins\nzwei\r\n\r\n<Drei>\n\n\n");
        assert_eq!(text.to_string(), "<p>Eins<br>zwei</p>\n<p>&lt;Drei&gt;</p>");
    }

    #[test]
    fn joined_parts_are_separated_by_a_space() {
        assert_eq!(Html::from("a").and("b").and(Html::default()).to_string(), "a b");
    }
}
