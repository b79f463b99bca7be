# SPDX-License-Identifier: EUPL-1.2
payments-navigation-claims = Forderungen
payments-navigation-mine = Zahlungen

payments-claims-title = Forderungen
payments-claims-caption = Forderungen nach dem letzten Zahlungstag
payments-claims-none = Zu dieser Auswahl gibt es keine Forderung.
payments-claim-title = Forderung { $reference }
payments-sum-open = noch zu zahlen
payments-sum-count = offene Forderungen
payments-sum-overdue = davon überfällig
payments-filter-shown = Anzeigen
payments-shown-open = Offene
payments-shown-overdue = Überfällige
payments-shown-handed-over = Bei der Mahnung
payments-shown-settled = Erledigte
payments-shown-all = Alle

payments-cash-reference = Kassenzeichen
payments-subject = Wofür
payments-creditor = Wer das Geld bekommt
payments-state = Stand
payments-balance = Noch zu zahlen
payments-due-on = Fällig am
payments-pay-by = Zu zahlen bis
payments-deferred-until = Gestundet bis
payments-handed-over-on = An die Mahnung gegeben am
payments-account-holder = Kontoinhaber
payments-account-iban = IBAN
payments-account-bank = Bank
payments-why = Warum dieser Betrag?

payments-state-open = offen
payments-state-partly-paid = teilweise bezahlt
payments-state-overdue = überfällig
payments-state-deferred = gestundet
payments-state-handed-over = bei der Mahnung
payments-state-paid = bezahlt
payments-state-overpaid = überzahlt
payments-state-remitted = erlassen
payments-state-cancelled = abgesetzt

payments-journal = Buchungen
payments-entry-number = Nummer
payments-entry-day = Tag
payments-entry-kind = Art
payments-entry-reason = Grund
payments-entry-source = Beleg
payments-entry-account = Gegenkonto
payments-entry-amount = Betrag
payments-kind-assessment = Sollstellung
payments-kind-correction = Absetzung
payments-kind-correction-hint = Der Betrag war nie geschuldet, zum Beispiel wegen eines Rechenfehlers.
payments-kind-interest = Stundungszinsen
payments-kind-remission = Erlass
payments-kind-remission-hint = Der Betrag war geschuldet, wird aber aus Billigkeit nicht mehr verlangt.
payments-kind-transfer = Überweisung
payments-kind-cash = Barzahlung
payments-kind-reversal = Rückbuchung
payments-ledger-revenue = Ertrag
payments-ledger-interest = Zinsertrag
payments-ledger-remission = Erlasse
payments-ledger-bank = Bank
payments-ledger-cash = Barkasse

payments-waiting = Wartet auf eine zweite Person
payments-waiting-text = { $kind } über { $amount }. Grund: { $reason }
payments-approve = Genehmigen
payments-refuse = Ablehnen

payments-step-cash = Bar bezahlen lassen
payments-step-cash-text = Geben Sie den Betrag ein, den Sie am Schalter angenommen haben. Die Quittungsnummer steht danach bei der Buchung.
payments-step-cash-button = Barzahlung buchen
payments-step-relief = Absetzen oder erlassen
payments-step-relief-text = Ab dem Betrag, den der Rechtsträger festgelegt hat, genehmigt eine zweite Person.
payments-step-relief-button = Absetzen oder erlassen
payments-step-defer = Stunden
payments-step-defer-text = Für jeden vollen Monat fallen Zinsen an, wenn sie den Mindestbetrag erreichen. Sie werden sofort gebucht.
payments-step-defer-button = Stundung gewähren
payments-step-hand-over = An die Mahnung geben
payments-step-hand-over-text = Die Forderung ist überfällig. Mahnung und Vollstreckung übernehmen die weitere Bearbeitung.
payments-step-hand-over-button = An die Mahnung geben
payments-step-reverse = Zahlung zurückbuchen
payments-step-reverse-text = Die Buchung bleibt stehen und bekommt eine Gegenbuchung, zum Beispiel wenn die Bank das Geld zurückgeholt hat.
payments-step-reverse-button = Zurückbuchen
payments-reverse-choice = Buchung { $number } über { $amount }

payments-field-amount = Betrag
payments-field-kind = Was soll geschehen?
payments-field-reason = Grund
payments-field-reason-hint = Der Grund steht in den Buchungen. Nennen Sie keine Namen.
payments-field-until = Stunden bis
payments-field-number = Zahlung

