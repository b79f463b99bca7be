// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the benchmarks.

use foundation::id::{Uuid, uuid_at};
use foundation::{OwnerId, Timestamp};
use store::{Migration, Reach, Store, StoreError, Value, params};
use web::Platform;

/// A table for bare inserts.
pub(super) const TABLE: Migration = Migration {
    module: "bare",
    number: 1,
    sql: "create table bare (owner uuid not null, id bigint not null, body text not null, primary key (owner, id));",
};

/// One durable row.
pub(super) async fn insert(store: &Store, id: i64, body: &str) -> Result<(), StoreError> {
    let owner = OwnerId::INSTALLATION;
    let mut tx = store.write(owner).await?;
    tx.execute("insert into bare (owner, id, body) values ($1, $2, $3)", params![owner, id, body]).await?;
    tx.commit().await
}

const HEAD: &str = "insert into cases (owner, id, reference, service_key, service_de, service_en, kind, state, open_rank, \
    legal_entity, area_key, unit, applicant_owner, applicant_name, applicant_sort, applicant_protected, assigned_to, \
    assigned_name, received_at, due_on, due_rule, due_from, lost_if_idle, channel, locale, version, updated_at)";
/// Services of the long work list: key, German name, kind.
const SERVICES: [(&str, &str, &str); 4] = [
    ("hundesteuer-anmeldung", "Hund zur Hundesteuer anmelden", "levy"),
    ("gewerbeanmeldung", "Gewerbe anmelden", "notification"),
    ("veranstaltung", "Veranstaltung anmelden", "application"),
    ("bewohnerparkausweis", "Bewohnerparkausweis beantragen", "application"),
];
const STATES: [&str; 4] = ["received", "in_review", "awaiting_documents", "hearing"];

/// Fills the work list of the measured clerk's authority with cases, every tenth of them open.
///
/// # Errors
/// What the engine says, or when the clerk is not there.
pub(super) async fn fill_work_list(platform: &Platform, cases: usize) -> anyhow::Result<()> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    let sql = "select b.owner, a.owner, a.display_name from role_binding b join account a on a.owner = b.account \
        where a.login = 'anja.moellendahl' limit 1";
    let row = tx.row(sql, params![]).await?;
    let (owner, clerk, name): (OwnerId, Uuid, String) = (row.id(0)?, row.get(1)?, row.get(2)?);
    drop(tx);
    let now = platform.clock.now();
    for begin in (0..cases).step_by(10_000) {
        let mut tx = platform.store.write(owner).await?;
        for number in begin..(begin + 10_000).min(cases) {
            tx.insert_at_end(HEAD, case(owner, (clerk, &name), number, now));
        }
        tx.commit().await?;
    }
    let mut tx = platform.store.write(Reach::Everyone).await?;
    tx.execute("analyze cases", params![]).await?;
    tx.commit().await?;
    Ok(())
}

/// One case that differs from its neighbours in everything the list filters and sorts by.
fn case(owner: OwnerId, (clerk, clerk_name): (Uuid, &str), number: usize, now: Timestamp) -> Vec<Value> {
    let (service, service_name, kind) = SERVICES.get(number % SERVICES.len()).copied().unwrap_or_default();
    let open = number.is_multiple_of(10);
    let state =
        if open { STATES.get(number / 10 % STATES.len()).copied().unwrap_or_default() } else { "closed" };
    let assigned = (number / 40).is_multiple_of(3);
    let days = i64::try_from(number % 700).unwrap_or_default();
    let received = now.plus_days(-days).plus_seconds(-i64::try_from(number % 80_000).unwrap_or_default());
    let due = received.plus_days(30).date();
    let applicant = format!("Muster {:05} Vorname {}", number * 7919 % 100_000, number % 97);
    let nobody = Uuid::nil();
    params![
        owner,
        uuid_at(received),
        format!("{}-{number:07}", received.date().year()),
        service,
        service_name,
        service_name,
        kind,
        state,
        open.then_some(1_i64),
        nobody,
        "130745451019",
        nobody,
        nobody,
        &applicant,
        applicant.to_lowercase(),
        false,
        if assigned { clerk } else { nobody },
        if assigned { clerk_name } else { "" },
        received,
        due,
        "",
        received.date(),
        number.is_multiple_of(50),
        "web",
        "de",
        1_i64,
        received
    ]
}
