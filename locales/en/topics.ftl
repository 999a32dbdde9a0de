# Deciding together: proposals, seconding, drafts, results, carrying out.

propose-what = What would you like to propose? A sentence or two; photos may come along.
propose-alike = There is a similar topic already. Would you like to second that one?
propose-alike-second = Second it: { $title }
propose-alike-new = Mine is different
propose-why = Topic: “{ $title }”. Why does it matter? Neighbours will understand it better.
propose-why-skip = No need to say
propose-area = Whom does it concern? Choose one, or type the building or its unit.
propose-area-unclear = I could not find that place. Choose one, or write “Building 3”.
propose-confirm = Shall I propose it like this?
propose-confirm-agree = Agree and submit
propose-confirm-submit = Submit
propose-confirm-change = Change it
propose-confirm-report = It is something to be repaired
propose-confirm-refuse = I do not agree
propose-confirm-drop = Never mind
propose-shown = Everybody will read: { $title }
propose-public = Topics are public; your name is not shown.
propose-held = Some words need a person's look first; then it becomes public.
propose-dropped = All right, nothing was proposed and nothing is kept.
propose-look = This topic is there already. If you mean the same, press “Second”.
refused-election = Elections follow the law's own procedure and cannot be proposed or voted on here ({ $law }). To say something about an election, ask for a person or call 12345.
refused-election-committee = The election committee is chosen by the residents' assembly, which cannot be done here ({ $law }). Ask for a person if you have a question.
refused-recall = A recall needs the signatures of a tenth of the residents or a third of the representatives and a vote by law; it cannot be done here ({ $law }). Ask for a person if you have a question.
refused-by-election = A by-election is held by the residents' assembly by law; it cannot be done here ({ $law }). Ask for a person if you have a question.
refused-appraisal = The democratic appraisal is led by the supervision committee; it cannot be done here ({ $law }). Ask for a person if you have a question.
refused-change-of-use = Turning a home into a business needs the consent of every owner concerned; a vote cannot allow it ({ $law }). If you want to report it, just tell me and the grid worker will hear of it.

topic-title = Topic { $number }  { $title }
topic-withdrawn-title = (withdrawn by its author)
topic-step-collect = 🟡 Collecting: please second it
topic-step-draft = 📝 Accepted, being drafted
topic-step-discuss = 💬 Being discussed
topic-step-publish = 📢 The result is published
topic-step-down = ⏸ Publication interrupted; the 15 days begin anew when it is posted again
topic-step-follow = 🔧 Being carried out
topic-step-archived = ✅ Carried out and archived
topic-step-declined = ❌ Not taken up
topic-step-merged = 🔗 Merged into { $into }
topic-step-lapsed = 🍂 The time is over, too few supported it; not taken up
topic-step-referred = ↪️ Passed on
topic-step-withdrawn = ↩️ Withdrawn by its author
topic-held = Waiting: others read it once the facilitator has looked.
topic-area = Concerns: { $area }
area-all = the whole neighbourhood
area-unit = { $building }, unit { $unit }
topic-support = Seconded by { $n ->
    [one] { $n } household
   *[other] { $n } households
}, needed: { $needed }
topic-support-version = Version { $version } is supported by { $n ->
    [one] { $n } household
   *[other] { $n } households
}
topic-leader = Facilitator: { $name }
topic-answer-until = Passed on to 12345; an answer is due by { $day }
topic-answered = Answer: { $said }
topic-answer = Write down the answer
topic-answer-words = What did they answer? The author and everybody who supported it will get it.
topic-answer-kept = Noted; people will hear of it.
topic-answered-note = There is an answer to { $number } “{ $title }”: { $note }
topic-unanswered-note = The answer to { $number } “{ $title }”, which was passed on, is due. Please ask after it; press “Open” to write it down. You are reminded every week until then.
topic-alone-note = The time of { $number } “{ $title }” is over and too few homes support it. You may go on collecting once, or withdraw it; if you do nothing for seven days it ends for lack of support. You may propose it again later.
topic-alone-last = The time of { $number } “{ $title }” is over again and too few homes support it. If that is so in seven days, it ends for lack of support. You may propose it again later.
topic-prolong = Collect for 30 more days
topic-length = Set how long
topic-length-ask = How many days for this step? It can be set in its first three days; otherwise it is { $days } days. The fifteen days of publication and other periods of the law are not touched.
topic-length-days = { $n } days
topic-until = This step ends: { $day }
topic-because = Reason: { $reason }
topic-milestone = Topic { $number } “{ $title }”: { $step }
topic-open = Open the topic
topic-read = Read the whole text
topic-new = Propose a topic
topics-title = Everybody's topics. Press a number.
topics-mine = 🔔 The first ones wait for you. Press a number.
topics-none = There are no topics now. You can propose one.
topics-line = { $n }. { $why }{ $title } ({ $step })
needs-vote = 🗳 You have not voted: 
needs-late = ⏰ Your item is late: 
needs-again = 🔁 The text changed, please look: 
needs-leader = 👉 Waits for you: 

