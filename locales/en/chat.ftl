# Every sentence of the chat.  Short, warm, plain; one question at a time.

language-name = English
language-which = Which language would you like?
language-chosen = Right you are, English from now on.

start =
    Hello, this is { $name }.
    If anything at home or around the buildings needs fixing or looking after, just send me a line.
    For example: 3号楼, the lift is broken
    Photos, voice notes and locations work too.
    .simple =
        Hello, this is { $name }.
        Something to fix? Send me a line.
        For example: 3号楼, the lift is broken
help-title = How this works
help =
    Just send a line to report a problem; photos, voice notes and locations work too.
    /mine – see my reports
    /report – report something
    /topics what neighbours decide together
    /aid ask neighbours for help
    /volunteer be a volunteer
    /nearby – what is in hand nearby
    /notices recent notices
    /follow – what I follow
    /cancel – drop what we are talking about
    /settings – larger letters, language, another phone
    /behalf – report for somebody else
    /mydata – see, correct or delete your data
    /language – change language
    /privacy – how your information is used
    .simple =
        Something to fix? Send a line, a photo or a voice note.
        How is it going? Send /mine
        Talk to a person? Send “Talk to a person”
        Notices: send /notices
        Anything else: send /settings
next-report = Your next step: tell me in a line what is wrong.
    .simple = { "" }
next-mine = Your next step: send /mine to see how your report is getting on.
    .simple = Send /mine to see how it is going.
next-rate = Your next step: send /mine and tell us whether it has been fixed.
    .simple = Is it fixed? Send /mine and tell us.
next-tasks = Your next step: send /tasks to see your tasks.
next-queue = Your next step: send /tasks to see the requests waiting for somebody.
next-open-question = Your next step: answer the question above, or send “Cancel”.
    .simple = Please answer the question above, or send “Cancel”.
human = To talk to a person, please ring the residents’ committee on { $phone }.
    .simple = The residents’ committee: { $phone }
call-human = Talk to a person
cancel = Cancel
cancelled = All right, cancelled. Nothing was sent in.
    .simple = All right, cancelled.
nothing-to-cancel = There is nothing to cancel. If something is wrong, just tell me.
    .simple = There is nothing to cancel.
what-can-i-do = I am here. Just tell me what is wrong and where, for example: 3号楼, the lift is broken. To talk to a person, send “Talk to a person”.
    .simple = I am here. What is wrong, and where? For example: 3号楼, the lift is broken. For a person, send “Talk to a person”.
cannot-read = I cannot read that, I am afraid. Please send words, a photo, a voice note or a location.
words-only = I cannot take videos or files of this kind; I have only read your words. If you have a photo, please send it.
file-not-received = A photo or voice note could not be opened, so it did not arrive. Please send it again.
    .simple = I cannot read that. Please send words or a photo.
command-unknown = There is no such command. Send /help to see what I can do, or simply tell me what is wrong.
    .simple = I do not know that. Just tell me what is wrong, or send /help.
slow-down = That was a bit fast for me, so this message was not taken. Please wait a minute; what I had before is safe. In an emergency ring 119, 110 or 120.
    .simple = Too fast: this one was not taken. Please wait a minute. In an emergency ring 119, 110 or 120.
our-mistake = Sorry, something went wrong on our side and this message was not dealt with. We have made a note of it. Please send it again, or ring { $phone }.
    .simple = Sorry, we failed. Please send it again, or ring { $phone }.
group-private = To keep this private, please talk to me alone.
open-chat = Open the chat

unclear-short = Could you say a little more?
    .simple = Please say more.
unclear-words = Please tell me in words or a voice note.
    .simple = Please write or say it.
unclear-choice = Please tap one of the buttons below.
unclear-where = I could not find that place. Please give the building, such as 3号楼 – or say it once more and I will write it down as you put it.
    .simple = I could not find it. Please say it again.
unclear-photo = Please send a photo, or tap a reason below.
stale-question = Something has changed; please look at this new card.
    .simple = Please look at this new card.
stale-gone = We have finished with that, so the button no longer works.
    .simple = That is finished; no need to tap.
stale-card = Things have moved on. This is how it stands now:
    .simple = This is how it stands now:
