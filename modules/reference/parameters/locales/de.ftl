# SPDX-License-Identifier: EUPL-1.2
parameters-dog-unnamed = Hund ohne Namen
parameters-row-year = { $dog }: { $rate } im Jahr
parameters-row-months = { $dog }: { $rate } im Jahr, anteilig für { $months ->
        [one] 1 von 12 Monaten
       *[other] { $months } von 12 Monaten
    }
parameters-row-not-yet = { $dog }: die Steuer beginnt erst im nächsten Jahr
parameters-row-relief = { $dog }: Ermäßigung um { $percent } % ({ $condition }) für { $months ->
        [one] 1 Monat
       *[other] { $months } Monate
    }
parameters-row-exempt = { $dog }: Befreiung ({ $condition }) für { $months ->
        [one] 1 Monat
       *[other] { $months } Monate
    }
parameters-why-statute = Grundlage für das Jahr { $year }: { $title }, beschlossen am { $decided }.
parameters-why-first = { $dog } zählt als erster Hund: { $rate } im Jahr.
parameters-why-second = { $dog } zählt als zweiter Hund: { $rate } im Jahr.
parameters-why-further = { $dog } zählt als weiterer Hund: { $rate } im Jahr.
parameters-why-dangerous-first = { $dog } zählt als erster gefährlicher Hund: { $rate } im Jahr.
parameters-why-dangerous-further = { $dog } zählt als weiterer gefährlicher Hund: { $rate } im Jahr.
parameters-why-not-counted = { $dog } ist befreit und zählt bei der Anzahl der Hunde nicht mit.
parameters-why-age = { $dog } wird steuerpflichtig, wenn der Hund { $months ->
        [one] 1 Monat alt ist.
       *[other] { $months } Monate alt ist.
    }
parameters-why-begins-first-of-month = Die Steuer beginnt mit dem Monat der Aufnahme, am { $day }; für das Jahr { $months ->
        [one] wird 1 Monat berechnet.
       *[other] werden { $months } Monate berechnet.
    }
parameters-why-begins-next-month = Die Steuer beginnt mit dem Monat nach der Aufnahme, am { $day }; für das Jahr { $months ->
        [one] wird 1 Monat berechnet.
       *[other] werden { $months } Monate berechnet.
    }
parameters-why-relief = Die Satzung erlässt { $percent } % unter dieser Bedingung: { $condition }.
parameters-why-relief-unknown = Die Satzung sieht die genannte Ermäßigung für { $dog } nicht vor.
parameters-why-relief-not-dangerous = Die genannte Ermäßigung gilt nicht für gefährliche Hunde.
parameters-why-relief-over = Die Zeit der Ermäßigung für { $dog } ist vorbei.
parameters-why-total = Zusammen sind es { $total }, zu zahlen bis zum { $due }.
parameters-why-holiday = Der { $day } ist ein Feiertag ({ $name }).
parameters-why-saturday = Der { $day } ist ein Samstag.
parameters-why-sunday = Der { $day } ist ein Sonntag.
parameters-why-shifted = Deshalb endet die Frist statt am { $from } erst am { $to } (§ 193 BGB).
parameters-why-working-days = Vom { $from } an { $count ->
        [one] 1 Arbeitstag gezählt, ohne Wochenenden und Feiertage: bis zum { $to }.
       *[other] { $count } Arbeitstage gezählt, ohne Wochenenden und Feiertage: bis zum { $to }.
    }
parameters-why-holidays-missing = Für { $year } sind noch keine Feiertage eingetragen; es wurden nur Wochenenden beachtet.
parameters-refused-amount = Der Betrag ist zu groß, um berechnet zu werden. Prüfen Sie die Anzahl der Hunde.

