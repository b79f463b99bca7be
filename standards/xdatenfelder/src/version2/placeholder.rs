// SPDX-License-Identifier: EUPL-1.2
//! The field that stands in what would otherwise be empty.

use crate::model::{
    Cardinality, Constraints, DataField, DataType, ElementInfo, ElementKind, FieldKind, Identifier, Prefill,
    Presentation, ReleaseStatus, SchemaElement, Structure, Timestamp,
};

/// The harmonised placeholder field `F60000000001`, hidden, that stands in an otherwise empty schema or group.
pub(super) fn placeholder(last_changed_at: Timestamp) -> Structure {
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
            extensions: Vec::new(),
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
        extensions: Vec::new(),
    }
}
