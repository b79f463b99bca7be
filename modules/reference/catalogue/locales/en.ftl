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
catalogue-exchange-note = The file also holds the hints for answering questions. It has not been checked against the official schema.
catalogue-exchange-download = Download the XZuFi file
