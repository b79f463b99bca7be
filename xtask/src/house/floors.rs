// SPDX-License-Identifier: EUPL-1.2
//! Rule 1 and rule 2: who may depend on whom, and who may know a database driver or an HTTP library.

use crate::house::Finding;
use crate::house::place::{self, Place, WINGS};
use crate::workspace::{Crate, Dependency, Workspace};

const DRIVERS: [&str; 5] = ["sqlx", "rusqlite", "libsqlite3-sys", "postgres", "tokio-postgres"];
const INPUT_OUTPUT: [&str; 8] =
    ["tokio", "async-std", "axum", "hyper", "reqwest", "object_store", "mio", "lettre"];

/// A crate with its folder relative to the project's folder.
struct Placed<'a> {
    folder: String,
    found: &'a Crate,
}

/// Checks the dependencies of all crates.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let relative = |path: &std::path::Path| -> String {
        path.strip_prefix(&workspace.root).unwrap_or(path).to_string_lossy().replace('\\', "/")
    };
    let crates: Vec<Placed<'_>> = workspace
        .crates
        .iter()
        .map(|found| Placed { folder: found.manifest_path.parent().map(relative).unwrap_or_default(), found })
        .collect();
    let mut findings = Vec::new();
    for placed in &crates {
        let Some(here) = place::of(&placed.folder) else {
            findings.push(finding(placed, format!("`{}` stands on no floor of the house", placed.folder)));
            continue;
        };
        if let Some(problem) = unknown_module(here) {
            findings.push(finding(placed, problem));
        }
        for dependency in &placed.found.dependencies {
            let inner = dependency.path.as_deref().map(relative);
            let problem = match inner.as_deref().map(place::of) {
                Some(Some(there)) => inner_problem(here, there, dependency),
                Some(None) => Some("lies outside the house".to_owned()),
                None => outer_problem(here, dependency),
            };
            if let Some(problem) = problem {
                findings.push(finding(placed, format!("the dependency on `{}` {problem}", dependency.name)));
            }
        }
    }
    findings
}

fn finding(placed: &Placed<'_>, message: String) -> Finding {
    Finding::new(&format!("{}/Cargo.toml", placed.folder), 0, "rule 1", message)
}

fn unknown_module(here: Place<'_>) -> Option<String> {
    let Place::Module(wing, name) = here else { return None };
    if rank(wing, name).is_some() {
        return None;
    }
    Some(format!(
        "the module `{wing}/{name}` has no place in the order; give it one in xtask/src/house/place.rs and ARCHITECTURE.md"
    ))
}

/// A module's wing and its place in the wing, both counted from the bottom.
fn rank(wing: &str, name: &str) -> Option<(usize, usize)> {
    let (storey, (_, modules)) = WINGS.iter().enumerate().find(|(_, (known, _))| *known == wing)?;
    Some((storey, modules.iter().position(|known| *known == name)?))
}

/// What is wrong with a dependency on a crate of the house.
fn inner_problem(here: Place<'_>, there: Place<'_>, dependency: &Dependency) -> Option<String> {
    let for_tests = dependency.kind.as_deref() == Some("dev");
    if there == Place::Platform("testkit") {
        return (!for_tests && here != Place::Platform("testkit"))
            .then(|| "belongs under [dev-dependencies]: testkit is for tests only".to_owned());
    }
    if matches!(here, Place::App) && !matches!(there, Place::Xtask) {
        return None;
    }
    match (here, there) {
        (Place::Standard(_), Place::Standard(_)) => None,
        (Place::Standard(_), _) => {
            Some("is not allowed: a standard is a library that a stranger can use alone".to_owned())
        }
        (Place::Platform(_), Place::Platform(_)) => None,
        (Place::Module(wing, name), Place::Module(other_wing, other)) => {
            module_problem((wing, name), (other_wing, other))
        }
        _ if floor(there) < floor(here) => None,
        _ => Some("goes upward; use an event, or move the code to a lower floor".to_owned()),
    }
}

fn module_problem(here: (&str, &str), there: (&str, &str)) -> Option<String> {
    // A module without a place is reported once, not for each dependency.
    let (here_rank, there_rank) = (rank(here.0, here.1)?, rank(there.0, there.1)?);
    let allowed = if here.0 == "administration" {
        matches!(there.0, "reference" | "casework") || (there.0 == here.0 && there_rank < here_rank)
    } else {
        there.0 != "administration" && there_rank < here_rank
    };
    (!allowed).then(|| {
        format!(
            "is not allowed: {}/{} does not stand below {}/{}; what must travel upward travels as an event",
            there.0, there.1, here.0, here.1
        )
    })
}

