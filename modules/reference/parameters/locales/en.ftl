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
parameters-remedy-text = Wording: { $remedy }, { $source }
parameters-users = Used by
parameters-users-none = no legal entity of this authority
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

parameters-statute-of = Dog-tax statute: { $name }
parameters-statute-form = Figures of a new dog-tax statute: { $name }
parameters-statute-lead = Copy the figures from the statute that was adopted. Until a second person has checked and approved them, the statute before it is applied.
parameters-statute-new = Enter a new statute
parameters-statute-edit = Change the figures of the draft
parameters-statute-preview = Comparison and effects
parameters-statute-save = Save and see the effects
parameters-statute-cancel = Cancel
parameters-statute-timeline = Statutes by validity

parameters-draft-title = New statute
parameters-draft-none = There is no open draft.
parameters-draft-open = Draft, last changed by { $name }, { $at }.
parameters-draft-waits = Waits for approval by a second person. Entered by { $name }, { $at }.
parameters-draft-own = You entered figures of this draft. Somebody else must approve it. Last changed by { $name }, { $at }.
parameters-draft-returned = The draft was given back
parameters-draft-list = Drafts and approvals
parameters-draft-state = State
parameters-draft-author = Entered by
parameters-draft-approver = Approved by
parameters-draft-at = Last changed
parameters-draft-note = Reason
parameters-state-draft = Draft
parameters-state-submitted = Waits for approval
parameters-state-approved = Approved
parameters-state-discarded = Discarded
parameters-step-submit = Submit for approval
parameters-step-return = Give back
parameters-step-approve = Approve
parameters-step-discard = Discard draft
parameters-step-note = Reason
parameters-step-note-hint = Needed when you give the draft back.
parameters-done-saved = The draft is saved. Check here what it changes.
parameters-done-submitted = The draft waits for approval by a second person.
parameters-done-returned = The draft is given back.
parameters-done-approved = The statute is approved. It holds from its first day.
parameters-done-discarded = The draft is discarded.
parameters-refused-own-draft = You entered figures of this draft. Ask a second person to approve it.
parameters-refused-step = This step is not possible now. Reload the page.
parameters-refused-no-reason = Enter a reason.
parameters-refused-later-statute = Another statute begins on the same day or later. Choose a later first day.
parameters-conflict = Somebody else changed the draft meanwhile
parameters-conflict-text = Both versions stand side by side below. The form still holds what you entered. If you save, your entries count.
parameters-conflict-both = Both versions compared
parameters-conflict-stored = Stored now
parameters-conflict-typed = Your entry

parameters-field-title-de = Title of the statute (German)
parameters-field-title-en = Title of the statute (English)
parameters-field-decided-on = Adopted on
parameters-field-valid-from = Holds from
parameters-field-valid-from-hint = First day of the new figures. The statute before it ends the day before.
parameters-field-source = Legal source
parameters-field-source-hint = Where it was published, for example Amtsblatt Nr. 3/2026 vom 2. Februar 2026
parameters-field-first-dog = First dog
parameters-field-second-dog = Second dog
parameters-field-further-dog = Each further dog
parameters-field-dangerous-first-dog = First dangerous dog
parameters-field-dangerous-further-dog = Each further dangerous dog
parameters-field-minimum-age-months = Taxed from an age of (months)
parameters-field-due-yearly = Due yearly on
parameters-field-due-yearly-hint = Day and month, for example 1.7.
parameters-field-due-quarterly = Due quarterly on
parameters-field-due-quarterly-hint = Four days with spaces between, for example 15.2. 15.5. 15.8. 15.11.
parameters-field-first-due-days = Days until the first payment after the notice
parameters-field-notification-days = Registration within (days)
parameters-field-kind = Identifier in the form
parameters-field-kind-hint = Value of the question for the reduction, for example assistenz, rettung, wachhund, jagd or tierheim
parameters-field-percent = Share waived
parameters-field-months = For so many months
parameters-field-months-hint = Leave empty if the reduction has no end.
parameters-field-condition-de = Condition (German)
parameters-field-condition-en = Condition (English)
parameters-group-rates = Rates per calendar year
parameters-group-rates-hint = In euros, for example 60 or 60,00
parameters-reduction = Reduction { $number }
parameters-reduction-new = New reduction: leave empty if you need no more. The next empty one appears after saving.
parameters-reduction-remove = Empty all fields to remove the reduction.

parameters-error-title = Enter the German title of the statute.
parameters-error-source = Name where the statute was published.
parameters-error-day = Enter a date that exists, for example 1 1 2027.
parameters-error-amount = Enter an amount of at most 100,000 euros, for example 60,00.
parameters-error-number = Enter a whole number from 0 to { $most }.
parameters-error-month-day = Enter day and month, for example 1.7.
parameters-error-quarters = Enter four days, for example 15.2. 15.5. 15.8. 15.11., or leave the field empty.
parameters-error-begins = Choose when the tax begins.
parameters-error-rates = A further dog does not cost less than the one before. Check the rates.
parameters-error-reductions = A statute has at most 15 reductions here. Combine some.
parameters-error-reduction-kind = Enter the identifier in lower-case letters, for example assistenz.
parameters-error-reduction-twice = Two reductions have the same identifier. Check both.
parameters-error-percent = Enter a share from 1 to 100.
parameters-error-condition = Describe the condition in German.
parameters-error-too-long = Shorten the text to { $count } characters.

parameters-preview-title = Comparison and effects: { $name }
parameters-preview-lead = This changes when the draft holds from { $day }.
parameters-preview-no-draft = There is no open draft. The newest statute is shown against the one before it.
parameters-preview-past = The first day lies in the past
parameters-preview-past-text = A retroactive increase is permitted only within narrow limits. Check the statute before you approve.
parameters-preview-within-year = The first day lies within a calendar year
parameters-preview-within-year-text = A change within a year is not split: each assessment follows the statute of the day on which it is made.
parameters-preview-back = Back to the statute
parameters-preview-households = Usual households, whole year without reduction
parameters-preview-household = Household
parameters-preview-before = Before
parameters-preview-after = New
parameters-preview-difference = Difference
parameters-household =
    { $dogs ->
        [one] 1 dog
       *[other] { $dogs } dogs
    }
parameters-household-dangerous =
    { $dogs ->
        [one] 1 dangerous dog
       *[other] { $dogs } dangerous dogs
    }
parameters-preview-neighbours = Compared with other municipalities
parameters-preview-new = { $name } (new)
parameters-preview-old = { $name } (before, { $period })
parameters-impact-title = Effect on running assessments
parameters-impact-none = No assessment is noted for this municipality yet. The preview therefore shows only usual households.
parameters-impact-sentence = { $count } of { $notices } assessments change. For { $year } they amount to { $after } instead of { $before }.
parameters-impact-notices = Assessments
parameters-impact-changed = change
parameters-impact-higher = become higher
parameters-impact-lower = become lower
parameters-impact-difference = a year together
