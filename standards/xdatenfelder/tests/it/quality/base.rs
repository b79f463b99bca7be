// SPDX-License-Identifier: EUPL-1.2
//! Files without a fault, from which each test makes one with a fault.

/// What a file describes.
#[derive(Debug, Clone, Copy)]
pub enum Base {
    Schema,
    Group,
    ConcreteProfile,
    AbstractProfile,
}

/// The file.
pub fn file(base: Base) -> String {
    let (root, body) = match base {
        Base::Schema => return schema_file(&schema_parts()),
        Base::Group => return group_file("", &fields()),
        Base::ConcreteProfile => ("xdatenfelder.dokumentsteckbrief.0101", profile("false", "")),
        Base::AbstractProfile => {
            let linked = [relation("VKN", "D99000000003"), relation("VKN", "D99000000004")].concat();
            ("xdatenfelder.dokumentsteckbrief.0101", profile("true", &linked))
        }
    };
    message(root, &body)
}

/// A file with a group of these parts.
pub fn group_file(kind: &str, inner: &[String]) -> String {
    message("xdatenfelder.datenfeldgruppe.0103", &group("G13000000001", kind, inner))
}

/// A file with a schema of these parts.
pub fn schema_file(inner: &[String]) -> String {
    message("xdatenfelder.stammdatenschema.0102", &schema(inner))
}

fn message(root: &str, body: &str) -> String {
    format!(
        "<x:{root} xmlns:x=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\"><x:header><x:nachrichtID>MUSTER</x:nachrichtID>\
         <x:erstellungszeitpunkt>{TIME}</x:erstellungszeitpunkt></x:header>{body}</x:{root}>"
    )
}

const TIME: &str = "2026-03-02T08:00:00Z";

fn info(id: &str, name: &str, more: &str) -> String {
    format!(
        "<x:identifikation><x:id>{id}</x:id><x:version>1.0.0</x:version></x:identifikation><x:name>{name}</x:name>\
         <x:definition>Was gemeint ist</x:definition>\
         <x:bezug link=\"https://www.example.org/gesetz\">§ 4 Muster</x:bezug>\
         <x:freigabestatus><code>6</code></x:freigabestatus><x:statusGesetztAm>2026-03-01</x:statusGesetztAm>\
         <x:statusGesetztDurch>Amt Muster</x:statusGesetztDurch><x:letzteAenderung>{TIME}</x:letzteAenderung>{more}\
         <x:stichwort uri=\"urn:muster:wort\">Muster</x:stichwort>"
    )
}

fn relation(kind: &str, target: &str) -> String {
    format!(
        "<x:relation><x:praedikat><code>{kind}</code></x:praedikat><x:objekt><x:id>{target}</x:id></x:objekt></x:relation>"
    )
}

fn profile(is_abstract: &str, relations: &str) -> String {
    format!(
        "<x:dokumentsteckbrief>{}<x:istAbstrakt>{is_abstract}</x:istAbstrakt><x:dokumentart><code>001</code></x:dokumentart>\
         <x:bezeichnung>Antrag</x:bezeichnung><x:hilfetext>Wozu er dient</x:hilfetext></x:dokumentsteckbrief>",
        info("D99000000002", "Antrag", relations),
    )
}

fn schema_parts() -> Vec<String> {
    let choice = group(
        "G13000000002",
        CHOICE,
        &[
            place("0:1", &field("F13000000021", "input", "bool", "")),
            place("0:1", &field("F13000000022", "input", "bool", "")),
        ],
    );
    // The last field stands in the first group, too: it is reported once.
    vec![
        place("1:1", &group("G13000000001", "", &fields())),
        place("0:1", &choice),
        place("0:1", &text_field()),
    ]
}

/// What makes a group a choice.
pub const CHOICE: &str = "<x:art><code>X</code></x:art>";

fn schema(inner: &[String]) -> String {
    format!(
        "<x:stammdatenschema>{}<x:bezeichnung>Antrag stellen</x:bezeichnung><x:hilfetext>Wie es geht</x:hilfetext>\
         <x:ableitungsmodifikationenStruktur><code>3</code></x:ableitungsmodifikationenStruktur>\
         <x:ableitungsmodifikationenRepraesentation><code>1</code></x:ableitungsmodifikationenRepraesentation>\
         <x:dokumentsteckbrief><x:id>D99000000002</x:id></x:dokumentsteckbrief>{}</x:stammdatenschema>",
        info("S13000000001", "Schema", &relation("ERS", "S13000000009")),
        inner.concat(),
    )
}

