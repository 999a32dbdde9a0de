"""A person in the street, whatever they hold in their hand: Telegram, or the web chat without script.

await resident.says("3号楼电梯坏了")
card = await resident.waits_for("电梯")      # the oldest thing the bot did since they last acted that fits
await resident.presses("同意并提交")
print(resident.transcript())
"""

import asyncio
import contextlib
import re
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from aiohttp import ClientSession, ClientTimeout, CookieJar

from tests.fake import media
from tests.fake.chat import Bell, Event, Json, Message
from tests.fake.phone import Phone
from tests.fake.screen import line
from tests.web.town import Person, Reader, Spoken

NUMBER = re.compile(r"LL-\d{8}-\d{4}")
OGG = b"OggS" + b"\0" * 200
PATIENCE = 30.0
KINDS = {"photo": "照片", "voice": "语音"}


@dataclass
class Bubble:
    """One message of the bot as it looked when it was seen.  media: how many pictures and voice notes it carries."""

    text: str
    labels: list[str]
    id: str = ""
    media: int = 0
    edited: bool = False
    whole: str = ""  # on Telegram with its entities, to see what is bold or a link

    @property
    def number(self) -> str:
        """The request's number on it."""
        found = NUMBER.search(self.text)
        assert found, f"no number in {self.text!r}"
        return found[0]

    def says(self, wanted: "str | re.Pattern[str]") -> bool:
        words = "\n".join([self.text, *self.labels])
        return wanted in words if isinstance(wanted, str) else bool(wanted.search(words))

    def __str__(self) -> str:
        shown = ["[图]"] * self.media + [self.text] * bool(self.text) + [f"[{label}]" for label in self.labels]
        return f"机器人{'(改)' if self.edited else ''}: {' '.join(shown)}"


class Neighbour(ABC):
    """What a person can do and see.  Waits look at what came after their last act; nothing is caught twice."""

    channel = ""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    async def says(self, text: str) -> str:
        """Words; the message's name on its channel."""

    @abstractmethod
    async def sends_photo(self, caption: str = "") -> None: ...

    @abstractmethod
    async def sends_album(self, photos: int, caption: str = "") -> None: ...

    @abstractmethod
    async def sends_voice(self) -> None: ...

    @abstractmethod
    async def sends_location(self, lat: float, long: float) -> None: ...

    @abstractmethod
    async def presses(self, label: str, times: int = 1) -> None:
        """The newest button with exactly these words; times: at once, as an impatient thumb does."""

    @abstractmethod
    async def presses_data(self, data: str) -> None:
        """A forged press."""

    @abstractmethod
    def data(self, label: str) -> str:
        """What stands in the newest button with these words, seen or by now replaced."""

    @abstractmethod
    def keys(self) -> list[str]:
        """What the phone itself offers under the newest question: the position, and ways out."""

    @abstractmethod
    def news(self) -> list[Bubble]:
        """What the bot did since this person last acted, as it looked then."""

    @abstractmethod
    def caught(self, bubble: Bubble) -> None: ...

    @abstractmethod
    def bell(self) -> Bell: ...

    @abstractmethod
    def screen(self) -> list[Bubble]:
        """The bot's messages as they stand now."""

    @abstractmethod
    def told(self) -> list[tuple[float, str]]:
        """Everything that was said here, and when."""

    def transcript(self) -> str:
        return "\n".join(said for _, said in self.told())

    @abstractmethod
    async def leaves(self) -> None: ...

    async def waits_for(self, *wanted: "str | re.Pattern[str]") -> Bubble:
        """The oldest message since the last act that says all of this."""

        def found() -> Bubble | None:
            return next((b for b in self.news() if all(b.says(w) for w in wanted)), None)

        try:
            bubble: Bubble = await self.bell().until(found, PATIENCE)
        except TimeoutError:
            raise AssertionError(f"{self.name} waited for {wanted} in vain:\n{self.transcript()}") from None
        self.caught(bubble)
        return bubble

    async def asks(self, words: str, *wanted: "str | re.Pattern[str]") -> Bubble:
        """Says something and sees the answer."""
        await self.says(words)
        return await self.waits_for(*wanted)

    async def presses_when(self, wanted: str, label: str) -> Bubble:
        """Sees a message and presses a button on it."""
        bubble = await self.waits_for(wanted)
        await self.presses(label)
        return bubble

    def sees(self, wanted: "str | re.Pattern[str]") -> list[Bubble]:
        """Everything on the screen that says this."""
        return [bubble for bubble in self.screen() if bubble.says(wanted)]

    def has_seen(self, words: str) -> int:
        """How often these words came up, in all versions of all messages."""
        return self.transcript().count(words)

    async def quiet(self) -> None:
        """Everything said so far has been dealt with: an unknown command is answered after all before it."""
        await self.asks("/nothing", "没有这个命令")


