# SPDX-License-Identifier: EUPL-1.2
catalogue-navigation-services = Leistungskatalog
catalogue-home = Startseite

catalogue-topics-title = Themen
catalogue-topics-lead = Alle Leistungen der Gemeinden, Ämter, Landkreise und des Landes, nach Themen geordnet.
catalogue-topics-count =
    { $count ->
        [one] Eine Leistung
       *[other] { $count } Leistungen
    }
catalogue-topic-empty = Zu diesem Thema gibt es zurzeit keine Leistung.
catalogue-life-events-title = Lebenslagen
catalogue-life-event-lead = Diese Leistungen können in dieser Lebenslage für Sie wichtig sein.

catalogue-search-title = Suche
catalogue-search-label = Was möchten Sie erledigen?
catalogue-search-empty = Geben Sie ein Wort ein, zum Beispiel „Hund“ oder „Umzug“.
catalogue-search-nothing = Dazu haben wir nichts gefunden.
catalogue-search-count =
    { $count ->
        [one] Ein Ergebnis
       *[other] { $count } Ergebnisse
    }
catalogue-search-suggestion = Meinten Sie:
catalogue-search-help = Versuchen Sie es mit einem anderen Wort, oder suchen Sie nach Themen:
catalogue-search-topics = Alle Themen
catalogue-kind-service = Leistung
catalogue-kind-topic = Thema
catalogue-kind-life-event = Lebenslage

catalogue-overview-costs = Kosten
catalogue-overview-time = Dauer
catalogue-overview-deadline = Frist
catalogue-overview-office = Zuständig
catalogue-level-municipality = Ihre Gemeinde
catalogue-level-association = Ihr Amt, Ihre amtsfreie Gemeinde oder Ihre kreisfreie Stadt
catalogue-level-district = Ihr Landkreis oder Ihre kreisfreie Stadt
catalogue-level-land = Eine Behörde des Landes

catalogue-hints-title = Hinweise für die Auskunft
catalogue-office-title = Zuständige Stelle
catalogue-office-phone = Telefon:
catalogue-office-email = E-Mail:
catalogue-office-hours = Sprechzeiten:
catalogue-office-why = Warum diese Stelle?
catalogue-office-unknown = Für diesen Ort kennen wir die zuständige Stelle noch nicht. Rufen Sie die Behördennummer 115 an.
catalogue-place-label = Ihr Wohnort oder der Ort, um den es geht
catalogue-place-hint = Name der Gemeinde oder Postleitzahl
catalogue-place-find = Zuständige Stelle finden
catalogue-place-chosen = Ort:
catalogue-place-other = Anderen Ort wählen
catalogue-place-which = Welchen Ort meinen Sie?
catalogue-place-nothing = Diesen Ort haben wir nicht gefunden. Prüfen Sie die Schreibweise, oder geben Sie die Postleitzahl ein.
catalogue-place-missing = Geben Sie den Namen der Gemeinde oder die Postleitzahl ein.

catalogue-apply-online = Online beantragen
catalogue-apply-ready = Sie können das hier online erledigen, auch ohne Benutzerkonto.
catalogue-apply-choose-place = Wählen Sie zuerst den Ort. Dann sehen Sie, ob Sie das online erledigen können.
catalogue-apply-not-here = Für diesen Ort können Sie das hier noch nicht online erledigen. Weiter unten steht, wie es trotzdem geht.
catalogue-apply-not-online = Das können Sie hier noch nicht online erledigen. Weiter unten steht, welche Wege es gibt.

catalogue-full-title = Worum es geht
catalogue-needs-title = Was Sie brauchen
catalogue-requirements-title = Voraussetzungen
catalogue-documents-title = Unterlagen und Angaben
catalogue-procedure-title = So läuft es ab
catalogue-time-usual = So lange dauert es meistens:
catalogue-deadlines-title = Fristen
catalogue-deadline-submit-within = Ihre Frist:
catalogue-deadline-submit-before = Rechtzeitig vorher:
catalogue-deadline-decision-within = Entscheidung:
catalogue-deadline-validity = Gültigkeit:
catalogue-deadline-objection = Widerspruch:
catalogue-costs-title = Kosten
catalogue-costs-free = Kostenlos
catalogue-costs-by-law = Richtet sich nach einem Gesetz oder einer Verordnung
catalogue-costs-by-statute = Richtet sich nach der Satzung vor Ort
catalogue-costs-about = Meist { $amount }
catalogue-costs-range = Meist { $least } bis { $greatest }
catalogue-channels-title = So erreichen Sie die zuständige Stelle
catalogue-law-title = Rechtsgrundlagen
catalogue-to-be-confirmed = noch zu bestätigen

