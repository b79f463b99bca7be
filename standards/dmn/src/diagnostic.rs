// SPDX-License-Identifier: EUPL-1.2
//! What is wrong with a model or its data, in which element and at which place.

use std::fmt::Write as _;
use std::sync::Arc;

use feel::Language;

use crate::model::Place;

/// Something wrong, with the element and the place it is found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub source: Source,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An expression is wrong or found no value; its span counts in the text of that expression.
    Expression(feel::Diagnostic),
    /// The model around the expressions is wrong or found no value.
    Model {
        /// What is wrong.
        fault: Fault,
        /// What the message names, in the order that [`Fault`] tells.
        arguments: Vec<String>,
    },
}

/// The part of a model that something is wrong with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Kind of the element.
    pub kind: ElementKind,
    /// Name of the element.
    pub element: Arc<str>,
    /// Id of the element; empty when the file gives none.
    pub id: Arc<str>,
    /// The part inside the element.
    pub part: Part,
    /// Where that part begins in the file of the model.
    pub place: Place,
}

/// Kinds of elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// The model itself.
    Model,
    /// A type.
    ItemDefinition,
    /// Input data.
    InputData,
    /// A decision.
    Decision,
    /// A business knowledge model.
    KnowledgeModel,
    /// A decision service.
    Service,
}

/// The part of an element. Rules and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The element as a whole.
    Element,
    /// A requirement or reference of the element.
    Requirement,
    /// An expression that is no cell of a table.
    Expression,
    /// The allowed values of a type.
    AllowedValues,
    /// An input column.
    Input(usize),
    /// An output column.
    Output(usize),
    /// A condition of a rule.
    Condition {
        /// The rule.
        rule: usize,
        /// The input column.
        input: usize,
    },
    /// A result of a rule.
    Result {
        /// The rule.
        rule: usize,
        /// The output column.
        output: usize,
    },
}

/// Defines [`Fault`] with its stable name and its two sentences; `{0}`, `{1}` stand for the arguments.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident, $key:literal, $german:literal, $english:literal;)*) => {
        /// What can be wrong with a model around its expressions. The arguments named here are those of [`Problem::Model`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Fault { $($(#[$doc])* $name,)* }

        impl Fault {
            /// Every fault.
            pub const ALL: &'static [Fault] = &[$(Fault::$name,)*];

            /// The stable name, for protocols and translations by others.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Fault::$name => $key,)* }
            }

            fn template(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Fault::$name, Language::German) => $german, (Fault::$name, Language::English) => $english,)*
                }
            }
        }
    };
}

