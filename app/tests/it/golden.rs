// SPDX-License-Identifier: EUPL-1.2
//! Tables that change only by a reviewed difference: permits, routes, content security policies.

use kontor::wiring;
use std::collections::BTreeSet;
use web::{Access, RouteClass, RouteTable};

#[test]
fn the_permit_matrix_is_as_reviewed() {
    insta::assert_snapshot!(wiring::policy().matrix());
}

#[test]
fn the_routes_are_as_reviewed() {
    insta::assert_snapshot!(RouteTable::of(&wiring::routes()).text());
}

#[test]
fn the_content_security_policies_are_as_reviewed() {
    let table: Vec<_> =
        RouteClass::ALL.iter().map(|class| format!("{}: {}", class.as_str(), class.policy())).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn no_policy_allows_inline_code_or_foreign_sources() {
    for class in RouteClass::ALL {
        let policy = class.policy();
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(!policy.contains("http"), "{policy}");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
    }
}

#[test]
fn every_route_names_permits_that_exist_and_every_name_is_used_once() {
    let matrix = wiring::policy().matrix();
    let permits: BTreeSet<_> =
        matrix.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    let mut names = BTreeSet::new();
    for route in wiring::routes() {
        assert!(names.insert(route.name), "{} stands twice", route.name);
        assert!(!route.methods.is_empty(), "{} answers nothing", route.name);
        if let Access::Permits(wanted) = route.access {
            for permit in wanted {
                assert!(permits.contains(permit), "{}: no permit {permit} in the matrix", route.name);
            }
        }
    }
}

#[test]
fn the_texts_of_all_modules_fit_together() {
    wiring::texts().unwrap();
}
