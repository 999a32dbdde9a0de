"""HTTP/1.1 over kept connections to one host, and no more of it than the Bot API needs.  llhttp reads the answers.

What fails tells whether a byte of the call may have left (R5): NeverLeft certainly not, Broken and TimeoutError perhaps.
A general client costs three times as much a call, and does not tell.
"""

import asyncio
import base64
import select
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohappyeyeballs
import httptools

CONNECT = 5.0  # seconds, TLS included
IDLE = 50.0  # seconds a line is kept without a call: less than servers keep theirs
FRESH = 1.0  # seconds after an answer in which no server hangs up without a word
TRY_NEXT = 0.25  # seconds after which a host's next address is tried beside the one that does not answer (RFC 8305)
LOOK = 1.0  # seconds between two looks at what is overdue


class NeverLeft(Exception):
    """No connection: no byte of the call left."""


class Broken(Exception):
    """The connection ended before the answer did, or the answer is not HTTP."""


class Line(asyncio.Protocol):
    """One connection, one call at a time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.until = clock() + IDLE  # when it is overdue

    @property
    def open(self) -> bool:
        """Neither side has hung up."""
        return not self._transport.is_closing()

    @property
    def free(self) -> bool:
        """Open, and nobody waits for an answer on it."""
        return self._answer is None and self.open

    async def call(self, request: bytes, seconds: float) -> tuple[int, bytes]:
        """(status, body).  Raises NeverLeft, Broken, TimeoutError."""
        answer: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self._answer = answer
        self.until = self._clock() + seconds
        self._transport.write(request)
        if not self.open:  # closed by the server before the first byte
            self._answer = None
            raise NeverLeft("the connection was closed")
        return await answer

    def still_there(self) -> bool:
        """Has the server not hung up?  After a rest the kernel is asked, who knows it before the loop does: on a line at rest
        nothing is to be read but a farewell."""
        rested = self._clock() > self.until - IDLE + FRESH
        return self.free and not (rested and self._news.poll(0))

    def look(self, now: float) -> None:
        """Give up what is overdue."""
        if now > self.until:
            self._end(TimeoutError())

    def close(self) -> None:
        """Hang up, whatever is going on."""
        self._end(Broken("closed"))

    def _end(self, error: Exception) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(error)
        self._transport.abort()

    # --- asyncio.Protocol ---------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._news = select.poll()
        self._news.register(transport.get_extra_info("socket"), select.POLLIN)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._end(Broken(type(error).__name__))

    def connection_lost(self, error: Exception | None) -> None:
        self._end(Broken(type(error).__name__ if error else "closed by the server"))

    # --- httptools ----------------------------------------------------------------------------------------------------

    def on_body(self, part: bytes) -> None:
        self._parts.append(part)

    def on_message_complete(self) -> None:
        status, body = self._parser.get_status_code(), b"".join(self._parts)
        self._parts.clear()
        if status < 200:
            return  # the answer itself comes behind
        answer, self._answer = self._answer, None
        if answer is None or not self._parser.should_keep_alive() or self._transport.get_write_buffer_size():
            self._transport.close()  # unasked, the last one, or given before it had read the whole call
        if answer is not None and not answer.done():
            self.until = self._clock() + IDLE
            answer.set_result((status, body))


class Gate(asyncio.Protocol):
    """What a proxy answers to CONNECT: its status, then it is silent until TLS begins."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.status: asyncio.Future[bytes] = loop.create_future()
        self._head = b""

    def data_received(self, data: bytes) -> None:
        self._head += data
        if b"\r\n\r\n" in self._head and not self.status.done():
            self.status.set_result(b"".join(self._head.split(b" ", 2)[1:2]))

    def connection_lost(self, error: Exception | None) -> None:
        if not self.status.done():
            self.status.set_exception(error or ConnectionResetError("the proxy hung up"))


def _connect(there: str, proxy: SplitResult) -> bytes:
    """The call that opens the tunnel, with the name and password of the proxy's address if it has them."""
    known = (
        base64.b64encode(f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode())
        if proxy.username
        else b""
    )
    allowed = b"Proxy-Authorization: Basic " + known + b"\r\n" if known else b""
    return b"CONNECT %b HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (there.encode(), there.encode(), allowed)


