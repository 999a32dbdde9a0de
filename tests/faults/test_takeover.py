"""Two on one PostgreSQL: who leads, who stands by, who takes over; a leader that wakes up late does nothing twice (R10)."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sender import IN_FLIGHT
from storage import lease, migrate
from storage.db import Db
from storage.store import open_store
from tests.databases import Server
from tests.fake import faults
from tests.fake.phone import Phone
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import LEADS, bill
from tests.faults.conversation import SUBMIT, WORDS, numbers, report
from tests.faults.test_zombie import PEOPLE, check, crowd
from tests.storage.town import NOW

Note = Callable[[str, object], None]
LIFE = timedelta(seconds=9)


class Believer(Bot):
    """Naive: a lease without a token."""

    command = (sys.executable, "-m", "tests.naive.no_token")


def pair(kind: type[Bot], telegram: FakeTelegram, database: str, folder: Path, **more: str | None) -> tuple[Bot, Bot]:
    """Two that share the files and the key."""
    shared = {"LINLI_DATA_DIR": str(folder / "data"), "LINLI_KEY_FILE": str(folder / "linli.key"), **more}
    made = [kind(telegram, database, folder / name, settings=shared) for name in ("one", "two")]
    return made[0], made[1]


@asynccontextmanager
async def both(first: Bot, second: Bot) -> AsyncIterator[None]:
    """The first leads, the second stands by."""
    async with first:
        await says(first, "leader")
        async with second:
            await says(second, "standby")
            yield


async def says(bot: Bot, what: str, within: float = 20.0) -> float:
    """Seconds until /readyz says so."""
    began = asyncio.get_running_loop().time()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as http, asyncio.timeout(within):
        while True:
            async with http.get(f"{bot.root}/readyz") as answer:
                if what in await answer.text():
                    return asyncio.get_running_loop().time() - began
            await asyncio.sleep(0.05)


def doubled(phones: list[Phone]) -> int:
    """Messages that say again what the chat has been told."""
    twice = 0
    for phone in phones:
        mine = [e for e in phone.chat.events if e.kind == "sent" and e.message and e.message.mine]
        twice += sum(count - 1 for count in Counter(e.body.get("text") for e in mine).values())
    return twice


def test_a_token_of_the_past_writes_nothing(postgresql: str) -> None:
    migrate.migrate(postgresql, NOW)
    store = open_store(postgresql)
    try:

        def change(unit: Callable[[Db], Any]) -> Any:
            return store.write(unit).result()

        first = change(lambda db: lease.take(db, "one", LIFE))
        assert first is not None and change(lambda db: lease.take(db, "two", LIFE)) is None
        assert change(lease.leader) == "?one", "no connection is called so: only the time counts"
        change(lambda db: lease.release(db, first))
        second = change(lambda db: lease.take(db, "two", LIFE))
        for unit in (lease.hold, lambda db, token: lease.renew(db, token, LIFE)):
            with pytest.raises(lease.Superseded):
                change(lambda db, unit=unit: unit(db, first))
            change(lambda db, unit=unit: unit(db, second))
    finally:
        store.close()


async def test_whoever_stands_by_takes_over_at_once_when_the_leader_goes(postgresql: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        first, second = pair(Bot, telegram, postgresql, tmp_path)
        async with both(first, second):
            one, two = telegram.phone(1), telegram.phone(2)
            await asyncio.wait_for(report(one), 60)
            assert await first.stop() == 0
            await asyncio.wait_for(report(two), 60)
            await says(second, "leader")
            assert "second_poller" not in second.log() and telegram.complaints() == []
            assert len(numbers(one)) == len(numbers(two)) == 1


@pytest.mark.faults
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "stopped"])
async def test_a_dead_leader_is_replaced_within_fifteen_seconds(
    how: signal.Signals, postgresql: str, tmp_path: Path, record_property: Note
) -> None:
    async with FakeTelegram() as telegram:
        first, second = pair(Bot, telegram, postgresql, tmp_path)
        async with both(first, second):
            assert first.process
            first.process.send_signal(how)
            phone = telegram.phone(1)
            talk = asyncio.create_task(report(phone))
            seconds = await says(second, "leader")
            await asyncio.wait_for(talk, 60)
            bill(record_property, LEADS, f"leader {how.name}, replaced after {seconds:.1f} s", 1, 0, 0)
            assert seconds <= 15 and len(numbers(phone)) == 1 and doubled([phone]) == 0
            if how == signal.SIGSTOP:
                first.process.send_signal(signal.SIGCONT)
                await says(first, "standby")
                other = telegram.phone(2)
                await asyncio.wait_for(report(other), 60)
                assert doubled([phone, other]) == 0
                assert "event=superseded" in first.log()


async def zombie(kind: type[Bot], database: str, folder: Path) -> tuple[int, int, int]:
    """A leader is stopped with its hands full, replaced, and wakes up.  (lost, doubled, begun and not answered then)."""
    async with FakeTelegram() as telegram:
        first, second = pair(kind, telegram, database, folder)
        async with both(first, second):
            assert first.process
            slow = faults.slow(0.3)
            telegram.plans.append(lambda call: slow if call.changes else None)
            phones = [telegram.phone(1000 + n) for n in range(120)]
            for phone in phones:
                phone.says(WORDS)
            await telegram.world.until(lambda: sum(call.sends for call in telegram.calls) >= 40, 30)
            first.process.send_signal(signal.SIGSTOP)
            flying = [c for c in telegram.calls if c.sends and c.answered is None]
            begun = {c.chat for c in flying} | {c.chat for c in telegram.calls if c.sends and c.accepted}
            await says(second, "leader")
            await telegram.world.until(lambda: all(phone.chat.events[1:] for phone in phones), 40)
            first.process.send_signal(signal.SIGCONT)
            for phone in phones:
                phone.presses(SUBMIT)
            await telegram.world.until(lambda: all(numbers(phone) for phone in phones), 40)
            await asyncio.sleep(1.5)
            return sum(len(numbers(phone)) != 1 for phone in phones), doubled(phones), len(begun)


@pytest.mark.faults
async def test_a_zombie_does_nothing_twice(postgresql_server: Server, tmp_path: Path, record_property: Note) -> None:
    bills = {}
    for kind in (Believer, Bot):
        database = postgresql_server.create()
        bills[kind] = await zombie(kind, database, tmp_path / kind.__name__)
        postgresql_server.drop(database)
    for kind, (lost, twice, begun) in bills.items():
        way = "naive: no token" if kind is Believer else "Linli"
        bill(record_property, LEADS, f"zombie with {begun} letters begun", 1, lost, twice, way=way)
    lost, twice, _ = bills[Bot]
    assert lost == 0 and twice <= IN_FLIGHT, "at most what was in flight when it was stopped"
    assert bills[Believer][1] > IN_FLIGHT


@pytest.mark.faults
async def test_a_killed_leader_and_a_restart_in_the_middle_of_2000_updates(
    tmp_path: Path, record_property: Note
) -> None:
    server = Server().start()
    try:
        database = server.create()
        async with FakeTelegram() as telegram:
            first, second = pair(Bot, telegram, database, tmp_path)
            async with both(first, second):
                talking = asyncio.create_task(crowd(telegram))
                await telegram.world.until(lambda: len(telegram.updates.all) > PEOPLE // 2, 120)
                await first.kill()
                await telegram.world.until(lambda: len(telegram.updates.all) > PEOPLE * 3 // 2, 120)
                await asyncio.to_thread(server.stop, keep=True)
                await asyncio.to_thread(server.launch)
                phones = await talking
        check(phones, database, "leader killed, PostgreSQL restarted", 2, record_property)
    finally:
        server.stop()


@pytest.mark.faults
async def test_both_take_what_a_webhook_brings_and_one_answers(
    postgresql: str, tmp_path: Path, record_property: Note
) -> None:
    async with FakeTelegram() as telegram:
        served: Counter[int] = Counter()
        bots: list[Bot] = []

        async def pass_on(request: web.Request) -> web.Response:
            """A balancer: every other update to the other one."""
            n = sum(served.values()) % 2
            served[n] += 1
            body = await request.read()
            async with aiohttp.ClientSession() as http:
                headers = {k: v for k, v in request.headers.items() if k.startswith(("X-Tele", "Content-Type"))}
                async with http.post(f"{bots[n].root}{request.path}", data=body, headers=headers) as answer:
                    return web.Response(status=answer.status)

        app = web.Application()
        app.router.add_post("/hook/{name}", pass_on)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook/abc"
        bots += pair(
            Bot, telegram, postgresql, tmp_path, LINLI_WEBHOOK_URL=url, LINLI_WEBHOOK_SECRET="s" * 40
        )  # fmt: skip
        async with both(*bots):
            phones = [telegram.phone(100 + n) for n in range(30)]
            await asyncio.wait_for(asyncio.gather(*(report(phone) for phone in phones)), 60)
        await runner.cleanup()
        bill(
            record_property,
            LEADS,
            f"webhook to two, {min(served.values())} each",
            sum(served.values()),
            0,
            doubled(phones),
        )
        assert min(served.values()) >= 20 and doubled(phones) == 0
        assert all(len(numbers(phone)) == 1 for phone in phones)


async def test_without_fsync_it_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("tests.databases", fromlist=["QUICK"]).QUICK, "fsync", "off")
    server = await asyncio.to_thread(Server().start)
    try:
        bot = Bot(None, server.create(), tmp_path)
        code, _ = await bot.run("run")
        assert code == 1 and "fsync=off" in bot.log() and "postgresql.conf" in bot.log()
    finally:
        await asyncio.to_thread(server.stop)
