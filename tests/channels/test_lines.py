"""HTTP lines to Telegram, on both event loops: what each way to fail says of the call, and that an answer belongs to its own
call."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot import loop
from bot.channels.telegram import lines
from bot.channels.telegram.lines import Broken, Lines, NeverLeft

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Complete = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line counts as rested, and what is overdue is noticed at once."""
    monkeypatch.setattr(lines, "FRESH", -1.0)
    monkeypatch.setattr(lines, "LOOK", 0.01)


@pytest.fixture(params=[asyncio.run, loop.run], ids=["asyncio", "ours"])
def complete(request: pytest.FixtureRequest) -> Complete:
    """Runs a coroutine in an event loop of its own."""
    made: Complete = request.param
    return made


async def heard(reader: asyncio.StreamReader) -> bytes:
    """One whole call: its path."""
    head = await reader.readuntil(b"\r\n\r\n")
    size = head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]
    await reader.readexactly(int(size or 0))
    return head.split(b" ")[1]


@asynccontextmanager
async def server(
    *talks: Talk, most: int = 8, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[Lines, list[asyncio.StreamWriter]]]:
    """A server that treats its first connection as the first talk says, and so on; the last one for all that follow."""
    made: list[asyncio.StreamWriter] = []

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        made.append(writer)
        try:
            await talks[min(len(made), len(talks)) - 1](reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    them = Lines(f"{'https' if tls else 'http'}://127.0.0.1:{listening.sockets[0].getsockname()[1]}", most)
    try:
        yield them, made
    finally:
        them.close()
        listening.close()


def saying(*answers: bytes) -> Talk:
    """Answers so, one answer a call, then hangs up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await heard(reader)
            writer.write(answer)

    return talk


async def polite(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers every call with its path."""
    while True:
        path = await heard(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(path), path))


async def post(them: Lines, path: str = "/x", seconds: float = 5.0) -> tuple[int, bytes]:
    return await them.call("POST", path, "application/json", b"{}", seconds)


def test_a_line_is_kept_and_used_again(complete: Complete) -> None:
    async def run() -> None:
        async with server(polite) as (them, made):
            assert [await post(them, f"/{n}") for n in range(3)] == [(200, b"/0"), (200, b"/1"), (200, b"/2")]
            assert len(made) == 1

    complete(run())


def test_at_most_so_many_lines_and_every_call_its_own_answer(complete: Complete) -> None:
    async def run() -> None:
        async with server(polite, most=3) as (them, made):
            answers = await asyncio.gather(*(post(them, f"/{n}") for n in range(50)))
            assert answers == [(200, f"/{n}".encode()) for n in range(50)]
            assert len(made) == 3

    complete(run())


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (OK, (200, b"true")),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntr\r\n2\r\nue\r\n0\r\n\r\n", (200, b"true")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, (200, b"true")),
        (b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\nConnection: close\r\n\r\n", (429, b"")),
        (OK + OK, (200, b"true")),  # a second answer that nobody asked for
    ],
)
def test_answers_as_servers_write_them(complete: Complete, answer: bytes, wanted: tuple[int, bytes]) -> None:
    async def run() -> None:
        async with server(saying(answer), polite) as (them, _):
            assert await post(them) == wanted
            assert await post(them, "/next") == (200, b"/next")

    complete(run())


def test_an_answer_in_single_bytes(complete: Complete) -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard(reader)
        for byte in OK:
            writer.write(bytes([byte]))
            await writer.drain()

    async def run() -> None:
        async with server(slowly) as (them, _):
            assert await post(them) == (200, b"true")

    complete(run())


def test_nobody_listens_so_nothing_left(complete: Complete) -> None:
    async def run() -> None:
        async with server(polite) as (them, _):
            pass
        with pytest.raises(NeverLeft):
            await post(them)

    complete(run())


