// SPDX-License-Identifier: EUPL-1.2
//! Choices: durations and cut-off dates, amounts, the structure of a service; the fourteen-digit service key.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::XzufiError;
use crate::model::{Identifier, LocalizedText};
use crate::notes::NoteKind;
use crate::shape::{Cursor, Shape, Unreadable, put, shape};
use crate::tree::Element;

shape! {
    /// Amount of money (`Amount`) with its currency; decimal text, so that nothing is rounded.
    Amount {
        /// ISO 4217 code (`currencyCode`).
        currency: attribute String = "currencyCode",
        /// Decimal number with a point.
        value: token String = "",
    }
}

impl Amount {
    /// An amount in euros from integer cents.
    pub fn euro_cents(cents: u32) -> Self {
        Self { currency: Some("EUR".to_owned()), value: format!("{}.{:02}", cents / 100, cents % 100) }
    }

    /// The amount in hundredths of its unit, if it is a plain decimal with at most two significant places.
    pub fn cents(&self) -> Option<i64> {
        let (negative, digits) = match self.value.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, self.value.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 2 {
            return None;
        }
        let hundredths: i64 = format!("{fraction:0<2}").parse().ok()?;
        let cents = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        Some(if negative { -cents } else { cents })
    }
}

shape! {
    /// Length of time (`FristDauer`), optionally a span from one length to another.
    Duration {
        /// Length (`dauer`).
        amount: required u32 = "dauer",
        /// Unit: JAHR, MONAT, WOCHE, TAG, WERKTAG, ARBEITSTAG, STUNDE, MINUTE or SEKUNDE (`einheit`);
        /// whether it stands as a code or as plain text is to be confirmed, both are read.
        unit: required Unit = "einheit",
        /// Upper length of a span (`dauerBis`).
        amount_to: optional u32 = "dauerBis",
        /// Unit of the upper length (`einheitBis`).
        unit_to: optional Unit = "einheitBis",
    }
}

/// Unit of time; written as a code, read as a code or as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Unit(
    /// The official value, for example `WOCHE`.
    pub String,
);

impl Shape for Unit {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable> {
        let text = if cursor.element().child("code").is_some() {
            cursor.bare::<crate::model::Token>("code")?.value
        } else {
            cursor.token("")?
        };
        Ok(Self(text))
    }

    fn write(&self, element: &mut Element) {
        put::bare(element, "code", &self.0);
    }
}

#[cfg(test)]
impl crate::sample::Sample for Unit {
    fn sample(source: &mut crate::sample::Source) -> Self {
        Self(source.token())
    }
}

shape! {
    /// Cut-off date (`FristStichtag`): a date, or month and day that recur every year.
    CutOff {
        /// From (`von`), `xs:date` or `--MM-DD`.
        from: optional String = "von",
        /// To (`bis`), `xs:date` or `--MM-DD`.
        to: optional String = "bis",
    }
}

shape! {
    /// Fixed cost (`KostenFix`).
    FixedCost {
        /// Amount (`betrag`).
        amount: required Amount = "betrag",
    }
}

shape! {
    /// Free of charge (`KostenFrei`).
    FreeOfCharge {
        /// Reason (`beschreibungKostenfreiheit`).
        reasons: many LocalizedText = "beschreibungKostenfreiheit",
    }
}

shape! {
    /// Cost within a range (`KostenVariabel`).
    VariableCost {
        /// Lower bound (`betragUntergrenze`).
        minimum: optional Amount = "betragUntergrenze",
        /// Upper bound (`betragObergrenze`).
        maximum: optional Amount = "betragObergrenze",
        /// What the amount depends on (`beschreibungVariabilitaet`).
        explanations: many LocalizedText = "beschreibungVariabilitaet",
    }
}

shape! {
    /// Structure of a service that is only an object (`LeistungsstrukturObjekt`).
    ObjectStructure {
        /// Group of the catalogue (`leistungsgruppierungLeiKa`).
        grouping: optional super::Code = "leistungsgruppierungLeiKa",
    }
}

shape! {
    /// Structure: object and action (`LeistungsstrukturObjektMitVerrichtung`).
    ActionStructure {
        /// Group of the catalogue (`leistungsgruppierungLeiKa`).
        grouping: optional super::Code = "leistungsgruppierungLeiKa",
        /// The object (`leistungsobjektID`).
        object_id: required Identifier = "leistungsobjektID",
        /// The action (`verrichtungLeiKa`).
        action: optional super::Code = "verrichtungLeiKa",
    }
}

