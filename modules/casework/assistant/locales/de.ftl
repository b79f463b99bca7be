# SPDX-License-Identifier: EUPL-1.2
assistant-start-need = Das brauchen Sie
assistant-start-minutes =
    { $minutes ->
        [one] Sie brauchen ungefähr eine Minute.
       *[other] Sie brauchen ungefähr { $minutes } Minuten.
    }
assistant-start-save = Sie können jederzeit unterbrechen und später weitermachen, auch an einem anderen Gerät.
assistant-start-next = So geht es danach weiter
assistant-start-place-title = Um welche Gemeinde geht es?
assistant-start-place-hint = Name der Gemeinde oder Postleitzahl. Davon hängt ab, welche Stelle zuständig ist.
assistant-start-place-label = Gemeinde oder Postleitzahl
assistant-start-place-missing = Geben Sie den Namen der Gemeinde oder die Postleitzahl ein.
assistant-start-place-unknown = Wir haben keine Gemeinde gefunden, die so heißt. Prüfen Sie die Schreibweise, oder geben Sie die Postleitzahl ein.
assistant-start-place-choose = Welche Gemeinde meinen Sie?
assistant-start-place-former = Bis { $day } eigene Gemeinde
assistant-start-place-change = Andere Gemeinde wählen
assistant-start-authority = Zuständig für { $place }
assistant-start-why = Warum diese Stelle?
assistant-start-continue = Weiter
assistant-start-begin = Jetzt beginnen
assistant-start-account = Haben Sie ein Konto? Dann melden Sie sich vorher an: Wir übernehmen Ihren Namen und Ihre E-Mail-Adresse, und Sie finden den Antrag unter „Meine Anträge“ wieder.
assistant-start-sign-in = Anmelden

assistant-tasks-progress = { $done } von { $all } Abschnitten erledigt
assistant-tasks-place = Für { $place }, zuständig: { $authority }
assistant-tasks-form = Ihre Angaben
assistant-tasks-finish = Zum Schluss
assistant-tasks-check = Angaben prüfen und absenden
assistant-tasks-check-hint = Geht, sobald alle Pflichtangaben da sind
assistant-tasks-optional = Freiwillig
assistant-tasks-later = Später weitermachen
assistant-tasks-later-account = Ihre Angaben sind gespeichert. Sie finden sie in Ihrem Konto wieder, bis zum { $until }.
assistant-tasks-later-code = Ihre Angaben sind gespeichert, bis zum { $until }. Mit diesem Code kommen Sie zurück, auch an einem anderen Gerät. Schreiben Sie ihn auf, oder lassen Sie ihn sich schicken. Geben Sie ihn niemandem, der Ihre Angaben nicht sehen soll.
assistant-tasks-code = Ihr Code
assistant-tasks-resume = Seite zum Weitermachen
assistant-tasks-email = E-Mail-Adresse
assistant-tasks-email-hint = Wir schicken nur den Code und speichern die Adresse nicht.
assistant-tasks-email-missing = Geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@beispiel.de.
assistant-tasks-email-send = Code schicken
assistant-tasks-remove = Antrag löschen

assistant-mail-subject = Ihr Code zum Weitermachen
assistant-mail-text =
    Guten Tag,

    mit diesem Code öffnen Sie die gespeicherten Angaben wieder:

    { $code }

    So geht es: Öffnen Sie { $address }, wählen Sie „Mit Code weitermachen“, und geben Sie den Code ein. Er gilt bis zum { $until }.

    Sie haben nichts bestellt? Dann hat sich jemand bei der Adresse vertippt, und Sie können diese Nachricht löschen.
assistant-done-code-sent = Der Code ist unterwegs.
assistant-done-removed = Die Angaben sind gelöscht.
assistant-page-back = Zurück
assistant-page-continue = Weiter
assistant-page-later = Speichern und zur Übersicht
assistant-page-upload = Hochladen und auf dieser Seite bleiben
assistant-page-files-missing = Wählen Sie eine Datei aus.
assistant-page-repeat-none = Noch kein Eintrag.
assistant-page-repeat-change = Ändern
assistant-page-repeat-remove = Entfernen
assistant-conflict-title = In einem anderen Fenster geändert
assistant-conflict-text = Sie haben diese Seite in einem anderen Fenster oder an einem anderen Gerät anders ausgefüllt. Welche Angaben sollen gelten?
assistant-conflict-question = Angabe
assistant-conflict-stored = Gespeichert
assistant-conflict-yours = Gerade eingegeben
assistant-conflict-table = Beide Fassungen
assistant-conflict-keep-mine = Gerade eingegebene Angaben speichern
assistant-conflict-keep-stored = Gespeicherte Angaben behalten
assistant-check-title = Prüfen Sie Ihre Angaben
assistant-check-lead = Ihre Angaben gehen an: { $authority }
assistant-check-declaration = Ich habe alle Angaben geprüft. Sie sind richtig und vollständig.
assistant-check-declaration-missing = Bestätigen Sie, dass Ihre Angaben richtig und vollständig sind.
assistant-check-submit = Absenden
assistant-check-incomplete = Es fehlen noch Angaben. Füllen Sie zuerst die genannten Seiten aus.
assistant-check-nothing = Sie haben noch nichts angegeben.

