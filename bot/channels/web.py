"""The web channel: what is said on the site comes in as JSON, what goes out becomes lines of the chat's history."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.channels.base import Capabilities, Receipt, Refused
from bot.channels.degrade import clean
from bot.office import Office
from bot.pictures import Pictures
from flows.said import Location, Media, MediaKind, Press, Said
from handlers.card import Card
from storage import people, weblines
from storage.db import Db
from storage.media import File
from storage.seal import Seal

KINDS: dict[str, MediaKind] = {"audio": "voice", "image": "photo"}


class Web:
    """A channel (bot/channels/base.py)."""

    name = "web"
    capabilities = Capabilities(text=100_000, caption=100_000, paced=False)

    def __init__(self, office: Office, seal: Seal, pictures: Pictures, clock: Callable[[], datetime]):
        self._office, self._seal, self._pictures, self._clock = office, seal, pictures, clock

    def said(self, raw: dict[str, Any]) -> Said | None:
        uploads = [
            Media(KINDS.get(u["mime"].partition("/")[0], "document"), u["ref"], size=u["size"], mime=u["mime"])
            for u in raw.get("uploads", [])
        ]
        return Said(
            channel=self.name,
            chat=raw["chat"],
            person=raw["chat"],
            message_id=raw["nonce"],
            said_at=datetime.fromisoformat(raw["at"]),
            text=raw.get("text", ""),
            media=tuple(uploads),
            album=raw["nonce"] if len(uploads) > 1 else "",
            location=Location(raw["lat"], raw["long"]) if raw.get("lat") is not None else None,
            press=Press(raw["press"], card_message_id=raw.get("line", "")) if raw.get("press") else None,
            language=raw.get("language", ""),
            name=raw.get("name", ""),
        )

    async def send(self, address: str, card: Card, files: Sequence[File], letter: int) -> Receipt:
        lost = bool(card.media) and not any(f.state == "ready" for f in files)
        shown = _clean(replace(card, text=card.without or card.text, media=()) if lost else card).as_json()

        def unit(db: Db) -> int:
            chat = people.find_chat(db, self._seal, self.name, address)
            if chat is None:
                raise Refused("no such chat", unreachable=True)
            return weblines.add(db, self._seal, chat, shown, self._clock(), mine=False, outbox_id=letter)

        line = await self._office.write(unit)
        return Receipt(str(line), media=bool(shown["media"]))

    async def edit(self, address: str, message_id: str, card: Card, *, media: bool, letter: int) -> Receipt | None:
        shown = _clean(card).as_json()

        def unit(db: Db) -> bool:
            chat = people.find_chat(db, self._seal, self.name, address)
            before = weblines.get(db, self._seal, chat, int(message_id)) if chat and message_id.isdigit() else None
            if chat is None or before is None or "media" not in before:  # gone, or the visitor's own words
                return False
            return weblines.edit(db, self._seal, chat, int(message_id), {**shown, "media": before["media"]})

        return Receipt(message_id, media) if await self._office.write(unit) else None

    async def menu(self, address: str, language: str, working: bool, admin: bool) -> None:
        """The page has no command list."""

    async def acknowledge(self, said: Said) -> None:
        """Nothing to do: the page has its answer already."""

    async def fetch(self, ref: str, target: Path) -> None:
        source = self._pictures.uploads / Path(ref).name
        if not source.exists():
            raise Refused("the upload is gone")
        await asyncio.to_thread(shutil.copyfile, source, target)


def _clean(card: Card) -> Card:
    """Without characters that turn or hide other text (R21); the page escapes the rest."""
    return replace(card, text=clean(card.text), title=clean(card.title))
