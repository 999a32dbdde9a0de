# Votes: calling them, the roll, ballots, paper ballots, the count, scrutineers.

vote-title = 🗳 Vote { $n } · { $preset }
votes-title = Votes
votes-none = There is nothing for you to vote on now. We will tell you when there is.
vote-asks = Question: { $question }

vote-preset = By which rule?
vote-preset-consult = Opinion poll
vote-preset-assembly-residents = Residents' assembly (18 and over)
vote-preset-assembly-households = Residents' assembly (one per household)
vote-preset-delegates = Assembly of delegates
vote-preset-owners-general = Owners' decision (general matter)
vote-preset-owners-special = Owners' decision (special matter)
vote-question =
    Which sentence is voted on? It cannot be changed once it is announced.
    Topic: { $title }
vote-question-title = Use the topic's own words
vote-form = How are people to answer?
vote-form-plain = Yes, no, abstain
vote-form-options = A list of options, approve of any
vote-options = Please write the options, one a line, two to eight.
vote-options-unclear = I could not read that. One option a line, two to eight, none twice.
vote-days = For how many days is voting open?
vote-days-3 = 3 days
vote-days-7 = 7 days
vote-days-15 = 15 days
vote-days-30 = 30 days
vote-studied = On which day did the party branch discuss it? Date and number of the minutes, please (Residents' Committees Act, Art. 30).
vote-lawful = Has it been checked that this is lawful? (Art. 31: against no law, nobody's rights)
vote-lawful-yes = Yes, and it is
vote-lawful-no = Not yet
vote-sure =
    { $preset }, open for { $days } days.
    Question: { $question }
    Call this vote now?
vote-sure-yes = Call it
vote-sure-no = Do not
vote-not-discussed = A topic can be voted on only while it is being discussed.

vote-not-binding = This is an opinion poll. It has no legal force.
vote-electorate-residents = Residents of 18 and over decide.
vote-electorate-households = Households decide, one vote each.
vote-electorate-delegates = The members of the assembly of delegates decide.
vote-electorate-owners = The owners decide together: one vote a unit, by name.
vote-meeting-participation = Present: { $share } of all.
vote-meeting-approval = Passed by: { $share } of those present. Without a meeting that people signed in to, it is only a poll.
vote-both-participation = Taking part: { $share }, by area and by persons.
vote-both-approval = Passed by: { $share } of those taking part, by area and by persons.
vote-law = Law: { $law }
share-1-2-over = more than half
share-2-3-from = two thirds or more
share-3-4-from = three quarters or more
vote-opens = Voting opens { $clock }.
vote-closes = Voting closes { $clock }.
vote-step-prepared = Being prepared.
vote-step-checking = The roll is being checked.
vote-step-closed = Closed; scrutineers look at it.
vote-step-confirmed = Closed and confirmed by the scrutineers.
vote-step-cancelled = Called off.

ballot-none = You are not on the roll of this vote. If you live here, register with /home. Owners get a code at the office: send it as “/vote CODE”.
ballot-which = You may vote for these units, one vote each:
ballot-unit = { $unit }
ballot-unit-done = ✓ { $unit }
ballot-for = This ballot is for: { $unit }
ballot-open = Not cast yet.
ballot-counted = ✓ This ballot is counted ({ $clock }). You can change it until the close; the last one counts.
ballot-changed = Changed. This one counts.
ballot-others = My other units
ballot-yes = Yes
ballot-no = No
ballot-abstain = Abstain
ballot-option = Option { $n } of { $all }: { $option }
ballot-approve = Approve
ballot-not = Do not approve
ballot-party = You are an interested party: you may speak and answer, but not vote.
ballot-too-late = Voting is closed. This ballot was not changed.
ballot-too-early = Voting has not opened yet. We will tell you when it does.
ballot-own = See our ballot: { $unit }
ballot-own-is =
    Recorded for { $unit }: { $choice }
    In the public record this unit is written { $mark }; nobody else can tell.
    If that is wrong, please call the office: { $phone }
ballot-own-none = no ballot
ballot-own-later = After the close of an owners' vote you can see the ballot of your own unit here.

vote-turnout = How many have voted
vote-eyes = Who can see what
eyes-until = Until the close nobody sees results or anybody's choice, not even admins. Only how many have voted is shown.
eyes-server = Choices are kept encrypted. Whoever runs the server has the key and could technically open them before the close.
eyes-channel = The chat app keeps the button you pressed, and the message as it came is kept here encrypted for 30 days. Others may look at your phone. So this is not a polling booth.
eyes-secret = At the close the votes are counted and what joins them to homes is destroyed: then only who voted is known, not how. Older backups still hold it until they expire.
eyes-named = Owners vote by name, as the law wants: after the close each unit's choice stands in the public record. Paper ballots are kept sealed for at least a year.
eyes-paper = Paper ballots are entered by two people, who see them. Where paper and phone differ, the signed paper counts, and that is listed.
turnout-units = Voted: { $part } of { $whole } units
turnout-area = Area: { $part } of { $whole } m²
turnout-missing = Still missing: { $left }
turnout-enough = Enough have taken part.
missing-heads = { $n } units
missing-area = { $n } m²

outcome-passed = ✅ Passed
outcome-rejected = ❌ Not passed
outcome-too-few-voted = ❌ Too few took part
outcome-too-few-present = ❌ Too few were present
outcome-void = ⚠️ The vote is void
flaw-roll-changed = The roll was changed after it was announced.
flaw-notice-short = The meeting was not announced early enough.
flaw-not-on-roll = There is a ballot that is not on the roll.
flaw-unreadable = There is a ballot that cannot be read.
result-sums = Yes { $yes }, no { $no }, abstain { $abstain }
result-counted = { $n } ballots
result-option = { $option }: approved by { $n }
fraction-needs = , needs { $share }
fraction-participation-heads = { $mark } Persons taking part { $part } / { $whole }{ $needs }
fraction-participation-area = { $mark } Area taking part { $part } / { $whole } m²{ $needs }
fraction-approval-heads = { $mark } Persons agreeing { $part } / { $whole }{ $needs }
fraction-approval-area = { $mark } Area agreeing { $part } / { $whole } m²{ $needs }

vote-run = Vote { $n } · running it
vote-roll = Roll: { $n } units
vote-roll-how = The roll is empty. On the server, run: python -m bot ballots roll ROLL.csv --vote { $n } --dry-run
vote-roll-hash = Checksum of the roll: { $hash }
vote-missing = Still missing: { $what }
vote-gate-roll = the roll
vote-gate-roll-checked = the end of the roll check
vote-gate-objections-answered = answers to objections to the roll
vote-gate-gates-of-law = discussion in the party branch and the check that it is lawful (Arts. 30, 31)
vote-gate-four-fifths = delegates being four fifths or more (Art. 28)
vote-check = Begin the roll check
vote-announce = Announce, freeze the roll
vote-cancel = Call this vote off
vote-cancel-why = Why is it called off? One sentence, which everybody will see.
vote-hurry = Short notice (special case)
vote-hurry-why = A residents' assembly is announced ten days ahead; in a special case it may be called at short notice (Urban Residents' Committees Law, Art. 26). What is special here? One sentence, please: everybody will read it.
vote-hurried = Called at short notice (less than ten days) because: { $reason }
vote-because = Called off because: { $reason }
vote-code = A code for an owner
vote-proxy = Register a proxy
vote-paper = Enter a paper ballot
vote-code-is =
    Code for { $unit }, good once, for 30 days:
    { $code }
    They send it from their own phone: /vote { $code }
vote-code-used = The code for { $unit } has been used.
voters-title = { $name } · owners' codes (vote { $n })
voters-code = Voting code (for the owner of this unit, good once)
voters-how = Scan it with your phone, or write in the chat:
    /vote { $code }
    Please show it to nobody. If it is lost, the office gives you another.
vote-code-wrong = This code is wrong or was used already. Please get another one at the office.

scrutiny-title = Scrutiny · vote { $n }
scrutiny-conflicts = Units whose paper and phone differ, where the paper counts: { $n }
scrutiny-unclear = Units whose paper was not entered alike by two people and does not count: { $n }
scrutiny-is-right = It is right
scrutiny-is-wrong = Something is wrong
scrutiny-right = You confirmed that it is right.
scrutiny-wrong = You said that something is wrong. Whoever runs the vote has been told.

roll-check = Please check your line of the roll:
roll-area = Area: { $area } m²
roll-head = Counted as one person together with the other units marked “{ $head }”
roll-head-own = Counted as one person
roll-until = You can object until { $clock }.
roll-wrong = This line is wrong
roll-object = What is wrong? Please write it down, such as: the area is 89.50 m², see the title deed.
roll-objected = We have your objection and will answer it in writing. The roll is not frozen before that.
roll-objection-says = Objection: { $words }
roll-answer = Answer
roll-answer-words = Please write the answer; it goes to whoever objected.
roll-answer-sent = The answer has been sent.
roll-answered = Answer to the objection to the roll: { $words }
roll-answered-before = Somebody has answered this objection already.
roll-too-late = The roll is not being checked now, so you cannot object to it.

vote-box = Papers still to be entered
vote-box-count = How many paper ballots received before the close could not be entered yet? Write a number; it is public. Two people enter them in the two days after the close, no more than so many, and then it is counted.
vote-box-unclear = Please write only how many, such as: 12.
vote-box-told = Paper ballots received in time and still to be entered: { $n }; counted on { $clock }.
vote-closed-at = Closed ({ $clock }); no more votes.
paper-box-full = All { $n } papers that were announced before the close are entered; no more can be added.
paper-unit = Which unit? As it is on the roll, such as: 3号楼2单元501
paper-scan = Please take a photo of the paper ballot, so that it can be read.
paper-choice = What does the ballot say?
paper-choice-yes = Yes
paper-choice-no = No
paper-choice-abstain = Abstain
paper-ticked = Which options are ticked? Their numbers, such as: 1 3. None: 0. There are { $options }.
paper-ticked-unclear = I could not read that. Only the numbers of the ticked options, with spaces between them.
paper-no-unit = There is no such unit on the roll. Please look again.
paper-first = { $unit }: noted. It counts once a colleague has entered the same from the paper.
paper-agreed = { $unit }: two people entered the same; it is counted.
paper-differs = { $unit }: two people entered it differently, so it does not count yet. Please both look at the paper again and enter it anew.
proxy-paper = Please take a photo of the authority that the owner signed.

vote-news-open = Please vote: { $question } (closes { $closes })
vote-news-announced = A vote is announced: { $question } (opens { $opens }, closes { $closes })
vote-news-last = Your home has not voted yet: { $question } (closes { $closes })
vote-news-done = The vote is counted: { $question } { $outcome }
vote-news-roll = Please check your line of the roll: { $question } (until { $until })

parked-vote = You were calling a vote; you can go on.
parked-vote-paper = You were entering a paper ballot; you can go on.
parked-vote-code = You were handing out a code; you can go on.
parked-vote-proxy = You were registering a proxy; you can go on.
parked-vote-hurry = You were about to write why the notice is short; you can go on.
parked-vote-box = You were about to write how many papers are in the box; you can go on.
parked-vote-cancel = You were calling off a vote; you can go on.
parked-roll-object = You were objecting to the roll; you can go on.
parked-roll-answer = You were answering an objection; you can go on.
