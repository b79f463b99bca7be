// SPDX-License-Identifier: EUPL-1.2
//! The modules of a service: texts, deadlines, costs, processing time, documents and more. In 2.3.1 each carries an
//! access channel (`zugangskanal` 000, 100, 200), so that the text may differ for web, phone and counter; the
//! labels of the three codes are to be confirmed.

use crate::model::{Code, CostValue, Identifier, Link, LocalizedText, Period, TimeLimit};
use crate::shape::shape;

/// Declares a module: what all modules carry, then its own fields.
macro_rules! module {
    ($(#[$meta:meta])* $name:ident { $($body:tt)* }) => {
        shape! {
            $(#[$meta])*
            $name {
                /// Access channel (`zugangskanal`, 2.3.1 only).
                access_channel: optional Code = "zugangskanal",
                /// Place in the order of display (`positionDarstellung`).
                position: optional u32 = "positionDarstellung",
                /// Identifier of the module (`id`).
                id: optional Identifier = "id",
                /// Further identifiers (`idSekundaer`).
                secondary_ids: many Identifier = "idSekundaer",
                /// Periods of validity (`gueltigkeit`).
                validity: many Period = "gueltigkeit",
                $($body)*
            }
        }
    };
}

/// Codes of the text modules (list `urn:de:xzufi:codeliste:leistungstextmodulleika`, version 2024-02-16).
pub mod text_module {
    /// Leistungsbezeichnung: official name.
    pub const NAME: &str = "02";
    /// Leistungsname II: name in everyday language.
    pub const PLAIN_NAME: &str = "03";
    /// Kurztext: short text.
    pub const SHORT: &str = "05";
    /// Volltext: full text.
    pub const FULL: &str = "06";
    /// Handlungsgrundlagen: legal basis.
    pub const LEGAL_BASIS: &str = "07";
    /// Erforderliche Unterlagen: documents to bring.
    pub const DOCUMENTS: &str = "08";
    /// Voraussetzungen: requirements.
    pub const REQUIREMENTS: &str = "09";
    /// Verfahrensablauf: course of the procedure.
    pub const PROCEDURE: &str = "11";
    /// Formulare: forms.
    pub const FORMS: &str = "14";
    /// Weiterführende Informationen: further information.
    pub const FURTHER_INFORMATION: &str = "15";
    /// Hinweise: remarks.
    pub const REMARKS: &str = "16";
    /// Urheber: author.
    pub const AUTHOR: &str = "18";
    /// Zuständige Stelle: responsible body.
    pub const RESPONSIBLE_BODY: &str = "22";
    /// Ansprechpunkt: contact point.
    pub const CONTACT_POINT: &str = "23";
    /// Teaser.
    pub const TEASER: &str = "24";
    /// Rechtsbehelf: legal remedy.
    pub const REMEDY: &str = "25";
}

module! {
    /// Text module of the catalogue (`modulText`).
    TextModule {
        /// Which text it is (`leikaTextmodul`), see [`text_module`].
        kind: required Code = "leikaTextmodul",
        /// A heading other than the usual one (`leikaTextmodulAbweichendeBezeichnung`).
        headings: many LocalizedText = "leikaTextmodulAbweichendeBezeichnung",
        /// The text, one entry per language (`inhalt`).
        contents: many LocalizedText = "inhalt",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

module! {
    /// Text module of the editorial office's own kind (`modulTextIndividuell`).
    CustomTextModule {
        /// Kind (`individuellesTextmodultyp`).
        kind: required Code = "individuellesTextmodultyp",
        /// The text, one entry per language (`inhalt`).
        contents: many LocalizedText = "inhalt",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// A deadline with its type (`FristMitTyp`).
    Deadline {
        /// Type, codes 001, 002, 003, 005, 006, 009 (`typ`); their labels are to be confirmed.
        kind: required Code = "typ",
        /// Length of time or cut-off date (`fristauswahl`).
        limit: optional TimeLimit = "fristauswahl",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Place in the order of display (`positionDarstellung`).
        position: optional u32 = "positionDarstellung",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}

module! {
    /// Deadlines (`modulFrist`).
    DeadlineModule {
        /// The deadlines (`frist`).
        deadlines: many Deadline = "frist",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// A processing time (`FristOhneTyp`).
    ProcessingTime {
        /// Length of time or cut-off date (`fristauswahl`).
        limit: optional TimeLimit = "fristauswahl",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Place in the order of display (`positionDarstellung`).
        position: optional u32 = "positionDarstellung",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}

module! {
    /// Processing times (`modulBearbeitungsdauer`).
    ProcessingTimeModule {
        /// The processing times (`bearbeitungsdauer`).
        times: many ProcessingTime = "bearbeitungsdauer",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// A cost (`Kosten`).
    Cost {
        /// Type, codes 001 to 018 (`typ`).
        kind: required Code = "typ",
        /// Fixed, free or within a range (`kostenauswahl`).
        value: optional CostValue = "kostenauswahl",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Whether it must be paid in advance (`vorkasse`).
        in_advance: optional bool = "vorkasse",
        /// How the amount comes about (`linkKostenbildung`).
        links: many Link = "linkKostenbildung",
        /// Place in the order of display (`positionDarstellung`).
        position: optional u32 = "positionDarstellung",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}

module! {
    /// Costs (`modulKosten`).
    CostModule {
        /// The costs (`kosten`).
        costs: many Cost = "kosten",
        /// Explanation per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// Type of a document (`DokumentTypErweiterbar`): a listed code or a free value.
    DocumentKind {
        /// Code of the list `urn:de:fim:codeliste:dokumenttyp` (`code`).
        code: bare_optional String = "code",
        /// Value outside the list (`nichtGelisteterWert`).
        other: optional String = "nichtGelisteterWert",
        /// URN of the list (`listURI`).
        list_uri: attribute String = "listURI",
        /// Version of the list (`listVersionID`).
        list_version_id: attribute String = "listVersionID",
    }
}

shape! {
    /// A document (`Dokument`).
    Document {
        /// Type (`art`; in 2.2.0 `typ`).
        kind: optional DocumentKind = "art",
        /// Names per language (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Descriptions per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Forms that produce it (`formularReferenz`).
        form_ids: many Identifier = "formularReferenz",
        /// Signature: 001, 004, 101 to 104 (`angabeSignatur`).
        signature: optional Code = "angabeSignatur",
    }
}

shape! {
    /// A document that the applicant brings (`DokumentEingehend`).
    IncomingDocument {
        /// 01 or 02: mandatory or depending on the case (`pflichtangabetyp`).
        obligation: optional Code = "pflichtangabetyp",
        /// What the obligation depends on (`pflichtangabeGrundKontextabhaengigkeit`).
        obligation_reasons: many Code = "pflichtangabeGrundKontextabhaengigkeit",
        /// Whether it starts the procedure (`kennzeichenAusloeser`).
        is_trigger: optional bool = "kennzeichenAusloeser",
        /// The document (`dokument`).
        document: required Document = "dokument",
    }
}

module! {
    /// Documents (`modulDokument`).
    DocumentModule {
        /// Documents to bring (`dokumentEingehend`).
        incoming: many IncomingDocument = "dokumentEingehend",
        /// Documents that are issued (`dokumentAusgehend`).
        outgoing: many Document = "dokumentAusgehend",
        /// Explanation of the documents to bring (`beschreibungEingehend`).
        incoming_descriptions: many LocalizedText = "beschreibungEingehend",
        /// Explanation of the documents issued (`beschreibungAusgehend`).
        outgoing_descriptions: many LocalizedText = "beschreibungAusgehend",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// A word in context (`BegriffImKontext`): synonym or keyword.
    ContextTerm {
        /// The word (`begriff`).
        term: required LocalizedText = "begriff",
        /// Type 001, 002, 003 or 999 (`typ`).
        kind: optional Code = "typ",
    }
}

module! {
    /// Words in context (`modulBegriffImKontext`).
    ContextTermModule {
        /// The words (`begriffImKontext`).
        terms: many ContextTerm = "begriffImKontext",
    }
}

module! {
    /// Release by the specialist department (`modulFachlicheFreigabe`).
    ReleaseModule {
        /// Released on, `xs:date` (`fachlichFreigegebenAm`).
        released_on: optional String = "fachlichFreigegebenAm",
        /// Released by (`fachlichFreigegebenDurch`).
        released_by: many LocalizedText = "fachlichFreigegebenDurch",
    }
}

module! {
    /// Internal hint for people who answer questions, as on 115 (`modulAuskunftshinweis`).
    HintModule {
        /// The hint, one entry per language (`inhalt`).
        contents: many LocalizedText = "inhalt",
        /// Links (`weiterfuehrenderLink`).
        links: many Link = "weiterfuehrenderLink",
    }
}

shape! {
    /// A parameter that the portal fills into the address (`DynamischerURLParameter`, 2.3.1 only).
    UrlParameter {
        /// Type, 001 to 009 and 100 (`typ`).
        kind: required Code = "typ",
        /// Name of the parameter (`parameterName`).
        name: required String = "parameterName",
    }
}

module! {
    /// Page of the service in the portal of origin (`modulUrsprungsportal`).
    OriginModule {
        /// Language (`languageCode`).
        language: attribute String = "languageCode",
        /// Address (`uri`).
        uri: required String = "uri",
        /// Title (`titel`).
        title: optional String = "titel",
        /// Parameters of the address (`dynamischeParameter`, 2.3.1 only).
        parameters: many UrlParameter = "dynamischeParameter",
    }
}
