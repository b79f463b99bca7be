// SPDX-License-Identifier: EUPL-1.2
//! What holds for any text.

use std::sync::OnceLock;

use proptest::prelude::*;
use search::{Entry, Index, Query};

use crate::corpus::{case, index, public};

fn shared() -> &'static Index {
    static SHARED: OnceLock<Index> = OnceLock::new();
    SHARED.get_or_init(index)
}

/// Texts of all characters, and texts that are close to what the index holds.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,300}",
        "[a-zäöüßA-Z0-9 \\-/._:*?\"()~^+]{0,60}",
        "(Hund|steuer|Krüger|2026-000123|Carport|und|\\*|:|~| |\\^|[0-9]){0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_fails_and_no_audience_leaks(text in text(), offset in 0_usize..3, english in any::<bool>()) {
        let locale = english.then(|| "en".to_owned());
        let results = shared().search(&Query { offset, locale, ..public(&text) }).unwrap();
        prop_assert!(results.hits.iter().all(|hit| hit.kind == "service"));
        prop_assert!(results.hits.len() <= results.total);
        for hit in &results.hits {
            prop_assert!(hit.snippet.iter().map(|(piece, _)| piece.chars().count()).sum::<usize>() <= 300);
        }
    }

    #[test]
    fn any_audience_sees_only_its_own(audience in proptest::collection::vec("[a-z:]{0,8}|clerk:stadt", 0..4)) {
        let query = Query { audience: audience.clone(), ..public("Gewerbe Krüger Hundesteuer Schröder") };
        let results = shared().search(&query).unwrap();
        prop_assert!(results.total == 0 || audience.iter().any(|one| one == "clerk:stadt"));
        prop_assert!(results.hits.iter().all(|hit| hit.id == "c4"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_entry_can_be_put_and_found_by_its_reference(title in any::<String>(), body in text(), number in 1_u32..999_999) {
        let reference = format!("2026-{number:06}");
        let entry = Entry { body, title, ..case("x", "amt", &reference, "") };
        let index = crate::corpus::index_of(&[entry]);
        let query = Query { audience: vec!["clerk:amt".into()], ..public(&reference) };
        prop_assert_eq!(index.search(&query).unwrap().total, 1);
    }
}
