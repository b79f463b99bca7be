// SPDX-License-Identifier: EUPL-1.2
//! Which authority is responsible, and why. The decision is pure: it gets the way from the area up to the Land and the
//! recorded competences along it.

use super::explain::{self, same};
use super::{Area, AreaKind};
use foundation::time::format_date;
use foundation::{Date, Locale, Message, OwnerId, Problem, Translated, Validity, id::Uuid};

/// On which level of the administration a service is provided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The municipality. Where it belongs to an Amt, the Amt does its work (KV M-V § 127).
    Municipality,
    /// The Amt, or the municipality itself where it has no Amt.
    Association,
    /// The Landkreis or the independent city.
    District,
    /// An authority of the Land.
    Land,
}

impl Level {
    /// Every level, smallest first.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::Association, Self::District, Self::Land];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Association => "association",
            Self::District => "district",
            Self::Land => "land",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// The tier under which competences are recorded; municipality and Amt are one.
    pub(crate) const fn tier(self) -> &'static str {
        match self {
            Self::Municipality | Self::Association => "local",
            Self::District => "district",
            Self::Land => "land",
        }
    }
}

/// For which kind of legal entity an authority acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LegalEntityKind {
    /// The municipality: matters of its own sphere, for example its taxes.
    Municipality,
    /// The Amt itself: matters transferred by the Land.
    Association,
    /// The Landkreis.
    District,
    /// The Land.
    Land,
}

impl LegalEntityKind {
    /// Every kind, smallest first.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::Association, Self::District, Self::Land];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Association => "association",
            Self::District => "district",
            Self::Land => "land",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The kind that acts in a matter: in a transferred matter the Amt or district itself, even where a municipality is named.
    #[must_use]
    pub const fn acting(self, level: Level, delegated: bool) -> Self {
        match (level, delegated, self) {
            (Level::Municipality | Level::Association, false, Self::Municipality) => Self::Municipality,
            (Level::Municipality | Level::Association, _, _) => Self::Association,
            (Level::District, _, _) => Self::District,
            (Level::Land, _, _) => Self::Land,
        }
    }
}

/// The question for the responsible authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// Key of the service.
    pub service_key: &'a str,
    /// On which level it is provided.
    pub level: Level,
    /// For whom. In transferred matters use [`LegalEntityKind::acting`].
    pub legal_entity_kind: LegalEntityKind,
    /// Regional key of the area in question, usually a municipality.
    pub area_key: &'a str,
    /// The day that counts.
    pub day: Date,
}

/// One sentence of the answer to "why this office?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sentence.
    pub text: Translated,
}

/// The responsible authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// The authority that does the work; the owner of the case.
    pub authority: OwnerId,
    /// The legal entity for which it acts.
    pub legal_entity: Uuid,
    /// The unit that handles the service, if one is recorded.
    pub unit: Option<Uuid>,
    /// Why, in the order of reading.
    pub steps: Vec<Step>,
}

/// A special competence as it is recorded, with the names of those concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedCompetence {
    /// Regional key of the area.
    pub area_key: String,
    /// Name of the area.
    pub area_name: String,
    /// When it holds.
    pub valid: Validity,
    /// Name of the authority that does the work.
    pub authority_name: Translated,
    /// Name of the legal entity for which it acts.
    pub legal_entity_name: Translated,
    /// Law or agreement on which it rests.
    pub source: String,
}

/// A recorded competence for an area of the way.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) area_key: String,
    pub(crate) special: bool,
    pub(crate) source: String,
    pub(crate) authority: OwnerId,
    pub(crate) authority_name: Translated,
    pub(crate) legal_entity: Uuid,
    pub(crate) legal_entity_name: Translated,
    pub(crate) acts_for_itself: bool,
    pub(crate) unit: Option<Uuid>,
}

