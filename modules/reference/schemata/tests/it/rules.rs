// SPDX-License-Identifier: EUPL-1.2
//! Every rule of the own schemata takes effect when its condition is turned over, and only then.

use crate::common::{OWN, changed, errors, form, sample, text};
use schemata::{Answers, Form};
use serde_json::Value;
use std::collections::BTreeMap;

/// A schema with its scripts by rule id.
struct Bench {
    form: Form,
    sample: Answers,
    scripts: Vec<(String, Value)>,
    /// Greatest number and type by path without indexes.
    elements: BTreeMap<String, (u32, &'static str)>,
}

impl Bench {
    fn new(stem: &str) -> Self {
        let message = xdatenfelder::read(text(stem, "xdf3.xml").as_bytes()).expect("a message");
        let schema = message.schema().expect("a schema");
        let occurrences = schema.occurrences();
        let inner = occurrences.iter().flat_map(|occurrence| occurrence.structure.element.rules());
        let scripts = schema.rules.iter().chain(inner).map(|rule| {
            let script = rule.script.as_deref().expect("a script");
            (rule.identifier.id.clone(), serde_json::from_str(script).expect("JSON"))
        });
        let scripts = scripts.collect();
        let form = form(stem);
        let elements = form.elements().into_iter().map(|e| (e.path, (e.max, e.data_type))).collect();
        Self { form, sample: sample(stem), scripts, elements }
    }

    /// The path with the first repetition of everything; a file or other field keeps its own path.
    fn first(&self, path: &str) -> String {
        let mut plain = String::new();
        let mut out = String::new();
        for id in path.split('/') {
            if !plain.is_empty() {
                plain.push('/');
                out.push('/');
            }
            plain.push_str(id);
            out.push_str(id);
            if id.starts_with('G') && self.elements[&plain].0 > 1 {
                out.push_str("/0");
            }
        }
        out
    }

    /// Makes a place visible: its branch is chosen and every rule that shows it or a group around it holds.
    fn reach(&self, path: &str, answers: &mut Answers) {
        let ids: Vec<&str> = path.split('/').collect();
        for depth in 1..=ids.len() {
            let here = ids[..depth].join("/");
            if self.elements[&here].1 == "choice"
                && let Some(branch) = ids.get(depth)
            {
                answers.set(&self.first(&here), *branch);
            }
            for (_, script) in &self.scripts {
                let shows =
                    script["then"].as_array().expect("effects").iter().any(|e| e["show"] == here.as_str());
                if shows {
                    self.make(&script["when"], true, answers);
                }
            }
        }
    }

    /// Turns a condition on or off.
    fn make(&self, condition: &Value, holds: bool, answers: &mut Answers) {
        let (name, inner) = condition.as_object().expect("an object").iter().next().expect("an entry");
        let list = inner.as_array();
        match (name.as_str(), holds) {
            ("any", true) => self.make(&list.expect("a list")[0], true, answers),
            ("all" | "any", _) => list.expect("a list").iter().for_each(|one| self.make(one, holds, answers)),
            (name, _) => {
                let path = if name == "filled" { inner } else { &inner[0] }.as_str().expect("a path");
                if holds {
                    self.reach(path, answers);
                }
                let value =
                    if holds { value_for(name, &inner[1], self.elements[path].1) } else { String::new() };
                answers.set(&self.first(path), value);
            }
        }
    }

    fn is_visible(&self, path: &str, answers: &Answers) -> bool {
        let at = self.first(path);
        if path.rsplit('/').next().is_some_and(|id| id.starts_with('F')) {
            return self.form.page_of(&at, answers).is_some();
        }
        let key = at.trim_end_matches("/0").replace('/', ".");
        self.form
            .tasks(answers)
            .iter()
            .flat_map(|task| &task.pages)
            .any(|page| page.as_str().starts_with(&key))
    }

