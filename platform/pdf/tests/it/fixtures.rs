// SPDX-License-Identifier: EUPL-1.2
//! Invented documents.

use jiff::Timestamp;
use pdf::{Alignment, Block, Inline, Language, Letter, Section, Sender, Summary, Table};

/// Time of creation of all documents here.
pub(crate) fn created() -> Timestamp {
    "2026-03-05T08:30:00Z".parse().unwrap()
}

fn table() -> Block {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    Block::Table(Table {
        caption: "Festsetzung nach Kalenderjahren".to_owned(),
        head: row(["Jahr", "Hund", "Satz nach § 5 der Satzung", "Betrag"]),
        rows: (2024..2036)
            .map(|year| {
                row([&year.to_string(), "Bello (erster Hund)", "Ersthund, ohne Ermäßigung", "60,00 €"])
            })
            .collect(),
        alignment: vec![Alignment::Start, Alignment::Start, Alignment::Start, Alignment::End],
    })
}

fn german_body() -> Vec<Block> {
    vec![
        Block::paragraph("Sehr geehrte Frau Beispiel,"),
        Block::Paragraph(vec![
            Inline::text("für das Halten Ihres Hundes setze ich die Hundesteuer auf "),
            Inline::Strong("60,00 Euro im Jahr".to_owned()),
            Inline::text(" fest. Der Betrag ist "),
            Inline::Emphasis("zum 1. Juli".to_owned()),
            Inline::text(" fällig. Die Satzung finden Sie unter "),
            Inline::Link {
                text: "www.amt-beispielsee.example/satzungen".to_owned(),
                address: "https://www.amt-beispielsee.example/satzungen".to_owned(),
            },
            Inline::text("."),
        ]),
        table(),
        Block::Heading(1, "Begründung".to_owned()),
        Block::paragraph(
            "Sie halten seit dem 1. Januar 2024 einen Hund im Gebiet der Gemeinde Beispieldorf. Damit sind Sie nach \
             § 2 der Hundesteuersatzung steuerpflichtig. Eine Ermäßigung kommt nicht in Betracht, weil keine der \
             Voraussetzungen des § 6 der Satzung vorliegt.",
        ),
        Block::paragraph("Bei der Prüfung wurden berücksichtigt:"),
        Block::List(vec![
            vec![Inline::text("Ihre Anmeldung vom 12. Februar 2026,")],
            vec![Inline::text("die Auskunft aus dem Melderegister,")],
            vec![Inline::text("der Nachweis über die Haftpflichtversicherung.")],
        ]),
        Block::Heading(2, "Was Sie tun müssen".to_owned()),
        Block::NumberedList(vec![
            vec![Inline::text("Überweisen Sie den Betrag unter Angabe des Kassenzeichens.")],
            vec![Inline::text("Befestigen Sie die Steuermarke sichtbar am Halsband.")],
            vec![Inline::text("Melden Sie den Hund ab, wenn Sie ihn nicht mehr halten.")],
        ]),
        Block::Heading(1, "Rechtsbehelfsbelehrung".to_owned()),
        Block::Remark(vec![vec![Inline::text(
            "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch einlegen. Der \
             Widerspruch ist schriftlich oder zur Niederschrift beim Amt Beispielsee, Seestraße 1, 19999 \
             Beispieldorf, zu erheben.",
        )]]),
    ]
}

/// A German letter of two pages with table and lists.
pub(crate) fn german() -> Letter {
    let lines = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    Letter {
        language: Language::German,
        title: "Hundesteuerbescheid 2026".to_owned(),
        sender: Sender {
            name: "Amt Beispielsee".to_owned(),
            lines: lines(&["Der Amtsvorsteher · Fachbereich Finanzen", "Seestraße 1, 19999 Beispieldorf"]),
            contact: vec![
                ("Auskunft", "Jürgen Größel").into(),
                ("Telefon", "03800 1234-56").into(),
                ("E-Mail", "steuern@amt-beispielsee.example").into(),
                ("Zimmer", "2.14").into(),
            ],
        },
        recipient: lines(&["Frau", "Erika Beispiel", "Dorfstraße 12", "19999 Beispieldorf"]),
        reference: vec![
            ("Aktenzeichen", "22.30-HS-2026-00017").into(),
            ("Kassenzeichen", "1700.0000.4711").into(),
        ],
        date: "5. März 2026".to_owned(),
        subject: "Bescheid über die Festsetzung der Hundesteuer für das Jahr 2026".to_owned(),
        body: german_body(),
        closing: "Mit freundlichen Grüßen".to_owned(),
        signature: lines(&["Im Auftrag", "Jürgen Größel"]),
        footer: lines(&[
            "Sprechzeiten: Di 9–12 und 14–18 Uhr, Do 9–12 und 13–16 Uhr · Telefon 03800 1234-0",
            "Bankverbindung: Sparkasse Beispielsee · IBAN DE00 0000 0000 0000 0000 00 · BIC BEISPIELXXX",
        ]),
        sample: Some("MUSTER".to_owned()),
    }
}

/// The same letter with an English frame.
pub(crate) fn english() -> Letter {
    Letter {
        language: Language::English,
        title: "Dog tax notice 2026".to_owned(),
        date: "5 March 2026".to_owned(),
        subject: "Notice of dog tax for the year 2026".to_owned(),
        closing: "Yours sincerely".to_owned(),
        sample: Some("SAMPLE".to_owned()),
        ..german()
    }
}

/// The copy of an application.
pub(crate) fn summary() -> Summary {
    Summary {
        language: Language::German,
        title: "Zusammenfassung Ihres Antrags".to_owned(),
        sender: "Amt Beispielsee".to_owned(),
        reference: vec![
            ("Leistung", "Hund anmelden").into(),
            ("Eingangsnummer", "7KQ4-M2XD-93").into(),
            ("Eingegangen am", "5. März 2026, 09:30 Uhr").into(),
        ],
        introduction: "Diese Angaben haben Sie uns übermittelt. Bewahren Sie die Zusammenfassung für Ihre \
                       Unterlagen auf."
            .to_owned(),
        sections: vec![
            Section {
                level: 1,
                title: "Halterin oder Halter".to_owned(),
                rows: vec![("Familienname", "Beispiel").into(), ("Vornamen", "Erika").into()],
            },
            Section {
                level: 2,
                title: "Anschrift".to_owned(),
                rows: vec![
                    ("Straße und Hausnummer", "Dorfstraße 12").into(),
                    ("Postleitzahl und Ort", "19999 Beispieldorf").into(),
                ],
            },
            Section {
                level: 1,
                title: "Hund".to_owned(),
                rows: vec![
                    ("Rufname", "Bello").into(),
                    ("Rasse", "Mischling").into(),
                    ("Bemerkungen", "Der Hund stammt aus dem Tierheim.\nEr ist kastriert.").into(),
                    ("Versicherung", "").into(),
                ],
            },
        ],
        footer: vec!["Erstellt aus den Angaben im Antragsassistenten.".to_owned()],
        sample: Some("MUSTER".to_owned()),
    }
}
