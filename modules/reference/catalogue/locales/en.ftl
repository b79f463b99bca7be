# SPDX-License-Identifier: EUPL-1.2
catalogue-navigation-services = Service catalogue
catalogue-home = Home

catalogue-topics-title = Topics
catalogue-topics-lead = All services of the municipalities, associations, districts and the Land, sorted by topic.
catalogue-topics-count =
    { $count ->
        [one] One service
       *[other] { $count } services
    }
catalogue-topic-empty = There is no service on this topic at present.
catalogue-life-events-title = Life events
catalogue-life-event-lead = These services can matter to you in this situation.

catalogue-search-title = Search
catalogue-search-label = What would you like to do?
catalogue-search-empty = Enter a word, for example “dog” or “moving”.
catalogue-search-nothing = We found nothing on this.
catalogue-search-count =
    { $count ->
        [one] One result
       *[other] { $count } results
    }
catalogue-search-suggestion = Did you mean:
catalogue-search-help = Try another word, or look through the topics:
catalogue-search-topics = All topics
catalogue-kind-service = Service
catalogue-kind-topic = Topic
catalogue-kind-life-event = Life event

catalogue-overview-costs = Costs
catalogue-overview-time = Time
catalogue-overview-deadline = Deadline
catalogue-overview-office = Responsible
catalogue-level-municipality = Your municipality
catalogue-level-association = Your association (Amt), independent municipality or independent city
catalogue-level-district = Your district or independent city
catalogue-level-land = An authority of the Land

catalogue-hints-title = Hints for answering questions
catalogue-office-title = Responsible office
catalogue-office-phone = Phone:
catalogue-office-email = E-mail:
catalogue-office-hours = Opening hours:
catalogue-office-why = Why this office?
catalogue-office-unknown = We do not know the responsible office for this place yet. Call the public authorities on 115.
catalogue-place-label = Where you live, or the place in question
catalogue-place-hint = Name of the municipality or postcode
catalogue-place-find = Find the responsible office
catalogue-place-chosen = Place:
catalogue-place-other = Choose another place
catalogue-place-which = Which place do you mean?
catalogue-place-nothing = We did not find this place. Check the spelling, or enter the postcode.
catalogue-place-missing = Enter the name of the municipality or the postcode.

catalogue-apply-online = Apply online
catalogue-apply-ready = You can do this online here, with or without an account.
catalogue-apply-choose-place = Choose the place first. Then you see whether you can do this online.
catalogue-apply-not-here = You cannot do this online here for this place yet. Below you find how to do it all the same.
catalogue-apply-not-online = You cannot do this online here yet. Below you find which ways there are.

catalogue-full-title = What this is about
catalogue-needs-title = What you need
catalogue-requirements-title = Requirements
catalogue-documents-title = Documents and details
catalogue-procedure-title = How it works
catalogue-time-usual = It usually takes:
catalogue-deadlines-title = Deadlines
catalogue-deadline-submit-within = Your deadline:
catalogue-deadline-submit-before = In good time before:
catalogue-deadline-decision-within = Decision:
catalogue-deadline-validity = Validity:
catalogue-deadline-objection = Objection:
catalogue-costs-title = Costs
catalogue-costs-free = Free of charge
catalogue-costs-by-law = Depends on a law or regulation
catalogue-costs-by-statute = Depends on the local statute
catalogue-costs-about = Usually { $amount }
catalogue-costs-range = Usually { $least } to { $greatest }
catalogue-channels-title = How to reach the responsible office
catalogue-law-title = Legal basis
catalogue-to-be-confirmed = to be confirmed

catalogue-list-title = Service catalogue
catalogue-list-count =
    { $count ->
        [one] One service
       *[other] { $count } services
    }
catalogue-list-name = Service
catalogue-list-kind = Procedure
catalogue-list-level = Level
catalogue-list-level-municipality = Municipalities
catalogue-list-level-association = Associations (Ämter), independent municipalities and independent cities
catalogue-list-level-district = Districts and independent cities
catalogue-list-level-land = Land
catalogue-list-schema = Form
catalogue-list-validity = Valid
catalogue-list-version = Version
catalogue-list-no-schema = No form
catalogue-validity-open = Without limit
catalogue-validity-from = Since { $from }
catalogue-validity-until = Until { $until }
catalogue-validity-both = { $from } to { $until }
catalogue-procedure-notification = Notification
catalogue-procedure-application = Application
catalogue-procedure-levy = Levy
catalogue-procedure-register-entry = Register entry
catalogue-procedure-information = Information
catalogue-procedure-complaint = Complaint
catalogue-exchange-title = Exchange the catalogue
catalogue-exchange-lead =
    { $count ->
        [one] One service as a file in the format XZuFi 2.3.1.
       *[other] { $count } services as a file in the format XZuFi 2.3.1.
    }