topic-second = Second
topic-unsecond = Stop seconding
topic-seconded = Done: “{ $title }” is seconded by { $n ->
    [one] { $n } household
   *[other] { $n } households
} now.
topic-unseconded = All right, yours no longer counts: “{ $title }”, { $n ->
    [one] { $n } household
   *[other] { $n } households
} now.
topic-second-known = Your household has seconded “{ $title }” before; each counts once. { $n ->
    [one] { $n } household
   *[other] { $n } households
} now.
topic-second-over = Topic { $number } cannot be seconded now.
topic-second-home = To second, your home must be registered and in this area: { $area }. Send /home with your household code, or with building and room.
topic-second-changed = The text has changed; please look at the new one first.
topic-watch = Follow
topic-withdraw = Withdraw the topic
topic-show = May be public
topic-shown = Topic { $number } is public now and can be seconded.
topic-nobody-leads = Somebody proposed topic { $number } “{ $title }”, but there is no facilitator yet. Give somebody that role in /admin.
topic-enough = Topic { $number } “{ $title }” has enough households behind it. Please decide whether to take it up.
topic-enough-yours = Your topic “{ $title }” has enough households behind it; the facilitator will deal with it.
topic-grew = A similar topic was merged into “{ $title }”; those who seconded it came along.

topic-item-done = Topic { $number } “{ $title }”: { $note }
topic-accept = Take it up
topic-accept-small = Take it up as a small matter
topic-merge = Merge into another topic
topic-refer = Pass it on
topic-decline = Do not take it up
topic-table = Open the discussion
topic-return = Back to drafting
topic-resolve = Publish the result
topic-follow = Time is up: carry it out
topic-archive = Archive
topic-extend = Extend
topic-write = Write the text
topic-freeze = Freeze the text
topic-override = Give a reason and go on
topic-merge-which = Into which one? Those who seconded it go along.
topic-merge-none = There is no other topic to merge it into.
topic-refer-where = Pass it on to whom?
topic-refer-request = Make it a request
topic-refer-12345 = To 12345
topic-missing = Not yet. What is missing:
topic-why-decline = Why is it not taken up? The reason is public.
topic-why-merge = Why are they merged? The reason is public.
topic-why-refer = Why is it passed on? Say who answers and by when; it is public.
topic-why-withdraw = Why do you withdraw it? One sentence is enough; it is public.
topic-why-return = Why does it go back to drafting? The reason is public.
topic-why-override = Why go on all the same? The reason is public.
topic-why-interrupt = Why is the publication interrupted? The reason is public. Posted again, the 15 days begin anew.
topic-until-why = Why is it extended? The reason is public.
topic-until-d7 = In 7 days
topic-until-d14 = In 14 days
gate-seconded = enough households behind it
gate-options = a frozen text
gate-costed = cost, who and until when for each option
gate-versions-frozen = freezing the draft (there are changes that are not frozen)
gate-statements = people's statements
gate-roll-frozen = a roll, checked and frozen
gate-notice-kept = the days of notice
gate-gates-of-law = discussion by the party organisation and the legality check
gate-ballot-closed = the end of the ballot
gate-scrutinised = the scrutineers' confirmation
gate-posted-fifteen-days = 15 days of publication
gate-objection-answered = an answer to the strongest objection
gate-objections-answered = an answer to every objection
gate-items-done = all action items done
gate-rated = people's rating of how it was carried out

