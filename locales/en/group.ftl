# In groups: nothing of anybody; what there is to say goes on in private.

group-draft = To keep it private, please go on in our own chat below. What you just wrote is there already; no need to type it again.
group-how =
    To have finished requests announced in a group: add the bot to the group, then send the line below there (good for 24 hours, once, by you only).
    The group sees the number, a public building and "done", nothing else. /unlinkgroup in the group ends it.
group-title = Link a group
group-line = Linked: { $title } ({ $clock })
group-unlink = Unlink: { $title }
group-linked = Done. Finished requests will be announced here. Nobody's details will ever appear.
group-unlinked = All right, nothing more will be announced there.
group-code-wrong = This code is wrong, used or too old. Send /linkgroup in our private chat for a new one.
group-not-admin = This is for admins.
group-done =
    ✅ { $number } { $what ->
        [none] is done.
       *[other] ({ $what }) is done.
    }
report-here = You are at { $place }.