class Lines:
    """Connections to one host, at most so many, the freshest used first."""

    def __init__(self, root: str, most: int):
        """root: http://host:port or https://host."""
        where = urlsplit(root)
        assert where.hostname, root
        self._tls = ssl.create_default_context() if where.scheme == "https" else None
        self._host, self._port = where.hostname, where.port or (443 if self._tls else 80)
        proxy = getproxies().get("https", "") if self._tls and not proxy_bypass(where.hostname) else ""
        self._proxy = urlsplit(proxy if "//" in proxy else f"//{proxy}") if proxy else None  # HTTPS_PROXY, NO_PROXY
        self._head = f" HTTP/1.1\r\nHost: {where.netloc}\r\n".encode()
        self._free: list[Line] = []
        self._lines: set[Line] = set()
        self._room = asyncio.Semaphore(most)
        self._alarm: asyncio.TimerHandle | None = None

    async def call(self, method: str, path: str, kind: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """One call.  kind: the body's content type.  seconds: until the whole answer must be there.
        Raises NeverLeft, Broken, TimeoutError."""
        head = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n" if kind else "\r\n"
        request = b"".join((method.encode(), b" ", path.encode(), self._head, head.encode(), body))
        async with self._room:
            while self._free:
                line = self._free.pop()
                if line.still_there():
                    with suppress(NeverLeft):
                        return await self._over(line, request, seconds)
                self._drop(line)
            return await self._over(await self._connect(), request, seconds)

    async def _over(self, line: Line, request: bytes, seconds: float) -> tuple[int, bytes]:
        try:
            return await line.call(request, seconds)
        finally:
            if line.free:
                self._free.append(line)
            else:  # an answer that nobody waits for any more would be taken for the next one's
                self._drop(line)

    def _drop(self, line: Line) -> None:
        line.close()
        self._lines.discard(line)

    async def _connect(self) -> Line:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT):
                if self._proxy is not None:
                    line = await self._through(self._proxy, loop)
                else:
                    line = await self._straight(loop)
        except TimeoutError:
            raise NeverLeft("no connection in time") from None
        except OSError as error:
            raise NeverLeft(type(error).__name__) from None
        self._lines.add(line)
        if self._alarm is None:
            self._alarm = loop.call_later(LOOK, self._look)
        return line

    async def _straight(self, loop: asyncio.AbstractEventLoop) -> Line:
        """A line to whichever of the host's addresses answers first.  Raises OSError."""
        found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        made = await aiohappyeyeballs.start_connection(found, happy_eyeballs_delay=TRY_NEXT)
        name = self._host if self._tls else None
        try:
            _, line = await loop.create_connection(
                lambda: Line(loop.time), sock=made, ssl=self._tls, server_hostname=name
            )
        except BaseException:
            made.close()
            raise
        return line

    async def _through(self, proxy: SplitResult, loop: asyncio.AbstractEventLoop) -> Line:
        """A line through an HTTP proxy's CONNECT (RFC 9110 9.3.6); TLS begins inside of it.  Raises OSError."""
        transport, gate = await loop.create_connection(lambda: Gate(loop), proxy.hostname or "", proxy.port or 8080)
        try:
            transport.write(_connect(f"{self._host}:{self._port}", proxy))
            if await gate.status != b"200":
                raise ConnectionRefusedError("the proxy refuses")
            assert self._tls is not None
            line = Line(loop.time)
            tunnel = await loop.start_tls(transport, line, self._tls, server_hostname=self._host)
            assert tunnel is not None
            line.connection_made(tunnel)
            return line
        except BaseException:
            transport.abort()
            raise

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        for line in tuple(self._lines):
            line.look(loop.time())
        self._lines = {line for line in self._lines if line.open}
        self._alarm = loop.call_later(LOOK, self._look) if self._lines else None

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._lines:
            line.close()
        if self._alarm is not None:
            self._alarm.cancel()
