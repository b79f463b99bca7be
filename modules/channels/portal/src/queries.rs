// SPDX-License-Identifier: EUPL-1.2
//! Small read models of the portal.

use crate::store;
use foundation::id::Uuid;
use foundation::{OwnerId, Problem};
use web::Visit;

/// Where a code leads: to the application when the draft was sent (the case carries the draft's identifier), otherwise to the draft.
pub(crate) async fn where_to(visit: &Visit, owner: OwnerId, draft: Uuid) -> Result<String, Problem> {
    let mut tx = visit.read(owner).await?;
    match store::application_of(&mut tx, owner, draft).await {
        Ok(application) => Ok(visit.url("my-application", &[&application.case_id])),
        Err(::store::StoreError::NoRow) => Ok(visit.url("assistant-tasks", &[&draft])),
        Err(error) => Err(error.into()),
    }
}

/// One fact of a canonical audit entry as text; objects are written as `name: value` pairs.
pub(crate) fn fact(entry: &str, name: &str) -> String {
    let parsed: serde_json::Value = serde_json::from_str(entry).unwrap_or_default();
    match parsed.get(name) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Object(pairs)) => pairs
            .iter()
            .map(|(key, value)| format!("{key}: {}", value.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn facts_of_an_entry_are_readable() {
        let entry = r#"{"action":"case.decide","details":{"state":"decided","version":"3"}}"#;
        assert_eq!(super::fact(entry, "action"), "case.decide");
        assert_eq!(super::fact(entry, "details"), "state: decided, version: 3");
        assert_eq!(super::fact("", "details"), "");
    }
}