catalogue-exchange-note = Both files also hold the hints for answering questions. The XZuFi file has not been checked against the official schema.
catalogue-exchange-download = Download the XZuFi file

catalogue-api-list = Lists every service that holds today.
catalogue-api-list-answer = The services in the order of their keys.
catalogue-api-one = Shows a service with everything known about it and its version.
catalogue-api-one-answer = The service.
catalogue-api-xzufi = Gives a service as a message of XZuFi 2.3.1.
catalogue-api-xzufi-answer = The message.
catalogue-api-key = Key of the service in this catalogue.
catalogue-api-leika = Key in the administration's catalogue of services.
catalogue-api-topic = Code of the topic field of the Online Access Act.
catalogue-api-level = Tier that provides the service.
catalogue-api-online = Whether it can be applied for online.

catalogue-list-search = Search services: name, key or search word
catalogue-list-state = State
catalogue-list-leika = Service key
catalogue-list-author = Last edited by
catalogue-list-changed = Last edited on
catalogue-list-drafts = Open drafts
catalogue-list-local = { $key }, area { $area }
catalogue-state-published = Published
catalogue-state-unpublished = Not published yet
catalogue-state-withdrawn = Withdrawn
catalogue-draft-draft = Draft
catalogue-draft-submitted = Waits for a second person
catalogue-draft-published = Published
catalogue-draft-discarded = Discarded

catalogue-link-preview = Preview
catalogue-link-history = History and comparison
catalogue-link-local = Local texts
catalogue-link-competence = Competence
catalogue-draft-title = Draft and publication
catalogue-draft-none = There is no open draft. Changing a part begins one; the published version stays until a second person publishes the draft.
catalogue-draft-about = Last edited by { $name }, { $at }.
catalogue-draft-own = You wrote in this draft. Somebody else must publish it. Last edited by { $name }, { $at }.
catalogue-draft-returned = The draft was given back
catalogue-draft-old-base = Something newer was published meanwhile
catalogue-draft-old-base-text = The draft is based on version { $base }, version { $now } is published. Compare both in the history and take over what is missing. Then base the draft on the new version.
catalogue-step-submit = Submit for publication
catalogue-step-return = Give back
catalogue-step-publish = Publish
catalogue-step-discard = Discard draft
catalogue-step-rebase = Base on the published version
catalogue-step-withdraw = Withdraw publication
catalogue-step-note = Reason
catalogue-step-note-hint = Needed for giving back and withdrawing. It is kept in the history.
catalogue-done-saved = The draft is saved.
catalogue-done-created = The draft is made. Fill in the missing parts.
catalogue-done-submitted = The draft waits for a second person.
catalogue-done-returned = The draft is given back.
catalogue-done-published = The new version is published.
catalogue-done-discarded = The draft is discarded.
catalogue-done-rebased = The draft is now based on the published version.
catalogue-done-withdrawn = The service is withdrawn.
catalogue-done-competence = The competence is recorded.
catalogue-refused-own-draft = You wrote in this draft. Ask a second person to publish it.
catalogue-refused-old-base = A newer version was published meanwhile. Compare both and base the draft on the new version.
catalogue-refused-step = This step is not possible now. Reload the page.
catalogue-refused-no-reason = Enter a reason.
catalogue-refused-key = The key of a service never changes. Make a new service.
catalogue-conflict = Somebody else changed the draft meanwhile
catalogue-conflict-text = What is stored now stands on the left, what you entered on the right. The form still holds what you entered. If you save, your entries count.
catalogue-conflict-both-caption = Both versions compared
catalogue-conflict-both-old = Stored now
catalogue-conflict-both-new = Your entry

catalogue-parts-title = Parts
catalogue-part-values =
    { $count ->
        [0] Empty
        [one] 1 value
       *[other] { $count } values
    }
catalogue-part-changed =
    { $count ->
        [one] 1 change against the published version
       *[other] { $count } changes against the published version
    }
