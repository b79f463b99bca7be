# SPDX-License-Identifier: EUPL-1.2
# Letters and templates

notices-navigation-templates = Letter templates

notices-templates-title = Letter templates
notices-templates-intro = The letters of your authority are made from these templates. A change applies to all letters that are ordered after it.
notices-templates-caption = Letter templates of your authority
notices-templates-kind = Template
notices-templates-state = Version

notices-kind-certificate-of-receipt = Certificate of receipt
notices-kind-document-request = Request for documents
notices-kind-hearing = Hearing
notices-kind-dog-tax-notice = Dog tax notice
notices-kind-partial-refusal = Partial refusal
notices-kind-grant = Grant
notices-kind-refusal = Refusal
notices-kind-answer = Answer to an enquiry
notices-kind-complaint-reply = Reply to a complaint
notices-kind-closing = Closing without a decision

notices-language-de = German
notices-language-en = English

notices-state-ordered = Being made
notices-state-ready = Ready
notices-state-failed = Could not be made

notices-letter-reference = Reference
notices-letter-sample = MUSTER

notices-template-state-default = Default of the program
notices-template-state-own = Own version { $version }, changed on { $at }
notices-template-subject = Subject
notices-template-subject-hint = One line. Placeholders are allowed.
notices-template-body = Text
notices-template-body-hint = An empty line separates paragraphs. Address, reference and date already stand at the head of the letter.
notices-template-help = How do I write a template?
notices-template-help-text =
    Begin a line with the sign # and a space to make it a heading. Begin it with - and a space to make it an item of a list.
    {""}
    A line such as | Item | Amount | is a row of a table; the first one is its head. Two stars on each side make **important text**.
    {""}
    A placeholder stands in double braces, for example {"{{ case.reference }}"}. With {"{% if reasons %}"} and {"{% endif %}"} a part appears only if there is something to say; with {"{% for item in documents %}"} and {"{% endfor %}"} a part is repeated for each entry.
notices-template-save = Save
notices-template-preview = Download a sample letter
notices-template-reset = Restore the default of the program
notices-template-read-only = You can look at this template and try it out. The administrators of your authority can change it.
notices-template-stale-title = The template was changed meanwhile
notices-template-stale-text = Somebody else saved while you were writing. Compare both texts. If you save now, your text applies.
notices-template-stale-stored = Text that is stored now
notices-template-stale-own = Your text

notices-variables-title = Placeholders of this template
notices-variables-name = How to write it
notices-variables-meaning = Meaning
notices-variables-shape = Form
notices-shape-line = Text in one line
notices-shape-text = Text, possibly with paragraphs
notices-shape-lines = List of texts
notices-shape-records = List with several values for each entry
notices-variable-authority-name = Name of the authority that handles the case
notices-variable-legal-entity-name = Name of the body for which it acts
notices-variable-legal-entity-formula = Signature formula, for example “By order”
notices-variable-recipient-salutation = Complete salutation without a comma
notices-variable-case-reference = Reference of the case
notices-variable-case-service = Name of the service
notices-variable-case-received-on = Day of receipt
notices-variable-signature-name = Name of the person who signs
notices-variable-signature-role = Function of that person
notices-variable-today = Date of the letter
notices-variable-documents = Documents in question
notices-variable-deadline = Last day of the period
notices-variable-reasons = Reasons or text written by the case worker
notices-variable-remedy = Instruction on how to appeal, by the body concerned
notices-variable-decision-parts = Parts of the decision with subject, outcome and reason
notices-variable-assessment = Assessed amounts with their names
notices-variable-assessment-total = Sum of the amounts
notices-variable-due-on = Day or days on which payment is due
notices-variable-concerns-reference = Number of the case that the complaint is about
notices-variable-upheld = Set when the complaint is upheld

notices-done-template-saved = The template has been saved.
notices-done-template-reset = The default of the program applies again.

notices-refused-order-too-long = The texts are too long for a letter. Shorten the reasons or the list of documents.
notices-refused-protected = This person is protected. Open the letter from the case after access was approved there.
notices-problem-template-changed = Somebody else has changed the template meanwhile. Load the page again and compare both texts.

notices-error-subject-empty = Enter a subject.
notices-error-body-empty = Enter a text that is not empty even if optional values are missing.
notices-error-template-length = Shorten the text to at most { $limit } characters.
notices-error-template-syntax = Line { $line }: A placeholder or statement is not complete. Check the braces and that every “if” has an “endif” and every “for” an “endfor”.
notices-error-template-forbidden = Line { $line }: “{ $text }” is not allowed in templates. Use only placeholders, “if” and “for”.
notices-error-template-unknown = Line { $line }: This letter has no placeholder “{ $name }”. Choose one from the list below.
notices-error-template-member = Line { $line }: The list has no such value. Look up its name in the list below.
notices-error-template-list = Line { $line }: A list cannot appear as text. Repeat its entries with “for”.
notices-error-template-too-long = The template becomes too long a letter. Reduce the repetitions.
notices-error-table-uneven = The table row “{ $row }” does not have as many columns as the head of its table. Add or remove vertical bars.
notices-error-table-head = Give every table a first row with the names of its columns.