catalogue-list-title = Leistungskatalog
catalogue-list-count =
    { $count ->
        [one] Eine Leistung
       *[other] { $count } Leistungen
    }
catalogue-list-name = Leistung
catalogue-list-kind = Verfahren
catalogue-list-level = Ebene
catalogue-list-level-municipality = Gemeinden
catalogue-list-level-association = Ämter, amtsfreie Gemeinden und kreisfreie Städte
catalogue-list-level-district = Landkreise und kreisfreie Städte
catalogue-list-level-land = Land
catalogue-list-schema = Formular
catalogue-list-validity = Gültig
catalogue-list-version = Fassung
catalogue-list-no-schema = Kein Formular
catalogue-validity-open = Unbefristet
catalogue-validity-from = Seit { $from }
catalogue-validity-until = Bis { $until }
catalogue-validity-both = { $from } bis { $until }
catalogue-procedure-notification = Anzeige
catalogue-procedure-application = Antrag
catalogue-procedure-levy = Abgabe
catalogue-procedure-register-entry = Registereintrag
catalogue-procedure-information = Auskunft
catalogue-procedure-complaint = Beschwerde
catalogue-exchange-title = Katalog austauschen
catalogue-exchange-lead =
    { $count ->
        [one] Eine Leistung als Datei im Format XZuFi 2.3.1.
       *[other] { $count } Leistungen als Datei im Format XZuFi 2.3.1.
    }
catalogue-exchange-note = Beide Dateien enthalten auch die Hinweise für die Auskunft. Die XZuFi-Datei ist nicht gegen das amtliche Schema geprüft.
catalogue-exchange-download = XZuFi-Datei herunterladen

catalogue-api-list = Listet alle Leistungen, die heute gelten.
catalogue-api-list-answer = Die Leistungen in der Reihenfolge ihrer Schlüssel.
catalogue-api-one = Zeigt eine Leistung mit allen Angaben und ihrer Version.
catalogue-api-one-answer = Die Leistung.
catalogue-api-xzufi = Gibt eine Leistung als Nachricht nach XZuFi 2.3.1.
catalogue-api-xzufi-answer = Die Nachricht.
catalogue-api-key = Schlüssel der Leistung in diesem Katalog.
catalogue-api-leika = Schlüssel im Leistungskatalog der Verwaltung.
catalogue-api-topic = Code des OZG-Themenfelds.
catalogue-api-level = Ebene, die die Leistung erbringt.
catalogue-api-online = Ob man sie online beantragen kann.

catalogue-list-search = Leistung suchen: Name, Schlüssel oder Suchwort
catalogue-list-state = Stand
catalogue-list-leika = Leistungsschlüssel
catalogue-list-author = Zuletzt bearbeitet von
catalogue-list-changed = Zuletzt bearbeitet am
catalogue-list-drafts = Offene Entwürfe
catalogue-list-local = { $key }, Gebiet { $area }
catalogue-state-published = Veröffentlicht
catalogue-state-unpublished = Noch nicht veröffentlicht
catalogue-state-withdrawn = Zurückgezogen
catalogue-draft-draft = Entwurf
catalogue-draft-submitted = Wartet auf zweite Person
catalogue-draft-published = Veröffentlicht
catalogue-draft-discarded = Verworfen

