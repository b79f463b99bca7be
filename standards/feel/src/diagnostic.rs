// SPDX-License-Identifier: EUPL-1.2
//! What is wrong with an expression or its data, and where in the text.

use std::sync::Arc;

/// A place in the text of an expression: bytes `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: u32::try_from(start).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The languages of [`Diagnostic::message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// German, the language of the law.
    German,
    /// English.
    English,
}

/// Defines [`Code`] with its stable name and its two sentences; `{0}`, `{1}`, `{2}` stand for the arguments, `{t0}` and so on
/// for an argument that is a type.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident, $key:literal, $german:literal, $english:literal;)*) => {
        /// What is wrong. The arguments named in the comments are those of [`Diagnostic::arguments`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The stable name, for protocols and translations by others.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $key,)* }
            }

            fn template(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Code::$name, Language::German) => $german, (Code::$name, Language::English) => $english,)*
                }
            }
        }
    };
}

codes! {
    /// The text cannot go on like this; 0: what was found, 1: what was expected.
    UnexpectedToken, "unexpected-token",
        "Hier steht „{0}“, erwartet wird „{1}“.", "Found “{0}” where “{1}” is expected.";
    /// The text ends too early.
    UnexpectedEnd, "unexpected-end", "Der Ausdruck ist unvollständig.", "The expression is incomplete.";
    /// Behind a complete expression something follows; 0: what.
    UnexpectedRest, "unexpected-rest",
        "Mit „{0}“ geht der Ausdruck nicht weiter.", "The expression does not go on with “{0}”.";
    /// No expression begins like this; 0: what was found.
    ExpressionExpected, "expression-expected",
        "Hier steht „{0}“, erwartet wird ein Wert oder ein Name.",
        "Found “{0}” where a value or a name is expected.";
    /// A name should stand here; 0: what was found.
    NameExpected, "name-expected",
        "Hier steht „{0}“, erwartet wird ein Name.", "Found “{0}” where a name is expected.";
    /// A character that FEEL does not know; 0: the character.
    UnexpectedCharacter, "unexpected-character",
        "Das Zeichen „{0}“ gehört nicht in einen Ausdruck.",
        "The character “{0}” does not belong in an expression.";
    /// A text or comment without its end.
    Unterminated, "unterminated",
        "Der Text oder Kommentar, der hier beginnt, wird nicht beendet.",
        "The text or comment that begins here is never closed.";
    /// The expression nests deeper than allowed; 0: the limit.
    TooDeep, "too-deep",
        "Der Ausdruck ist tiefer als {0} Ebenen verschachtelt.", "The expression nests deeper than {0} levels.";
    /// The text is longer than allowed; 0: the limit in bytes.
    TooLong, "too-long",
        "Der Ausdruck ist länger als {0} Byte.", "The expression is longer than {0} bytes.";
    /// An `@"..."` literal that is no date, time or duration; 0: the text.
    InvalidLiteral, "invalid-literal",
        "„{0}“ ist kein Datum, keine Uhrzeit und keine Dauer.",
        "“{0}” is not a date, a time or a duration.";
    /// Two entries of a context, or two parameters, have one name; 0: the name.
    DuplicateName, "duplicate-name",
        "Der Name „{0}“ kommt zweimal vor.", "The name “{0}” appears twice.";
    /// A name that nothing declares; 0: the name.
    UnknownName, "unknown-name", "Der Name „{0}“ ist nicht bekannt.", "The name “{0}” is not known.";
    /// A type that nothing declares; 0: the name.
    UnknownType, "unknown-type", "Der Datentyp „{0}“ ist nicht bekannt.", "The type “{0}” is not known.";
    /// A function whose body lies outside FEEL (Java, PMML); always refused.
    ExternalFunction, "external-function",
        "Externe Funktionen werden nicht ausgeführt.", "External functions are never run.";
    /// A context or value has no entry of this name; 0: the name, 1: the type of the value.
    UnknownEntry, "unknown-entry",
        "Einen Eintrag „{0}“ gibt es hier nicht (Typ: {t1}).", "There is no entry “{0}” here (type: {t1}).";
    /// An operator does not know operands of these types; 0: operator, 1 and 2: types.
    OperandTypes, "operand-types",
        "„{0}“ lässt sich auf diese Werte nicht anwenden (Typen: {t1}, {t2}).",
        "“{0}” cannot be applied to these values (types: {t1}, {t2}).";
    /// A value of another type was needed; 0: the type needed, 1: the type found.
    WrongType, "wrong-type", "Hier wird ein Wert anderen Typs gebraucht (gebraucht: {t0}, gefunden: {t1}).",
        "A value of another type is needed here (needed: {t0}, found: {t1}).";
    /// An argument of a function has the wrong type; 0: function, 1: parameter, 2: type found.
    ArgumentType, "argument-type",
        "Die Funktion „{0}“ nimmt diesen Wert für „{1}“ nicht an (Typ: {t2}).",
        "The function “{0}” does not take this value for “{1}” (type: {t2}).";
    /// An argument of a function has the right type but a value that makes no sense; 0: function, 1: parameter.
    ArgumentValue, "argument-value",
        "Der Wert für „{1}“ passt nicht zur Funktion „{0}“.",
        "The value of “{1}” does not suit the function “{0}”.";
    /// Too few or too many arguments; 0: function.
    ArgumentCount, "argument-count",
        "Die Anzahl der Angaben passt nicht zur Funktion „{0}“.",
        "The number of arguments does not suit the function “{0}”.";
    /// A named argument the function does not have; 0: function, 1: name.
    UnknownArgument, "unknown-argument",
        "Die Funktion „{0}“ kennt keine Angabe „{1}“.", "The function “{0}” has no parameter “{1}”.";
    /// Something that is not a function was called; 0: its type.
    NotAFunction, "not-a-function", "Dieser Wert ist keine Funktion (Typ: {t0}).", "This value is not a function (type: {t0}).";
    /// Division by zero.
    DivisionByZero, "division-by-zero", "Durch null kann nicht geteilt werden.", "Division by zero.";
    /// The result has no representation (too large, no real number, outside the calendar); 0: what was calculated.
    OutOfRange, "out-of-range",
        "Das Ergebnis von „{0}“ ist nicht darstellbar.", "The result of “{0}” cannot be represented.";
    /// No item has this position; 0: position, 1: number of items.
    IndexOutOfRange, "index-out-of-range",
        "Ein Element mit der Nummer {0} gibt es nicht (Anzahl der Elemente: {1}).",
        "There is no item number {0} (number of items: {1}).";
    /// A condition is null; 0: the type found instead of a boolean.
    NotBoolean, "not-boolean",
        "Hier wird „wahr“ oder „falsch“ gebraucht (gefunden: {t0}).", "True or false is needed here (found: {t0}).";
    /// A regular expression that cannot be translated; 0: the pattern.
    InvalidPattern, "invalid-pattern",
        "Das Suchmuster „{0}“ ist nicht gültig.", "The pattern “{0}” is not valid.";
    /// A text that is not in the form the function reads; 0: the text, 1: what it should be.
    InvalidText, "invalid-text", "„{0}“ lässt sich nicht lesen (erwarteter Typ: {t1}).", "“{0}” cannot be read (expected type: {t1}).";
    /// A calendar was needed and the environment has none, or it does not know the date; 0: function.
    NoCalendar, "no-calendar",
        "Für die Funktion „{0}“ fehlt ein Kalender.", "The function “{0}” needs a calendar.";
    /// The steps of the budget are used up; 0: the limit.
    StepsExhausted, "steps-exhausted",
        "Die Auswertung braucht mehr als {0} Schritte und wurde beendet.",
        "The evaluation takes more than {0} steps and was ended.";
    /// The bytes of the budget are used up; 0: the limit.
    BytesExhausted, "bytes-exhausted",
        "Die Auswertung braucht mehr als {0} Byte und wurde beendet.",
        "The evaluation takes more than {0} bytes and was ended.";
    /// Evaluation or a value nests deeper than the budget allows; 0: the limit.
    DepthExhausted, "depth-exhausted",
        "Die Auswertung ist tiefer als {0} Ebenen verschachtelt und wurde beendet.",
        "The evaluation nests deeper than {0} levels and was ended.";
    /// Something the surrounding model found wrong; 0: its own words.
    Model, "model", "{0}", "{0}";
}

