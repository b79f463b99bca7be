// SPDX-License-Identifier: EUPL-1.2
//! Import of forms from federal information management.

use super::Voice;
use crate::configuration::Configuration;
use crate::wiring::{self, SystemClock};
use anyhow::Context as _;
use foundation::{Actor, Clock as _, OwnerId, policy::authorise};
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
    let actor = Actor::System { task: "import xdatenfelder" };
    let permit = authorise(&wiring::policy(), &actor, OwnerId::INSTALLATION)?;
    let mut tx = store.write(Reach::Everyone).await?;
    let imported = schemata::import(&mut tx, &permit, &message, &lists, SystemClock.now()).await?;
    tx.commit().await?;
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

fn read_code_lists(file: &Path, folder: Option<PathBuf>) -> anyhow::Result<Vec<CodeList>> {
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
