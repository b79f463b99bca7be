// SPDX-License-Identifier: EUPL-1.2
//! The requirement graph: what needs what, in which order it is evaluated, and that nothing needs itself.
//!
//! Nothing here recurses: a chain of a hundred thousand decisions costs memory in proportion to its length, not stack.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, ElementKind, Fault, Part, Source};
use crate::model::{Place, Reference};
use crate::plan::Address;

use super::index::Knowledge;
use super::{Compiler, Site};

/// How many requirements all orders together may hold.
const MOST_STEPS: usize = 1_000_000;

/// What every decision and every piece of knowledge needs.
pub(super) struct Graph {
    decisions: Vec<Vec<Address>>,
    knowledge: Vec<Vec<Address>>,
    services: Vec<ServiceParts>,
}

/// What a decision service evaluates and what it is given.
#[derive(Default)]
struct ServiceParts {
    outputs: Vec<usize>,
    given: HashSet<usize>,
}

/// For each decision and each service the decisions to evaluate, each after those it needs.
pub(super) struct Orders {
    decisions: Vec<Vec<usize>>,
    services: Vec<Vec<usize>>,
}

impl Orders {
    pub(super) fn take_decision(&mut self, position: usize) -> Vec<usize> {
        std::mem::take(&mut self.decisions[position])
    }

    pub(super) fn take_service(&mut self, position: usize) -> Vec<usize> {
        std::mem::take(&mut self.services[position])
    }
}

impl Graph {
    /// Resolves every reference; those that lead nowhere become faults.
    pub(super) fn build(compiler: &mut Compiler<'_>) -> Self {
        let mut graph = Self { decisions: Vec::new(), knowledge: Vec::new(), services: Vec::new() };
        for (model, decision) in compiler.index.decisions.clone() {
            let site = Site { model, kind: ElementKind::Decision, name: &decision.name, id: &decision.id };
            let required = &decision.requirements;
            let mut needed = Vec::new();
            compiler.resolve_all(site, &required.inputs, is_input, &mut needed);
            compiler.resolve_all(site, &required.decisions, is_decision, &mut needed);
            compiler.resolve_all(site, &required.knowledge, is_knowledge, &mut needed);
            graph.decisions.push(needed);
        }
        for (model, knowledge) in compiler.index.knowledge.clone() {
            let mut needed = Vec::new();
            let mut service = ServiceParts::default();
            match knowledge {
                Knowledge::Function(element) => {
                    let kind = ElementKind::KnowledgeModel;
                    let site = Site { model, kind, name: &element.name, id: &element.id };
                    let references = &element.requirements.knowledge;
                    compiler.resolve_all(site, references, is_knowledge, &mut needed);
                }
                Knowledge::Service(element) => {
                    let kind = ElementKind::Service;
                    let site = Site { model, kind, name: &element.name, id: &element.id };
                    let mut parts = Vec::new();
                    compiler.resolve_all(site, &element.input_data, is_input, &mut parts);
                    parts.clear();
                    compiler.resolve_all(site, &element.encapsulated, is_decision, &mut parts);
                    parts.clear();
                    compiler.resolve_all(site, &element.input_decisions, is_decision, &mut parts);
                    service.given = parts.drain(..).filter_map(decision_of).collect();
                    compiler.resolve_all(site, &element.outputs, is_decision, &mut parts);
                    service.outputs = parts.into_iter().filter_map(decision_of).collect();
                }
            }
            graph.knowledge.push(needed);
            graph.services.push(service);
        }
        graph
    }

    /// What a decision needs.
    pub(super) fn decision(&self, position: usize) -> &[Address] {
        &self.decisions[position]
    }

    /// What a piece of knowledge needs.
    pub(super) fn knowledge(&self, position: usize) -> &[Address] {
        &self.knowledge[position]
    }

    /// Finds all orders.
    ///
    /// # Errors
    /// The fault of a cycle, or of more requirements than allowed.
    pub(super) fn orders(&self, compiler: &Compiler<'_>) -> Result<Orders, Box<Diagnostic>> {
        let mut left = MOST_STEPS;
        let mut services = Vec::with_capacity(self.services.len());
        for service in &self.services {
            let closure = self.closure(&service.outputs, &service.given, &mut left);
            services.push(closure.ok_or_else(|| too_large(compiler))?);
        }
        let ranks = self.ranks(&services).map_err(|cycle| cyclic(compiler, &cycle))?;
        for closure in &mut services {
            closure.sort_by_key(|position| ranks[*position]);
        }
        let nothing = HashSet::new();
        let mut decisions = Vec::with_capacity(self.decisions.len());
        for position in 0..self.decisions.len() {
            let closure = self.closure(&[position], &nothing, &mut left);
            let mut closure = closure.ok_or_else(|| too_large(compiler))?;
            closure.sort_by_key(|position| ranks[*position]);
            decisions.push(closure);
        }
        Ok(Orders { decisions, services })
    }

