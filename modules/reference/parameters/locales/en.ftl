# SPDX-License-Identifier: EUPL-1.2
parameters-dog-unnamed = Dog without a name
parameters-row-year = { $dog }: { $rate } a year
parameters-row-months = { $dog }: { $rate } a year, pro rata for { $months ->
        [one] 1 of 12 months
       *[other] { $months } of 12 months
    }
parameters-row-not-yet = { $dog }: the tax begins only next year
parameters-row-relief = { $dog }: reduction of { $percent } % ({ $condition }) for { $months ->
        [one] 1 month
       *[other] { $months } months
    }
parameters-row-exempt = { $dog }: exemption ({ $condition }) for { $months ->
        [one] 1 month
       *[other] { $months } months
    }
parameters-why-statute = Basis for the year { $year }: { $title }, adopted on { $decided }.
parameters-why-first = { $dog } counts as the first dog: { $rate } a year.
parameters-why-second = { $dog } counts as the second dog: { $rate } a year.
parameters-why-further = { $dog } counts as a further dog: { $rate } a year.
parameters-why-dangerous-first = { $dog } counts as the first dangerous dog: { $rate } a year.
parameters-why-dangerous-further = { $dog } counts as a further dangerous dog: { $rate } a year.
parameters-why-not-counted = { $dog } is exempt and does not count among the dogs.
parameters-why-age = { $dog } is taxed from the age of { $months ->
        [one] 1 month.
       *[other] { $months } months.
    }
parameters-why-begins-first-of-month = The tax begins with the month in which the dog was taken in, on { $day }; { $months ->
        [one] 1 month is charged for the year.
       *[other] { $months } months are charged for the year.
    }
parameters-why-begins-next-month = The tax begins with the month after the dog was taken in, on { $day }; { $months ->
        [one] 1 month is charged for the year.
       *[other] { $months } months are charged for the year.
    }
parameters-why-relief = The statute waives { $percent } % on this condition: { $condition }.
parameters-why-relief-unknown = The statute does not provide the relief that was named for { $dog }.
parameters-why-relief-not-dangerous = The relief that was named does not hold for dangerous dogs.
parameters-why-relief-over = The time of the relief for { $dog } is over.
parameters-why-total = Together this is { $total }, to be paid by { $due }.
parameters-why-holiday = { $day } is a public holiday ({ $name }).
parameters-why-saturday = { $day } is a Saturday.
parameters-why-sunday = { $day } is a Sunday.
parameters-why-shifted = Therefore the period ends on { $to } instead of { $from } (section 193 BGB).
parameters-why-working-days = Counted from { $from }, { $count ->
        [one] 1 working day without weekends and public holidays: until { $to }.
       *[other] { $count } working days without weekends and public holidays: until { $to }.
    }
parameters-why-holidays-missing = No public holidays are recorded for { $year } yet; only weekends were left out.
parameters-refused-amount = The amount is too large to be calculated. Check the number of dogs.

parameters-navigation = Values and periods
parameters-navigation-statutes = Dog-tax statutes
parameters-title = Values with legal source
parameters-lead = Rates, remedies, bank accounts and public holidays used in calculations. Check what is to be confirmed before using it.
parameters-statutes = Dog-tax statutes
parameters-remedies = Remedy instructions
parameters-banks = Bank accounts
parameters-holidays = Public holidays this year
parameters-what = Name
parameters-kind = Kind
parameters-entity = Legal entity
parameters-period = In force
parameters-source = Legal source
parameters-mark = State
parameters-holder = Holder
parameters-iban = IBAN
parameters-bank = Bank
parameters-holiday = Public holiday
parameters-day = Day
parameters-confirmed = confirmed
parameters-to-be-confirmed = to be confirmed
parameters-from = from { $day }
parameters-until = until { $day }
parameters-unlimited = without limit
parameters-remedy-objection = Objection
parameters-remedy-court-action = Court action
parameters-remedy-text = Wording of { $key }
parameters-statutes-title = Dog-tax statutes of our municipalities
parameters-statutes-lead = The statutes in force today compared. Amounts per calendar year.
parameters-first-dog = First dog
parameters-second-dog = Second dog
parameters-further-dog = Further dog
parameters-dangerous-first = First dangerous dog
parameters-dangerous-further = Further dangerous dog
parameters-age = From age in months
parameters-notification = Registration in days
parameters-begins = Beginning of the tax
parameters-begins-first-of-month = Month taken in
parameters-begins-next-month = Month after
parameters-reductions = Reductions and exemptions: { $name }
parameters-condition = Condition
parameters-share = Waived
parameters-also-dangerous = Also for dangerous dogs