digit-too-high = There is no button with that number; please look again above.
    .simple = No such number; please look again.
digit-withdraws = That number means “{ $label }”. If you really want to withdraw this report, please send the word “{ $label }”. To see the others, send /mine.
button-unknown = That button is not yours, or it no longer works.
    .simple = That button does not work.
not-yours = This is not with you at the moment.
already-done = Already noted ({ $number }).
already-submitted = Already noted. The number is { $number }.
no-such-worker = That grid worker is not on duty now. Please choose another.

report-what = What has happened? One line will do.
    .simple = What has happened?
report-service = Which kind of problem is it?
    .simple = Which kind is it?
report-service-other = Something else
report-heard = “{ $words }”
report-where =
    Where is it?
    Give the building (such as 3号楼), or tap below to send your location.
    .simple =
        Where is it?
        Say the building, such as 3号楼.
report-got-photos =
    { $n ->
        [one] I have your photo.
       *[other] I have your { $n } photos.
    }
report-change = What would you like to change?
report-change-what = What happened
report-change-where = The place
report-change-service = The kind of problem
report-dropped = All right, nothing was sent in and nobody will see it.
    .simple = All right, nothing was sent in.
report-confirm-submit = Send it in
report-confirm-agree = Agree and send it in
report-confirm-change = Change something
report-confirm-drop = Cancel
report-confirm-refuse = I do not agree
report-confirm-publish = Let neighbours see it
report-confirm-hide = Staff only again
typed-report = i want to report something|report a problem|i want to complain|i want to report a problem|i have a complaint
typed-language = change language|chinese please|in chinese please|language
typed-numbers = emergency number|emergency numbers|police number|ambulance number|fire number
numbers = Fire: 119. Police: 110. Ambulance: 120. The office: { $phone }.
typed-phone = phone|phone number|what is the phone number|what's the phone number|telephone|office phone
typed-yes = yes|yes please|ok|okay|right|correct|that is right|that's right|sure
typed-agree = agree|i agree
typed-no = never mind|forget it|no need|do not send|don't send
typed-wrong = wrong|no|not right|that is wrong|that's wrong|not quite
confirm-title = Is this right?
    .simple = Right?
confirm-what = What: { $words }
confirm-where = Where: { $place }
confirm-service = Kind: { $service }
confirm-photos = Photos: { $n }
confirm-voices = Voice notes: { $n }
confirm-seen-hide = Who can see it: staff only
    .simple = Only staff can see it
confirm-seen-publish = Who can see it: staff and neighbours
    .simple = Neighbours can see it, too
words-long = { $words } … ({ $n } characters in all, every one kept)
by-voice = (a voice note)
place-unknown = place not known yet
place-by-position = the location sent
refused = All right, nothing was sent in and nobody will see what you wrote. You are welcome back any time. In an emergency ring 119 (fire), 110 (police) or 120 (ambulance); the residents’ committee is on { $phone }.
    .simple = All right, nothing was sent in. In an emergency ring 119 (fire), 110 (police) or 120 (ambulance); the residents’ committee: { $phone }.
send-location = 📍 Send my location

parked-report = Your report is not sent in yet. Shall we carry on?
    .simple = Your report: shall we carry on?
parked-supplement = You were about to add something. Shall we carry on?
    .simple = What you were adding: shall we carry on?
parked-reopened = You were telling me what is still wrong. Shall we carry on?
    .simple = What is still wrong: shall we carry on?
parked-handle = That task still needs a photo. Shall we carry on?
resume = Carry on
discard = Drop it

supplement = Add something
supplement-what = What would you like to add? A photo or a voice note is fine too.
    .simple = What would you like to add?
reopened-what = It has been given out again. What is still wrong? A line will do, or a photo.
    .simple = They will come again. What is still wrong?
reopened-what-skip = Nothing more, just send
reopened-unsaid = All right, the grid worker has been asked to look again.
    .simple = All right, they will look again.
edit-too-late = { $number } is closed already, so your change was not taken. If something is still wrong, please tell me again.
    .simple = It is closed, so nothing was changed. Still wrong? Tell me again.
withdraw = Withdraw

status-title = { $number }
status-since = Reported: { $clock }
    .simple = { "" }
