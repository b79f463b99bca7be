# SPDX-License-Identifier: EUPL-1.2
# Briefe und Textvorlagen

notices-navigation-templates = Textvorlagen

notices-templates-title = Textvorlagen
notices-templates-intro = Aus diesen Vorlagen entstehen die Schreiben Ihrer Behörde. Eine Änderung gilt für alle Schreiben, die danach in Auftrag gegeben werden.
notices-templates-caption = Textvorlagen Ihrer Behörde
notices-templates-kind = Vorlage
notices-templates-state = Stand

notices-kind-certificate-of-receipt = Empfangsbescheinigung
notices-kind-document-request = Bitte um Unterlagen
notices-kind-hearing = Anhörung
notices-kind-dog-tax-notice = Hundesteuerbescheid
notices-kind-partial-refusal = Teilweise Ablehnung
notices-kind-grant = Bewilligung
notices-kind-refusal = Ablehnung
notices-kind-answer = Antwort auf eine Anfrage
notices-kind-complaint-reply = Antwort auf eine Beschwerde
notices-kind-closing = Abschluss ohne Entscheidung

notices-language-de = Deutsch
notices-language-en = Englisch

notices-state-ordered = Wird erstellt
notices-state-ready = Fertig
notices-state-failed = Konnte nicht erstellt werden

notices-letter-reference = Aktenzeichen
notices-letter-sample = MUSTER

notices-template-state-default = Vorgabe des Programms
notices-template-state-own = Eigene Fassung { $version }, geändert am { $at }
notices-template-subject = Betreff
notices-template-subject-hint = Eine Zeile. Platzhalter sind erlaubt.
notices-template-body = Text
notices-template-body-hint = Eine leere Zeile trennt Absätze. Anschrift, Aktenzeichen und Datum stehen schon im Kopf des Schreibens.
notices-template-help = Wie schreibe ich eine Vorlage?
notices-template-help-text =
    Beginnen Sie eine Zeile mit dem Zeichen # und einem Leerzeichen, wird sie zur Überschrift. Mit - und einem Leerzeichen wird sie zum Punkt einer Liste.
    {""}
    Eine Zeile wie | Position | Betrag | ist eine Zeile einer Tabelle; die erste ist der Kopf. Zwischen zwei Sternen auf jeder Seite steht **wichtiger Text**.
    {""}
    Ein Platzhalter steht in doppelten geschweiften Klammern, zum Beispiel {"{{ case.reference }}"}. Mit {"{% if reasons %}"} und {"{% endif %}"} erscheint ein Teil nur, wenn es etwas zu sagen gibt; mit {"{% for item in documents %}"} und {"{% endfor %}"} wiederholt sich ein Teil für jeden Eintrag.
notices-template-save = Speichern
notices-template-preview = Musterschreiben herunterladen
notices-template-reset = Vorgabe des Programms wiederherstellen
notices-template-read-only = Sie können diese Vorlage ansehen und ausprobieren. Ändern kann sie die Administration Ihrer Behörde.
notices-template-stale-title = Die Vorlage wurde inzwischen geändert
notices-template-stale-text = Jemand anderes hat gespeichert, während Sie geschrieben haben. Vergleichen Sie beide Texte. Wenn Sie jetzt speichern, gilt Ihr Text.
notices-template-stale-stored = Jetzt gespeicherter Text
notices-template-stale-own = Ihr Text

notices-variables-title = Platzhalter dieser Vorlage
notices-variables-name = Schreibweise
notices-variables-meaning = Bedeutung
notices-variables-shape = Form
notices-shape-line = Text in einer Zeile
notices-shape-text = Text, auch mit Absätzen
notices-shape-lines = Liste von Texten
notices-shape-records = Liste mit mehreren Angaben je Eintrag
notices-variable-authority-name = Name der Behörde, die den Fall bearbeitet
notices-variable-legal-entity-name = Name der Körperschaft, für die sie handelt
notices-variable-legal-entity-formula = Zeichnungsformel, zum Beispiel „Im Auftrag“
notices-variable-recipient-salutation = Vollständige Anrede ohne Komma
notices-variable-case-reference = Aktenzeichen
notices-variable-case-service = Name der Leistung
notices-variable-case-received-on = Tag des Eingangs
notices-variable-signature-name = Name der Person, die unterschreibt
notices-variable-signature-role = Funktion dieser Person
notices-variable-today = Datum des Schreibens
notices-variable-documents = Unterlagen, um die es geht
notices-variable-deadline = Letzter Tag der Frist
notices-variable-reasons = Begründung oder Text aus der Bearbeitung
notices-variable-remedy = Rechtsbehelfsbelehrung der Körperschaft
notices-variable-decision-parts = Teile der Entscheidung mit Gegenstand, Ergebnis und Begründung
notices-variable-assessment = Festgesetzte Beträge mit Bezeichnung
notices-variable-assessment-total = Summe der Beträge
notices-variable-due-on = Tag oder Tage, an denen zu zahlen ist
notices-variable-concerns-reference = Vorgangsnummer, um die es in der Beschwerde geht
notices-variable-upheld = Gesetzt, wenn der Beschwerde abgeholfen wird

notices-done-template-saved = Die Vorlage ist gespeichert.
notices-done-template-reset = Die Vorgabe des Programms gilt wieder.

notices-refused-order-too-long = Die Texte sind für ein Schreiben zu lang. Kürzen Sie die Begründung oder die Liste der Unterlagen.
notices-refused-protected = Für diese Person gilt eine Auskunftssperre. Öffnen Sie das Schreiben beim Vorgang, nachdem die Einsicht dort genehmigt ist.
notices-problem-template-changed = Jemand anderes hat die Vorlage inzwischen geändert. Laden Sie die Seite neu und vergleichen Sie beide Texte.

notices-error-subject-empty = Geben Sie einen Betreff ein.
notices-error-body-empty = Geben Sie einen Text ein, der auch dann nicht leer ist, wenn freiwillige Angaben fehlen.
notices-error-template-length = Kürzen Sie den Text auf höchstens { $limit } Zeichen.
notices-error-template-syntax = Zeile { $line }: Ein Platzhalter oder eine Anweisung ist nicht vollständig. Prüfen Sie die Klammern und ob jedes „if“ ein „endif“ und jedes „for“ ein „endfor“ hat.
notices-error-template-forbidden = Zeile { $line }: „{ $text }“ ist in Vorlagen nicht erlaubt. Verwenden Sie nur Platzhalter, „if“ und „for“.
notices-error-template-unknown = Zeile { $line }: Den Platzhalter „{ $name }“ gibt es in diesem Schreiben nicht. Wählen Sie einen aus der Liste unten.
notices-error-template-member = Zeile { $line }: Diese Angabe gibt es in der Liste nicht. Sehen Sie in der Liste unten nach, wie sie heißt.
notices-error-template-list = Zeile { $line }: Eine Liste kann nicht als Text erscheinen. Wiederholen Sie ihre Einträge mit „for“.
notices-error-template-too-long = Aus der Vorlage wird ein zu langes Schreiben. Verringern Sie die Wiederholungen.
notices-error-table-uneven = Die Tabellenzeile „{ $row }“ hat nicht so viele Spalten wie der Kopf ihrer Tabelle. Ergänzen oder entfernen Sie senkrechte Striche.
notices-error-table-head = Geben Sie jeder Tabelle eine erste Zeile mit den Namen der Spalten.
