// SPDX-License-Identifier: EUPL-1.2
//! Two years of cases, authority by authority, many commands in one transaction.

use crate::answers::{self, Values};
use crate::applicants::Applicant;
use crate::data;
use crate::land::{Land, Office};
use crate::plan::{Fate, Kind, Planned, Sizes, plan};
use crate::random::Random;
use crate::work::{self, Prepared};
use crate::{Scale, Step};
use anyhow::Context as _;
use cases::{ApplicantRef, AttachmentRef, CaseId, Received};
use foundation::{Locale, OwnerId, Translated, id};
use std::collections::BTreeMap;
use std::sync::Arc;
use web::Platform;

/// The seed of everything that looks random.
const SEED: u64 = 115;
/// Cases per transaction.
const BATCH: usize = 100;
/// The file that stands for every attachment.
const ATTACHMENT: &[u8] = include_bytes!("../land/attachment.pdf");
/// In how many of a hundred applications a body applies, by kind.
const BODIES: [(Kind, usize); 5] =
    [(Kind::Dog, 0), (Kind::Trade, 30), (Kind::Event, 70), (Kind::Parking, 0), (Kind::Building, 12)];

/// Makes every case.
pub(crate) async fn make(
    platform: &Platform,
    land: &Land,
    scale: Scale,
    progress: &mut impl FnMut(Step),
) -> anyhow::Result<()> {
    let mut random = Random::new(SEED);
    let mut all = own_applications(land, scale, &mut random)?;
    let planned = plan(Sizes::of(scale, all.len()), &land.calendar, &mut random);
    for one in planned {
        all.push(invented(land, one, &mut random)?);
    }
    let mut by_authority: BTreeMap<OwnerId, Vec<Draft>> = BTreeMap::new();
    let total = all.len();
    for draft in all {
        by_authority.entry(draft.office.authority).or_default().push(draft);
    }
    let mut done = 0;
    progress(Step::History { done, total });
    for (authority, mut drafts) in by_authority {
        drafts.sort_by_key(|draft| draft.planned.at);
        let mut drafts = drafts.into_iter().peekable();
        while drafts.peek().is_some() {
            let mut prepared = Vec::new();
            for draft in drafts.by_ref().take(BATCH) {
                prepared.push(prepare(platform, land, draft, &mut random).await?);
            }
            done += prepared.len();
            write(platform, land, authority, prepared, &mut random).await?;
            progress(Step::History { done, total });
        }
    }
    Ok(())
}

/// A planned application with who sends it and where it goes.
struct Draft {
    planned: Planned,
    applicant: Applicant,
    office: Office,
}

fn invented(land: &Land, planned: Planned, random: &mut Random) -> anyhow::Result<Draft> {
    let offices = land.offices.get(&planned.kind).context("offices of a service")?;
    let office = random.pick(offices).context("a service without an office")?.clone();
    let bodies = BODIES.iter().find(|(kind, _)| *kind == planned.kind).map_or(0, |(_, percent)| *percent);
    let applicant = Applicant::invented(&office.place, planned.at, bodies, random);
    Ok(Draft { planned, applicant, office })
}

/// The applications of residents with accounts.
fn own_applications(land: &Land, scale: Scale, random: &mut Random) -> anyhow::Result<Vec<Draft>> {
    let mut drafts = Vec::new();
    let wanted =
        data::applications()?.application.into_iter().filter(|entry| entry.small || scale == Scale::Full);
    for entry in wanted {
        let kind = Kind::of(&entry.service).with_context(|| format!("unknown service {}", entry.service))?;
        let fate = Fate::parse(&entry.fate).with_context(|| format!("unknown fate {}", entry.fate))?;
        let resident = land.residents.iter().find(|(resident, _)| resident.login == entry.resident);
        let (resident, account) = resident.with_context(|| format!("unknown resident {}", entry.resident))?;
        let offices = land.offices.get(&kind).context("offices of a service")?;
        let office = offices.iter().find(|office| office.place.area_key == resident.area);
        let office =
            office.with_context(|| format!("{} cannot apply for {}", entry.resident, entry.service))?;
        let day = crate::calendar::moved(land.calendar.today(), -entry.days_ago);
        let (_, at) = land.calendar.arrival(day, random);
        let locale = Locale::parse(&entry.locale).unwrap_or_default();
        drafts.push(Draft {
            planned: Planned { kind, at, channel: "online", fate, handled_in: 0 },
            applicant: Applicant::resident(resident, account.owner(), locale),
            office: office.clone(),
        });
    }
    Ok(drafts)
}

