"""Two at once, and connections that die: a stopped run keeps its lock, terminated backends and a restart cost nothing (T6)."""

import asyncio
import selectors
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from storage import pulse
from storage.db import Db
from storage.store import open_store
from tests.databases import Server
from tests.fake.phone import Phone
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import ONCE, bill
from tests.faults.conversation import numbers, report
from tests.talk.world import MORNING

Note = Callable[[str, object], None]
PEOPLE = 1000  # two updates each


async def test_a_second_run_is_refused_while_the_first_only_sleeps(sqlite: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path) as bot:
        assert bot.process
        bot.process.send_signal(signal.SIGSTOP)
        code, _ = await Bot(telegram, sqlite, tmp_path).run("run")
        assert code == 1 and "already runs" in bot.log()
        phone = telegram.phone(1)
        bot.process.send_signal(signal.SIGCONT)
        await asyncio.wait_for(report(phone), 60)
        assert len(numbers(phone)) == 1


async def crowd(telegram: FakeTelegram) -> list[Phone]:
    """Everybody reports once, fifty at a time."""
    at_once = asyncio.Semaphore(50)

    async def talk(phone: Phone) -> None:
        async with at_once:
            await report(phone)

    phones = [telegram.phone(1000 + n) for n in range(PEOPLE)]
    await asyncio.wait_for(asyncio.gather(*(talk(phone) for phone in phones)), 240)
    return phones


def check(phones: list[Phone], database: str, what: str, times: int, note: Note) -> None:
    with psycopg.connect(database.replace("+psycopg", "")) as db:
        row = db.execute("SELECT count(*), count(DISTINCT service_request_id) FROM request").fetchone()
        left = db.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()
    given = [number for phone in phones for number in numbers(phone)]
    lost, shared = PEOPLE - len(set(given)), len(given) - len(set(given))
    bill(note, ONCE, f"{what}, {2 * PEOPLE} updates", times, lost, shared)
    assert row == (PEOPLE, PEOPLE) and left == (0,)
    assert len(given) == len(set(given)) == PEOPLE


def test_a_unit_that_slept_too_long_is_done_again(postgresql: str) -> None:
    """PostgreSQL ends a transaction that waits for a stopped process: nothing has happened, and it is nobody's poison."""
    store, tried, ended = open_store(postgresql), 0, psycopg.errors.IdleInTransactionSessionTimeout()

    def unit(db: Db) -> None:
        nonlocal tried
        tried += 1
        pulse.beat(db, MORNING)
        if tried == 1:
            db.run("SET idle_in_transaction_session_timeout = 1")
            with selectors.DefaultSelector() as server:
                server.register(db._cursor.connection.fileno(), selectors.EVENT_READ)  # type: ignore[attr-defined]
                assert server.select(30), "it hangs up"
        pulse.beat(db, MORNING)

    store.write(unit).result()
    store.close()
    assert tried == 2
    assert pulse.trouble(ended)


@pytest.mark.faults
async def test_terminated_backends_cost_nothing(postgresql: str, tmp_path: Path, record_property: Note) -> None:
    ended = 0
    async with FakeTelegram() as telegram, Bot(telegram, postgresql, tmp_path):
        talking = asyncio.create_task(crowd(telegram))
        kill = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
        kill += " AND pid <> pg_backend_pid()"
        async with await psycopg.AsyncConnection.connect(postgresql.replace("+psycopg", ""), autocommit=True) as db:
            while not talking.done():
                row = await (await db.execute(kill)).fetchone()
                ended += row[0] if row else 0
                await asyncio.wait([talking], timeout=0.25)
        phones = await talking
    check(phones, postgresql, "backends terminated", ended, record_property)
    assert ended >= 20


@pytest.mark.faults
async def test_a_restart_of_postgresql_costs_nothing(tmp_path: Path, record_property: Note) -> None:
    server = Server().start()
    try:
        database = server.create()
        async with FakeTelegram() as telegram, Bot(telegram, database, tmp_path):
            talking = asyncio.create_task(crowd(telegram))
            await telegram.world.until(lambda: len(telegram.updates.all) > PEOPLE, 120)
            await asyncio.to_thread(server.stop, keep=True)
            await asyncio.to_thread(server.launch)
            phones = await talking
        check(phones, database, "PostgreSQL restarted", 1, record_property)
    finally:
        server.stop()
