"""What stands on a screen: a chat, its messages with all their versions, and what happened in which order."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class Bell:
    """Rings when something changed; who waits looks again."""

    def __init__(self) -> None:
        self.waiters: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for waiter in self.waiters:
            if not waiter.done():
                waiter.set_result(None)
        self.waiters.clear()

    async def until(self, found: Callable[[], Any], timeout: float | None) -> Any:
        """found() as soon as it is truthy, looked at after every ring.  Raises TimeoutError.  None: for ever."""
        async with asyncio.timeout(timeout):
            while not (result := found()):
                waiter = asyncio.get_running_loop().create_future()
                self.waiters.add(waiter)
                await waiter
            return result


@dataclass
class Message:
    """One message and how it came to look like this.  body: Telegram's Message object as of now."""

    chat: "Chat"
    body: Json
    mine: bool  # sent by the bot
    versions: list[Json] = field(default_factory=list)  # earlier bodies, oldest first
    deleted: bool = False
    fixed: bool = False  # it brought a reply keyboard: Telegram lets nobody edit it

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    def buttons(self, body: Json | None = None) -> list[Json]:
        """Inline buttons in reading order, of this or an earlier version."""
        rows = ((body or self.body).get("reply_markup") or {}).get("inline_keyboard") or []
        return [button for row in rows for button in row]

    def labels(self) -> list[str]:
        return [str(button["text"]) for button in self.buttons()]


@dataclass
class Event:
    """Something one can see happen in a chat.  kind: sent, edited, deleted, pressed, toast, action."""

    at: int  # grows over the whole world
    kind: str
    chat: "Chat"
    message: Message | None
    body: Json  # the message as it looked then; for pressed {"text": label}
    who: Json  # a user, or the bot
    when: float = field(default_factory=time.monotonic)


@dataclass
class Chat:
    info: Json
    met: bool = False  # the bot may write: somebody wrote here, or it is a group it is in
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None  # the reply keyboard under the text field
    pinned: list[int] = field(default_factory=list)
    denied: set[str] = field(default_factory=set)  # rights the bot lacks in this group: send, pin
    events: list[Event] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    @property
    def id(self) -> int:
        return int(self.info["id"])

    @property
    def private(self) -> bool:
        return str(self.info["type"]) == "private"

    def visible(self) -> list[Message]:
        return [m for m in self.messages.values() if not m.deleted]