catalogue-link-preview = Vorschau
catalogue-link-history = Verlauf und Vergleich
catalogue-link-local = Texte vor Ort
catalogue-link-competence = Zuständigkeit
catalogue-draft-title = Entwurf und Veröffentlichung
catalogue-draft-none = Es gibt keinen offenen Entwurf. Sobald Sie einen Teil ändern, entsteht einer; die veröffentlichte Fassung bleibt, bis eine zweite Person den Entwurf veröffentlicht.
catalogue-draft-about = Zuletzt bearbeitet von { $name }, { $at }.
catalogue-draft-own = Sie haben an diesem Entwurf mitgeschrieben. Veröffentlichen muss ihn jemand anderes. Zuletzt bearbeitet von { $name }, { $at }.
catalogue-draft-returned = Der Entwurf wurde zurückgegeben
catalogue-draft-old-base = Inzwischen wurde etwas Neueres veröffentlicht
catalogue-draft-old-base-text = Der Entwurf beruht auf Fassung { $base }, veröffentlicht ist Fassung { $now }. Vergleichen Sie beide im Verlauf und übernehmen Sie, was fehlt. Danach beziehen Sie den Entwurf auf die neue Fassung.
catalogue-step-submit = Zur Veröffentlichung vorlegen
catalogue-step-return = Zurückgeben
catalogue-step-publish = Veröffentlichen
catalogue-step-discard = Entwurf verwerfen
catalogue-step-rebase = Auf die veröffentlichte Fassung beziehen
catalogue-step-withdraw = Veröffentlichung zurückziehen
catalogue-step-note = Begründung
catalogue-step-note-hint = Nötig beim Zurückgeben und Zurückziehen. Sie steht im Verlauf.
catalogue-done-saved = Der Entwurf ist gespeichert.
catalogue-done-created = Der Entwurf ist angelegt. Ergänzen Sie die fehlenden Teile.
catalogue-done-submitted = Der Entwurf wartet auf eine zweite Person.
catalogue-done-returned = Der Entwurf ist zurückgegeben.
catalogue-done-published = Die neue Fassung ist veröffentlicht.
catalogue-done-discarded = Der Entwurf ist verworfen.
catalogue-done-rebased = Der Entwurf bezieht sich jetzt auf die veröffentlichte Fassung.
catalogue-done-withdrawn = Die Leistung ist zurückgezogen.
catalogue-done-competence = Die Zuständigkeit ist eingetragen.
catalogue-refused-own-draft = Sie haben an diesem Entwurf mitgeschrieben. Bitten Sie eine zweite Person, ihn zu veröffentlichen.
catalogue-refused-old-base = Inzwischen wurde eine neuere Fassung veröffentlicht. Vergleichen Sie beide und beziehen Sie den Entwurf auf die neue Fassung.
catalogue-refused-step = Dieser Schritt ist jetzt nicht möglich. Laden Sie die Seite neu.
catalogue-refused-no-reason = Geben Sie eine Begründung ein.
catalogue-refused-key = Der Schlüssel einer Leistung ändert sich nie. Legen Sie eine neue Leistung an.
catalogue-conflict = Jemand anderes hat den Entwurf inzwischen geändert
catalogue-conflict-text = Links steht, was jetzt gespeichert ist, rechts, was Sie eingegeben haben. Ihre Eingaben stehen noch im Formular. Wenn Sie speichern, gelten Ihre Eingaben.
catalogue-conflict-both-caption = Beide Fassungen im Vergleich
catalogue-conflict-both-old = Jetzt gespeichert
catalogue-conflict-both-new = Ihre Eingabe

catalogue-parts-title = Teile
catalogue-part-values =
    { $count ->
        [0] Leer
        [one] 1 Angabe
       *[other] { $count } Angaben
    }
catalogue-part-changed =
    { $count ->
        [one] 1 Änderung gegenüber der veröffentlichten Fassung
       *[other] { $count } Änderungen gegenüber der veröffentlichten Fassung
    }