option-which = Which option do you want to write?
option-which-new = A new option
option-which-n = Write option { $n } again
option-title = What is the option called? A few words.
option-title-same = Use the topic's title
option-clauses = Write the clauses, one a line.
option-cost = What does it cost, roughly? A number of yuan, such as 12000.
option-cost-free = Nothing
option-cost-unknown = Not known yet
option-who = Who carries it out?
option-who-unknown = Not decided yet
option-until = Until when? For example: December 31
option-until-d30 = Within 30 days
option-until-d90 = Within 90 days
option-written = Noted. The draft has { $n ->
    [one] { $n } option
   *[other] { $n } options
}. Press “Freeze the text” when it is complete.
option-line = Option { $n }: { $title }
option-cost-line = Cost: { $cost } yuan
option-who-line = By: { $who }
option-until-line = Until: { $day }
text-none = There is no frozen text yet.
text-title = { $title }  version { $version }
text-hash = Version { $version }, check { $hash }
voice-department = [{ $label }] { $said }
voice-party = [{ $label }, interested party] { $said }
change-added = ＋ { $part }: { $after }
change-removed = － { $part }: { $before }
change-changed = ✏️ { $part }: { $before } → { $after }
change-more = { $n ->
    [one] { $n } more change
   *[other] { $n } more changes
}: see the whole text.
part-cost = cost of option { $n }
part-who = who does option { $n }
part-until = end of option { $n }
asked-first = The topic “{ $title }” that you seconded has a text now:
asked-again = The text of “{ $title }” has changed:
asked-question = Do you support this version? Support counts for the version you saw.
asked-yes = I support this version
asked-no = I do not
topic-speak = Answer for your organisation
topic-speak-words = Please write your organisation's view. It is labelled and everybody reads it.
topic-voice-kept = Noted; it is shown with the text.
topic-voice = An organisation answered on “{ $title }”: { $note }
unclear-money = Please write a number, such as 12000.

