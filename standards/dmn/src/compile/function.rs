// SPDX-License-Identifier: EUPL-1.2
//! Functions: business knowledge models, decision services, boxed function definitions.

use std::sync::Arc;

use feel::{Names, Type};

use crate::diagnostic::{ElementKind, Fault, Part};
use crate::model::{DecisionService, FunctionKind, FunctionLogic, KnowledgeModel, Variable};
use crate::plan::{Address, FunctionPlan, KnowledgeBody, KnowledgePlan, Scope, ServicePlan, Shape, TypeId};

use super::index::Knowledge;
use super::order::{Graph, Orders};
use super::{Compiler, Site};

impl Compiler<'_> {
    pub(super) fn knowledge(&mut self, position: usize, graph: &Graph, orders: &mut Orders) -> KnowledgePlan {
        let (model, knowledge) = self.index.knowledge[position];
        match knowledge {
            Knowledge::Function(function) => self.knowledge_model(model, function, graph.knowledge(position)),
            Knowledge::Service(service) => self.service(model, service, orders.take_service(position)),
        }
    }

    fn knowledge_model(
        &mut self,
        model: usize,
        element: &KnowledgeModel,
        needed: &[Address],
    ) -> KnowledgePlan {
        let site = Site { model, kind: ElementKind::KnowledgeModel, name: &element.name, id: &element.id };
        let head = self.head(site, &element.variable, element.place);
        let scope = self.scope(site, needed, element.place);
        let names = self.names(model, &scope).with(&element.variable.name, Type::Any);
        let result = self.type_of(site, element.variable.type_ref.as_deref(), element.place);
        let plan = match &element.logic {
            Some(logic) => {
                let mut plan = self.function_plan(logic, &names, site, 0);
                plan.result = result.map(|id| self.result_of(id)).or(plan.result);
                plan
            }
            None => FunctionPlan {
                parameters: Vec::new(),
                kinds: Vec::new(),
                result: None,
                body: self.broken(Fault::MissingLogic, site.source(Part::Element, element.place), ""),
                source: head.source,
            },
        };
        KnowledgePlan { head, scope, body: KnowledgeBody::Function(Arc::new(plan)) }
    }

    /// A function: its body sees its parameters on top of what is around it.
    pub(super) fn function_plan(
        &mut self,
        logic: &FunctionLogic,
        names: &Names,
        site: Site<'_>,
        depth: usize,
    ) -> FunctionPlan {
        let mut inner = self.copied(names);
        let mut parameters = Vec::new();
        let mut kinds = Vec::new();
        for parameter in &logic.parameters {
            let (kind, own) = self.parameter(parameter, site, logic);
            inner = inner.with(&parameter.name, kind.clone());
            parameters.push((parameter.name.as_str().into(), kind));
            kinds.push(own);
        }
        let result = self.type_of(site, logic.type_ref.as_deref(), logic.place).map(|id| self.result_of(id));
        let source = site.source(Part::Expression, logic.place);
        let body = match (&logic.kind, &logic.body) {
            (FunctionKind::Feel, Some(body)) => self.node(body, &inner, site, depth + 1),
            (FunctionKind::Feel, None) => self.broken(Fault::MissingLogic, source.clone(), ""),
            (FunctionKind::Java | FunctionKind::Pmml, _) => {
                self.broken(Fault::ExternalFunction, source.clone(), "")
            }
        };
        FunctionPlan { parameters, kinds, result, body, source: self.sources.add(source) }
    }

    fn parameter(
        &mut self,
        parameter: &Variable,
        site: Site<'_>,
        logic: &FunctionLogic,
    ) -> (Type, Option<TypeId>) {
        let own = self.type_of(site, parameter.type_ref.as_deref(), logic.place);
        (own.map_or(Type::Any, |id| self.types.plans[id.0].feel.clone()), own)
    }

    /// The type of a function's result: a function type names it, any other type is it.
    fn result_of(&self, id: TypeId) -> TypeId {
        match &self.types.plans[id.0].shape {
            Shape::Function { result, .. } => *result,
            _ => id,
        }
    }

    fn service(&mut self, model: usize, element: &DecisionService, order: Vec<usize>) -> KnowledgePlan {
        let site = Site { model, kind: ElementKind::Service, name: &element.name, id: &element.id };
        let head = self.head(site, &element.variable, element.place);
        let mut plan = ServicePlan {
            parameters: Vec::new(),
            bound: Vec::new(),
            outputs: Vec::new(),
            order,
            result: self
                .type_of(site, element.variable.type_ref.as_deref(), element.place)
                .map(|id| self.result_of(id)),
        };
        for reference in element.input_data.iter().chain(&element.input_decisions) {
            // References that lead nowhere were refused before.
            let Some(address) = self.index.resolve(model, reference) else { continue };
            let mut scope = self.scope(site, &[address], reference.place);
            let Some(entry) = scope.entries.pop() else { continue };
            let kind = self.type_of_variable(address);
            plan.parameters.push((entry.name, kind));
            plan.bound.push(address);
        }
        for reference in &element.outputs {
            if let Some(Address::Decision(position)) = self.index.resolve(model, reference) {
                plan.outputs.push(position);
            }
        }
        KnowledgePlan { head, scope: Scope::default(), body: KnowledgeBody::Service(Arc::new(plan)) }
    }
}
