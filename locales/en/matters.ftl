# Several matters in one message.
report-parts-heard = This sounds like more than one matter:
report-parts = Reported one by one, each has somebody who sees to it. Shall we?
report-parts-apart = One by one
report-parts-together = All as one