assistant-confirmation-title = Wir haben Ihren Antrag erhalten
assistant-confirmation-reference = Ihre Vorgangsnummer
assistant-confirmation-next = So geht es weiter
assistant-confirmation-authority = { $authority } bearbeitet Ihren Antrag und meldet sich bei Ihnen.
assistant-confirmation-time = Bearbeitungszeit: { $time }
assistant-confirmation-deadline = Die Stelle soll bis zum { $date } tätig werden.
assistant-confirmation-code-title = Ohne Konto wiederkommen
assistant-confirmation-code = Mit diesem Code sehen Sie den Stand, lesen Nachrichten und reichen Unterlagen nach. Er gilt bis zum { $until }. Schreiben Sie ihn auf.
assistant-confirmation-receipt-title = Empfangsbestätigung
assistant-confirmation-receipt = Die Datei beweist, was wann bei uns eingegangen ist. Heben Sie sie auf.
assistant-confirmation-download = Empfangsbestätigung herunterladen (JSON)
assistant-confirmation-mine = Meine Anträge

assistant-remove-title = Angaben löschen?
assistant-remove-text = Wir löschen alles, was Sie für „{ $service }“ eingegeben und hochgeladen haben. Das lässt sich nicht rückgängig machen.
assistant-remove-yes = Endgültig löschen
assistant-remove-no = Behalten

assistant-refused-no-form = Diese Leistung können Sie noch nicht online beantragen. Auf der Seite der Leistung steht, an wen Sie sich wenden.
assistant-refused-sent = Dieser Antrag ist schon abgesendet und lässt sich nicht mehr ändern. Unter der Vorgangsnummer können Sie Unterlagen nachreichen.
assistant-refused-too-much = Das sind zu viele Angaben auf einmal. Kürzen Sie lange Texte, oder laden Sie sie als Datei hoch.
assistant-refused-drafts =
    { $most ->
       *[other] Sie haben schon { $most } angefangene Anträge. Senden Sie einen ab, oder löschen Sie einen.
    }
assistant-refused-files-field =
    { $most ->
        [one] Hier passt nur eine Datei hin. Entfernen Sie zuerst die gespeicherte Datei.
       *[other] Hier passen höchstens { $most } Dateien hin. Entfernen Sie eine, oder fassen Sie mehrere zusammen.
    }
assistant-refused-files-draft = Ein Antrag fasst höchstens { $most } Dateien. Entfernen Sie eine, oder fassen Sie mehrere zusammen.
assistant-refused-bytes = Alle Dateien zusammen dürfen höchstens { $megabytes } MB groß sein. Verkleinern Sie Bilder, oder entfernen Sie eine Datei.
assistant-refused-body = Das waren zu viele Daten auf einmal. Laden Sie die Dateien einzeln hoch.
assistant-refused-json = Der Inhalt der Anfrage passt nicht: erwartet wird JSON wie in der Beschreibung der Schnittstelle.
assistant-refused-path = Diese Angabe gibt es in dem Formular nicht: { $path }
assistant-refused-file-path = An dieser Stelle nimmt das Formular keine Datei an.
assistant-refused-file-value = Dateien werden hochgeladen und nicht als Text gesendet: { $path }
assistant-refused-file-gone = Eine Datei ist nicht mehr da. Entfernen Sie sie auf ihrer Seite, und laden Sie sie noch einmal hoch.
assistant-refused-value = Diese Angabe ist zu lang, oder es sind zu viele: { $path }

assistant-refused-no-key = Senden Sie im Kopf Idempotency-Key einen eigenen Namen der Anfrage mit 16 bis 128 Zeichen, zum Beispiel eine UUID.
assistant-refused-key = Dieser Idempotency-Key kam schon mit einer anderen Anfrage. Nehmen Sie für jeden Antrag einen neuen.
assistant-refused-base64 = Der Inhalt der Datei ist kein Base64-Text.
assistant-api-application = Stellt einen Antrag in einer Anfrage. Das Senden erklärt, dass die Angaben richtig und vollständig sind.
assistant-api-application-made = Der Antrag ist eingegangen.
assistant-api-application-again = Dieselbe Anfrage kam schon; die Antwort von damals.
assistant-api-application-id = Kennung des Antrags und des Vorgangs.
assistant-api-service = Schlüssel der Leistung.
assistant-api-key = Name der Anfrage, den das Programm wählt. Dieselbe Anfrage mit demselben Namen stellt den Antrag nur einmal; er gilt 30 Tage.
assistant-api-area = Regionalschlüssel der Gemeinde.
assistant-api-answers-map = Antworten nach Pfad der Frage.
assistant-api-files = Höchstens 20 Dateien. Größere als zusammen etwa 45 MB gehen über einen Entwurf.
assistant-api-path = Pfad der Frage; in der Adresse als ein prozentkodierter Teil.
assistant-api-file-name = Name der Datei.
assistant-api-file-kept = Name, unter dem die Datei gespeichert ist.
assistant-api-content = Inhalt der Datei.
assistant-api-digest = SHA-256 des Inhalts, hexadezimal.
assistant-api-draft = Kennung des Entwurfs.
assistant-api-code = Code zum Weitermachen für Personen ohne Konto.
assistant-api-version = Zahl der Änderungen.
assistant-api-reference = Vorgangsnummer für Menschen.
assistant-api-receipt = Signierte Empfangsbestätigung.
assistant-api-begin = Beginnt einen Entwurf und setzt die Sitzung, zu der er gehört.
assistant-api-begun = Der Entwurf ist begonnen.
assistant-api-answers = Speichert Antworten; ein leerer Text nimmt eine Antwort weg.
assistant-api-answers-saved = Die Antworten sind gespeichert.
assistant-api-file = Speichert eine Datei zu einer Frage.
assistant-api-file-stored = Die Datei ist gespeichert.
assistant-api-submit = Sendet den Entwurf ab. Mehrmals absenden gibt dieselbe Antwort.
assistant-api-sent = Der Antrag ist eingegangen.
