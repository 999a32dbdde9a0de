# The commands that Telegram lists, in a few words each
command-topics = what neighbours decide together
command-propose = propose a topic
command-vote = what there is to vote on
command-aid = ask neighbours for help
command-volunteer = be a volunteer
command-shifts = volunteers’ activities
command-hours = my hours
command-quiet = when not to disturb me
