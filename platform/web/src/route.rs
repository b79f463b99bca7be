// SPDX-License-Identifier: EUPL-1.2
//! Routes as data: name, paths per language, who may use them, and which security policy their answers carry.

use crate::page::Links;
use crate::platform::Platform;
use axum::routing::MethodRouter;
use foundation::Locale;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The kinds of answers that differ in their content security policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RouteClass {
    /// Our own pages.
    Page,
    /// Data for programs; never rendered.
    Api,
    /// Files handed out for download; never rendered in our origin.
    Download,
    /// Style sheets, scripts, fonts, pictures.
    Asset,
}

impl RouteClass {
    /// Every class, in the order of the golden table.
    pub const ALL: [Self; 4] = [Self::Page, Self::Api, Self::Download, Self::Asset];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Download => "download",
            Self::Asset => "asset",
        }
    }

    /// The content security policy of the class.
    #[must_use]
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Page => {
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                 form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            }
            Self::Api | Self::Asset => "default-src 'none'; frame-ancestors 'none'",
            Self::Download => "default-src 'none'; frame-ancestors 'none'; sandbox",
        }
    }
}

/// Who may use a route. Checked again by the permit inside; this is what the coverage test compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever holds one of these permits (`resource.action` as in the matrix).
    Permits(&'static [&'static str]),
}

/// A route of a module.
#[derive(Clone, Debug)]
pub struct Route {
    /// Name for links.
    pub name: &'static str,
    /// German path (or the only one).
    pub de: &'static str,
    /// English path; equal to the German one for routes without language.
    pub en: &'static str,
    /// Who may use it.
    pub access: Access,
    /// Kind of answer.
    pub class: RouteClass,
    /// Methods in upper case, for the route table.
    pub methods: Vec<&'static str>,
    handlers: MethodRouter<Arc<Platform>>,
}

impl Route {
    /// A page with a German and an English path.
    #[must_use]
    pub fn page(name: &'static str, de: &'static str, en: &'static str, access: Access) -> Self {
        let handlers = MethodRouter::new();
        Self { name, de, en, access, class: RouteClass::Page, methods: Vec::new(), handlers }
    }

    /// A route with one path for all languages.
    #[must_use]
    pub fn single(name: &'static str, path: &'static str, access: Access, class: RouteClass) -> Self {
        Self { class, ..Self::page(name, path, path, access) }
    }

    /// Changes the class, for example for downloads with a language in the path.
    #[must_use]
    pub const fn class(mut self, class: RouteClass) -> Self {
        self.class = class;
        self
    }

    /// Answers GET.
    #[must_use]
    pub fn get<H: axum::handler::Handler<T, Arc<Platform>>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push("GET");
        self.handlers = self.handlers.get(handler);
        self
    }

    /// Answers POST.
    #[must_use]
    pub fn post<H: axum::handler::Handler<T, Arc<Platform>>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push("POST");
        self.handlers = self.handlers.post(handler);
        self
    }

    /// Allows request bodies up to a number of bytes instead of the usual limit.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.handlers = self.handlers.layer(axum::extract::DefaultBodyLimit::max(bytes));
        self
    }

    pub(crate) fn into_parts(self) -> (Vec<&'static str>, MethodRouter<Arc<Platform>>, RouteClass) {
        let paths = if self.de == self.en { vec![self.de] } else { vec![self.de, self.en] };
        (paths, self.handlers, self.class)
    }
}

/// All routes by name; answers which address a link has.
#[derive(Clone, Debug, Default)]
pub struct RouteTable {
    paths: BTreeMap<&'static str, (&'static str, &'static str)>,
    permits: BTreeMap<&'static str, &'static [&'static str]>,
    lines: Vec<String>,
}

impl RouteTable {
    /// The table of a set of routes.
    #[must_use]
    pub fn of<'a>(routes: impl IntoIterator<Item = &'a Route>) -> Self {
        let mut table = Self::default();
        for route in routes {
            table.paths.insert(route.name, (route.de, route.en));
            let access = match route.access {
                Access::Public => "public".to_owned(),
                Access::Permits(permits) => {
                    table.permits.insert(route.name, permits);
                    permits.join(" or ")
                }
            };
            let methods = route.methods.join(",");
            let paths = if route.de == route.en {
                route.de.to_owned()
            } else {
                format!("{} | {}", route.de, route.en)
            };
            table.lines.push(format!(
                "{:<28}{:<10}{:<10}{access:<44}  {paths}",
                route.name,
                methods,
                route.class.as_str()
            ));
        }
        table.lines.sort();
        table
    }

