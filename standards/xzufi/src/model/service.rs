// SPDX-License-Identifier: EUPL-1.2
//! The service (`Leistung`) in the shape of 2.3.1 and its local variant (`Spezialisierung`).

use crate::model::*;
use crate::shape::shape;

shape! {
    /// Class of categories (`Kategorieklasse`).
    CategoryClass {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// Type 001 to 004 (`typ`).
        kind: optional Code = "typ",
        /// Names per language (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Descriptions per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Version (`version`).
        version: optional String = "version",
    }
}

shape! {
    /// Category, for example a life event (`Kategorie`).
    Category {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// The category above (`uebergeordneteKategorieID`).
        parent_id: optional Identifier = "uebergeordneteKategorieID",
        /// The categories below (`untergeordneteKategorieID`).
        child_ids: many Identifier = "untergeordneteKategorieID",
        /// Class (`klasse`).
        class: optional CategoryClass = "klasse",
        /// Names per language (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Descriptions per language (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
    }
}

shape! {
    /// Information areas of the Single Digital Gateway regulation (`informationsbereicheSDG`).
    SdgAreas {
        /// Seven-digit codes of the older list (`informationsbereichSDG1`).
        seven_digit: many Code = "informationsbereichSDG1",
        /// Four-digit codes of the newer list (`informationsbereichSDG2`).
        four_digit: many Code = "informationsbereichSDG2",
    }
}

shape! {
    /// Branch of industry (`WirtschaftszweigSpezifizierbar`).
    Industry {
        /// Code (`code`, itself a code with list).
        code: required Code = "code",
        /// Own identifier (`spezifischeID`).
        specific_id: optional Identifier = "spezifischeID",
    }
}

shape! {
    /// Nationalities a service concerns (`Staatsangaben`).
    Nationalities {
        /// Nationality codes (`staatsangehoerigkeit`).
        nationalities: many Code = "staatsangehoerigkeit",
        /// Groups of states, 01 to 04 (`staatengruppe`).
        groups: many Code = "staatengruppe",
    }
}

