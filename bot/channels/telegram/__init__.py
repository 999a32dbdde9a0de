"""Telegram, through python-telegram-bot's request layer and error classes; own polling and webhook (ADR 0007)."""

import os
import sys

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's new way to say seconds; the old one warns at each 429

# httpx, which the library imports and nobody here calls, brings its command line along where rich is installed: 4 MB, 70 ms
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
