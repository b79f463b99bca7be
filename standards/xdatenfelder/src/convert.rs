// SPDX-License-Identifier: EUPL-1.2
//! Rules of conversion from XDatenfelder 2 to 3 that need no XML.

use serde_json::Value as Json;

use crate::model::{
    Cardinality, Constraints, DataField, DataType, ElementInfo, ElementKind, FieldKind, Identifier,
    LegalReference, Prefill, Presentation, ReleaseStatus, SchemaElement, Structure, Timestamp,
};
use crate::reader::Context;

/// Values of one element that version 3 has no place for.
pub(crate) struct Losses {
    id: String,
    lost: Vec<(String, String)>,
}

impl Losses {
    /// Nothing lost yet.
    pub fn of(identifier: &Identifier) -> Self {
        Self { id: identifier.id.clone(), lost: Vec::new() }
    }

    /// Remembers a value, if there is one.
    pub fn lose(&mut self, name: &str, value: Option<String>) {
        self.lost.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// Appends the values to the description and notes them.
    pub fn keep(self, description: &mut Option<String>, context: &mut Context<'_>) {
        for (name, value) in self.lost {
            context.note(
                &self.id,
                format!("<{name}> has no place in version 3, moved to <beschreibung>: {value}"),
            );
            let line = format!("Originalwert aus XDatenfelder 2, {name}: {value}");
            match description {
                Some(text) => {
                    text.push('\n');
                    text.push_str(&line);
                }
                None => *description = Some(line),
            }
        }
    }
}

/// Splits the references of version 2 at semicolons; white space inside of a reference becomes a single space.
pub(crate) fn split_references(text: &str) -> Vec<LegalReference> {
    let tidy = |part: &str| part.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    text.split(';')
        .map(tidy)
        .filter(|text| !text.is_empty())
        .map(|text| LegalReference { text, link: None })
        .collect()
}

/// Reads the JSON text of `praezisierung`. What it holds beyond the five known keys is lost.
pub(crate) fn constraints(text: Option<String>, losses: &mut Losses) -> Constraints {
    let mut constraints = Constraints::default();
    let Some(text) = text else { return constraints };
    let Ok(Json::Object(entries)) = serde_json::from_str::<Json>(&text) else {
        losses.lose("praezisierung", Some(text));
        return constraints;
    };
    for (key, value) in entries {
        let written = match &value {
            Json::String(text) => crate::xml::trim(text).to_owned(),
            Json::Number(number) => number.to_string(),
            Json::Null => String::new(),
            other => other.to_string(),
        };
        if written.is_empty() {
            continue;
        }
        let length = written.parse::<u32>().ok();
        match (key.as_str(), length) {
            ("minLength", Some(_)) => constraints.min_length = length,
            ("maxLength", Some(_)) => constraints.max_length = length,
            ("minValue", _) => constraints.min_value = Some(written),
            ("maxValue", _) => constraints.max_value = Some(written),
            ("pattern", _) => constraints.pattern = Some(written),
            _ => losses.lose("praezisierung", Some(format!("{key}={written}"))),
        }
    }
    constraints
}

/// The harmonised placeholder field `F60000000001`, hidden, that stands in an otherwise empty schema or group.
pub(crate) fn placeholder(last_changed_at: Timestamp) -> Structure {
    let name = "Default-Datenfeld".to_owned();
    let field = DataField {
        info: ElementInfo {
            identifier: Identifier::new("F60000000001", "1.0.0"),
            name: name.clone(),
            description: None,
            definition: None,
            legal_references: Vec::new(),
            release_status: ReleaseStatus::ApprovedGold,
            status_set_on: None,
            status_set_by: None,
            valid_from: None,
            valid_until: None,
            version_note: None,
            published_on: None,
            last_changed_at,
            relations: Vec::new(),
            keywords: Vec::new(),
        },
        presentation: Presentation {
            input_label: name.clone(),
            output_label: Some(name),
            kind: ElementKind::Harmonised,
            input_help: None,
            output_help: None,
        },
        kind: FieldKind::Hidden,
        data_type: DataType::Text,
        constraints: Constraints::default(),
        content: None,
        prefill: Prefill::None,
        values: Vec::new(),
        code_list: None,
        code_column: None,
        name_column: None,
        help_column: None,
        media_types: Vec::new(),
        max_size: None,
        rules: Vec::new(),
    };
    Structure {
        cardinality: Cardinality { min: 1, max: Some(1) },
        legal_references: Vec::new(),
        element: SchemaElement::Field(Box::new(field)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_separated_by_semicolons() {
        let texts: Vec<String> =
            split_references("§ 3 AufenthG\r\n§ 78; ;TRGS 519 ;").into_iter().map(|r| r.text).collect();
        assert_eq!(texts, ["§ 3 AufenthG § 78", "TRGS 519"]);
        assert_eq!(split_references(" \n"), []);
    }

    #[test]
    fn the_json_of_a_constraint_becomes_attributes_and_the_rest_is_lost_aloud() {
        let mut losses = Losses::of(&Identifier::working_copy("F1"));
        let text = r#"{"minLength":"1","maxLength":55,"minValue":"","pattern":"[0-9]{5}","step":"2","maxValue":"2080-12-31"}"#;
        let found = constraints(Some(text.to_owned()), &mut losses);
        assert_eq!(found.min_length, Some(1));
        assert_eq!(found.max_length, Some(55));
        assert_eq!(found.min_value, None);
        assert_eq!(found.max_value.as_deref(), Some("2080-12-31"));
        assert_eq!(found.pattern.as_deref(), Some("[0-9]{5}"));
        assert_eq!(losses.lost, [("praezisierung".to_owned(), "step=2".to_owned())]);
    }

    #[test]
    fn a_constraint_that_is_not_json_is_lost_aloud() {
        let mut losses = Losses::of(&Identifier::working_copy("F1"));
        assert!(constraints(Some("höchstens 5".to_owned()), &mut losses).is_empty());
        assert_eq!(losses.lost, [("praezisierung".to_owned(), "höchstens 5".to_owned())]);
    }
}
