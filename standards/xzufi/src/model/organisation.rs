// SPDX-License-Identifier: EUPL-1.2
//! Organisational units with their responsibilities, online services and areas. The shapes rest on public code that
//! reads identifiers, names, addresses, links and responsibilities; all other fields are from memory, to be confirmed.

use crate::model::*;
use crate::shape::shape;

shape! {
    /// Political and administrative keys (`verwaltungspolitischeKodierung`).
    AdministrativeKeys {
        /// District (`kreis`).
        district: optional Code = "kreis",
        /// Region (`bezirk`).
        region: optional Code = "bezirk",
        /// Land (`bundesland`).
        land: optional Code = "bundesland",
        /// Municipality key, AGS (`gemeindeschluessel`).
        municipality_key: optional Code = "gemeindeschluessel",
        /// Regional key, ARS (`regionalschluessel`).
        regional_key: optional Code = "regionalschluessel",
        /// Nation (`nation`).
        nation: optional Code = "nation",
        /// Association of municipalities (`gemeindeverband`).
        association: optional Code = "gemeindeverband",
    }
}

shape! {
    /// Postal address (`Anschrift`). Only `ort` and the administrative keys are seen in public code; the other
    /// names are from memory, to be confirmed.
    Address {
        /// Kind of address (`typ`).
        kind: optional Code = "typ",
        /// Street (`strasse`).
        street: optional String = "strasse",
        /// House number (`hausnummer`).
        house_number: optional String = "hausnummer",
        /// Postcode (`postleitzahl`).
        postcode: optional String = "postleitzahl",
        /// Place (`ort`).
        place: optional String = "ort",
        /// Administrative keys (`verwaltungspolitischeKodierung`).
        keys: optional AdministrativeKeys = "verwaltungspolitischeKodierung",
        /// Addition (`zusatz`).
        additions: many LocalizedText = "zusatz",
    }
}

shape! {
    /// Way to reach the unit (`kommunikation`), from memory, to be confirmed.
    Communication {
        /// Channel (`kanal`).
        channel: optional Code = "kanal",
        /// Number or address (`kennung`).
        value: required String = "kennung",
        /// Addition (`zusatz`).
        additions: many LocalizedText = "zusatz",
    }
}

shape! {
    /// Opening hours of one day of the week (`OeffnungszeitTag`), from memory, to be confirmed.
    OpeningTime {
        /// Kind: opening hours, phone hours (`typ`).
        kind: optional Code = "typ",
        /// Day of the week (`tag`).
        day: optional Code = "tag",
        /// From, `xs:time` (`von`).
        from: optional String = "von",
        /// To, `xs:time` (`bis`).
        to: optional String = "bis",
        /// Hours in words, per language (`text`).
        texts: many LocalizedText = "text",
    }
}

shape! {
    /// Names of a unit (`name`, which holds `name` per language).
    UnitName {
        /// Name per language (`name`).
        names: many LocalizedText = "name",
        /// Short name per language (`kurzbezeichnung`), from memory, to be confirmed.
        short_names: many LocalizedText = "kurzbezeichnung",
    }
}

shape! {
    /// Responsibility (`Zustaendigkeit`): this unit handles a service in these areas. It stands inside the unit.
    Responsibility {
        /// The service (`leistungID`).
        service_id: required Identifier = "leistungID",
        /// The areas (`gebietID`).
        area_ids: many Identifier = "gebietID",
        /// Role: responsible, contact (`rolle`), from memory, to be confirmed.
        roles: many Code = "rolle",
        /// Criterion such as the first letter of the name (`kriterium`), from memory, to be confirmed.
        criteria: many LocalizedText = "kriterium",
        /// Periods of validity (`gueltigkeit`), from memory, to be confirmed.
        validity: many Period = "gueltigkeit",
    }
}

