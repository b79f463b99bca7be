// SPDX-License-Identifier: EUPL-1.2
//! A small set of entries for the tests: services of a municipality, cases and an English page.

use search::{Entry, Hit, Index, Query, Results};

/// (identifier, title, body, keywords)
const SERVICES: [(&str, &str, &str, &str); 44] = [
    (
        "hund",
        "Hundesteueranmeldung",
        "Wer einen Hund hält, meldet ihn innerhalb von 14 Tagen an.",
        "Steuermarke",
    ),
    (
        "hund-ab",
        "Hundesteuer abmelden",
        "Ist der Hund verstorben oder weggezogen, endet die Steuerpflicht.",
        "",
    ),
    (
        "gefahrhund",
        "Haltung eines gefährlichen Hundes erlauben",
        "Für bestimmte Rassen ist eine Erlaubnis nötig, Sachkunde und Haftpflicht sind nachzuweisen.",
        "Listenhund Wesenstest",
    ),
    ("perso", "Personalausweis beantragen", "Deutsche ab 16 Jahren müssen einen Ausweis besitzen.", "eID"),
    ("pass", "Reisepass beantragen", "Für Reisen in Länder außerhalb der Europäischen Union.", "ePass"),
    (
        "ummeldung",
        "Wohnung ummelden",
        "Nach einem Umzug innerhalb von zwei Wochen die neue Anschrift mitteilen.",
        "Einwohnermeldeamt",
    ),
    (
        "meldebescheinigung",
        "Meldebescheinigung ausstellen",
        "Bestätigt, unter welcher Adresse Sie gemeldet sind.",
        "",
    ),
    (
        "fuehrungszeugnis",
        "Führungszeugnis beantragen",
        "Auskunft aus dem Bundeszentralregister für Arbeitgeber.",
        "",
    ),
    (
        "fahrerlaubnis",
        "Fahrerlaubnis Klasse B erteilen",
        "Die Prüfung wird bei einer Fahrschule vorbereitet.",
        "",
    ),
    (
        "fuehrerschein-umtausch",
        "Alten Kartenführerschein umtauschen",
        "Alte Dokumente verlieren stufenweise ihre Gültigkeit.",
        "",
    ),
    (
        "kfz",
        "Kraftfahrzeug zulassen",
        "Neue und gebrauchte Fahrzeuge erhalten ein Kennzeichen.",
        "Kfz-Zulassung",
    ),
    ("kfz-ab", "Fahrzeug außer Betrieb setzen", "Die Kennzeichen werden entstempelt.", "Außerbetriebsetzung"),
    ("wunsch", "Wunschkennzeichen reservieren", "Buchstaben und Ziffern selbst wählen.", ""),
    ("parken", "Bewohnerparkausweis", "Parken im eigenen Viertel ohne Parkschein.", ""),
    ("abfall", "Abfallbehälter bestellen", "Restabfall, Bioabfall und Papier werden getrennt gesammelt.", ""),
    (
        "sperrmuell",
        "Sperrmüll abholen lassen",
        "Möbel und große Gegenstände werden zweimal im Jahr abgeholt.",
        "",
    ),
    ("schadstoff", "Schadstoffmobil", "Farben, Lacke und Batterien nimmt das Mobil an.", "Sonderabfall"),
    ("gewerbe", "Gewerbeanmeldung", "Der Beginn eines stehenden Gewerbes ist anzuzeigen.", ""),
    ("gewerbe-ab", "Gewerbeabmeldung", "Die Aufgabe eines Betriebes ist anzuzeigen.", ""),
    ("gaststaette", "Gaststättenerlaubnis", "Wer Alkohol ausschenkt, braucht eine Erlaubnis.", ""),
    ("bau", "Baugenehmigung", "Errichtung, Änderung und Nutzungsänderung von Gebäuden.", "Bauantrag"),
    ("vorbescheid", "Bauvorbescheid", "Einzelne Fragen zu einem Vorhaben vorab klären.", ""),
    ("abbruch", "Abbruch eines Gebäudes anzeigen", "Die Beseitigung ist einen Monat vorher anzuzeigen.", ""),
    ("baum", "Baumfällgenehmigung", "Geschützte Bäume dürfen nur mit Genehmigung gefällt werden.", ""),
    ("denkmal", "Denkmalrechtliche Genehmigung", "Veränderungen an geschützten Häusern.", ""),
    (
        "wohngeld",
        "Wohngeld beantragen",
        "Zuschuss zur Miete für Haushalte mit geringem Einkommen.",
        "Mietzuschuss Lastenzuschuss",
    ),
    ("wbs", "Wohnberechtigungsschein", "Berechtigt zum Bezug einer geförderten Wohnung.", "WBS"),
    ("geburt", "Geburtsurkunde anfordern", "Das Standesamt des Geburtsortes stellt sie aus.", ""),
    ("sterbefall", "Sterbefall anzeigen", "Spätestens am dritten Werktag beim Standesamt.", ""),
    ("ehe", "Eheschließung anmelden", "Beide Verlobten erscheinen beim Standesamt.", ""),
    ("name", "Namensänderung", "Ein wichtiger Grund muss vorliegen.", ""),
    ("kita", "Kindertagesstättenplatz", "Platz in einer Krippe oder einem Hort.", ""),
    ("elterngeld", "Elterngeld beantragen", "Leistung für Eltern nach der Geburt.", ""),
    ("unterhalt", "Unterhaltsvorschuss", "Für Kinder, deren anderer Elternteil nicht zahlt.", ""),
    ("schwerbehinderung", "Schwerbehindertenausweis", "Feststellung des Grades der Behinderung.", ""),
    ("schule", "Schülerbeförderung", "Der Weg zur Schule wird erstattet.", "Fahrkarte"),
    (
        "veranstaltung",
        "Veranstaltung im Freien anzeigen",
        "Ordnungsamt, Straßenverkehr und Brandschutz werden beteiligt.",
        "",
    ),
    ("feuerwerk", "Feuerwerk abbrennen", "Außerhalb von Silvester ist eine Ausnahme nötig.", ""),
    ("fischerei", "Fischereischein", "Nach bestandener Prüfung auf Lebenszeit.", ""),
    ("fund", "Fundsachen", "Gefundene Gegenstände werden sechs Monate aufbewahrt.", ""),
    ("strasse", "Straßenreinigungsgebühr", "Die Anlieger zahlen nach der Länge der Front.", ""),
    (
        "sondernutzung",
        "Sondernutzung öffentlicher Straßen",
        "Gerüste, Container und Tische auf dem Gehweg.",
        "",
    ),
    ("grundsteuer", "Grundsteuer", "Die Hebesätze beschließt die Gemeindevertretung.", ""),
    ("einbuergerung", "Einbürgerung", "Nach fünf Jahren rechtmäßigem Aufenthalt.", "Staatsangehörigkeit"),
];

