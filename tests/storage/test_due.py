"""What the clock costs: nothing when nothing is due, little when much is; and that a tick cut off anywhere is done once."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.office import Office
from bot.tick import tick
from handlers.strike import strike
from storage import due, people
from storage.db import Db, us
from storage.store import Store
from tests.storage.town import NOW, opened

FILL = "INSERT INTO due (kind, subject, at, person_id) VALUES (:kind, :subject, :at, 0)"


def fill(store: Store, rows: int, later: timedelta = timedelta(days=1)) -> None:
    """So many rows that are not due yet."""
    first = us(NOW + later)
    for start in range(0, rows, 50_000):
        made = [
            {"kind": "news", "subject": f"request:{n}", "at": first + n}
            for n in range(start, min(start + 50_000, rows))
        ]
        store.write(lambda db, made=made: db.many(FILL, made)).result()


def idle(store: Store, house: object, ticks: int = 300) -> tuple[float, float]:
    """Microseconds of an idle tick: of the event loop's own processor time, and until it is over."""

    async def measured() -> tuple[float, float]:
        office = Office(store)
        await tick(office, house, NOW)  # type: ignore[arg-type]
        spent, began = time.thread_time(), time.perf_counter()
        for _ in range(ticks):
            await tick(office, house, NOW)  # type: ignore[arg-type]
        return (time.thread_time() - spent) / ticks * 1e6, (time.perf_counter() - began) / ticks * 1e6

    return asyncio.run(measured())


def busy(store: Store, house: object, rows: int) -> tuple[float, float]:
    """ms for so many due: of the event loop's own processor time; until all was done."""

    async def measured() -> tuple[float, float]:
        office = Office(store)
        spent, began = time.thread_time(), time.perf_counter()
        assert await tick(office, house, NOW) == rows  # type: ignore[arg-type]
        return (time.thread_time() - spent) * 1e3, (time.perf_counter() - began) * 1e3

    return asyncio.run(measured())


def waits(store: Store, house: object) -> float:
    """ms: how long the event loop was kept from something else at most."""

    async def measured() -> float:
        office, worst, done = Office(store), 0.0, asyncio.Event()

        async def heart() -> None:
            nonlocal worst
            while not done.is_set():
                began = time.perf_counter()
                await asyncio.sleep(0.001)
                worst = max(worst, time.perf_counter() - began - 0.001)

        beat = asyncio.create_task(heart())
        await tick(office, house, NOW)  # type: ignore[arg-type]
        done.set()
        await beat
        return worst * 1e3

    return asyncio.run(measured())


def crowd(db: Db, house: object, rows: int) -> None:
    """So many people with a reminder due now."""
    for n in range(rows):
        person = people.meet(db, house.seal, "plain", f"p{n}", "王", "zh-Hans", NOW)  # type: ignore[attr-defined]
        people.chat(db, house.seal, "plain", f"p{n}", person.id, NOW)  # type: ignore[attr-defined]
        due.put(db, "news", "request:1", NOW, person.id)


@pytest.mark.parametrize("rows", [1_000, pytest.param(1_000_000, marks=pytest.mark.faults)])
def test_an_idle_tick_costs_the_same_however_much_is_to_come(
    database: str, rows: int, record_property: Callable[[str, object], None]
) -> None:
    with opened(database) as (store, house):
        fill(store, rows)
        loop, whole = min(idle(store, house) for _ in range(3))
        engine = database.partition(":")[0]
        record_property(
            "table", f"idle tick at {rows:,} rows, {engine}: {loop:.0f} µs of the event loop, {whole:.0f} µs in all"
        )
        assert loop <= 50 * (4 if rows < 10_000 else 1), "on a loaded machine the small one only says that it works"


def test_a_thousand_due_leave_the_loop_free(database: str, record_property: Callable[[str, object], None]) -> None:
    with opened(database) as (store, house):
        store.write(lambda db: _request(db, house)).result()
        store.write(lambda db: crowd(db, house, 1000)).result()
        loop, whole = busy(store, house, 1000)
        store.deliver = lambda done: done()  # the loop of the measurement is closed
        store.write(lambda db: db.run("UPDATE due SET done_at = NULL")).result()
        worst = waits(store, house)
        engine = database.partition(":")[0]
        record_property(
            "table",
            f"1,000 due, {engine}: {loop:.1f} ms of the event loop, longest wait {worst:.1f} ms, {whole:.0f} ms in all",
        )
        assert loop <= 20


def _request(db: Db, house: object) -> None:
    from flows.understanding.places import Place
    from storage import requests

    person = people.meet(db, house.seal, "plain", "first", "李", "zh-Hans", NOW)  # type: ignore[attr-defined]
    made = requests.create(
        db, "LL-20261122-0001", "001", "灯不亮", Place("3号楼", "b3", "g1"), person.id, False, False, NOW, NOW, by=person.id,
    )  # fmt: skip
    assert made.id == 1


def test_a_tick_that_is_cut_off_at_any_statement_acts_once(database: str) -> None:
    """As kill -9 would: whatever statement is the last, the transaction is gone; the next tick acts, once."""
    with opened(database) as (store, house):
        store.write(lambda db: _request(db, house)).result()
        store.write(lambda db: crowd(db, house, 3)).result()

        class Cut(Exception):
            pass

        def cut_at(k: int) -> bool:
            def unit(db: Db) -> None:
                left, run = [k], db._run

                def counted(sql: str, params: dict[str, object]) -> object:
                    if not left[0]:
                        raise Cut
                    left[0] -= 1
                    return run(sql, params)

                db._run = counted  # type: ignore[method-assign, assignment]
                try:
                    strike(db, house, NOW)
                finally:
                    db._run = run  # type: ignore[method-assign]

            try:
                store.write(unit).result()
            except Cut:
                return False
            return True

        points = next(k for k in range(500) if cut_at(k))
        letters = store.read(lambda db: db.value("SELECT count(*) FROM outbox")).result()
        assert points > 10 and letters == 3
        assert store.write(lambda db: strike(db, house, NOW)).result() == 0
