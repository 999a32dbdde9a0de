"""HTTP to Telegram: python-telegram-bot's request layer on lines of our own (its own, httpx, is three quarters of its time, and
logs the token).

Whether a failed call may have arrived decides what happens next (R5): NotSent certainly did not; every other NetworkError
and TimedOut may have.
"""

import os
from typing import Any

import msgspec
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram import wire
from bot.channels.telegram.lines import Broken, Lines, NeverLeft

READ = 20.0  # seconds


class NotSent(NetworkError):
    """The connection was never made: no byte of the call left."""


def held_for(error: RetryAfter) -> float:
    """Seconds that Telegram asks us to wait."""
    said = error.retry_after
    return float(said) if isinstance(said, int | float) else said.total_seconds()


class LeanRequest(BaseRequest):
    """root: the host of all calls, http://… or https://…"""

    def __init__(self, root: str, connections: int = 64):
        self._root, self._lines = root, Lines(root, connections)

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return READ

    async def initialize(self) -> None:
        """Connections are made when they are needed."""

    async def shutdown(self) -> None:
        """Hang up."""
        self._lines.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """One call.  No error carries the address: it holds the token."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ
        kind, body = _body(request_data)
        try:
            status, payload = await self._lines.call(method, url.removeprefix(self._root), kind, body, seconds)
        except NeverLeft as error:
            raise NotSent(str(error)) from None
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except Broken as error:
            raise NetworkError(str(error)) from None
        if status == 429 and b"retry_after" not in payload:
            raise RetryAfter(1)
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as an object; garbage is a NetworkError and is not logged."""
        try:
            parsed = wire.read(payload)
        except ValueError:
            raise TelegramError("the answer is no JSON") from None
        if not isinstance(parsed, dict):
            raise TelegramError("the answer is no object")
        return parsed


class Plain:
    """Parameters without files, as JSON once: what RequestData does in two steps.  Stands in for it on the hot path."""

    contains_files = False

    def __init__(self, params: dict[str, Any]):
        self.json_payload = msgspec.json.encode(params)


def _body(data: RequestData | None) -> tuple[str, bytes]:
    """(content type, body); ("", b"") = none."""
    if data is None:
        return "", b""
    if not data.contains_files:
        return "application/json", data.json_payload
    return _form(data)


def _form(data: RequestData) -> tuple[str, bytes]:
    """multipart/form-data (RFC 7578).  Names and file names are our own: nothing in them needs quoting."""
    mark = os.urandom(16).hex()
    parts = [
        (f'name="{name}"', "text/plain; charset=utf-8", value.encode()) for name, value in data.json_parameters.items()
    ]
    for name, (filename, content, mime) in data.multipart_data.items():
        assert isinstance(content, bytes)
        parts.append((f'name="{name}"; filename="{filename}"', mime, content))
    body = b"".join(
        b"--%b\r\nContent-Disposition: form-data; %b\r\nContent-Type: %b\r\n\r\n%b\r\n"
        % (mark.encode(), what.encode(), mime.encode(), content)
        for what, mime, content in parts
    )
    return f"multipart/form-data; boundary={mark}", body + f"--{mark}--\r\n".encode()
