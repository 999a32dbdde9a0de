"""The counter: the web site's Desk (bot/web/desk.py) over storage.  A visitor is a cookie; what they say goes into the inbox."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.office import Office
from bot.pictures import Pictures
from bot.web.desk import Line, Visitor
from flows.language import negotiate
from handlers import moves
from handlers.card import Card
from handlers.house import House
from handlers.speak import local
from storage import inbox, media, people, weblines
from storage.db import EPOCH, Db
from storage.people import Person
from storage.weblines import WebLine

HELLO = "hello"  # nonce of the first, unseen /start of a visitor
AS_SENT = {"photo": "image/jpeg", "voice": "audio/webm", "document": "application/pdf"}  # until it is checked and kept


class Hub:
    """Who waits for which chat.  One Event a stream; nothing is kept for chats nobody looks at."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = {}

    def changed(self, chat: int) -> None:
        """This chat has new lines."""
        for event in self._waiting.get(chat, ()):
            event.set()

    def changed_all(self) -> None:
        """Any chat may have new lines: another process writes them."""
        for chat in self._waiting:
            self.changed(chat)

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

    def __init__(self, office: Office, house: House, pictures: Pictures, hub: Hub, clock: Callable[[], datetime]):
        self._office, self._house, self._pictures, self._hub, self._clock = office, house, pictures, hub, clock
        self._seen: dict[int, datetime] = {}  # chat -> when it was last written down that it was looked at

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        """Who holds this cookie; on first sight they get a chat and the house says hello."""
        name = door.replace("/", "-") if door else self._house.seal.digest(f"cookie:{token}")
        seal = self._house.seal
        guess = negotiate(language, self._house.languages())

        def known(db: Db) -> tuple[int | None, Person | None]:
            return people.find_chat(db, seal, "web", name), people.known(db, seal, "web", name)

        chat, person = await self._office.read(known)
        if chat is None:
            await self._arrive(name, guess)
        if person is None:  # new, or erased: then they are met again when they say something
            return Visitor(name, guess)
        return Visitor(name, person.language or guess, person.simple, person.has("admin"))

    async def _arrive(self, name: str, language: str) -> None:
        seal, now = self._house.seal, self._clock()
        raw = {"chat": name, "nonce": HELLO, "text": "/start", "at": now.isoformat(), "language": language}

        def unit(db: Db) -> None:
            person = people.meet(db, seal, "web", name, "", language, now)
            people.chat(db, seal, "web", name, person.id, now)
            inbox.put(db, seal, "web", f"{name}:{HELLO}", name, raw, now)

        await self._office.write(unit)

    async def say(self, who: Visitor, nonce: str, said: dict[str, Any]) -> bool:
        """Commit one message and the visitor's own line of it; False for a nonce seen before.
        Raises OSError when nothing can be stored now."""
        seal, now = self._house.seal, self._clock()
        raw = _raw(who, nonce, said, now)
        line = {"text": raw.get("text", ""), "uploads": [u["ref"] for u in raw["uploads"]], "lat": raw.get("lat")}

        def unit(db: Db) -> bool:
            if not inbox.put_once(db, seal, "web", f"{who.chat}:{nonce}", who.chat, raw, now):
                return False
            chat = people.find_chat(db, seal, "web", who.chat)
            if chat is not None and not raw.get("press") and not raw.get("text", "").startswith("/start "):
                weblines.add(db, seal, chat, line, now, mine=True)
            return True

        try:
            return await self._office.write(unit)
        except Exception as error:
            raise OSError(type(error).__name__) from None

    async def lines(self, who: Visitor, after: int = 0, limit: int = 200) -> list[Line]:
        """The history behind `after`."""
        seal = self._house.seal

        def unit(db: Db) -> tuple[int | None, list[WebLine]]:
            chat = people.find_chat(db, seal, "web", who.chat)
            return chat, [] if chat is None else weblines.since(db, seal, chat, after, limit)

        chat, lines = await self._office.read(unit)
        if chat is not None and any(not line.mine for line in lines):
            await self._looked(chat)
        zone = self._house.town.community.zone
        return [_line(line, zone) for line in lines]

    async def _looked(self, chat: int) -> None:
        """They fetched what we said; written down once a minute at most."""
        now = self._clock()
        if now - self._seen.get(chat, EPOCH) < people.GLANCE:
            return
        if len(self._seen) > 10_000:
            self._seen.clear()
        self._seen[chat] = now
        with suppress(Exception):  # a page is shown also while nothing can be written
            await self._office.write(lambda db: people.looked(db, chat, now))

    async def file(self, who: Visitor, line: int) -> tuple[str, str] | None:
        """What a card of this chat brought."""
        seal = self._house.seal

        def unit(db: Db) -> dict[str, Any] | None:
            chat = people.find_chat(db, seal, "web", who.chat)
            return None if chat is None else weblines.get(db, seal, chat, line)

        body = await self._office.read(unit)
        name, text = (body or {}).get("file") or ("", "")
        return (name, text) if name else None

    async def changes(self, who: Visitor) -> AsyncGenerator[None, None]:
        """Yields at once, then whenever the chat may have new lines."""
        chat = await self._office.read(lambda db: people.find_chat(db, self._house.seal, "web", who.chat))
        if chat is None:
            return
        event = self._hub.join(chat)
        try:
            while True:
                yield None
                await event.wait()
                event.clear()
        finally:
            self._hub.leave(chat, event)

    async def media(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        """A stored file by media id ("12"), a before-after pair ("12-15"), or an own upload by its ref."""
        ids = [int(part) for part in ref.split("-")[:2]] if ref.replace("-", "").isdigit() and len(ref) < 30 else []
        return await (self._stored(who, ids) if ids else self._upload(who, ref))

    async def _stored(self, who: Visitor, ids: list[int]) -> tuple[Path, str] | None:
        seal = self._house.seal

        def unit(db: Db) -> list[media.File]:
            person = people.known(db, seal, "web", who.chat)
            return media.get(db, [id for id in ids if moves.may_see(db, person, id)]) if person else []

        files = [f for f in await self._office.read(unit) if f.state == "ready"]
        if len(files) != len(ids):
            return None
        if len(files) == 2:
            return await self._pictures.pair(files[0], files[1]), "image/jpeg"
        return self._pictures.folder / files[0].file, files[0].mime

    async def _upload(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        """What this visitor sent, as it came, until it is re-encoded."""
        seal, path = self._house.seal, self._pictures.uploads / Path(ref).name

        def unit(db: Db) -> media.File | None:
            person = people.known(db, seal, "web", who.chat)
            return media.by_ref(db, seal, person.id, ref) if person else None

        own = await self._office.read(unit)
        if own is None:
            return None
        if own.state == "ready":
            return self._pictures.folder / own.file, own.mime
        return (path, AS_SENT[own.kind]) if path.is_file() else None

    def words(self, who: Visitor, key: str, **values: str | int) -> str:
        """A sentence of the site's own."""
        tag = (
            who.language
            if who.language in self._house.words.languages
            else negotiate(who.language, self._house.languages())
        )
        return self._house.words.say(tag, key, **values)


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


def _line(line: WebLine, zone: str) -> Line:
    at, body = local(line.at, zone), line.body
    if line.mine:
        return Line(line.id, line.seq, at, True, Card(body["text"]), line.edited, tuple(body["uploads"]))
    return Line(line.id, line.seq, at, False, Card.from_json(body), line.edited)
