# When there is much: nothing is lost, a person looks first.

news-waits = { $number } is here and is kept. You reported a lot within the hour, so the office looks at this one first and then sends somebody. For anything urgent call 119, 110 or 120; the office is { $phone }.
    .simple = We have it. You reported a lot, so the office looks first. Urgent? 119, 110 or 120; the office: { $phone }.
many-wait = 🖐 One resident reported several things within an hour; this one was not sent out by itself. Please look, then dispatch or decline it.
photos-enough = This already has { $n } photos; more were not taken. The earlier ones are all here.
    .simple = { $n } photos are enough; more were not taken.
confirm-photos-most = Photos: { $n } (no room for more)