    fn check(&self, rule: &str, script: &Value) {
        for effect in script["then"].as_array().expect("effects") {
            let (name, inner) = effect.as_object().expect("an object").iter().next().expect("an entry");
            let target = inner["at"].as_str().or(inner.as_str()).expect("a path");
            let (mut on, mut off) = (self.sample.clone(), self.sample.clone());
            self.reach(target, &mut on);
            self.make(&script["when"], true, &mut on);
            self.make(&script["when"], false, &mut off);
            let what = format!("{rule} {name} {target}");
            let at = self.first(target);
            let at = at.trim_end_matches("/0");
            match name.as_str() {
                "show" => {
                    assert!(self.is_visible(target, &on), "{what}");
                    assert!(!self.is_visible(target, &off), "{what}");
                }
                "require" => {
                    for answers in [&mut on, &mut off] {
                        let below: Vec<String> = answers.iter().map(|(path, _)| path.to_owned()).collect();
                        below.iter().filter(|path| path.starts_with(at)).for_each(|path| {
                            answers.set(path, "");
                        });
                    }
                    assert!(errors(&self.form, &on).iter().any(|path| path.starts_with(at)), "{what}");
                    assert!(!errors(&self.form, &off).iter().any(|path| path.starts_with(at)), "{what}");
                }
                "error" => {
                    let found = |answers: &Answers| {
                        let errors = self.form.validate(answers).0.into_iter();
                        errors
                            .filter(|(path, _)| path == at)
                            .find_map(|(_, message)| message.arguments.into_iter().next())
                    };
                    assert_eq!(
                        found(&on),
                        Some(("text", inner["de"].as_str().expect("a text").to_owned())),
                        "{what}"
                    );
                    assert_ne!(found(&off), found(&on), "{what}");
                }
                other => unreachable!("effect {other}"),
            }
        }
    }
}

/// A value that makes the comparison true.
fn value_for(name: &str, right: &Value, data_type: &str) -> String {
    let text = right.as_str().unwrap_or_default();
    match (name, data_type) {
        ("filled", _) => "Muster".to_owned(),
        ("in", _) => right[0].as_str().expect("a value").to_owned(),
        ("equals", _) => text.to_owned(),
        ("greater", "date") => "2099-01-01".to_owned(),
        ("less", "date") => "2000-01-01".to_owned(),
        ("greater", "datetime") => "2099-01-01T10:00".to_owned(),
        ("less", "datetime") => "2000-01-01T10:00".to_owned(),
        ("greater", "time") => "23:59".to_owned(),
        ("less", "time") => "00:01".to_owned(),
        ("greater", _) => (text.parse::<i64>().expect("a number") + 1).to_string(),
        ("less", _) => (text.parse::<i64>().expect("a number") - 1).to_string(),
        (other, _) => unreachable!("condition {other}"),
    }
}

#[test]
fn every_rule_takes_effect_when_its_condition_is_turned_over() {
    let mut checked = 0;
    for stem in OWN {
        let bench = Bench::new(stem);
        for (rule, script) in &bench.scripts {
            bench.check(rule, script);
            checked += 1;
        }
    }
    assert_eq!(checked, 76);
}

const DOGS: &str = "dog-tax-registration";
const DOG: &str = "G13000000105/G13000000106/0";

#[test]
fn a_dangerous_dog_needs_its_permit_and_has_no_reduction() {
    let dangerous = format!("{DOG}/G13000000110/F13000000116");
    let permit = format!("{DOG}/G13000000110/F13000000117");
    let reduction = format!("{DOG}/G13000000111/F13000000118");
    let form = form(DOGS);
    let answers = changed(DOGS, &[(&dangerous, "true")]);
    assert_eq!(errors(&form, &answers), std::slice::from_ref(&permit));
    let answers = changed(
        DOGS,
        &[(&dangerous, "true"), (&format!("{permit}/0"), "erlaubnis.pdf"), (&reduction, "jagd")],
    );
    let evidence = format!("{DOG}/G13000000111/F13000000120");
    assert_eq!(errors(&form, &answers), [reduction, evidence]);
}

#[test]
fn a_rule_inside_a_repetition_looks_at_the_same_repetition() {
    let second = "G13000000105/G13000000106/1/G13000000110";
    let answers = changed(DOGS, &[(&format!("{second}/F13000000116"), "true")]);
    let found = errors(&form(DOGS), &answers);
    // The second dog comes from a shelter, for which a dangerous dog has no reduction.
    assert_eq!(
        found,
        [
            format!("{second}/F13000000117"),
            "G13000000105/G13000000106/1/G13000000111/F13000000118".to_owned()
        ]
    );
}

#[test]
fn dates_are_compared_with_the_day_of_the_answers() {
    let since = format!("{DOG}/G13000000109/F13000000113");
    let form = form(DOGS);
    let answers = |day: &str| changed(DOGS, &[(&since, day)]);
    assert_eq!(errors(&form, &answers("2026-03-02")), Vec::<String>::new());
    assert_eq!(errors(&form, &answers("2026-03-03")), std::slice::from_ref(&since));
    assert_eq!(
        errors(&form, &answers("2026-03-03").on(foundation::Date::constant(2026, 3, 3))),
        Vec::<String>::new()
    );
}

#[test]
fn the_number_of_guests_decides_whether_a_safety_concept_is_needed() {
    let guests = "G13000000303/G13000000304/F13000000305";
    let concept = "G13000000317/G13000000318/F13000000335";
    let form = form("event");
    let without =
        |count: &str| changed("event", &[(guests, count), (concept, ""), (&format!("{concept}/0"), "")]);
    assert!(!errors(&form, &without("999")).contains(&concept.to_owned()));
    assert!(errors(&form, &without("1000")).contains(&concept.to_owned()));
}