def test_an_address_that_is_silent_does_not_keep_the_next_one_waiting(
    complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host whose IPv6 is broken: its first address takes no connection, and does not say so."""

    async def run() -> None:
        async with server(polite) as (them, _):
            port = them._port
            with socket.socket() as silent, socket.socket() as waiting, socket.socket() as more:
                silent.bind(("127.0.0.2", port))
                silent.listen(0)
                for one in (waiting, more):  # its queue is full
                    one.setblocking(False)
                    one.connect_ex(("127.0.0.2", port))
                both = [
                    (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("127.0.0.2", "127.0.0.1")
                ]
                with monkeypatch.context() as patched:
                    patched.setattr(socket, "getaddrinfo", lambda *_, **__: both)
                    patched.setattr(lines, "TRY_NEXT", 0.01)
                    assert await post(them, "/x") == (200, b"/x")

    complete(run())


def test_a_line_that_the_server_closed_between_two_calls_is_replaced(complete: Complete) -> None:
    async def run() -> None:
        async with server(saying(OK), polite) as (them, made):
            await post(them)
            await made[0].wait_closed()
            assert await post(them, "/again") == (200, b"/again")
            assert len(made) == 2

    complete(run())


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ntrue", b"<html>no HTTP</html>"])
def test_a_call_that_was_heard_but_not_answered_may_have_arrived(complete: Complete, answer: bytes) -> None:
    async def run() -> None:
        async with server(saying(answer), polite) as (them, _):
            with pytest.raises(Broken):
                await post(them)
            assert await post(them, "/next") == (200, b"/next")

    complete(run())


def test_no_answer_in_time(complete: Complete) -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async def run() -> None:
        async with server(deaf, polite) as (them, _):
            with pytest.raises(TimeoutError):
                await post(them, seconds=0.05)
            assert await post(them, "/next") == (200, b"/next")

    complete(run())


def test_the_answer_of_a_call_given_up_is_not_taken_for_the_next_ones(complete: Complete) -> None:
    async def run() -> None:
        waiting, go = asyncio.Event(), asyncio.Event()

        async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await heard(reader)
            waiting.set()
            await go.wait()
            writer.write(OK)

        async with server(late, polite) as (them, _):
            first = asyncio.create_task(post(them))
            await waiting.wait()
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)
            go.set()
            assert await post(them, "/next") == (200, b"/next")

    complete(run())


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS for 127.0.0.1, and the certificate that vouches for it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    known, secret = folder / "known.pem", folder / "key.pem"
    known.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, plain)
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(known, secret)
    return tls, known


def test_tls_with_a_certificate_that_is_known(
    complete: Complete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, known = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(known))

    async def run() -> None:
        async with server(saying(OK), polite, tls=tls) as (them, made):
            assert await post(them) == (200, b"true")
            assert await post(them, "/again") == (200, b"/again")
            assert len(made) == 2

    complete(run())


def test_a_stranger_with_a_certificate_of_their_own_gets_nothing(complete: Complete, tmp_path: Path) -> None:
    tls, _ = certificate(tmp_path)

    async def run() -> None:
        async with server(polite, tls=tls) as (them, _):
            with pytest.raises(NeverLeft, match="SSL"):
                await post(them)

    complete(run())


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65536):
            writer.write(piece)
    finally:
        writer.close()


@pytest.mark.parametrize("allowed", [True, False])
def test_a_proxy_of_the_environment_is_used(
    complete: Complete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    tls, known = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head)
        if not allowed:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            writer.close()
            return
        host, _, port = head.split(b" ")[1].decode().rpartition(":")
        there, back = await asyncio.open_connection(host, int(port))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(pump(reader, back), pump(there, writer), return_exceptions=True)

    async def calls() -> None:
        listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
        monkeypatch.setenv("HTTPS_PROXY", f"http://li:p%40ss@127.0.0.1:{listening.sockets[0].getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "")
        async with server(polite, tls=tls) as (them, _):
            if allowed:
                assert await them.call("POST", "/one", "text/plain", b"x", 5) == (200, b"/one")
            else:
                with pytest.raises(NeverLeft):
                    await them.call("POST", "/one", "text/plain", b"x", 5)
            them.close()
            listening.close()
            await asyncio.sleep(0)
            await asyncio.gather(
                *(t for t in asyncio.all_tasks() if t is not asyncio.current_task()), return_exceptions=True
            )

    complete(calls())
    assert asked[0].startswith(b"CONNECT 127.0.0.1:") and b"Basic bGk6cEBzcw==" in asked[0]
