// SPDX-License-Identifier: EUPL-1.2
//! The form of the template page.

use crate::model::TemplateText;

/// What the person wants to do with the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Save the text.
    Save,
    /// See a sample letter first.
    Preview,
    /// Go back to the default of the installation.
    Reset,
}

/// The form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TemplateForm {
    pub text: TemplateText,
    /// The version that the person saw.
    pub based_on: i64,
    pub wish: Wish,
}

/// Reads the form. Line ends become `\n`, the subject one line; an unreadable version is none that exists, so that nothing is
/// overwritten unseen.
pub(crate) fn read(pairs: &[(String, String)]) -> TemplateForm {
    let value =
        |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let subject = value("subject").split_whitespace().collect::<Vec<_>>().join(" ");
    let body = value("body").replace("\r\n", "\n").replace('\r', "\n");
    TemplateForm {
        text: TemplateText { subject, body: format!("{}\n", body.trim_end()) },
        based_on: value("version").parse().unwrap_or(-1),
        wish: match value("wish") {
            "preview" => Wish::Preview,
            "reset" => Wish::Reset,
            _ => Wish::Save,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn line_ends_of_browsers_become_plain_ones() {
        let form = read(&pairs(&[
            ("subject", " Bescheid\r\n zu  X "),
            ("body", "a\r\n\r\nb\rc \r\n\r\n"),
            ("version", "3"),
            ("wish", "preview"),
        ]));
        let text = TemplateText { subject: "Bescheid zu X".to_owned(), body: "a\n\nb\nc\n".to_owned() };
        assert_eq!(form, TemplateForm { text, based_on: 3, wish: Wish::Preview });
    }

    #[test]
    fn an_unreadable_version_matches_no_version() {
        let form = read(&pairs(&[("version", "x"), ("wish", "reset")]));
        assert_eq!((form.based_on, form.wish), (-1, Wish::Reset));
        assert_eq!(read(&[]).wish, Wish::Save);
    }
}