catalogue-part-names = Namen und Suchwörter
catalogue-part-texts = Kurztext und Volltext
catalogue-part-needs = Voraussetzungen und Unterlagen
catalogue-part-procedure = Ablauf und Dauer
catalogue-part-deadlines = Fristen
catalogue-part-costs = Kosten
catalogue-part-law = Rechtsgrundlagen
catalogue-part-channels = Wege zur Behörde
catalogue-part-modules = Weitere Bausteine
catalogue-part-web = Abweichend im Web
catalogue-part-phone = Abweichend am Telefon
catalogue-part-counter = Abweichend am Schalter
catalogue-part-hints = Hinweise für die Auskunft
catalogue-part-assignment = Einordnung und Schlüssel
catalogue-part-sdg = Einheitliches digitales Zugangstor (SDG)
catalogue-part-validity = Gültigkeit
catalogue-modules-title = Bausteine nach Sprache und Kanal
catalogue-modules-lead = Die Spalten Deutsch und Englisch zeigen den allgemeinen Text. Ein Kanal ohne eigenen Text verwendet den allgemeinen.
catalogue-modules-module = Baustein
catalogue-modules-written = vorhanden
catalogue-modules-missing = fehlt
catalogue-modules-own = eigener Text
catalogue-modules-general = wie allgemein
catalogue-module-official-name = Leistungsbezeichnung (02)
catalogue-module-name = Leistungsname in Alltagssprache (03)
catalogue-module-short = Kurztext (05)
catalogue-module-full = Volltext (06)
catalogue-module-legal-basis = Handlungsgrundlagen (07)
catalogue-module-documents = Erforderliche Unterlagen (08)
catalogue-module-requirements = Voraussetzungen (09)
catalogue-module-procedure = Verfahrensablauf (11)
catalogue-module-forms = Formulare (14)
catalogue-module-further-information = Weiterführende Informationen (15)
catalogue-module-remarks = Hinweise (16)
catalogue-module-author = Urheber (18)
catalogue-module-responsible-body = Zuständige Stelle (22)
catalogue-module-contact-point = Ansprechpunkt (23)
catalogue-module-teaser = Teaser (24)
catalogue-module-remedy = Rechtsbehelf (25)
catalogue-module-deadlines = Fristen
catalogue-module-processing-time = Bearbeitungsdauer
catalogue-module-costs = Kosten
catalogue-channel-web = Web
catalogue-channel-phone = Telefon
catalogue-channel-counter = Schalter
catalogue-language-de = Deutsch
catalogue-language-en = Englisch
catalogue-row-deadlines = Frist { $number }
catalogue-row-legal-basis = Rechtsgrundlage { $number }
catalogue-row-channels = Weg { $number }

catalogue-field-key = Schlüssel in Adressen
catalogue-field-name = Name
catalogue-field-keywords = Suchwörter
catalogue-field-short = Kurztext
catalogue-field-full = Volltext
catalogue-field-requirements = Voraussetzungen
catalogue-field-documents = Unterlagen
catalogue-field-procedure = Schritte
catalogue-field-processing-time = Übliche Dauer
catalogue-field-deadlines-kind = Art der Frist
catalogue-field-deadlines-amount = Länge
catalogue-field-deadlines-unit = Einheit
catalogue-field-deadlines-text = Regel in einem Satz
catalogue-field-deadlines-legal-basis = Rechtsquelle
catalogue-field-costs-kind = Wonach sich die Kosten richten
catalogue-field-costs-least = Meist mindestens
catalogue-field-costs-greatest = Meist höchstens
catalogue-field-costs-text = Regel in einem oder zwei Sätzen
catalogue-field-costs-to-be-confirmed = Die Kosten sind noch zu bestätigen
catalogue-field-legal-basis-text = Vorschrift
catalogue-field-legal-basis-source = Woher die Angabe stammt
catalogue-field-legal-basis-to-be-confirmed = Die Vorschrift ist noch zu bestätigen
catalogue-field-channels-kind = Art des Weges
catalogue-field-channels-text = So geht es
catalogue-field-modules = Baustein
catalogue-field-hints = Hinweise für die Auskunft
catalogue-field-leika-key = Leistungsschlüssel (LeiKa)
catalogue-field-further-leika-keys = Weitere Leistungsschlüssel
catalogue-field-topic-field = Themenfeld
catalogue-field-life-events = Lebenslagen
catalogue-field-addressees = Für wen
catalogue-field-procedure-kind = Art des Verfahrens
catalogue-field-level = Ebene der Verwaltung
catalogue-field-legal-entity = Rechtsträger
catalogue-field-task = Wirkungskreis
catalogue-field-typing = Typisierung
catalogue-field-trust-level = Vertrauensniveau
catalogue-field-needs-written-form = Schriftform erforderlich
catalogue-field-needs-personal-appearance = Persönliches Erscheinen erforderlich
catalogue-field-is-informal = Formlos möglich
catalogue-field-schema = Kennung des Online-Formulars
catalogue-field-sdg-areas = Informationsbereiche (siebenstellig)
catalogue-field-sdg-topics = Informationsbereiche der neuen Liste (vierstellig)
catalogue-field-single-contact-point = Über einen einheitlichen Ansprechpartner möglich
catalogue-field-valid-from = Gültig ab
catalogue-field-valid-until = Gültig bis
catalogue-field-withdrawn = Zurückgezogen

