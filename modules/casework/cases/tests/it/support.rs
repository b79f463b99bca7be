// SPDX-License-Identifier: EUPL-1.2
//! People, permits and applications for these tests.

use ::store::{Migration, Store, params};
use audit::SigningKey;
use cases::{
    ApplicantRef, AttachmentRef, CaseId, CaseResource, Correspondence, Handling, Receive, Received,
    ReceivedCase,
};
use catalogue::ProcedureKind;
use foundation::policy::{Action, Permit, Policy, RoleBinding, authorise};
use foundation::{Actor, Clock as _, Locale, OwnerId, Problem, Role, Timestamp, Translated, id::Uuid};

pub const AMT: OwnerId = OwnerId(Uuid::from_u128(7));
pub const OTHER_AMT: OwnerId = OwnerId(Uuid::from_u128(8));
pub const RESIDENT: OwnerId = OwnerId(Uuid::from_u128(70));
pub const STRANGER: OwnerId = OwnerId(Uuid::from_u128(71));
pub const ANNA: Uuid = Uuid::from_u128(700);
pub const BERND: Uuid = Uuid::from_u128(701);

pub fn schema() -> Vec<Migration> {
    [
        jobs::MIGRATIONS,
        audit::MIGRATIONS,
        identity::MIGRATIONS,
        organisation::MIGRATIONS,
        parameters::MIGRATIONS,
        payments::MIGRATIONS,
        notices::MIGRATIONS,
        cases::MIGRATIONS,
    ]
    .concat()
}

pub fn now() -> Timestamp {
    testkit::clock().now()
}

pub fn staff(account: Uuid, role: Role, authority: OwnerId) -> Actor {
    Actor::Staff { account, bindings: vec![RoleBinding { authority, role, delegation: None }] }
}

pub fn anna() -> Actor {
    staff(ANNA, Role::CaseWorker, AMT)
}

pub fn try_permit<A: Action>(actor: &Actor, owner: OwnerId) -> Result<Permit<A, CaseResource>, Problem> {
    authorise(&Policy::new(cases::RULES.iter().copied()), actor, owner)
}

pub fn permit<A: Action>(actor: &Actor) -> Permit<A, CaseResource> {
    try_permit(actor, AMT).unwrap()
}

pub fn resident(account: OwnerId) -> Actor {
    Actor::Resident { account }
}

pub fn key() -> SigningKey {
    SigningKey::generate("kontor/test").unwrap()
}

pub fn file(name: &str) -> AttachmentRef {
    AttachmentRef {
        blob: Uuid::from_u128(9_000),
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 100_000,
        digest: "00".repeat(32),
        field: "F1".to_owned(),
    }
}

pub fn application(number: u128, kind: ProcedureKind) -> Received {
    let service = match kind {
        ProcedureKind::Levy => "hundesteuer-anmeldung",
        ProcedureKind::Notification => "gewerbeanmeldung",
        _ => "bewohnerparkausweis",
    };
    Received {
        id: CaseId(Uuid::from_u128(number)),
        service_key: service.to_owned(),
        service_name: Translated::new("Bewohnerparkausweis", "Residents' parking permit"),
        procedure_kind: kind,
        legal_entity: Uuid::from_u128(77),
        area_key: "130745451002".to_owned(),
        unit: None,
        schema_id: "S13000000004".to_owned(),
        schema_version: "1.0".to_owned(),
        answers: vec![1, 2, 3],
        applicant: ApplicantRef {
            owner: RESIDENT,
            name: "Änne Möller".to_owned(),
            email: "aenne@example.org".to_owned(),
            protected: false,
        },
        attachments: vec![file("plan.pdf")],
        channel: "online".to_owned(),
        locale: Locale::De,
    }
}

pub async fn receive(store: &Store, received: Received) -> Result<ReceivedCase, Problem> {
    let permit: Permit<Receive, _> = try_permit(&resident(RESIDENT), AMT)?;
    let mut tx = store.write(AMT).await?;
    let case = cases::receive(&mut tx, &permit, &key(), received, now()).await?;
    tx.commit().await?;
    Ok(case)
}

pub fn handling(number: u128, version: i64) -> Handling {
    Handling { case_id: CaseId(Uuid::from_u128(number)), version, clerk: "Anna Beispiel".to_owned() }
}

pub fn letter() -> Correspondence {
    Correspondence {
        recipient_lines: vec![
            "Änne Möller".to_owned(),
            "Lübsche Straße 1".to_owned(),
            "23966 Wismar".to_owned(),
        ],
        salutation: "Guten Tag Änne Möller".to_owned(),
        signature_name: "Anna Beispiel".to_owned(),
        signature_role: "Sachbearbeiterin".to_owned(),
        remedy: "Gegen diesen Bescheid kann innerhalb eines Monats Widerspruch erhoben werden.".to_owned(),
        letterhead: notices::Letterhead {
            authority_name: "Amt Muster".to_owned(),
            legal_entity_name: "Gemeinde Muster".to_owned(),
            formula: "Im Auftrag".to_owned(),
            ..notices::Letterhead::default()
        },
    }
}

/// The key of the authority, for what applicants write.
pub async fn sealing_key(database: &testkit::Database) -> std::sync::Arc<blobs::OwnerKey> {
    let folder = database.folder().join("blobs");
    let blobs = blobs::Blobs::folder(folder, blobs::MasterKey([7; 32])).unwrap();
    blobs.owner_key(&AMT.to_string()).await.unwrap()
}

/// A number from the database, as the tests see it.
pub async fn count(store: &Store, sql: &'static str, owner: OwnerId) -> i64 {
    let mut tx = store.read(owner).await.unwrap();
    tx.row(sql, params![owner]).await.unwrap().get(0).unwrap()
}

/// State and version of a case, as its applicant sees it.
pub async fn standing(store: &Store, number: u128) -> (cases::CaseState, i64) {
    let permit: Permit<cases::Answer, _> = permit(&resident(RESIDENT));
    let mut tx = store.read(AMT).await.unwrap();
    let view = cases::of_applicant(&mut tx, &permit, CaseId(Uuid::from_u128(number))).await.unwrap();
    (view.case.state, view.case.version)
}