shape! {
    /// Organisational unit (`Organisationseinheit`).
    OrganisationalUnit {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// The unit above (`uebergeordneteOrganisationseinheitID`), from memory, to be confirmed.
        parent_id: optional Identifier = "uebergeordneteOrganisationseinheitID",
        /// The units below (`untergeordneteOrganisationseinheitID`), from memory, to be confirmed.
        child_ids: many Identifier = "untergeordneteOrganisationseinheitID",
        /// Names (`name`).
        name: required UnitName = "name",
        /// Categories (`kategorie`), from memory, to be confirmed.
        categories: many Category = "kategorie",
        /// Descriptions (`beschreibung`), from memory, to be confirmed.
        descriptions: many LocalizedText = "beschreibung",
        /// Addresses (`anschrift`).
        addresses: many Address = "anschrift",
        /// Ways to reach it (`kommunikation`), from memory, to be confirmed.
        communications: many Communication = "kommunikation",
        /// Web pages (`internetadresse`), from memory, to be confirmed.
        web_pages: many Link = "internetadresse",
        /// Opening hours (`oeffnungszeit`), from memory, to be confirmed.
        opening_times: many OpeningTime = "oeffnungszeit",
        /// Ways to pay (`zahlungsweise`), from memory, to be confirmed.
        payment_methods: many Code = "zahlungsweise",
        /// Responsibilities (`zustaendigkeit`).
        responsibilities: many Responsibility = "zustaendigkeit",
        /// Synonyms of the name (`synonym`), from memory, to be confirmed.
        synonyms: many LocalizedText = "synonym",
        /// Publisher (`herausgeber`), from memory, to be confirmed.
        publisher: optional Publisher = "herausgeber",
        /// Version information (`versionsinformationen`), from memory, to be confirmed.
        version: optional VersionInformation = "versionsinformationen",
        /// Languages (`sprachversion`), from memory, to be confirmed.
        languages: many LanguageVersion = "sprachversion",
        /// Periods of validity (`gueltigkeit`), from memory, to be confirmed.
        validity: many Period = "gueltigkeit",
    }
}

impl OrganisationalUnit {
    /// Whether the unit is responsible for the service in the area.
    pub fn is_responsible(&self, service: &Identifier, area: &Identifier) -> bool {
        self.responsibilities.iter().any(|responsibility| {
            responsibility.service_id.same_as(service)
                && responsibility.area_ids.iter().any(|candidate| candidate.same_as(area))
        })
    }
}

shape! {
    /// Link of an online service (`OnlinedienstLink`).
    OnlineServiceLink {
        /// Language (`languageCode`).
        language: attribute String = "languageCode",
        /// Type of the list `urn:xoev-de:fim:codeliste:onlinedienstlinktyp` (`typ`).
        kind: optional Code = "typ",
        /// Address (`link`).
        uri: required String = "link",
        /// Title (`titel`).
        title: optional String = "titel",
    }
}

shape! {
    /// Online service (`Onlinedienst`).
    OnlineService {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// Names per language (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Links (`link`).
        links: many OnlineServiceLink = "link",
        /// Means of identification (`identifizierungsmittel`), from memory, to be confirmed.
        identification_means: many Code = "identifizierungsmittel",
        /// Ways to pay (`zahlungsweise`), from memory, to be confirmed.
        payment_methods: many Code = "zahlungsweise",
        /// Trust level (`vertrauensniveau`).
        trust_level: optional Code = "vertrauensniveau",
        /// Responsibilities (`zustaendigkeit`), from memory, to be confirmed.
        responsibilities: many Responsibility = "zustaendigkeit",
        /// Publisher (`herausgeber`), from memory, to be confirmed.
        publisher: optional Publisher = "herausgeber",
        /// Version information (`versionsinformationen`), from memory, to be confirmed.
        version: optional VersionInformation = "versionsinformationen",
        /// Languages (`sprachversion`).
        languages: many LanguageVersion = "sprachversion",
        /// Periods of validity (`gueltigkeit`), from memory, to be confirmed.
        validity: many Period = "gueltigkeit",
    }
}

shape! {
    /// Type of an area (`Gebietstyp`).
    AreaKind {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Names (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Short names (`kurzbezeichnung`).
        short_names: many LocalizedText = "kurzbezeichnung",
        /// Descriptions (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
    }
}

shape! {
    /// Area (`Gebiet`).
    Area {
        /// Identifier (`id`).
        id: required Identifier = "id",
        /// Further identifiers (`idSekundaer`).
        secondary_ids: many Identifier = "idSekundaer",
        /// Type (`typ`).
        kind: optional AreaKind = "typ",
        /// The areas above (`uebergeordnetesGebietID`).
        parent_ids: many Identifier = "uebergeordnetesGebietID",
        /// The areas below (`untergeordnetesGebietID`).
        child_ids: many Identifier = "untergeordnetesGebietID",
        /// Administrative keys (`verwaltungspolitischeKodierung`).
        keys: optional AdministrativeKeys = "verwaltungspolitischeKodierung",
        /// Names (`bezeichnung`).
        names: many LocalizedText = "bezeichnung",
        /// Short names (`kurzbezeichnung`).
        short_names: many LocalizedText = "kurzbezeichnung",
        /// Descriptions (`beschreibung`).
        descriptions: many LocalizedText = "beschreibung",
        /// Publisher (`herausgeber`).
        publisher: optional Publisher = "herausgeber",
        /// Version information (`versionsinformationen`).
        version: optional VersionInformation = "versionsinformationen",
        /// Periods of validity (`gueltigkeit`).
        validity: many Period = "gueltigkeit",
    }
}