/// Seals the answers and stores the files: what must be done before the transaction.
async fn prepare(
    platform: &Platform,
    land: &Land,
    draft: Draft,
    random: &mut Random,
) -> anyhow::Result<Prepared> {
    let Draft { planned, applicant, office } = draft;
    let sample = land.samples.get(&planned.kind).context("sample answers")?;
    let service = land.services.get(&planned.kind).context("service")?;
    let day = planned.at.date();
    let values = answers::vary(&sample.answers, &applicant, day, random);
    let id = CaseId::at(planned.at);
    let key = platform.blobs.owner_key(&office.authority.to_string()).await?;
    let sealed = key.seal(&cases::answers_context(id), serde_json::to_string(&values)?.as_bytes())?;
    // Files of cases from a predecessor system stayed there.
    let attachments = match planned.fate {
        Fate::Finished => Vec::new(),
        _ => attach(platform, office.authority, &values).await?,
    };
    let received = Received {
        id,
        service_key: service.key.clone(),
        service_name: service.name.clone(),
        procedure_kind: service.procedure_kind,
        legal_entity: office.legal_entity,
        area_key: office.place.area_key.clone(),
        unit: office.unit,
        schema_id: sample.meta.schema.clone(),
        schema_version: sample.meta.version.clone(),
        answers: sealed,
        applicant: ApplicantRef {
            owner: applicant.owner,
            name: applicant.name(),
            email: applicant.email.clone(),
            protected: applicant.protected,
        },
        attachments,
        channel: planned.channel.to_owned(),
        locale: applicant.locale,
    };
    let clerks = land.clerks(planned.kind, office.authority);
    // The first clerk of a service does most of the work.
    let place = if random.percent(60) { 0 } else { random.below(clerks.len()) };
    let clerk = clerks.get(place).copied().context("a service without clerks")?.clone();
    let dogs = answers::dogs(&values, day);
    let later = match planned.fate {
        Fate::Answered => vec![store_file(platform, office.authority, "nachweis.pdf", "").await?],
        _ => Vec::new(),
    };
    let [de, en] = Locale::ALL.map(|locale| platform.texts.0.text(locale.as_str(), "cases-complaint-name"));
    let complaint_name = Translated::new(de, en);
    Ok(Prepared { planned, applicant, received, clerk, dogs, later, key, complaint_name })
}

async fn attach(
    platform: &Platform,
    authority: OwnerId,
    values: &Values,
) -> anyhow::Result<Vec<AttachmentRef>> {
    let mut found = Vec::new();
    for (path, name) in answers::files(values) {
        found.push(store_file(platform, authority, &name, &path).await?);
    }
    Ok(found)
}

async fn store_file(
    platform: &Platform,
    authority: OwnerId,
    name: &str,
    field: &str,
) -> anyhow::Result<AttachmentRef> {
    let blob = id::uuid_at(platform.clock.now());
    let stored = platform.blobs.put(&authority.to_string(), &blob.to_string(), ATTACHMENT).await?;
    Ok(AttachmentRef {
        blob,
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        size: stored.size,
        digest: stored.digest_sha256,
        field: field.to_owned(),
    })
}

/// One transaction of an authority, and another one for what was answered.
async fn write(
    platform: &Platform,
    land: &Land,
    authority: OwnerId,
    prepared: Vec<Prepared>,
    random: &mut Random,
) -> anyhow::Result<()> {
    let mut tx = platform.store.write(authority).await?;
    let key = Arc::clone(&platform.log_key);
    let mut answers = Vec::new();
    for one in prepared {
        let about = format!("{} {:?}", one.received.service_key, one.planned.fate);
        let answer =
            work::carry_out(&mut tx, (&platform.policy, &key), land, one, random).await.context(about)?;
        answers.extend(answer);
    }
    tx.commit().await?;
    if !answers.is_empty() {
        let mut tx = platform.store.write(authority).await?;
        for answer in answers {
            answer.carry_out(&mut tx).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
