// SPDX-License-Identifier: EUPL-1.2
//! A decision model as it is written: the elements of DMN 1.2 to 1.5 that have a meaning for evaluation.

mod logic;
mod table;

pub use logic::{Binding, Boxed, BoxedKind, ContextEntry, FunctionKind, FunctionLogic};
pub use table::{Aggregator, DecisionTable, HitPolicy, InputClause, OutputClause, Rule, Text};

/// Where an element begins in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in bytes, counted from 1.
    pub column: u32,
}

/// The edition of the standard a file declares by its namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// DMN 1.2 (namespace of 2018-05-21).
    V1_2,
    /// DMN 1.3 (namespace of 2019-11-11).
    V1_3,
    /// DMN 1.4 (namespace of 2021-11-08).
    V1_4,
    /// DMN 1.5 (namespace of 2023-03-24).
    V1_5,
}

/// One file: `definitions` (DMN 1.5, 6.3.2).
#[derive(Debug, Clone, PartialEq)]
pub struct Definitions {
    /// The edition declared.
    pub version: Version,
    /// Namespace of the model; together with an element's id it identifies the element everywhere.
    pub namespace: String,
    /// Name of the model.
    pub name: String,
    /// Other models used here.
    pub imports: Vec<Import>,
    /// Types.
    pub item_definitions: Vec<ItemDefinition>,
    /// Input data.
    pub inputs: Vec<InputData>,
    /// Decisions.
    pub decisions: Vec<Decision>,
    /// Business knowledge models.
    pub knowledge_models: Vec<KnowledgeModel>,
    /// Decision services.
    pub services: Vec<DecisionService>,
    /// What the file contains and this crate does not take over.
    pub notes: Vec<Note>,
}

/// Something in a file that was left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Name of the element, at most 120 characters.
    pub element: String,
    /// Name of the element it stands in.
    pub parent: String,
    /// Where it begins.
    pub place: Place,
    /// Why it was left aside.
    pub kind: NoteKind,
}

/// Why something was left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// The standard has no such element at this place.
    UnknownElement,
    /// An element of a foreign namespace outside `extensionElements`.
    ForeignElement,
    /// An import of something that is not a decision model.
    ForeignImport,
}

/// `import` of another model (DMN 1.5, 6.3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Namespace of the imported model.
    pub namespace: String,
    /// Prefix under which its elements are named here; empty when they join the names of this model.
    pub name: String,
    /// Where it begins.
    pub place: Place,
}

/// `informationItem`: a name with an optional type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variable {
    /// The name, blanks as the standard normalises them.
    pub name: String,
    /// Name of the type.
    pub type_ref: Option<String>,
}

/// `itemDefinition` and `itemComponent` (DMN 1.5, 7.3.2 and 7.3.3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemDefinition {
    /// Name of the type or of the component.
    pub name: String,
    /// The type it is based on.
    pub type_ref: Option<String>,
    /// Whether values are lists of the described type.
    pub collection: bool,
    /// Unary tests every value (of a collection: every item) must pass.
    pub allowed_values: Option<Text>,
    /// Unary tests the whole value must pass (DMN 1.5).
    pub type_constraint: Option<Text>,
    /// Components of a structure.
    pub components: Vec<ItemDefinition>,
    /// Signature of a function type.
    pub function: Option<FunctionItem>,
    /// Where it begins.
    pub place: Place,
}

/// `functionItem`: the type of a function (DMN 1.5, 7.3.4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FunctionItem {
    /// Parameters with their types.
    pub parameters: Vec<Variable>,
    /// Type of the result.
    pub output: Option<String>,
}

/// A reference to an element: the namespace of its model, when it is another one, and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Namespace of the model, `None` for the model the reference stands in.
    pub namespace: Option<String>,
    /// Id of the element.
    pub id: String,
    /// Where it begins.
    pub place: Place,
}

/// `inputData` (DMN 1.5, 6.3.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputData {
    /// Id of the element.
    pub id: String,
    /// Name of the element.
    pub name: String,
    /// The variable that holds the value.
    pub variable: Variable,
    /// Where it begins.
    pub place: Place,
}

/// What an element needs before it can be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requirements {
    /// Input data.
    pub inputs: Vec<Reference>,
    /// Decisions.
    pub decisions: Vec<Reference>,
    /// Business knowledge models and decision services.
    pub knowledge: Vec<Reference>,
}

/// `decision` (DMN 1.5, 6.3.7).
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Id of the element.
    pub id: String,
    /// Name of the element.
    pub name: String,
    /// The variable that holds the result.
    pub variable: Variable,
    /// What it needs.
    pub requirements: Requirements,
    /// How the result is found; `None` when the file leaves that open.
    pub logic: Option<Boxed>,
    /// Where it begins.
    pub place: Place,
}

/// `businessKnowledgeModel` (DMN 1.5, 6.3.8).
#[derive(Debug, Clone, PartialEq)]
pub struct KnowledgeModel {
    /// Id of the element.
    pub id: String,
    /// Name of the element.
    pub name: String,
    /// The variable that holds the function.
    pub variable: Variable,
    /// What it needs.
    pub requirements: Requirements,
    /// The function.
    pub logic: Option<FunctionLogic>,
    /// Where it begins.
    pub place: Place,
}

/// `decisionService` (DMN 1.5, 6.3.10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionService {
    /// Id of the element.
    pub id: String,
    /// Name of the element.
    pub name: String,
    /// The variable that holds the function.
    pub variable: Variable,
    /// Decisions whose results are returned.
    pub outputs: Vec<Reference>,
    /// Decisions evaluated inside the service.
    pub encapsulated: Vec<Reference>,
    /// Decisions whose results are given to the service.
    pub input_decisions: Vec<Reference>,
    /// Input data given to the service.
    pub input_data: Vec<Reference>,
    /// Where it begins.
    pub place: Place,
}