faults! {
    /// Two models have one namespace; 0: the namespace.
    DuplicateModel, "duplicate-model",
        "Zwei Modelle haben denselben Namensraum {0}.", "Two models have the namespace {0}.";
    /// Two elements have one id; 0: the id.
    DuplicateElement, "duplicate-element",
        "Zwei Elemente haben dieselbe Kennung {0}.", "Two elements have the id {0}.";
    /// Two elements one expression can see have one name; 0: the name.
    DuplicateName, "duplicate-name",
        "Der Name {0} steht für zwei verschiedene Elemente.", "The name {0} stands for two different elements.";
    /// An import names a model that was not given; 0: the namespace.
    MissingModel, "missing-model",
        "Das eingebundene Modell {0} fehlt.", "The imported model {0} is missing.";
    /// A reference leads nowhere or to an element of the wrong kind; 0: the reference.
    UnknownReference, "unknown-reference",
        "Der Verweis {0} führt zu keinem passenden Element.", "The reference {0} leads to no suitable element.";
    /// A type nobody defines; 0: its name.
    UnknownType, "unknown-type", "Der Datentyp {0} ist nicht bekannt.", "The type {0} is not known.";
    /// An element needs itself; 0: the names on the way round.
    CyclicRequirement, "cyclic-requirement",
        "Das Element braucht sich selbst: {0}.", "The element needs itself: {0}.";
    /// Boxed expressions nest deeper than allowed, or there are more requirements than allowed; 0: the limit.
    TooLarge, "too-large",
        "Das Modell überschreitet die Grenze von {0}.", "The model exceeds the limit of {0}.";
    /// A decision or function says nothing about how its result is found.
    MissingLogic, "missing-logic",
        "Wie das Ergebnis gefunden wird, ist nicht angegeben.", "How the result is found is not said.";
    /// A column of a table with several outputs has no name; 0: the column.
    MissingOutputName, "missing-output-name",
        "Die Ergebnisspalte {0} hat keinen Namen.", "The output column {0} has no name.";
    /// A hit policy needs the order of the output values and they are not listed; 0: the column.
    MissingOutputValues, "missing-output-values",
        "Die Ergebnisspalte {0} nennt keine Rangfolge ihrer Werte.",
        "The output column {0} does not list its values in their order.";
    /// A function in Java or PMML; never called.
    ExternalFunction, "external-function",
        "Externe Funktionen werden nicht ausgeführt.", "External functions are never run.";
    /// Input data without a value; 0: the name.
    MissingInput, "missing-input", "Die Angabe {0} fehlt.", "The input {0} is missing.";
    /// A value has another type than declared; 0: the type declared, 1: the type found, 2: where in the value, or nothing.
    WrongType, "wrong-type",
        "Verlangt ist {0}, der Wert ist aber {1}.", "The type is {0} but the value is {1}.";
    /// A value is not among the allowed ones; 0: the type or column, 1: the value, 2: where in the value, or nothing.
    NotAllowed, "not-allowed",
        "Der Wert {1} gehört nicht zu den erlaubten Werten von {0}.", "The value {1} is not allowed for {0}.";
    /// Several rules match where only one may; 0: their numbers.
    SeveralRules, "several-rules",
        "Mehrere Regeln treffen zu, erlaubt ist nur eine: {0}.", "Several rules match where only one may: {0}.";
    /// Several rules match with different results; 0: their numbers.
    DifferentResults, "different-results",
        "Mehrere Regeln treffen mit verschiedenen Ergebnissen zu: {0}.",
        "Several rules match with different results: {0}.";
    /// No rule matches and there is no default.
    NoRule, "no-rule",
        "Keine Regel trifft zu, und ein Ergebnis für diesen Fall ist nicht festgelegt.",
        "No rule matches and there is no result for this case.";
    /// The collected results cannot be aggregated.
    CannotAggregate, "cannot-aggregate",
        "Die Ergebnisse der Regeln lassen sich nicht zusammenfassen.", "The results of the rules cannot be aggregated.";
}

impl Fault {
    /// The fault of a stable name.
    pub(crate) fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fault| fault.as_str() == key)
    }
}

impl Diagnostic {
    /// A fault of the model.
    pub(crate) fn fault(fault: Fault, source: Source, arguments: Vec<String>) -> Self {
        Self { problem: Problem::Model { fault, arguments }, source }
    }

    /// The stable name of what is wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.problem {
            Problem::Expression(diagnostic) => diagnostic.code.as_str(),
            Problem::Model { fault, .. } => fault.as_str(),
        }
    }

    /// Whether the evaluation ended because its budget was used up.
    #[must_use]
    pub fn ends_evaluation(&self) -> bool {
        matches!(&self.problem, Problem::Expression(diagnostic) if diagnostic.code.ends_evaluation())
    }

    /// One sentence for people, without the place.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match &self.problem {
            Problem::Expression(diagnostic) => diagnostic.message(language),
            Problem::Model { fault, arguments } => about_value(*fault, arguments, language),
        }
    }
}

