// SPDX-License-Identifier: EUPL-1.2
//! What applicants and clerks did with one case, by the commands that people use.

use crate::MAKER;
use crate::applicants::Applicant;
use crate::land::{Colleague, Land, Sender};
use crate::plan::{Fate, Kind, Planned};
use crate::random::Random;
use anyhow::Context as _;
use audit::SigningKey;
use blobs::OwnerKey;
use cases::{
    Answer, Assessment, AttachmentRef, CaseId, CaseResource, CaseState, Command, Complaint, Correspondence,
    Decide, Decision, DecisionPart, Handling, Received, RequestId, TakenOver, Wanted,
};
use foundation::policy::{Action, Permit, authorise};
use foundation::time::format_date;
use foundation::{Actor, Locale, Policy, Timestamp, Translated, id::Uuid};
use parameters::Dog;
use std::sync::Arc;
use store::Tx;

/// An application that is ready to be sent.
pub(crate) struct Prepared {
    pub(crate) planned: Planned,
    pub(crate) applicant: Applicant,
    pub(crate) received: Received,
    pub(crate) clerk: Colleague,
    pub(crate) dogs: Vec<Dog>,
    /// Files that the applicant sends on request.
    pub(crate) later: Vec<AttachmentRef>,
    /// The key of the authority, and what a complaint is called.
    pub(crate) key: Arc<OwnerKey>,
    pub(crate) complaint_name: Translated,
}

/// What needs something that a transaction reads only after the one that made it.
pub(crate) enum Later {
    /// The applicant sends what a request for documents asks for.
    Documents {
        /// The applicant's permit.
        permit: Permit<Answer, CaseResource>,
        /// The request.
        request: (CaseId, RequestId),
        /// What is sent.
        files: Vec<AttachmentRef>,
        /// When.
        at: Timestamp,
    },
    /// A complaint is answered; the letter names the case that it is about.
    Reply {
        /// The permit of who answers.
        permit: Permit<Decide, CaseResource>,
        /// The complaint.
        handling: Handling,
        /// Upheld or not.
        decision: Box<Decision>,
        /// To whom.
        correspondence: Box<Correspondence>,
        /// When.
        at: Timestamp,
    },
}

impl Later {
    /// Does it.
    pub(crate) async fn carry_out(self, tx: &mut Tx) -> anyhow::Result<()> {
        match self {
            Self::Documents { permit, request, files, at } => {
                cases::answer_request(tx, &permit, request, &files, at).await?;
            }
            Self::Reply { permit, handling, decision, correspondence, at } => {
                cases::decide(tx, &permit, &handling, (&decision, &correspondence), at).await?;
            }
        }
        Ok(())
    }
}

/// Makes a case and takes it as far as it is planned, except for what the applicant answers.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    house: (&Policy, &SigningKey),
    land: &Land,
    prepared: Prepared,
    random: &mut Random,
) -> anyhow::Result<Option<Later>> {
    if prepared.planned.fate == Fate::Finished {
        take_over(tx, house, land, prepared, random).await?;
        return Ok(None);
    }
    let (policy, key) = house;
    let Prepared { planned, applicant, received, clerk, dogs, later, key: sealing, complaint_name } =
        prepared;
    let applying = match (applicant.has_account, planned.channel) {
        (true, _) => Actor::Resident { account: applicant.owner },
        (false, "online") => Actor::Visitor { owner: Some(applicant.owner) },
        _ => MAKER,
    };
    let permit = authorise(policy, &applying, clerk.authority)?;
    let (id, legal_entity) = (received.id, received.legal_entity);
    cases::receive(tx, &permit, key, received, planned.at).await?;
    let sender = land.senders.get(&legal_entity).context("sender of a legal entity")?;
    let correspondence = correspondence(&applicant, &clerk, sender);
    let handling = Handling { case_id: id, version: 1, clerk: clerk.name.clone() };
    let (kind, at) = (planned.kind, planned.at);
    let mut file =
        File { tx, policy, land, clerk, applicant, correspondence, handling, kind, legal_entity, at, random };
    match planned.fate {
        Fate::Finished | Fate::Unassigned => {}
        Fate::Assigned => file.assign().await?,
        Fate::Withdrawn => file.withdraw().await?,
        Fate::Answered => {
            file.take().await?;
            return Ok(Some(file.ask_and_answer(later).await?));
        }
        Fate::Complained => {
            file.take().await?;
            return file.complain((key, &sealing), (&complaint_name, planned.channel)).await;
        }
        fate => {
            file.take().await?;
            file.go_on(fate, &dogs).await?;
        }
    }
    Ok(None)
}

