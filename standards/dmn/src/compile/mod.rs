// SPDX-License-Identifier: EUPL-1.2
//! From models as written to one plan: types, names, logic and the order of evaluation.

mod function;
mod index;
mod logic;
mod order;
mod scope;
mod table;
mod types;

use std::rc::Rc;

use feel::{Expression, Names, Tests};

use crate::diagnostic::{Diagnostic, ElementKind, Fault, Part, Problem, Source};
use crate::model::{Boxed, Definitions, Place, Text, Variable};
use crate::plan::{DecisionPlan, Head, InputPlan, ModelPlan, Node, Plan, SourceId, Sources, TypeId};

use index::Index;
use types::Types;

/// How many names all expressions together may know: each knows those of its model's types.
const MOST_NAMES: usize = 1_000_000;

/// Compiles models that refer to each other. Everything wrong is in [`Plan::faults`]; logic with faults gives null.
///
/// # Errors
/// What makes evaluation impossible: no model, requirements in a circle, a model that is too large.
pub(crate) fn compile(models: &[Definitions]) -> Result<Plan, Vec<Diagnostic>> {
    if models.is_empty() {
        return Err(vec![nothing_to_compile()]);
    }
    let mut faults = Vec::new();
    let index = Index::build(models, &mut faults);
    let mut compiler = Compiler {
        models,
        index,
        types: Types::default(),
        base_names: Vec::new(),
        sources: Sources::default(),
        names_left: MOST_NAMES,
        faults,
    };
    compiler.check_imports();
    compiler.compile_types();
    let graph = order::Graph::build(&mut compiler);
    let orders = match graph.orders(&compiler) {
        Ok(orders) => orders,
        Err(fault) => {
            compiler.faults.push(*fault);
            return Err(compiler.faults);
        }
    };
    let plan = compiler.elements(&graph, orders);
    if plan.faults.iter().all(is_local) { Ok(plan) } else { Err(plan.faults) }
}

fn nothing_to_compile() -> Diagnostic {
    let source = Source {
        kind: ElementKind::Model,
        element: "".into(),
        id: "".into(),
        part: Part::Element,
        place: Place::default(),
    };
    Diagnostic::fault(Fault::MissingModel, source, vec![String::new()])
}

/// Whether a model can be evaluated in spite of a fault: what an unknown reference or an unknown import would give is null then.
fn is_local(diagnostic: &Diagnostic) -> bool {
    !matches!(diagnostic.problem, Problem::Model { fault: Fault::TooLarge, .. })
}

/// The work under way.
pub(crate) struct Compiler<'m> {
    models: &'m [Definitions],
    index: Index<'m>,
    types: Types,
    /// For each model the names of its types.
    base_names: Vec<Rc<Names>>,
    sources: Sources,
    /// What is left of [`MOST_NAMES`].
    names_left: usize,
    faults: Vec<Diagnostic>,
}

/// The element an expression stands in.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    pub model: usize,
    pub kind: ElementKind,
    pub name: &'a str,
    pub id: &'a str,
}

impl Site<'_> {
    fn source(&self, part: Part, place: Place) -> Source {
        Source { kind: self.kind, element: self.name.into(), id: self.id.into(), part, place }
    }
}

impl<'m> Compiler<'m> {
    fn check_imports(&mut self) {
        for model in self.models {
            for import in &model.imports {
                if self.index.model(&import.namespace).is_none() {
                    let source = index::model_source(model, import.place);
                    let arguments = vec![import.namespace.clone()];
                    self.faults.push(Diagnostic::fault(Fault::MissingModel, source, arguments));
                }
            }
        }
    }

    fn elements(mut self, graph: &order::Graph, mut orders: order::Orders) -> Plan {
        let mut plan = Plan::default();
        for (model, input) in self.index.inputs.clone() {
            let site = Site { model, kind: ElementKind::InputData, name: &input.name, id: &input.id };
            let head = self.head(site, &input.variable, input.place);
            let kind = self.type_of(site, input.variable.type_ref.as_deref(), input.place);
            plan.inputs.push(InputPlan { head, kind });
        }
        for (position, (model, decision)) in self.index.decisions.clone().into_iter().enumerate() {
            let site = Site { model, kind: ElementKind::Decision, name: &decision.name, id: &decision.id };
            let head = self.head(site, &decision.variable, decision.place);
            let kind = self.type_of(site, decision.variable.type_ref.as_deref(), decision.place);
            let scope = self.scope(site, graph.decision(position), decision.place);
            let names = self.names(model, &scope);
            let logic = self.logic(decision.logic.as_ref(), &names, site, decision.place);
            let order = orders.take_decision(position);
            plan.decisions.push(DecisionPlan { head, kind, scope, logic, order });
        }
        for position in 0..self.index.knowledge.len() {
            let knowledge = self.knowledge(position, graph, &mut orders);
            plan.knowledge.push(knowledge);
        }
        plan.models = self
            .models
            .iter()
            .map(|model| ModelPlan { namespace: model.namespace.clone(), name: model.name.clone() })
            .collect();
        plan.types = self.types.plans;
        plan.sources = self.sources;
        plan.faults = self.faults;
        plan
    }

