# Broadcasts: written, looked at, sent, watched.

broadcast-admins-only = Broadcasts are for admins. If something is wrong, just tell me.
broadcast-list = The last broadcasts. Choose one, or write a new one.
broadcast-new = Write a new one
broadcast-kind = What is it?
broadcast-kind-notice = A notice
broadcast-kind-emergency = An emergency notice of the community
broadcast-kind-warning = Pass on a government warning
broadcast-source = Who issued the warning? For example: the weather bureau
broadcast-level = Which level?
broadcast-level-blue = blue
broadcast-level-yellow = yellow
broadcast-level-orange = orange
broadcast-level-red = red
broadcast-issued = When was it issued? As the original says it, for example: 23 November 9:30
broadcast-words = Please write it ({ $tongue }). If a picture belongs to it, send that first.
broadcast-words-more = Now in { $tongue }. If you have none, press “Leave out”; those people see what you wrote first.
broadcast-words-skip = Leave out
broadcast-audience = To whom?
broadcast-audience-all = Everybody
broadcast-audience-grid = One grid
broadcast-audience-building = One building
broadcast-audience-role = People who work here
broadcast-audience-language = Speakers of one language
broadcast-which = Which one? Press it, or type its name.
broadcast-which-unclear = I did not find that. Please type the name as it is listed.
broadcast-role-worker = grid workers
broadcast-role-admin = admins
broadcast-button = Should there be a button “Report something” below it?
broadcast-button-report = Yes
broadcast-button-none = No
broadcast-reason = You decide this alone, so please write one sentence why. It is kept.
parked-broadcast = The broadcast is not finished; you can go on writing it.
parked-broadcast-reason = The reason is not written yet; you can go on.

broadcast-head-notice = 📢 Notice of { $name }
broadcast-head-emergency = 🚨 Emergency notice ({ $name })
broadcast-head-warning = ⚠️ Warning passed on ({ $name })
broadcast-whose =
    Source: { $source }
    Level: { $level }
    Issued: { $issued }
broadcast-report = Report something

broadcast-title = Broadcast { $n }
broadcast-step-drafted = 📝 A draft. Above is what everybody will see.
broadcast-step-reviewed = ✅ Reviewed, not sent yet.
broadcast-step-scheduled = 🕒 To be sent at { $clock }.
broadcast-step-sending = 📤 On its way.
broadcast-step-paused = ⏸ Stopped here; nothing more is sent.
broadcast-step-done = ✅ Sent.
broadcast-step-cancelled = ✖ Cancelled; nothing more is sent.
broadcast-short-drafted = draft
broadcast-short-reviewed = reviewed
broadcast-short-scheduled = scheduled
broadcast-short-sending = on its way
broadcast-short-paused = paused
broadcast-short-done = sent
broadcast-short-cancelled = cancelled
broadcast-to = To: { $audience }
broadcast-reach = Will get it: { $n }
broadcast-gone = Cannot be reached (they stopped or blocked us): { $n }
broadcast-muted = Do not want notices: { $n }
broadcast-missing = Not written: { $languages }. Those people see the first language.
broadcast-because = Reason: { $reason }
broadcast-bar = { $bar } { $done } / { $all }
broadcast-outcomes =
    Delivered { $sent }, failed { $failed }
    Blocked { $blocked }, unknown { $unknown }
broadcast-left-minutes = About { $n } minutes left
broadcast-left-seconds = About { $n } seconds left
broadcast-submit = Ask for review
broadcast-submitted = The other admins have been asked.
broadcast-alone = I decide alone and say why
broadcast-review = Reviewed, may be sent
broadcast-refuse = Send back
broadcast-refuse-why = Why is it sent back?
broadcast-refused-wording = The words need work
broadcast-refused-facts = It is not true
broadcast-refused-audience = Not for these people
broadcast-send = Send now
broadcast-at-9 = Send at 9:00
broadcast-at-18 = Send at 18:00
broadcast-pause = Pause
broadcast-resume = Go on
broadcast-abort = Cancel the broadcast
broadcast-news-review = Broadcast { $n } was reviewed and may be sent.
broadcast-news-refuse = Broadcast { $n } was sent back: { $why }. Please write it again.
broadcast-news-abort = Broadcast { $n } was cancelled by another admin.
broadcast-report-title = How broadcast { $n } went
broadcast-report-all = { $all } people
broadcast-unknown-why = “Unknown” means the network broke: it may have arrived or not. It is not sent again, so that nobody gets it twice.
broadcast-csv = Download the list (CSV)
broadcast-text = As text, to pass on elsewhere
admin-broadcast = Broadcasts
broadcast-asleep = { $n } are in their quiet hours and get it from { $clock } on
