// SPDX-License-Identifier: EUPL-1.2
//! Whether routes and descriptions fit together.

use super::{Operation, Place, Shape};
use crate::route::{Route, RouteClass};
use std::collections::BTreeSet;

/// The names in braces of a path.
fn variables(path: &str) -> BTreeSet<&str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect()
}

/// What keeps routes and descriptions from fitting together: an operation of the interface without description, a description without
/// route, path variables that are not described, statuses without an answer.
#[must_use]
pub fn faults(routes: &[Route], operations: &[Operation]) -> Vec<String> {
    let mut faults = Vec::new();
    for route in routes.iter().filter(|route| is_described(route)) {
        for method in &route.methods {
            let count =
                operations.iter().filter(|one| one.route == route.name && one.method == *method).count();
            if count != 1 {
                faults.push(format!("{method} {}: {count} descriptions", route.name));
            }
        }
    }
    for operation in operations {
        let Some(route) = routes.iter().find(|route| route.name == operation.route) else {
            faults.push(format!("{} is described and no route", operation.route));
            continue;
        };
        if !route.methods.contains(&operation.method) {
            faults.push(format!("{} {} is described and not answered", operation.method, route.name));
        }
        let in_path = operation.parameters.iter().filter(|parameter| parameter.place == Place::Path);
        let described: BTreeSet<_> = in_path.map(|parameter| parameter.name).collect();
        if described != variables(route.de) {
            faults.push(format!("{}: the path variables are described as {described:?}", route.name));
        }
        if operation.answers.is_empty() {
            faults.push(format!("{}: no answer is described", route.name));
        }
    }
    faults
}

/// Whether a route belongs to the interface for programs, all of which is described.
fn is_described(route: &Route) -> bool {
    route.class == RouteClass::Api && route.de.starts_with("/api/")
}

/// Every text key that descriptions name.
#[must_use]
pub fn text_keys(operations: &[Operation]) -> BTreeSet<&'static str> {
    fn of_shape(shape: &Shape, keys: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Nullable(inner) | Shape::List(inner) | Shape::Map(inner) => of_shape(inner, keys),
            Shape::Object(properties) => {
                for property in properties {
                    keys.insert(property.description);
                    of_shape(&property.shape, keys);
                }
            }
            _ => {}
        }
    }
    let mut keys = BTreeSet::new();
    for operation in operations {
        keys.insert(operation.summary);
        keys.extend(operation.parameters.iter().map(|parameter| parameter.description));
        keys.extend(operation.answers.iter().map(|(_, key, _)| *key));
        let contents = operation.answers.iter().map(|(_, _, content)| content).chain(&operation.body);
        contents.for_each(|content| of_shape(&content.shape, &mut keys));
    }
    keys.remove("");
    keys
}
