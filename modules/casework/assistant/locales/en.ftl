# SPDX-License-Identifier: EUPL-1.2
assistant-start-need = What you need
assistant-start-minutes =
    { $minutes ->
        [one] It takes about one minute.
       *[other] It takes about { $minutes } minutes.
    }
assistant-start-save = You can stop at any time and continue later, on another device too.
assistant-start-next = What happens next
assistant-start-place-title = Which municipality is it about?
assistant-start-place-hint = Name of the municipality or postcode. It decides which office is responsible.
assistant-start-place-label = Municipality or postcode
assistant-start-place-missing = Enter the name of the municipality or the postcode.
assistant-start-place-unknown = We found no municipality of this name. Check the spelling or enter the postcode.
assistant-start-place-choose = Which municipality do you mean?
assistant-start-place-former = A municipality of its own until { $day }
assistant-start-place-change = Choose another municipality
assistant-start-authority = Responsible for { $place }
assistant-start-why = Why this office?
assistant-start-continue = Continue
assistant-start-begin = Start now
assistant-start-account = Do you have an account? Sign in first: we then fill in your name and e-mail address, and you find the application again under “My applications”.
assistant-start-sign-in = Sign in

assistant-tasks-progress = { $done } of { $all } sections done
assistant-tasks-place = For { $place }, responsible: { $authority }
assistant-tasks-form = Your answers
assistant-tasks-finish = To finish
assistant-tasks-check = Check your answers and send
assistant-tasks-check-hint = Possible once all required answers are there
assistant-tasks-optional = Optional
assistant-tasks-later = Continue later
assistant-tasks-later-account = Your answers are saved. You find them again in your account, until { $until }.
assistant-tasks-later-code = Your answers are saved until { $until }. With this code you come back, on another device too. Write it down or have it sent to you. Do not give it to anybody who should not see your answers.
assistant-tasks-code = Your code
assistant-tasks-resume = Page to continue
assistant-tasks-email = E-mail address
assistant-tasks-email-hint = We only send the code and do not keep the address.
assistant-tasks-email-missing = Enter your e-mail address, for example name@example.org.
assistant-tasks-email-send = Send code
assistant-tasks-remove = Delete application

assistant-mail-subject = Your code to continue
assistant-mail-text =
    Hello,

    with this code you open the saved answers again:

    { $code }

    How to do it: open { $address }, choose “Continue with a code” and enter the code. It is valid until { $until }.

    You did not ask for this? Then somebody mistyped their address, and you can delete this message.
assistant-done-code-sent = The code is on its way.
assistant-done-removed = The answers are deleted.
assistant-page-back = Back
assistant-page-continue = Continue
assistant-page-later = Save and go to the overview
assistant-page-upload = Upload and stay on this page
assistant-page-files-missing = Choose a file.
assistant-page-repeat-none = No entry yet.
assistant-page-repeat-change = Change
assistant-page-repeat-remove = Remove
assistant-conflict-title = Changed in another window
assistant-conflict-text = You filled in this page differently in another window or on another device. Which answers should count?
assistant-conflict-question = Question
assistant-conflict-stored = Saved
assistant-conflict-yours = Entered just now
assistant-conflict-table = Both versions
assistant-conflict-keep-mine = Save what I entered just now
assistant-conflict-keep-stored = Keep the saved answers
assistant-check-title = Check your answers
assistant-check-lead = Your answers go to: { $authority }
assistant-check-declaration = I have checked all answers. They are correct and complete.
assistant-check-declaration-missing = Confirm that your answers are correct and complete.
assistant-check-submit = Send
assistant-check-incomplete = Some answers are still missing. Fill in the pages named below first.
assistant-check-nothing = You have not answered anything yet.

assistant-confirmation-title = We have received your application
assistant-confirmation-reference = Your reference number
assistant-confirmation-next = What happens next
assistant-confirmation-authority = { $authority } works on your application and gets in touch with you.
assistant-confirmation-time = Usual processing time: { $time }
assistant-confirmation-deadline = The office should act by { $date }.
assistant-confirmation-code-title = Come back without an account
assistant-confirmation-code = With this code you see the state of your application, read messages and send documents. It is valid until { $until }. Write it down.
assistant-confirmation-receipt-title = Receipt
assistant-confirmation-receipt = The file proves what reached us and when. Keep it.
assistant-confirmation-download = Download the receipt (JSON)
assistant-confirmation-mine = My applications

assistant-remove-title = Delete your answers?
assistant-remove-text = We delete everything that you entered and uploaded for “{ $service }”. This cannot be undone.
assistant-remove-yes = Delete for good
assistant-remove-no = Keep

assistant-refused-no-form = You cannot apply for this service online yet. The page of the service says whom to contact.
assistant-refused-sent = This application has been sent and can no longer be changed. You can send documents under its reference number.
assistant-refused-too-much = These are too many answers at once. Shorten long texts or upload them as a file.
assistant-refused-drafts =
    { $most ->
       *[other] You already have { $most } unfinished applications. Send one or delete one.
    }
assistant-refused-files-field =
    { $most ->
        [one] There is room for one file only. Remove the saved file first.
       *[other] There is room for { $most } files at most. Remove one or put several together.
    }
assistant-refused-files-draft = An application holds { $most } files at most. Remove one or put several together.
assistant-refused-bytes = All files together may have { $megabytes } MB at most. Make pictures smaller or remove a file.
assistant-refused-body = That was too much data at once. Upload the files one by one.
assistant-refused-json = The content of the request does not fit: JSON as in the description of the interface is expected.
assistant-refused-path = There is no such question in the form: { $path }
assistant-refused-file-path = The form takes no file at this place.
assistant-refused-file-value = Files are uploaded and not sent as text: { $path }
assistant-refused-file-gone = A file is no longer there. Remove it on its page and upload it again.
assistant-refused-value = This answer is too long, or there are too many: { $path }

assistant-refused-no-key = Send a name of your own for the request in the header Idempotency-Key, with 16 to 128 characters, for example a UUID.
assistant-refused-key = This Idempotency-Key came with another request before. Take a new one for every application.
assistant-refused-base64 = The content of the file is no base64 text.
assistant-api-application = Applies in one request. Sending declares that the answers are right and complete.
assistant-api-application-made = The application has been received.
assistant-api-application-again = The same request came before; the answer of that time.
assistant-api-application-id = Identifier of the application and of the case.
assistant-api-service = Key of the service.
assistant-api-key = Name of the request, chosen by the program. The same request with the same name applies only once; it holds for 30 days.
assistant-api-area = Regional key of the municipality.
assistant-api-answers-map = Answers by path of the question.
assistant-api-files = 20 files at most. More than about 45 MB together go through a draft.
assistant-api-path = Path of the question; in the address as one percent-encoded part.
assistant-api-file-name = Name of the file.
assistant-api-file-kept = Name under which the file is stored.
assistant-api-content = Content of the file.
assistant-api-digest = SHA-256 of the content, hexadecimal.
assistant-api-draft = Identifier of the draft.
assistant-api-code = Code to continue for people without an account.
assistant-api-version = Number of changes.
assistant-api-reference = Reference number for people.
assistant-api-receipt = Signed receipt.
assistant-api-begin = Begins a draft and sets the session it belongs to.
assistant-api-begun = The draft has begun.
assistant-api-answers = Saves answers; an empty text takes an answer away.
assistant-api-answers-saved = The answers are saved.
assistant-api-file = Stores a file for a question.
assistant-api-file-stored = The file is stored.
assistant-api-submit = Sends the draft. Sending it again gives the same answer.
assistant-api-sent = The application has been received.
