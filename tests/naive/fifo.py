"""Linli with a queue that knows no lanes: first come, first served.  To show what a flood does to the others."""

import sys

import bot.inbox
from bot.__main__ import main
from storage import inbox

bot.inbox.SHARE = 1_000_000
head, _, rest = inbox.PUT.partition("COALESCE(")
inbox.PUT = head + "0)" + rest[rest.index("\nON") :]

if __name__ == "__main__":
    sys.exit(main())