step-open = 🕒 We have it and are finding somebody.
    .simple = We have it. We are finding somebody.
step-dispatched = 🕒 Given to { $worker }, who has yet to accept it.
    .simple = We have it. Given to { $worker }.
step-accepted = 🔧 Accepted by { $worker } and in hand.
    .simple = In hand: { $worker }.
step-handled = ✅ Done, says { $worker }. Please have a look: is it fixed?
    .simple = Done, says { $worker }. Is it fixed?
step-closed-satisfied = ✅ Closed. You said: satisfied.
    .simple = Closed. You were satisfied.
step-closed-unsatisfied = ✅ Closed. You said: not satisfied.
    .simple = Closed. You were not satisfied.
step-closed-unrated = ☑️ No answer for seven days, so we treat it as closed (not rated).
    .simple = No answer for seven days, so it is closed.
step-withdrawn = ↩️ You withdrew it.
step-declined = ⛔ Not taken on.
    .simple = Not taken.
short-open = waiting
short-dispatched = given out
short-accepted = in hand
short-handled = waiting for you
short-closed = closed
short-withdrawn = withdrawn
short-declined = not taken on

rate-title = { $number } – is it fixed?
    .simple = Is it fixed?
rate-text =
    Done, says { $worker }:
    { $place }: { $words }
    .simple =
        Done, says { $worker }:
        { $words }
rate-satisfied = Fixed, satisfied
rate-unsatisfied = Fixed, not satisfied
rate-reopen = Not fixed
rate-which = That is good news! Are you satisfied? Please tap one.
typed-fixed = fixed|it is fixed|it's fixed|works now|it works|all good
typed-satisfied = satisfied|very satisfied|happy with it
typed-unsatisfied = not satisfied|unsatisfied|not happy|dissatisfied
typed-reopen = not fixed|it is not fixed|it's not fixed|isn't fixed|not solved|still broken|still not|still leaking|does not work|doesn't work|broken again
rated-satisfied = Thank you! Noted: fixed, satisfied.
    .simple = Thank you! Noted.
rated-unsatisfied = Thank you. Noted: fixed, not satisfied. We will do better.
    .simple = Thank you. We will do better.
rated-unrated = No answer for seven days, so we treat it as closed (not rated).
    .simple = No answer for seven days, so it is closed.
rated-reopened = Noted: not fixed. It has been given out again.
    .simple = Noted. They will come again.
rated-none = Noted.
before-after = Before on the left, after on the right.
    .simple = Left: before. Right: now.
handled-without-photo = No photo: { $why }
picture-missing = (The photo has not arrived yet; you can ask the grid worker for it later.)
    .simple = (The photo has not arrived yet.)

news-dispatched = { $number } ({ $place }) has been given to { $worker }.
    .simple = { $place }: given to { $worker }.
news-declined = { $number } ({ $place }) was not taken on: { $why }. Any questions? Please ring { $phone }.
    .simple = { $place }: not taken on. { $why }. Questions? { $phone }.
news-returned = { $number } ({ $place }) needs somebody else: { $why }. We are finding one.
    .simple = { $place }: we are finding somebody else.
news-withdrawn = { $number } ({ $place }) was withdrawn by the resident; no need to go.
news-rated =
    { $number } ({ $place }): the resident answered “{ $outcome ->
        [satisfied] fixed, satisfied
        [unsatisfied] fixed, not satisfied
       *[none] noted
    }”{ $recorded }.
news-reopened = { $number } ({ $place }): the resident says it is not fixed. It has gone back to { $worker }.
news-expired = { $number } ({ $place }): we did not hear from you for seven days, so we treat it as closed (not rated). If something is still wrong, just tell me.
    .simple = { $place }: no answer for seven days, so it is closed. Still wrong? Tell me.
news-supplemented = Added and passed on to whoever is dealing with it ({ $number }).
    .simple = Added and passed on.

