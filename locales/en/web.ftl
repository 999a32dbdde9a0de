### The web chat's own words (the words of cards are in other files).

## Title and talk

web-lang = en
web-title = Linli
web-log = Conversation
web-empty = How can we help? Write a line or send a photo.
web-day = { $day }/{ $month }
web-updated = Updated
web-refresh = Refresh
web-new-lines = New messages
web-changed = Something changed
web-photo-alt = Photo
web-before-after-alt = Photos before and after the repair
web-voice-alt = Voice message

## Writing and sending

web-text-label = Write a message
web-text-hint = Write here…
web-send = Send
web-photo = Photo
web-place = Place
web-voice = Voice
web-cancel = Cancel
web-remove-photo = Remove this photo
web-send-place = Send my location
web-sending = Sending…
web-not-sent = Not sent – tap to try again
web-my-photos = Photos
web-my-place = My location
web-my-voice = Voice message
web-recording = Recording

## When something goes wrong

web-offline = No connection, trying again…
web-locating = Looking for your location…
web-place-refused = Your phone does not share its location. You can write the building instead, such as “Building 3”.
web-place-failed = Your location was not found. You can write the building instead, such as “Building 3”.
web-voice-refused = Your phone does not allow recording. You can write, or send a photo.
web-text-too-long = This is too long: at most { $most } characters at a time. Please send it in parts.
web-photos-too-many = At most { $most } photos at a time. Please send the others next.
web-file-too-big = This file is too big: at most { $most } MB each. Please choose a smaller one.
web-too-much = This is too much at once: at most { $most } MB together. Please send the photos in parts.
web-file-unreadable = We cannot open this file. Please take a photo, or choose a JPG or PNG.
web-not-arrived = Not sent, the connection may be poor. Please try once more.
web-stale = This page was open for too long. Your words are still here, please press “Send” again.
web-no-cookie = We did not recognise your phone. Your words are still here, please press “Send” again; if that fails, allow cookies in the browser's settings.
web-busy = We cannot store messages just now. Your words are still here, please press “Send” again in a moment, and choose any photos again.
web-crowded = Too many people are coming in just now. Please open this page again in a minute.
web-lost = There is no such page.
web-failed = Sorry, something went wrong on our side. Please try again in a moment.
web-home = Back to the chat

## Demo

web-demo-title = Linli · three phones
web-demo-lead = Write “3号楼电梯坏了” (the lift of building 3 is broken) on the resident's phone and watch the other two.
web-demo-resident = Resident
web-demo-resident-caption = Say it in a line, see it done
web-demo-resident-empty = Tell us what is wrong, for example: 3号楼电梯坏了. A photo is welcome too.
web-demo-worker = Grid worker
web-demo-worker-caption = Accept, repair, answer with a photo
web-demo-worker-empty = New tasks come here by themselves.
web-demo-admin = Admin
web-demo-admin-caption = See everything, let nothing slip
web-demo-admin-empty = What nobody takes, and what residents say is not fixed, comes here by itself.

web-copy = Copy
web-copied = Copied