catalogue-choice-procedure-kind-notification = Anzeige
catalogue-choice-procedure-kind-application = Antrag
catalogue-choice-procedure-kind-levy = Abgabe
catalogue-choice-procedure-kind-register-entry = Registereintrag
catalogue-choice-procedure-kind-information = Auskunft
catalogue-choice-procedure-kind-complaint = Beschwerde
catalogue-choice-level-municipality = Gemeinden
catalogue-choice-level-association = Ämter, amtsfreie Gemeinden und kreisfreie Städte
catalogue-choice-level-district = Landkreise und kreisfreie Städte
catalogue-choice-level-land = Land
catalogue-choice-legal-entity-municipality = Gemeinde
catalogue-choice-legal-entity-association = Amt
catalogue-choice-legal-entity-district = Landkreis
catalogue-choice-legal-entity-land = Land
catalogue-choice-task-self-governed = Eigener Wirkungskreis
catalogue-choice-task-delegated = Übertragener Wirkungskreis
catalogue-choice-task-land = Aufgabe des Landes
catalogue-choice-addressees-citizen = Einwohnerinnen und Einwohner
catalogue-choice-addressees-business = Unternehmen
catalogue-choice-addressees-administration = Verwaltung
catalogue-choice-costs-kind-free = Kostenlos
catalogue-choice-costs-kind-range = Betrag oder Spanne
catalogue-choice-costs-kind-by-law = Gesetz oder Verordnung
catalogue-choice-costs-kind-by-statute = Satzung vor Ort
catalogue-choice-deadlines-kind-submit-within = Innerhalb dieser Zeit danach
catalogue-choice-deadlines-kind-submit-before = So lange vorher
catalogue-choice-deadlines-kind-decision-within = Entscheidung der Behörde
catalogue-choice-deadlines-kind-validity = Gültigkeit des Ergebnisses
catalogue-choice-deadlines-kind-objection = Widerspruch
catalogue-choice-deadlines-unit-day = Tage
catalogue-choice-deadlines-unit-week = Wochen
catalogue-choice-deadlines-unit-month = Monate
catalogue-choice-deadlines-unit-year = Jahre
catalogue-choice-channels-kind-online = Online
catalogue-choice-channels-kind-counter = Persönlich
catalogue-choice-channels-kind-post = Per Post
catalogue-choice-channels-kind-email = Per E-Mail
catalogue-choice-channels-kind-phone = Telefonisch

catalogue-editor-save = Entwurf speichern
catalogue-editor-more = Speichern und weitere Zeile
catalogue-editor-cancel = Abbrechen
catalogue-editor-lines = Eine Angabe je Zeile. Die Zeilen beider Sprachen gehören der Reihe nach zusammen.
catalogue-editor-codes = Mehrere durch Leerzeichen getrennt
catalogue-editor-row-new = Neue Zeile: leer lassen, wenn Sie keine weitere brauchen.
catalogue-editor-row-remove = Leeren Sie alle Felder, um die Zeile zu entfernen.
catalogue-editor-channel = Füllen Sie nur aus, was dieser Kanal anders sagt: { $channel }. Leere Felder übernehmen den allgemeinen Text.
catalogue-editor-general = Allgemein: { $text }
catalogue-new-title = Neue Leistung
catalogue-new-lead = Mit diesen drei Angaben entsteht ein Entwurf. Alles Weitere ergänzen Sie danach.
catalogue-new-name = Name in Alltagssprache
catalogue-new-key-hint = Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel hund-anmelden. Er steht in der Adresse und ändert sich nie.
catalogue-new-leika-hint = 14 Ziffern
catalogue-new-create = Entwurf anlegen