class OnTelegram(Neighbour):
    channel = "telegram"

    def __init__(self, phone: Phone) -> None:
        super().__init__(phone.user["first_name"])
        self.phone = phone
        self.events: dict[str, Event] = {}

    async def says(self, text: str) -> str:
        return str(self.phone.says(text).id)

    async def sends_photo(self, caption: str = "") -> None:
        self.phone.sends_photo(caption=caption)

    async def sends_album(self, photos: int, caption: str = "") -> None:
        self.phone.sends_album([None] * photos, caption)

    async def sends_voice(self) -> None:
        self.phone.sends_voice()

    async def sends_location(self, lat: float, long: float) -> None:
        self.phone.sends_location(lat, long)

    async def presses(self, label: str, times: int = 1) -> None:
        self.phone.presses(label, times)

    async def presses_data(self, data: str) -> None:
        self.phone.presses_data(data)

    def data(self, label: str) -> str:
        for event in reversed(self.phone.chat.events):
            for button in _buttons(event.body):
                if button["text"] == label:
                    return str(button["callback_data"])
        raise AssertionError(f"never saw a button {label}:\n{self.transcript()}")

    def keys(self) -> list[str]:
        board = (self.phone.chat.keyboard or {}).get("keyboard") or []
        return [str(button["text"]) for row in board for button in row]

    def edits(self, message: str, text: str) -> None:
        self.phone.edits(self.phone.chat.messages[int(message)], text)

    def news(self) -> list[Bubble]:
        return [self._bubble(event.message, event) for event in self.phone.bot_events() if event.message]

    def caught(self, bubble: Bubble) -> None:
        self.phone.caught.add(self.events[bubble.id].at)

    def bell(self) -> Bell:
        return self.phone.chat.bell

    def screen(self) -> list[Bubble]:
        return [_seen(str(m.id), m.body) for m in self.phone.screen()]

    def told(self) -> list[tuple[float, str]]:
        lines = ((event.when, line(event, self.phone.world)) for event in self.phone.chat.events)
        return [(when, said) for when, said in lines if said]

    async def leaves(self) -> None:
        """Nothing to close."""

    def _bubble(self, message: Message, event: Event) -> Bubble:
        self.events[f"{event.at}"] = event
        seen = _seen(f"{event.at}", event.body)
        seen.edited = event.kind == "edited"
        return seen


def _buttons(body: Json) -> list[Json]:
    rows = (body.get("reply_markup") or {}).get("inline_keyboard") or []
    return [button for row in rows for button in row]


def _seen(name: str, body: Json) -> Bubble:
    files = sum(kind in body for kind in KINDS)
    text = str(body.get("text") or body.get("caption") or "")
    return Bubble(text, [str(b["text"]) for b in _buttons(body)], name, files, whole=str(body))


class Asked(Spoken):
    """A line that may ask for the position."""

    locates = False


class Page(Reader):
    """Also the ways out under a question, which are sent as words, and whether it asks for the position."""

    lines: list[Asked]  # type: ignore[assignment]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {key: value or "" for key, value in attrs}
        if tag == "li" and "line" in at.get("class", "").split():
            self.lines.append(Asked(int(at["data-id"]), "mine" in at["class"].split()))
        elif tag == "button" and "locate" in at.get("class", "").split() and self.lines and self._into != "composer":
            self.lines[-1].locates = True
        elif tag == "button" and at.get("name") == "text":
            self._data, self._into = f"text={at['value']}", "button"
        else:
            super().handle_starttag(tag, attrs)


@dataclass
class Happened:
    """One thing in a web chat.  line: the bot's line as it came in the stream; None for an own act."""

    said: str
    line: Asked | None = None
    edited: bool = False
    caught: bool = False
    when: float = field(default_factory=time.monotonic)


@dataclass(eq=False)
class Board:
    """The event stream of one visitor, read in the background."""

    person: Person
    bell: Bell = field(default_factory=Bell)
    events: list[Happened] = field(default_factory=list)
    lines: dict[int, Asked] = field(default_factory=dict)
    acted: int = 0

    async def read(self, open_: asyncio.Future[None]) -> None:
        async with self.person.http.get(
            f"{self.person.root}{self.person.prefix}/stream?after=0", timeout=ClientTimeout(None)
        ) as answer:
            assert answer.status == 200, answer.status
            open_.set_result(None)
            async for raw in answer.content:
                if raw.startswith(b"data: {"):
                    self._lines(raw.decode())

    def _lines(self, data: str) -> None:
        import json

        for each in json.loads(data.removeprefix("data: "))["lines"]:
            line = Page(each["html"]).lines[0]
            edited = line.id in self.lines
            self.lines[line.id] = line
            if not line.mine:
                self.events.append(Happened("", line, edited))
        self.bell.ring()

    def act(self, said: str) -> None:
        self.events.append(Happened(said))
        self.acted = len(self.events)


