// SPDX-License-Identifier: EUPL-1.2
//! The rules of an element.

use std::collections::BTreeSet;

use super::Notes;
use super::place::{Place, children, identity, is_identity, text};
use crate::rules::rule_references;
use crate::widen_id;

pub(super) fn check(place: &Place<'_>, notes: &mut Notes) {
    if children(place.node, "regel").next().is_none() {
        return;
    }
    let reachable: BTreeSet<&str> = place.with_all_below().iter().map(Place::id).collect();
    for rule in children(place.node, "regel") {
        let own = identity(rule, "identifikation");
        let mut note = |code, detail: &str| notes.add_rule(code, place, own, detail.to_owned());
        if own.0.is_empty() {
            note(1038, text(rule, "name"));
        } else if !is_identity(own.0, &['R']) {
            note(1039, own.0);
        }
        if text(rule, "name").is_empty() {
            note(1002, "");
        }
        let words = text(rule, "freitextRegel");
        if words.is_empty() {
            note(1024, "");
        }
        for reference in rule_references(words) {
            if reference.version.is_some() {
                note(1019, &reference.id);
            }
            let wide = widen_id(&reference.id);
            if wide.is_some() {
                note(1041, &reference.id);
            }
            let id = wide.unwrap_or(reference.id);
            if !reachable.contains(id.as_str()) {
                note(1001, &id);
            }
        }
    }
}
