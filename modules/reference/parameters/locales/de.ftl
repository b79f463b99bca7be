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
parameters-refused-no-statute = Für diese Gemeinde ist an diesem Tag keine Hundesteuersatzung eingetragen. Bitten Sie die Administration, sie einzutragen.
parameters-refused-amount = Der Betrag ist zu groß, um berechnet zu werden. Prüfen Sie die Anzahl der Hunde.
