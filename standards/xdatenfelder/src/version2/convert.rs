// SPDX-License-Identifier: EUPL-1.2
//! From version 2 to version 3, with the defaults of the FIM editors' own converter.
//!
//! What version 3 has no place for is appended to the description of the element, and every such value is noted.

use super::constraints::constraints;
use super::model::{self as two, Status};
use super::placeholder::placeholder;
use crate::genericode::CodeList;
use crate::model as three;
use crate::model::{
    Addition, CodeValue, DocumentKind, Extension, Identifier, LegalReference, NoteKind, Prefill,
    ReleaseStatus, RuleKind, StandardVersion, Timestamp,
};
use crate::query::{choices, full_name, is_meant};
use crate::reader::Notes;
use crate::widen::{widen_id, widen_text, widen_version};

/// Values of one element that version 3 has no place for.
#[derive(Default)]
pub(super) struct Losses(Vec<(&'static str, String)>);

impl Losses {
    /// Remembers a value, if there is one.
    pub fn lose(&mut self, name: &'static str, value: Option<String>) {
        self.0.extend(value.map(|value| (name, value)));
    }

    #[cfg(test)]
    pub fn lines(&self) -> Vec<String> {
        self.0.iter().map(|(name, value)| format!("{name}: {value}")).collect()
    }
}

impl two::Message {
    /// Converts the message to version 3. The notes of the result name every value that was moved or assumed.
    ///
    /// A schema realises the given document profile, because version 2 does not name one. References to internal code lists
    /// (see [`three::CodeListReference::is_internal`]) become the values of the list, where it is among the given ones; all
    /// other references stay.
    pub fn to_version_3(&self, document_profile: &Identifier, code_lists: &[CodeList]) -> three::Message {
        let created_at = self.header.created_at.clone();
        let mut converter = Converter { notes: Notes::default(), created_at, document_profile, code_lists };
        converter.assume_time(self.content.info());
        let content = match &self.content {
            two::Content::Profile(profile) => three::Content::Profile(Box::new(converter.profile(profile))),
            two::Content::Schema(schema) => three::Content::Schema(Box::new(converter.schema(schema))),
            two::Content::Group(group) => three::Content::Group(Box::new(converter.group(group))),
            two::Content::Field(field) => three::Content::Field(Box::new(converter.field(field))),
        };
        let extensions = converter.extensions("", &self.extensions);
        three::Message {
            header: self.header.clone(),
            content,
            source: StandardVersion::Two,
            notes: converter.notes.into_list(),
            extensions,
        }
    }
}

struct Converter<'a> {
    notes: Notes,
    /// When the message was written; stands in for the time of the last change, which version 2 does not have.
    created_at: Timestamp,
    document_profile: &'a Identifier,
    code_lists: &'a [CodeList],
}

impl Converter<'_> {
    fn assume_time(&mut self, info: &two::ElementInfo) {
        let created_at = &self.created_at;
        let text =
            format!("version 2 has no <letzteAenderung>: {created_at} was taken from <erstellungszeitpunkt>");
        self.notes.add(&widened_id(&info.identifier.id), NoteKind::Assumed, text);
    }

    fn profile(&mut self, profile: &two::DocumentProfile) -> three::DocumentProfile {
        let mut losses = Losses::default();
        losses.lose("bezeichnungAusgabe", profile.info.output_label.clone());
        let kind = DocumentKind::from_code(&profile.kind).or_else(|| DocumentKind::from_name(&profile.kind));
        if kind.is_none() {
            losses.lose("dokumentart", Some(profile.kind.clone()).filter(|kind| !kind.is_empty()));
        }
        three::DocumentProfile {
            info: self.info(&profile.info, losses),
            is_abstract: profile.is_reference,
            kind: kind.unwrap_or(DocumentKind::Other),
            label: profile.info.input_label.clone(),
            help: profile.help.clone(),
        }
    }

    fn schema(&mut self, schema: &two::DataSchema) -> three::DataSchema {
        let mut losses = Losses::default();
        losses.lose("bezeichnungAusgabe", schema.info.output_label.clone());
        let info = self.info(&schema.info, losses);
        let id = &info.identifier.id;
        let assumed = format!("version 2 names no <dokumentsteckbrief>: {} was set", self.document_profile);
        self.notes.add(id, NoteKind::Assumed, assumed);
        three::DataSchema {
            label: schema.info.input_label.clone(),
            help: schema.help.clone(),
            structure_modification: schema.structure_modification,
            representation_modification: schema.representation_modification,
            document_profile: self.document_profile.clone(),
            rules: self.rules(&schema.rules),
            structure: self.structure(&schema.structure, id),
            info,
        }
    }

    fn group(&mut self, group: &two::FieldGroup) -> three::FieldGroup {
        let info = self.info(&group.info, Losses::default());
        three::FieldGroup {
            presentation: presentation(&group.info, &group.presentation),
            kind: None,
            rules: self.rules(&group.rules),
            structure: self.structure(&group.structure, &info.identifier.id),
            info,
        }
    }

    fn field(&mut self, field: &two::DataField) -> three::DataField {
        let mut losses = Losses::default();
        let constraints = constraints(field.constraints.as_deref(), &mut losses);
        let (code_list, values) = self.code_list(field, &mut losses);
        three::DataField {
            info: self.info(&field.info, losses),
            presentation: presentation(&field.info, &field.presentation),
            kind: field.kind,
            data_type: field.data_type,
            constraints,
            content: field.content.clone(),
            prefill: Prefill::None,
            values,
            code_list,
            code_column: None,
            name_column: None,
            help_column: None,
            media_types: Vec::new(),
            max_size: None,
            rules: self.rules(&field.rules),
        }
    }

    /// The reference, or the values in its place when the list is internal and at hand.
    fn code_list(
        &mut self,
        field: &two::DataField,
        losses: &mut Losses,
    ) -> (Option<three::CodeListReference>, Vec<three::Value>) {
        let Some(reference) = &field.code_list else { return (None, Vec::new()) };
        losses.lose("codelisteReferenz", reference.identifier.as_ref().map(ToString::to_string));
        let id = widened_id(&field.info.identifier.id);
        let name = full_name(reference);
        if !reference.is_internal() {
            return (Some(reference.clone()), Vec::new());
        }
        let Some(list) = self.code_lists.iter().find(|list| is_meant(reference, list)) else {
            let text = format!("the internal code list {name} is not at hand: the reference was kept");
            self.notes.add(&id, NoteKind::Unusual, text);
            return (Some(reference.clone()), Vec::new());
        };
        losses.lose("codelisteReferenz", Some(name.clone()));
        let told = [Some(list.code_column.as_str()), list.label_column.as_deref()];
        for column in list.columns.iter().filter(|column| !told.contains(&Some(column.id.as_str()))) {
            let text =
                format!("the column {} of the code list {name} is not kept beside the values", column.id);
            self.notes.add(&id, NoteKind::Dropped, text);
        }
        (None, choices([None, None, None], list))
    }

    fn rules(&mut self, rules: &[two::FieldRule]) -> Vec<three::FieldRule> {
        rules.iter().map(|rule| self.rule(rule)).collect()
    }

    /// Converts `regel`. The rule in words stands in `definition`; its identities are widened with the rest.
    fn rule(&mut self, rule: &two::FieldRule) -> three::FieldRule {
        let info = &rule.info;
        let identifier = self.identifier(&info.identifier);
        let mut losses = Losses::default();
        losses.lose("status", (info.status != Status::Active).then(|| info.status.code().to_owned()));
        let label = Some(info.input_label.clone()).filter(|label| !label.is_empty() && *label != info.name);
        losses.lose("bezeichnungEingabe", label);
        losses.lose("bezeichnungAusgabe", info.output_label.clone());
        losses.lose("versionshinweis", info.version_note.clone());
        losses.lose("gueltigAb", info.valid_from.clone().map(String::from));
        losses.lose("gueltigBis", info.valid_until.clone().map(String::from));
        losses.lose("freigabedatum", info.released_on.clone().map(String::from));
        losses.lose("veroeffentlichungsdatum", info.published_on.clone().map(String::from));
        let mut description = info.description.clone();
        self.keep(&identifier.id, losses, &mut description);
        three::FieldRule {
            name: info.name.clone(),
            description,
            free_text: info.definition.as_deref().map(widen_text),
            legal_references: split_references(info.legal_references.as_deref()),
            keywords: Vec::new(),
            creator: info.creator.clone(),
            last_changed_at: self.created_at.clone(),
            kind: RuleKind::Complex,
            parameters: Vec::new(),
            targets: Vec::new(),
            script: self.script(rule, &identifier),
            errors: Vec::new(),
            extensions: self.extensions(&identifier.id, &info.extensions),
            identifier,
        }
    }

    /// The script; the empty function that the editors' tool writes counts as none.
    fn script(&mut self, rule: &two::FieldRule, identifier: &Identifier) -> Option<String> {
        let script = rule.script.as_deref()?;
        let bare: String = script.chars().filter(|character| !character.is_whitespace()).collect();
        if bare.is_empty() || bare == "functionscript(){}" {
            return None;
        }
        let text = "the script was kept as it is; it names identities of version 2";
        self.notes.add(&identifier.id, NoteKind::Unusual, text);
        Some(script.to_owned())
    }

    /// Converts every `struktur`; version 3 demands at least one, so that an empty element gets the placeholder field.
    fn structure(&mut self, structure: &[two::Structure], id: &str) -> Vec<three::Structure> {
        if structure.is_empty() {
            let placeholder = placeholder(self.created_at.clone());
            let name = placeholder.element.info().identifier.to_string();
            let text = format!("the element is empty: the placeholder field {name} was inserted");
            self.notes.add(id, NoteKind::Assumed, text);
            return vec![placeholder];
        }
        structure
            .iter()
            .map(|place| {
                let element = match &place.element {
                    two::SchemaElement::Group(group) => {
                        three::SchemaElement::Group(Box::new(self.group(group)))
                    }
                    two::SchemaElement::Field(field) => {
                        three::SchemaElement::Field(Box::new(self.field(field)))
                    }
                };
                three::Structure {
                    cardinality: place.cardinality,
                    legal_references: split_references(place.legal_references.as_deref()),
                    extensions: self.extensions(&element.info().identifier.id, &place.extensions),
                    element,
                }
            })
            .collect()
    }

    fn info(&mut self, info: &two::ElementInfo, mut losses: Losses) -> three::ElementInfo {
        let identifier = self.identifier(&info.identifier);
        let (release_status, obvious) = release_status(info);
        losses.lose("status", (!obvious).then(|| info.status.code().to_owned()));
        let mut description = info.description.clone();
        self.keep(&identifier.id, losses, &mut description);
        three::ElementInfo {
            name: info.name.clone(),
            description,
            definition: info.definition.clone(),
            legal_references: split_references(info.legal_references.as_deref()),
            release_status,
            status_set_on: info.released_on.clone(),
            status_set_by: info.creator.clone(),
            valid_from: info.valid_from.clone(),
            valid_until: info.valid_until.clone(),
            version_note: info.version_note.clone(),
            published_on: info.published_on.clone(),
            last_changed_at: self.created_at.clone(),
            relations: Vec::new(),
            keywords: Vec::new(),
            extensions: self.extensions(&identifier.id, &info.extensions),
            identifier,
        }
    }

    /// Widens identity and version.
    fn identifier(&mut self, written: &Identifier) -> Identifier {
        let id = widened_id(&written.id);
        if id == written.id {
            let text = "the identity is not a letter and eight digits: it was kept as it is";
            self.notes.add(&id, NoteKind::Unusual, text);
        }
        let version = written.version.as_ref().map(|version| match widen_version(version) {
            Some(widened) => widened,
            None => {
                let text = format!("the version `{version}` is not of the form 1.2: it was kept as it is");
                self.notes.add(&id, NoteKind::Unusual, text);
                version.clone()
            }
        });
        Identifier { id, version }
    }

    /// Appends lost values to the description and notes them.
    fn keep(&mut self, id: &str, losses: Losses, description: &mut Option<String>) {
        for (name, value) in losses.0 {
            let text = format!("<{name}> has no place in version 3, moved to <beschreibung>: {value}");
            self.notes.add(id, NoteKind::Moved, text);
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

    /// Keeps what stands at the element itself. Its parts have other names and meanings in version 3, so that what stood there
    /// is noted and left behind.
    fn extensions(&mut self, id: &str, extensions: &[Extension]) -> Vec<Extension> {
        let mut kept = Vec::new();
        for extension in extensions {
            let location = matches!(&extension.addition,
                Addition::Attribute(attribute) if attribute.name.ends_with("chemaLocation"));
            if extension.path.is_empty() && !location {
                kept.push(extension.clone());
                continue;
            }
            let what = match &extension.addition {
                Addition::Attribute(attribute) => format!("{}=\"{}\"", attribute.name, attribute.value),
                Addition::Element(element) => format!("<{}>", element.name),
            };
            let place = if extension.path.is_empty() { "the element" } else { extension.path.as_str() };
            self.notes.add(id, NoteKind::Dropped, format!("{what} of {place} is not kept in version 3"));
        }
        kept
    }
}

fn widened_id(id: &str) -> String {
    widen_id(id).unwrap_or_else(|| id.to_owned())
}

fn presentation(info: &two::ElementInfo, presentation: &two::Presentation) -> three::Presentation {
    three::Presentation {
        input_label: info.input_label.clone(),
        output_label: info.output_label.clone(),
        kind: presentation.kind,
        input_help: presentation.input_help.clone(),
        output_help: presentation.output_help.clone(),
    }
}

/// The release status: 7 for an inactive element, 2 for a working copy and whatever has no release date, else 6. The flag
/// tells whether the old status can be seen from the new one.
fn release_status(info: &two::ElementInfo) -> (ReleaseStatus, bool) {
    let unreleased = info.identifier.version.is_none() || info.released_on.is_none();
    match info.status {
        Status::Inactive => (ReleaseStatus::Inactive, true),
        status if unreleased => (ReleaseStatus::InWork, status == Status::InPreparation),
        status => (ReleaseStatus::ApprovedGold, status == Status::Active),
    }
}

/// Splits the references of version 2 at semicolons; white space inside of a reference becomes a single space.
fn split_references(text: Option<&str>) -> Vec<LegalReference> {
    let tidy = |part: &str| part.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    text.unwrap_or_default()
        .split(';')
        .map(tidy)
        .filter(|text| !text.is_empty())
        .map(|text| LegalReference { text, link: None })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_separated_by_semicolons() {
        let text = Some("§ 3 AufenthG\r\n§ 78; ;TRGS 519 ;");
        let texts: Vec<String> = split_references(text).into_iter().map(|r| r.text).collect();
        assert_eq!(texts, ["§ 3 AufenthG § 78", "TRGS 519"]);
        assert_eq!(split_references(Some(" \n")), []);
    }
}
