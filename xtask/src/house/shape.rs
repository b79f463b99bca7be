// SPDX-License-Identifier: EUPL-1.2
//! The shape of files and modules: length, licence header, the eleven names, and no paths of a machine.

use crate::house::place;
use crate::house::{Finding, TextFile};

/// The files (or folders) that a module's `src` may hold.
const NAMES: [&str; 11] =
    ["lib", "model", "policy", "commands", "queries", "store", "forms", "pages", "api", "jobs", "events"];

const WITH_HEADER: [&str; 8] = [".rs", ".mjs", ".js", ".css", ".html", ".ftl", ".toml", ".sql"];

/// Checks length, header and place of all files.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| !place::is_sample(&file.path)) {
        findings.extend(length(file));
        findings.extend(header(file));
        findings.extend(name_in_module(&file.path));
    }
    findings
}

fn length(file: &TextFile) -> Option<Finding> {
    let (warn, most) = match file.path.rsplit_once('.')?.1 {
        "rs" | "html" | "mjs" | "js" => (400, 500),
        "css" => (800, 900),
        _ => return None,
    };
    let lines = file.text.lines().count();
    if lines > most {
        let message = format!("{lines} lines, {most} are the most; make it a folder of the same name");
        return Some(Finding::new(&file.path, most + 1, "length", message));
    }
    (lines > warn).then(|| {
        Finding::warning(&file.path, warn + 1, "length", format!("{lines} lines, {most} are the most"))
    })
}

fn header(file: &TextFile) -> Option<Finding> {
    if !WITH_HEADER.iter().any(|ending| file.path.ends_with(ending)) {
        return None;
    }
    let found = file.text.lines().take(3).any(|line| line.contains("SPDX-License-Identifier:"));
    (!found).then(|| {
        Finding::new(
            &file.path,
            1,
            "licence",
            "the first line names the licence: SPDX-License-Identifier: EUPL-1.2",
        )
    })
}

fn name_in_module(path: &str) -> Option<Finding> {
    let parts: Vec<&str> = path.split('/').collect();
    let ["modules", _, _, "src", name, ..] = parts.as_slice() else { return None };
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    (!NAMES.contains(&stem)).then(|| {
        let message = format!("a module has no `{stem}`; its files are {}", NAMES.join(", "));
        Finding::new(path, 0, "shape", message)
    })
}

/// Finds paths of the machine that somebody worked on.
pub fn machine_paths(files: &[TextFile]) -> Vec<Finding> {
    // Put together here so that this file does not find itself.
    let paths = [["/wo", "rk/"].concat(), ["/tmp/", "bash"].concat(), ["/ro", "ot/"].concat()];
    let mut findings = Vec::new();
    for file in files {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(found) = paths.iter().find(|path| holds_path(line, path)) {
                let message = format!("`{found}` is a path of one machine; say it relative to the project");
                findings.push(Finding::new(&file.path, index + 1, "paths", message));
            }
        }
    }
    findings
}

/// A path starts a word; in the middle of an address such as `/de/work/list` it is none.
fn holds_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || "_-}.~*".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::tests::file;

    const HEADER: &str = "// SPDX-License-Identifier: EUPL-1.2\n";

    fn long(lines: usize) -> String {
        format!("{HEADER}{}", "x\n".repeat(lines - 1))
    }

    #[test]
    fn a_file_has_at_most_500_lines() {
        assert_eq!(check(&[file("app/src/main.rs", &long(400))]), []);
        let near = check(&[file("app/src/main.rs", &long(401))]);
        assert!(near.len() == 1 && near[0].warning);
        assert!(check(&[file("app/src/main.rs", &long(500))])[0].warning);
        assert!(!check(&[file("app/src/main.rs", &long(501))])[0].warning);
        assert_eq!(check(&[file("web/src/app.css", &long(700))]), []);
        assert_eq!(check(&[file("docs/long.md", &long(700))]), []);
    }

    #[test]
    fn every_source_file_names_its_licence() {
        assert_eq!(check(&[file("web/src/app.css", "a {}\n")])[0].rule, "licence");
        assert_eq!(check(&[file("web/src/page.html", "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n")]), []);
        assert_eq!(check(&[file("platform/pdf/tests/fixtures/odd.html", "<p>")]), []);
    }

    #[test]
    fn a_module_has_eleven_names() {
        assert_eq!(check(&[file("modules/casework/cases/src/helpers.rs", HEADER)])[0].rule, "shape");
        assert_eq!(check(&[file("modules/casework/cases/src/pages/list.rs", HEADER)]), []);
        assert_eq!(check(&[file("modules/casework/cases/src/events.rs", HEADER)]), []);
        assert_eq!(check(&[file("platform/store/src/helpers.rs", HEADER)]), []);
    }

    #[test]
    fn paths_of_a_machine_are_found_and_addresses_are_not() {
        let folder = ["/wo", "rk/main"].concat();
        let found = machine_paths(&[file("README.md", &format!("a\nsee {folder}\n"))]);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
        let address = ["/de/wo", "rk/list and https://example.org/wo", "rk/"].concat();
        assert_eq!(machine_paths(&[file("README.md", &address)]), []);
    }
}
