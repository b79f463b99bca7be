// SPDX-License-Identifier: EUPL-1.2
//! Which authority is responsible: a table with expectations written by hand.

use crate::{AUTHORITIES, SYSTEM, import, now, permit, schema};
use foundation::{Date, Locale, OwnerId, Problem};
use organisation::LegalEntityKind as Kind;
use organisation::{Level, Question, SpecialCompetence, resolve};
use store::{Reach, Tx};
use testkit::databases;

const TODAY: Date = Date::constant(2026, 3, 2);
const LUEBOW: &str = "130745451047";
const SCHWERIN: &str = "130040000000";
const WISMAR: &str = "130740087087";
const GREVESMUEHLEN: &str = "130740026026";
const GROSS_SIEMZ: &str = "130745459029";
const GUESTROW: &str = "130720043043";
const ELDETAL: &str = "130715159175";

fn question(area_key: &str, level: Level, legal_entity_kind: Kind, day: Date) -> Question<'_> {
    Question { service_key: "hundesteuer-anmeldung", level, legal_entity_kind, area_key, day }
}

/// `authority for legal entity`, or the refusal with its argument.
async fn answer(tx: &mut Tx, question: &Question<'_>) -> String {
    match resolve(tx, question).await {
        Ok(found) => {
            let authority = organisation::authority(tx, found.authority).await.unwrap();
            let entity = organisation::legal_entity(tx, found.legal_entity).await.unwrap();
            format!("{} for {}", authority.key, entity.key)
        }
        Err(Problem::Refused(message)) => {
            let values: Vec<_> = message.arguments.iter().map(|(_, value)| value.as_str()).collect();
            format!("{}: {}", message.key, values.join(", "))
        }
        Err(problem) => panic!("{problem}"),
    }
}

#[tokio::test]
async fn the_responsible_authority_follows_from_area_level_and_legal_entity() {
    let table = [
        // A village of the sample Amt: the Amt works for the municipality, or for itself in transferred matters.
        (LUEBOW, Level::Association, Kind::Municipality, "amt-dorf-mecklenburg for luebow"),
        (LUEBOW, Level::Municipality, Kind::Municipality, "amt-dorf-mecklenburg for luebow"),
        (LUEBOW, Level::Association, Kind::Association, "amt-dorf-mecklenburg for amt-dorf-mecklenburg"),
        (LUEBOW, Level::District, Kind::District, "lk-nwm for lk-nwm"),
        (LUEBOW, Level::District, Kind::Municipality, "lk-nwm for lk-nwm"),
        (LUEBOW, Level::Land, Kind::Land, "im-mv for land-mv"),
        // An independent city carries out both levels.
        (SCHWERIN, Level::Association, Kind::Municipality, "schwerin for schwerin"),
        (SCHWERIN, Level::Association, Kind::Association, "schwerin for schwerin"),
        (SCHWERIN, Level::District, Kind::District, "schwerin for schwerin"),
        (SCHWERIN, Level::Land, Kind::Land, "im-mv for land-mv"),
        ("13004", Level::District, Kind::District, "schwerin for schwerin"),
        // Towns without Amt administer themselves; they are not in the sample Land, their district is.
        (WISMAR, Level::Association, Kind::Municipality, "organisation-refused-no-authority: Wismar"),
        (WISMAR, Level::District, Kind::District, "lk-nwm for lk-nwm"),
        (
            GREVESMUEHLEN,
            Level::Association,
            Kind::Municipality,
            "organisation-refused-no-authority: Grevesmühlen",
        ),
        (GREVESMUEHLEN, Level::District, Kind::District, "lk-nwm for lk-nwm"),
        // A dissolved municipality: its successor belongs to another Amt of the same district.
        (GROSS_SIEMZ, Level::District, Kind::District, "lk-nwm for lk-nwm"),
        (
            GROSS_SIEMZ,
            Level::Association,
            Kind::Municipality,
            "organisation-refused-no-authority: Amt Schönberger Land",
        ),
        // A municipality of another district.
        (GUESTROW, Level::Association, Kind::Municipality, "organisation-refused-no-authority: Güstrow"),
        (GUESTROW, Level::District, Kind::District, "organisation-refused-no-authority: Landkreis Rostock"),
        (GUESTROW, Level::Land, Kind::Land, "im-mv for land-mv"),
        // Areas that cannot be asked.
        (
            "130740000000",
            Level::Association,
            Kind::Municipality,
            "organisation-refused-area-too-large: Landkreis Nordwestmecklenburg",
        ),
        ("999999999999", Level::Land, Kind::Land, "organisation-refused-unknown-area: 999999999999"),
    ];
    for database in
        databases("the_responsible_authority_follows_from_area_level_and_legal_entity", &schema()).await
    {
        import(&database.store).await;
        // A resident asks: the way to the authority does not depend on the reach.
        let mut tx = database.store.read(OwnerId::at(now())).await.unwrap();
        for (area, level, kind, expected) in table {
            let found = answer(&mut tx, &question(area, level, kind, TODAY)).await;
            assert_eq!(found, expected, "{area} {level:?} {kind:?} on {:?}", database.engine);
        }
    }
}

