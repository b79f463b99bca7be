# SPDX-License-Identifier: EUPL-1.2
web-product-name = Kontor
web-home-link = Kontor – zur Startseite
web-skip-to-content = Zum Inhalt springen
web-title-error = Fehler:
web-navigation-label = Hauptnavigation
web-other-language-code = en
web-other-language-name = English
web-sign-in = Anmelden
web-sign-out = Abmelden
web-signed-in-as = Angemeldet als
web-session-title = Ihre Sitzung endet bald
web-session-text = In zwei Minuten melden wir Sie aus Sicherheitsgründen ab. Möchten Sie weitermachen?
web-session-extend = Weitermachen

web-help-title = Fragen? Rufen Sie an.
web-help-text = Behördennummer 115, Montag bis Freitag von 8 bis 18 Uhr
web-footer-label = Rechtliches und Hilfe
web-footer-easy-language = Leichte Sprache
web-footer-accessibility = Barrierefreiheit
web-footer-privacy = Datenschutz
web-footer-imprint = Impressum
web-footer-licences = Lizenzen

web-field-optional = (freiwillig)
web-field-error = Fehler:
web-date-day = Tag
web-date-month = Monat
web-date-year = Jahr
web-choice-yes = Ja
web-choice-no = Nein
web-select-empty = Bitte auswählen
web-file-megabytes = { $size } MB
web-file-limit = { $types }, höchstens { $size }
web-file-too-large = Diese Datei ist zu groß. Wählen Sie eine Datei mit höchstens { $size }.
web-file-stored = Gespeicherte Dateien
web-file-remove = Entfernen
web-errors-title =
    { $count ->
        [one] Eine Angabe fehlt noch oder ist nicht richtig
       *[other] { $count } Angaben fehlen noch oder sind nicht richtig
    }

web-task-not-started = Noch nicht begonnen
web-task-in-progress = In Arbeit
web-task-done = Erledigt
web-task-cannot-start = Noch nicht möglich
web-task-wrong = Bitte prüfen
web-summary-change = Ändern
web-summary-empty = Keine Angabe
web-timeline-upcoming = noch offen

web-breadcrumb-label = Sie sind hier
web-pagination-label = Seiten
web-pagination-previous = Zurück
web-pagination-next = Weiter
web-pagination-page = Seite { $number }

web-table-choose = Auswählen
web-table-empty = Keine Einträge.
web-table-ascending = (aufsteigend sortiert)
web-table-descending = (absteigend sortiert)
web-chart-label = Bezeichnung
web-chart-value = Wert
web-chart-table = Zahlen als Tabelle
web-button-print = Drucken
web-search-button = Suchen
web-filter-label = Liste filtern
web-filter-button = Filter anwenden
web-filter-reset = Zurücksetzen

web-error-home = Zur Startseite
web-error-reference = Kennung für Rückfragen:
web-error-403-title = Sie haben keinen Zugang
web-error-403-text = Mit Ihrer Anmeldung dürfen Sie das nicht tun.
web-error-403-action = Melden Sie sich mit einem anderen Konto an, oder fragen Sie die zuständige Stelle.
web-error-404-title = Diese Seite gibt es nicht
web-error-404-text = Wir haben unter dieser Adresse nichts gefunden.
web-error-404-action = Prüfen Sie, ob die Adresse vollständig ist. Vielleicht hat sich die Seite geändert: Suchen Sie von der Startseite aus.
web-error-422-title = Das konnten wir nicht verarbeiten
web-error-422-text = Die gesendeten Angaben sind unvollständig oder veraltet.
web-error-422-action = Gehen Sie einen Schritt zurück, laden Sie die Seite neu, und senden Sie das Formular noch einmal.
web-error-429-title = Das waren zu viele Anfragen
web-error-429-text = Von Ihrem Anschluss kamen in kurzer Zeit sehr viele Anfragen.
web-error-429-action = Warten Sie eine Minute, und versuchen Sie es dann noch einmal.
web-error-500-title = Das hat nicht geklappt
web-error-500-text = Bei uns ist ein Fehler aufgetreten. Was Sie schon gespeichert haben, ist noch da.
web-error-500-action = Versuchen Sie es in einigen Minuten noch einmal. Wenn es wieder nicht klappt, rufen Sie uns an, und nennen Sie die Kennung.
web-error-503-title = Zurzeit nicht erreichbar
web-error-503-text = Wir arbeiten gerade am System, oder es ist überlastet.
web-error-503-action = Versuchen Sie es in einigen Minuten noch einmal. Was Sie schon gespeichert haben, ist noch da.

web-gallery-title = Bausteine der Seiten
web-gallery-lead = Alle Bausteine, aus denen die Seiten bestehen, mit ihren Beispielen.

web-error-told-title = Das geht gerade nicht
web-error-told-action = Gehen Sie einen Schritt zurück. Was Sie gespeichert haben, ist noch da.
web-problem-stale = Jemand anderes hat das in der Zwischenzeit geändert. Laden Sie die Seite neu, und vergleichen Sie beide Fassungen.
web-problem-request = Diese Anfrage haben wir nicht verstanden. Gehen Sie einen Schritt zurück, und versuchen Sie es noch einmal.
web-problem-foreign-site = Diese Anfrage kam nicht von unserer Seite. Öffnen Sie die Seite neu, und senden Sie das Formular noch einmal.
web-upload-empty = Die Datei ist leer. Wählen Sie eine andere Datei.
web-upload-too-large = Die Datei ist zu groß. Wählen Sie eine Datei mit höchstens { $megabytes } MB.
web-upload-type = Diesen Dateityp können wir nicht annehmen. Wählen Sie eine PDF-Datei oder ein Bild.
identity-login-taken = Mit dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an, oder wählen Sie eine andere Adresse.
identity-loan-ends-before-it-begins = Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren letzten Tag.