/// A service entry for everybody.
pub fn service(id: &str, title: &str, body: &str, keywords: &str) -> Entry {
    Entry {
        id: id.into(),
        kind: "service".into(),
        owner: "land".into(),
        audience: vec!["public".into()],
        locale: "de".into(),
        title: title.into(),
        body: body.into(),
        keywords: keywords.into(),
        ..Entry::default()
    }
}

/// A case of one authority, seen by its clerks only.
pub fn case(id: &str, owner: &str, reference: &str, title: &str) -> Entry {
    Entry {
        id: id.into(),
        kind: "case".into(),
        owner: owner.into(),
        audience: vec![format!("clerk:{owner}")],
        locale: "de".into(),
        title: title.into(),
        reference: reference.into(),
        ..Entry::default()
    }
}

/// An index in memory with these entries.
pub fn index_of(entries: &[Entry]) -> Index {
    let index = Index::in_memory().unwrap();
    index.put(entries).unwrap();
    index.commit().unwrap();
    index
}

/// An index with all services, five cases and an English page.
pub fn index() -> Index {
    let mut entries: Vec<Entry> =
        SERVICES.iter().map(|(id, title, body, keywords)| service(id, title, body, keywords)).collect();
    entries.push(case("c1", "amt", "2026-000123", "Hundesteuer Krüger"));
    entries.push(case("c2", "amt", "2026-000124", "Bauantrag Carport Möller"));
    entries.push(case("c3", "amt", "2025-000123", "Wohngeld Groß"));
    entries.push(case("c4", "stadt", "32.1/45-7", "Gewerbe Schröder"));
    let mut mention = case("c5", "amt", "2026-000200", "Widerspruch Krüger");
    mention.body = "Der Widerspruch richtet sich gegen den Bescheid im Vorgang 2026-000123.".into();
    entries.push(mention);
    let mut english = service(
        "hund",
        "Dog tax registration",
        "Anyone who keeps a dog registers it within two weeks.",
        "applications",
    );
    english.locale = "en".into();
    entries.push(english);
    index_of(&entries)
}

/// A query of the public.
pub fn public(text: &str) -> Query {
    Query { text: text.into(), audience: vec!["public".into()], limit: 10, ..Query::default() }
}

/// A query of the clerks of an authority, who are part of the public, too.
pub fn clerk(owner: &str, text: &str) -> Query {
    Query { audience: vec!["public".into(), format!("clerk:{owner}")], ..public(text) }
}

/// Identifiers of the hits in their order.
pub fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// What a query of the public finds.
pub fn found(index: &Index, text: &str) -> Vec<Hit> {
    index.search(&public(text)).unwrap().hits
}
