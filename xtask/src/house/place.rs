// SPDX-License-Identifier: EUPL-1.2
//! Where a file or crate stands in the house.

/// The wings with the order of their modules, lower first.
pub const WINGS: [(&str, &[&str]); 4] = [
    (
        "reference",
        &["organisation", "parameters", "schemata", "catalogue", "processes", "plans", "knowledge"],
    ),
    (
        "casework",
        &[
            "payments",
            "records",
            "notices",
            "engine",
            "cases",
            "assistant",
            "appointments",
            "archive",
            "exchange",
        ],
    ),
    ("channels", &["portal", "hotline", "counter", "paper", "packages", "opendata"]),
    (
        "administration",
        &["staffing", "travel", "training", "costs", "budgets", "programme", "infrastructure", "security"],
    ),
];

/// A crate's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// Pure values.
    Foundation,
    /// Formats and law.
    Standard(&'a str),
    /// Machinery.
    Platform(&'a str),
    /// A business domain, with its wing.
    Module(&'a str, &'a str),
    /// The sample Land.
    Demo,
    /// The program, and the load client beside it.
    App,
    /// Developer commands.
    Xtask,
}

/// The place of the crate that a path relative to the project's folder lies in; `None` outside all crates.
pub fn of(path: &str) -> Option<Place<'_>> {
    let mut parts = path.split('/');
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    Some(match (first, second, third) {
        ("foundation", _, _) => Place::Foundation,
        ("standards", Some(name), _) => Place::Standard(name),
        ("platform", Some(name), _) => Place::Platform(name),
        ("modules", Some(wing), Some(name)) => Place::Module(wing, name),
        ("demo", _, _) => Place::Demo,
        ("app" | "bench", _, _) => Place::App,
        ("xtask", _, _) => Place::Xtask,
        _ => return None,
    })
}

/// Whether a file holds tests only, so that the rules for the program do not bind it.
pub fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| matches!(part, "tests" | "benches" | "examples" | "fuzz" | "tests.rs" | "testkit"))
}

/// Whether a file is a sample for tests, kept exactly as somebody else would send it.
pub fn is_sample(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "fixtures" | "snapshots" | "samples"))
        || path.contains("/tests/data/")
        || path.contains("/tests/ui/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_place() {
        assert_eq!(of("standards/xzufi/src/lib.rs"), Some(Place::Standard("xzufi")));
        assert_eq!(of("modules/casework/cases/Cargo.toml"), Some(Place::Module("casework", "cases")));
        assert_eq!(of("web/src/app.css"), None);
        assert_eq!(of("Cargo.toml"), None);
    }

    #[test]
    fn tests_are_known_by_their_folder() {
        assert!(is_test("modules/casework/cases/tests/it/life.rs"));
        assert!(is_test("platform/testkit/src/lib.rs"));
        assert!(!is_test("platform/store/src/latest.rs"));
    }
}