catalogue-part-names = Names and search words
catalogue-part-texts = Short and full text
catalogue-part-needs = Requirements and documents
catalogue-part-procedure = Procedure and duration
catalogue-part-deadlines = Deadlines
catalogue-part-costs = Costs
catalogue-part-law = Legal basis
catalogue-part-channels = Ways to the authority
catalogue-part-modules = Further modules
catalogue-part-web = Different on the web
catalogue-part-phone = Different on the phone
catalogue-part-counter = Different at the counter
catalogue-part-hints = Hints for people who answer questions
catalogue-part-assignment = Classification and keys
catalogue-part-sdg = Single Digital Gateway (SDG)
catalogue-part-validity = Validity
catalogue-modules-title = Modules by language and channel
catalogue-modules-lead = The columns German and English show the general text. A channel without words of its own uses the general text.
catalogue-modules-module = Module
catalogue-modules-written = written
catalogue-modules-missing = missing
catalogue-modules-own = own text
catalogue-modules-general = as general
catalogue-module-official-name = Official name (02)
catalogue-module-name = Name in everyday language (03)
catalogue-module-short = Short text (05)
catalogue-module-full = Full text (06)
catalogue-module-legal-basis = Legal basis (07)
catalogue-module-documents = Documents (08)
catalogue-module-requirements = Requirements (09)
catalogue-module-procedure = Procedure (11)
catalogue-module-forms = Forms (14)
catalogue-module-further-information = Further information (15)
catalogue-module-remarks = Remarks (16)
catalogue-module-author = Author (18)
catalogue-module-responsible-body = Responsible body (22)
catalogue-module-contact-point = Contact point (23)
catalogue-module-teaser = Teaser (24)
catalogue-module-remedy = Legal remedy (25)
catalogue-module-deadlines = Deadlines
catalogue-module-processing-time = Processing time
catalogue-module-costs = Costs
catalogue-channel-web = Web
catalogue-channel-phone = Phone
catalogue-channel-counter = Counter
catalogue-language-de = German
catalogue-language-en = English
catalogue-row-deadlines = Deadline { $number }
catalogue-row-legal-basis = Provision { $number }
catalogue-row-channels = Way { $number }

catalogue-field-key = Key in addresses
catalogue-field-name = Name
catalogue-field-keywords = Search words
catalogue-field-short = Short text
catalogue-field-full = Full text
catalogue-field-requirements = Requirements
catalogue-field-documents = Documents
catalogue-field-procedure = Steps
catalogue-field-processing-time = Usual duration
catalogue-field-deadlines-kind = Kind of deadline
catalogue-field-deadlines-amount = Length
catalogue-field-deadlines-unit = Unit
catalogue-field-deadlines-text = Rule in a sentence
catalogue-field-deadlines-legal-basis = Legal source
catalogue-field-costs-kind = What decides the costs
catalogue-field-costs-least = Usually at least
catalogue-field-costs-greatest = Usually at most
catalogue-field-costs-text = Rule in a sentence or two
catalogue-field-costs-to-be-confirmed = The costs are still to be confirmed
catalogue-field-legal-basis-text = Provision
catalogue-field-legal-basis-source = Where the statement comes from
catalogue-field-legal-basis-to-be-confirmed = The provision is still to be confirmed
catalogue-field-channels-kind = Kind of way
catalogue-field-channels-text = How it goes
catalogue-field-modules = Module
catalogue-field-hints = Hints for people who answer questions
catalogue-field-leika-key = Service key (LeiKa)
catalogue-field-further-leika-keys = Further service keys
catalogue-field-topic-field = Topic field
catalogue-field-life-events = Life events
catalogue-field-addressees = For whom
catalogue-field-procedure-kind = Kind of procedure
catalogue-field-level = Level of the administration
catalogue-field-legal-entity = Legal entity
catalogue-field-task = Sphere of the task
catalogue-field-typing = Typing
catalogue-field-trust-level = Trust level
catalogue-field-needs-written-form = Written form required
catalogue-field-needs-personal-appearance = Personal appearance required
catalogue-field-is-informal = Possible without a form
catalogue-field-schema = Identifier of the online form
catalogue-field-sdg-areas = Information areas (seven digits)
catalogue-field-sdg-topics = Information areas of the newer list (four digits)
catalogue-field-single-contact-point = Possible through a single contact point
catalogue-field-valid-from = Valid from
catalogue-field-valid-until = Valid until
catalogue-field-withdrawn = Withdrawn