about = { $number } ({ $place })
task-title = Task { $number }
task-step-dispatched = 📌 A new task; please accept it.
task-step-accepted = 🔧 You have accepted it.
task-step-handled = ✅ Done, waiting for the resident.
task-step-closed = ✅ Closed.
task-step-withdrawn = ↩️ The resident withdrew it; no need to go.
task-step-declined = ⛔ Not taken on.
task-step-open = Waiting to be given out.
task-step-gone = This is not with you at the moment.
task-raised = ❗ The resident says it is not fixed. Please look again.
task-age = Waiting: { $age }
task-late = ⏰ Overdue, waiting: { $age }
evidence = { $number }, from the resident
evidence-missing = The photo or voice note of { $number } could not be fetched; please ask the resident.
supplement-for = ➕ The resident adds: { $words }
supplement-files = ➕ The resident sent more photos or voice notes.
accept = Accept
handle = Done
return = Hand back
transfer = Pass on
back = Back
map = Map (WGS-84 coordinates)
handle-photo = Please send a photo of the finished job. No photo? Tap the reason.
handle-photo-dark = Too dark for a photo
handle-photo-indoors = Inside a resident’s home
handle-photo-by-phone = Settled by phone
handle-photo-nothing-to-see = No visible difference
refile = Wrong kind: change it
refile-to = What kind is it then?
return-why = Why are you handing it back?
return-not-ours = Not our job
return-not-found = Cannot find the place
return-need-material = Needs parts or an expert
return-duplicate = Same as another task
return-wrong-grid = Not in my grid
returned-why = Handed back: { $why }
decline = Do not take on
decline-why = Why is it not taken on?
decline-out-of-scope = Not for the community
decline-not-true = Checked: it is not so
decline-to-12345 = Please ring 12345
transfer-to = Pass it on to whom?
transfer-nobody = There is no other grid worker at the moment. Please hand it back and an admin will find somebody.
dispatch-to = Give to { $worker }
queue-open = 📥 Nobody has this one. Who should take it?
queue-nobody = 📥 Nobody has this one, and there are no grid workers yet. Please ask whoever looks after the computer to run python -m bot claim worker, and give the code to a grid worker.
queue-step-dispatched = ✅ Given to { $worker }.
queue-step-accepted = ✅ Accepted by { $worker }.
queue-step-handled = ✅ Done by { $worker }.
queue-step-closed = ✅ Closed.
queue-step-withdrawn = ↩️ The resident withdrew it.
queue-step-declined = ⛔ The resident was told: not taken on.
a-worker = a grid worker
worker-named = grid worker { $name }
worker-of = { $name } ({ $grid })
more = More

mine-title = My reports ({ $n })
    .simple = Mine ({ $n })
mine-none = You have not reported anything yet. Just send me a line.
    .simple = You have no reports yet. Just send me a line.
mine-line = { $n }. { $number } { $what } – { $step }{ $late }
    .simple = { $n }. { $what }: { $step }
tasks-title = My tasks ({ $n })
tasks-none = No tasks at the moment.
tasks-line = { $n }. { $late }{ $what } – { $step }, { $age }
tasks-not-worker = This is for grid workers and admins. To see your own reports, send /mine.
queue-title = Waiting for somebody ({ $n })
queue-none = Nothing is waiting for somebody.
queue-line = { $n }. { $late }{ $what } – { $age }

age-minutes =
    { $n ->
        [0] under a minute
        [one] 1 minute
       *[other] { $n } minutes
    }
age-hours =
    { $n ->
        [one] 1 hour
       *[other] { $n } hours
    }
age-days =
    { $n ->
        [one] 1 day
       *[other] { $n } days
    }
clock = { $weekday } { $day }/{ $month }, { $time }
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

claim-how = Please send /claim followed by your code.
claim-wrong = That code is wrong, used or out of date. Please ask an admin for a new one.
claimed-admin = Done, you are now an admin. Send /tasks to see the requests waiting for somebody.
claimed-worker = Done, you are now a grid worker of { $grid }. New tasks will come here; send /tasks to see them all.
claimed-facilitator = Done, you are now a facilitator of discussions.
claimed-auditor = Done, you are now an auditor.

phone-office = 12345
command-start = Start
command-report = Report something
command-mine = My reports
command-tasks = My tasks
command-help = Help
command-cancel = Drop what we are talking about
command-language = Change language
command-claim = Take a role with a code
command-privacy = How your information is used