fn floor(place: Place<'_>) -> u8 {
    match place {
        Place::Foundation => 0,
        Place::Standard(_) => 1,
        Place::Platform(_) => 2,
        Place::Module(..) => 3,
        Place::Demo => 4,
        Place::App => 5,
        Place::Xtask => 6,
    }
}

/// What is wrong with a dependency on somebody else's crate.
fn outer_problem(here: Place<'_>, dependency: &Dependency) -> Option<String> {
    let name = dependency.name.as_str();
    let for_tests = dependency.kind.as_deref() == Some("dev");
    if DRIVERS.contains(&name) {
        return (here != Place::Platform("store"))
            .then(|| "is not allowed: only platform/store knows a database driver (rule 2)".to_owned());
    }
    if matches!(here, Place::Foundation | Place::Standard(_)) && INPUT_OUTPUT.contains(&name) && !for_tests {
        return Some(
            "is not allowed: foundation and standards do no input or output and nothing asynchronous"
                .to_owned(),
        );
    }
    let knows_http = matches!(here, Place::Platform("web" | "testkit") | Place::Module(..) | Place::App);
    if name == "axum" && !knows_http && !for_tests {
        return Some(
            "is not allowed: only platform/web and the pages and API of modules know HTTP (rule 2)"
                .to_owned(),
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dependency(name: &str, kind: Option<&str>) -> Dependency {
        Dependency { name: name.into(), kind: kind.map(str::to_owned), path: None }
    }

    fn inner(here: &str, there: &str) -> Option<String> {
        inner_problem(place::of(here).unwrap(), place::of(there).unwrap(), &dependency("x", None))
    }

    #[test]
    fn dependencies_go_downward_only() {
        assert_eq!(inner("platform/store", "foundation"), None);
        assert_eq!(inner("modules/casework/cases", "platform/web"), None);
        assert_eq!(inner("demo", "modules/channels/portal"), None);
        assert_eq!(inner("app", "demo"), None);
        assert!(inner("foundation", "platform/store").is_some());
        assert!(inner("platform/web", "modules/channels/portal").is_some());
        assert!(inner("demo", "app").is_some());
    }

    #[test]
    fn a_standard_knows_only_standards() {
        assert_eq!(inner("standards/xzufi", "standards/xdatenfelder"), None);
        assert!(inner("standards/xzufi", "foundation").is_some());
    }

    #[test]
    fn modules_follow_the_order_of_their_wing() {
        assert_eq!(inner("modules/reference/catalogue", "modules/reference/schemata"), None);
        assert_eq!(inner("modules/casework/cases", "modules/casework/notices"), None);
        assert_eq!(inner("modules/channels/portal", "modules/casework/assistant"), None);
        assert!(inner("modules/casework/notices", "modules/casework/cases").is_some());
        assert!(inner("modules/reference/catalogue", "modules/casework/cases").is_some());
        assert!(inner("modules/casework/cases", "modules/casework/cases").is_some());
    }

    #[test]
    fn administration_uses_reference_and_casework_but_no_channel() {
        assert_eq!(inner("modules/administration/costs", "modules/casework/cases"), None);
        assert_eq!(inner("modules/administration/costs", "modules/administration/staffing"), None);
        assert!(inner("modules/administration/costs", "modules/channels/portal").is_some());
        assert!(inner("modules/channels/portal", "modules/administration/costs").is_some());
    }

    #[test]
    fn testkit_is_for_tests_only() {
        let testkit = Place::Platform("testkit");
        let here = Place::Module("casework", "cases");
        assert_eq!(inner_problem(here, testkit, &dependency("testkit", Some("dev"))), None);
        assert!(inner_problem(here, testkit, &dependency("testkit", None)).is_some());
    }

    #[test]
    fn drivers_and_http_have_one_home() {
        assert_eq!(outer_problem(Place::Platform("store"), &dependency("sqlx", None)), None);
        assert!(outer_problem(Place::Platform("jobs"), &dependency("sqlx", Some("dev"))).is_some());
        assert!(outer_problem(Place::Platform("jobs"), &dependency("axum", None)).is_some());
        assert!(outer_problem(Place::Standard("xzufi"), &dependency("tokio", None)).is_some());
        assert_eq!(outer_problem(Place::Module("casework", "cases"), &dependency("axum", None)), None);
    }

    #[test]
    fn a_module_needs_a_place_in_the_order() {
        assert!(unknown_module(Place::Module("casework", "surprises")).is_some());
        assert!(unknown_module(Place::Module("attic", "cases")).is_some());
        assert_eq!(unknown_module(Place::Module("casework", "cases")), None);
    }
}
