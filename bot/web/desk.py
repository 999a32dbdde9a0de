"""What the web site asks of the rest of the process.  The site knows HTTP and HTML; a Desk knows people and storage."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from handlers.card import Card


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a cookie.  chat: their chat's name on the web channel (never the cookie itself)."""

    chat: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a web chat, out of the web history.  seq grows within a chat with every new or changed line."""

    id: int
    seq: int
    at: datetime
    mine: bool  # said by the visitor
    card: Card  # for own words only text and media are filled
    edited: bool = False  # seq > id's first: replace the line with this id
    uploads: tuple[str, ...] = field(default=())  # own photos or voice: upload ids


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, already on disk under a name of ours."""

    ref: str
    mime: str
    size: int


class Desk(Protocol):
    """The counter between the web site and the neighbourhood."""

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        """Who holds this cookie (made on first sight).  door: '' or 'demo/resident', … ; language: Accept-Language."""

    async def say(self, who: Visitor, nonce: str, said: dict[str, object]) -> None:
        """Commit one message: {text?, press?, lat?, long?, uploads?: [Upload]}.  The same nonce twice is one message.
        Returns after the commit.  Raises OSError when nothing can be stored now (the site answers 503)."""

    async def lines(self, who: Visitor, after: int = 0, limit: int = 200) -> list[Line]:
        """Lines with seq > after, oldest first; with after=0 the last `limit` ones."""

    def changes(self, who: Visitor) -> AsyncIterator[None]:
        """Yields whenever this chat may have new lines."""

    async def media(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        """Path and content type of a media id or upload ref that this visitor may see now, else None."""

    def words(self, who: Visitor, key: str) -> str:
        """A sentence of the site's own (web-send, web-photo, …) in the visitor's language."""