    /// Every decision needed for some, those given from outside left out; `None` when too much is needed.
    fn closure(&self, from: &[usize], given: &HashSet<usize>, left: &mut usize) -> Option<Vec<usize>> {
        let mut seen: HashSet<usize> = HashSet::new();
        let mut stack: Vec<usize> = from.to_vec();
        let mut found = Vec::new();
        while let Some(position) = stack.pop() {
            if given.contains(&position) || !seen.insert(position) {
                continue;
            }
            found.push(position);
            *left = left.checked_sub(1 + self.decisions[position].len())?;
            stack.extend(self.decisions[position].iter().copied().filter_map(decision_of));
        }
        Some(found)
    }

    /// The rank of every decision in one order of all elements: what is needed has the lower rank.
    ///
    /// # Errors
    /// The elements of a cycle: decisions first, knowledge counted behind them.
    fn ranks(&self, services: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
        let count = self.decisions.len();
        let number = |address: &Address| match *address {
            Address::Input(_) => None,
            Address::Decision(position) => Some(position),
            Address::Knowledge(position) => Some(count + position),
        };
        let mut edges: Vec<Vec<usize>> =
            self.decisions.iter().map(|needed| needed.iter().filter_map(number).collect()).collect();
        for (position, needed) in self.knowledge.iter().enumerate() {
            let own = count + position;
            // A function may call itself; that is no requirement.
            let direct = needed.iter().filter_map(number).filter(|other| *other != own);
            let inside = services[position].iter().flat_map(|decision| &self.decisions[*decision]);
            let inside = inside.filter_map(number).filter(|other| *other >= count);
            edges.push(direct.chain(inside).collect());
        }
        let order = topological(&edges)?;
        let mut ranks = vec![0; edges.len()];
        for (rank, position) in order.into_iter().enumerate() {
            ranks[position] = rank;
        }
        Ok(ranks)
    }
}

/// Every node after those it points to.
///
/// # Errors
/// The nodes of a cycle.
fn topological(edges: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    for start in 0..edges.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(target) = edges[*node].get(*next).copied() else {
                states[*node] = State::Done;
                order.push(*node);
                path.pop();
                continue;
            };
            *next += 1;
            match states[target] {
                State::Done => {}
                State::New => {
                    states[target] = State::Open;
                    path.push((target, 0));
                }
                State::Open => {
                    let from = path.iter().position(|(node, _)| *node == target).unwrap_or_default();
                    return Err(path[from..].iter().map(|(node, _)| *node).collect());
                }
            }
        }
    }
    Ok(order)
}

impl Compiler<'_> {
    fn resolve_all(
        &mut self,
        site: Site<'_>,
        references: &[Reference],
        wanted: fn(Address) -> bool,
        found: &mut Vec<Address>,
    ) {
        let mut known: HashSet<Address> = found.iter().copied().collect();
        for reference in references {
            match self.index.resolve(site.model, reference).filter(|address| wanted(*address)) {
                Some(address) if !known.insert(address) => {}
                Some(address) => found.push(address),
                None => {
                    let name = match &reference.namespace {
                        Some(namespace) => format!("{namespace}#{}", reference.id),
                        None => format!("#{}", reference.id),
                    };
                    self.fault(
                        Fault::UnknownReference,
                        site.source(Part::Requirement, reference.place),
                        &name,
                    );
                }
            }
        }
    }
}

fn is_input(address: Address) -> bool {
    matches!(address, Address::Input(_))
}

fn is_decision(address: Address) -> bool {
    matches!(address, Address::Decision(_))
}

fn is_knowledge(address: Address) -> bool {
    matches!(address, Address::Knowledge(_))
}

fn decision_of(address: Address) -> Option<usize> {
    match address {
        Address::Decision(position) => Some(position),
        _ => None,
    }
}

fn too_large(compiler: &Compiler<'_>) -> Box<Diagnostic> {
    let source = super::index::model_source(&compiler.models[0], Place::default());
    let arguments = vec![format!("{MOST_STEPS}")];
    Box::new(Diagnostic::fault(Fault::TooLarge, source, arguments))
}

/// The fault of a cycle names the elements on the way, ten at most.
fn cyclic(compiler: &Compiler<'_>, cycle: &[usize]) -> Box<Diagnostic> {
    let count = compiler.index.decisions.len();
    let part = Part::Requirement;
    let source = |position: usize| -> Source {
        if position < count {
            let (model, element) = compiler.index.decisions[position];
            let kind = ElementKind::Decision;
            return Site { model, kind, name: &element.name, id: &element.id }
                .source(part.clone(), element.place);
        }
        match compiler.index.knowledge[position - count] {
            (model, Knowledge::Function(element)) => {
                let kind = ElementKind::KnowledgeModel;
                Site { model, kind, name: &element.name, id: &element.id }.source(part.clone(), element.place)
            }
            (model, Knowledge::Service(element)) => {
                let kind = ElementKind::Service;
                Site { model, kind, name: &element.name, id: &element.id }.source(part.clone(), element.place)
            }
        }
    };
    let first = source(cycle.first().copied().unwrap_or_default());
    let mut names: Vec<String> =
        cycle.iter().take(10).map(|position| source(*position).element.to_string()).collect();
    names.push(if cycle.len() > 10 { "…".to_owned() } else { first.element.to_string() });
    Box::new(Diagnostic::fault(Fault::CyclicRequirement, first, vec![names.join(" → ")]))
}
