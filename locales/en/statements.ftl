# The discussion: one statement at a time, heard and said.

say-title = 💬 What people say · { $title }
say-resident = Resident { $n }
say-party = { $label } (interested party)
say-quoted = { $who }: “{ $words }”
say-agree = Agree
say-disagree = Disagree
say-skip = Skip
say-take-back = Take my answer back
say-answered = Your answer: { $answer }
say-left = { $n } more after this one.
say-next = Hear the next one
say-new = Say something
say-summary = How it stands
say-mine = My answers
say-all-answered = You have heard everything that others said. You can say something too.
say-people = { $n } people answered { $statements } statements.
say-most-agreed = Most agreed with:
say-most-divided = Most divided:
say-share = { $share } agree ({ $low }–{ $high }), { $n } took a side
say-own = You said: “{ $words }” ({ $state })
say-state-pending = waits for a look
say-state-shown = public
say-state-refused = not public
say-my-answer = { $n }. { $answer }: { $words }
say-nothing-yet = You have not said or answered anything yet.
say-withdraw = Withdraw “{ $words }”
say-words = Please say what you think, in 140 characters at most. Others see “Resident” and a number, not your name.
say-in-writing = Please type it, so that everybody can read it.
say-too-long = That is more than 140 characters. Shorter, please, or in two parts.
say-near =
    Somebody has said something like it:
    “{ $said }”
    Is it the same?
say-near-same = Yes, I agree with that
say-near-other = No, mine is different
say-sure =
    Everybody will see:
    “{ $shown }”
    Say it like this?
say-sure-yes = Say it
say-sure-no = Do not say it
say-held-first = A word in it needs a look by the staff before it becomes public.
say-held = It waits for a look by the staff; we will tell you.
say-done = Said. Others see you as { $who }.
say-over = This topic is not being discussed now.
say-residents-only = The discussion is for people who live here. Please register your home first: /home.
say-too-soon = You said something just now; please wait ten minutes. Meanwhile you can hear what others say.
say-told-shown = What you said, “{ $words }”, has been looked at; everybody sees it now.
say-told-refused = What you said, “{ $words }”, was not made public: { $why }. You can appeal.
say-decided-shown = Done, everybody sees it now.
say-decided-refused = Done, it is not public. The author has been told why.
say-appeal-taken = Noted; somebody else will look at it.
parked-say = You were saying something; you can go on.

unveil-ask = 🔎 Who said it?
unveil-why = Why must you know who said this? Another admin has to agree; if they do, its author will read your reason.
unveil-nobody = There is no other admin who could agree, so it cannot be told.
unveil-waits = Somebody has asked already; another admin will decide.
unveil-asked = Another admin was asked. Until they agree nobody sees it.
unveil-question = { $admin } wants to know who said this. If you agree, the two of you see the name, its author is told with the reason, and it is written into the audit.
unveil-yes = I agree
unveil-no = I do not agree
unveil-refused = Not agreed; it stays unknown.
unveil-name = { $who } is: { $name }. Use it only for the reason that was given, and tell nobody.
unveil-told =
    Two admins have learnt that it was you who said something in a discussion.
    What you said: { $words }
    Why: { $reason }
    If you have a question, please call { $phone }.
parked-unveil-why = You were about to write why you want to know who said it; you can go on.
