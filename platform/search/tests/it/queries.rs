// SPDX-License-Identifier: EUPL-1.2
//! What people type, and what they should find first.

use crate::corpus::{ids, index, public};

const EXPECTED: [(&str, &str); 66] = [
    // whole words and their inflections
    ("Personalausweis", "perso"),
    ("personalausweise", "perso"),
    ("Reisepass beantragen", "pass"),
    ("beantrage Reisepass", "pass"),
    ("Wohnung ummelden", "ummeldung"),
    ("Baugenehmigungen", "bau"),
    ("Gebäude abbrechen Abbruch", "abbruch"),
    ("Geburtsurkunde", "geburt"),
    ("die Geburtsurkunde", "geburt"),
    ("Namensänderungen", "name"),
    ("Kennzeichen reservieren", "wunsch"),
    ("Wohngeld", "wohngeld"),
    ("Fischereischein", "fischerei"),
    ("Straßen Sondernutzung", "sondernutzung"),
    // parts of compounds
    ("Hund Steuer Anmeldung", "hund"),
    ("Hundesteuer anmelden", "hund"),
    ("Hund anmelden", "hund"),
    ("Steuer abmelden", "hund-ab"),
    ("Gewerbe anmelden", "gewerbe"),
    ("Gewerbe abmelden", "gewerbe-ab"),
    ("Ausweis Bewohner", "parken"),
    ("Parkausweis", "parken"),
    ("Genehmigung Bau", "bau"),
    ("Genehmigung Baum fällen", "baum"),
    ("Schüler Beförderung", "schule"),
    ("Reinigung Straße", "strasse"),
    ("Straßengebühr", "strasse"),
    ("Kindertagesstätte Platz", "kita"),
    ("Erlaubnis Gaststätte", "gaststaette"),
    ("Ausweis Schwerbehinderung", "schwerbehinderung"),
    ("Kraftfahrzeugzulassung", "kfz"),
    // beginnings
    ("Hundesteu", "hund-ab"),
    ("Personalausw", "perso"),
    ("Wunschk", "wunsch"),
    ("Führungsz", "fuehrungszeugnis"),
    ("Elterng", "elterngeld"),
    ("Einbürg", "einbuergerung"),
    // typing errors
    ("Personalausweiß", "perso"),
    ("Personlausweis", "perso"),
    ("Führungszeugniss", "fuehrungszeugnis"),
    ("Baugenemigung", "bau"),
    ("Gewerbeanmeldnug", "gewerbe"),
    ("Sondernuzung", "sondernutzung"),
    ("Wohngeldd", "wohngeld"),
    ("Reisepas", "pass"),
    ("Unterhaltsvorschus", "unterhalt"),
    // spellings of umlauts
    ("Sperrmuell", "sperrmuell"),
    ("sperrmull", "sperrmuell"),
    ("SPERRMÜLL", "sperrmuell"),
    ("Strassenreinigungsgebuehr", "strasse"),
    ("Fuehrungszeugnis", "fuehrungszeugnis"),
    ("Eheschliessung", "ehe"),
    ("Gaststaettenerlaubnis", "gaststaette"),
    // synonyms
    ("Führerschein", "fuehrerschein-umtausch"),
    ("Führerschein Klasse B", "fahrerlaubnis"),
    ("Perso", "perso"),
    ("Mülltonne", "abfall"),
    ("heiraten", "ehe"),
    ("umziehen", "ummeldung"),
    ("Auto anmelden", "kfz"),
    ("Auto abmelden", "kfz-ab"),
    ("Kampfhund", "gefahrhund"),
    ("Angelschein", "fischerei"),
    ("Anwohnerparken", "parken"),
    ("Kindergarten", "kita"),
    ("Sozialwohnung", "wbs"),
];

#[test]
fn each_query_of_the_table_finds_its_entry_first() {
    let index = index();
    let mut wrong = Vec::new();
    for (text, expected) in EXPECTED {
        let mut query = public(text);
        query.locale = Some("de".into());
        let results = index.search(&query).unwrap();
        if ids(&results).first() != Some(&expected) {
            wrong.push(format!("{text}: expected {expected}, found {:?}", ids(&results)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
