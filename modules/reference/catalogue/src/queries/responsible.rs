// SPDX-License-Identifier: EUPL-1.2
//! The place a page is shown for, and the office that is responsible there.

use crate::model::PublicService;
use ::store::Tx;
use foundation::{Date, Problem};
use organisation::{Area, Authority, Competence};

/// The place for which a page is shown.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// What was asked: a regional key or words.
    pub asked: String,
    /// The place, when it is clear which one.
    pub area: Option<Area>,
    /// Places that may be meant.
    pub candidates: Vec<Area>,
}

/// Places offered at once.
const MOST_PLACES: usize = 20;

/// The place of a regional key, or the places that fit a name or postcode. A single one is taken as meant, and so is the only one
/// of exactly the name that was typed.
///
/// # Errors
/// What the store says.
pub async fn place(tx: &mut Tx, asked: &str) -> Result<Place, Problem> {
    let asked = asked.trim().to_owned();
    if asked.is_empty() {
        return Ok(Place::default());
    }
    if asked.bytes().all(|byte| byte.is_ascii_digit()) {
        match organisation::area(tx, &asked).await {
            Ok(area) => return Ok(Place { asked, area: Some(area), candidates: Vec::new() }),
            Err(Problem::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    let mut candidates = organisation::areas_matching(tx, &asked, MOST_PLACES).await?;
    let meant = match candidates.as_slice() {
        [_] => Some(0),
        several => only_of_this_name(several, &asked),
    };
    let area = meant.map(|at| candidates.swap_remove(at));
    if area.is_some() {
        candidates.clear();
    }
    Ok(Place { asked, area, candidates })
}

/// The place of exactly the name that was typed, when only one has it.
fn only_of_this_name(candidates: &[Area], asked: &str) -> Option<usize> {
    let asked = organisation::fold(asked);
    let mut same = (0..).zip(candidates).filter(|(_, area)| organisation::fold(&area.name) == asked);
    same.next().filter(|_| same.next().is_none()).map(|(at, _)| at)
}

/// The office that is responsible in a place.
#[derive(Debug)]
pub struct Office {
    /// Authority, legal entity and the reasons.
    pub competence: Competence,
    /// Name, address and contact.
    pub authority: Authority,
}

/// The responsible office, or why there is none here.
#[derive(Debug)]
pub enum Responsible {
    /// An authority of this installation.
    Office(Box<Office>),
    /// None that this installation knows; the message says why.
    Unknown(foundation::Message),
}

/// Who is responsible for a service in an area on a day; two small queries.
///
/// # Errors
/// What the store says.
pub async fn responsible(
    tx: &mut Tx,
    service: &PublicService,
    area_key: &str,
    day: Date,
) -> Result<Responsible, Problem> {
    match organisation::resolve(tx, &service.question(area_key, day)).await {
        Ok(competence) => {
            let authority = organisation::authority(tx, competence.authority).await?;
            Ok(Responsible::Office(Box::new(Office { competence, authority })))
        }
        Err(Problem::Refused(message)) => Ok(Responsible::Unknown(message)),
        Err(Problem::NotFound) => {
            Ok(Responsible::Unknown(foundation::Message::new("catalogue-office-unknown")))
        }
        Err(other) => Err(other),
    }
}
