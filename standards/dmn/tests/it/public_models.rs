// SPDX-License-Identifier: EUPL-1.2
//! The public models of the conformance kit can be read.

use super::shared;

#[test]
fn every_public_model_is_read_and_nothing_of_the_standard_is_left_aside() {
    let Some(folder) =
        shared::conformance_kit("every_public_model_is_read_and_nothing_of_the_standard_is_left_aside")
    else {
        return;
    };
    let files = shared::files(&folder, ".dmn");
    assert!(files.len() >= 98, "{} models", files.len());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let model = dmn::read(&bytes, &dmn::Limits::default());
        let model = model.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let unknown: Vec<_> =
            model.notes.iter().filter(|note| note.kind == dmn::model::NoteKind::UnknownElement).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", file.display());
    }
}

#[test]
fn every_public_test_file_is_read() {
    let Some(folder) = shared::conformance_kit("every_public_test_file_is_read") else { return };
    let mut cases = 0;
    for file in shared::files(&folder, ".xml") {
        let bytes = std::fs::read(&file).unwrap();
        let tests = dmn::tck::read_tests(&bytes, &dmn::Limits::default());
        let tests = tests.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(tests.model.ends_with(".dmn"), "{}", file.display());
        cases += tests.cases.len();
    }
    assert!(cases >= 2_409, "{cases} cases");
}
