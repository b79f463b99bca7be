// SPDX-License-Identifier: EUPL-1.2
//! What every page template needs besides its own data.

use crate::components::Tone;
use std::fmt;
use std::sync::Arc;

pub use foundation::Locale;

/// Whom a page serves: that decides its width, density and header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Area {
    /// Residents and enterprises.
    #[default]
    Public,
    /// Clerks at work.
    Clerk,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// The text of the link.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// Whether the page belongs to this entry.
    pub current: bool,
}

/// An authority for which a member of staff can work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workplace {
    /// Identifier.
    pub id: String,
    /// Its name in the language of the page.
    pub name: String,
    /// Whether it is the one of the session.
    pub current: bool,
}

/// A message above the content, for example after something was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// How serious it is.
    pub tone: Tone,
    /// One sentence that says what happened.
    pub title: String,
    /// What follows from it; may be empty.
    pub body: String,
}

/// Where texts come from.
pub trait Texts: Send + Sync {
    /// The text of `key` in the language `locale`; the key itself when there is none.
    fn text(&self, locale: &str, key: &str) -> String;
    /// The text of `key` with the arguments filled in.
    fn format(&self, locale: &str, key: &str, arguments: &[(&str, String)]) -> String;
}

/// Where addresses come from.
pub trait Links: Send + Sync {
    /// The address of the route `name` in the language `locale`, with its path arguments.
    fn url(&self, locale: &str, name: &str, arguments: &[String]) -> String;
}

/// What every template needs: language, texts, links, who is signed in. Every page template has a field `page: Page`.
#[derive(Clone)]
pub struct Page {
    /// The language of the page.
    pub locale: Locale,
    /// The title of the document; the service name and "Kontor" are added by the layout.
    pub title: String,
    /// How many answers are wrong; above zero the document title begins with "Fehler:".
    pub error_count: usize,
    /// The name of the person who is signed in.
    pub signed_in_as: Option<String>,
    /// The main navigation.
    pub navigation: Vec<NavigationItem>,
    /// The authorities between which the person can switch; fewer than two are not shown.
    pub workplaces: Vec<Workplace>,
    /// The same page in the other language.
    pub alternate_url: Option<String>,
    /// Whom the page serves.
    pub area: Area,
    /// A message above the content.
    pub banner: Option<Banner>,
    /// The public service or work area that the page belongs to.
    pub service_name: Option<String>,
    /// How many seconds the session of the signed-in person still lasts; the page warns two minutes before.
    pub session_seconds: Option<u32>,
    texts: Arc<dyn Texts>,
    links: Arc<dyn Links>,
}

impl Page {
    /// A page for residents without anybody signed in; the public fields say the rest.
    #[must_use]
    pub fn new(
        locale: Locale,
        title: impl Into<String>,
        texts: Arc<dyn Texts>,
        links: Arc<dyn Links>,
    ) -> Self {
        Self {
            locale,
            title: title.into(),
            error_count: 0,
            signed_in_as: None,
            navigation: Vec::new(),
            workplaces: Vec::new(),
            alternate_url: None,
            area: Area::Public,
            banner: None,
            service_name: None,
            session_seconds: None,
            texts,
            links,
        }
    }

    /// The text of `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.text(self.locale.as_str(), key)
    }

    /// The text of `key` with arguments.
    #[must_use]
    pub fn tf(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.texts.format(self.locale.as_str(), key, arguments)
    }

    /// The text of `key` with one argument.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: &(impl ToString + ?Sized)) -> String {
        self.tf(key, &[(name, value.to_string())])
    }

    /// The address of a route without path arguments.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        self.links.url(self.locale.as_str(), name, &[])
    }

    /// The address of a route with one path argument.
    #[must_use]
    pub fn url1(&self, name: &str, argument: &(impl ToString + ?Sized)) -> String {
        self.links.url(self.locale.as_str(), name, &[argument.to_string()])
    }

    /// The address of a route with two path arguments.
    #[must_use]
    pub fn url2(
        &self,
        name: &str,
        first: &(impl ToString + ?Sized),
        second: &(impl ToString + ?Sized),
    ) -> String {
        self.links.url(self.locale.as_str(), name, &[first.to_string(), second.to_string()])
    }

    /// The address of a style sheet, script or picture by its logical name.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Page")
            .field("locale", &self.locale)
            .field("title", &self.title)
            .field("area", &self.area)
            .finish_non_exhaustive()
    }
}
