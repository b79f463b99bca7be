// SPDX-License-Identifier: EUPL-1.2
//! One request as a handler sees it: who, which language, when, and the platform.

use crate::components::Tone;
use crate::limit::Attempt;
use crate::page::{Area, Banner, NavigationItem, Page, Workplace};
use crate::platform::Platform;
use crate::respond::{Answer, Refusal};
use askama::Template;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use foundation::policy::{Action, Permit, Resource, authorise};
use foundation::{Actor, Locale, OwnerId, Problem, Role, Timestamp, Translated};
use identity::{Code, Session};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use store::{Reach, Tx};

/// A request.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The house.
    pub platform: Arc<Platform>,
    /// Language, from the path.
    pub locale: Locale,
    /// Session, when there is one.
    pub session: Option<Session>,
    /// Who acts.
    pub actor: Actor,
    /// The instant of the request.
    pub now: Timestamp,
    /// Address of the client, behind trusted proxies.
    pub address: IpAddr,
    /// Path and query.
    pub path: String,
    done: Option<String>,
    workplaces: Vec<(OwnerId, Translated)>,
}

/// Cookie name on plain loopback.
const PLAIN_COOKIE: &str = "kontor";
/// Cookie name everywhere else.
const HOST_COOKIE: &str = "__Host-kontor";

/// What somebody with a first secret may open: the page that replaces it, and the way out.
const BEFORE_OWN_SECRET: [&str; 3] = ["own-secret", "sign-out", "session-extend"];

impl FromRequestParts<Arc<Platform>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, platform: &Arc<Platform>) -> Result<Self, Response> {
        let visit = Self::of(parts, platform).await.map_err(|problem| Refusal(problem).into_response())?;
        match visit.first_secret() {
            Some(answer) => Err(answer),
            None => Ok(visit),
        }
    }
}

/// The name of the cookie that holds a session code.
pub(crate) const fn session_cookie(secure: bool) -> &'static str {
    if secure { HOST_COOKIE } else { PLAIN_COOKIE }
}

impl Visit {
    async fn of(parts: &Parts, platform: &Arc<Platform>) -> Result<Self, Problem> {
        let now = platform.clock.now();
        let session = match cookie(&parts.headers, cookie_name(platform)) {
            Some(text) => identity::resolve(&platform.store, &Code::typed(text), now).await?,
            None => None,
        };
        let actor = session.as_ref().map_or(Actor::Visitor { owner: None }, |session| session.actor.clone());
        let workplaces = match &session {
            Some(session) if session.workplaces.len() > 1 => {
                (platform.authority_names)(platform.store.clone(), session.workplaces.clone()).await?
            }
            _ => Vec::new(),
        };
        Ok(Self {
            platform: Arc::clone(platform),
            locale: locale_of(parts),
            session,
            actor,
            now,
            address: address_of(parts, platform),
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            done: query_value(parts.uri.query().unwrap_or_default(), "done"),
            workplaces,
        })
    }

    /// Leads people whose secret somebody else chose to the page that replaces it, from wherever they are.
    fn first_secret(&self) -> Option<Response> {
        let account = self.session.as_ref().and_then(|session| session.account.as_ref())?;
        let path = self.path.split('?').next().unwrap_or_default();
        let open =
            |name: &&str| Locale::ALL.iter().any(|one| self.platform.routes.address(*one, name, &[]) == path);
        if !account.first_secret || BEFORE_OWN_SECRET.iter().any(open) {
            return None;
        }
        if path.starts_with("/api/") || !self.platform.routes.contains("own-secret") {
            return Some(Refusal(Problem::refused("web-problem-first-secret")).into_response());
        }
        let address = format!("{}?back={}", self.url("own-secret", &[]), crate::route::encode(&self.path));
        Some(Redirect::to(&address).into_response())
    }
}

/// The language of a path: `/de/…` or `/en/…`; elsewhere what the browser prefers, German by default.
pub(crate) fn locale_of(parts: &Parts) -> Locale {
    let first = parts.uri.path().split('/').nth(1).unwrap_or_default();
    Locale::parse(first).unwrap_or_else(|| preferred(&parts.headers))
}

/// English when the browser names it before German.
fn preferred(headers: &HeaderMap) -> Locale {
    let languages =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    languages
        .split(',')
        .filter_map(|language| Locale::parse(language.trim().split(['-', ';']).next().unwrap_or_default()))
        .next()
        .unwrap_or_default()
}

fn cookie_name(platform: &Platform) -> &'static str {
    session_cookie(platform.settings.secure_cookies)
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

fn query_value(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    })
}

/// The peer, or what a trusted proxy says about it: the last address that is not itself a trusted proxy.
fn address_of(parts: &Parts, platform: &Platform) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| address.ip());
    let trusted = &platform.settings.trusted_proxies;
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded =
        parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or_default();
    forwarded
        .split(',')
        .rev()
        .filter_map(|text| text.trim().parse().ok())
        .find(|address| !trusted.contains(address))
        .unwrap_or(peer)
}