catalogue-error-choice = Wählen Sie einen der angebotenen Werte aus.
catalogue-error-flag = Geben Sie ja oder nein ein.
catalogue-error-day = Geben Sie ein Datum ein, das es gibt, zum Beispiel 8 3 2026.
catalogue-error-amount = Geben Sie einen Betrag ein, zum Beispiel 60,00.
catalogue-error-number = Geben Sie eine ganze Zahl von 0 bis 10000 ein.
catalogue-error-key = Geben Sie einen Schlüssel aus Kleinbuchstaben, Ziffern und Bindestrichen ein.
catalogue-error-key-taken = Diesen Schlüssel gibt es schon. Wählen Sie einen anderen.
catalogue-error-leika = Geben Sie einen Leistungsschlüssel mit 14 Ziffern ein.
catalogue-error-leika-taken = Diesen Leistungsschlüssel hat schon eine andere Leistung. Prüfen Sie ihn.
catalogue-error-channel = Nennen Sie mindestens einen Weg zur Behörde.
catalogue-error-channel-text = Beschreiben Sie den Weg auf Deutsch.
catalogue-error-name = Geben Sie den deutschen Namen ein.
catalogue-error-short = Geben Sie den deutschen Kurztext ein.
catalogue-error-costs = Beschreiben Sie die Kosten auf Deutsch.
catalogue-error-range = Geben Sie beide Beträge ein, den kleineren zuerst.
catalogue-error-deadline = Beschreiben Sie die Frist auf Deutsch.
catalogue-error-provision = Nennen Sie die Vorschrift.
catalogue-error-addressee = Wählen Sie aus, für wen die Leistung ist.
catalogue-error-topic = Wählen Sie ein Themenfeld aus.
catalogue-error-life-event = Wählen Sie nur Lebenslagen aus der Liste.
catalogue-error-sdg-areas = Geben Sie Codes mit je sieben Ziffern ein.
catalogue-error-sdg-topics = Geben Sie Codes mit je vier Ziffern ein.
catalogue-error-ends-before = Das Ende liegt vor dem Anfang. Prüfen Sie beide Tage.
catalogue-error-too-long = Kürzen Sie den Text auf { $count } Zeichen.
catalogue-error-area = Wählen Sie ein Gebiet aus.
catalogue-error-entity = Wählen Sie einen Rechtsträger aus.
catalogue-error-source = Nennen Sie das Gesetz oder die Vereinbarung mit höchstens 300 Zeichen.

catalogue-preview-title = Vorschau
catalogue-preview-text = So sehen Einwohnerinnen und Einwohner die Leistung, wenn der Entwurf veröffentlicht wird. Hinweise für die Auskunft sehen nur Beschäftigte.
catalogue-preview-missing =
    { $count ->
        [one] Eine Angabe fehlt noch und ist mit „…“ gefüllt.
       *[other] { $count } Angaben fehlen noch und sind mit „…“ gefüllt.
    }
catalogue-preview-back = Zurück zum Bearbeiten
catalogue-preview-local-wrong = Der Entwurf hat noch Fehler. Gezeigt wird die veröffentlichte Fassung.
catalogue-history-title = Verlauf und Vergleich
catalogue-history-list = Veröffentlichte Fassungen
catalogue-history-number = Fassung
catalogue-history-at = Veröffentlicht am
catalogue-history-author = Geschrieben von
catalogue-history-publisher = Veröffentlicht von
catalogue-history-note = Begründung
catalogue-history-file = Aus einer Datei
catalogue-history-draft = Entwurf
catalogue-history-version = Fassung { $number }
catalogue-history-from = Ältere Fassung
catalogue-history-to = Neuere Fassung
catalogue-history-compare = Vergleichen
catalogue-history-compare-title = Zwei Fassungen vergleichen
catalogue-history-both-caption = Was sich unterscheidet
catalogue-history-both-old = Ältere Fassung
catalogue-history-both-new = Neuere Fassung
catalogue-difference-what = Angabe
catalogue-difference-nothing = Beide Fassungen sind gleich.

catalogue-local-title = Texte vor Ort
catalogue-local-lead = Füllen Sie nur aus, was in diesem Gebiet anders ist. Ein ausgefüllter Teil ersetzt den allgemeinen ganz, auch in den Gebieten darunter, die keinen eigenen haben.
catalogue-local-texts = Was hier anders ist
catalogue-local-published = Wer etwas anderes sagt
catalogue-local-none = Überall gilt der allgemeine Text.
catalogue-local-own = Ihre Gebiete
catalogue-local-area = Gebiet
catalogue-local-key = Regionalschlüssel
catalogue-local-modules = Ersetzte Teile
catalogue-competence-title = Zuständigkeit
catalogue-competence-rule = Üblicherweise zuständig: { $level }. Handelnder Rechtsträger: { $entity }.
catalogue-competence-recorded = Besondere Zuständigkeiten
catalogue-competence-none = Für diese Leistung ist nichts Besonderes eingetragen.
catalogue-competence-area = Gebiet
catalogue-competence-authority = Behörde
catalogue-competence-entity = Rechtsträger
catalogue-competence-period = Gilt
catalogue-competence-source = Gesetz oder Vereinbarung
catalogue-competence-source-hint = Steht in der Begründung, die Einwohnerinnen und Einwohner lesen.
catalogue-competence-from = Erster Tag
catalogue-competence-try = Für einen Ort nachsehen
catalogue-competence-write-title = Besondere Zuständigkeit Ihrer Behörde eintragen
catalogue-competence-write-lead = Sie geht von diesem Tag an der üblichen vor. Eine frühere endet am Tag davor und bleibt im Verlauf stehen.
catalogue-competence-write = Eintragen

