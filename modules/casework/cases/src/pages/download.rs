// SPDX-License-Identifier: EUPL-1.2
//! Files of a case, handed out for download after the reading was noted.

use super::{find, note_reading};
use crate::model::AttachmentId;
use crate::queries::WholeCase;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use foundation::Problem;
use foundation::id::Uuid;
use notices::NoticeId;
use web::route::encode;
use web::{Answer, Visit};

/// Files and letters carry name and address: those of a protected person are for whom the reveal was approved.
fn check_protection(visit: &Visit, found: &WholeCase) -> Result<(), Problem> {
    match found.shows_person(visit.actor.staff_account(), visit.now) {
        true => Ok(()),
        false => Err(Problem::refused("cases-refused-protected")),
    }
}

/// A letter of a case as it went out.
pub(crate) async fn letter(visit: Visit, Path((id, notice)): Path<(Uuid, Uuid)>) -> Answer {
    let (permit, found) = find(&visit, id).await?;
    check_protection(&visit, &found)?;
    let wanted = found.notices.iter().find(|one| one.id == NoticeId(notice)).ok_or(Problem::NotFound)?;
    note_reading(&visit, permit.owner(), found.case.id, "notice").await?;
    let bytes = notices::notice_bytes(&visit.platform, permit.owner(), wanted.id).await?;
    let disposition = format!("attachment; filename=\"{}-{}.pdf\"", wanted.kind.as_str(), wanted.id);
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

/// A file of a case. Of a protected person only to whom the reveal was approved, because files carry names.
pub(crate) async fn attachment(visit: Visit, Path((id, file)): Path<(Uuid, Uuid)>) -> Answer {
    let (permit, found) = find(&visit, id).await?;
    check_protection(&visit, &found)?;
    let wanted = found.attachments.iter().find(|one| one.id == AttachmentId(file));
    let file = &wanted.ok_or(Problem::NotFound)?.file;
    note_reading(&visit, permit.owner(), found.case.id, "case-attachment").await?;
    let owner = permit.owner().to_string();
    let bytes = visit.platform.blobs.get(&owner, &file.blob.to_string()).await.map_err(Problem::internal)?;
    let name = format!("attachment; filename*=UTF-8''{}", encode(&file.name));
    let disposition = HeaderValue::from_str(&name).map_err(Problem::internal)?;
    let kind = HeaderValue::from_str(&file.media_type).map_err(Problem::internal)?;
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