parameters-navigation = Werte und Fristen
parameters-navigation-statutes = Hundesteuersatzungen
parameters-title = Werte mit Rechtsquelle
parameters-lead = Sätze, Rechtsbehelfe, Bankverbindungen und Feiertage, nach denen gerechnet wird. Was noch zu bestätigen ist, prüfen Sie vor der Verwendung.
parameters-statutes = Hundesteuersatzungen
parameters-remedies = Rechtsbehelfsbelehrungen
parameters-banks = Bankverbindungen
parameters-holidays = Feiertage in diesem Jahr
parameters-what = Bezeichnung
parameters-kind = Art
parameters-entity = Rechtsträger
parameters-period = Gilt
parameters-source = Rechtsquelle
parameters-mark = Stand
parameters-holder = Inhaber
parameters-iban = IBAN
parameters-bank = Bank
parameters-holiday = Feiertag
parameters-day = Tag
parameters-confirmed = bestätigt
parameters-to-be-confirmed = zu bestätigen
parameters-from = ab { $day }
parameters-until = bis { $day }
parameters-unlimited = unbefristet
parameters-remedy-objection = Widerspruch
parameters-remedy-court-action = Klage
parameters-remedy-text = Wortlaut: { $remedy }, { $source }
parameters-users = Gilt für
parameters-users-none = keinen Rechtsträger dieser Behörde
parameters-statutes-title = Hundesteuersatzungen unserer Gemeinden
parameters-statutes-lead = Die heute geltenden Satzungen im Vergleich. Beträge je Kalenderjahr.
parameters-first-dog = Erster Hund
parameters-second-dog = Zweiter Hund
parameters-further-dog = Weiterer Hund
parameters-dangerous-first = Erster gefährlicher Hund
parameters-dangerous-further = Weiterer gefährlicher Hund
parameters-age = Ab Alter in Monaten
parameters-notification = Anmeldung in Tagen
parameters-begins = Beginn der Steuer
parameters-begins-first-of-month = Monat der Aufnahme
parameters-begins-next-month = Monat danach
parameters-reductions = Ermäßigungen und Befreiungen: { $name }
parameters-condition = Bedingung
parameters-share = Erlass
parameters-also-dangerous = Auch für gefährliche Hunde

parameters-statute-of = Hundesteuersatzung: { $name }
parameters-statute-form = Werte einer neuen Hundesteuersatzung: { $name }
parameters-statute-lead = Übertragen Sie die Werte aus der beschlossenen Satzung. Bis eine zweite Person sie geprüft und freigegeben hat, wird nach der bisherigen gerechnet.
parameters-statute-new = Neue Satzung eingeben
parameters-statute-edit = Werte des Entwurfs ändern
parameters-statute-preview = Vergleich und Auswirkungen
parameters-statute-save = Speichern und Auswirkungen ansehen
parameters-statute-cancel = Abbrechen
parameters-statute-timeline = Satzungen nach Geltung