catalogue-exchange-table = Tabelle herunterladen (CSV)
catalogue-exchange-in-title = Datei einspielen
catalogue-exchange-in-lead = XZuFi (Fassungen 2.2.0 und 2.3.1) oder eine Tabelle (CSV) mit den Spalten der heruntergeladenen. Aus jeder neuen oder geänderten Leistung entsteht ein Entwurf; veröffentlicht wird er wie jeder andere.
catalogue-exchange-file = Datei
catalogue-exchange-send = Einspielen
catalogue-exchange-missing = Wählen Sie eine Datei aus.
catalogue-exchange-broken = Die Datei ist nicht vollständig angekommen. Senden Sie sie noch einmal.
catalogue-exchange-too-large = Die Datei ist zu groß. Teilen Sie sie in Dateien mit höchstens { $megabytes } MB.
catalogue-exchange-nothing = In der Datei steht keine Leistung, oder es sind mehr als { $most }. Prüfen Sie die Datei.
catalogue-csv-no-header = Die erste Zeile nennt keine Spalte „key“. Laden Sie die Tabelle herunter und behalten Sie ihre erste Zeile.
catalogue-csv-unknown-column = Die Spalte „{ $name }“ ist unbekannt. Prüfen Sie ihren Namen oder löschen Sie sie.
catalogue-csv-repeated-column = Die Spalte „{ $name }“ steht zweimal da. Löschen Sie eine davon.
catalogue-csv-open-quote = In Zeile { $line } beginnt ein Anführungszeichen ohne Ende. Ergänzen oder löschen Sie es.
catalogue-csv-too-many-cells = Zeile { $line } hat mehr Felder als die erste. Prüfen Sie die Trennzeichen.
catalogue-csv-too-large = Die Tabelle hat zu viele Zeilen oder Spalten. Teilen Sie sie.
catalogue-xzufi-version = Diese Fassung von XZuFi wird nicht gelesen. Senden Sie 2.2.0 oder 2.3.1.
catalogue-xzufi-document-type = Die Datei enthält eine Dokumenttyp-Deklaration. Entfernen Sie sie.
catalogue-xzufi-broken = Die Datei ist kein lesbares XML. Exportieren Sie sie noch einmal.
catalogue-import-title = Ergebnis
catalogue-import-service = Leistung
catalogue-import-state = Stand
catalogue-import-notes = Was zu prüfen ist
catalogue-import-new = Neuer Entwurf
catalogue-import-changed = Entwurf mit Änderungen
catalogue-import-unchanged = Unverändert
catalogue-import-open-draft = Nicht übernommen: es gibt schon einen offenen Entwurf
catalogue-import-no-key = Nicht übernommen: der Schlüssel fehlt oder ist falsch
catalogue-import-left-language = Nicht übernommene Sprache: { $what }
catalogue-import-left-channel = Unbekannter Zugangskanal: { $what }
catalogue-import-left-module = Unbekannter Baustein: { $what }
catalogue-import-left-deadline = Unbekannte Fristart { $what }; als Entscheidungsfrist übernommen
catalogue-import-left-cut-off = Ein Stichtag (Fristart { $what }) wurde nicht übernommen
catalogue-import-left-unit = Unbekannte Einheit { $what }; als Tage übernommen
catalogue-import-left-cost = Ein weiterer Kostensatz (Art { $what }) wurde nicht übernommen
catalogue-import-left-classification = Einordnung fehlt und wurde mit dem üblichen Wert gefüllt: { $what }
catalogue-import-left-validity = Nur der erste von { $what } Gültigkeitszeiträumen wurde übernommen
catalogue-import-left-element = Nicht gelesene Stelle der Datei: { $path }
