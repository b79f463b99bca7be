// SPDX-License-Identifier: EUPL-1.2
//! The nouns of XDatenfelder 2. What is the same in version 3 is shared with it.

use serde::{Deserialize, Serialize};

use crate::model::{
    Cardinality, CodeListReference, CodeValue, DataType, Date, ElementKind, Extension, FieldKind, Header,
    Identifier, RepresentationModification, StructureModification,
};

/// `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// In Vorbereitung.
    #[serde(rename = "inVorbereitung")]
    InPreparation,
    /// Aktiv.
    #[serde(rename = "aktiv")]
    Active,
    /// Inaktiv.
    #[serde(rename = "inaktiv")]
    Inactive,
}

impl CodeValue for Status {
    const ALL: &'static [Self] = &[Self::InPreparation, Self::Active, Self::Inactive];
    const LIST: Option<(&'static str, &'static str)> =
        Some(("urn:xoev-de:fim:codeliste:xdatenfelder.status", "1.0"));
    fn code(self) -> &'static str {
        match self {
            Self::InPreparation => "inVorbereitung",
            Self::Active => "aktiv",
            Self::Inactive => "inaktiv",
        }
    }
}

/// URN and version of the code list that version 2 names at an element.
pub(crate) fn code_list(element: &str) -> Option<(&'static str, &'static str)> {
    let list = match element {
        "status" => Status::LIST,
        "feldart" => FieldKind::LIST,
        "datentyp" => DataType::LIST,
        "schemaelementart" => ElementKind::LIST,
        "ableitungsmodifikationenStruktur" => StructureModification::LIST,
        "ableitungsmodifikationenRepraesentation" => RepresentationModification::LIST,
        _ => None,
    };
    list.map(|(uri, _)| (uri, "1.0"))
}

/// One file of version 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// `header`.
    pub header: Header,
    /// What the file describes.
    pub content: Content,
    /// What root and header say beyond the standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// What a message describes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Message `xdatenfelder.dokumentsteckbrief.0101`.
    Profile(Box<DocumentProfile>),
    /// Message `xdatenfelder.stammdatenschema.0102`.
    Schema(Box<DataSchema>),
    /// Message `xdatenfelder.datenfeldgruppe.0103`.
    Group(Box<FieldGroup>),
    /// Message `xdatenfelder.datenfeld.0104`.
    Field(Box<DataField>),
}

impl Content {
    /// Identity and approval of what the message describes.
    pub fn info(&self) -> &ElementInfo {
        match self {
            Self::Profile(profile) => &profile.info,
            Self::Schema(schema) => &schema.info,
            Self::Group(group) => &group.info,
            Self::Field(field) => &field.info,
        }
    }
}

/// What profile, schema, group, field and rule have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementInfo {
    /// `identifikation`, with eight digits and a version of two parts.
    pub identifier: Identifier,
    /// `name`.
    pub name: String,
    /// `bezeichnungEingabe`.
    pub input_label: String,
    /// `bezeichnungAusgabe`.
    pub output_label: Option<String>,
    /// `beschreibung`.
    pub description: Option<String>,
    /// `definition`; for a rule the rule in words.
    pub definition: Option<String>,
    /// `bezug`: legal bases, separated by semicolons.
    pub legal_references: Option<String>,
    /// `status`.
    pub status: Status,
    /// `gueltigAb`: first day of validity.
    pub valid_from: Option<Date>,
    /// `gueltigBis`: last day of validity.
    pub valid_until: Option<Date>,
    /// `fachlicherErsteller`.
    pub creator: Option<String>,
    /// `versionshinweis`.
    pub version_note: Option<String>,
    /// `freigabedatum`.
    pub released_on: Option<Date>,
    /// `veroeffentlichungsdatum`.
    pub published_on: Option<Date>,
    /// What the file says beyond the standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// What group and field have in common beyond [`ElementInfo`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presentation {
    /// `schemaelementart`.
    pub kind: ElementKind,
    /// `hilfetextEingabe`.
    pub input_help: Option<String>,
    /// `hilfetextAusgabe`.
    pub output_help: Option<String>,
}

/// What kind of document a form becomes (`dokumentensteckbrief`, so spelled in version 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentProfile {
    /// Identity and approval.
    pub info: ElementInfo,
    /// `isReferenz`: a pattern for other profiles.
    pub is_reference: bool,
    /// `dokumentart`, in words.
    pub kind: String,
    /// `hilfetext`.
    pub help: Option<String>,
}

/// A whole form (`stammdatenschema`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSchema {
    /// Identity and approval.
    pub info: ElementInfo,
    /// `hilfetext`.
    pub help: Option<String>,
    /// `ableitungsmodifikationenStruktur`.
    pub structure_modification: StructureModification,
    /// `ableitungsmodifikationenRepraesentation`.
    pub representation_modification: RepresentationModification,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
    /// `struktur`, repeated.
    pub structure: Vec<Structure>,
}

/// A reusable group of fields (`datenfeldgruppe`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldGroup {
    /// Identity and approval.
    pub info: ElementInfo,
    /// Kind and help.
    pub presentation: Presentation,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
    /// `struktur`, repeated.
    pub structure: Vec<Structure>,
}

/// One question of a form (`datenfeld`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataField {
    /// Identity and approval.
    pub info: ElementInfo,
    /// Kind and help.
    pub presentation: Presentation,
    /// `feldart`.
    pub kind: FieldKind,
    /// `datentyp`.
    pub data_type: DataType,
    /// `praezisierung`: a JSON object as text.
    pub constraints: Option<String>,
    /// `inhalt`.
    pub content: Option<String>,
    /// `codelisteReferenz`.
    pub code_list: Option<CodeListReference>,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
}

/// A condition between fields and groups (`regel`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRule {
    /// Identity, approval and, as its definition, the rule in words.
    pub info: ElementInfo,
    /// `script`: the body in JavaScript, verbatim with all its white space.
    pub script: Option<String>,
}

/// One place in a schema or group at which an element is used (`struktur`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    /// `anzahl`.
    pub cardinality: Cardinality,
    /// `bezug`: why the element is used here, separated by semicolons.
    pub legal_references: Option<String>,
    /// `enthaelt`.
    pub element: SchemaElement,
    /// What the file says beyond the standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// What a schema or group is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaElement {
    /// `datenfeldgruppe`.
    Group(Box<FieldGroup>),
    /// `datenfeld`.
    Field(Box<DataField>),
}

impl SchemaElement {
    /// Identity and approval.
    pub fn info(&self) -> &ElementInfo {
        match self {
            Self::Group(group) => &group.info,
            Self::Field(field) => &field.info,
        }
    }
}