parameters-draft-title = Neue Satzung
parameters-draft-none = Es gibt keinen offenen Entwurf.
parameters-draft-open = Entwurf, zuletzt geändert von { $name }, { $at }.
parameters-draft-waits = Wartet auf die Freigabe durch eine zweite Person. Eingegeben von { $name }, { $at }.
parameters-draft-own = Sie haben Werte dieses Entwurfs eingegeben. Freigeben muss ihn jemand anderes. Zuletzt geändert von { $name }, { $at }.
parameters-draft-returned = Der Entwurf wurde zurückgegeben
parameters-draft-list = Entwürfe und Freigaben
parameters-draft-state = Stand
parameters-draft-author = Eingegeben von
parameters-draft-approver = Freigegeben von
parameters-draft-at = Zuletzt geändert
parameters-draft-note = Begründung
parameters-state-draft = Entwurf
parameters-state-submitted = Wartet auf Freigabe
parameters-state-approved = Freigegeben
parameters-state-discarded = Verworfen
parameters-step-submit = Zur Freigabe vorlegen
parameters-step-return = Zurückgeben
parameters-step-approve = Freigeben
parameters-step-discard = Entwurf verwerfen
parameters-step-note = Begründung
parameters-step-note-hint = Nötig, wenn Sie den Entwurf zurückgeben.
parameters-done-saved = Der Entwurf ist gespeichert. Prüfen Sie hier, was er ändert.
parameters-done-submitted = Der Entwurf wartet auf die Freigabe durch eine zweite Person.
parameters-done-returned = Der Entwurf ist zurückgegeben.
parameters-done-approved = Die Satzung ist freigegeben. Sie gilt von ihrem ersten Tag an.
parameters-done-discarded = Der Entwurf ist verworfen.
parameters-refused-own-draft = Sie haben Werte dieses Entwurfs eingegeben. Bitten Sie eine zweite Person um die Freigabe.
parameters-refused-step = Dieser Schritt ist jetzt nicht möglich. Laden Sie die Seite neu.
parameters-refused-no-reason = Geben Sie eine Begründung ein.
parameters-refused-later-statute = Eine andere Satzung beginnt am selben Tag oder später. Wählen Sie einen späteren ersten Tag.
parameters-conflict = Jemand anderes hat den Entwurf inzwischen geändert
parameters-conflict-text = Beide Fassungen stehen unten nebeneinander. Ihre Eingaben stehen noch im Formular. Wenn Sie speichern, gelten Ihre Eingaben.
parameters-conflict-both = Beide Fassungen im Vergleich
parameters-conflict-stored = Jetzt gespeichert
parameters-conflict-typed = Ihre Eingabe

parameters-field-title-de = Titel der Satzung (Deutsch)
parameters-field-title-en = Titel der Satzung (Englisch)
parameters-field-decided-on = Beschlossen am
parameters-field-valid-from = Gilt ab
parameters-field-valid-from-hint = Erster Tag der neuen Werte. Die bisherige Satzung endet am Tag davor.
parameters-field-source = Rechtsquelle
parameters-field-source-hint = Fundstelle der Bekanntmachung, zum Beispiel Amtsblatt Nr. 3/2026 vom 2. Februar 2026
parameters-field-first-dog = Erster Hund
parameters-field-second-dog = Zweiter Hund
parameters-field-further-dog = Jeder weitere Hund
parameters-field-dangerous-first-dog = Erster gefährlicher Hund
parameters-field-dangerous-further-dog = Jeder weitere gefährliche Hund
parameters-field-minimum-age-months = Steuerpflichtig ab einem Alter von (Monate)
parameters-field-due-yearly = Jährlich fällig am
parameters-field-due-yearly-hint = Tag und Monat, zum Beispiel 1.7.
parameters-field-due-quarterly = Vierteljährlich fällig am
parameters-field-due-quarterly-hint = Vier Tage mit Leerzeichen dazwischen, zum Beispiel 15.2. 15.5. 15.8. 15.11.
parameters-field-first-due-days = Tage bis zur ersten Zahlung nach dem Bescheid
parameters-field-notification-days = Anmeldung innerhalb von (Tage)
parameters-field-kind = Kennung im Formular
parameters-field-kind-hint = Wert der Frage nach der Ermäßigung, zum Beispiel assistenz, rettung, wachhund, jagd oder tierheim
parameters-field-percent = Erlass
parameters-field-months = Für so viele Monate
parameters-field-months-hint = Leer lassen, wenn die Ermäßigung ohne Ende gilt.
parameters-field-condition-de = Bedingung (Deutsch)
parameters-field-condition-en = Bedingung (Englisch)
parameters-group-rates = Steuersätze im Kalenderjahr
parameters-group-rates-hint = In Euro, zum Beispiel 60 oder 60,00
parameters-reduction = Ermäßigung { $number }
parameters-reduction-new = Neue Ermäßigung: leer lassen, wenn Sie keine weitere brauchen. Nach dem Speichern erscheint die nächste leere.
parameters-reduction-remove = Leeren Sie alle Felder, um die Ermäßigung zu entfernen.

