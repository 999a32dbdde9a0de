# How things run, for admins; and answers that come late.

outage-late = Your message is being handled late: for a while we could not receive messages, sorry. Everything you said is here and is dealt with in order.
    .simple = Sorry, we are late. Everything you said is here and is dealt with now.
outage-over = ⚠️ From { $since } until { $until } messages could not be stored: { $why }. It works again. Nothing that people sent was lost; it is dealt with in order.
outage-why-full = the disk was full
outage-why-disk = the disk failed
outage-why-readonly = the database was read-only
outage-why-locked = another program held the database
outage-why-away = the database could not be reached
outage-why-slow = the database did not answer in time
outage-why-other = the database could not write

running-not-admin = This is for admins only. For your own requests send /mine.
running-title = How things run
running-all-sent = Everything has been sent; nothing waits.
running-inbox-new = Received, not handled yet: { $n }, the oldest for { $age }
running-inbox-parked = Set aside after an error: { $n }, the first { $age } ago
running-outbox-new = Waiting to be sent: { $n }, the oldest for { $age }
running-outbox-unknown = Perhaps arrived, perhaps not: { $n }, the first { $age } ago
running-outbox-failed = Could not be delivered: { $n }, the first { $age } ago
running-kept = Of the last thirty days only.
