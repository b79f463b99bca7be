// SPDX-License-Identifier: EUPL-1.2
//! From the types to XDatenfelder 3.0.0, in the element order of the standard.

use crate::model::{
    CodeValue, Content, DataField, DataSchema, ElementInfo, FieldGroup, FieldRule, Fragment, Identifier,
    Keyword, LegalReference, Message, Presentation, SchemaElement, Structure,
};
use crate::reader::{FIELD_MESSAGE, GROUP_MESSAGE, NAMESPACE_3, SCHEMA_MESSAGE};
use crate::xml::is_xml_character;

/// Writes a message.
pub(crate) fn write(message: &Message) -> Vec<u8> {
    let root = match &message.content {
        Content::Schema(_) => SCHEMA_MESSAGE,
        Content::Group(_) => GROUP_MESSAGE,
        Content::Field(_) => FIELD_MESSAGE,
    };
    let mut output = Output { text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), level: 0 };
    output.open(root, &[("xmlns:xdf3", Some(NAMESPACE_3))]);
    output.open("header", &[]);
    output.leaf("nachrichtID", &message.header.message_id);
    output.leaf("erstellungszeitpunkt", message.header.created_at.as_str());
    output.close("header");
    match &message.content {
        Content::Schema(schema) => output.schema(schema),
        Content::Group(group) => output.group(group),
        Content::Field(field) => output.field(field),
    }
    output.close(root);
    output.text.into_bytes()
}

/// The text written so far and the level of indentation.
struct Output {
    text: String,
    level: usize,
}

impl Output {
    fn indent(&mut self) {
        for _ in 0..self.level {
            self.text.push_str("  ");
        }
    }

    fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.indent();
        self.text.push_str("<xdf3:");
        self.text.push_str(name);
        self.attributes(attributes);
    }

    fn attributes(&mut self, attributes: &[(&str, Option<&str>)]) {
        for (name, value) in attributes {
            if let Some(value) = value {
                self.text.push(' ');
                self.text.push_str(name);
                self.text.push_str("=\"");
                escape(value, true, &mut self.text);
                self.text.push('"');
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.level += 1;
    }

    fn close(&mut self, name: &str) {
        self.level -= 1;
        self.indent();
        self.text.push_str("</xdf3:");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    fn leaf_with(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.start(name, attributes);
        if text.is_empty() {
            self.text.push_str("/>\n");
            return;
        }
        self.text.push('>');
        escape(text, false, &mut self.text);
        self.text.push_str("</xdf3:");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    fn code<T: CodeValue>(&mut self, name: &str, value: T) {
        let (list, version) = T::LIST.unzip();
        self.open(name, &[("listURI", list), ("listVersionID", version)]);
        self.indent();
        self.text.push_str("<code>");
        self.text.push_str(value.code());
        self.text.push_str("</code>\n");
        self.close(name);
    }

    fn identifier(&mut self, name: &str, identifier: &Identifier) {
        self.open(name, &[]);
        self.leaf("id", &identifier.id);
        self.optional("version", identifier.version.as_deref());
        self.close(name);
    }

    fn schema(&mut self, schema: &DataSchema) {
        self.open("stammdatenschema", &[]);
        self.info(&schema.info);
        self.leaf("bezeichnung", &schema.label);
        self.optional("hilfetext", schema.help.as_deref());
        self.code("ableitungsmodifikationenStruktur", schema.structure_modification);
        self.code("ableitungsmodifikationenRepraesentation", schema.representation_modification);
        self.identifier("dokumentsteckbrief", &schema.document_profile);
        self.rules(&schema.rules);
        self.structure(&schema.structure);
        self.close("stammdatenschema");
    }

    fn group(&mut self, group: &FieldGroup) {
        self.open("datenfeldgruppe", &[]);
        self.info(&group.info);
        self.presentation(&group.presentation);
        if let Some(kind) = group.kind {
            self.code("art", kind);
        }
        self.rules(&group.rules);
        self.structure(&group.structure);
        self.close("datenfeldgruppe");
    }

    fn field(&mut self, field: &DataField) {
        self.open("datenfeld", &[]);
        self.info(&field.info);
        self.presentation(&field.presentation);
        self.code("feldart", field.kind);
        self.code("datentyp", field.data_type);
        self.constraints(field);
        self.optional("inhalt", field.content.as_deref());
        self.code("vorbefuellung", field.prefill);
        self.choices(field);
        self.optional("codeKey", field.code_column.as_deref());
        self.optional("nameKey", field.name_column.as_deref());
        self.optional("helpKey", field.help_column.as_deref());
        for media_type in &field.media_types {
            self.leaf("mediaType", media_type);
        }
        self.optional("maxSize", field.max_size.map(|size| size.to_string()).as_deref());
        self.rules(&field.rules);
        self.close("datenfeld");
    }

    fn constraints(&mut self, field: &DataField) {
        let constraints = &field.constraints;
        if constraints.is_empty() {
            return;
        }
        let min_length = constraints.min_length.map(|length| length.to_string());
        let max_length = constraints.max_length.map(|length| length.to_string());
        let attributes = [
            ("minLength", min_length.as_deref()),
            ("maxLength", max_length.as_deref()),
            ("minValue", constraints.min_value.as_deref()),
            ("maxValue", constraints.max_value.as_deref()),
            ("pattern", constraints.pattern.as_deref()),
        ];
        self.leaf_with("praezisierung", &attributes, constraints.remark.as_deref().unwrap_or_default());
    }

    /// The standard allows either a reference or values; the reference stands for the values of its list.
    fn choices(&mut self, field: &DataField) {
        if let Some(reference) = &field.code_list {
            self.open("codelisteReferenz", &[]);
            self.leaf("canonicalIdentification", &reference.canonical_uri);
            self.optional("version", reference.version.as_deref());
            self.optional("canonicalVersionUri", reference.canonical_version_uri.as_deref());
            self.close("codelisteReferenz");
        } else if !field.values.is_empty() {
            self.open("werte", &[]);
            for value in &field.values {
                self.open("wert", &[]);
                self.leaf("code", &value.code);
                self.leaf("name", &value.name);
                self.optional("hilfe", value.help.as_deref());
                self.close("wert");
            }
            self.close("werte");
        }
    }

    fn structure(&mut self, structure: &[Structure]) {
        for place in structure {
            self.open("struktur", &[]);
            self.leaf("anzahl", &place.cardinality.to_string());
            self.legal_references(&place.legal_references);
            self.open("enthaelt", &[]);
            match &place.element {
                SchemaElement::Group(group) => self.group(group),
                SchemaElement::Field(field) => self.field(field),
            }
            self.close("enthaelt");
            self.close("struktur");
        }
    }

    fn info(&mut self, info: &ElementInfo) {
        self.identifier("identifikation", &info.identifier);
        self.leaf("name", &info.name);
        self.optional("beschreibung", info.description.as_deref());
        self.optional("definition", info.definition.as_deref());
        self.legal_references(&info.legal_references);
        self.code("freigabestatus", info.release_status);
        self.optional("statusGesetztAm", info.status_set_on.as_ref().map(crate::Date::as_str));
        self.optional("statusGesetztDurch", info.status_set_by.as_deref());
        self.optional("gueltigAb", info.valid_from.as_ref().map(crate::Date::as_str));
        self.optional("gueltigBis", info.valid_until.as_ref().map(crate::Date::as_str));
        self.optional("versionshinweis", info.version_note.as_deref());
        self.optional("veroeffentlichungsdatum", info.published_on.as_ref().map(crate::Date::as_str));
        self.leaf("letzteAenderung", info.last_changed_at.as_str());
        for relation in &info.relations {
            self.open("relation", &[]);
            self.code("praedikat", relation.kind);
            self.identifier("objekt", &relation.target);
            self.close("relation");
        }
        self.keywords(&info.keywords);
    }

    fn presentation(&mut self, presentation: &Presentation) {
        self.leaf("bezeichnungEingabe", &presentation.input_label);
        self.optional("bezeichnungAusgabe", presentation.output_label.as_deref());
        self.code("schemaelementart", presentation.kind);
        self.optional("hilfetextEingabe", presentation.input_help.as_deref());
        self.optional("hilfetextAusgabe", presentation.output_help.as_deref());
    }

    fn legal_references(&mut self, references: &[LegalReference]) {
        for reference in references {
            self.leaf_with("bezug", &[("link", reference.link.as_deref())], &reference.text);
        }
    }

    fn keywords(&mut self, keywords: &[Keyword]) {
        for keyword in keywords {
            self.leaf_with("stichwort", &[("uri", keyword.uri.as_deref())], &keyword.text);
        }
    }

    fn rules(&mut self, rules: &[FieldRule]) {
        for rule in rules {
            self.open("regel", &[]);
            self.identifier("identifikation", &rule.identifier);
            self.leaf("name", &rule.name);
            self.optional("beschreibung", rule.description.as_deref());
            self.optional("freitextRegel", rule.free_text.as_deref());
            self.legal_references(&rule.legal_references);
            self.keywords(&rule.keywords);
            self.optional("fachlicherErsteller", rule.creator.as_deref());
            self.leaf("letzteAenderung", rule.last_changed_at.as_str());
            self.code("typ", rule.kind);
            self.fragments("param", &rule.parameters);
            self.fragments("ziel", &rule.targets);
            self.optional("skript", rule.script.as_deref());
            self.fragments("fehler", &rule.errors);
            self.close("regel");
        }
    }

    /// The outermost name follows from the place and not from the fragment, so that the file stays readable.
    fn fragments(&mut self, name: &str, fragments: &[Fragment]) {
        for fragment in fragments {
            self.fragment(name, true, fragment);
        }
    }

    fn fragment(&mut self, name: &str, qualified: bool, fragment: &Fragment) {
        let prefix = if qualified { "xdf3:" } else { "" };
        self.indent();
        self.text.push('<');
        self.text.push_str(prefix);
        self.text.push_str(name);
        let attributes: Vec<_> =
            fragment.attributes.iter().map(|(key, value)| (key.as_str(), Some(value.as_str()))).collect();
        self.attributes(&attributes);
        self.text.push('>');
        if fragment.children.is_empty() {
            escape(fragment.text.as_deref().unwrap_or_default(), false, &mut self.text);
        } else {
            self.text.push('\n');
            self.level += 1;
            for child in &fragment.children {
                self.fragment(&child.name, child.qualified, child);
            }
            self.level -= 1;
            self.indent();
        }
        self.text.push_str("</");
        self.text.push_str(prefix);
        self.text.push_str(name);
        self.text.push_str(">\n");
    }
}

/// Appends a text so that XML readers give it back unchanged. Characters that XML 1.0 forbids become U+FFFD.
fn escape(text: &str, attribute: bool, output: &mut String) {
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' if attribute => output.push_str("&quot;"),
            '\r' => output.push_str("&#13;"),
            '\n' if attribute => output.push_str("&#10;"),
            '\t' if attribute => output.push_str("&#9;"),
            allowed if is_xml_character(allowed) => output.push(allowed),
            _ => output.push('\u{FFFD}'),
        }
    }
}
