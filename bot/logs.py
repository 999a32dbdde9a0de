"""Logs: key=value lines, quiet libraries, and a last filter that takes tokens out of whatever comes (R23)."""

import logging
import re
import sys

TOKEN = re.compile(r"\d{6,}:[\w-]{30,}|(?<=/bot)\d+:[\w-]+")
QUIET = ("httpx", "httpcore", "telegram", "aiohttp", "apscheduler", "asyncio", "PIL", "tzlocal", "alembic")


class Redact(logging.Formatter):
    """Formats, then blots out anything that looks like a bot token – in messages and in tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return TOKEN.sub("[token]", super().format(record))


def setup(level: str, token: str | None = None) -> None:
    """Log to stderr from `level` up; libraries only from WARNING up, whatever the level: they log addresses and bodies."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redact("%(asctime)s %(levelname)s %(name)s %(message)s"))
    if token:
        handler.addFilter(_Without(token))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


class _Without(logging.Filter):
    """Drops the very token from a record, however it is written."""

    def __init__(self, token: str):
        super().__init__()
        self._secret = token

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if self._secret in said:
            record.msg, record.args = said.replace(self._secret, "[token]"), ()
        return True
