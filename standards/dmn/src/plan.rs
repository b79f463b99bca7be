// SPDX-License-Identifier: EUPL-1.2
//! A compiled model: elements, types and logic as vectors that refer to each other by position.

use std::sync::Arc;

use feel::{Expression, Tests, Type};

use crate::diagnostic::{Diagnostic, Source};
use crate::model::{Aggregator, HitPolicy};

/// Position of a type in [`Plan::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TypeId(pub usize);

/// Position of a source in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SourceId(pub usize);

/// An element of the requirement graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Address {
    /// Position in [`Plan::inputs`].
    Input(usize),
    /// Position in [`Plan::decisions`].
    Decision(usize),
    /// Position in [`Plan::knowledge`].
    Knowledge(usize),
}

/// Everything that was compiled.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub models: Vec<ModelPlan>,
    pub types: Vec<TypePlan>,
    pub inputs: Vec<InputPlan>,
    pub decisions: Vec<DecisionPlan>,
    pub knowledge: Vec<KnowledgePlan>,
    pub sources: Sources,
    pub faults: Vec<Diagnostic>,
}

/// One of the models compiled together.
#[derive(Debug)]
pub(crate) struct ModelPlan {
    pub namespace: String,
    pub name: String,
}

/// What every element of the graph has.
#[derive(Debug)]
pub(crate) struct Head {
    /// Position of its model.
    pub model: usize,
    pub name: Arc<str>,
    /// Name of its variable.
    pub variable: Arc<str>,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct InputPlan {
    pub head: Head,
    pub kind: Option<TypeId>,
}

#[derive(Debug)]
pub(crate) struct DecisionPlan {
    pub head: Head,
    pub kind: Option<TypeId>,
    pub scope: Scope,
    pub logic: Node,
    /// The decisions it needs, each after those it needs itself; the decision is the last.
    pub order: Vec<usize>,
}

/// A business knowledge model or a decision service.
#[derive(Debug)]
pub(crate) struct KnowledgePlan {
    pub head: Head,
    /// Knowledge its expressions may name.
    pub scope: Scope,
    pub body: KnowledgeBody,
}

#[derive(Debug)]
pub(crate) enum KnowledgeBody {
    Function(Arc<FunctionPlan>),
    Service(Arc<ServicePlan>),
}

/// A decision service: what it is given and what it answers.
#[derive(Debug)]
pub(crate) struct ServicePlan {
    /// Names and types of the parameters: input data first, then decisions.
    pub parameters: Vec<(Arc<str>, Type)>,
    /// What each parameter stands for.
    pub bound: Vec<Address>,
    pub outputs: Vec<usize>,
    /// The decisions to evaluate, each after those it needs.
    pub order: Vec<usize>,
    pub result: Option<TypeId>,
}

/// A function of the model.
#[derive(Debug)]
pub(crate) struct FunctionPlan {
    pub parameters: Vec<(Arc<str>, Type)>,
    /// The types of the parameters with their allowed values.
    pub kinds: Vec<Option<TypeId>>,
    pub result: Option<TypeId>,
    pub body: Node,
    pub source: SourceId,
}

/// The names an element's logic may use besides its own.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub entries: Vec<ScopeEntry>,
}

#[derive(Debug)]
pub(crate) struct ScopeEntry {
    /// The name of the import under which the element is known; none for elements of the same model.
    pub prefix: Option<Arc<str>>,
    pub name: Arc<str>,
    pub address: Address,
}

/// A type with its allowed values.
#[derive(Debug)]
pub(crate) struct TypePlan {
    pub name: Arc<str>,
    pub shape: Shape,
    /// Whether values are lists of that shape.
    pub collection: bool,
    /// Tests of each value, of a collection: of each item.
    pub allowed: Option<Tests>,
    /// Tests of the whole value.
    pub constraint: Option<Tests>,
    /// The same type as FEEL knows it, without allowed values; recursion is cut off with `Any`.
    pub feel: Type,
}

