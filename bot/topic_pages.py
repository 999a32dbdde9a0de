"""The pages of topics: composed out of the database, with a code that leads back to the page, and their pictures."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.office import Office
from bot.web import paper
from bot.web.assets import Assets
from bot.web.markup import Html, el
from flows.language import negotiate
from handlers import topic_paper
from handlers.house import House
from handlers.topic_paper import Paper
from storage import media, topics
from storage.db import Db


class TopicPages:
    """folder: where pictures are kept."""

    def __init__(self, office: Office, house: House, folder: Path, clock: Callable[[], datetime]):
        self._office, self._house, self._folder, self._clock = office, house, folder, clock

    async def page(self, assets: Assets, number: str, accepted: str) -> str:
        """/t/NUMBER in the reader's language; '' = there is none."""
        language = negotiate(accepted, self._house.languages())

        def unit(db: Db) -> Paper | None:
            return topic_paper.public(topic_paper.visitor(db, self._house, language, self._clock()), number)

        made = await self._office.read(unit)
        if made is None:
            return ""
        style = el("link", rel="stylesheet", href=assets.url("paper.css"))
        addresses = {id: f"/t/{number}/{id}" for id in made.pictures}
        say = partial(self._house.words.say, language)
        return paper.html(say, made, self._house.town.community.name, addresses, style=style, code=self._code(number))

    async def picture(self, number: str, id: int) -> Path | None:
        """A picture that this page shows, and nothing else."""

        def unit(db: Db) -> str:
            made = topic_paper.public(
                topic_paper.visitor(db, self._house, self._house.languages()[0], self._clock()), number
            )
            found = media.get(db, [id]) if made and id in made.pictures else []
            return found[0].file if found and found[0].state == "ready" and found[0].kind == "photo" else ""

        file = await self._office.read(unit)
        return self._folder / file if file else None

    async def archive(self, id: int) -> bytes:
        """协商档案: everything in one file, in the neighbourhood's first language."""
        language = self._house.languages()[0]

        def unit(db: Db) -> tuple[Paper, dict[int, Path]]:
            scene = topic_paper.visitor(db, self._house, language, self._clock())
            made = topic_paper.archive(scene, topics.get(db, id))
            there = [f for f in media.get(db, made.pictures) if f.state == "ready" and f.kind == "photo"]
            return made, {f.id: self._folder / f.file for f in there}

        made, pictures = await self._office.read(unit)
        say, place = partial(self._house.words.say, language), self._house.town.community.name
        code = self._code(made.number)
        return (await asyncio.to_thread(paper.file, say, made, place, pictures, code)).encode()

    def _code(self, number: str) -> Html | None:
        """The page's address as a QR; None while nobody said where the site is."""
        if not self._house.web_link:
            return None
        from bot.posters import qr

        return qr(f"{self._house.web_link.rstrip('/')}/t/{number}")