impl Code {
    /// Whether the evaluation as a whole ends: the budget is used up.
    #[must_use]
    pub fn ends_evaluation(self) -> bool {
        matches!(self, Code::StepsExhausted | Code::BytesExhausted | Code::DepthExhausted)
    }
}

/// Why an operation on values has no result: a code and its arguments, without a place in the text.
///
/// The evaluator adds the place and makes the result null.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill(self.code, Language::English, &self.arguments))]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// What the message names, in the order that [`Code`] tells.
    pub arguments: Vec<String>,
}

impl Problem {
    /// A problem with its arguments; an argument longer than 120 characters is cut.
    pub fn new<A: Into<String>>(code: Code, arguments: impl IntoIterator<Item = A>) -> Self {
        Self { code, arguments: arguments.into_iter().map(|argument| cut(argument.into())).collect() }
    }

    /// A problem that names nothing.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self { code, arguments: Vec::new() }
    }

    /// The same problem at a place.
    #[must_use]
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic { code: self.code, span, source: None, arguments: self.arguments }
    }
}

/// Something wrong at a place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// Which expression the place is in, when it is not the one that was evaluated (a function of a model, say).
    pub source: Option<Arc<str>>,
    /// What the message names, in the order that [`Code`] tells.
    pub arguments: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic with its arguments; an argument longer than 120 characters is cut.
    pub fn new<A: Into<String>>(code: Code, span: Span, arguments: impl IntoIterator<Item = A>) -> Self {
        Problem::new(code, arguments).at(span)
    }

    /// One sentence for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        fill(self.code, language, &self.arguments)
    }
}

