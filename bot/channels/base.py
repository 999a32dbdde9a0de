"""What a channel is: wire -> Said, Card -> wire, and what it can do.  Failures have names that say what to do next (R5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from flows.said import Said
from handlers.card import Card
from storage.media import File


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel's cards can be.  text: longest message in UTF-16 units.  paced: others than replies are spread out."""

    buttons: bool = True
    edit: bool = True
    text: int = 4096
    caption: int = 1024
    paced: bool = True


class NotDelivered(Exception):
    """It certainly did not arrive; again is safe.  after: seconds to wait; chat: only this chat has to wait (429)."""

    def __init__(self, why: str, after: float = 1.0, *, chat: bool = False):
        super().__init__(why)
        self.after, self.chat = after, chat


class Unknown(Exception):
    """It may have arrived: the connection died between the channel accepting it and us learning it."""


class Refused(Exception):
    """It will never be accepted as it is.  unreachable: nothing will, in this chat."""

    def __init__(self, why: str, *, unreachable: bool = False):
        super().__init__(why)
        self.unreachable = unreachable


@dataclass(frozen=True, slots=True)
class Receipt:
    """message_id of what was sent or edited; media: it is a message with a picture; lacks: the right to pin it in the group
    is missing."""

    message_id: str
    media: bool = False
    lacks: str = ""


class Channel(Protocol):
    """A way in and out.  name: as in Said.channel."""

    name: str
    capabilities: Capabilities

    def said(self, raw: dict[str, Any]) -> Said | None:
        """A stored update as Said; None = nothing anybody said."""

    async def send(self, address: str, card: Card, files: Sequence[File], letter: int) -> Receipt:
        """A new message.  Raises NotDelivered, Unknown, Refused."""

    async def edit(self, address: str, message_id: str, card: Card, *, media: bool, letter: int) -> Receipt | None:
        """Change a message; None when it cannot be changed (send anew).  Raises NotDelivered, Unknown, Refused."""

    async def menu(self, address: str, language: str, working: bool, admin: bool) -> None:
        """Show this chat the commands its person can use, in their language.  Never raises."""

    async def acknowledge(self, said: Said) -> None:
        """Tell the phone early that a press came (its clock stops turning).  Never raises."""

    async def fetch(self, ref: str, target: Path) -> None:
        """Download a file to target.  Raises NotDelivered (try again) or Refused (never)."""
