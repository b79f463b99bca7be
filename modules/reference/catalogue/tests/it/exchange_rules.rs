// SPDX-License-Identifier: EUPL-1.2
//! XZuFi.

use crate::support::{import_all, read, schema};
use catalogue::{public_xzufi_message, xzufi_message};
use testkit::databases;
use xzufi::{Limits, Object, Operation, PublicService, text_module};

fn only(message: &xzufi::Message) -> &PublicService {
    match message.operations.as_slice() {
        [Operation::Write(Object::Service(service))] => service,
        other => panic!("one service expected: {other:?}"),
    }
}

#[tokio::test]
async fn every_service_goes_out_as_xzufi_and_comes_back_without_notes() {
    for database in databases("every_service_goes_out_as_xzufi_and_comes_back_without_notes", &schema()).await
    {
        import_all(&database.store).await;
        let (services, _) = read(&database.store).await;
        for service in &services {
            let message = xzufi_message(std::slice::from_ref(service));
            let xml = xzufi::write(&message).unwrap();
            let reading = xzufi::read(xml.as_bytes(), &Limits::default()).unwrap();
            assert_eq!(reading.notes, [], "{}", service.key);
            assert_eq!(reading.message, message, "{}", service.key);
            let keys: Vec<_> = only(&reading.message).leika_keys().map(String::from).collect();
            assert_eq!(keys, std::slice::from_ref(&service.leika_key));
        }
        let whole = xzufi::write(&xzufi_message(&services)).unwrap();
        assert_eq!(xzufi::read(whole.as_bytes(), &Limits::default()).unwrap().notes, []);
    }
}

#[tokio::test]
async fn the_modules_of_a_service_stand_where_xzufi_expects_them() {
    for database in databases("the_modules_of_a_service_stand_where_xzufi_expects_them", &schema()).await {
        import_all(&database.store).await;
        let (services, _) = read(&database.store).await;
        let dog = services.iter().find(|service| service.key == "hundesteuer-anmeldung").unwrap();
        let message = xzufi_message(std::slice::from_ref(dog));
        let out = only(&message);
        assert_eq!(out.text(text_module::PLAIN_NAME, "de", None), Some("Hund zur Hundesteuer anmelden"));
        assert_eq!(out.text(text_module::PLAIN_NAME, "en", None), Some("Register a dog for dog tax"));
        assert!(out.text(text_module::PROCEDURE, "de", None).unwrap().starts_with("<ol><li>Sie melden"));
        assert_eq!(out.deadlines[0].deadlines.len(), 2);
        assert_eq!(out.documents[0].incoming.len(), 3);
        assert_eq!(out.hints.len(), 1);
        assert_eq!(only(&public_xzufi_message(std::slice::from_ref(dog))).hints, []);
    }
}
