// SPDX-License-Identifier: EUPL-1.2
//! The fixed form of the load test: forty fields in five groups and one upload, and a service that uses it.

use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Key of the service.
pub(super) const SERVICE: &str = "messung";
/// Area key of the place: a municipality of the sample Amt.
pub(super) const AREA: &str = "130745451019";
/// Path of the upload.
pub(super) const FILE: &str = "G13000009001/F13000009999";
const GROUPS: usize = 5;
const FIELDS: usize = 8;

/// Kind of the field at a place within its group, with its answer.
const KINDS: [(&str, &str, &str); FIELDS] = [
    ("text", "<xdf:praezisierung minLength=\"1\" maxLength=\"200\"/>", "Muster mit Umlaut: Grüße"),
    ("text", "<xdf:praezisierung maxLength=\"100\"/>", "Dorf Mecklenburg"),
    ("text", "<xdf:praezisierung pattern=\"[0-9]{5}\"/>", "23972"),
    ("date", "", "2026-02-01"),
    ("num_int", "<xdf:praezisierung minValue=\"0\" maxValue=\"1000\"/>", "42"),
    ("num_currency", "", "12.50"),
    ("bool", "", "true"),
    (
        "text",
        "<xdf:praezisierung maxLength=\"500\"/>",
        "Eine Bemerkung von mittlerer Länge, wie sie in vielen Anträgen steht.",
    ),
];

fn group_id(group: usize) -> String {
    format!("G1300000900{}", group + 1)
}

fn field_id(group: usize, field: usize) -> String {
    format!("F130000090{group}{field}")
}

/// The answers of one application to the measured form, by path; also used by the tests that kill the server.
#[must_use]
pub fn answers() -> Value {
    let mut answers = Map::new();
    for group in 0..GROUPS {
        for (field, (_, _, answer)) in KINDS.iter().enumerate() {
            answers.insert(format!("{}/{}", group_id(group), field_id(group, field)), Value::from(*answer));
        }
    }
    Value::Object(answers)
}

/// The upload: 100 kB that begin like a PDF file.
pub(super) fn upload() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(100_000, b'k');
    bytes
}

const COMMON: &str = "<xdf:freigabestatus listURI=\"urn:xoev-de:xprozess:codeliste:status\" listVersionID=\"2020-03-19\"><code>3</code></xdf:freigabestatus><xdf:letzteAenderung>2026-01-15T09:00:00Z</xdf:letzteAenderung>";

fn code(element: &str, value: &str) -> String {
    format!(
        "<xdf:{element} listURI=\"urn:xoev-de:fim:codeliste:xdatenfelder.{element}\" listVersionID=\"2.0\"><code>{value}</code></xdf:{element}>"
    )
}

fn identified(id: &str, name: &str) -> String {
    format!(
        "<xdf:identifikation><xdf:id>{id}</xdf:id><xdf:version>1.0.0</xdf:version></xdf:identifikation><xdf:name>{name}</xdf:name>"
    )
}

fn field(id: &str, kind: &str, limits: &str) -> String {
    let needed = if kind == "file" { "0:1" } else { "1:1" };
    let extra = if kind == "file" {
        "<xdf:mediaType>application/pdf</xdf:mediaType><xdf:maxSize>1</xdf:maxSize>"
    } else {
        ""
    };
    format!(
        "<xdf:struktur><xdf:anzahl>{needed}</xdf:anzahl><xdf:enthaelt><xdf:datenfeld>{}{COMMON}<xdf:bezeichnungEingabe>Angabe {id}</xdf:bezeichnungEingabe>{}{}{}{limits}{}{extra}</xdf:datenfeld></xdf:enthaelt></xdf:struktur>",
        identified(id, &format!("Angabe {id}")),
        code("schemaelementart", "ABS"),
        code("feldart", "input"),
        code("datentyp", kind),
        code("vorbefuellung", "keine"),
    )
}

/// The schema message.
pub(super) fn schema() -> String {
    let mut groups = String::new();
    for group in 0..GROUPS {
        let id = group_id(group);
        let mut inside = String::new();
        for (place, (kind, limits, _)) in KINDS.iter().enumerate() {
            inside.push_str(&field(&field_id(group, place), kind, limits));
        }
        if group == 0 {
            inside.push_str(&field("F13000009999", "file", ""));
        }
        // Writing to a String cannot fail.
        let _ = write!(
            groups,
            "<xdf:struktur><xdf:anzahl>1:1</xdf:anzahl><xdf:enthaelt><xdf:datenfeldgruppe>{}{COMMON}<xdf:bezeichnungEingabe>Gruppe {group}</xdf:bezeichnungEingabe>{}{inside}</xdf:datenfeldgruppe></xdf:enthaelt></xdf:struktur>",
            identified(&id, &format!("Gruppe {group}")),
            code("schemaelementart", "ABS"),
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xdf:xdatenfelder.stammdatenschema.0102 xmlns:xdf=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\"><xdf:header><xdf:nachrichtID>messung</xdf:nachrichtID><xdf:erstellungszeitpunkt>2026-01-15T09:00:00Z</xdf:erstellungszeitpunkt></xdf:header><xdf:stammdatenschema>{}{COMMON}<xdf:bezeichnung>Messung</xdf:bezeichnung>{}{}<xdf:dokumentsteckbrief><xdf:id>D13000009000</xdf:id></xdf:dokumentsteckbrief>{groups}</xdf:stammdatenschema></xdf:xdatenfelder.stammdatenschema.0102>",
        identified("S13000009000", "Messung"),
        code("ableitungsmodifikationenStruktur", "3"),
        code("ableitungsmodifikationenRepraesentation", "1"),
    )
}

/// What goes with the schema.
pub(super) const META: &str = r#"slug = "messung"
schema = "S13000009000"
version = "1.0.0"
estimated_minutes = 1
[title]
de = "Messung"
en = "Measurement"
[intro]
de = "Formular für Messungen."
en = "Form for measurements."
[next]
de = "Nichts."
en = "Nothing."
[have_ready]
de = []
en = []
[page_order]
tasks = ["G13000009001", "G13000009002", "G13000009003", "G13000009004", "G13000009005"]
"#;

/// The service: like the registration of a dog, under another key and with this form.
pub(super) fn service(like: &str) -> String {
    let block = like
        .split("[[service]]")
        .find(|block| block.contains("key = \"bewohnerparkausweis\""))
        .unwrap_or_default();
    let block = block
        .replace("key = \"bewohnerparkausweis\"", "key = \"messung\"")
        .replace("schema = \"residents-parking-permit\"", "schema = \"messung\"");
    let lines = block
        .lines()
        .map(|line| if line.starts_with("leika_key") { "leika_key = \"13009009009000\"" } else { line });
    format!("[[service]]\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_measured_form_has_forty_fields_and_one_upload() {
        let message = xdatenfelder::read(super::schema().as_bytes()).unwrap();
        let counts = message.schema().unwrap().counts();
        assert_eq!(counts.field_occurrences, 41);
        assert_eq!(super::answers().as_object().unwrap().len(), 40);
    }
}