shape! {
    /// Public service (`Leistung`). The fields are those of 2.3.1. Spellings of element names that no public source
    /// shows were derived from the public description of the FIM portal and are to be confirmed.
    PublicService {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// Object, action, detail (`struktur`).
        structure: optional Structure = "struktur",
        /// State in the catalogue, 1 to 8 (`statusKatalog`).
        catalogue_status: optional Code = "statusKatalog",
        /// State in the library, 1 to 8 (`statusBibliothek`).
        library_status: optional Code = "statusBibliothek",
        /// Level of detail, 101 to 105 (`detailstufe`); labels to be confirmed.
        detail_level: optional Code = "detailstufe",
        /// Service keys (`referenzLeistungsschluessel`; in 2.2.0 `referenzLeiKa`).
        service_keys: many Identifier = "referenzLeistungsschluessel",
        /// Addressees 001 to 003: citizen, business, administration, to be confirmed (`leistungsadressat`).
        addressees: many Code = "leistungsadressat",
        /// Which place decides the responsibility, 001 to 005 (`bezugsortTyp`); labels to be confirmed.
        reference_place: optional Code = "bezugsortTyp",
        /// Text modules (`modulText`).
        texts: many TextModule = "modulText",
        /// Own text modules (`modulTextIndividuell`).
        custom_texts: many CustomTextModule = "modulTextIndividuell",
        /// Deadlines (`modulFrist`).
        deadlines: many DeadlineModule = "modulFrist",
        /// Processing times (`modulBearbeitungsdauer`).
        processing_times: many ProcessingTimeModule = "modulBearbeitungsdauer",
        /// Costs (`modulKosten`).
        costs: many CostModule = "modulKosten",
        /// Documents (`modulDokument`).
        documents: many DocumentModule = "modulDokument",
        /// Words in context (`modulBegriffImKontext`).
        context_terms: many ContextTermModule = "modulBegriffImKontext",
        /// Releases (`modulFachlicheFreigabe`).
        releases: many ReleaseModule = "modulFachlicheFreigabe",
        /// Hints for people who answer questions (`modulAuskunftshinweis`).
        hints: many HintModule = "modulAuskunftshinweis",
        /// Pages in the portal of origin (`modulUrsprungsportal`).
        origins: many OriginModule = "modulUrsprungsportal",
        /// Typing by competence for law and execution, such as 2, 3a, 5 (`typisierung`); meaning to be confirmed.
        typing: many Code = "typisierung",
        /// Trust level 00, 10, 15, 20, 30, 40 (`vertrauensniveau`); labels to be confirmed.
        trust_level: optional Code = "vertrauensniveau",
        /// Written form required (`kennzeichenFormularSchriftformerfordernis`).
        needs_written_form: optional bool = "kennzeichenFormularSchriftformerfordernis",
        /// Must appear in person (`kennzeichenFormularPersoenlich`).
        needs_personal_appearance: optional bool = "kennzeichenFormularPersoenlich",
        /// Possible without a form (`kennzeichenFormularFormlos`).
        is_informal: optional bool = "kennzeichenFormularFormlos",
        /// Categories (`kategorie`).
        categories: many Category = "kategorie",
        /// Classifications (`klassifizierung`).
        classifications: many Code = "klassifizierung",
        /// Single Digital Gateway areas (`informationsbereicheSDG`).
        sdg_areas: optional SdgAreas = "informationsbereicheSDG",
        /// Services in context (`leistungImKontextID`).
        context_service_ids: many Identifier = "leistungImKontextID",
        /// Processes (`prozessID`).
        process_ids: many Identifier = "prozessID",
        /// Publisher (`herausgeber`).
        publisher: optional Publisher = "herausgeber",
        /// Areas in which it is valid (`gueltigkeitGebietID`).
        valid_area_ids: many Identifier = "gueltigkeitGebietID",
        /// Whether a single contact point may handle it, 00, 11, 19 (`durchfuehrbarEinheitlicheStelle`).
        single_contact_point: many Code = "durchfuehrbarEinheitlicheStelle",
        /// Branches of industry concerned (`relevantFuerWirtschaftszweig`).
        industries: many Industry = "relevantFuerWirtschaftszweig",
        /// Legal forms concerned (`relevantFuerRechtsform`).
        legal_forms: many Code = "relevantFuerRechtsform",
        /// Nationalities concerned (`relevantFuerStaatsangehoerigkeit`).
        nationalities: optional Nationalities = "relevantFuerStaatsangehoerigkeit",
        /// Version information (`versionsinformationen`; in 2.2.0 `versionsinformation`).
        version: optional VersionInformation = "versionsinformationen",
        /// Languages (`sprachversion`).
        languages: many LanguageVersion = "sprachversion",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}

impl PublicService {
    /// Text of a module (see [`text_module`]) in a language. A module for the wanted access channel wins over one
    /// without channel; a text for another channel is never given.
    pub fn text(&self, module: &str, language: &str, channel: Option<&str>) -> Option<&str> {
        let wanted = |candidate: &&TextModule| candidate.kind.value() == module;
        let channel_of =
            |candidate: &TextModule| candidate.access_channel.as_ref().map(|code| code.value().to_owned());
        let content = |candidate: &TextModule| {
            candidate.contents.iter().position(|text| text.language.as_deref() == Some(language))
        };
        let modules: Vec<&TextModule> = self.texts.iter().filter(wanted).collect();
        let exact = modules.iter().filter(|candidate| channel_of(candidate).as_deref() == channel);
        let general = modules.iter().filter(|candidate| candidate.access_channel.is_none());
        let found = exact.chain(general).find_map(|candidate| Some((*candidate, content(candidate)?)));
        found.map(|(candidate, index)| candidate.contents[index].text.as_str())
    }

    /// The service keys that have the form of one.
    pub fn leika_keys(&self) -> impl Iterator<Item = LeikaKey> + '_ {
        self.service_keys.iter().filter_map(|id| id.value.parse().ok())
    }
}

shape! {
    /// Local variant of a service (`Spezialisierung`): modules that replace those of one service in some areas.
    /// The whole shape is from memory, to be confirmed.
    Specialisation {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// The service it varies (`leistungID`).
        service_id: required Identifier = "leistungID",
        /// Areas in which it is valid (`gueltigkeitGebietID`).
        valid_area_ids: many Identifier = "gueltigkeitGebietID",
        /// Text modules (`modulText`).
        texts: many TextModule = "modulText",
        /// Own text modules (`modulTextIndividuell`).
        custom_texts: many CustomTextModule = "modulTextIndividuell",
        /// Deadlines (`modulFrist`).
        deadlines: many DeadlineModule = "modulFrist",
        /// Processing times (`modulBearbeitungsdauer`).
        processing_times: many ProcessingTimeModule = "modulBearbeitungsdauer",
        /// Costs (`modulKosten`).
        costs: many CostModule = "modulKosten",
        /// Documents (`modulDokument`).
        documents: many DocumentModule = "modulDokument",
        /// Hints for people who answer questions (`modulAuskunftshinweis`).
        hints: many HintModule = "modulAuskunftshinweis",
        /// Publisher (`herausgeber`).
        publisher: optional Publisher = "herausgeber",
        /// Version information (`versionsinformationen`).
        version: optional VersionInformation = "versionsinformationen",
        /// Languages (`sprachversion`).
        languages: many LanguageVersion = "sprachversion",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}
