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
catalogue-exchange-note = Die Datei enthält auch die Hinweise für die Auskunft. Sie ist nicht gegen das amtliche Schema geprüft.
catalogue-exchange-download = XZuFi-Datei herunterladen
