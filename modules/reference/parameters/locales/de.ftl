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
parameters-remedy-text = Wortlaut von { $key }
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
