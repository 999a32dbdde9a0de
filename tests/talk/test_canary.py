"""Nothing of anybody in the logs: a whole loop at debug level with words, a phone, a name and a token to look for (R23)."""

import asyncio
from pathlib import Path

import pytest

from tests.databases import mostly_sqlite
from tests.fake.telegram import FakeTelegram
from tests.talk.street import Here, Street
from tests.talk.test_work import NEW

WORDS, PHONE, NAME, WORKER = "金丝雀电梯", "13912345678", "欧阳金雀", "司徒师傅"
WITHDRAWN = "门又好了"


@mostly_sqlite
@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_nothing_of_anybody_stands_in_the_logs(channel: str, loop: object, database: str, tmp_path: Path) -> None:
    street = Street(database, tmp_path / "street")
    assert street.telegram.token == FakeTelegram().token
    await street.open()
    try:
        here = Here(street, channel)
        worker, resident = await here.worker(WORKER), await here.neighbour(NAME)
        other = await here.neighbour(NAME, channel="web")
        words = f"{here.home}{WORDS}坏了，电话{PHONE}"
        await resident.sends_photo(words)
        await resident.waits_for("同意并提交")
        await resident.presses("同意并提交")
        number = (await resident.waits_for("LL-")).number
        await worker.waits_for(NEW, number)
        await worker.presses("接单")
        await worker.waits_for("您已接单")
        await worker.presses("已处理")
        await worker.waits_for("请发一张处理后的照片")
        await worker.sends_photo(f"给{PHONE}打过电话")
        await resident.waits_for("修好了吗?")
        await resident.presses("没解决")
        await resident.waits_for("哪里没修好？")
        await resident.asks(f"{WITHDRAWN}，{PHONE}", "补充好了")
        await here.reports(other, f"{here.home}{WORDS}{PHONE}坏了")
        await other.asks("附近", "附近")
        await resident.says(f"/claim {PHONE}{WORDS}")
        await resident.presses_data(f"{PHONE}:{WORDS}"[:60])
        await resident.quiet()
        code = await street.bot.claim("admin")
        await resident.asks(f"/claim {code}", "您现在是管理员")
        await _says_no_http(street.bot.port, PHONE)
        await here.leave()
    finally:
        await street.close()
    log = street.bot.log()
    assert "event=started" in log and street.bot.settings["LINLI_LOG"] == "debug", (
        "the log was really kept, at debug level"
    )
    ids = [str(getattr(p, "phone").user["id"]) for p in here.came if hasattr(p, "phone")]  # noqa: B009
    for canary in (WORDS, PHONE, NAME, WORKER, WITHDRAWN, here.home, code, street.telegram.token, *ids):
        assert canary not in log, f"{canary!r} stands in the log: {_line(log, canary)}"
    assert street.telegram.token.partition(":")[2] not in log
    assert "event=bad_request" in log and "Traceback" not in log


def _line(log: str, words: str) -> str:
    return next(line for line in log.splitlines() if words in line)[:300]


async def _says_no_http(port: int, said: str) -> None:
    """A cookie longer than any, as the library would print it; returns when it was refused."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET / HTTP/1.1\r\nHost: x\r\nCookie: {said * 1000}\r\n\r\n".encode())
    assert b"400" in await reader.readline()
    writer.close()