catalogue-choice-procedure-kind-notification = Notification
catalogue-choice-procedure-kind-application = Application
catalogue-choice-procedure-kind-levy = Levy
catalogue-choice-procedure-kind-register-entry = Register entry
catalogue-choice-procedure-kind-information = Information
catalogue-choice-procedure-kind-complaint = Complaint
catalogue-choice-level-municipality = Municipalities
catalogue-choice-level-association = Associations (Ämter), independent municipalities and cities
catalogue-choice-level-district = Districts and independent cities
catalogue-choice-level-land = Land
catalogue-choice-legal-entity-municipality = Municipality
catalogue-choice-legal-entity-association = Association (Amt)
catalogue-choice-legal-entity-district = District
catalogue-choice-legal-entity-land = Land
catalogue-choice-task-self-governed = Own sphere
catalogue-choice-task-delegated = Transferred by the Land
catalogue-choice-task-land = Task of the Land
catalogue-choice-addressees-citizen = Residents
catalogue-choice-addressees-business = Enterprises
catalogue-choice-addressees-administration = Administration
catalogue-choice-costs-kind-free = Free of charge
catalogue-choice-costs-kind-range = Amount or range
catalogue-choice-costs-kind-by-law = Act or regulation
catalogue-choice-costs-kind-by-statute = Local statute
catalogue-choice-deadlines-kind-submit-within = Within this time after the event
catalogue-choice-deadlines-kind-submit-before = This time before the event
catalogue-choice-deadlines-kind-decision-within = Decision of the authority
catalogue-choice-deadlines-kind-validity = Validity of the result
catalogue-choice-deadlines-kind-objection = Objection
catalogue-choice-deadlines-unit-day = Days
catalogue-choice-deadlines-unit-week = Weeks
catalogue-choice-deadlines-unit-month = Months
catalogue-choice-deadlines-unit-year = Years
catalogue-choice-channels-kind-online = Online
catalogue-choice-channels-kind-counter = In person
catalogue-choice-channels-kind-post = By letter
catalogue-choice-channels-kind-email = By e-mail
catalogue-choice-channels-kind-phone = By phone

catalogue-editor-save = Save draft
catalogue-editor-more = Save and add another
catalogue-editor-cancel = Cancel
catalogue-editor-lines = One entry per line. The lines of both languages belong together in their order.
catalogue-editor-codes = Several separated by spaces
catalogue-editor-row-new = New entry: leave empty if you need no more.
catalogue-editor-row-remove = Empty all fields to remove the entry.
catalogue-editor-channel = Fill in only what this channel says differently: { $channel }. Empty fields take the general text.
catalogue-editor-general = General: { $text }
catalogue-new-title = New service
catalogue-new-lead = These three answers begin a draft. You add everything else afterwards.
catalogue-new-name = Name in everyday language
catalogue-new-key-hint = Lower-case letters, digits and hyphens, for example hund-anmelden. It is part of the address and never changes.
catalogue-new-leika-hint = 14 digits
catalogue-new-create = Make draft

catalogue-error-choice = Choose one of the values offered.
catalogue-error-flag = Enter yes or no.
catalogue-error-day = Enter a date that exists, for example 8 3 2026.
catalogue-error-amount = Enter an amount, for example 60,00.
catalogue-error-number = Enter a whole number from 0 to 10000.
catalogue-error-key = Enter a key of lower-case letters, digits and hyphens.
catalogue-error-key-taken = This key exists already. Choose another one.
catalogue-error-leika = Enter a service key of 14 digits.
catalogue-error-leika-taken = Another service has this service key already. Check it.
catalogue-error-channel = Name at least one way to the authority.
catalogue-error-channel-text = Describe the way in German.
catalogue-error-name = Enter the German name.
catalogue-error-short = Enter the German short text.
catalogue-error-costs = Describe the costs in German.
catalogue-error-range = Enter both amounts, the smaller one first.
catalogue-error-deadline = Describe the deadline in German.
catalogue-error-provision = Name the provision.
catalogue-error-addressee = Choose for whom the service is.
catalogue-error-topic = Choose a topic field.
catalogue-error-life-event = Choose only life events from the list.
catalogue-error-sdg-areas = Enter codes of seven digits each.
catalogue-error-sdg-topics = Enter codes of four digits each.
catalogue-error-ends-before = The end lies before the beginning. Check both days.
catalogue-error-too-long = Shorten the text to { $count } characters.
catalogue-error-area = Choose an area.
catalogue-error-entity = Choose a legal entity.
catalogue-error-source = Name the law or agreement in at most 300 characters.

catalogue-preview-title = Preview
catalogue-preview-text = This is how residents see the service when the draft is published. Only staff see the hints for people who answer questions.
catalogue-preview-missing =
    { $count ->
        [one] One value is still missing and filled with “…”.
       *[other] { $count } values are still missing and filled with “…”.
    }
