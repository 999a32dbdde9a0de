# What is said when the time has come: deadlines, reminders, quiet hours.

promised = Expected to be done by { $clock }
promised-maybe = Expected to be done by { $clock } (provisional: that year's holidays are not announced yet)
nobody-yet = nobody yet
remind-accept-50 = { $number } ({ $place }) is not taken on yet. Please take it on by { $clock }.
remind-accept-80 = ⏰ { $number } ({ $place }) must be taken on soon: by { $clock }.
remind-accept-100 = ⏰ { $number } ({ $place }) should have been taken on by { $clock }. The office has been told.
remind-handle-50 = { $number } ({ $place }): half the time is over. Please finish by { $clock }.
remind-handle-80 = ⏰ { $number } ({ $place }) is due soon: { $clock }.
remind-handle-100 = ⏰ { $number } ({ $place }) is due now ({ $clock }). The office has been told.
supervise-accept = Overdue: { $number } ({ $place }) was not taken on by { $clock }. It was given to { $worker }.
supervise-handle = Overdue: { $number } ({ $place }) was not done by { $clock }. It is with { $worker }.
news-note = { $number } ({ $place }): { $state }
note-open = Open it
note-late = (This comes late; it was meant for { $clock }.)
notes-title = { $n } things are waiting for you
notes-more = And { $n } more: send /tasks or /mine to see everything.
