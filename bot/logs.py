"""Logs: key=value lines, quiet libraries, and a last filter that takes tokens out of whatever comes (R23)."""

import logging
import re
import sys

from aiohttp.http_exceptions import HttpProcessingError

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
    logging.getLogger("aiohttp.server").addFilter(_unread)


def _unread(record: logging.LogRecord) -> bool:
    """A request that is no HTTP: one line, without the bytes of it that the library prints (a cookie may be among them)."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, HttpProcessingError):
        record.msg, record.args = "event=bad_request error=%s", (type(error).__name__,)
        record.exc_info, record.exc_text = None, None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


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
