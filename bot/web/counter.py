"""The counter: the web site's Desk (bot/web/desk.py) over storage.  A visitor is a cookie; what they say goes into the inbox."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.pictures import Pictures
from bot.web.desk import Line, Visitor
from flows.language import negotiate
from handlers.card import Card
from handlers.house import House
from storage import inbox, people, weblines
from storage.db import Db
from storage.store import Store
from storage.weblines import WebLine

HELLO = "hello"  # nonce of the first, unseen /start of a visitor


class Hub:
    """Who waits for which chat.  One Event a stream; nothing is kept for chats nobody looks at."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = {}

    def changed(self, chat: int) -> None:
        """This chat has new lines."""
        for event in self._waiting.get(chat, ()):
            event.set()

    def join(self, chat: int) -> asyncio.Event:
        """An event that is set whenever the chat changes."""
        event = asyncio.Event()
        self._waiting.setdefault(chat, set()).add(event)
        return event

    def leave(self, chat: int, event: asyncio.Event) -> None:
        """The stream is closed."""
        waiting = self._waiting.get(chat, set())
        waiting.discard(event)
        if not waiting:
            self._waiting.pop(chat, None)


class Counter:
    """A Desk.  demo: doors 'demo/…' are three fixed people with their roles."""

    def __init__(self, store: Store, house: House, pictures: Pictures, hub: Hub, clock: Callable[[], datetime]):
        self._store, self._house, self._pictures, self._hub, self._clock = store, house, pictures, hub, clock

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        """Who holds this cookie; on first sight they get a chat and the house says hello."""
        name = door.replace("/", "-") if door else self._house.seal.digest(f"cookie:{token}")
        seal, now = self._house.seal, self._clock()
        guess = negotiate(language, self._house.languages())

        def known(db: Db) -> str | None:
            if people.find_chat(db, seal, "web", name) is None:
                return None
            return people.meet(db, seal, "web", name, "", guess, now).language

        spoken = await asyncio.wrap_future(self._store.read(known))
        if spoken is None:
            await self._arrive(name, guess)
        return Visitor(name, spoken or guess)

    async def _arrive(self, name: str, language: str) -> None:
        seal, now = self._house.seal, self._clock()
        raw = {"chat": name, "nonce": HELLO, "text": "/start", "at": now.isoformat(), "language": language}

        def unit(db: Db) -> None:
            person = people.meet(db, seal, "web", name, "", language, now)
            people.chat(db, seal, "web", name, person.id, now)
            inbox.put(db, seal, "web", f"{name}:{HELLO}", name, raw, now)

        await asyncio.wrap_future(self._store.write(unit))

    async def say(self, who: Visitor, nonce: str, said: dict[str, Any]) -> None:
        """Commit one message and the visitor's own line of it.  Raises OSError when nothing can be stored now."""
        seal, now = self._house.seal, self._clock()
        raw = _raw(who, nonce, said, now)
        line = {"text": raw.get("text", ""), "uploads": [u["ref"] for u in raw["uploads"]], "lat": raw.get("lat")}

        def unit(db: Db) -> None:
            if inbox.put(db, seal, "web", f"{who.chat}:{nonce}", who.chat, raw, now) is None:
                return
            chat = people.find_chat(db, seal, "web", who.chat)
            if chat is not None and not raw.get("press"):
                weblines.add(db, seal, chat, line, now, mine=True)

        try:
            await asyncio.wrap_future(self._store.write(unit))
        except sqlite3.Error if not self._store.postgres else Exception as error:
            raise OSError(type(error).__name__) from None

    async def lines(self, who: Visitor, after: int = 0, limit: int = 200) -> list[Line]:
        """The history behind `after`."""
        seal = self._house.seal

        def unit(db: Db) -> list[WebLine]:
            chat = people.find_chat(db, seal, "web", who.chat)
            return [] if chat is None else weblines.since(db, seal, chat, after, limit)

        return [_line(line) for line in await asyncio.wrap_future(self._store.read(unit))]

    async def changes(self, who: Visitor) -> AsyncIterator[None]:
        """Yields whenever the chat may have new lines."""
        chat = await asyncio.wrap_future(
            self._store.read(lambda db: people.find_chat(db, self._house.seal, "web", who.chat))
        )
        if chat is None:
            return
        event = self._hub.join(chat)
        try:
            while True:
                await event.wait()
                event.clear()
                yield None
        finally:
            self._hub.leave(chat, event)

    async def media(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        """A file that a line of this visitor's own chat shows."""
        seal = self._house.seal

        def unit(db: Db) -> bool:
            chat = people.find_chat(db, seal, "web", who.chat)
            return chat is not None and weblines.shows(db, seal, chat, ref)

        if not await asyncio.wrap_future(self._store.read(unit)):
            return None
        for folder in (self._pictures.folder, self._pictures.uploads):
            path = folder / Path(ref).name
            if path.is_file():
                return path, TYPES.get(path.suffix, "application/octet-stream")
        return None

    def words(self, who: Visitor, key: str) -> str:
        """A sentence of the site's own."""
        return self._house.words.say(who.language, key)


TYPES = {".jpg": "image/jpeg", ".ogg": "audio/ogg", ".webm": "audio/webm", ".mp3": "audio/mpeg", ".m4a": "audio/mp4"}


def _raw(who: Visitor, nonce: str, said: dict[str, Any], now: datetime) -> dict[str, Any]:
    """What is stored of a message: JSON only."""
    uploads = [{"ref": u.ref, "mime": u.mime, "size": u.size} for u in said.get("uploads") or ()]
    kept = {key: said[key] for key in ("text", "press", "lat", "long", "line") if said.get(key) not in (None, "")}
    return {
        "chat": who.chat,
        "nonce": nonce,
        "at": now.isoformat(),
        "language": who.language,
        "uploads": uploads,
        **kept,
    }


def _line(line: WebLine) -> Line:
    body = line.body
    if line.mine:
        return Line(line.id, line.seq, line.at, True, Card(body["text"]), line.edited, tuple(body["uploads"]))
    card = {key: value for key, value in body.items() if key != "files"}
    return Line(line.id, line.seq, line.at, False, Card.from_json(card), line.edited, tuple(body.get("files", ())))
