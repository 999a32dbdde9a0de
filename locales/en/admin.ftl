# /admin: the administration in chat.

command-admin = Admin: what waits for you
admin-only = This is for admins. To report a problem, just send it in a sentence.
admin-title = Administration
admin-waits = Waiting for you:
admin-nothing = ✅ Nothing is waiting for you.
admin-queue = 📥 To dispatch: { $n }
admin-late = ⏰ Late: { $n }
admin-returned = ↩️ Returned: { $n }
admin-roles = 👤 Roles to confirm: { $n }
admin-homes = 🏠 Homes to confirm: { $n }
admin-people = People
admin-grids = Grids
admin-services = Services
admin-calendar = Calendar
admin-canned = Ready replies
admin-figures = Figures
change-yes = ✅ Yes, change it
list-join = , 
somebody = person { $n }
grids-text = Tap a grid to see who works it, or to add somebody:
grid-line = { $grid }: { $who }
grid-nobody = nobody yet
grid-add = Add a grid worker
grid-who = Who should work { $grid } too?
grid-sure = { $who } will work { $grid } too, and get its new tasks. Change it?
grid-given = Done. { $who } now works { $grid } too.
services-text = Tap a service to change its promised working days:
service-line = { $service } · { $n ->
        [one] 1 day
       *[other] { $n } days
    }
service-which = { $service } is promised within { $n } working days. How many should it be?
days-n = { $n }
service-sure = { $service }: { $was } → { $n } working days. For new requests only; dates already promised stay. Change it?
service-changed = Done. { $service } is now promised within { $n } working days.
calendar-text = 🟢 open, 💤 closed. Tap a day to change it:
calendar-on = 🟢 { $day }
calendar-off = 💤 { $day }
calendar-later = Later ▶
day-named = { $weekday } { $day }/{ $month }
calendar-sure-off = { $day } will be a day off. Dates promised from now on skip it. Change it?
calendar-sure-on = { $day } will be a working day. Dates promised from now on count it. Change it?
calendar-turned-off = Done. { $day } is a day off.
calendar-turned-on = Done. { $day } is a working day.
canned-none = There are no ready replies yet. Write one, then send it with one tap.
canned-line = · { $words }
canned-drop = 🗑 { $words }
canned-add = Write a new one
canned-words = Please write the reply. Later you can send it to residents with one tap.
canned-added = Done, it is kept.
parked-canned-words = The reply is not written yet; you can go on.
reply = Reply
reply-which = Which one should the resident get?
reply-none = There are no ready replies yet. Send /admin, tap “Ready replies” and write one first.
reply-sent = Sent to the resident, { $number }.
audit-head = 📒 The record up to line { $n }: { $head }
    Keep this line: it shows if anybody changes the record later.
admin-broadcasts = 📣 Broadcasts to review: { $n }
admin-reviews = 🔎 To look at before neighbours see it: { $n }
