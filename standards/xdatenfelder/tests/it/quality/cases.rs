// SPDX-License-Identifier: EUPL-1.2
//! One fault for each code: which file, what is exchanged behind an anchor, and which element is named.

use super::base::Base;

/// A fault.
pub struct Case {
    pub code: u16,
    pub base: Base,
    /// The element that the message names.
    pub element: &'static str,
    /// Anchor, old text behind it, new text.
    pub changes: &'static [(&'static str, &'static str, &'static str)],
}

const fn case(
    code: u16,
    base: Base,
    element: &'static str,
    changes: &'static [(&'static str, &'static str, &'static str)],
) -> Case {
    Case { code, base, element, changes }
}

#[rustfmt::skip]
pub const CASES: &[Case] = &[
    case(1001, Base::Schema, "R13000000001", &[
        ("<x:id>R13000000001</x:id>", "F13000000002", "F13000000099"),
    ]),
    case(1002, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:name>Schema</x:name>", "<x:name/>"),
    ]),
    case(1003, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000022</x:id>", "<x:id>F13000000001</x:id><x:version>1.0.0", "<x:id>F13000000001</x:id><x:version>2.0.0"),
    ]),
    case(1004, Base::Schema, "G13000000001", &[
        ("<x:id>F13000000001</x:id>", "<x:id>F13000000002</x:id>", "<x:id>F13000000001</x:id>"),
    ]),
    case(1005, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "urn:xoev-de:muster:liste", "https://example.org/liste"),
    ]),
    case(1006, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<x:bezug link=\"https://www.example.org/gesetz\">§ 4 Muster</x:bezug>", ""),
    ]),
    case(1007, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:dokumentsteckbrief><x:id>D99000000002</x:id></x:dokumentsteckbrief>", "<x:dokumentsteckbrief/>"),
    ]),
    case(1009, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:bezeichnungEingabe>Eingabe</x:bezeichnungEingabe>", "<x:bezeichnungEingabe/>"),
    ]),
    case(1010, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<x:bezeichnungAusgabe>Ausgabe</x:bezeichnungAusgabe>", ""),
    ]),
    case(1011, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<code>text</code>", "<code>num_int</code>"),
    ]),
    case(1012, Base::Schema, "F13000000005", &[
        ("<x:id>F13000000005</x:id>", "<x:inhalt>", "<x:praezisierung minLength=\"1\"/><x:inhalt>"),
    ]),
    case(1013, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>RNG</code>", "<code>ABS</code>"),
    ]),
    case(1014, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>RNG</code>", "<code>ABS</code>"),
    ]),
    case(1015, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "minValue=\"1\"", "minValue=\"1\" maxLength=\"4\""),
    ]),
    case(1016, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "minLength=\"2\"", "minLength=\"2\" minValue=\"1\""),
    ]),
    case(1017, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<code>select</code>", "<code>input</code>"),
    ]),
    case(1018, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:werte>", "<x:codelisteReferenz><x:canonicalIdentification>urn:a:b</x:canonicalIdentification></x:codelisteReferenz><x:werte>"),
    ]),
    case(1019, Base::Schema, "R13000000001", &[
        ("<x:id>R13000000001</x:id>", "Wenn F13000000002", "Wenn F13000000002V1.0"),
    ]),
    case(1021, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000002</x:id>", "<x:anzahl>1:1</x:anzahl>", "<x:anzahl>0:0</x:anzahl>"),
    ]),
    case(1022, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000002</x:id>", "<x:bezug>§ 5 Muster</x:bezug>", ""),
        ("<x:id>F13000000003</x:id>", "<code>RNG</code>", "<code>HAR</code>"),
    ]),
    case(1024, Base::Schema, "R13000000001", &[
        ("<x:id>R13000000001</x:id>", "Wenn F13000000002 leer, dann muss F13000000001 leer sein.", ""),
    ]),
    case(1025, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:id>G13000000001</x:id>", "<x:id>F13000000001</x:id>"),
    ]),
    case(1027, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "<code>input</code>", "<code>knopf</code>"),
    ]),
    case(1028, Base::Schema, "F13000000010", &[
        ("<x:id>F13000000010</x:id>", "<code>bool</code>", "<code>jain</code>"),
    ]),
    case(1029, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>EQU</code>", "<code>XYZ</code>"),
    ]),
    case(1030, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>keine</code>", "<code>immer</code>"),
    ]),
    case(1031, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>RNG</code>", "<code/>"),
    ]),
    case(1032, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>6</code>", "<code>9</code>"),
    ]),
    case(1033, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<code>3</code>", "<code>7</code>"),
    ]),
    case(1034, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "Repraesentation><code>1</code>", "Repraesentation><code>7</code>"),
    ]),
    case(1037, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000002</x:id>", "<x:werte>", "<x:codelisteReferenz><x:canonicalIdentification>urn:xoev-de:muster:liste</x:canonicalIdentification><x:version>2025-01-01</x:version></x:codelisteReferenz><x:werte>"),
    ]),
    case(1038, Base::Schema, "", &[
        ("<x:id>F13000000003</x:id>", "<x:id>F13000000003</x:id>", "<x:id/>"),
    ]),
    case(1039, Base::Schema, "F1300000003", &[
        ("<x:id>F13000000003</x:id>", "<x:id>F13000000003</x:id>", "<x:id>F1300000003</x:id>"),
    ]),
    case(1040, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "urn:xoev-de:muster:liste", ""),
    ]),
    case(1041, Base::Schema, "R13000000001", &[
        ("<x:id>R13000000001</x:id>", "F13000000002", "F13000002"),
    ]),
    case(1042, Base::Schema, "G13000000002", &[
        ("<x:id>G13000000002</x:id>", "<code>X</code>", "<code>Y</code>"),
    ]),
    case(1044, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:wert><x:code>002</x:code><x:name>zwei</x:name></x:wert>", ""),
    ]),
    case(1045, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:code>002</x:code>", "<x:code>001</x:code>"),
    ]),
    case(1046, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000002</x:id>", "<x:anzahl>1:1</x:anzahl>", "<x:anzahl>1-1</x:anzahl>"),
    ]),
    case(1047, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000002</x:id>", "<x:anzahl>1:1</x:anzahl>", "<x:anzahl>2:1</x:anzahl>"),
    ]),
    case(1048, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "urn:xoev-de:muster:liste", "urn:xoev-de:müster:liste"),
    ]),
    case(1049, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:definition>Was gemeint ist</x:definition>", ""),
    ]),
    case(1050, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:bezeichnung>Antrag stellen</x:bezeichnung>", "<x:bezeichnung/>"),
    ]),
    case(1051, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:bezug link=\"https://www.example.org/gesetz\">§ 4 Muster</x:bezug>", ""),
    ]),
    case(1052, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:bezug link=\"https://www.example.org/gesetz\">§ 4 Muster</x:bezug>", ""),
    ]),
    case(1053, Base::AbstractProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:istAbstrakt>true</x:istAbstrakt>", "<x:istAbstrakt>false</x:istAbstrakt>"),
    ]),
    case(1054, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:istAbstrakt>false</x:istAbstrakt>", "<x:istAbstrakt>true</x:istAbstrakt>"),
    ]),
    case(1055, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<code>001</code>", "<code>077</code>"),
    ]),
    case(1056, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "<x:inhalt>", "<x:maxSize>5</x:maxSize><x:inhalt>"),
    ]),
    case(1057, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "<x:inhalt>", "<x:mediaType>image/png</x:mediaType><x:inhalt>"),
    ]),
    case(1058, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "</x:werte>", "</x:werte><x:nameKey>name</x:nameKey>"),
    ]),
    case(1059, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "minLength=\"2\"", "minLength=\"-2\""),
    ]),
    case(1060, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "maxLength=\"20\"", "maxLength=\"0\""),
    ]),
    case(1061, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "minLength=\"2\"", "minLength=\"30\""),
    ]),
    case(1062, Base::Schema, "F13000000007", &[
        ("<x:id>F13000000007</x:id>", "minValue=\"1.5\"", "minValue=\"1,5\""),
    ]),
    case(1063, Base::Schema, "F13000000007", &[
        ("<x:id>F13000000007</x:id>", "maxValue=\"9.5\"", "maxValue=\"viel\""),
    ]),
    case(1064, Base::Schema, "F13000000006", &[
        ("<x:id>F13000000006</x:id>", "minValue=\"2026-01-01\"", "minValue=\"2027-01-01\""),
    ]),
    case(1065, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "minValue=\"1\"", "minValue=\"1.5\""),
    ]),
    case(1066, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "maxValue=\"9\"", "maxValue=\"9.5\""),
    ]),
    case(1067, Base::Schema, "F13000000006", &[
        ("<x:id>F13000000006</x:id>", "minValue=\"2026-01-01\"", "minValue=\"2026-02-30\""),
    ]),
    case(1068, Base::Schema, "F13000000006", &[
        ("<x:id>F13000000006</x:id>", "maxValue=\"2026-12-31\"", "maxValue=\"31.12.2026\""),
    ]),
    case(1069, Base::Schema, "F13000000007", &[
        ("<x:id>F13000000007</x:id>", "<x:inhalt>2.5", "<x:inhalt>zwei"),
    ]),
    case(1070, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:inhalt>5", "<x:inhalt>5.5"),
    ]),
    case(1071, Base::Schema, "F13000000006", &[
        ("<x:id>F13000000006</x:id>", "<x:inhalt>2026-05-01", "<x:inhalt>Mai"),
    ]),
    case(1072, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:inhalt>5", "<x:inhalt>0"),
    ]),
    case(1073, Base::Schema, "F13000000009", &[
        ("<x:id>F13000000009</x:id>", "<x:inhalt>12:00", "<x:inhalt>17:00"),
    ]),
    case(1074, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "<x:inhalt>Muster", "<x:inhalt>M"),
    ]),
    case(1075, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", "<x:inhalt>Muster", "<x:inhalt>Musterhausen am grossen See"),
    ]),
    case(1076, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "<x:inhalt>001", "<x:inhalt>009"),
    ]),
    case(1077, Base::Schema, "F13000000010", &[
        ("<x:id>F13000000010</x:id>", "<x:inhalt>true", "<x:inhalt>ja"),
    ]),
    case(1079, Base::Schema, "F13000000008", &[
        ("<x:id>F13000000008</x:id>", "minValue=\"2026-01-01T00:00:00\"", "minValue=\"2026-01-01\""),
    ]),
    case(1080, Base::Schema, "F13000000008", &[
        ("<x:id>F13000000008</x:id>", "maxValue=\"2026-12-31T00:00:00\"", "maxValue=\"2026-12-31\""),
    ]),
    case(1081, Base::Schema, "F13000000009", &[
        ("<x:id>F13000000009</x:id>", "minValue=\"08:00\"", "minValue=\"8 Uhr\""),
    ]),
    case(1082, Base::Schema, "F13000000009", &[
        ("<x:id>F13000000009</x:id>", "maxValue=\"16:00\"", "maxValue=\"26:00\""),
    ]),
    case(1083, Base::Schema, "F13000000008", &[
        ("<x:id>F13000000008</x:id>", "<x:inhalt>2026-05-01T00:00:00", "<x:inhalt>2026-05-01"),
    ]),
    case(1084, Base::Schema, "F13000000009", &[
        ("<x:id>F13000000009</x:id>", "<x:inhalt>12:00", "<x:inhalt>mittags"),
    ]),
    case(1085, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:inhalt>001", "<x:inhalt>009"),
    ]),
    case(1087, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:id>S13000000009</x:id>", "<x:id>G13000000009</x:id>"),
    ]),
    case(1088, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<code>ABL</code>", "<code>VKN</code>"),
    ]),
    case(1090, Base::Schema, "F13000000005", &[
        ("<x:id>F13000000005</x:id>", "<code>text</code>", "<code>bool</code>"),
    ]),
    case(1091, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<x:objekt><x:id>G60000000001</x:id></x:objekt>", "<x:objekt/>"),
    ]),
    case(1092, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:istAbstrakt>false</x:istAbstrakt>", ""),
    ]),
    case(1093, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:name>zwei</x:name>", "<x:name>eins</x:name>"),
    ]),
    case(1094, Base::Schema, "G13000000001", &[
        ("<x:id>F13000000002</x:id>", "<x:id>F13000000003</x:id>", "<x:id>F60000000001</x:id>"),
    ]),
    case(1096, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<code>6</code>", "<code>3</code>"),
        ("<x:id>S13000000001</x:id>", "D99000000002", "D99000000001"),
    ]),
    case(1097, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "D99000000002", "D99000000001"),
    ]),
    case(1098, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<x:hilfetextEingabe>Hilfe", "<x:hilfetextEingabe>Eingabe"),
    ]),
    case(1099, Base::Schema, "F13000000002", &[
        ("<x:id>F13000000002</x:id>", "<x:hilfe>Erstens", "<x:hilfe>eins"),
    ]),
    case(1100, Base::Schema, "F13000000004", &[
        ("<x:id>F13000000004</x:id>", "<x:mediaType>", "<x:inhalt>x</x:inhalt><x:mediaType>"),
    ]),
    case(1101, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>RNG</code>", "<code>HAR</code>"),
        ("<x:id>F13000000003</x:id>", "<x:bezug link=\"https://www.example.org/gesetz\">§ 4 Muster</x:bezug>", ""),
    ]),
    case(1102, Base::Schema, "F13000000001", &[
        ("<x:id>F13000000001</x:id>", " maxLength=\"20\"", ""),
    ]),
    case(1103, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:praezisierung minValue=\"1\" maxValue=\"9\"/>", ""),
    ]),
    case(1105, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "<x:version>2026-01-01", "<x:version>3"),
    ]),
    case(1107, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:hilfetext>Wozu er dient</x:hilfetext>", ""),
    ]),
    case(1109, Base::Schema, "F13000000005", &[
        ("<x:id>F13000000005</x:id>", "<x:inhalt>Lesen Sie das.</x:inhalt>", ""),
    ]),
    case(1116, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<code>6</code>", "<code>7</code>"),
    ]),
    case(1117, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:statusGesetztDurch>Amt Muster</x:statusGesetztDurch>", ""),
    ]),
    case(1118, Base::Schema, "F13000000021", &[
        ("<x:id>G13000000002</x:id>", "<x:anzahl>0:1</x:anzahl>", "<x:anzahl>1:1</x:anzahl>"),
    ]),
    case(1120, Base::Schema, "F13000000004", &[
        ("<x:id>F13000000004</x:id>", "<x:mediaType>", "<x:praezisierung pattern=\"x\"/><x:mediaType>"),
    ]),
    case(1121, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "<x:inhalt>001", "<x:inhalt>009"),
        ("<x:id>F13000000011</x:id>", "<x:version>2026-01-01</x:version>", ""),
    ]),
    case(1122, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "<x:codeKey>code", "<x:codeKey>spalte"),
    ]),
    case(1123, Base::Schema, "F13000000011", &[
        ("<x:id>F13000000011</x:id>", "<x:codeKey>code", "<x:codeKey>spalte"),
        ("<x:id>F13000000011</x:id>", "<x:version>2026-01-01</x:version>", ""),
    ]),
    case(1124, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "D99000000002", "D13000000002"),
    ]),
    case(1127, Base::Schema, "F13000000003", &[
        ("<x:id>S13000000001</x:id>", "<x:letzteAenderung>", "<x:veroeffentlichungsdatum>2026-03-01</x:veroeffentlichungsdatum><x:letzteAenderung>"),
    ]),
    case(1128, Base::Group, "F13000000003", &[
        ("<x:id>G13000000001</x:id>", "<x:letzteAenderung>", "<x:veroeffentlichungsdatum>2026-03-01</x:veroeffentlichungsdatum><x:letzteAenderung>"),
    ]),
    case(1129, Base::Schema, "F13000000003", &[
        ("<x:id>S13000000001</x:id>", "<x:letzteAenderung>", "<x:veroeffentlichungsdatum>2026-03-01</x:veroeffentlichungsdatum><x:letzteAenderung>"),
        ("<x:id>F13000000003</x:id>", "<code>6</code>", "<code>2</code>"),
    ]),
    case(1130, Base::Group, "F13000000003", &[
        ("<x:id>G13000000001</x:id>", "<x:letzteAenderung>", "<x:veroeffentlichungsdatum>2026-03-01</x:veroeffentlichungsdatum><x:letzteAenderung>"),
        ("<x:id>F13000000003</x:id>", "<code>6</code>", "<code>2</code>"),
    ]),
    case(1131, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "<x:definition>Was", "<x:definition>„Was“"),
    ]),
    case(1132, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "§ 4 Muster", "§§ 4, 5 Muster"),
    ]),
    case(1133, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "https://www.example.org/gesetz", "gesetze im netz"),
    ]),
    case(1134, Base::Schema, "G13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:version>1.0.0</x:version>", ""),
    ]),
    case(1135, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:version>1.0.0</x:version>", ""),
    ]),
    case(1139, Base::Schema, "F13000000004", &[
        ("<x:id>F13000000003</x:id>", "<x:anzahl>0:*</x:anzahl>", "<x:anzahl>0:1</x:anzahl>"),
    ]),
    case(1140, Base::Schema, "G13000000001", &[
        ("<x:id>G13000000001</x:id>", "Amt Muster", "FIM-Baustein Datenfelder"),
    ]),
    case(1141, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "Amt Muster", "FIM Baustein Datenfelder"),
    ]),
    case(1142, Base::Schema, "F13000000003", &[
        ("<x:id>F13000000003</x:id>", "<x:statusGesetztAm>2026-03-01</x:statusGesetztAm>", ""),
    ]),
    case(1143, Base::Schema, "S13000000001", &[
        ("<x:id>S13000000001</x:id>", "<x:statusGesetztAm>2026-03-01</x:statusGesetztAm>", ""),
    ]),
    case(1144, Base::ConcreteProfile, "D99000000002", &[
        ("<x:id>D99000000002</x:id>", "<x:statusGesetztAm>2026-03-01</x:statusGesetztAm>", ""),
    ]),
];
