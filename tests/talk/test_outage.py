"""After an outage: one apology a person, the current state for old buttons, the admins told once, and /status (R6, R12, R13)."""

import asyncio
import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.health import Health, reason
from bot.office import Office
from flows.said import Said
from handlers.answer import answer
from storage import inbox, outbox
from storage.db import Db
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def waited(here: Neighbourhood, who: str, text: str, **ago: float) -> str:
    """Something said so long ago and handled now; what it made the bot write."""
    here.said += 1
    said = Said("plain", who, who, f"w{here.said}", here.now - timedelta(**ago), text, name=who)
    here.do(lambda db: answer(db, here.house, said, here.now))
    return words(here.letters(who))


LATE = "信息延迟处理"


def test_a_day_of_messages_gets_one_apology_a_person(here: Neighbourhood) -> None:
    here.now += timedelta(days=1)
    first = waited(here, "李", "3号楼电梯坏了", hours=24)
    assert LATE in first and "同意并提交" in first, "the apology, and the answer"
    for hours in (23, 12, 1):
        assert LATE not in waited(here, "李", "在吗", hours=hours)
    assert LATE in waited(here, "王", "您好", hours=5), "everybody hears it once"
    assert LATE not in words(here.says("李", "您好")), "nobody hears it in time"


def test_the_next_outage_is_another_one(here: Neighbourhood) -> None:
    here.now += timedelta(days=1)
    assert LATE in waited(here, "李", "您好", hours=20)
    here.now += timedelta(days=3)
    assert LATE in waited(here, "李", "您好", hours=20)


def test_an_old_button_pressed_after_a_day_shows_how_it_stands(here: Neighbourhood) -> None:
    here.worker("王")
    here.worker("赵", "g1")
    here.says("李", "3号楼电梯坏了")
    here.presses("李", "同意并提交")
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    here.now += timedelta(days=8)
    here.later(days=0)
    said = words(here.presses("李", "已解决·满意"))
    assert "视为办结（未评价）" in said and LATE not in said


def test_a_month_of_due_rows_is_told_once_each(here: Neighbourhood) -> None:
    here.worker("王")
    for n in range(5):
        here.says(f"李{n}", "3号楼电梯坏了")
        here.presses(f"李{n}", "同意并提交")
        here.presses("王", "已处理")
        here.presses("王", "天黑拍不清")
        here.letters(f"李{n}")
    assert here.later(days=30) >= 5
    for n in range(5):
        assert words(here.letters(f"李{n}")).count("七天没有收到回音") == 1
    here.later(minutes=5)
    assert all("七天没有收到回音" not in words(here.letters(f"李{n}")) for n in range(5))


def test_status_is_for_admins_and_counts_what_nobody_knows(here: Neighbourhood) -> None:
    assert "这个只给管理员看" in words(here.says("李", "/status"))
    here.admin("陈")
    here.do(lambda db: db.run("UPDATE outbox SET state = 'sent'"))
    assert "消息都已发出" in words(here.says("陈", "/status"))

    def trouble(db: Db) -> None:
        db.run("UPDATE outbox SET state = 'unknown' WHERE id IN (SELECT min(id) FROM outbox)")
        db.run("UPDATE outbox SET state = 'failed' WHERE id IN (SELECT max(id) FROM outbox)")
        inbox.put(db, here.seal, "plain", "1", "x", {"a": 1}, here.now)
        inbox.park(db, inbox.put(db, here.seal, "plain", "2", "x", {"a": 2}, here.now) or 0, "Boom")

    here.do(trouble)
    here.now += timedelta(hours=3)
    said = words(here.says("陈", "/status"))
    for part in ("还没办的：1 条，最久的等了 3 小时", "出错搁置的：1 条", "不知道到没到的：1 条", "没能送到的：1 条"):
        assert part in said
    assert here.store.read(outbox.oldest).result()["unknown"][0] == 1


async def test_admins_hear_once_when_the_database_can_write_again(sqlite: str) -> None:
    here = Neighbourhood(sqlite)
    here.admin("陈")
    here.says("李", "您好")
    for who in ("陈", "李"):
        here.letters(who, everything=True)
    office = Office(here.store)
    health = Health(office, here.house, lambda: here.now)
    blocker = sqlite3.connect(sqlite.removeprefix("sqlite:///"), isolation_level=None)
    assert await health.check() == ""
    blocker.execute("BEGIN IMMEDIATE")
    here.now += timedelta(hours=1)
    for _ in range(2):
        assert await health.check()
    blocker.execute("ROLLBACK")
    blocker.close()
    here.now += timedelta(hours=2)
    async with asyncio.timeout(15):
        while await health.check():
            await asyncio.sleep(0.1)
    assert await health.check() == ""

    def letters() -> list[str]:
        rows = here.store.read(lambda db: db.all("SELECT chat_id, body FROM outbox ORDER BY id")).result()
        return [here.seal.unseal(row.body)["text"] for row in rows]

    told = [text for text in await asyncio.to_thread(letters) if "存不了消息" in text]
    assert len(told) == 1 and "现在已经恢复" in told[0] and "10:00" in told[0] and "12:00" in told[0]
    await asyncio.to_thread(office.close)


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (sqlite3.OperationalError("database or disk is full"), "full"),
        (sqlite3.OperationalError("disk I/O error"), "disk"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "readonly"),
        (ConnectionError("connection to server at 10.1.2.3 failed"), "away"),
        (TimeoutError(), "slow"),
        (RuntimeError("李阿姨"), "other"),
    ],
)
def test_a_reason_is_plain_and_names_nobody(error: Exception, key: str) -> None:
    found, said = reason(error)
    assert found == key and "10.1.2.3" not in said and "李阿姨" not in said
