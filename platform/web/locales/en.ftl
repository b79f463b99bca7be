# SPDX-License-Identifier: EUPL-1.2
web-product-name = Kontor
web-home-link = Kontor – home page
web-skip-to-content = Skip to content
web-title-error = Error:
web-navigation-label = Main navigation
web-other-language-code = de
web-other-language-name = Deutsch
web-sign-in = Sign in
web-sign-out = Sign out
web-signed-in-as = Signed in as
web-workplace-label = Authority you work for
web-workplace-button = Switch
web-session-title = Your session is about to end
web-session-text = For your security we will sign you out in two minutes. Do you want to continue?
web-session-extend = Continue

web-help-title = Questions? Call us.
web-help-text = Public authorities’ number 115, Monday to Friday, 8 a.m. to 6 p.m. (in German)
web-footer-label = Legal information and help
web-footer-easy-language = Easy language (German)
web-footer-accessibility = Accessibility
web-footer-privacy = Data protection
web-footer-imprint = Legal notice
web-footer-licences = Licences

web-field-optional = (optional)
web-field-error = Error:
web-date-day = Day
web-date-month = Month
web-date-year = Year
web-choice-yes = Yes
web-choice-no = No
web-select-empty = Please choose
web-file-megabytes = { $size } MB
web-file-limit = { $types }, at most { $size }
web-file-limit-size = At most { $size }
web-file-too-large = This file is too large. Choose a file of at most { $size }.
web-file-stored = Stored files
web-file-remove = Remove
web-errors-title =
    { $count ->
        [one] One answer is missing or not right
       *[other] { $count } answers are missing or not right
    }

web-task-not-started = Not started
web-task-in-progress = In progress
web-task-done = Done
web-task-cannot-start = Cannot start yet
web-task-wrong = Please check
web-summary-change = Change
web-summary-empty = Not stated
web-timeline-upcoming = still to come

web-breadcrumb-label = You are here
web-pagination-label = Pages
web-pagination-previous = Previous
web-pagination-next = Next
web-pagination-page = Page { $number }

web-table-choose = Choose
web-table-empty = No entries.
web-table-ascending = (sorted ascending)
web-table-descending = (sorted descending)
web-chart-label = Name
web-chart-value = Value
web-chart-table = Numbers as a table
web-button-print = Print
web-search-button = Search
web-filter-label = Filter the list
web-filter-button = Apply filters
web-filter-reset = Reset

web-error-home = To the home page
web-error-reference = Reference for enquiries:
web-error-403-title = You have no access
web-error-403-text = Your account does not allow this.
web-error-403-action = Sign in with another account, or ask the responsible authority.
web-error-404-title = This page does not exist
web-error-404-text = We found nothing at this address.
web-error-404-action = Check whether the address is complete. The page may have changed: search from the home page.
web-error-422-title = We could not process that
web-error-422-text = The data that was sent is incomplete or out of date.
web-error-422-action = Go back one step, reload the page and send the form again.
web-error-429-title = Too many requests
web-error-429-text = Very many requests came from your connection in a short time.
web-error-429-action = Wait a minute, then try again.
web-error-500-title = That did not work
web-error-500-text = Something went wrong on our side. What you have saved is still there.
web-error-500-action = Try again in a few minutes. If it fails again, call us and give the reference.
web-error-503-title = Not available at the moment
web-error-503-text = We are working on the system, or it is overloaded.
web-error-503-action = Try again in a few minutes. What you have saved is still there.

web-gallery-title = Components of the pages
web-gallery-lead = All components from which the pages are made, with their examples.

web-error-told-title = That is not possible right now
web-error-told-action = Go back one step. What you have saved is still there.
web-problem-stale = Somebody else has changed this in the meantime. Reload the page and compare both versions.
web-problem-request = We did not understand this request. Go back one step and try again.
web-problem-foreign-site = This request did not come from our own page. Open the page again and send the form once more.
web-upload-empty = The file is empty. Choose another file.
web-upload-too-large = The file is too large. Choose a file of at most { $megabytes } MB.
web-upload-type = We cannot accept this type of file. Choose a PDF file or a picture.
identity-login-taken = There is already an account with this e-mail address. Sign in, or choose another address.
identity-loan-ends-before-it-begins = The last day lies before the first. Choose a later last day.
identity-secret-wrong = The present password is wrong. Enter it once more.
identity-secret-length = Choose a password of at least 12 and at most 200 characters.
identity-secret-same = Choose another password than the present one.
identity-secret-login = Choose a password that is not your login name.

web-law-in-german = The text of the law is in German.
web-own-secret = Change password
web-expired-title = Your session has ended
web-expired-text = What you entered is still here. Sign in again in a new window, or continue there with your code. Then come back to this page and send your answers again.
web-expired-files = You have to choose files once more afterwards.
web-expired-sign-in = Sign in (new window)
web-expired-resume = Continue with a code (new window)
web-expired-again = Send the answers again
web-problem-first-secret = First replace the password that somebody gave you.

web-api-title = Kontor: interface for programs
web-api-summary = Find services, apply, read cases. Changes say where they come from (Origin or Sec-Fetch-Site) or come without a session.
web-api-session = Session as signing in or beginning a draft sets it as a cookie.
web-api-description = This description (OpenAPI 3.1).
web-api-description-answer = The description.
web-api-problem-401 = Signing in is needed.
web-api-problem-404 = It does not exist, or you may not know that it does.
web-api-problem-409 = The state does not allow the step; the answer says what to do.
web-api-problem-413 = The request is too large.
web-api-problem-422 = Values are missing or wrong; each is named with its place.
web-api-problem-429 = Too many requests; Retry-After says when to go on.
web-api-problem-field = The field or the path of the question.
web-api-problem-pointer = Place in the request as a JSON pointer (RFC 6901) after a #.
web-api-problem-code = Unchanging name of the message.
web-api-problem-detail = Message in the language of the request (Accept-Language).
web-api-problem-instance = Reference for questions.
web-api-problem-errors = The single errors.
