// SPDX-License-Identifier: EUPL-1.2
//! Decision tables as they are written (DMN 1.5, chapter 8).

use super::Place;

/// An expression or unary tests as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The text as written.
    pub text: String,
    /// Where its element begins.
    pub place: Place,
}

/// `decisionTable`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionTable {
    /// Which of several matching rules count.
    pub hit_policy: HitPolicy,
    /// How the results of several rules become one value; only with [`HitPolicy::Collect`].
    pub aggregation: Option<Aggregator>,
    /// What is looked at.
    pub inputs: Vec<InputClause>,
    /// What is answered.
    pub outputs: Vec<OutputClause>,
    /// The rules in their order.
    pub rules: Vec<Rule>,
}

/// The hit policy (DMN 1.5, 8.2.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HitPolicy {
    /// Exactly one rule may match.
    #[default]
    Unique,
    /// The first matching rule in table order.
    First,
    /// The matching rule whose outputs stand first in the lists of output values.
    Priority,
    /// Several rules may match when their outputs agree.
    Any,
    /// All matching rules, in any order; aggregated on request.
    Collect,
    /// All matching rules in table order.
    RuleOrder,
    /// All matching rules in the order of the lists of output values.
    OutputOrder,
}

/// How collected outputs become one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregator {
    /// Sum of the outputs.
    Sum,
    /// Number of the outputs.
    Count,
    /// Smallest output.
    Min,
    /// Largest output.
    Max,
}

/// `input`: one column of conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputClause {
    /// The value that is tested.
    pub expression: Text,
    /// Type of that value.
    pub type_ref: Option<String>,
    /// Unary tests the value must pass.
    pub allowed_values: Option<Text>,
}

/// `output`: one column of results.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutputClause {
    /// Name of the component; needed with several outputs.
    pub name: Option<String>,
    /// Type of the value.
    pub type_ref: Option<String>,
    /// Allowed results, the most important first.
    pub allowed_values: Option<Text>,
    /// The result when no rule matches.
    pub default: Option<Text>,
}

/// `rule`: one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id of the element; empty when the file gives none.
    pub id: String,
    /// One text of unary tests for each input.
    pub conditions: Vec<Text>,
    /// One expression for each output.
    pub results: Vec<Text>,
    /// Where it begins.
    pub place: Place,
}