#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A type of FEEL.
    Feel(Type),
    /// What another type describes.
    Same(TypeId),
    /// Components, all of which must be there.
    Structure(Vec<(Arc<str>, TypeId)>),
    /// Functions from these parameters to this result.
    Function { parameters: Vec<(Arc<str>, TypeId)>, result: TypeId },
}

/// Compiled logic.
#[derive(Debug)]
pub(crate) enum Node {
    /// Logic with faults, or none: the value is null and the fault is reported.
    Broken(SourceId),
    Literal(Expression, SourceId),
    Context(Vec<EntryPlan>),
    List(Vec<Node>),
    Relation(Vec<Arc<str>>, Vec<Vec<Node>>),
    Invocation(Box<InvocationPlan>),
    Function(Arc<FunctionPlan>),
    Conditional {
        condition: Box<Node>,
        consequence: Box<Node>,
        alternative: Box<Node>,
        source: SourceId,
    },
    Filter(Box<FilterPlan>),
    Iteration(Box<IterationPlan>),
    Table(Box<TablePlan>),
    /// The value of a node held to a type.
    Typed(Box<Node>, TypeId, SourceId),
}

/// An entry of a context or an argument of an invocation.
#[derive(Debug)]
pub(crate) struct EntryPlan {
    /// None for the result of a context.
    pub name: Option<Arc<str>>,
    pub value: Node,
}

#[derive(Debug)]
pub(crate) struct InvocationPlan {
    pub callee: Node,
    pub bindings: Vec<EntryPlan>,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct FilterPlan {
    pub list: Node,
    pub condition: Node,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct IterationPlan {
    pub kind: IterationKind,
    pub variable: Arc<str>,
    pub list: Node,
    pub body: Node,
    /// Whether the body names `partial`, the results so far.
    pub partial: bool,
    pub source: SourceId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IterationKind {
    For,
    Some,
    Every,
}

/// A decision table. Equal conditions of a column are compiled once and tested at most once for each evaluation.
#[derive(Debug)]
pub(crate) struct TablePlan {
    pub hit_policy: HitPolicy,
    pub aggregation: Option<Aggregator>,
    pub inputs: Vec<InputPlanColumn>,
    pub outputs: Vec<OutputPlanColumn>,
    pub rules: Vec<RulePlan>,
    /// The distinct conditions of all columns.
    pub tests: Vec<(Tests, SourceId)>,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct InputPlanColumn {
    pub expression: Expression,
    pub kind: Option<TypeId>,
    pub allowed: Option<Tests>,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct OutputPlanColumn {
    pub name: Option<Arc<str>>,
    pub kind: Option<TypeId>,
    pub allowed: Option<Tests>,
    /// The output values in their order, where the hit policy needs it.
    pub order: Option<Expression>,
    pub default: Option<(Expression, SourceId)>,
    pub source: SourceId,
}

#[derive(Debug)]
pub(crate) struct RulePlan {
    pub id: Arc<str>,
    /// Input column and position in [`TablePlan::tests`]; columns with any value are left out.
    pub conditions: Vec<(usize, usize)>,
    pub results: Vec<(Expression, SourceId)>,
}

/// The places that diagnostics name.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    known: Vec<Source>,
    labels: Vec<Arc<str>>,
}

impl Sources {
    /// Adds a place.
    pub(crate) fn add(&mut self, source: Source) -> SourceId {
        let position = self.known.len();
        self.known.push(source);
        self.labels.push(position.to_string().into());
        SourceId(position)
    }

    /// The place itself.
    pub(crate) fn get(&self, id: SourceId) -> &Source {
        &self.known[id.0]
    }

    /// The text under which FEEL's diagnostics carry the place.
    pub(crate) fn label(&self, id: SourceId) -> &Arc<str> {
        &self.labels[id.0]
    }

    /// The place a diagnostic of FEEL carries.
    pub(crate) fn labelled(&self, label: &str) -> Option<&Source> {
        self.known.get(label.parse::<usize>().ok()?)
    }
}
