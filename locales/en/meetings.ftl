# Meetings: called, signed in to, minuted.

meet-new = Call a meeting
meet-when = When is the meeting? Such as: 20 December, 2 pm
meet-place = Where is it?
meet-sure =
    { $at }, { $place }.
    Tell people so?
meet-sure-yes = Tell them
meet-sure-no = No meeting
meet-announce-first = Please announce the vote first, then fix the meeting: an assembly needs ten days' notice.
meet-too-early = That is too early. As announced, this meeting can be held from { $clock } on (Residents' Committees Act, Art. 26).
meet-code =
    Sign-in code: { $code }
    Please write it on the wall of the room. Whoever is there sends from their own phone: /meet { $code }
meet-title = 🪑 Meeting { $n }
meet-at = { $clock }, { $place }
meet-signed = { $n } signed in
meet-minutes-are = Minutes: { $words }
meet-photos-are = { $n } photos
meet-sign = Sign in somebody without a phone
meet-write = Write the minutes
meet-unit = Who is here? A unit of the roll, such as: 3号楼2单元501
meet-minutes = Please write the minutes: who spoke, who thought otherwise, what was decided.
meet-photos = Please send photos, if there are any: the room, the sign-in sheet. Then press “Done”.
meet-photos-done = Done
meet-sign-first = { $unit }: noted. It counts once a colleague has seen them too.
meet-sign-second = { $unit }: two colleagues have seen them; signed in.
meet-sign-twice = { $unit }: you noted them already; a colleague has to confirm.
meet-not-now = People sign in from two hours before to twelve hours after the beginning: { $clock }
meet-how = When you are in the room, send me the code on the wall, such as: /meet AB3D5F
meet-code-wrong = This code is wrong, or it is not the time to sign in.
meet-signed-in = ✓ Signed in.
meet-news = Please come to a meeting: { $clock }, { $place }
parked-meet = You were calling a meeting; you can go on.
parked-meet-minutes = You were writing minutes; you can go on.
parked-meet-sign = You were signing somebody in; you can go on.
