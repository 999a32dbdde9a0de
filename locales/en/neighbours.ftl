# Among neighbours: the same trouble, following, nearby, chasing.

report-same = Is it the same thing? Neighbours have reported:
    .simple = Neighbours reported this. The same?
near-too = Me too
near-too-of = { $n } Me too
near-terms = Tapping “Me too” means that you agree to the above, too.
near-agree = I agree, go on
near-line =
    { $place } { $service }: { $words } ({ $step }, { $n ->
        [one] 1 person has this
       *[other] { $n } people have this
    })
    .simple = { $place }: { $words } ({ $step })
near-people = People with this trouble: { $n }
near-handled = ✅ Done, says the grid worker. Is it all right at your place?
near-closed = ✅ Closed.
near-withdrawn = ↩️ Withdrawn by whoever reported it.
near-declined = ⛔ Not taken on.
near-merged = 🔗 Now part of another request.
near-still = Not fixed at my place
near-gone = { $number } has just been closed. If it is not fixed at your place, please tell me once more and I will open a new one.
joined =
    Noted: you and your neighbours have the same trouble ({ $number }), { $n } of you in all.
    I will tell you whatever happens.
    .simple = Noted: the same trouble as your neighbours. I will tell you the news.
status-behind =
    { $n ->
        [one] One neighbour has the same trouble
       *[other] { $n } neighbours have the same trouble
    }
news-not-fixed = { $number } ({ $place }): a neighbour says it is not fixed. It has gone back to { $worker }.
    .simple = { $place }: a neighbour says it is not fixed. They will come again.
passed-on = All right, your report is withdrawn. Neighbours have the same trouble, so { $number } goes on.
    .simple = All right, withdrawn. It goes on for your neighbours.
task-people = 👥 { $n } people have this trouble
task-urged =
    { $n ->
        [one] ⏰ Chased once
       *[other] ⏰ Chased { $n } times
    }
short-held = on hold
short-merged = merged
step-held = ⏸️ On hold until { $until }: { $why }
    .simple = Waits until { $until }: { $why }
step-merged = 🔗 Same thing as { $number }; they are dealt with together.
    .simple = Neighbours have it too; dealt with together.

follow = Follow
unfollow = Stop following
follow-named = Follow { $name }
unfollow-named = Stop following { $name }
follows-title = What I follow ({ $n })
follows-none = You do not follow anything yet.
follow-how = Send /follow and a building, such as /follow 3号楼, and I will tell you when something public happens there.
follow-unknown = I could not find that. Please send /follow and a building, a grid or a number, such as /follow 3号楼.
followed = Right, I will tell you the news of { $name }.
unfollowed = Right, no more news of { $name }.

nearby-title = In hand nearby ({ $n })
nearby-none = Nothing public is in hand nearby. To report something, just send me a line.
nearby-more = { $n } more are not listed.
nearby-word = nearby

urge = Chase it up
urge-word = hurry up
urge-which = Which one shall I chase?
urge-none = You have nothing in hand at the moment. If something is wrong, just tell me.
    .simple = You have nothing in hand.
urge-too-late = { $number } is not being worked on any more. Send /mine to see how things stand.
    .simple = It is not being worked on any more.
urged = Done, I have chased { $number } (time { $n }). Whoever deals with it will see it right away.
    .simple = Done, I have chased it.
urged-already = { $number } was chased today already, and they know. If nothing happens, you can chase again on the next working day.
    .simple = It was chased today already, and they know.
urged-task = ⏰ The resident is asking again, time { $n }.

command-follow = What I follow
command-nearby = In hand nearby
