"""A strict Bot API on 127.0.0.1, the people who talk to the bot, and the bot as a process."""
