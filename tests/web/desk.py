"""A Desk in memory, and a neighbourhood of one conversation: `python -m tests.web.desk` serves it on port 8090."""

import asyncio
import sys
import tempfile
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from aiohttp import web
from fluent.runtime import FluentBundle, FluentResource
from PIL import Image, ImageDraw

from bot.web.desk import Line, Upload, Visitor
from bot.web.site import PHONES, PUBLIC, Door, site
from handlers.card import Button, Card, Picture

LOCALES = Path(__file__).parents[2] / "locales"
ZONE = timezone(timedelta(hours=8))
KEY = b"a key that only tests know, 32 b"


def language_of(accepted: str) -> str:
    first = accepted.split(",")[0].lower()
    if first.startswith("en"):
        return "en"
    return "zh-Hant" if any(mark in first for mark in ("hant", "tw", "hk", "mo")) else "zh-Hans"


def bundle(language: str) -> FluentBundle:
    made = FluentBundle([language], use_isolating=False)
    made.add_resource(FluentResource((LOCALES / language / "web.ftl").read_text(encoding="utf-8")))
    return made


class MemoryDesk:
    """answer: called after each new message, may put lines.  broken: nothing can be stored now."""

    def __init__(self, folder: Path, answer: "Callable[[MemoryDesk, Visitor, dict[str, object]], None] | None" = None):
        self.folder, self.answer, self.broken = folder, answer, False
        self.visitors: dict[tuple[str, str], Visitor] = {}
        self.history: defaultdict[str, list[Line]] = defaultdict(list)
        self.said: list[tuple[str, dict[str, object]]] = []
        self.nonces: set[tuple[str, str]] = set()
        self.listening: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.shown: dict[tuple[str, str], tuple[Path, str]] = {}  # (chat, ref)
        self.bundles = {language: bundle(language) for language in ("zh-Hans", "zh-Hant", "en")}
        self.now = datetime(2026, 11, 22, 0, 5, tzinfo=UTC)

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        name = f"{door or 'web'}-{len(self.visitors)}"
        return self.visitors.setdefault((token, door), Visitor(name, language_of(language)))

    async def say(self, who: Visitor, nonce: str, said: dict[str, object]) -> bool:
        if self.broken:
            raise OSError("disk full")
        if (who.chat, nonce) in self.nonces:
            return False
        self.nonces.add((who.chat, nonce))
        self.said.append((who.chat, said))
        uploads: list[Upload] = said.get("uploads", [])  # type: ignore[assignment]
        for upload in uploads:
            self.shown[who.chat, upload.ref] = self.folder / upload.ref, upload.mime
        text = str(said.get("text", "")) or ("📍 31.2300, 121.4700" if "lat" in said else "")
        if text or uploads:
            self.put(who.chat, Card(text), mine=True, uploads=tuple(upload.ref for upload in uploads))
        if self.answer:
            self.answer(self, who, said)
        return True

    async def lines(self, who: Visitor, after: int = 0, limit: int = 200) -> list[Line]:
        new = sorted((line for line in self.history[who.chat] if line.seq > after), key=lambda line: line.seq)
        return new[:limit] if after else new[-limit:]

    async def changes(self, who: Visitor) -> AsyncGenerator[None, None]:
        event = asyncio.Event()
        self.listening[who.chat].add(event)
        try:
            while True:
                yield
                await event.wait()
                event.clear()
        finally:
            self.listening[who.chat].discard(event)

    async def media(self, who: Visitor, ref: str) -> tuple[Path, str] | None:
        return self.shown.get((who.chat, ref))

    async def file(self, who: Visitor, line: int) -> tuple[str, str] | None:
        return None

    def words(self, who: Visitor, key: str, **values: str | int) -> str:
        known = self.bundles[language_of(who.language)]
        pattern = known.get_message(key).value
        assert pattern is not None
        said, errors = known.format_pattern(pattern, values)
        assert not errors, (key, errors)
        return str(said)

    def put(self, chat: str, card: Card, *, mine: bool = False, uploads: tuple[str, ...] = ()) -> int:
        """Add a line; returns its id."""
        number, self.now = len(self.history[chat]) + 1, self.now + timedelta(minutes=1)
        self.history[chat].append(
            Line(number, self._seq(chat), self.now.astimezone(ZONE), mine, card, uploads=uploads),
        )
        self._wake(chat)
        return number

    def edit(self, chat: str, number: int, card: Card) -> None:
        lines = self.history[chat]
        lines[number - 1] = replace(lines[number - 1], card=card, seq=self._seq(chat), edited=True)
        self._wake(chat)

    def picture(self, chat: str, ref: str, image: Image.Image) -> None:
        path = self.folder / f"picture-{chat.replace('/', '-')}-{ref}.jpg"
        image.save(path, quality=80)
        self.shown[chat, ref] = path, "image/jpeg"

    def _seq(self, chat: str) -> int:
        return max((line.seq for line in self.history[chat]), default=0) + 1

    def _wake(self, chat: str) -> None:
        for event in self.listening[chat]:
            event.set()