/// Decides and explains. A competence for this very service goes before one for all services; among equals the nearer area counts.
///
/// # Errors
/// [`Problem::Refused`] with a sentence that names the area: unknown, not yet or no longer existing, too large for the level, or
/// without recorded authority.
pub(crate) fn decide(
    question: &Question,
    way: &[Area],
    candidates: &[Candidate],
) -> Result<Competence, Problem> {
    let mut steps = Vec::new();
    let living = follow_successors(question, way, &mut steps)?;
    let responsible = responsible_area(question.level, living)?;
    steps.push(explain::level(question.level));
    steps.extend(explain::belonging(question.level, living, responsible));
    let place = |candidate: &Candidate| living.iter().position(|area| area.key == candidate.area_key);
    let found = candidates
        .iter()
        .filter_map(|candidate| place(candidate).map(|place| (!candidate.special, place, candidate)))
        .min_by_key(|(usual, place, _)| (*usual, *place))
        .map(|(_, _, candidate)| candidate)
        .ok_or_else(|| {
            Problem::Refused(
                Message::new("organisation-refused-no-authority").with("area", &responsible.name),
            )
        })?;
    if found.special {
        steps.push(explain::sentence("organisation-why-special", &[("source", same(&found.source))]));
    }
    steps.push(explain::sentence(
        "organisation-why-authority",
        &[("authority", found.authority_name.clone())],
    ));
    if !found.acts_for_itself {
        steps.push(explain::sentence(
            "organisation-why-entity",
            &[("entity", found.legal_entity_name.clone())],
        ));
    }
    Ok(Competence { authority: found.authority, legal_entity: found.legal_entity, unit: found.unit, steps })
}

/// The part of the way that exists on the day: behind the last dissolved area. Each succession is a step.
fn follow_successors<'a>(
    question: &Question,
    way: &'a [Area],
    steps: &mut Vec<Step>,
) -> Result<&'a [Area], Problem> {
    let Some(first) = way.first() else {
        return Err(Problem::Refused(
            Message::new("organisation-refused-unknown-area").with("key", question.area_key),
        ));
    };
    if question.day < first.valid.from {
        return Err(Problem::Refused(Message::new("organisation-refused-not-yet").with("area", &first.name)));
    }
    let mut rest = way;
    while let [former, others @ ..] = rest {
        let Some(last_day) = former.valid.until.filter(|until| *until < question.day) else { break };
        let Some(next) = others.first() else {
            return Err(Problem::Refused(
                Message::new("organisation-refused-no-successor").with("area", &former.name),
            ));
        };
        let day = Translated::new(format_date(last_day, Locale::De), format_date(last_day, Locale::En));
        steps.push(explain::sentence(
            "organisation-why-successor",
            &[("former", same(&former.name)), ("day", day), ("name", same(&next.name))],
        ));
        rest = others;
    }
    Ok(rest)
}

/// The area whose administration has the task: for the local tier the Amt, or the municipality or city itself.
fn responsible_area(level: Level, living: &[Area]) -> Result<&Area, Problem> {
    let wanted: &[AreaKind] = match level {
        Level::Municipality | Level::Association => &[AreaKind::Association, AreaKind::City],
        Level::District => &[AreaKind::District, AreaKind::City],
        Level::Land => &[AreaKind::Land],
    };
    let independent =
        living.first().filter(|area| level.tier() == "local" && area.kind == AreaKind::Municipality);
    living.iter().find(|area| wanted.contains(&area.kind)).or(independent).ok_or_else(|| {
        let name = living.first().map_or("", |area| area.name.as_str());
        Problem::Refused(Message::new("organisation-refused-area-too-large").with("area", name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_transferred_matters_the_amt_or_district_itself_acts() {
        use LegalEntityKind as Kind;
        assert_eq!(Kind::Municipality.acting(Level::Association, false), Kind::Municipality);
        assert_eq!(Kind::Municipality.acting(Level::Association, true), Kind::Association);
        assert_eq!(Kind::Municipality.acting(Level::District, true), Kind::District);
        assert_eq!(Kind::District.acting(Level::District, false), Kind::District);
        assert_eq!(Kind::Land.acting(Level::District, false), Kind::District);
        assert_eq!(Kind::Land.acting(Level::Land, false), Kind::Land);
    }

    #[test]
    fn every_level_and_kind_is_read_back_from_its_name() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.as_str()), Some(level));
        }
        for kind in LegalEntityKind::ALL {
            assert_eq!(LegalEntityKind::parse(kind.as_str()), Some(kind));
        }
    }
}
