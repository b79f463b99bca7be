// SPDX-License-Identifier: EUPL-1.2
//! Services come back from their files.

use super::*;
use crate::forms::read_files;
use crate::model::{ModuleText, PublicService, xzufi_message};
use std::sync::Arc;
use xzufi::{Limits, Object, Operation};

fn services() -> Vec<PublicService> {
    let topics = include_str!("../../../../../../../demo/services/topic_fields.toml");
    let taxes = include_str!("../../../../../../../demo/services/steuern_zoll.toml");
    let homes = include_str!("../../../../../../../demo/services/bauen_wohnen.toml");
    read_files(topics, &[taxes, homes]).unwrap().services
}

/// A service after a journey through a file.
fn travelled(service: &PublicService) -> xzufi::PublicService {
    let xml = xzufi::write(&xzufi_message(&[Arc::new(service.clone())])).unwrap();
    let reading = xzufi::read(xml.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(reading.notes, []);
    match reading.message.operations.into_iter().next() {
        Some(Operation::Write(Object::Service(service))) => *service,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_service_comes_back_from_its_file() {
    for service in services() {
        let sheet = Sheet::of(&service);
        let taken = taken_over(&travelled(&service), Some(&sheet));
        assert_eq!(taken.left, [], "{}", service.key);
        assert_eq!(crate::model::differences(&sheet, &taken.sheet), [], "{}", service.key);
    }
}

#[test]
fn texts_of_channels_and_further_modules_come_back_too() {
    let mut service = services().swap_remove(0);
    let own = |module, channel, de: &str| ModuleText { module, channel, text: Translated::new(de, "en") };
    service.further.texts = vec![
        own(ServiceModule::OfficialName, None, "Hundesteuer Anmeldung"),
        own(ServiceModule::Short, Some(AccessChannel::Phone), "Kurz am Telefon"),
        own(ServiceModule::Documents, Some(AccessChannel::Counter), "Impfpass\nChip"),
        own(ServiceModule::Remedy, None, "Widerspruch"),
        own(ServiceModule::Deadlines, Some(AccessChannel::Phone), "Vierzehn Tage"),
        own(ServiceModule::ProcessingTime, Some(AccessChannel::Counter), "Sofort"),
        own(ServiceModule::Costs, Some(AccessChannel::Web), "Siehe Satzung"),
    ];
    service.further.texts[2].text.en = "Vaccination card\nChip".to_owned();
    service.further.sdg_areas = vec!["1020304".to_owned()];
    service.further.sdg_topics = vec!["0102".to_owned()];
    service.further.single_contact_point = Some("11".to_owned());
    service.further.leika_keys = vec!["99006001004000".to_owned()];
    service.further.typing = vec!["5".to_owned()];
    service.further.needs_written_form = Some(false);
    service.valid_from = Some(foundation::Date::constant(2026, 1, 1));
    let sheet = Sheet::of(&service);
    let taken = taken_over(&travelled(&service), Some(&sheet)).sheet;
    assert_eq!(crate::model::differences(&sheet, &taken), []);
}

#[test]
fn a_foreign_service_gets_a_key_and_says_what_must_be_checked() {
    let mut foreign = travelled(&services()[0]);
    foreign.id = xzufi::Identifier::new("landesredaktion", "4711");
    foreign.classifications.clear();
    foreign.custom_texts.clear();
    let taken = taken_over(&foreign, None);
    assert_eq!(taken.sheet.get("key"), "hund-zur-hundesteuer-anmelden");
    assert_eq!(taken.sheet.get("procedure_kind"), "application");
    assert_eq!(taken.left.len(), 4);
    assert_eq!(taken.sheet.get("legal_basis.1.to_be_confirmed"), "true");
}