parameters-error-title = Geben Sie den deutschen Titel der Satzung ein.
parameters-error-source = Nennen Sie die Fundstelle der Satzung.
parameters-error-day = Geben Sie ein Datum ein, das es gibt, zum Beispiel 1 1 2027.
parameters-error-amount = Geben Sie einen Betrag bis 100.000 Euro ein, zum Beispiel 60,00.
parameters-error-number = Geben Sie eine ganze Zahl von 0 bis { $most } ein.
parameters-error-month-day = Geben Sie Tag und Monat ein, zum Beispiel 1.7.
parameters-error-quarters = Geben Sie vier Tage ein, zum Beispiel 15.2. 15.5. 15.8. 15.11., oder lassen Sie das Feld leer.
parameters-error-begins = Wählen Sie aus, wann die Steuer beginnt.
parameters-error-rates = Ein weiterer Hund kostet nicht weniger als der davor. Prüfen Sie die Steuersätze.
parameters-error-reductions = Eine Satzung hat hier höchstens 15 Ermäßigungen. Fassen Sie welche zusammen.
parameters-error-reduction-kind = Geben Sie die Kennung aus Kleinbuchstaben ein, zum Beispiel assistenz.
parameters-error-reduction-twice = Eine Kennung steht bei zwei Ermäßigungen. Prüfen Sie beide.
parameters-error-percent = Geben Sie einen Anteil von 1 bis 100 ein.
parameters-error-condition = Beschreiben Sie die Bedingung auf Deutsch.
parameters-error-too-long = Kürzen Sie den Text auf { $count } Zeichen.

parameters-preview-title = Vergleich und Auswirkungen: { $name }
parameters-preview-lead = Das ändert sich, wenn der Entwurf ab { $day } gilt.
parameters-preview-no-draft = Es gibt keinen offenen Entwurf. Gezeigt wird die neueste Satzung gegenüber der davor.
parameters-preview-past = Der erste Tag liegt in der Vergangenheit
parameters-preview-past-text = Eine rückwirkende Erhöhung ist nur in engen Grenzen zulässig. Prüfen Sie die Satzung, bevor Sie freigeben.
parameters-preview-within-year = Der erste Tag liegt innerhalb eines Kalenderjahres
parameters-preview-within-year-text = Ein Wechsel innerhalb eines Jahres wird nicht aufgeteilt: bei jeder Festsetzung gilt die Satzung des Tages, an dem sie erfolgt.
parameters-preview-back = Zurück zur Satzung
parameters-preview-households = Übliche Haushalte, ganzes Jahr ohne Ermäßigung
parameters-preview-household = Haushalt
parameters-preview-before = Bisher
parameters-preview-after = Neu
parameters-preview-difference = Unterschied
parameters-household =
    { $dogs ->
        [one] 1 Hund
       *[other] { $dogs } Hunde
    }
parameters-household-dangerous =
    { $dogs ->
        [one] 1 gefährlicher Hund
       *[other] { $dogs } gefährliche Hunde
    }
parameters-preview-neighbours = Im Vergleich mit anderen Gemeinden
parameters-preview-new = { $name } (neu)
parameters-preview-old = { $name } (bisher, { $period })
parameters-impact-title = Auswirkung auf laufende Festsetzungen
parameters-impact-none = Für diese Gemeinde ist noch keine Festsetzung vermerkt. Die Vorschau zeigt deshalb nur übliche Haushalte.
parameters-impact-sentence = { $count } von { $notices } Festsetzungen ändern sich. Für { $year } sind es zusammen { $after } statt { $before }.
parameters-impact-notices = Festsetzungen
parameters-impact-changed = ändern sich
parameters-impact-higher = werden höher
parameters-impact-lower = werden niedriger
parameters-impact-difference = im Jahr zusammen