impl Source {
    /// The place in words, for example `Entscheidung „Gebühr“, Regel 3, Bedingung 2 (Zeile 41)`.
    #[must_use]
    pub fn describe(&self, language: Language) -> String {
        let german = language == Language::German;
        let kind = match (self.kind, german) {
            (ElementKind::Model, true) => "Modell",
            (ElementKind::Model, false) => "model",
            (ElementKind::ItemDefinition, true) => "Datentyp",
            (ElementKind::ItemDefinition, false) => "type",
            (ElementKind::InputData, true) => "Angabe",
            (ElementKind::InputData, false) => "input",
            (ElementKind::Decision, true) => "Entscheidung",
            (ElementKind::Decision, false) => "decision",
            (ElementKind::KnowledgeModel, true) => "Wissensmodell",
            (ElementKind::KnowledgeModel, false) => "business knowledge model",
            (ElementKind::Service, true) => "Entscheidungsdienst",
            (ElementKind::Service, false) => "decision service",
        };
        let mut text = if german {
            format!("{kind} „{}“", self.element)
        } else {
            format!("{kind} “{}”", self.element)
        };
        text.push_str(&self.part.describe(german));
        let line = if german { "Zeile" } else { "line" };
        // Writing to a text cannot fail.
        let _ = write!(text, " ({line} {})", self.place.line);
        text
    }
}

impl Part {
    fn describe(&self, german: bool) -> String {
        match (self, german) {
            (Self::Element, _) | (Self::Expression, _) => String::new(),
            (Self::Requirement, true) => ", Verweis".to_owned(),
            (Self::Requirement, false) => ", reference".to_owned(),
            (Self::AllowedValues, true) => ", erlaubte Werte".to_owned(),
            (Self::AllowedValues, false) => ", allowed values".to_owned(),
            (Self::Input(column), true) => format!(", Eingabespalte {column}"),
            (Self::Input(column), false) => format!(", input column {column}"),
            (Self::Output(column), true) => format!(", Ergebnisspalte {column}"),
            (Self::Output(column), false) => format!(", output column {column}"),
            (Self::Condition { rule, input }, true) => format!(", Regel {rule}, Bedingung {input}"),
            (Self::Condition { rule, input }, false) => format!(", rule {rule}, condition {input}"),
            (Self::Result { rule, output }, true) => format!(", Regel {rule}, Ergebnis {output}"),
            (Self::Result { rule, output }, false) => format!(", rule {rule}, result {output}"),
        }
    }
}

/// The sentence about a value, and the place in it when only a part of it is meant. FEEL's sentence about types names them in the
/// words of the language.
fn about_value(fault: Fault, arguments: &[String], language: Language) -> String {
    let types = arguments.iter().take(2).cloned();
    let mut text = match fault {
        Fault::WrongType => {
            feel::Diagnostic::new(feel::Code::WrongType, feel::Span::default(), types).message(language)
        }
        other => fill(other.template(language), arguments),
    };
    if let Some(place) = arguments.get(2).filter(|place| !place.is_empty()) {
        let words = if language == Language::German { "Stelle im Wert" } else { "Place in the value" };
        // Writing to a text cannot fail.
        let _ = write!(text, " {words}: {place}.");
    }
    text
}

fn fill(template: &str, arguments: &[String]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        text.push_str(before);
        let index = after[1..].chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
        text.push_str(arguments.get(index as usize).map_or("", String::as_str));
        rest = after.get(3..).unwrap_or("");
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_element_rule_and_line() {
        let source = Source {
            kind: ElementKind::Decision,
            element: "Gebühr".into(),
            id: "d".into(),
            part: Part::Condition { rule: 3, input: 2 },
            place: Place { line: 41, column: 5 },
        };
        assert_eq!(
            source.describe(Language::German),
            "Entscheidung „Gebühr“, Regel 3, Bedingung 2 (Zeile 41)"
        );
        assert_eq!(source.describe(Language::English), "decision “Gebühr”, rule 3, condition 2 (line 41)");
        let diagnostic =
            Diagnostic::fault(Fault::NotAllowed, source, vec!["tRisk".to_owned(), "\"HIGHER\"".to_owned()]);
        assert_eq!(
            diagnostic.message(Language::German),
            "Der Wert \"HIGHER\" gehört nicht zu den erlaubten Werten von tRisk."
        );
        assert_eq!(diagnostic.message(Language::English), "The value \"HIGHER\" is not allowed for tRisk.");
    }

    #[test]
    fn the_names_of_faults_are_unique() {
        let names: std::collections::BTreeSet<_> = Fault::ALL.iter().map(|fault| fault.as_str()).collect();
        assert_eq!(names.len(), Fault::ALL.len());
    }
}