shape! {
    /// Structure: object, action and detail (`LeistungsstrukturObjektMitVerrichtungUndDetail`).
    DetailStructure {
        /// Group of the catalogue (`leistungsgruppierungLeiKa`).
        grouping: optional super::Code = "leistungsgruppierungLeiKa",
        /// The object (`leistungsobjektID`).
        object_id: required Identifier = "leistungsobjektID",
        /// The action (`verrichtungLeiKa`).
        action: optional super::Code = "verrichtungLeiKa",
        /// The detail (`verrichtungsdetail`).
        details: many LocalizedText = "verrichtungsdetail",
    }
}

/// Declares a choice whose variant stands in `xsi:type`; without one the first matching marker element decides.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident($ty:ident) = $type_name:literal if [$($marker:literal),*],)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_meta])* $variant($ty),)* }

        impl Shape for $name {
            fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable> {
                let element = cursor.element();
                match element.type_name.as_deref() {
                    $(Some($type_name) => return Ok(Self::$variant(Shape::read(cursor)?)),)*
                    Some(other) => return Err(cursor.unreadable(NoteKind::invalid(other))),
                    None => {}
                }
                $(if [$($marker),*].iter().any(|marker: &&str| element.child(marker).is_some()) {
                    return Ok(Self::$variant(Shape::read(cursor)?));
                })*
                Err(cursor.unreadable(NoteKind::EmptyValue))
            }

            fn write(&self, element: &mut Element) {
                match self {
                    $(Self::$variant(value) => {
                        element.type_name = Some($type_name.to_owned());
                        value.write(element);
                    })*
                }
            }
        }

        #[cfg(test)]
        impl crate::sample::Sample for $name {
            fn sample(source: &mut crate::sample::Source) -> Self {
                let mut variants = [$(Self::$variant(crate::sample::Sample::sample(source)),)*];
                let index = source.below(variants.len());
                variants.swap(0, index);
                let [first, ..] = variants;
                first
            }
        }
    };
}

choice! {
    /// When: a length of time or a cut-off date (`fristauswahl`). That the variant stands in `xsi:type` is
    /// to be confirmed; documents without `xsi:type` are read by their elements.
    TimeLimit {
        /// A length of time.
        Duration(Duration) = "FristDauer" if ["dauer"],
        /// A cut-off date.
        CutOff(CutOff) = "FristStichtag" if ["von", "bis"],
    }
}

choice! {
    /// How much: fixed, free or within a range (`kostenauswahl`). That the variant stands in `xsi:type` is
    /// to be confirmed; documents without `xsi:type` are read by their elements.
    CostValue {
        /// A fixed amount.
        Fixed(FixedCost) = "KostenFix" if ["betrag"],
        /// Free of charge.
        Free(FreeOfCharge) = "KostenFrei" if ["beschreibungKostenfreiheit"],
        /// Within a range.
        Variable(VariableCost) = "KostenVariabel"
            if ["betragUntergrenze", "betragObergrenze", "beschreibungVariabilitaet"],
    }
}

choice! {
    /// Structure of a service (`struktur`): object, with action, with detail.
    Structure {
        /// Object, action and detail.
        Detail(DetailStructure) = "LeistungsstrukturObjektMitVerrichtungUndDetail" if ["verrichtungsdetail"],
        /// Object and action.
        Action(ActionStructure) = "LeistungsstrukturObjektMitVerrichtung" if ["leistungsobjektID"],
        /// Only an object.
        Object(ObjectStructure) = "LeistungsstrukturObjekt" if ["leistungsgruppierungLeiKa"],
    }
}

/// Service key of the catalogue (`Leistungsschlüssel`, LeiKa): 14 digits. Instance 99 is the federal catalogue, a
/// Land uses its own number. The split into parts after the instance is from memory, to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LeikaKey(String);

impl LeikaKey {
    /// The 14 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two digits of the instance, `99` for the federal catalogue.
    pub fn instance(&self) -> &str {
        &self.0[..2]
    }

    /// Whether the key belongs to the federal catalogue.
    pub fn is_federal(&self) -> bool {
        self.instance() == "99"
    }

    /// Grouping, object, action and detail, three digits each (to be confirmed).
    pub fn parts(&self) -> [&str; 4] {
        [&self.0[2..5], &self.0[5..8], &self.0[8..11], &self.0[11..14]]
    }

    /// The key as a URN.
    pub fn urn(&self) -> String {
        format!("urn:de:fim:leika:leistung:{}", self.0)
    }
}

impl FromStr for LeikaKey {
    type Err = XzufiError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(XzufiError::InvalidServiceKey)
        }
    }
}

impl TryFrom<String> for LeikaKey {
    type Error = XzufiError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<LeikaKey> for String {
    fn from(key: LeikaKey) -> Self {
        key.0
    }
}
