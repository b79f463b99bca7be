// SPDX-License-Identifier: EUPL-1.2
//! The compiled form and what the portal says about it.

use super::answers::Answers;
use super::build::{Builder, divide};
use super::condition::Condition;
use super::field::FileField;
use super::finding::{Finding, FindingKind};
use super::paging::first;
use super::rule::{self, Conditions, RuleState, RuleView};
use super::texts::{self, MetaFile, Source, SourceError};
use super::tree::{Binding, ElementView, NodeId, NodeKind, Part, Tree};
use foundation::{Date, Translated};
use std::collections::HashSet;
use xdatenfelder::{CodeValue as _, DataSchema};

/// What the portal says about a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMeta {
    /// Name in addresses.
    pub slug: String,
    /// Identity of the schema.
    pub schema_id: String,
    /// Version of the schema; empty for a working copy.
    pub version: String,
    /// Title.
    pub title: Translated,
    /// What it is about.
    pub intro: Translated,
    /// What happens after it was sent.
    pub next_steps: Translated,
    /// Minutes it usually takes; 0 when nobody knows.
    pub minutes: u32,
    /// What to have at hand.
    pub have_ready: Vec<Translated>,
}

/// A task: top-level elements that are shown under one heading.
#[derive(Debug)]
pub(crate) struct TaskPlan {
    pub key: String,
    pub title: Translated,
    pub part: Part,
    pub roots: Vec<NodeId>,
}

/// A form, compiled once and shared. See the [crate] for how it is asked.
#[derive(Debug)]
pub struct Form {
    pub(crate) tree: Tree,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) tasks: Vec<TaskPlan>,
    /// Top-level elements without which nothing can be sent, whatever the answers are.
    pub(crate) needed: HashSet<String>,
    meta: FormMeta,
    rules: Vec<RuleView>,
    findings: Vec<Finding>,
}

impl Form {
    /// Compiles a schema with the files beside it.
    ///
    /// # Errors
    /// [`SourceError`] when one of the files cannot be read. What can be read but not understood becomes a finding.
    pub fn compile(source: &Source) -> Result<Self, SourceError> {
        Self::compile_with(source, &Conditions::new())
    }

    /// Compiles a schema with what editors have entered for rules that are not understood.
    ///
    /// # Errors
    /// As [`Form::compile`].
    pub fn compile_with(source: &Source, entered: &Conditions) -> Result<Self, SourceError> {
        let message = xdatenfelder::read(&source.xml)?;
        let schema = message.schema().ok_or(SourceError::NoSchema)?;
        let english = texts::english(&source.english)?;
        let meta = texts::meta(&source.meta)?;
        let mut builder = Builder::new(&english);
        builder.build(&schema.structure);
        let (mut tree, mut findings) = (builder.tree, builder.findings);
        let reading = message
            .notes
            .iter()
            .map(|note| Finding::new(FindingKind::Reading, &note.element_id, &*note.text));
        findings.extend(reading);
        let rules = rule::compile(schema, &mut tree, entered);
        findings.extend(rules.findings);
        let parts = divide(&mut tree, &rules.conditions);
        let order = meta.as_ref().map_or(&[][..], |meta| &meta.page_order.tasks);
        let english_title =
            english.get(&schema.info.identifier.id).map(|text| text.label.clone()).unwrap_or_default();
        let title = Translated::new(&schema.label, english_title);
        let tasks = tasks(&tree, parts, order, &title, &mut findings);
        let meta = form_meta(schema, title, meta, &mut findings);
        let needed = HashSet::new();
        let mut form =
            Self { tree, conditions: rules.conditions, tasks, needed, meta, rules: rules.views, findings };
        // Nothing is answered, so no rule has a date to compare: the day does not matter.
        let missing = form.validate(&Answers::empty(Date::MIN)).0.into_iter();
        form.needed = missing.map(|(path, _)| first(&path).to_owned()).collect();
        Ok(form)
    }

    /// What the portal says about the form.
    #[must_use]
    pub const fn meta(&self) -> &FormMeta {
        &self.meta
    }

    /// Everything an editor should look at; empty for a schema that was understood completely.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Every rule, once for each element that carries it.
    #[must_use]
    pub fn rules(&self) -> &[RuleView] {
        &self.rules
    }

    /// The rules for which somebody has to enter a condition, or has done so.
    #[must_use]
    pub fn rules_by_hand(&self) -> Vec<&RuleView> {
        self.rules.iter().filter(|rule| rule.state != RuleState::Translated).collect()
    }

