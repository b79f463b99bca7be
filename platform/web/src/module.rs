// SPDX-License-Identifier: EUPL-1.2
//! What a module brings into the house: routes, permissions, tables, jobs, events, texts, navigation.

use crate::operation::Operation;
use crate::platform::Platform;
use crate::route::Route;
use foundation::Role;
use foundation::policy::Rule;
use futures_util::future::BoxFuture;
use jobs::{Job, JobError};
use std::sync::Arc;
use store::Migration;

/// Carries out a job with the platform at hand.
pub type JobHandler = fn(Arc<Platform>, Job) -> BoxFuture<'static, Result<(), JobError>>;

/// An entry of the main navigation, shown to people who hold one of the roles.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    /// Name of the route it leads to.
    pub route: &'static str,
    /// Text key of the label.
    pub label: &'static str,
    /// Roles that see it.
    pub roles: &'static [Role],
}

/// A module's facade towards the house. Every module has a function `module()` that returns one.
#[derive(Default)]
pub struct Module {
    /// Name, as in the folder.
    pub name: &'static str,
    /// Routes.
    pub routes: Vec<Route>,
    /// Who may do what.
    pub rules: &'static [Rule],
    /// Tables.
    pub migrations: &'static [Migration],
    /// Kinds of jobs and who carries them out.
    pub jobs: Vec<(&'static str, JobHandler)>,
    /// Events heard: event name and the kind of job ordered for it.
    pub subscriptions: Vec<(&'static str, &'static str)>,
    /// German and English texts in Fluent format.
    pub texts: Option<(&'static str, &'static str)>,
    /// Navigation entries.
    pub navigation: Vec<Navigation>,
    /// What the routes of the interface for programs do, take and answer.
    pub operations: Vec<Operation>,
}

impl std::fmt::Debug for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Module")
            .field("name", &self.name)
            .field("routes", &self.routes.len())
            .finish_non_exhaustive()
    }
}
