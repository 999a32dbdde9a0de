# Where people live: codes, addresses, moving out.

command-home = Where I live
code-too-often = Too many wrong tries. Please try again in an hour, or call the office: { $phone }.
home-title = My home
home-how = To register: send /home and the code you got at your door; without a code, /home and the address, such as /home 3-2-501.
home-line = 🏠 { $home }
home-unit = unit { $unit }, 
home-named = { $building }, { $unit }room { $room }
home-leave = Moved out: { $home }
home-leave-sure = Have you moved out of { $home }?
home-leave-yes = ✅ Yes, moved out
home-left = Noted: you no longer live at { $home }.
home-code-wrong = That code is wrong. Please look at the sheet again; letters and digits both count.
home-welcome = 🏠 Registered: you live at { $home }.
home-known = You are registered at { $home } already.
home-unclear = I cannot tell which home. Please send building, unit and room, such as /home 3-2-501.
home-not-listed = { $home } is not on the roll. Please check it, or call the office: { $phone }.
home-asked = The grid worker is asked about { $home }; you will hear from us.
home-asked-much = Several addresses of yours are being checked already; please wait.
home-question-title = Who lives there?
home-question = { $who } says they live at { $home }. Do they?
home-is = ✅ They live there
home-is-not = They do not
home-decided = This has been answered already.
home-said-confirmed = Noted: they live at { $home }.
home-said-refused = Noted: they do not live at { $home }.
home-refused = We could not confirm that you live at { $home }. If that is wrong, please call the office: { $phone }.
sheet-title = { $name } · code of your home
sheet-code = Code (the same for the whole family)
sheet-how = Scan it with your phone, or send in the chat:
    /home { $code }
    Please keep it to yourselves.
