"""What the web site asks of the rest of the process.  The site knows HTTP and HTML; a Desk knows people and storage."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from handlers.card import Card


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a cookie.  chat: their chat's name on the web channel (never the cookie itself).

    Visitor("", <Accept-Language header>) is somebody the site does not know yet; only words() is asked about them."""

    chat: str
    language: str
    simple: bool = False  # they read large letters
    papers: bool = False  # they may attach a PDF: admins, to a broadcast


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a web chat, out of the web history.  seq grows within a chat with every new or changed line."""

    id: int
    seq: int
    at: datetime  # aware, in the neighbourhood's own zone: shown as it is
    mine: bool  # said by the visitor
    card: Card  # for own words only text and media are filled
    edited: bool = False  # seq > id's first: replace the line with this id
    uploads: tuple[str, ...] = field(default=())  # own photos or voice: upload refs


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, already on disk under a name of ours.  ref: that name, in the folder given to the site."""

    ref: str
    mime: str
    size: int


class Desk(Protocol):
    """The counter between the web site and the neighbourhood."""

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        """Who holds this cookie (made on first sight).  door: '' or 'demo/resident', … ; language: Accept-Language."""

    async def say(self, who: Visitor, nonce: str, said: dict[str, object]) -> bool:
        """Commit one message: {text?, press?, line?, lat?, long?, uploads?: [Upload]}.  The same nonce twice is one message.
        Returns after the commit: True, or False for a nonce seen before (the site then removes the second uploads).
        Raises OSError when nothing can be stored now (the site answers 503).  nonce: at most 100 ASCII characters."""

    async def lines(self, who: Visitor, after: int = 0, limit: int = 200) -> list[Line]:
        """Lines with seq > after, oldest first; with after=0 the last `limit` ones."""

    def changes(self, who: Visitor) -> AsyncGenerator[None, None]:
        """Yields once as soon as it listens, then whenever this chat may have new lines.  The site closes it."""

    async def media(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        """Path and content type of what this visitor may see now, else None.  ref: a media id ("12"), several ids
        composed side by side ("12-15", a before-after picture), or the ref of an own upload."""

    async def file(self, who: Visitor, line: int) -> tuple[str, str] | None:
        """(name, text) of the document on this line of the visitor's own chat, else None."""

    def words(self, who: Visitor, key: str, **values: str | int) -> str:
        """A sentence of the site's own (web-send, web-photo, …) in the visitor's language."""
