// SPDX-License-Identifier: EUPL-1.2
//! Orders the letters of a case.

use crate::model::{Case, Command, Correspondence, Decision};
use crate::policy::CaseResource;
use ::store::Tx;
use foundation::policy::{Action, Permit};
use foundation::time::format_date;
use foundation::{Date, Problem, Timestamp};
use notices::{LetterKind, NoticeId, NoticeOrder};
use serde_json::{Value, json};

/// What one letter says besides what every letter says.
#[derive(Debug, Default)]
pub(super) struct Contents<'a> {
    pub(super) reasons: &'a str,
    pub(super) documents: &'a [String],
    pub(super) deadline: Option<Date>,
    pub(super) decision: Option<&'a Decision>,
    /// Number of the case that a complaint concerns.
    pub(super) concerns: String,
}

/// Orders a letter in the language of the applicant.
pub(super) async fn order<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, CaseResource>,
    letter: (&Case, LetterKind, &Correspondence),
    contents: Contents<'_>,
    now: Timestamp,
) -> Result<NoticeId, Problem> {
    let (case, kind, correspondence) = letter;
    // A decision without instruction on remedies would stay open to objection for a year (VwGO section 58 (2)).
    let needs_remedy = notices::help(kind).iter().any(|value| value.needed && value.name == "remedy");
    if needs_remedy && correspondence.remedy.trim().is_empty() {
        return Err(Problem::refused("cases-refused-no-remedy"));
    }
    let order = NoticeOrder {
        id: NoticeId::at(now),
        case_id: case.id.uuid(),
        kind,
        locale: case.locale,
        recipient_owner: case.applicant_owner,
        recipient_protected: case.applicant_protected,
        recipient_lines: correspondence.recipient_lines.clone(),
        variables: variables(case, correspondence, &contents),
        legal_entity: case.legal_entity,
        case_reference: case.reference.clone(),
        letterhead: correspondence.letterhead.clone(),
    };
    notices::order(tx, permit, order, now).await
}

fn variables(case: &Case, correspondence: &Correspondence, contents: &Contents<'_>) -> Value {
    let locale = case.locale;
    let empty = Decision::plain(Command::Reply);
    let decision = contents.decision.unwrap_or(&empty);
    let assessment = decision.assessment.clone().unwrap_or_default();
    let rows: Vec<Value> = assessment
        .rows
        .iter()
        .map(|(label, amount)| json!({ "label": label.get(locale), "amount": amount.format(locale) }))
        .collect();
    let parts: Vec<Value> = decision
        .parts
        .iter()
        .map(|part| json!({ "subject": part.subject, "granted": part.granted, "reason": part.reason }))
        .collect();
    let total = if rows.is_empty() { String::new() } else { assessment.total.format(locale) };
    let why = assessment.why.get(locale);
    let reasons = [contents.reasons, why].into_iter().filter(|text| !text.is_empty());
    json!({
        "recipient": { "salutation": correspondence.salutation },
        "case": {
            "service": case.service_name.get(locale),
            "received_on": format_date(case.received_at.date(), locale),
        },
        "signature": { "name": correspondence.signature_name, "role": correspondence.signature_role },
        "remedy": correspondence.remedy,
        "reasons": reasons.collect::<Vec<_>>().join("\n\n"),
        "documents": contents.documents,
        "deadline": contents.deadline.map(|day| format_date(day, locale)).unwrap_or_default(),
        "decision_parts": parts,
        "assessment": rows,
        "assessment_total": total,
        "due_on": assessment.due.get(locale),
        "concerns": { "reference": contents.concerns },
        "upheld": if decision.command == Command::Uphold { "1" } else { "" },
    })
}
