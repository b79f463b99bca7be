// SPDX-License-Identifier: EUPL-1.2
//! How long it takes to check a whole form. The bound here is for an unoptimised build on a busy machine.

use crate::common::{form, sample};
use std::time::Instant;

#[test]
fn checking_a_whole_form_takes_a_fraction_of_a_millisecond() {
    const TIMES: u32 = 200;
    for stem in ["dog-tax-registration", "event", "building-permit"] {
        let (form, answers) = (form(stem), sample(stem));
        let start = Instant::now();
        for _ in 0..TIMES {
            assert!(form.validate(&answers).is_empty());
        }
        let each = start.elapsed() / TIMES;
        eprintln!("{stem}: {} answers checked in {each:?}", answers.len());
        assert!(each.as_millis() < 20, "{stem}: {each:?}");
    }
}
