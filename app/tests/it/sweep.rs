// SPDX-License-Identifier: EUPL-1.2
//! A5: every route, asked by everybody, with real identifiers of other people's things.

use crate::support::{
    ADMINISTRATOR, AUDITOR, Browser, CLERK, HEAD, House, OTHER_ADMINISTRATOR, OTHER_CLERK, OTHER_RESIDENT,
    PHONE_DESK, RESIDENT, houses,
};
use foundation::policy::{Rule, Scope};
use kontor::wiring;
use std::collections::{BTreeMap, BTreeSet};
use web::{Access, Route};

const PEOPLE: [&str; 9] = [
    RESIDENT,
    OTHER_RESIDENT,
    CLERK,
    HEAD,
    ADMINISTRATOR,
    AUDITOR,
    PHONE_DESK,
    OTHER_CLERK,
    OTHER_ADMINISTRATOR,
];
/// Pages visited per person at most.
const MOST_PAGES: usize = 240;

/// The addresses of our own that a page links to or sends forms to.
fn addresses(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for mark in ["href=\"", "action=\""] {
        for rest in html.split(mark).skip(1) {
            let address =
                rest.split('"').next().unwrap_or_default().replace("&amp;", "&").replace("&#38;", "&");
            let ours = address.starts_with("/de/") && !address.contains("abmelden");
            if ours {
                found.insert(address.split('#').next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

/// Everything a person reaches by links: address and whether it answered with a page.
async fn crawl(browser: &mut Browser<'_>) -> BTreeSet<String> {
    let mut waiting: Vec<String> =
        ["/de", "/de/antraege", "/de/postfach", "/de/datennutzung"].map(str::to_owned).to_vec();
    waiting.extend(
        wiring::routes().iter().filter(|route| !route.de.contains('{')).map(|route| route.de.to_owned()),
    );
    let mut seen = BTreeSet::new();
    let routes = wiring::routes();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    while let (Some(address), true) = (waiting.pop(), seen.len() < MOST_PAGES) {
        let path = address.split('?').next().unwrap_or_default().to_owned();
        let count = shapes.entry(shape(&routes, &path)).or_default();
        if path.contains("abmelden") || *count >= 3 || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let answer = browser.get(&address).await;
        assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
        waiting.extend(addresses(&answer.text()));
    }
    seen
}

/// The pattern of a path, so that a few of each kind are enough.
fn shape(routes: &[Route], path: &str) -> String {
    route_of(routes, path).map_or_else(|| path.to_owned(), |route| route.de.to_owned())
}

/// The route a path belongs to.
fn route_of<'a>(routes: &'a [Route], path: &str) -> Option<&'a Route> {
    let fits = |pattern: &str| {
        pattern.split('/').count() == path.split('/').count()
            && pattern
                .split('/')
                .zip(path.split('/'))
                .all(|(wanted, found)| wanted.starts_with('{') || wanted == found)
    };
    // A fixed path goes before one with variables, as in the router.
    let mut fitting: Vec<_> = routes.iter().filter(|route| fits(route.de) || fits(route.en)).collect();
    fitting.sort_by_key(|route| route.de.matches('{').count());
    fitting.into_iter().next()
}

/// Whether the things of a route belong to no authority and no resident: every rule of its permits reaches all of them. The shared
/// catalogue is such a thing; that somebody has no link to a page of it hides nothing.
fn belongs_to_nobody(route: &Route) -> bool {
    let Access::Permits(permits) = route.access else { return true };
    let names = |rule: &&Rule| {
        permits.iter().any(|permit| permit.split_once('.') == Some((rule.resource, rule.action)))
    };
    wiring::policy().rules().iter().filter(names).all(|rule| rule.scope == Scope::Any)
}

/// Whether the matrix lets the role do one of the route's actions to everybody's things.
fn open_to_all(route: &Route) -> bool {
    route.access == Access::Public
}

async fn sweep(house: &House) -> BTreeMap<String, BTreeMap<&'static str, BTreeSet<u16>>> {
    let mut reached: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for person in PEOPLE {
        let mut browser = house.person(person).await;
        reached.insert(person, crawl(&mut browser).await);
    }
    let all: BTreeSet<String> = reached.values().flatten().cloned().collect();
    let routes = wiring::routes();
    let mut table: BTreeMap<String, BTreeMap<&'static str, BTreeSet<u16>>> = BTreeMap::new();
    let mut everybody: Vec<(&'static str, Browser<'_>)> = vec![("visitor", house.browser())];
    for person in PEOPLE {
        everybody.push((person, house.person(person).await));
    }
    for path in &all {
        let Some(route) =
            route_of(&routes, path).filter(|route| !open_to_all(route) && route.methods.contains(&"GET"))
        else {
            continue;
        };
        for (person, browser) in &mut everybody {
            let status = browser.get(path).await.status.as_u16();
            if !route.de.contains('{') {
                // Which single things are sampled differs from run to run; lists are the same for everybody every time.
                table.entry(route.name.to_owned()).or_default().entry(person).or_default().insert(status);
            }
            let own = reached.get(*person).is_some_and(|paths| paths.contains(path));
            let has_variables = route.de.contains('{') && !belongs_to_nobody(route);
            let shown = (200..300).contains(&status);
            assert!(
                !(shown && has_variables && !own && is_foreign(person, path, &reached)),
                "{person} saw {path} ({}) of somebody else",
                route.name
            );
        }
    }
    table
}

/// Whether only people of other authorities, or other residents, reach this path by links.
fn is_foreign(person: &str, path: &str, reached: &BTreeMap<&str, BTreeSet<String>>) -> bool {
    let house_of = |name: &str| match name {
        CLERK | HEAD | ADMINISTRATOR | AUDITOR | PHONE_DESK => "association",
        OTHER_CLERK | OTHER_ADMINISTRATOR => "schwerin",
        other => {
            if other == RESIDENT {
                "resident"
            } else {
                "other"
            }
        }
    };
    !reached.iter().any(|(other, paths)| paths.contains(path) && house_of(other) == house_of(person))
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_what_belongs_to_somebody_else() {
    for house in houses("nobody_sees_what_belongs_to_somebody_else").await {
        let table = sweep(&house).await;
        let mut text = String::new();
        for (route, people) in table {
            text.push_str(&format!("{route}\n"));
            for (person, statuses) in people {
                let statuses: Vec<_> = statuses.iter().map(ToString::to_string).collect();
                text.push_str(&format!("    {person:<22} {}\n", statuses.join(" ")));
            }
        }
        insta::assert_snapshot!("who_sees_which_route", text);
    }
}
