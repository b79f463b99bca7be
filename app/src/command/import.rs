// SPDX-License-Identifier: EUPL-1.2
//! Import of forms from federal information management.

use super::Voice;
use crate::configuration::Configuration;
use crate::wiring::{self, SystemClock};
use anyhow::Context as _;
use foundation::{Actor, Clock as _, OwnerId, Policy, policy::authorise};
use i18n::Argument;
use std::path::{Path, PathBuf};
use store::{Reach, Store};
use xdatenfelder::genericode::{self, CodeList};

/// Turns a schema into a form and lists what it could not translate.
pub(super) async fn xdatenfelder(
    configuration: &Configuration,
    file: &Path,
    code_lists: Option<PathBuf>,
    voice: &Voice,
) -> anyhow::Result<()> {
    let message = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lists = read_code_lists(file, code_lists)?;
    let store = Store::open(&configuration.location()).await?;
    store.migrate(&wiring::migrations()).await?;
    let imported = take_over(&store, &wiring::policy(), &message, &lists).await?;
    voice.say(
        "app-import-done",
        &[
            ("schema", Argument::from(imported.schema_id.clone())),
            ("address", Argument::from(imported.slug.clone())),
        ],
    );
    if imported.untranslated_rules.is_empty() && imported.notes.is_empty() {
        voice.say("app-import-none", &[]);
        return Ok(());
    }
    voice.say("app-import-list", &[]);
    for rule in &imported.untranslated_rules {
        let text: String = rule.text.split_whitespace().collect::<Vec<_>>().join(" ");
        Voice::line(&format!("  {} {}  {text}", rule.carrier, rule.id));
    }
    for note in &imported.notes {
        Voice::line(&format!("  {}  {}", note.element_id, note.detail));
    }
    Ok(())
}

/// Takes the schema over and enters a service that uses it, so that the form can be filled in and sent. The service is handled at
/// the lowest level until an editor says otherwise.
///
/// # Errors
/// What makes the schema unreadable, or what the store says.
pub async fn take_over(
    store: &Store,
    policy: &Policy,
    message: &[u8],
    lists: &[CodeList],
) -> anyhow::Result<schemata::Imported> {
    let actor = Actor::System { task: "import xdatenfelder" };
    let now = SystemClock.now();
    let mut tx = store.write(Reach::Everyone).await?;
    let permit = authorise(policy, &actor, OwnerId::INSTALLATION)?;
    let imported = schemata::import(&mut tx, &permit, message, lists, now).await?;
    let title = schemata::current_form(&mut tx, &imported.slug).await?.meta().title.de.clone();
    let permit = authorise(policy, &actor, OwnerId::INSTALLATION)?;
    catalogue::import(&mut tx, &permit, TOPIC_FIELDS, &[&service(&imported, &title)], now).await?;
    tx.commit().await?;
    Ok(imported)
}

const TOPIC_FIELDS: &str = include_str!("../../../demo/services/topic_fields.toml");

/// An entry of the catalogue with what the schema tells; everything else is for the editor.
fn service(imported: &schemata::Imported, title: &str) -> String {
    // A JSON string is a TOML basic string: both escape the same characters.
    let title = serde_json::Value::from(title.chars().filter(|c| !c.is_control()).collect::<String>());
    let leika: String = imported.schema_id.chars().filter(char::is_ascii_digit).collect();
    format!(
        r#"[[service]]
key = "{slug}"
leika_key = "13{leika:0>12.12}"
topic_field = "querschnittsleistungen"
procedure_kind = "application"
level = "association"
legal_entity = "municipality"
task = "self_governed"
schema = "{slug}"
life_events = []
trust_level = "10"
addressee = ["citizen"]
name = {{ de = {title}, en = {title} }}
short = {{ de = {title}, en = {title} }}
full = {{ de = {title}, en = {title} }}
requirements = []
documents = []
procedure = []
deadlines = []
costs = {{ kind = "by_statute", text = {{ de = "Noch nicht erfasst", en = "Not recorded yet" }}, range_cents = [], to_be_confirmed = true }}
processing_time = {{ de = "Noch nicht erfasst", en = "Not recorded yet" }}
legal_basis = []
channels = [{{ kind = "online", text = {{ de = "Online", en = "Online" }} }}]
keywords = {{ de = [], en = [] }}
hints = {{ de = "Übernommen, noch nicht bearbeitet", en = "Imported, not edited yet" }}
"#,
        slug = imported.slug,
    )
}

/// The code lists that belong to a schema: those of a folder, by default of `codelists_NAME` beside the file.
///
/// # Errors
/// When a file cannot be read or is no code list.
pub fn read_code_lists(file: &Path, folder: Option<PathBuf>) -> anyhow::Result<Vec<CodeList>> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = [format!("codelists_{stem}"), format!("codelists_{}", stem.trim_end_matches("_xdf2"))]
        .into_iter()
        .map(|name| file.with_file_name(name));
    let Some(folder) = folder.or_else(|| beside.into_iter().find(|folder| folder.is_dir())) else {
        return Ok(Vec::new());
    };
    let mut lists = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "xml") {
            let list = genericode::read(&std::fs::read(&path)?)
                .with_context(|| format!("{} is not a code list", path.display()))?;
            lists.push(list);
        }
    }
    Ok(lists)
}