#[tokio::test]
async fn the_day_decides_whether_an_area_or_its_successor_counts() {
    for database in databases("the_day_decides_whether_an_area_or_its_successor_counts", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::at(now())).await.unwrap();
        let last_day = Date::constant(2018, 12, 31);
        let at = |area, day| question(area, Level::District, Kind::District, day);
        let steps = |found: organisation::Competence| found.steps.len();
        assert_eq!(resolve(&mut tx, &at(GROSS_SIEMZ, last_day)).await.map(steps).unwrap(), 3);
        assert_eq!(resolve(&mut tx, &at(GROSS_SIEMZ, TODAY)).await.map(steps).unwrap(), 4);
        assert_eq!(answer(&mut tx, &at(ELDETAL, last_day)).await, "organisation-refused-not-yet: Eldetal");
        assert_eq!(
            answer(&mut tx, &at(ELDETAL, TODAY)).await,
            "organisation-refused-no-authority: Landkreis Mecklenburgische Seenplatte"
        );
    }
}

#[tokio::test]
async fn the_recorded_parent_decides_even_when_the_digits_of_the_key_say_otherwise() {
    let name = "the_recorded_parent_decides_even_when_the_digits_of_the_key_say_otherwise";
    for database in databases(name, &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.write(Reach::Everyone).await.unwrap();
        // Two successions, the last one into a village of the sample Amt in another district.
        let rows = "kind\tkey\tags\tname\tparent\tvalid_from\tvalid_until\tsuccessor\tnote\n\
                    municipality\t130725251901\t\tAlt\t130725251000\t\t2001-12-31\t130725251902\t\n\
                    municipality\t130725251902\t\tNeu\t130725251000\t2002-01-01\t2004-12-31\t130745451047\t\n";
        let permit = permit(&SYSTEM, OwnerId::INSTALLATION);
        organisation::import_areas(&mut tx, &permit, rows, now()).await.unwrap();
        let at = |day| question("130725251901", Level::Association, Kind::Municipality, day);
        assert_eq!(answer(&mut tx, &at(TODAY)).await, "amt-dorf-mecklenburg for luebow");
        let before = Date::constant(2001, 12, 31);
        assert_eq!(
            answer(&mut tx, &at(before)).await,
            "organisation-refused-no-authority: Amt Bad Doberan-Land"
        );
    }
}

#[tokio::test]
async fn every_step_is_explained_in_both_languages() {
    for database in databases("every_step_is_explained_in_both_languages", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::at(now())).await.unwrap();
        let mut told = Vec::new();
        for (area, level, kind) in [
            (LUEBOW, Level::Association, Kind::Municipality),
            (SCHWERIN, Level::District, Kind::District),
            (GROSS_SIEMZ, Level::District, Kind::District),
        ] {
            let found = resolve(&mut tx, &question(area, level, kind, TODAY)).await.unwrap();
            for locale in Locale::ALL {
                told.extend(found.steps.iter().map(|step| step.text.get(locale).to_owned()));
            }
        }
        assert_eq!(
            told,
            [
                "Diese Leistung erbringen die Ämter, die Gemeinden ohne Amt und die kreisfreien Städte.",
                "Lübow wird vom Amt Dorf Mecklenburg-Bad Kleinen verwaltet.",
                "Zuständig ist: Amt Dorf Mecklenburg-Bad Kleinen.",
                "Die Behörde handelt dabei für: Gemeinde Lübow.",
                "This service is provided by the Ämter (local administrations), by municipalities without an Amt and by the independent cities.",
                "Lübow is administered by Amt Dorf Mecklenburg-Bad Kleinen.",
                "Responsible authority: Amt Dorf Mecklenburg-Bad Kleinen.",
                "In this matter the authority acts for: Municipality of Lübow.",
                "Diese Leistung erbringen die Landkreise und die kreisfreien Städte.",
                "Schwerin ist eine kreisfreie Stadt und erledigt die Aufgaben der Gemeinde und des Landkreises selbst.",
                "Zuständig ist: Landeshauptstadt Schwerin.",
                "This service is provided by the districts and the independent cities.",
                "Schwerin is an independent city and carries out the tasks of the municipality and of the district itself.",
                "Responsible authority: State capital Schwerin.",
                "Groß Siemz bestand bis zum 31.12.2018 als eigene Gemeinde. Heute gehört das Gebiet zu Siemz-Niendorf.",
                "Diese Leistung erbringen die Landkreise und die kreisfreien Städte.",
                "Siemz-Niendorf liegt im Landkreis Nordwestmecklenburg.",
                "Zuständig ist: Landkreis Nordwestmecklenburg.",
                "Groß Siemz was a municipality of its own until 31 December 2018. Today the area belongs to Siemz-Niendorf.",
                "This service is provided by the districts and the independent cities.",
                "Siemz-Niendorf lies in Landkreis Nordwestmecklenburg.",
                "Responsible authority: District of Nordwestmecklenburg.",
            ]
        );
    }
}

