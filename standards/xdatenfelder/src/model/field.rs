// SPDX-License-Identifier: EUPL-1.2
//! Fields, their values and constraints, and rules.

use serde::{Deserialize, Serialize};

use super::codes::{DataType, FieldKind, Prefill, RuleKind};
use super::dates::Timestamp;
use super::element::{ElementInfo, Identifier, Keyword, LegalReference, Presentation};
use super::extension::Extension;

/// One question of a form (`datenfeld`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataField {
    /// Identity and approval.
    pub info: ElementInfo,
    /// Labels and help.
    pub presentation: Presentation,
    /// `feldart`.
    pub kind: FieldKind,
    /// `datentyp`.
    pub data_type: DataType,
    /// `praezisierung`.
    pub constraints: Constraints,
    /// `inhalt`: default value, or the text of a label.
    pub content: Option<String>,
    /// `vorbefuellung`.
    pub prefill: Prefill,
    /// `werte`: the choices, given in the file or filled in from a code list.
    pub values: Vec<Value>,
    /// `codelisteReferenz`.
    pub code_list: Option<CodeListReference>,
    /// `codeKey`: column of the code list that holds the code.
    pub code_column: Option<String>,
    /// `nameKey`: column of the code list that holds the label.
    pub name_column: Option<String>,
    /// `helpKey`: column of the code list that holds the help text.
    pub help_column: Option<String>,
    /// `mediaType`, repeated: the types of file that are accepted.
    pub media_types: Vec<String>,
    /// `maxSize`: greatest size of a file, in the unit of the source (the public sources do not name it).
    pub max_size: Option<u64>,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
}

/// Limits of what may be entered (`praezisierung`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Constraints {
    /// `minLength`, in characters.
    pub min_length: Option<u32>,
    /// `maxLength`, in characters.
    pub max_length: Option<u32>,
    /// `minValue`: a number or date, as written.
    pub min_value: Option<String>,
    /// `maxValue`: a number or date, as written.
    pub max_value: Option<String>,
    /// `pattern`: a regular expression, as written.
    pub pattern: Option<String>,
    /// Text of the element, for what the attributes cannot say.
    pub remark: Option<String>,
}

impl Constraints {
    /// Nothing is limited.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One choice of a select field (`wert`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// `code`: what is stored.
    pub code: String,
    /// `name`: what is shown.
    pub name: String,
    /// `hilfe`.
    pub help: Option<String>,
    /// What the file says beyond the standard, see [`Extension`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// Names a code list that is kept elsewhere (`codelisteReferenz`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeListReference {
    /// Identity (`C...`). Only XDatenfelder 2 has one; it is not written.
    pub identifier: Option<Identifier>,
    /// `canonicalIdentification`: URN without version.
    pub canonical_uri: String,
    /// `version`.
    pub version: Option<String>,
    /// `canonicalVersionUri`: URN with version.
    pub canonical_version_uri: Option<String>,
}

impl CodeListReference {
    /// Whether the list is kept by the FIM editors and not in the public repository of XÖV code lists.
    pub fn is_internal(&self) -> bool {
        self.canonical_uri.starts_with("urn:de:fim:")
    }
}

/// A condition between fields and groups (`regel`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRule {
    /// `identifikation`.
    pub identifier: Identifier,
    /// `name`.
    pub name: String,
    /// `beschreibung`.
    pub description: Option<String>,
    /// `freitextRegel`: the rule in words.
    pub free_text: Option<String>,
    /// `bezug`, repeated.
    pub legal_references: Vec<LegalReference>,
    /// `stichwort`, repeated.
    pub keywords: Vec<Keyword>,
    /// `fachlicherErsteller`.
    pub creator: Option<String>,
    /// `letzteAenderung`.
    pub last_changed_at: Timestamp,
    /// `typ`.
    pub kind: RuleKind,
    /// `param`, repeated: inputs of the script.
    pub parameters: Vec<Fragment>,
    /// `ziel`, repeated: what the script acts on.
    pub targets: Vec<Fragment>,
    /// `skript`, verbatim with all its white space.
    pub script: Option<String>,
    /// `fehler`, repeated: messages of the script.
    pub errors: Vec<Fragment>,
    /// What the file says beyond the standard, see [`Extension`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// A part of a rule whose inner shape no public source describes, kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// Local name of the element.
    pub name: String,
    /// Whether the element belongs to the namespace of the standard; `<code>` elements belong to none.
    pub qualified: bool,
    /// Attributes in their order.
    pub attributes: Vec<(String, String)>,
    /// Text without surrounding white space.
    pub text: Option<String>,
    /// Child elements in their order.
    pub children: Vec<Fragment>,
}

impl Fragment {
    /// The attribute or child element of that name, as text.
    pub fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        attribute
            .or_else(|| self.children.iter().find(|child| child.name == name).and_then(|c| c.text.as_deref()))
    }
}
