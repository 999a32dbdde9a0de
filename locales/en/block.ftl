# Blocking: why, until when, and whom to turn to.

blocked =
    For now you cannot send messages here.
    Why: { $why }
    Until: { $clock }; then it ends by itself.
    If it is urgent or you disagree, call the office on { $phone }. In an emergency ring 119, 110 or 120.
appeal = Appeal
appeal-taken = Noted; an admin will look again. You can also call the office on { $phone }.
unblocked = You can send messages here again.
block-not-admin = This is for admins.
block-which = No such number. Send: /block and the number of a request.
block-why = Why should this resident be blocked?
block-abuse = Insults or harassment
block-untrue = Reports of things that are not there
block-advert = Advertising
block-how-long = For how long?
block-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
block-done = Done. The person has been told why, until when and whom to call. In an emergency they still get the numbers.
block-works-here = This person has a role here and cannot be blocked. Take the role back first.
block-lifted = Done, it is lifted.
block-appealed = Somebody appeals ({ $who }). /block shows it and can lift it.
blocks-title = Blocked now
blocks-how = To block a resident send: /block and the number of their request.
blocks-none = Nobody is blocked.
blocks-line = { $n }. { $who }: { $why }, until { $clock }{ $appealed ->
    [yes] {" (appealed)"}
   *[no] {""}
}
unblock = Lift no. { $n }