impl Visit {
    /// The permit to do `A` to the `R` of an owner.
    ///
    /// # Errors
    /// [`Problem::SignInNeeded`] for somebody who is not signed in and may not; otherwise [`Problem::NotFound`].
    pub fn permit<A: Action, R: Resource>(&self, owner: OwnerId) -> Result<Permit<A, R>, Problem> {
        authorise(&self.platform.policy, &self.actor, owner).map_err(|problem| match &self.actor {
            Actor::Visitor { .. } => Problem::SignInNeeded,
            _ => problem,
        })
    }

    /// The owner id under which this visitor or resident keeps drafts and mail.
    ///
    /// # Errors
    /// [`Problem::SignInNeeded`] when there is none yet.
    pub fn own(&self) -> Result<OwnerId, Problem> {
        self.actor.own().ok_or(Problem::SignInNeeded)
    }

    /// The authority at which the signed-in member of staff works: the first one with this role.
    ///
    /// # Errors
    /// [`Problem::SignInNeeded`] without session, [`Problem::NotFound`] without such a role.
    pub fn authority(&self, role: Role) -> Result<OwnerId, Problem> {
        match &self.actor {
            Actor::Visitor { .. } => Err(Problem::SignInNeeded),
            Actor::Staff { bindings, .. } => bindings
                .iter()
                .find(|binding| binding.role == role)
                .map(|binding| binding.authority)
                .ok_or(Problem::NotFound),
            Actor::Resident { .. } | Actor::System { .. } => Err(Problem::NotFound),
        }
    }

    /// Begins a command.
    ///
    /// # Errors
    /// What the store says.
    pub async fn write(&self, reach: impl Into<Reach>) -> Result<Tx, Problem> {
        Ok(self.platform.store.write(reach).await?)
    }

    /// Begins a command on something nobody was promised yet, such as a draft ([`store::Durability::Soon`]).
    ///
    /// # Errors
    /// What the store says.
    pub async fn write_soon(&self, reach: impl Into<Reach>) -> Result<Tx, Problem> {
        Ok(self.platform.store.write_soon(reach).await?)
    }

    /// Begins a read.
    ///
    /// # Errors
    /// What the store says.
    pub async fn read(&self, reach: impl Into<Reach>) -> Result<Tx, Problem> {
        Ok(self.platform.store.read(reach).await?)
    }

    /// Counts an attempt of this address.
    ///
    /// # Errors
    /// [`Problem::TooMany`].
    pub fn attempt(&self, attempt: Attempt) -> Result<(), Problem> {
        self.platform.limits.attempt(attempt, self.address)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.platform.texts.0.text(self.locale.as_str(), key)
    }

    /// The text of a message.
    #[must_use]
    pub fn message(&self, message: &foundation::Message) -> String {
        let arguments: Vec<_> = message
            .arguments
            .iter()
            .map(|(name, value)| (*name, i18n::Argument::from(value.clone())))
            .collect();
        self.platform.texts.0.format(self.locale.as_str(), message.key, &arguments)
    }

