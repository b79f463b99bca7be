// SPDX-License-Identifier: EUPL-1.2
//! The code lists of the standard as enumerations. JSON uses the official codes.

use serde::{Deserialize, Serialize};

/// A value of an official code list.
pub trait CodeValue: Copy + Sized + 'static {
    /// All values in the order of the code list.
    const ALL: &'static [Self];
    /// URN of the code list and its version, where publicly known: written as `listURI` and `listVersionID`.
    const LIST: Option<(&'static str, &'static str)>;
    /// The official code.
    fn code(self) -> &'static str;
    /// The value of an official code; `None` for an unknown one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

macro_rules! code_list {
    ($(#[$meta:meta])* $name:ident, $list:expr, { $($(#[$value_meta:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $code)] $value,)+
        }
        impl CodeValue for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const LIST: Option<(&'static str, &'static str)> = $list;
            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
        }
    };
}

code_list! {
    /// How a field appears (`feldart`). XDatenfelder 2 knows the first three.
    FieldKind, Some(("urn:xoev-de:fim:codeliste:xdatenfelder.feldart", "2.0")), {
        /// The user fills it in.
        Input = "input",
        /// The user chooses from a list of values.
        Select = "select",
        /// A text that is only shown.
        Label = "label",
        /// Not shown; filled by the program.
        Hidden = "hidden",
        /// Shown, filled by the program, not changeable.
        Locked = "locked",
    }
}

code_list! {
    /// What a field holds (`datentyp`).
    DataType, Some(("urn:xoev-de:fim:codeliste:xdatenfelder.datentyp", "2.0")), {
        /// Free text.
        Text = "text",
        /// Text of String.Latin+ 1.2 (DIN SPEC 91379, data type C).
        TextLatin = "text_latin",
        /// Calendar date.
        Date = "date",
        /// Time of day.
        Time = "time",
        /// Date and time of day.
        DateTime = "datetime",
        /// Yes or no.
        Boolean = "bool",
        /// Decimal number.
        Number = "num",
        /// Whole number.
        Integer = "num_int",
        /// Amount of money.
        Currency = "num_currency",
        /// Uploaded file.
        File = "file",
        /// Structured object.
        Object = "obj",
    }
}

code_list! {
    /// Whether a field is filled from a register or account (`vorbefuellung`).
    Prefill, Some(("urn:xoev-de:fim:codeliste:xdatenfelder.vorbefuellung", "1.0")), {
        /// Never.
        None = "keine",
        /// Where possible.
        Optional = "optional",
        /// Always.
        Mandatory = "verpflichtend",
    }
}

code_list! {
    /// How closely an element is tied to a legal norm (`schemaelementart`).
    ElementKind, Some(("urn:xoev-de:fim:codeliste:xdatenfelder.schemaelementart", "1.0")), {
        /// Abstract pattern.
        Abstract = "ABS",
        /// Harmonised across services.
        Harmonised = "HAR",
        /// Bound to a legal norm (rechtsnormgebunden).
        LegallyBound = "RNG",
    }
}

code_list! {
    /// State of approval (`freigabestatus`).
    ReleaseStatus, Some(("urn:xoev-de:xprozess:codeliste:status", "2020-03-19")), {
        /// In Planung.
        Planned = "1",
        /// In Bearbeitung.
        InWork = "2",
        /// Entwurf.
        Draft = "3",
        /// Methodisch freigegeben.
        MethodApproved = "4",
        /// Fachlich freigegeben (silber).
        ApprovedSilver = "5",
        /// Fachlich freigegeben (gold).
        ApprovedGold = "6",
        /// Inaktiv.
        Inactive = "7",
        /// Vorgesehen zum Löschen.
        ToBeDeleted = "8",
    }
}

impl ReleaseStatus {
    /// Whether the element is approved for use: silver or gold.
    pub fn is_approved(self) -> bool {
        matches!(self, Self::ApprovedSilver | Self::ApprovedGold)
    }
}

code_list! {
    /// What a derived schema may change in the structure (`ableitungsmodifikationenStruktur`).
    StructureModification,
    Some(("urn:xoev-de:fim:codeliste:xdatenfelder.ableitungsmodifikationenStruktur", "1.0")), {
        /// Nothing.
        None = "0",
        /// Only restrict.
        RestrictOnly = "1",
        /// Only extend.
        ExtendOnly = "2",
        /// Everything.
        All = "3",
    }
}

code_list! {
    /// Whether a derived schema may change the presentation (`ableitungsmodifikationenRepraesentation`).
    RepresentationModification,
    Some(("urn:xoev-de:fim:codeliste:xdatenfelder.ableitungsmodifikationenRepraesentation", "1.0")), {
        /// Not allowed.
        NotAllowed = "0",
        /// Allowed.
        Allowed = "1",
    }
}

code_list! {
    /// Special kinds of groups (`art`).
    GroupKind, None, {
        /// A choice among the children (Auswahlgruppe).
        Choice = "X",
    }
}

code_list! {
    /// What a rule is for (`typ`).
    RuleKind, Some(("urn:xoev-de:fim:codeliste:xdatenfelder.regeltyp", "1.0")), {
        /// Complex rule.
        Complex = "K",
        /// Multiplicity.
        Multiplicity = "M",
        /// Validation.
        Validation = "V",
        /// Calculation.
        Calculation = "B",
    }
}

code_list! {
    /// What a document is (`dokumentart`).
    DocumentKind, Some(("urn:xoev-de:fim-datenfelder:codeliste:dokumentart", "2022-01-01")), {
        /// Antrag.
        Application = "001",
        /// Anzeige.
        Notification = "002",
        /// Bericht.
        Report = "003",
        /// Bescheid.
        Notice = "004",
        /// Erklärung.
        Declaration = "005",
        /// Kartenmaterial.
        Map = "006",
        /// Mitteilung.
        Information = "007",
        /// Multimedia.
        Multimedia = "008",
        /// Registeranfrage.
        RegisterQuery = "009",
        /// Registerantwort.
        RegisterAnswer = "010",
        /// Urkunde.
        Deed = "011",
        /// Vertrag.
        Contract = "012",
        /// Vollmacht.
        PowerOfAttorney = "013",
        /// Willenserklärung.
        Intent = "014",
        /// Unbestimmt.
        Other = "999",
    }
}

impl DocumentKind {
    /// The kind that has this German name in the code list, in any case; version 2 says it in words.
    pub fn from_name(name: &str) -> Option<Self> {
        let names = [
            "antrag",
            "anzeige",
            "bericht",
            "bescheid",
            "erklärung",
            "kartenmaterial",
            "mitteilung",
            "multimedia",
            "registeranfrage",
            "registerantwort",
            "urkunde",
            "vertrag",
            "vollmacht",
            "willenserklärung",
        ];
        let wanted = name.trim().to_lowercase();
        names.iter().position(|name| *name == wanted).map(|index| Self::ALL[index])
    }
}

code_list! {
    /// How an element relates to another (`praedikat`).
    RelationKind, None, {
        /// Is derived from.
        DerivedFrom = "ABL",
        /// Replaces.
        Replaces = "ERS",
        /// Is equivalent to.
        EquivalentTo = "EQU",
        /// Is linked with.
        LinkedWith = "VKN",
    }
}