/// A case that was finished long ago.
async fn take_over(
    tx: &mut Tx,
    (policy, key): (&Policy, &SigningKey),
    land: &Land,
    prepared: Prepared,
    random: &mut Random,
) -> anyhow::Result<()> {
    let Prepared { planned, received, clerk, .. } = prepared;
    let calendar = &land.calendar;
    let taken = calendar.later(planned.at, random.between(0, 2).min(planned.handled_in), random);
    let ended = calendar.later(taken, planned.handled_in, random);
    let mut steps = vec![(Command::Take, taken)];
    let state = if random.percent(4) {
        steps.push((Command::Withdraw, ended));
        CaseState::Withdrawn
    } else {
        steps.push((usual_decision(planned.kind, random), ended));
        let put_away = calendar.later(ended, random.between(20, 50), random);
        match put_away.plus_days(3) < calendar.now {
            true => {
                steps.push((Command::Close, put_away));
                CaseState::Closed
            }
            false => CaseState::Decided,
        }
    };
    let assigned = (clerk.account.uuid(), clerk.name.clone());
    let case = TakenOver { received, received_at: planned.at, state, assigned, steps };
    let permit = authorise(policy, &MAKER, clerk.authority)?;
    cases::take_over(tx, &permit, key, case, calendar.now).await?;
    Ok(())
}

fn usual_decision(kind: Kind, random: &mut Random) -> Command {
    match kind {
        Kind::Dog => Command::Assess,
        Kind::Trade => Command::Acknowledge,
        Kind::Event | Kind::Parking | Kind::Building => match random.below(100) {
            0..=77 => Command::Grant,
            78..=90 => Command::PartlyGrant,
            _ => Command::Refuse,
        },
    }
}

fn correspondence(applicant: &Applicant, clerk: &Colleague, sender: &Sender) -> Correspondence {
    let [german, english] = &sender.letterheads;
    let locale = applicant.locale;
    let letterhead = if locale == Locale::De { german.clone() } else { english.clone() };
    Correspondence {
        recipient_lines: applicant.address(),
        salutation: applicant.salutation(),
        signature_name: clerk.name.clone(),
        signature_role: clerk.function.get(locale).to_owned(),
        remedy: sender.remedy.get(locale).to_owned(),
        letterhead: notices::Letterhead {
            contact: sender.office.contact(Some(&clerk.person), locale),
            ..letterhead
        },
    }
}

/// A case on a clerk's desk: every command is one step further in time and version.
struct File<'a> {
    tx: &'a mut Tx,
    policy: &'a Policy,
    land: &'a Land,
    clerk: Colleague,
    applicant: Applicant,
    correspondence: Correspondence,
    handling: Handling,
    kind: Kind,
    legal_entity: Uuid,
    at: Timestamp,
    random: &'a mut Random,
}

