// SPDX-License-Identifier: EUPL-1.2
//! The sample Land after its set-up: who works where, who lives where, which office is responsible for what.

use crate::calendar::Calendar;
use crate::data::{Place, ResidentEntry, SchemaMeta, Wording};
use crate::plan::Kind;
use catalogue::Service;
use foundation::policy::{Action, Permit, Resource, RoleBinding, authorise};
use foundation::{Actor, OwnerId, Policy, Problem, Role, Translated, id::Uuid};
use identity::AccountId;
use notices::Letterhead;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Somebody who works at an authority.
#[derive(Clone, Debug)]
pub(crate) struct Colleague {
    pub(crate) login: String,
    pub(crate) account: AccountId,
    pub(crate) name: String,
    pub(crate) function: Translated,
    pub(crate) authority: OwnerId,
    pub(crate) role: Role,
    /// The entry in the directory.
    pub(crate) person: organisation::Person,
}

impl Colleague {
    /// The person as an actor.
    pub(crate) fn actor(&self) -> Actor {
        let binding = RoleBinding { authority: self.authority, role: self.role, delegation: None };
        Actor::Staff { account: self.account.uuid(), bindings: vec![binding] }
    }

    /// A permit of the person at the own authority.
    pub(crate) fn permit<A: Action, R: Resource>(&self, policy: &Policy) -> Result<Permit<A, R>, Problem> {
        authorise(policy, &self.actor(), self.authority)
    }
}

/// The office that is responsible for a service in a place.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub(crate) place: Place,
    pub(crate) authority: OwnerId,
    pub(crate) legal_entity: Uuid,
    pub(crate) unit: Option<Uuid>,
}

/// What stands in the letters of a legal entity.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    /// The authority that works.
    pub(crate) office: organisation::Authority,
    /// In German and English.
    pub(crate) letterheads: [Letterhead; 2],
    /// Remedy instruction.
    pub(crate) remedy: Translated,
}

/// A form with its sample answers.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) meta: Arc<SchemaMeta>,
    pub(crate) answers: BTreeMap<String, String>,
}

/// Everything that the history needs.
#[derive(Clone, Debug)]
pub(crate) struct Land {
    pub(crate) calendar: Calendar,
    pub(crate) staff: Vec<Colleague>,
    pub(crate) residents: Vec<(ResidentEntry, AccountId)>,
    pub(crate) services: BTreeMap<Kind, Arc<Service>>,
    pub(crate) offices: BTreeMap<Kind, Vec<Office>>,
    pub(crate) senders: BTreeMap<Uuid, Sender>,
    pub(crate) samples: BTreeMap<Kind, Sample>,
    pub(crate) wording: Vec<Wording>,
}

/// Who works on which service: logins, the first one most often.
const CLERKS: [(Kind, &[&str]); 5] = [
    (Kind::Dog, &["anja.moellendahl", "wiebke.harmsfeld", "torben.kassuhn"]),
    (Kind::Trade, &["derya.yildirim-brandt", "imke.raddatz-muster", "solveig.burmeistern"]),
    (Kind::Event, &["frank.piepenhagen", "imke.raddatz-muster", "solveig.burmeistern"]),
    (Kind::Parking, &["pawel.nowitzki", "heike.stralendorf"]),
    (Kind::Building, &["arne.luettjohann", "mareike.thormaehlen", "levke.ahrendsee"]),
];

impl Land {
    /// The clerks of an authority who work on a service.
    pub(crate) fn clerks(&self, kind: Kind, authority: OwnerId) -> Vec<&Colleague> {
        let logins =
            CLERKS.iter().find(|(other, _)| *other == kind).map_or(&[] as &[&str], |(_, logins)| logins);
        let known = logins.iter().filter_map(|login| self.staff.iter().find(|one| one.login == *login));
        known.filter(|one| one.authority == authority).collect()
    }

    /// The head of an authority.
    pub(crate) fn head(&self, authority: OwnerId) -> Option<&Colleague> {
        self.staff.iter().find(|one| one.authority == authority && one.role == Role::HeadOfOffice)
    }

    /// What clerks write about a service.
    pub(crate) fn wording(&self, kind: Kind) -> Option<&Wording> {
        self.wording.iter().find(|one| one.service == kind.service())
    }
}
