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
web-workplace-label = Behörde, für die Sie arbeiten
web-workplace-button = Wechseln
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
web-file-limit-size = Höchstens { $size }
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
identity-secret-wrong = Das bisherige Kennwort stimmt nicht. Geben Sie es noch einmal ein.
identity-secret-length = Wählen Sie ein Kennwort mit mindestens 12 und höchstens 200 Zeichen.
identity-secret-same = Wählen Sie ein anderes Kennwort als das bisherige.
identity-secret-login = Wählen Sie ein Kennwort, das nicht Ihr Anmeldename ist.

web-law-in-german = Der Text des Rechts ist deutsch.
web-own-secret = Kennwort ändern
web-expired-title = Ihre Sitzung ist abgelaufen
web-expired-text = Was Sie eingegeben haben, ist noch da. Melden Sie sich in einem neuen Fenster wieder an, oder machen Sie dort mit Ihrem Code weiter. Kommen Sie dann hierher zurück, und senden Sie Ihre Angaben noch einmal.
web-expired-files = Dateien müssen Sie danach noch einmal auswählen.
web-expired-sign-in = Anmelden (neues Fenster)
web-expired-resume = Mit Code weitermachen (neues Fenster)
web-expired-again = Angaben noch einmal senden
web-problem-first-secret = Ersetzen Sie zuerst das Kennwort, das Ihnen jemand gegeben hat.

web-api-title = Kontor: Schnittstelle für Programme
web-api-summary = Leistungen finden, Anträge stellen, Vorgänge lesen. Änderungen nennen ihre Herkunft (Origin oder Sec-Fetch-Site) oder kommen ohne Sitzung.
web-api-session = Sitzung, wie sie die Anmeldung oder der Beginn eines Entwurfs als Cookie setzt.
web-api-description = Diese Beschreibung (OpenAPI 3.1).
web-api-description-answer = Die Beschreibung.
web-api-problem-401 = Eine Anmeldung ist nötig.
web-api-problem-404 = Das gibt es nicht, oder Sie dürfen nicht wissen, dass es das gibt.
web-api-problem-409 = Der Stand erlaubt den Schritt nicht; die Antwort sagt, was zu tun ist.
web-api-problem-413 = Die Anfrage ist zu groß.
web-api-problem-422 = Angaben fehlen oder sind nicht richtig; jede ist mit ihrem Ort genannt.
web-api-problem-429 = Zu viele Anfragen; Retry-After sagt, wann es weitergeht.
web-api-problem-field = Das Feld oder der Pfad der Frage.
web-api-problem-pointer = Ort in der Anfrage als JSON-Zeiger (RFC 6901) mit vorangestelltem #.
web-api-problem-code = Unveränderlicher Name der Meldung.
web-api-problem-detail = Meldung in der Sprache der Anfrage (Accept-Language).
web-api-problem-instance = Kennung für Rückfragen.
web-api-problem-errors = Die einzelnen Fehler.