payments-done-cash = Die Barzahlung ist gebucht.
payments-done-relief = Der Betrag ist gebucht.
payments-done-waits = Der Antrag wartet auf die Genehmigung durch eine zweite Person.
payments-done-deferred = Die Forderung ist gestundet.
payments-done-handed-over = Die Forderung liegt bei der Mahnung.
payments-done-reversed = Die Zahlung ist zurückgebucht.
payments-done-approved = Der Antrag ist genehmigt und gebucht.
payments-done-refused = Der Antrag ist abgelehnt.

payments-error-amount = Geben Sie einen Betrag in Euro ein, zum Beispiel 12,50.
payments-error-above-balance = Geben Sie höchstens den offenen Betrag von { $balance } ein.
payments-error-kind = Wählen Sie, ob der Betrag abgesetzt oder erlassen wird.
payments-error-reason = Geben Sie den Grund mit höchstens { $most } Zeichen an.
payments-error-until = Geben Sie einen Tag nach dem { $day } mit Tag, Monat und Jahr ein.
payments-error-number = Wählen Sie die Zahlung, die zurückgebucht wird.
payments-error-iban = Prüfen Sie die IBAN. Eine deutsche IBAN hat 22 Zeichen und beginnt mit DE.
payments-error-signed-on = Geben Sie einen Tag ein, der nicht in der Zukunft liegt.

payments-problem-changed = Die Forderung wurde inzwischen geändert. Öffnen Sie sie neu und prüfen Sie die Buchungen.
payments-refused-amount = Der Betrag muss größer als null sein und höchstens 100 Millionen Euro betragen.
payments-refused-above-balance = Der Betrag ist höher als das, was noch offen ist. Prüfen Sie die Buchungen.
payments-refused-quantity = Diese Anzahl ist nicht möglich. Geben Sie eine Zahl zwischen 1 und 1.000.000 an.
payments-refused-reduction = Diese Ermäßigung gibt es für die Gebühr nicht. Wählen Sie eine andere.
payments-refused-reason = Geben Sie einen Grund mit höchstens 1.000 Zeichen an.
payments-refused-source = Die Zahlung hat keinen Beleg. Ergänzen Sie die Angabe der Bank.
payments-refused-no-rule = Für diesen Rechtsträger sind keine Kassenregeln hinterlegt. Wenden Sie sich an die Verwaltung der Werte.
payments-refused-no-creditor = Für diesen Rechtsträger ist keine Gläubiger-Identifikationsnummer hinterlegt.
payments-refused-own-request = Über einen eigenen Antrag entscheidet eine zweite Person.
payments-refused-reversed = Diese Zahlung ist schon zurückgebucht.
payments-refused-deferral = Diese Forderung kann nicht gestundet werden: Sie ist erledigt, schon gestundet oder bei der Mahnung.
payments-refused-deferral-day = Wählen Sie einen Tag nach heute und nach der Fälligkeit, höchstens zehn Jahre voraus.
payments-refused-not-overdue = Nur eine überfällige Forderung kann an die Mahnung gegeben werden.
payments-refused-levy = Eine jährliche Abgabe braucht einen Betrag und einen bis zwölf Zahltage.

payments-row-fee = { $name }: { $quantity } × { $rate }
payments-row-reduction = Ermäßigung { $percent } % ({ $condition })
payments-why-fee = { $name }: Der Satz beträgt { $rate }, die Anzahl ist { $quantity } ({ $source }).
payments-why-reduction = Davon werden { $percent } % nicht erhoben: { $condition }.
payments-why-total = Zusammen sind das { $total }.
payments-why-interest = Stundungszinsen: { $percent } % je vollen Monat für { $months } { $months ->
        [one] Monat
       *[other] Monate
    } auf { $base } ergeben { $interest } ({ $source }).
payments-why-no-interest = Es fallen keine Stundungszinsen an: { $percent } % je vollen Monat für { $months } { $months ->
        [one] Monat
       *[other] Monate
    } auf { $base } erreichen den Mindestbetrag nicht ({ $source }).
payments-why-reversal = Gegenbuchung zu Nummer { $number }

payments-mine-title = Was Sie zahlen müssen
payments-mine-sum = Sie müssen noch { $sum } zahlen.
payments-mine-none = Sie müssen zurzeit nichts zahlen.
payments-mine-settled = Erledigt
payments-mine-how = Überweisen Sie den Betrag auf das genannte Konto. Geben Sie als Verwendungszweck nur das Kassenzeichen { $reference } an. Sie können auch am Schalter bar bezahlen; nennen Sie dort das Kassenzeichen.
payments-mine-counter = Bezahlen Sie bar am Schalter und nennen Sie dort das Kassenzeichen { $reference }.