catalogue-preview-back = Back to editing
catalogue-preview-local-wrong = The draft still has faults. The published version is shown.
catalogue-history-title = History and comparison
catalogue-history-list = Published versions
catalogue-history-number = Version
catalogue-history-at = Published on
catalogue-history-author = Written by
catalogue-history-publisher = Published by
catalogue-history-note = Reason
catalogue-history-file = From a file
catalogue-history-draft = Draft
catalogue-history-version = Version { $number }
catalogue-history-from = Older version
catalogue-history-to = Newer version
catalogue-history-compare = Compare
catalogue-history-compare-title = Compare two versions
catalogue-history-both-caption = What differs
catalogue-history-both-old = Older version
catalogue-history-both-new = Newer version
catalogue-difference-what = Value
catalogue-difference-nothing = Both versions are the same.

catalogue-local-title = Local texts
catalogue-local-lead = Fill in only what is different in this area. A part that is filled in replaces the general one completely, also in the areas below that have none of their own.
catalogue-local-texts = What is different here
catalogue-local-published = Who says something different
catalogue-local-none = The general text holds everywhere.
catalogue-local-own = Your areas
catalogue-local-area = Area
catalogue-local-key = Regional key
catalogue-local-modules = Parts replaced
catalogue-competence-title = Competence
catalogue-competence-rule = Usually responsible: { $level }. Acting legal entity: { $entity }.
catalogue-competence-recorded = Special competences
catalogue-competence-none = Nothing special is recorded for this service.
catalogue-competence-area = Area
catalogue-competence-authority = Authority
catalogue-competence-entity = Legal entity
catalogue-competence-period = Holds
catalogue-competence-source = Law or agreement
catalogue-competence-source-hint = Stands in the reasons that residents read.
catalogue-competence-from = First day
catalogue-competence-try = Look up a place
catalogue-competence-write-title = Record a special competence of your authority
catalogue-competence-write-lead = From this day on it goes before the usual one. An earlier one ends the day before and stays recorded.
catalogue-competence-write = Record

catalogue-exchange-table = Download table (CSV)
catalogue-exchange-in-title = Take a file over
catalogue-exchange-in-lead = XZuFi (versions 2.2.0 and 2.3.1) or a table (CSV) with the columns of the one downloaded. Every new or changed service becomes a draft, which is published like any other.
catalogue-exchange-file = File
catalogue-exchange-send = Take over
catalogue-exchange-missing = Choose a file.
catalogue-exchange-broken = The file did not arrive completely. Send it again.
catalogue-exchange-too-large = The file is too large. Split it into files of at most { $megabytes } MB.
catalogue-exchange-nothing = The file holds no service, or more than { $most }. Check the file.
catalogue-csv-no-header = The first line names no column “key”. Download the table and keep its first line.
catalogue-csv-unknown-column = The column “{ $name }” is unknown. Check its name or delete it.
catalogue-csv-repeated-column = The column “{ $name }” stands twice. Delete one of them.
catalogue-csv-open-quote = In line { $line } a quotation mark begins without an end. Complete or delete it.
catalogue-csv-too-many-cells = Line { $line } has more cells than the first one. Check the separators.
catalogue-csv-too-large = The table has too many lines or columns. Split it.
catalogue-xzufi-version = This version of XZuFi is not read. Send 2.2.0 or 2.3.1.
catalogue-xzufi-document-type = The file holds a document type declaration. Remove it.
catalogue-xzufi-broken = The file is no readable XML. Export it again.
catalogue-import-title = Result
catalogue-import-service = Service
catalogue-import-state = State
catalogue-import-notes = What to check
catalogue-import-new = New draft
catalogue-import-changed = Draft with changes
catalogue-import-unchanged = Unchanged
catalogue-import-open-draft = Not taken over: there is an open draft already
catalogue-import-no-key = Not taken over: the key is missing or wrong
catalogue-import-left-language = Language not taken over: { $what }
catalogue-import-left-channel = Unknown access channel: { $what }
catalogue-import-left-module = Unknown module: { $what }
catalogue-import-left-deadline = Unknown kind of deadline { $what }; taken over as a deadline for the decision
catalogue-import-left-cut-off = A cut-off date (kind of deadline { $what }) was not taken over
catalogue-import-left-unit = Unknown unit { $what }; taken over as days
catalogue-import-left-cost = A further cost (kind { $what }) was not taken over
catalogue-import-left-classification = Classification is missing and filled with the usual value: { $what }
catalogue-import-left-validity = Only the first of { $what } periods of validity was taken over
catalogue-import-left-element = Place of the file not read: { $path }