/// The sentence of a code with its arguments in their places.
fn fill(code: Code, language: Language, arguments: &[String]) -> String {
    let mut text = String::new();
    let mut rest = code.template(language);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        let (is_type, place) = place.strip_prefix('t').map_or((false, place), |place| (true, place));
        let argument =
            place.parse().ok().and_then(|place: usize| arguments.get(place)).map_or("", String::as_str);
        text.push_str(if is_type { type_word(argument, language) } else { argument });
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A type in the words of a language; a type of a model keeps its name.
fn type_word(name: &str, language: Language) -> &str {
    const GERMAN: [(&str, &str); 16] = [
        ("Any", "beliebig"),
        ("Null", "kein Wert"),
        ("boolean", "Wahrheitswert"),
        ("number", "Zahl"),
        ("string", "Text"),
        ("date", "Datum"),
        ("time", "Uhrzeit"),
        ("date and time", "Zeitpunkt"),
        ("days and time duration", "Dauer in Tagen und Stunden"),
        ("years and months duration", "Dauer in Jahren und Monaten"),
        ("list<Any>", "Liste"),
        ("list", "Liste"),
        ("context<>", "Kontext"),
        ("context", "Kontext"),
        ("range<number>", "Bereich von Zahlen"),
        ("range<Any>", "Bereich"),
    ];
    match language {
        Language::English if name == "Null" => "no value",
        Language::English => name,
        Language::German => GERMAN.iter().find(|(known, _)| *known == name).map_or(name, |(_, word)| word),
    }
}

fn cut(text: String) -> String {
    const LONGEST: usize = 120;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_its_arguments_in_both_languages() {
        let diagnostic = Diagnostic::new(Code::UnknownName, Span::new(3, 11), ["Einkomen"]);
        assert_eq!(diagnostic.message(Language::German), "Der Name „Einkomen“ ist nicht bekannt.");
        assert_eq!(diagnostic.message(Language::English), "The name “Einkomen” is not known.");
    }

    #[test]
    fn types_are_named_in_the_language_of_the_message() {
        let diagnostic = Diagnostic::new(Code::OperandTypes, Span::default(), ["+", "number", "Null"]);
        let german = "„+“ lässt sich auf diese Werte nicht anwenden (Typen: Zahl, kein Wert).";
        assert_eq!(diagnostic.message(Language::German), german);
        let english = "“+” cannot be applied to these values (types: number, no value).";
        assert_eq!(diagnostic.message(Language::English), english);
    }

    #[test]
    fn an_argument_that_looks_like_a_place_stays_as_it_is() {
        let diagnostic = Diagnostic::new(Code::UnknownName, Span::default(), ["{0}"]);
        assert_eq!(diagnostic.message(Language::English), "The name “{0}” is not known.");
    }

    #[test]
    fn the_names_of_codes_are_unique() {
        let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn a_long_argument_is_cut_at_a_character() {
        let diagnostic = Diagnostic::new(Code::UnknownName, Span::default(), ["ä".repeat(500)]);
        assert_eq!(diagnostic.arguments[0].chars().count(), 121);
    }
}