impl File<'_> {
    fn case(&self) -> CaseId {
        self.handling.case_id
    }

    fn permit<A: Action>(&self) -> anyhow::Result<Permit<A, CaseResource>> {
        Ok(self.clerk.permit(self.policy)?)
    }

    /// The permit of the applicant.
    fn own_permit<A: Action>(&self) -> anyhow::Result<Permit<A, CaseResource>> {
        let owner = self.applicant.owner;
        let actor = match self.applicant.has_account {
            true => Actor::Resident { account: owner },
            false => Actor::Visitor { owner: Some(owner) },
        };
        Ok(authorise(self.policy, &actor, self.clerk.authority)?)
    }

    /// Lets some days pass.
    fn pass(&mut self, least: i64, most: i64) -> Timestamp {
        let days = self.random.between(least, most);
        self.at = self.land.calendar.later(self.at, days, self.random);
        self.at
    }

    fn wording(&self) -> anyhow::Result<&crate::data::Wording> {
        self.land.wording(self.kind).context("words of clerks about a service")
    }

    async fn assign(&mut self) -> anyhow::Result<()> {
        let at = self.pass(0, 1);
        let to = (self.clerk.account.uuid(), self.clerk.name.clone());
        // Where an authority has no head, the clerk takes it from the list.
        let giver = self.land.head(self.clerk.authority).unwrap_or(&self.clerk);
        let handling = Handling { clerk: giver.name.clone(), ..self.handling.clone() };
        let permit = giver.permit(self.policy)?;
        cases::assign(self.tx, &permit, &handling, to, at).await?;
        self.handling.version += 1;
        Ok(())
    }

    async fn take(&mut self) -> anyhow::Result<()> {
        let at = self.pass(0, 2);
        cases::take(self.tx, &self.permit()?, &self.handling, at).await?;
        self.handling.version += 1;
        Ok(())
    }

    async fn withdraw(&mut self) -> anyhow::Result<()> {
        let at = self.pass(2, 6);
        cases::withdraw(self.tx, &self.own_permit()?, self.case(), "", at).await?;
        Ok(())
    }

    /// What follows when a clerk has taken the case.
    async fn go_on(&mut self, fate: Fate, dogs: &[Dog]) -> anyhow::Result<()> {
        match fate {
            Fate::Waiting => self.ask().await.map(|_| ()),
            Fate::Hearing => {
                let at = self.pass(1, 4);
                let reasons = self.wording()?.hearing.clone();
                cases::hear(self.tx, &self.permit()?, &self.handling, (&reasons, &self.correspondence), at)
                    .await?;
                Ok(())
            }
            Fate::Decided | Fate::Partly | Fate::Refused => self.decide(fate, dogs).await,
            Fate::Closed => {
                self.decide(Fate::Decided, dogs).await?;
                let at = self.pass(3, 9);
                cases::close(self.tx, &self.permit()?, &self.handling, ("", &self.correspondence), at)
                    .await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The applicant complains about how the case is handled. Some complaints wait, some are looked at, some are answered.
    async fn complain(
        &mut self,
        (log, key): (&SigningKey, &OwnerKey),
        (name, channel): (&Translated, &str),
    ) -> anyhow::Result<Option<Later>> {
        let at = self.pass(1, 5);
        let wording = self.wording()?.clone();
        let (id, concerns) = (CaseId::at(at), self.case());
        let complaint = Complaint { id, concerns, text: &wording.complaint, files: &[], name, channel };
        cases::complain(self.tx, &self.own_permit()?, (log, key), complaint, at).await?;
        let chance = self.random.below(100);
        if chance < 45 {
            return Ok(None);
        }
        let at = self.pass(0, 3);
        let head = self.land.head(self.clerk.authority).unwrap_or(&self.clerk).clone();
        let mut handling = Handling { case_id: id, version: 1, clerk: head.name.clone() };
        cases::take(self.tx, &head.permit(self.policy)?, &handling, at).await?;
        handling.version += 1;
        if chance < 65 {
            return Ok(None);
        }
        let (command, reasons) = match chance {
            65..=86 => (Command::Uphold, wording.complaint_upheld),
            _ => (Command::Dismiss, wording.complaint_dismissed),
        };
        Ok(Some(Later::Reply {
            permit: head.permit(self.policy)?,
            handling,
            decision: Box::new(Decision { reasons, ..Decision::plain(command) }),
            correspondence: Box::new(Correspondence {
                signature_name: head.name.clone(),
                signature_role: head.function.get(self.applicant.locale).to_owned(),
                ..self.correspondence.clone()
            }),
            at: self.pass(1, 3),
        }))
    }

    async fn ask(&mut self) -> anyhow::Result<RequestId> {
        let at = self.pass(1, 3);
        let items = self.wording()?.documents.clone();
        let due = cases::deadline("request", self.kind.service(), at.date(), &self.land.calendar.holidays);
        let wanted = Wanted { items, due_on: due.due_on };
        let asked = (&wanted, &self.correspondence);
        let request = cases::request_documents(self.tx, &self.permit()?, &self.handling, asked, at).await?;
        self.handling.version += 1;
        Ok(request)
    }

    async fn ask_and_answer(&mut self, files: Vec<AttachmentRef>) -> anyhow::Result<Later> {
        let request = (self.case(), self.ask().await?);
        let at = self.pass(2, 5);
        Ok(Later::Documents { permit: self.own_permit()?, request, files, at })
    }

    async fn decide(&mut self, fate: Fate, dogs: &[Dog]) -> anyhow::Result<()> {
        let at = self.pass(1, 4);
        let decision = self.decision(fate, dogs, at).await?;
        cases::decide(self.tx, &self.permit()?, &self.handling, (&decision, &self.correspondence), at)
            .await?;
        if let Some(assessment) = &decision.assessment {
            let books = self.clerk.permit(self.policy)?;
            cases::claim_levy(self.tx, &books, self.handling.case_id, assessment, at).await?;
        }
        self.handling.version += 1;
        Ok(())
    }

    async fn decision(&mut self, fate: Fate, dogs: &[Dog], at: Timestamp) -> anyhow::Result<Decision> {
        let wording = self.wording()?.clone();
        let command = match (fate, self.kind) {
            (Fate::Partly, _) => Command::PartlyGrant,
            (Fate::Refused, _) => Command::Refuse,
            (_, Kind::Dog) => Command::Assess,
            (_, Kind::Trade) => Command::Acknowledge,
            _ => Command::Grant,
        };
        let mut decision = Decision::plain(command);
        match command {
            Command::Refuse => decision.reasons = wording.refusal,
            Command::PartlyGrant => {
                let (granted, refused) = (wording.part_granted, wording.part_refused);
                decision.parts = vec![
                    DecisionPart { subject: granted, granted: true, reason: String::new() },
                    DecisionPart { subject: refused, granted: false, reason: wording.part_reason },
                ];
            }
            Command::Assess => decision.assessment = Some(self.assess(dogs, at).await?),
            _ => {}
        }
        Ok(decision)
    }

    async fn assess(&mut self, dogs: &[Dog], at: Timestamp) -> anyhow::Result<Assessment> {
        let statute = parameters::dog_tax(self.tx, self.legal_entity, at.date()).await?;
        let statute = statute.context("a municipality without dog-tax statute")?;
        let found =
            parameters::assess_dog_tax(&statute, dogs, at.date()).context("dog tax beyond all bounds")?;
        let due =
            Translated::new(format_date(found.due_on, Locale::De), format_date(found.due_on, Locale::En));
        Ok(Assessment {
            rows: found.rows,
            total: found.total,
            due_on: found.due_on,
            due,
            why: found.why,
            dogs: dogs.to_vec(),
        })
    }
}
