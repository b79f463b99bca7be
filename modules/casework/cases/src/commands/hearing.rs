// SPDX-License-Identifier: EUPL-1.2
//! The hearing before an adverse decision.

use super::decide::text_needed;
use super::letter::{Contents, order};
use super::{Handling, Line, begin, finish};
use crate::model::{Command, Correspondence, Hearing, HearingId, deadline};
use crate::policy::{CaseResource, Decide};
use crate::queries::holidays_of;
use crate::store;
use ::store::Tx;
use foundation::policy::Permit;
use foundation::{Problem, Timestamp};
use notices::LetterKind;

/// Hears the applicant before an adverse decision (VwVfG M-V section 28), by letter and on the status page.
///
/// # Errors
/// As [`super::decide`].
pub async fn hear(
    tx: &mut Tx,
    permit: &Permit<Decide, CaseResource>,
    handling: &Handling,
    reasons: (&str, &Correspondence),
    now: Timestamp,
) -> Result<HearingId, Problem> {
    let (reasons, correspondence) = reasons;
    let (mut case, step) = begin(tx, permit, handling, Command::Hear).await?;
    text_needed("reasons", reasons).into_result()?;
    case.state = step.to.unwrap_or(case.state);
    let holidays = holidays_of(tx, &case.area_key, now.date(), case.locale).await?;
    let due_on = deadline("hearing", &case.service_key, now.date(), &holidays).due_on;
    let hearing = Hearing { id: HearingId::at(now), due_on, asked_at: now, answered_at: None };
    store::insert_hearing(tx, permit.owner(), case.id, &hearing);
    let contents = Contents { reasons, deadline: Some(due_on), ..Contents::default() };
    order(tx, permit, (&case, LetterKind::Hearing, correspondence), contents, now).await?;
    let line =
        Line::new("cases-timeline-hearing", &handling.clerk).with("due", due_on).body(reasons).visible();
    finish(tx, permit, (&case, Command::Hear), line, now).await?;
    Ok(hearing.id)
}
