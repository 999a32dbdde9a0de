"""What no friendly person sends (T14): words that break markup, databases and screens; pictures that are bombs or no pictures."""

import asyncio
import io
import struct
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from storage import copies
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import KEPT, bill
from tests.faults.conversation import SUBMIT, numbers, report

Note = Callable[[str, object], None]
CALM = "不是紧急"
PLACE = "东门路灯不亮 "
WORDS = {
    "markup": "<b>粗</i> <a href='javascript:1'>x</a> &lt; &#60; </html>",
    "half a tag": "3 < 5 && 7 > 6 <",
    "markdown": "*_`[x](tg://user?id=1)`_* ~~||spoiler||",
    "sql": "'; DROP TABLE request; -- \" %s :name {0} %(x)s",
    "fluent": "{ $name } { NUMBER(1) } -term { -brand }",
    "bidi": "\u202e反过来\u2066隐藏\u2069\u200b\u200f",
    "zero": "前\0后",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f\x85",
    "half a pair": "前\ud83d后",
    "many marks": "Z" + "\u0301" * 300,
    "emoji": "👨‍👩‍👧‍👦" * 60,
    "private use": "\ue000\uf8ff\U000fffff",
    "long": "坏" * 3900,
    "long word": "a" * 3900,
    "lines": "坏\n" * 900,
    "links": "http://evil.example/?q=1 @admin t.me/joinchat/AAAA tel:+8613800000000",
    "spreadsheet": "=cmd|'/C calc'!A0 ＝HYPERLINK(\"http://x\")",
    "path": "../../../../etc/passwd C:\\Windows\\system32",
    "json": '{"press": "a.agree:1:1:AAAA"} \\u0000 \\ud800',
    "digits": "１２３٤٥٦" * 60,
}
COMMANDS = (
    "/start ../../x", "/start " + "A" * 65, "/claim ' OR 1=1 --", "/claim " + "𝟙" * 50, "/report@linli_test_bot\n/claim", "/",
    "/ claim", "/START\u202e", "/language ../zh", "/status; rm -rf /", "取消" * 500,
)  # fmt: skip


def png(width: int, height: int) -> bytes:
    """A small file that says it is this big: black, one bit a pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * ((width + 7) // 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiny() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return out.getvalue()


def files() -> dict[str, bytes]:
    return {
        "169 megapixels": png(13000, 13000),
        "256 megapixels": png(16000, 16000),
        "cut off": tiny()[:200],
        "picture and zip": tiny() + b"PK\x03\x04" + b"\0" * 200,
        "script": b"\xff\xd8\xff\xe0<script>alert(1)</script>",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "empty": b"",
        "gif with a tail": b"GIF89a" + b"\xff" * 500,
        "program": Path(sys.executable).resolve().read_bytes()[:4096],
    }


async def test_hostile_words_are_words(database: str, tmp_path: Path, record_property: Note) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, database, tmp_path) as bot:
        phones = {what: telegram.phone(100 + n, "<b>名\u202e&") for n, what in enumerate(WORDS)}
        for what, phone in phones.items():
            phone.says(PLACE + WORDS[what])
        for phone in phones.values():
            card = await phone.waits_for(lambda message: {SUBMIT, CALM} & set(message.labels()), timeout=30)
            if CALM in card.labels():  # the ear for emergencies would rather ask once too often
                phone.presses(CALM)
                await phone.waits_for(lambda message: SUBMIT in message.labels(), timeout=30)
            phone.presses(SUBMIT)
        for what, phone in phones.items():
            await telegram.world.until(lambda phone=phone: numbers(phone), 30)
            assert numbers(phone), what
        stranger = telegram.phone(1)
        for command in COMMANDS:
            stranger.says(command)
        await telegram.world.until(lambda: not telegram.updates.pending, 20)
        await asyncio.wait_for(report(telegram.phone(2)), 60)
        assert telegram.complaints("message is not modified") == []
        assert "event=parked" not in bot.log() and "event=unit_failed" not in bot.log(), bot.log()[-3000:]
        shown = "".join(
            str(e.body.get("text")) for p in phones.values() for e in p.chat.events if e.message and e.message.mine
        )
        assert not any(sign in shown for sign in ("\u202e", "\u2066", "\u200f")), (
            "nothing turns other people's text around"
        )
        bill(record_property, KEPT, "hostile words and commands", len(WORDS) + len(COMMANDS), 0, 0)


async def test_hostile_files_are_refused_and_nobody_waits_for_them(
    sqlite: str, tmp_path: Path, record_property: Note
) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path) as bot:
        hostile = files()
        for n, data in enumerate(hostile.values()):
            phone = telegram.phone(100 + n)
            phone.says(PLACE)
            await phone.waits_for(lambda message: SUBMIT in message.labels(), timeout=20)
            phone.sends_document(data, "../../../../tmp/x.jpg", "image/jpeg")
        neighbour = telegram.phone(1)
        await asyncio.wait_for(report(neighbour), 60)

        def left() -> list[str]:
            with closing(copies.connect(sqlite)) as db:
                return [str(row[0]) for row in db.execute("SELECT error FROM media WHERE state <> 'wanted'")]

        folder = tmp_path / "data" / "media"
        async with asyncio.timeout(60):
            while len(left()) < len(hostile) or any(folder.glob("*.part")):  # written down first, then swept away
                await asyncio.sleep(0.2)
        assert bot.running and "event=task_failed" not in bot.log(), bot.log()[-3000:]
        kept = sorted(path.name for path in folder.iterdir())
        assert len(kept) == 1 and len(kept[0]) == 36, "only the true picture, under a name of ours"
        content = (tmp_path / "data" / "media" / kept[0]).read_bytes()
        assert b"PK\x03\x04" not in content, "made anew, so nothing rides along"
        assert bot.process is not None
        peak = int(
            next(x for x in Path(f"/proc/{bot.process.pid}/status").read_text().splitlines() if "VmHWM" in x).split()[1]
        )
        bill(record_property, KEPT, f"hostile files, at most {peak // 1024} MB", len(hostile), 0, 0)
        assert peak < 300 * 1024


def test_a_picture_bomb_is_small() -> None:
    assert len(png(13000, 13000)) < 50_000