def lift(open_: bool, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A lift door: stuck half open, or repaired."""
    image = Image.new("RGB", size, "#b9b3a6")
    draw, (wide, high) = ImageDraw.Draw(image), size
    draw.rectangle((wide * 0.22, high * 0.1, wide * 0.78, high * 0.95), fill="#6b7072")
    gap = 0.12 if open_ else 0.004
    draw.rectangle((wide * 0.25, high * 0.14, wide * (0.5 - gap), high * 0.95), fill="#c9ced1")
    draw.rectangle((wide * (0.5 + gap), high * 0.14, wide * 0.75, high * 0.95), fill="#c9ced1")
    draw.ellipse((wide * 0.85, high * 0.45, wide * 0.9, high * 0.52), fill="#c0392b" if open_ else "#2e8b57")
    return image


def sample(desk: MemoryDesk, chat: str) -> None:
    """A whole loop as a resident sees it."""
    before_after = Image.new("RGB", (1280, 480))
    before_after.paste(lift(True), (0, 0))
    before_after.paste(lift(False), (640, 0))
    desk.picture(chat, "1", lift(True))
    desk.picture(chat, "1-2", before_after)
    desk.now = datetime(2026, 11, 21, 1, 12, tzinfo=UTC)
    desk.put(chat, Card("我帮您把事情告诉社区。直接写哪里、出了什么事，也可以拍照片。", "您好，我是邻里"))
    desk.now = datetime(2026, 11, 22, 0, 5, tzinfo=UTC)
    desk.put(chat, Card("3号楼电梯坏了，门关不上"), mine=True)
    desk.put(chat, Card("", media=(Picture("photo", (1,)),)), mine=True)
    asked = Card(
        "事情：电梯故障\n地点：3号楼\n谁能看到：仅工作人员\n照片：1 张",
        "我这样理解，对吗？",
        ((Button("提交", "s:1"), Button("改一改", "c:1")), (Button("让邻居们也能看到这件事", "p:1"),)),
    )
    desk.put(chat, asked)
    status = desk.put(chat, Card("已派给网格员王师傅，预计今天 18:00 前到现场。", "LL-20261122-0007 · 已派单"))
    desk.edit(
        chat,
        status,
        Card(
            "王师傅已接单，正在处理。\n预计今天 18:00 前到现场。",
            "LL-20261122-0007 · 处理中",
            ((Button("补充情况", "a:7"), Button("撤回", "w:7")),),
            links=(("给居委会打电话 021-5555 0100", "tel:+862155550100"),),
        ),
    )
    desk.put(
        chat,
        Card(
            "王师傅说已经处理好了，左边是处理前，右边是处理后。",
            "修好了吗？",
            ((Button("已解决·满意", "y:7"),), (Button("已解决·不满意", "u:7"),), (Button("没解决", "n:7"),)),
            media=(Picture("before-after", (1, 2)),),
        ),
    )


def worker(desk: MemoryDesk, chat: str) -> None:
    desk.picture(chat, "1", lift(True))
    card = Card(
        "电梯故障：门关不上\n3号楼 · 第2网格 · 5 分钟前",
        "新任务 LL-20261122-0007",
        ((Button("接单", "k:7"), Button("退单", "r:7"), Button("转派", "t:7")),),
        media=(Picture("photo", (1,)),),
        links=(("看地图（WGS-84 坐标）", "https://www.openstreetmap.org/?mlat=31.23&mlon=121.47"),),
    )
    desk.put(chat, card)


def admin(desk: MemoryDesk, chat: str) -> None:
    card = Card("已派 3 件，超时 0 件，等您处理 1 件。", "今天的情况", ((Button("看等我处理的", "q:0"),),))
    desk.put(chat, card)


def reply(desk: MemoryDesk, who: Visitor, said: dict[str, object]) -> None:
    """The sample neighbour: answers words with a card, a press with an edit of the last card."""
    if "press" in said:
        last = next(line for line in reversed(desk.history[who.chat]) if line.card.rows)
        desk.edit(who.chat, last.id, replace(last.card, text=last.card.text + "\n✓ 已记录", rows=()))
        return
    buttons = ((Button("提交", "s:9"), Button("改一改", "c:9")),)
    ask = "location" if "楼" not in str(said.get("text", "楼")) else ""
    desk.put(who.chat, Card(str(said.get("text", "收到")), "我这样理解，对吗？", buttons, ask=ask))  # type: ignore[arg-type]


class SampleDesk(MemoryDesk):
    """Everybody who comes finds a conversation under way."""

    async def visitor(self, token: str, door: str, language: str) -> Visitor:
        who = await super().visitor(token, door, language)
        if not self.history[who.chat]:
            {"demo/worker": worker, "demo/admin": admin}.get(door, sample)(self, who.chat)
        return who


async def yes() -> tuple[bool, str]:
    return True, "ready"


async def numbers() -> str:
    return "# TYPE linli_up gauge\nlinli_up 1\n"


def application(desk: MemoryDesk, doors: tuple[Door, ...] = (PUBLIC, *PHONES)) -> web.Application:
    return site(desk, key=KEY, uploads=desk.folder, ready=yes, metrics=numbers, doors=doors, name="梧桐苑")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        port = int(sys.argv[1]) if len(sys.argv) > 1 else 8090
        web.run_app(application(SampleDesk(Path(folder), reply)), host="127.0.0.1", port=port)
