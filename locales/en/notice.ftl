# The notice (Personal Information Protection Law, article 17).  A new text gets a new number: NOTICE in handlers/house.py.

notice-title = How your information is used
notice-short = Before you send it in: { $name } will keep what you tell us, the place, photos and voice notes, only to deal with this matter, and only staff can see them unless you choose to show them; two years after closing, personal details are removed. You may see, correct or delete yours at any time: { $phone }. By agreeing you say that you are 14 or older; if not, send “I am under 14”. More: /privacy
    .simple = Before you send it in: { $name } keeps what you tell us, the place, photos and voice notes, only to deal with this; only staff see them, unless you choose to show them; two years after closing, personal details are removed. To see, correct or delete yours: { $phone }. Under 14? Send “I am under 14”. More: /privacy
notice-line = “Agree and send it in” means you agree to how we use your information, as said above (/privacy).
    .simple = “Agree and send it in” means you agree to that use (/privacy).
notice-full =
    (Version { $version })
    Who is responsible: { $name }, telephone { $phone }.
    What for: to take on, give out and follow up what you report.
    What is kept: the name you use in the chat, what you say, places, photos and voice notes, and how the matter was dealt with; your phone number if you choose to leave it. Never an identity card number.
    Under 14: a guardian has to agree.
    How it is protected: names, phone numbers and chat history are encrypted; staff see a phone number only by a press, and each press is logged; details of where and when a photo was taken are removed from it.
    How long: unfinished drafts 24 hours; the chat as it came 30 days; photos 180 days after closing; personal details are removed two years after closing.
    Who can see it: the grid worker and the admins dealing with it. Neighbours see what you wrote only if you tap “Let neighbours see it”.
    On Telegram: your messages pass through servers abroad. If you would rather they did not, please use our web chat.
    Your rights: to see it, to get a copy (/mydata), to correct it, to delete it (/deletemydata) and to take your consent back (the buttons below), at any time. Or ring the number above: you have an answer within 15 days.
    You need not agree: if you do not send it in, no request is made and nobody sees it. In an emergency ring 119, 110 or 120.