/// A part of a file.
pub fn group(id: &str, kind: &str, inner: &[String]) -> String {
    let rule = if kind.is_empty() {
        format!(
            "<x:regel><x:identifikation><x:id>R13000000001</x:id><x:version>1.0.0</x:version></x:identifikation>\
             <x:name>Regel</x:name><x:freitextRegel>Wenn F13000000002 leer, dann muss F13000000001 leer sein.</x:freitextRegel>\
             <x:letzteAenderung>{TIME}</x:letzteAenderung><x:typ><code>K</code></x:typ></x:regel>"
        )
    } else {
        String::new()
    };
    format!(
        "<x:datenfeldgruppe>{}{}{kind}{rule}{}</x:datenfeldgruppe>",
        info(id, "Gruppe", &relation("ABL", "G60000000001")),
        labels(),
        inner.concat(),
    )
}

fn labels() -> String {
    "<x:bezeichnungEingabe>Eingabe</x:bezeichnungEingabe><x:bezeichnungAusgabe>Ausgabe</x:bezeichnungAusgabe>\
     <x:schemaelementart><code>RNG</code></x:schemaelementart><x:hilfetextEingabe>Hilfe</x:hilfetextEingabe>"
        .to_owned()
}

/// A part of a file.
pub fn place(count: &str, inner: &str) -> String {
    format!(
        "<x:struktur><x:anzahl>{count}</x:anzahl><x:bezug>§ 5 Muster</x:bezug><x:enthaelt>{inner}</x:enthaelt></x:struktur>"
    )
}

/// A part of a file.
pub fn field(id: &str, kind: &str, data_type: &str, rest: &str) -> String {
    format!(
        "<x:datenfeld>{}{}<x:feldart><code>{kind}</code></x:feldart><x:datentyp><code>{data_type}</code></x:datentyp>\
         <x:vorbefuellung><code>keine</code></x:vorbefuellung>{rest}</x:datenfeld>",
        info(id, "Name", &relation("EQU", "F60000000001")),
        labels(),
    )
}

fn text_field() -> String {
    field(
        "F13000000001",
        "input",
        "text",
        "<x:praezisierung minLength=\"2\" maxLength=\"20\" pattern=\"[A-Z].*\"/><x:inhalt>Muster</x:inhalt>",
    )
}

fn fields() -> Vec<String> {
    let values = "<x:inhalt>001</x:inhalt><x:werte><x:wert><x:code>001</x:code><x:name>eins</x:name><x:hilfe>Erstens</x:hilfe></x:wert>\
                  <x:wert><x:code>002</x:code><x:name>zwei</x:name></x:wert></x:werte>";
    let reference = "<x:inhalt>001</x:inhalt><x:codelisteReferenz><x:canonicalIdentification>urn:xoev-de:muster:liste\
                     </x:canonicalIdentification><x:version>2026-01-01</x:version><x:canonicalVersionUri>\
                     urn:xoev-de:muster:liste_2026-01-01</x:canonicalVersionUri></x:codelisteReferenz><x:codeKey>code</x:codeKey>";
    let range = |least: &str, most: &str, content: &str| {
        format!("<x:praezisierung minValue=\"{least}\" maxValue=\"{most}\"/><x:inhalt>{content}</x:inhalt>")
    };
    let file = "<x:mediaType>application/pdf</x:mediaType><x:maxSize>5</x:maxSize>";
    vec![
        place("1:1", &text_field()),
        place("1:1", &field("F13000000002", "select", "text", values)),
        place("1:1", &field("F13000000003", "input", "num_int", &range("1", "9", "5"))),
        place("0:*", &field("F13000000004", "input", "file", file)),
        place("1:1", &field("F13000000005", "label", "text", "<x:inhalt>Lesen Sie das.</x:inhalt>")),
        place(
            "1:1",
            &field("F13000000006", "input", "date", &range("2026-01-01", "2026-12-31", "2026-05-01")),
        ),
        place("1:1", &field("F13000000007", "input", "num", &range("1.5", "9.5", "2.5"))),
        place(
            "1:1",
            &field(
                "F13000000008",
                "input",
                "datetime",
                &range("2026-01-01T00:00:00", "2026-12-31T00:00:00", "2026-05-01T00:00:00"),
            ),
        ),
        place("1:1", &field("F13000000009", "input", "time", &range("08:00", "16:00", "12:00"))),
        place("1:1", &field("F13000000010", "input", "bool", "<x:inhalt>true</x:inhalt>")),
        place("1:1", &field("F13000000011", "select", "text", reference)),
    ]
}