    /// The address of a route.
    #[must_use]
    pub fn url(&self, name: &str, arguments: &[&dyn ToString]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string()).collect();
        self.platform.routes.address(self.locale, name, &arguments)
    }

    /// What a template needs, with a title by text key.
    #[must_use]
    pub fn page(&self, title_key: &str) -> Page {
        self.page_titled(self.text(title_key))
    }

    /// What a template needs, with a title given as text.
    #[must_use]
    pub fn page_titled(&self, title: impl Into<String>) -> Page {
        let links = Arc::clone(&self.platform.routes) as _;
        let mut page = Page::new(self.locale, title, Arc::clone(&self.platform.texts) as _, links);
        page.area = if matches!(self.actor, Actor::Staff { .. }) { Area::Clerk } else { Area::Public };
        page.signed_in_as = self
            .session
            .as_ref()
            .and_then(|s| s.account.as_ref())
            .map(|account| account.display_name.clone());
        page.alternate_url = self.other_language();
        page.navigation = self.navigation();
        page.workplaces = self.workplaces();
        page.banner = self.banner();
        page.session_seconds = self.session.as_ref().map(|session| {
            u32::try_from((session.ends_at.micros() - self.now.micros()) / 1_000_000).unwrap_or(0)
        });
        page
    }

    /// The roles the visitor holds, for navigation.
    fn roles(&self) -> Vec<Role> {
        match &self.actor {
            Actor::Visitor { .. } => vec![Role::Visitor],
            Actor::Resident { .. } => vec![Role::Resident],
            Actor::Staff { bindings, .. } => bindings.iter().map(|binding| binding.role).collect(),
            Actor::System { .. } => vec![Role::System],
        }
    }

    /// The authorities between which the person can switch, by name.
    fn workplaces(&self) -> Vec<Workplace> {
        let current = self.session.as_ref().and_then(|session| session.workplace);
        let shown = |(id, name): &(OwnerId, Translated)| Workplace {
            id: id.to_string(),
            name: name.get(self.locale).to_owned(),
            current: Some(*id) == current,
        };
        let mut found: Vec<_> = self.workplaces.iter().map(shown).collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    fn navigation(&self) -> Vec<NavigationItem> {
        let roles = self.roles();
        let path = self.path.split('?').next().unwrap_or_default();
        self.platform
            .navigation
            .iter()
            .filter(|item| item.roles.iter().any(|role| roles.contains(role)) || self.keeps(item))
            .map(|item| {
                let url = self.url(item.route, &[]);
                NavigationItem { label: self.text(item.label), current: url == path, url }
            })
            .collect()
    }

    /// Whether the entry leads to something that somebody without account has too, once there is a draft or an application: residents
    /// see it, and the permit matrix lets visitors see their own.
    fn keeps(&self, item: &crate::module::Navigation) -> bool {
        if !matches!(self.actor, Actor::Visitor { owner: Some(_) }) || !item.roles.contains(&Role::Resident) {
            return false;
        }
        let permits = self.platform.routes.permits(item.route);
        let rules = self.platform.policy.rules().iter();
        rules.filter(|rule| rule.role == Role::Visitor).any(|rule| {
            permits.iter().any(|permit| permit.split_once('.') == Some((rule.resource, rule.action)))
        })
    }

    /// The same page in the other language, for paths whose routes have both.
    fn other_language(&self) -> Option<String> {
        let path = self.path.split('?').next().unwrap_or_default();
        self.platform.routes.translate(path, self.locale)
    }

    /// The message of a command that was done: its key comes in the address, its text only from our own files.
    fn banner(&self) -> Option<Banner> {
        let key = self.done.as_deref()?;
        let allowed =
            key.contains("-done-") && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        (allowed && self.platform.texts.0.contains(self.locale.as_str(), key)).then(|| Banner {
            tone: Tone::Success,
            title: self.text(key),
            body: String::new(),
        })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A template that cannot be rendered.
    pub fn show(&self, template: &impl Template) -> Answer {
        self.show_with(StatusCode::OK, template)
    }

    /// Renders a page whose form has errors: status 422.
    ///
    /// # Errors
    /// A template that cannot be rendered.
    pub fn show_errors(&self, template: &impl Template) -> Answer {
        self.show_with(StatusCode::UNPROCESSABLE_ENTITY, template)
    }

    /// Renders a page with a status.
    ///
    /// # Errors
    /// A template that cannot be rendered.
    pub fn show_with(&self, status: StatusCode, template: &impl Template) -> Answer {
        let html = template.render().map_err(|error| Refusal(Problem::internal(error)))?;
        Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
    }

    /// Sends the browser to a route after a command (303).
    ///
    /// # Errors
    /// Never; the type fits a handler's last line.
    pub fn go(&self, name: &str, arguments: &[&dyn ToString]) -> Answer {
        Ok(Redirect::to(&self.url(name, arguments)).into_response())
    }

    /// As [`Visit::go`], with a message key (`…-done-…`) shown on the next page.
    ///
    /// # Errors
    /// Never; the type fits a handler's last line.
    pub fn go_done(&self, name: &str, arguments: &[&dyn ToString], done: &'static str) -> Answer {
        Ok(Redirect::to(&format!("{}?done={done}", self.url(name, arguments))).into_response())
    }

    /// Gives the browser a session code. Staff sessions are not sent along from other sites at all.
    ///
    /// # Errors
    /// When the code cannot stand in a header, which a code of ours always can.
    pub fn with_session(&self, mut response: Response, code: &Code, staff: bool) -> Answer {
        let same_site = if staff { "Strict" } else { "Lax" };
        let secure = if self.platform.settings.secure_cookies { "; Secure" } else { "" };
        let text = format!(
            "{}={}; Path=/; HttpOnly; SameSite={same_site}{secure}",
            cookie_name(&self.platform),
            code.as_str()
        );
        let value = HeaderValue::from_str(&text).map_err(|error| Refusal(Problem::internal(error)))?;
        response.headers_mut().append(header::SET_COOKIE, value);
        Ok(response)
    }

    /// Takes the session code from the browser.
    #[must_use]
    pub fn without_session(&self, mut response: Response) -> Response {
        let secure = if self.platform.settings.secure_cookies { "; Secure" } else { "" };
        let text = format!("{}=; Path=/; HttpOnly; Max-Age=0{secure}", cookie_name(&self.platform));
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }
}
