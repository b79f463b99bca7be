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
parameters-refused-no-statute = No dog-tax statute of this municipality is recorded for that day. Ask the administrators to enter it.
parameters-refused-amount = The amount is too large to be calculated. Check the number of dogs.
