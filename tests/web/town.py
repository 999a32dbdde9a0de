"""A site on a real port, and people who use it as a browser without script does."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from aiohttp import ClientResponse, ClientSession, ClientTimeout, CookieJar, FormData, web

from bot.web.site import PHONES, PUBLIC, site
from bot.web.streams import Streams
from tests.web.desk import KEY, MemoryDesk, numbers, reply, yes


@dataclass
class Spoken:
    """A line as the page shows it."""

    id: int = 0
    mine: bool = False
    texts: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)  # label → data
    nonce: str = ""
    media: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads our HTML back: lines, the composer's nonce, the notice, what stands in the text field."""

    def __init__(self, html: str):
        super().__init__()
        self.lines: list[Spoken] = []
        self.nonce = self.notice = self.typed = self._into = self._data = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {key: value or "" for key, value in attrs}
        kinds = at.get("class", "").split()
        if tag == "li" and "line" in kinds:
            self.lines.append(Spoken(int(at["data-id"]), "mine" in kinds))
        elif tag == "form":
            self._into = "composer" if at.get("id") == "say" else "card"
        elif tag == "input" and at.get("name") == "nonce":
            if self._into == "composer":
                self.nonce = at["value"]
            else:
                self.lines[-1].nonce = at["value"]
        elif tag in {"img", "audio"}:
            self.lines[-1].media.append(at["src"])
        elif tag == "button" and at.get("name") == "press":
            self._data, self._into = at["value"], "button"
        elif tag == "p" and {"title", "text"} & set(kinds):
            self.lines[-1].texts.append("")
            self._into = "text"
        elif at.get("id") in {"notice", "text"}:
            self._into = {"notice": "notice", "text": "typed"}[at["id"]]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "textarea"}:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "button":
            self.lines[-1].buttons[data] = self._data
            self._into = "card"
        elif self._into == "text":
            self.lines[-1].texts[-1] += data
        elif self._into == "notice":
            self.notice += data
        elif self._into == "typed":
            self.typed += data


@dataclass
class Person:
    """One browser at one door; keeps cookies, runs no script."""

    http: ClientSession
    root: str
    prefix: str = ""

    async def page(self) -> Reader:
        async with self.http.get(f"{self.root}{self.prefix}/") as answer:
            assert answer.status == 200
            return Reader(await answer.text())

    async def post(self, fields: Mapping[str, object], follow: bool = True, **headers: str) -> ClientResponse:
        """A form as a browser posts it.  A value of bytes is a file, a list of bytes several."""
        form = FormData(default_to_multipart=True)
        for name, value in fields.items():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, bytes):
                    form.add_field(name, io.BytesIO(each), filename="../../evil.php", content_type="application/x-php")
                else:
                    form.add_field(name, str(each))
        headers.setdefault("Origin", self.root)
        answer = await self.http.post(
            f"{self.root}{self.prefix}/say", data=form, headers=headers, allow_redirects=follow
        )
        await answer.read()
        return answer

    async def say(self, text: str = "", **more: object) -> Reader:
        """Type, press send, see the next page."""
        answer = await self.post({"nonce": (await self.page()).nonce, "text": text, **more})
        return Reader(await answer.text())

    async def poll(self, after: int = 0) -> tuple[int, list[Spoken]]:
        async with self.http.get(f"{self.root}{self.prefix}/lines?after={after}") as answer:
            assert answer.status == 200, answer.status
            new = await answer.json()
            return new["seq"], Reader("".join(line["html"] for line in new["lines"])).lines

    @asynccontextmanager
    async def stream(self, after: int = 0, last: str = "") -> AsyncIterator[AsyncIterator[tuple[int, list[Spoken]]]]:
        headers = {"Last-Event-ID": last} if last else {}
        async with self.http.get(f"{self.root}{self.prefix}/stream?after={after}", headers=headers) as answer:
            assert answer.status == 200
            assert answer.content_type == "text/event-stream"
            yield _events(answer)


async def _events(answer: ClientResponse) -> AsyncIterator[tuple[int, list[Spoken]]]:
    number = 0
    async for raw in answer.content:
        line = raw.decode().rstrip("\n")
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("data: {"):
            new = json.loads(line[6:])
            yield number, Reader("".join(each["html"] for each in new["lines"])).lines


@dataclass
class Town:
    """A running site.  desk: its memory."""

    desk: MemoryDesk
    root: str
    folder: Path
    people: list[ClientSession] = field(default_factory=list)

    def person(self, prefix: str = "", **headers: str) -> Person:
        jar = CookieJar(unsafe=True)
        session = ClientSession(cookie_jar=jar, headers=headers, timeout=ClientTimeout(10))
        self.people.append(session)
        return Person(session, self.root, prefix)

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*"))


@asynccontextmanager
async def served(app: web.Application) -> AsyncIterator[str]:
    """The application on a free port of 127.0.0.1; yields its root address."""
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    try:
        place = web.TCPSite(runner, "127.0.0.1", 0)
        await place.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def in_town(scene: Callable[[Town], Awaitable[None]]) -> Callable[[Path], None]:
    """Makes an async scene a test: pytest hands in only tmp_path."""

    def test(tmp_path: Path) -> None:
        async def play() -> None:
            folder = tmp_path / "uploads"
            desk = MemoryDesk(folder, reply)
            app = site(
                desk,
                key=KEY,
                uploads=folder,
                ready=yes,
                metrics=numbers,
                doors=(PUBLIC, *PHONES),
                name="梧桐苑",
                streams=Streams(beat=0.05),
            )
            async with served(app) as root:
                town = Town(desk, root, folder)
                try:
                    await asyncio.wait_for(scene(town), 60)
                finally:
                    for session in town.people:
                        await session.close()

        asyncio.run(play())

    test.__name__, test.__doc__ = scene.__name__, scene.__doc__
    return test
