// SPDX-License-Identifier: EUPL-1.2
//! Building blocks that every object uses.

use crate::shape::shape;

shape! {
    /// Identifier (`Identifikator`): a value and the scheme that gives it meaning. Two identifiers are the same
    /// thing only if value *and* scheme agree.
    Identifier {
        /// Organisation that maintains the scheme (`schemeAgencyID`).
        scheme_agency_id: attribute String = "schemeAgencyID",
        /// Name of that organisation (`schemeAgencyName`).
        scheme_agency_name: attribute String = "schemeAgencyName",
        /// Where the values of the scheme are published (`schemeDataURI`).
        scheme_data_uri: attribute String = "schemeDataURI",
        /// Identifier of the scheme (`schemeID`).
        scheme_id: attribute String = "schemeID",
        /// Name of the scheme (`schemeName`).
        scheme_name: attribute String = "schemeName",
        /// URI of the scheme (`schemeURI`).
        scheme_uri: attribute String = "schemeURI",
        /// Version of the scheme (`schemeVersionID`).
        scheme_version_id: attribute String = "schemeVersionID",
        /// The value itself.
        value: token String = "",
    }
}

impl Identifier {
    /// An identifier with the maintaining agency as its scheme.
    pub fn new(agency: &str, value: &str) -> Self {
        Self { scheme_agency_id: Some(agency.to_owned()), value: value.to_owned(), ..Self::default() }
    }

    /// Whether both name the same thing: equal value, agency and scheme.
    pub fn same_as(&self, other: &Self) -> bool {
        self.value == other.value
            && self.scheme_agency_id == other.scheme_agency_id
            && self.scheme_id == other.scheme_id
    }
}

shape! {
    /// Value of a code list (XÖV `Code`): the list, its version and the code. `code` and `name` stand without
    /// namespace in the document.
    Code {
        /// URN of the code list (`listURI`).
        list_uri: attribute String = "listURI",
        /// Version of the code list (`listVersionID`).
        list_version_id: attribute String = "listVersionID",
        /// The code (`code`).
        code: bare Token = "code",
        /// Label of the code (`name`).
        name: bare_optional String = "name",
    }
}

impl Code {
    /// A code without list and label.
    pub fn new(code: &str) -> Self {
        Self { code: Token { value: code.to_owned() }, ..Self::default() }
    }

    /// A code of a list.
    pub fn of(list_uri: &str, code: &str) -> Self {
        Self { list_uri: Some(list_uri.to_owned()), ..Self::new(code) }
    }

    /// The bare code value.
    pub fn value(&self) -> &str {
        &self.code.value
    }
}

shape! {
    /// A text without surrounding white space that must not be empty.
    Token {
        /// The text.
        value: token String = "",
    }
}

shape! {
    /// Text in one language (`StringLocalized`, `HtmlStringLocalized`); may hold HTML as escaped text.
    LocalizedText {
        /// Language tag such as `de`, `en`, `de-x-simple` (`languageCode`).
        language: attribute String = "languageCode",
        /// The text as it stands.
        text: content String = "",
    }
}

impl LocalizedText {
    /// A text in a language.
    pub fn new(language: &str, text: &str) -> Self {
        Self { language: Some(language.to_owned()), text: text.to_owned() }
    }
}

shape! {
    /// Link (`HyperlinkErweitert`).
    Link {
        /// Language of the target (`languageCode`).
        language: attribute String = "languageCode",
        /// Target (`uri`).
        uri: required String = "uri",
        /// Title (`titel`).
        title: optional String = "titel",
        /// Description (`beschreibung`).
        description: optional String = "beschreibung",
        /// Place in the order of display (`positionDarstellung`).
        position: optional u32 = "positionDarstellung",
    }
}

shape! {
    /// Period of validity (`Zeitraum`).
    Period {
        /// First moment, `xs:dateTime` (`beginn`).
        start: optional String = "beginn",
        /// Last moment, `xs:dateTime` (`ende`).
        end: optional String = "ende",
        /// Remark (`zusatz`).
        remark: many LocalizedText = "zusatz",
    }
}

shape! {
    /// Who created and changed an object, and when (`Versionsinformation`).
    VersionInformation {
        /// Created at, `xs:dateTime` (`erstelltDatumZeit`).
        created_at: optional String = "erstelltDatumZeit",
        /// Created by (`erstelltDurch`).
        created_by: optional String = "erstelltDurch",
        /// Changed at, `xs:dateTime` (`geaendertDatumZeit`).
        changed_at: optional String = "geaendertDatumZeit",
        /// Changed by (`geaendertDurch`).
        changed_by: optional String = "geaendertDurch",
        /// Version (`version`).
        version: optional String = "version",
    }
}

shape! {
    /// Where a machine translation comes from (`MaschinelleUebersetzung`, 2.3.1 only).
    MachineTranslation {
        /// Language of the original (`originalSprache`).
        original_language: required String = "originalSprache",
        /// Identifier of the original (`originalID`).
        original_id: optional Identifier = "originalID",
        /// Translated by (`uebersetztDurch`).
        translated_by: optional String = "uebersetztDurch",
    }
}

shape! {
    /// A language in which the object exists (`Sprachversion`).
    LanguageVersion {
        /// Language tag (`languageCode`, a child element here).
        language: required String = "languageCode",
        /// German name of the language (`sprachbezeichnungDeutsch`).
        name_in_german: optional String = "sprachbezeichnungDeutsch",
        /// Own name of the language (`sprachbezeichnungNativ`).
        native_name: optional String = "sprachbezeichnungNativ",
        /// Whether a machine translated it (`kennzeichenMaschinelleUebersetzung`, 2.3.1 only).
        is_machine_translation: optional bool = "kennzeichenMaschinelleUebersetzung",
        /// Details of the machine translation (`maschinelleUebersetzung`, 2.3.1 only).
        machine_translation: optional MachineTranslation = "maschinelleUebersetzung",
        /// Created at, `xs:dateTime` (`erstelltDatumZeit`).
        created_at: optional String = "erstelltDatumZeit",
        /// Created by (`erstelltDurch`).
        created_by: optional String = "erstelltDurch",
        /// Changed at, `xs:dateTime` (`geaendertDatumZeit`).
        changed_at: optional String = "geaendertDatumZeit",
        /// Changed by (`geaendertDurch`).
        changed_by: optional String = "geaendertDurch",
        /// Version (`version`).
        version: optional String = "version",
    }
}

shape! {
    /// Editorial office that publishes the object (`Herausgeber`).
    Publisher {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// Names (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Short names (`kurzbezeichnung`).
        short_names: many LocalizedText = "kurzbezeichnung",
        /// Descriptions (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
    }
}