#[tokio::test]
async fn a_special_competence_goes_before_the_usual_one_from_its_first_day() {
    for database in
        databases("a_special_competence_goes_before_the_usual_one_from_its_first_day", &schema()).await
    {
        import(&database.store).await;
        let mut tx = database.store.write(Reach::Everyone).await.unwrap();
        let office = organisation::authority_by_key(&mut tx, "laiv-mv").await.unwrap();
        let special = SpecialCompetence {
            area_key: LUEBOW.to_owned(),
            level: Level::District,
            service_key: "baugenehmigung".to_owned(),
            legal_entity_kind: Kind::District,
            from: Date::constant(2026, 1, 1),
            authority: office.id,
            legal_entity: office.legal_entity,
            source: "§ 57 LBauO M-V".to_owned(),
        };
        let import_permit = permit(&SYSTEM, OwnerId::INSTALLATION);
        organisation::write_competence(&mut tx, &import_permit, &special, now()).await.unwrap();
        let without_source = SpecialCompetence { source: String::new(), ..special.clone() };
        assert!(matches!(
            organisation::write_competence(&mut tx, &import_permit, &without_source, now()).await,
            Err(Problem::Refused(_))
        ));
        let ask = |service_key, day| Question {
            service_key,
            level: Level::District,
            legal_entity_kind: Kind::District,
            area_key: LUEBOW,
            day,
        };
        assert_eq!(answer(&mut tx, &ask("baugenehmigung", TODAY)).await, "laiv-mv for land-mv");
        assert_eq!(
            answer(&mut tx, &ask("baugenehmigung", Date::constant(2025, 12, 31))).await,
            "lk-nwm for lk-nwm"
        );
        assert_eq!(answer(&mut tx, &ask("fischereischein", TODAY)).await, "lk-nwm for lk-nwm");
        let found = resolve(&mut tx, &ask("baugenehmigung", TODAY)).await.unwrap();
        assert!(found.steps.iter().any(|step| step.text.de.contains("§ 57 LBauO M-V")));
    }
}

#[tokio::test]
async fn the_unit_that_handles_the_service_is_named_with_any_reach() {
    for database in databases("the_unit_that_handles_the_service_is_named_with_any_reach", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.write(Reach::Everyone).await.unwrap();
        let authority = organisation::authority_by_key(&mut tx, "amt-dorf-mecklenburg").await.unwrap().id;
        let mut unit = organisation::units_of(&mut tx, authority).await.unwrap().swap_remove(0);
        unit.service_keys = vec!["hundesteuer-anmeldung".to_owned()];
        organisation::save_unit(&mut tx, &permit(&SYSTEM, authority), &unit, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = database.store.read(OwnerId::at(now())).await.unwrap();
        let asked = question(LUEBOW, Level::Association, Kind::Municipality, TODAY);
        assert_eq!(resolve(&mut tx, &asked).await.unwrap().unit, Some(unit.id));
        let other = Question { service_key: "anderes", ..asked };
        assert_eq!(resolve(&mut tx, &other).await.unwrap().unit, None);
    }
}

#[tokio::test]
async fn municipalities_are_found_by_name_postcode_and_key() {
    for database in databases("municipalities_are_found_by_name_postcode_and_key", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::at(now())).await.unwrap();
        for (text, first) in [
            ("Lübow", Some("Lübow")),
            ("luebow", Some("Lübow")),
            ("GROSS STIETEN", Some("Groß Stieten")),
            ("Kleinen", Some("Bad Kleinen")),
            ("19053", Some("Schwerin")),
            ("23972 Dorf Mecklenburg", Some("Dorf Mecklenburg")),
            ("Lockwisch", Some("Lockwisch")),
            ("München", None),
            ("%", None),
            ("", None),
        ] {
            let found = organisation::areas_matching(&mut tx, text, 5).await.unwrap();
            assert_eq!(found.first().map(|area| area.name.as_str()), first, "{text}");
            assert!(found.len() <= 5);
        }
        assert_eq!(organisation::area(&mut tx, "13074047").await.unwrap().name, "Lübow");
        let view = organisation::area_view(&mut tx, "130745459094", TODAY).await.unwrap();
        let names =
            |areas: &[organisation::Area]| areas.iter().map(|area| area.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&view.predecessors), ["Groß Siemz", "Niendorf"]);
        assert_eq!(
            names(&view.above),
            ["Amt Schönberger Land", "Landkreis Nordwestmecklenburg", "Mecklenburg-Vorpommern"]
        );
    }
}

#[tokio::test]
async fn an_entry_that_refers_to_a_missing_one_is_named() {
    for database in databases("an_entry_that_refers_to_a_missing_one_is_named", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.write(Reach::Everyone).await.unwrap();
        let broken = AUTHORITIES.replacen("area = \"130745451000\"", "area = \"130745451999\"", 1);
        let permit = permit(&SYSTEM, OwnerId::INSTALLATION);
        let error = organisation::import_authorities(&mut tx, &permit, &broken, now()).await.unwrap_err();
        assert!(error.to_string().contains("130745451999"), "{error}");
    }
}