    /// Every element at every place of its use, outer before inner.
    #[must_use]
    pub fn elements(&self) -> Vec<ElementView> {
        let nodes = self.tree.nodes.iter();
        nodes
            .map(|node| ElementView {
                id: node.id.clone(),
                path: node.path.clone(),
                depth: node.path.matches('/').count(),
                name: node.name.clone(),
                label: node.label.clone(),
                data_type: match &node.kind {
                    NodeKind::Group { choice: true } => "choice",
                    NodeKind::Group { choice: false } => "group",
                    NodeKind::Field(field) if field.is_select() => "select",
                    NodeKind::Field(field) if field.kind == xdatenfelder::FieldKind::Label => "label",
                    NodeKind::Field(field) => field.data_type.code(),
                },
                min: node.min,
                max: node.max,
                legal: node.legal.clone(),
            })
            .collect()
    }

    /// Every field for files, at every place of its use, without indexes.
    #[must_use]
    pub fn file_fields(&self) -> Vec<FileField> {
        (0..self.tree.nodes.len()).filter_map(|node| self.file_field_at(node, &Binding::default())).collect()
    }

    /// The field for files at a path. Indexes of the groups around it may stand in the path; one of the file itself
    /// is left out of the answer.
    #[must_use]
    pub fn file_field(&self, path: &str) -> Option<FileField> {
        let (node, binding) = self.tree.resolve(path, true)?;
        let outer = match binding.last() {
            Some((last, _)) if last == node => self.tree.resolve(path.rsplit_once('/')?.0, true)?.1,
            _ => binding,
        };
        self.file_field_at(node, &outer)
    }

    pub(crate) fn file_field_at(&self, node: NodeId, binding: &Binding) -> Option<FileField> {
        let element = self.tree.node(node);
        let field = element.field().filter(|field| field.is_file())?;
        Some(FileField {
            path: self.tree.path(node, binding).into_owned(),
            label: element.label.clone(),
            media_types: field.media_types.clone(),
            max_bytes: field.max_bytes,
            max_count: element.max,
        })
    }
}

/// One task per top-level group, one per run of loose top-level fields, in the order that the description gives.
fn tasks(
    tree: &Tree,
    parts: Vec<Part>,
    order: &[String],
    form_title: &Translated,
    findings: &mut Vec<Finding>,
) -> Vec<TaskPlan> {
    let plan = |part: Part| {
        let roots = match &part {
            Part::Run(run) => run.clone(),
            Part::Group(group) => vec![*group],
        };
        let first = roots.first().map(|root| tree.node(*root));
        let title = match (&part, first, roots.len()) {
            (Part::Run(_), Some(_), 2..) => form_title.clone(),
            (_, Some(first), _) => first.output.clone(),
            (_, None, _) => Translated::default(),
        };
        TaskPlan { key: first.map(|first| first.id.clone()).unwrap_or_default(), title, part, roots }
    };
    let mut tasks: Vec<TaskPlan> = parts.into_iter().map(plan).collect();
    let place = |key: &str| order.iter().position(|wanted| wanted == key);
    tasks.sort_by_key(|task| place(&task.key).unwrap_or(usize::MAX));
    if !order.is_empty() {
        let absent = order.iter().filter(|wanted| !tasks.iter().any(|task| task.key == **wanted));
        let extra = tasks.iter().map(|task| &task.key).filter(|key| !order.contains(key));
        findings
            .extend(absent.chain(extra).map(|id| Finding::new(FindingKind::MetaMismatch, id, "page_order")));
    }
    tasks
}

fn form_meta(
    schema: &DataSchema,
    title: Translated,
    file: Option<MetaFile>,
    findings: &mut Vec<Finding>,
) -> FormMeta {
    let identifier = &schema.info.identifier;
    let version = identifier.version.clone().unwrap_or_default();
    let Some(file) = file else {
        return FormMeta {
            slug: identifier.id.to_lowercase(),
            schema_id: identifier.id.clone(),
            version,
            title,
            intro: Translated::new(schema.help.clone().unwrap_or_default(), ""),
            next_steps: Translated::default(),
            minutes: 0,
            have_ready: Vec::new(),
        };
    };
    if file.schema != identifier.id || file.version != version {
        let detail = format!("{} {}", file.schema, file.version);
        findings.push(Finding::new(FindingKind::MetaMismatch, &identifier.id, detail));
    }
    FormMeta {
        slug: file.slug,
        schema_id: identifier.id.clone(),
        version,
        title: file.title,
        intro: file.intro,
        next_steps: file.next,
        minutes: file.estimated_minutes,
        have_ready: file.have_ready.zip(),
    }
}