    fn head(&mut self, site: Site<'_>, variable: &Variable, place: Place) -> Head {
        let source = self.sources.add(site.source(Part::Element, place));
        Head { model: site.model, name: site.name.into(), variable: variable.name.as_str().into(), source }
    }

    /// The type of a reference; an unknown one is a fault and then no type at all.
    fn type_of(&mut self, site: Site<'_>, name: Option<&str>, place: Place) -> Option<TypeId> {
        let name = name?;
        let found = self.find_type(site.model, name);
        if found.is_none() {
            self.fault(Fault::UnknownType, site.source(Part::Element, place), name);
        }
        found
    }

    fn logic(&mut self, logic: Option<&Boxed>, names: &Names, site: Site<'_>, place: Place) -> Node {
        match logic {
            Some(boxed) => self.node(boxed, names, site, 0),
            None => self.broken(Fault::MissingLogic, site.source(Part::Element, place), ""),
        }
    }

    /// A copy of names to add others to. When all expressions together know too many, the model is refused.
    fn copied(&mut self, names: &Names) -> Names {
        let cost = 16 + self.types.names;
        match self.names_left.checked_sub(cost) {
            Some(left) => {
                self.names_left = left;
                names.clone()
            }
            None => {
                if std::mem::take(&mut self.names_left) > 0 {
                    let source = index::model_source(&self.models[0], Place::default());
                    self.fault(Fault::TooLarge, source, &MOST_NAMES.to_string());
                }
                Names::new()
            }
        }
    }

    /// Logic that cannot be evaluated; it gives null and says why.
    fn broken(&mut self, fault: Fault, source: Source, argument: &str) -> Node {
        self.fault(fault, source.clone(), argument);
        Node::Broken(self.sources.add(source))
    }

    fn fault(&mut self, fault: Fault, source: Source, argument: &str) {
        let arguments = if argument.is_empty() { Vec::new() } else { vec![argument.to_owned()] };
        self.faults.push(Diagnostic::fault(fault, source, arguments));
    }

    /// An expression; `None` when it has faults, which are kept.
    fn expression(&mut self, text: &Text, names: &Names, source: Source) -> Option<(Expression, SourceId)> {
        if text.text.trim().is_empty() {
            self.fault(Fault::MissingLogic, source, "");
            return None;
        }
        let compiled = match feel::compile(&text.text, names) {
            Ok(expression) => Some(expression),
            Err(diagnostics) => {
                let unknown = only_unknown_names(&diagnostics);
                self.keep(diagnostics, &source);
                if unknown { feel::compile(&text.text, &names.clone().tolerant()).ok() } else { None }
            }
        };
        compiled.map(|expression| (expression, self.sources.add(source)))
    }

    /// Unary tests; `None` when they have faults, which are kept.
    fn tests(&mut self, text: &Text, names: &Names, source: Source) -> Option<(Tests, SourceId)> {
        let compiled = match feel::compile_tests(&text.text, names) {
            Ok(tests) => Some(tests),
            Err(diagnostics) => {
                let unknown = only_unknown_names(&diagnostics);
                self.keep(diagnostics, &source);
                if unknown { feel::compile_tests(&text.text, &names.clone().tolerant()).ok() } else { None }
            }
        };
        compiled.map(|tests| (tests, self.sources.add(source)))
    }

    fn keep(&mut self, diagnostics: Vec<feel::Diagnostic>, source: &Source) {
        let kept = diagnostics.into_iter().map(|diagnostic| Diagnostic {
            problem: Problem::Expression(diagnostic),
            source: source.clone(),
        });
        self.faults.extend(kept);
    }
}

/// An unknown name is null for the standard: such an expression is a fault, but can be evaluated leniently.
fn only_unknown_names(diagnostics: &[feel::Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| diagnostic.code == feel::Code::UnknownName)
}
