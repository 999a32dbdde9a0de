"""What people agree to, each by itself (R32, R33), and what is asked for only where it matters."""

NOTICE, ABROAD, PUBLISH, PROPERTY, GUARDIAN = "notice", "abroad", "publish", "property", "guardian"
VOLUNTEER = "volunteer"  # to be asked when a neighbour needs help
EXPORT, ERASE = "export", "erase"  # what somebody without a chat had written down that they want (R35)
RIGHTS = (EXPORT, ERASE)
ANSWER_DAYS = 15  # until they have an answer: the notice promises it
OPTIONAL = (ABROAD, PUBLISH, PROPERTY)  # none of them is needed to report something
PROVED = ("in-person", "phone", "voice")  # how somebody without a chat agreed, in the presence of who writes it down
