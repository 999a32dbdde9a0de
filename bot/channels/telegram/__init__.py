"""Telegram, through python-telegram-bot's request layer and error classes; own polling and webhook (ADR 0007)."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's new way to say seconds; the old one warns at each 429
