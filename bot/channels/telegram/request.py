"""HTTP to Telegram: python-telegram-bot's request layer on aiohttp (httpx is three quarters of its time, and logs the token).

Whether a failed call may have arrived decides what happens next (R5): NotSent certainly did not; every other NetworkError
and TimedOut may have.
"""

import json
from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

READ, CONNECT = 20.0, 5.0  # seconds


class NotSent(NetworkError):
    """The connection was never made: no byte of the call left."""


class AiohttpRequest(BaseRequest):
    """One session with keep-alive for all calls."""

    def __init__(self, connections: int = 64):
        self._connections = connections
        self._proxies = getproxies()
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return READ

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300, keepalive_timeout=50)
            self._session = aiohttp.ClientSession(connector=connector)  # trust_env reads files at every call

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        assert self._session is not None, "initialize() first"
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=seconds)
        try:
            async with self._session.request(
                method, url, timeout=timeout, proxy=self._proxy(url), **_body(request_data)
            ) as answer:
                status, payload = answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError:
            raise NotSent("no connection in time") from None
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except aiohttp.ClientConnectorError as error:
            raise NotSent(type(error.os_error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if status == 429 and b"retry_after" not in payload:
            raise RetryAfter(1)
        return status, payload

    def _proxy(self, url: str) -> str | None:
        """HTTPS_PROXY and the like, read once; never for this machine itself."""
        if not self._proxies or url.startswith(("http://127.0.0.1", "http://localhost")):
            return None
        return self._proxies.get(url.partition(":")[0])

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as an object; garbage is a NetworkError and is not logged."""
        try:
            parsed = json.loads(payload)
        except ValueError:
            raise TelegramError("the answer is no JSON") from None
        if not isinstance(parsed, dict):
            raise TelegramError("the answer is no object")
        return parsed


class Plain:
    """Parameters without files, as JSON once: what RequestData does in two steps.  Stands in for it on the hot path."""

    contains_files = False

    def __init__(self, params: dict[str, Any]):
        self.json_payload = json.dumps(params, ensure_ascii=False, separators=(",", ":")).encode()


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": data.json_payload, "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
