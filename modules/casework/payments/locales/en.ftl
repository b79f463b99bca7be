# SPDX-License-Identifier: EUPL-1.2
payments-navigation-claims = Claims
payments-navigation-mine = Payments

payments-claims-title = Claims
payments-claims-caption = Claims by the last day for paying
payments-claims-none = There is no claim for this choice.
payments-claim-title = Claim { $reference }
payments-sum-open = still to be paid
payments-sum-count = open claims
payments-sum-overdue = of which overdue
payments-filter-shown = Show
payments-shown-open = Open
payments-shown-overdue = Overdue
payments-shown-handed-over = At dunning
payments-shown-settled = Settled
payments-shown-all = All

payments-cash-reference = Cash reference
payments-subject = What for
payments-creditor = Who receives the money
payments-state = State
payments-balance = Still to be paid
payments-due-on = Due on
payments-pay-by = To be paid by
payments-deferred-until = Deferred until
payments-handed-over-on = Handed over to dunning on
payments-account-holder = Account holder
payments-account-iban = IBAN
payments-account-bank = Bank
payments-why = Why this amount?

payments-state-open = open
payments-state-partly-paid = partly paid
payments-state-overdue = overdue
payments-state-deferred = deferred
payments-state-handed-over = at dunning
payments-state-paid = paid
payments-state-overpaid = overpaid
payments-state-remitted = remitted
payments-state-cancelled = cancelled

payments-journal = Entries
payments-entry-number = Number
payments-entry-day = Day
payments-entry-kind = Kind
payments-entry-reason = Reason
payments-entry-source = Receipt
payments-entry-account = Counter account
payments-entry-amount = Amount
payments-kind-assessment = assessment
payments-kind-correction = correction
payments-kind-correction-hint = The amount was never owed, for example because of a miscalculation.
payments-kind-interest = deferral interest
payments-kind-remission = remission
payments-kind-remission-hint = The amount was owed but is no longer demanded, for reasons of equity.
payments-kind-transfer = bank transfer
payments-kind-cash = cash
payments-kind-reversal = reversal
payments-ledger-revenue = revenue
payments-ledger-interest = interest income
payments-ledger-remission = remissions
payments-ledger-bank = bank
payments-ledger-cash = cash desk

payments-waiting = Waits for a second person
payments-waiting-text = { $kind } of { $amount }. Reason: { $reason }
payments-approve = Approve
payments-refuse = Refuse

payments-step-cash = Take cash
payments-step-cash-text = Enter the amount that you took at the counter. The receipt number then stands with the entry.
payments-step-cash-button = Book cash
payments-step-relief = Correct or remit
payments-step-relief-text = From the amount that the legal entity has set, a second person approves.
payments-step-relief-button = Correct or remit
payments-step-defer = Defer
payments-step-defer-text = Interest is raised for every full month if it reaches the minimum. It is booked at once.
payments-step-defer-button = Grant the deferral
payments-step-hand-over = Hand over to dunning
payments-step-hand-over-text = The claim is overdue. Dunning and enforcement take over from here.
payments-step-hand-over-button = Hand over to dunning
payments-step-reverse = Take a payment back
payments-step-reverse-text = The entry stays and gets an opposite entry, for example when the bank took the money back.
payments-step-reverse-button = Take back
payments-reverse-choice = Entry { $number } of { $amount }

payments-field-amount = Amount
payments-field-kind = What is to be done?
payments-field-reason = Reason
payments-field-reason-hint = The reason stands among the entries. Do not name people.
payments-field-until = Defer until
payments-field-number = Payment

payments-done-cash = The cash payment is booked.
payments-done-relief = The amount is booked.
payments-done-waits = The request waits for approval by a second person.
payments-done-deferred = The claim is deferred.
payments-done-handed-over = The claim is at dunning.
payments-done-reversed = The payment was taken back.
payments-done-approved = The request is approved and booked.
payments-done-refused = The request is refused.

payments-error-amount = Enter an amount in euros, for example 12.50.
payments-error-above-balance = Enter no more than the open amount of { $balance }.
payments-error-kind = Choose whether the amount is corrected or remitted.
payments-error-reason = Give the reason in at most { $most } characters.
payments-error-until = Enter a day after { $day } with day, month and year.
payments-error-number = Choose the payment that is taken back.
payments-error-iban = Check the IBAN. A German IBAN has 22 characters and begins with DE.
payments-error-signed-on = Enter a day that is not in the future.

payments-problem-changed = The claim was changed meanwhile. Open it again and check the entries.
payments-refused-amount = The amount must be above zero and at most 100 million euros.
payments-refused-above-balance = The amount is higher than what is still open. Check the entries.
payments-refused-quantity = This quantity is not possible. Enter a number between 1 and 1,000,000.
payments-refused-reduction = There is no such reduction for this fee. Choose another one.
payments-refused-reason = Give a reason of at most 1,000 characters.
payments-refused-source = The payment has no receipt. Add what the bank says.
payments-refused-no-rule = No cash-office rules are recorded for this legal entity. Ask those who keep the figures.
payments-refused-no-creditor = No creditor identifier is recorded for this legal entity.
payments-refused-own-request = A second person decides on a request of your own.
payments-refused-reversed = This payment was taken back already.
payments-refused-deferral = This claim cannot be deferred: it is settled, deferred already or at dunning.
payments-refused-deferral-day = Choose a day after today and after the due day, at most ten years ahead.
payments-refused-not-overdue = Only an overdue claim can be handed over to dunning.
payments-refused-levy = A yearly levy needs an amount and one to twelve days for paying.

payments-row-fee = { $name }: { $quantity } × { $rate }
payments-row-reduction = Reduction of { $percent }% ({ $condition })
payments-why-fee = { $name }: the rate is { $rate }, the quantity is { $quantity } ({ $source }).
payments-why-reduction = Of this, { $percent }% is not raised: { $condition }.
payments-why-total = Together this is { $total }.
payments-why-interest = Deferral interest: { $percent }% for each full month, { $months } { $months ->
        [one] month
       *[other] months
    } on { $base }, makes { $interest } ({ $source }).
payments-why-no-interest = No deferral interest is raised: { $percent }% for each full month, { $months } { $months ->
        [one] month
       *[other] months
    } on { $base }, does not reach the minimum ({ $source }).
payments-why-reversal = Opposite entry to number { $number }

payments-mine-title = What you have to pay
payments-mine-sum = You still have to pay { $sum }.
payments-mine-none = You have nothing to pay at the moment.
payments-mine-settled = Settled
payments-mine-how = Transfer the amount to the account shown. Give only the cash reference { $reference } as the purpose. You can also pay in cash at the counter; name the cash reference there.
payments-mine-counter = Pay in cash at the counter and name the cash reference { $reference } there.
