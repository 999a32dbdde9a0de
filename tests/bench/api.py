"""A Bot API that costs next to nothing: a raw protocol, so that the meter is not what is measured.

It knows what a bot on the hot path asks: getUpdates with Telegram's semantics (an offset confirms, what is not confirmed
comes again, at most 100 a batch), messages sent and edited, everything else is answered with true.
"""

import asyncio
import re
from collections import Counter, deque
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

import msgspec

Json = dict[str, Any]
encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(Json).decode
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
ME = {"id": 900000001, "is_bot": True, "first_name": "邻里", "username": "linli_test_bot"}
ME |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
HOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
TRUE = b'{"ok":true,"result":true}'


class Api:
    """replied: told (chat, message id, the call's parameters) of every message sent or edited.
    round_trip: seconds that every answer takes."""

    token = "900000001:AAFakeTokenOfTheTestTelegram-000000"

    def __init__(self, replied: Callable[[int, int, Json], None], round_trip: float = 0.0):
        self.replied, self.round_trip = replied, round_trip
        self.calls: Counter[str] = Counter()
        self.waiting: deque[tuple[int, bytes]] = deque()  # (update id, update) not confirmed yet
        self.poller: Callable[[], None] | None = None
        self.emptied = asyncio.Event()
        self.messages = 1_000_000
        self.next_update = 1

    async def start(self) -> None:
        self.server = await asyncio.get_running_loop().create_server(lambda: Line(self), "127.0.0.1", 0)
        self.root = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self.server.close()

    def push(self, update: Json) -> None:
        """Queue an update for the bot."""
        self.waiting.append((self.next_update, encode({"update_id": self.next_update} | update)))
        self.next_update += 1
        self.emptied.clear()
        if self.poller:
            self.poller()

    def answer(self, method: str, params: Json, line: "Line") -> bytes | None:
        """The answer to a call; None when a long poll will give it later."""
        self.calls[method] += 1
        if method == "getUpdates":
            return self.updates(params, line)
        if method in ("sendMessage", "editMessageText"):
            return self.message(params)
        known = {"getMe": ME, "getWebhookInfo": HOOK}.get(method)
        return encode({"ok": True, "result": known}) if known else TRUE

    def updates(self, params: Json, line: "Line") -> bytes | None:
        offset, seconds = int(params.get("offset") or 0), float(params.get("timeout") or 0)
        while self.waiting and self.waiting[0][0] < offset:
            self.waiting.popleft()
        if not self.waiting:
            self.emptied.set()
        if self.waiting or not seconds:
            return self.batch()

        def done() -> None:
            timer.cancel()
            self.poller = None
            line.give(self.batch())

        timer = asyncio.get_running_loop().call_later(seconds, done)
        self.poller = done
        return None

    def batch(self) -> bytes:
        some = [self.waiting[n][1] for n in range(min(100, len(self.waiting)))]
        return b'{"ok":true,"result":[%b]}' % b",".join(some)

    def message(self, params: Json) -> bytes:
        chat = int(params["chat_id"])
        number = int(params.get("message_id") or 0)
        if not number:
            self.messages += 1
            number = self.messages
        self.replied(chat, number, params)
        shown = {"message_id": number, "from": ME, "chat": {"id": chat, "type": "private"}, "date": 1, "text": "…"}
        return encode({"ok": True, "result": shown})


class Line(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, api: Api):
        self.api, self.rest = api, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.rest += data
        while (end := self.rest.find(b"\r\n\r\n")) > 0:
            head = self.rest[:end]
            length = LENGTH.search(head)
            stop = end + 4 + (int(length[1]) if length else 0)
            if len(self.rest) < stop:
                return
            body, self.rest = self.rest[end + 4 : stop], self.rest[stop:]
            path, _, query = head.split(b" ", 2)[1].partition(b"?")
            method = path.rpartition(b"/")[2].decode()
            said = self.api.answer(method, read(body or query), self)
            if said is not None:
                self.give(said)

    def give(self, body: bytes) -> None:
        """Answer, after the round trip."""
        if self.api.round_trip:
            asyncio.get_running_loop().call_later(self.api.round_trip, self.write, body)
        else:
            self.write(body)

    def write(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        if not self.transport.is_closing():
            self.transport.write(head + body)


def read(body: bytes) -> Json:
    """Parameters as JSON or as a form; the keyboard of a form is JSON in a string."""
    if body.startswith(b"{"):
        return decode(body)
    params: Json = dict(parse_qsl(body.decode()))
    if "reply_markup" in params:
        params["reply_markup"] = msgspec.json.decode(params["reply_markup"])
    return params