result-decision = What is the result? A paragraph for everybody.
result-fell = Why were the other options not chosen?
result-objection = What is the strongest objection?
result-answer = What is the answer to it?
result-title = Result { $number }  { $title }
result-decided = Result: { $said }
result-because = Options not chosen: { $said }
result-against = The strongest objection: { $said }
result-answered = The answer: { $said }
result-until = Published until { $day }, 24:00
result-where = { $basis ->
    [owners] To object: here; owners may also ask a court to set it aside within one year (Civil Code 280). If it was published late or untruly: the street office or district (Residents' Committees Act 35).
   *[other] To object: here; if it was published late or untruly: the street office or district (Residents' Committees Act 35); a decision that infringes rights can be taken to court (40).
}
result-page = Public page: { $path }
result-correction = Correction { $n }: { $said }
result-corrected = The result of topic { $number } “{ $title }” was corrected: { $said }
result-correct = What is to be corrected? What was published stays; the correction is added.
result-correct-done = The correction is published.
result-none = There is no result yet.
result-drawn = Published on { $day } for at least 15 days
topic-result = See the result
topic-object = I object
topic-correct = Correct
topic-interrupt = Publication interrupted
topic-repost = Post again
topic-vote-new = Call a vote
topic-vote-show = Vote / see the vote
topic-posted-photo = Photograph the posted page
topic-broadcast = Broadcast the result
posted-photo = Please take a photo of the posted page.
posted-photo-kept = The photo is kept for the archive.
rule-consult = Consultation (no legal effect)
rule-assembly-residents = Decided by the residents' assembly ({ $law })
rule-assembly-households = Decided by the assembly of household representatives ({ $law })
rule-delegates = Decided by the representatives' assembly ({ $law })
rule-owners-general = Decided by the owners, general matter ({ $law })
rule-owners-special = Decided by the owners, special matter ({ $law })
objection-words = What do you object to? The facilitator will answer you.
objection-enough = You have objected to this result several times; please wait for the answer.
topic-objection-kept = Your objection to “{ $title }” arrived; each is answered.
objection-made = An objection to topic { $number } “{ $title }”: { $said }
objection-reply = Answer
objection-answer-words = Please write the answer. It goes to who objected, and is public.
objection-answer-sent = The answer is sent.
objection-was-answered = This objection has been answered.
objection-answered = Your objection to topic { $number } “{ $title }” has an answer: { $said }
objection-further = If it does not satisfy you, you can turn to the street office or the district.

item-what = What is to be done? One thing an item.
item-owner = Who does it? Choose one, or type the name of a group.
item-until = Until when? For example: December 31
item-until-d7 = Within 7 days
item-until-d30 = Within 30 days
item-progress = How is it going? A sentence; photos may come along.
item-done = How was it done? A sentence, and best a photo.
item-line-open = { $n }. { $what } ({ $who }, by { $day })
item-line-late = ⏰ { $n }. { $what } ({ $who }, by { $day }, late)
item-line-done = ✅ { $n }. { $what } ({ $who })
item-title = Action item
items-title = Your action items ({ $n })
item-of = From topic { $number } “{ $title }”
item-note-progress = Progress: { $said }
item-note-done = Done: { $said }
item-note-reopen = Sent back: { $said }
item-progress-button = Report progress
item-done-button = Done
item-supervise = Urge
item-reopen = Not done, send back
item-reopen-why = What is not done? Its owner is told, and it is public.
item-topic = Open the topic
item-open = Open the item
item-reported = Noted, thank you.
item-done-note = Item { $n } is done: { $what }
item-supervised = Please hurry with “{ $note }”.
item-supervised-sent = Sent.
item-soon-note = Due soon: { $line }
item-late-note = Late: { $line }
topic-items = Action items
topic-add-item = Add an action item
landing-title = How was it carried out?
landing-text = Everything decided in “{ $title }” is done. What do you think?
landing-satisfied = Satisfied
landing-unsatisfied = Not satisfied
landing-not-done = It was not really done
topic-landed = Thank you for your view.
topic-file = Archive file
archive-file = The archive of this topic, ready to print.
hotspot = 🔥 { $words } Shall it become a topic?
hotspot-propose = Propose a topic
hotspot-words = What to do about “{ $service }” in { $area }. { $n ->
    [one] { $n } report
   *[other] { $n } reports
} in 30 days.
topic-ended-note = Topic { $number } “{ $title }”: this step is over, please decide what comes next. ({ $step })
topic-ending-note = Topic { $number } “{ $title }”: this step ends in 3 days; extend it before then if needed. ({ $step })
topic-blocked-note = Topic { $number } “{ $title }”: the 15 days are over, but an objection waits for its answer.

parked-propose = Your proposal is not finished; you can go on.
parked-option = The text is not finished; you can go on.
parked-topic-typed = What you were writing is not finished; you can go on.
parked-topic-extend = The extension is not finished; you can go on.
parked-result = The result is not finished; you can go on.
parked-item = The action item is not finished; you can go on.
parked-item-progress = Your progress report is not finished; you can go on.
parked-posted-photo = The photo of the posted page has not come yet.

topic-say-next = What people say
topic-say-new = Say something
paper-about = The topic
paper-text = The text
paper-meetings = Meetings
paper-statements = What people said
paper-counted = The count
paper-result = The result
paper-posted = On the notice board
paper-objections = Objections and answers
paper-items = Carried out
paper-path = What happened
paper-support = Seconded by { $n ->
    [one] { $n } household
   *[other] { $n } households
}
paper-since = Proposed: { $clock }
paper-at = Published: { $clock }
paper-meeting = { $clock }, { $place }, signed in: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
paper-statement = “{ $said }” agree { $agree }, disagree { $disagree } (share of agreement about { $low } to { $high })
paper-dated = { $clock } { $year }
paper-full = { $clock } (fifteen days without a break)
paper-hung = Posted: { $since } to { $until }
paper-objection = Objection: { $said }  Answer: { $answer }
paper-waiting = { $n ->
    [one] { $n } objection waits
   *[other] { $n } objections wait
} for an answer
paper-landed = “{ $answer }”: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
paper-step = { $clock }  { $what }{ $why ->
    [none] { "" }
   *[other] : { $why }
}
paper-hash = Check of what was published: { $hash }
paper-record = Record of the vote (anybody can count again)
paper-code = Scan for the latest state
paper-print = To print or save as PDF: your browser's Print
did-propose = Proposed
did-accept = Taken up
did-merge = Merged into another topic
did-refer = Passed on
did-decline = Not taken up
did-withdraw = Withdrawn by its author
did-table = Opened for discussion
did-return = Back to drafting
did-resolve = Result published
did-follow = Published long enough, carried out from now on
did-archive = Archived
did-freeze = Text frozen
did-lapse = The time was over, too few supported it
did-length = Length set
did-prolong = Collecting went on
did-answered = An answer to what was passed on
did-extend = Extended
did-show = Looked at and made public
did-override = Went on for a stated reason
did-interrupt = Publication interrupted
did-repost = Posted again
did-hurry = Residents' assembly called at short notice
did-broadcast = Result broadcast
figures-decided = Topics from residents { $residents }; carried out { $done }; took part in votes { $voted }
topic-group-open = Look, second and vote in private
topic-group-page = Public page