class OnTheWeb(Neighbour):
    channel = "web"

    def __init__(self, name: str, root: str, language: str) -> None:
        super().__init__(name)
        headers = {"Accept-Language": language}
        self.http = ClientSession(cookie_jar=CookieJar(unsafe=True), headers=headers, timeout=ClientTimeout(20))
        self.person = Person(self.http, root)
        self.board = Board(self.person)
        self.nonce = ""
        self.task: asyncio.Task[None] | None = None

    async def comes(self) -> None:
        """Opens the page and keeps listening."""
        await self._page()
        listening: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.task = asyncio.create_task(self.board.read(listening))
        await listening
        await self.waits_for("/privacy")

    async def _page(self) -> None:
        async with self.http.get(f"{self.person.root}/") as answer:
            assert answer.status == 200
            self.nonce = Page(await answer.text()).nonce

    async def _post(self, said: str, **fields: object) -> str:
        await self._page()
        self.board.act(said)
        answer = await self.person.post({"nonce": self.nonce, **fields}, Accept="application/json")
        assert answer.status == 204, (answer.status, await answer.text())
        return self.nonce

    async def says(self, text: str) -> str:
        return await self._post(text, text=text)

    async def sends_photo(self, caption: str = "") -> None:
        await self._post(f"[照片] {caption}".strip(), text=caption, photo=media.picture())

    async def sends_pdf(self, content: bytes) -> int:
        """By the same form; the status that the site answers with."""
        await self._page()
        self.board.act("[文件]")
        answer = await self.person.post({"nonce": self.nonce, "photo": content}, Accept="application/json")
        return answer.status

    async def sends_album(self, photos: int, caption: str = "") -> None:
        made = [media.picture(colour=(90, 40 * n, 60)) for n in range(photos)]
        await self._post(f"[照片 × {photos}] {caption}".strip(), text=caption, photo=made)

    async def sends_voice(self) -> None:
        await self._post("[语音]", voice=OGG)

    async def sends_location(self, lat: float, long: float) -> None:
        await self._post(f"[位置 {lat},{long}]", lat=lat, long=long)

    async def presses(self, label: str, times: int = 1) -> None:
        line = next((m for m in reversed(list(self.board.lines.values())) if label in m.buttons), None)
        assert line, f"no button “{label}” on screen:\n{self.transcript()}"
        data = line.buttons[label]
        if data.startswith("text="):
            await self._post(f"[{label}]", text=data.removeprefix("text="))
            return
        await self._press(label, data, times, str(line.id))

    async def _press(self, label: str, data: str, times: int = 1, line: str = "") -> None:
        """Each press is a form of its own, with a nonce of its own."""
        nonces = []
        for _ in range(times):
            await self._page()
            nonces.append(self.nonce)
        self.board.act(f"[{label}]")
        fields = {"press": data, "line": line}
        posts = [self.person.post({"nonce": n, **fields}, Accept="application/json") for n in nonces]
        assert {answer.status for answer in await asyncio.gather(*posts)} == {204}

    async def presses_data(self, data: str) -> None:
        await self._press("伪造", data)

    def data(self, label: str) -> str:
        for event in reversed(self.board.events):
            if event.line and label in event.line.buttons:
                return event.line.buttons[label]
        raise AssertionError(f"never saw a button {label}:\n{self.transcript()}")

    def keys(self) -> list[str]:
        asked = next(line for line in reversed(self.board.lines.values()) if not line.mine)
        return ["📍 发送我的位置"] * asked.locates + [label for label, to in asked.buttons.items() if to[:5] == "text="]

    def news(self) -> list[Bubble]:
        fresh = enumerate(self.board.events[self.board.acted :], self.board.acted)
        return [_shown(str(n), e.line, e.edited) for n, e in fresh if e.line and not e.caught]

    def caught(self, bubble: Bubble) -> None:
        self.board.events[int(bubble.id)].caught = True

    def bell(self) -> Bell:
        return self.board.bell

    def screen(self) -> list[Bubble]:
        return [_shown(str(line.id), line) for line in self.board.lines.values() if not line.mine]

    def told(self) -> list[tuple[float, str]]:
        return [
            (e.when, str(_shown("", e.line, e.edited)) if e.line else f"{self.name}: {e.said}")
            for e in self.board.events
        ]

    async def leaves(self) -> None:
        if self.task:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task
        await self.http.close()


def _shown(name: str, line: Spoken, edited: bool = False) -> Bubble:
    return Bubble("\n".join(line.texts), list(line.buttons), name, len(line.media), edited)


def texts(bubbles: Sequence[Bubble]) -> list[str]:
    """What they say, for a short assertion."""
    return [bubble.text for bubble in bubbles]