    /// The golden text: one line per route.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n", self.lines.join("\n"))
    }

    /// Whether a route of this name exists.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.paths.contains_key(name)
    }

    /// The permits one of which opens a route; none for a public one.
    #[must_use]
    pub fn permits(&self, name: &str) -> &'static [&'static str] {
        self.permits.get(name).copied().unwrap_or_default()
    }

    /// The path of the same page in the other language, when its route has one.
    #[must_use]
    pub fn translate(&self, path: &str, from: Locale) -> Option<String> {
        let fitting = self.paths.values().filter_map(|(de, en)| {
            let (pattern, other) = if from == Locale::De { (de, en) } else { (en, de) };
            (de != en).then(|| matched(pattern, path)).flatten().map(|arguments| (other, arguments))
        });
        // As in the router, a path without variables goes before one with them.
        let (other, arguments) = fitting.min_by_key(|(_, arguments)| arguments.len())?;
        let mut arguments = arguments.into_iter();
        let segments = other
            .split('/')
            .map(|part| if part.starts_with('{') { arguments.next().unwrap_or(part) } else { part });
        Some(segments.collect::<Vec<_>>().join("/"))
    }

    /// The address of a route with its arguments filled in, percent-encoded. An unknown name leads to `#unknown-NAME`,
    /// which the browser tests refuse.
    #[must_use]
    pub fn address(&self, locale: Locale, name: &str, arguments: &[String]) -> String {
        let Some((de, en)) = self.paths.get(name) else { return format!("#unknown-{name}") };
        let pattern = if locale == Locale::De { de } else { en };
        let mut arguments = arguments.iter();
        let mut address = String::with_capacity(pattern.len() + 40);
        for part in pattern.split_inclusive(['{', '}']) {
            match part.strip_suffix('}') {
                Some(_) => address.push_str(&encode(arguments.next().map_or("", String::as_str))),
                None => address.push_str(part.strip_suffix('{').unwrap_or(part)),
            }
        }
        address
    }
}

impl Links for RouteTable {
    fn url(&self, locale: &str, name: &str, arguments: &[String]) -> String {
        self.address(Locale::parse(locale).unwrap_or_default(), name, arguments)
    }
}

/// The variable segments of a path that fits a pattern.
fn matched<'a>(pattern: &str, path: &'a str) -> Option<Vec<&'a str>> {
    if pattern.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut arguments = Vec::new();
    for (wanted, found) in pattern.split('/').zip(path.split('/')) {
        if wanted.starts_with('{') {
            arguments.push(found);
        } else if wanted != found {
            return None;
        }
    }
    Some(arguments)
}

/// Percent-encodes everything but unreserved characters (RFC 3986, section 2.3).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_follow_the_language_and_carry_no_markup() {
        let routes = [
            Route::page("case", "/de/faelle/{id}/akte", "/en/cases/{id}/file", Access::Public),
            Route::page("case-new", "/de/faelle/neu/akte", "/en/cases/new/file", Access::Public),
        ];
        let table = RouteTable::of(&routes);
        assert_eq!(table.address(Locale::De, "case", &["a b".to_owned()]), "/de/faelle/a%20b/akte");
        assert_eq!(table.address(Locale::En, "case", &["\"><x".to_owned()]), "/en/cases/%22%3E%3Cx/file");
        assert_eq!(table.address(Locale::En, "no", &[]), "#unknown-no");
        assert_eq!(table.translate("/de/faelle/7/akte", Locale::De).as_deref(), Some("/en/cases/7/file"));
        assert_eq!(table.translate("/de/faelle/neu/akte", Locale::De).as_deref(), Some("/en/cases/new/file"));
        assert_eq!(table.translate("/de/faelle/7", Locale::De), None);
    }
}
