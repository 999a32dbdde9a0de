"""What is to come, and one tick at a given moment: for drills, beside a running process or without one."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.console import opened
from bot.prepare import utc_now
from bot.settings import load
from bot.tick import tick
from bot.town import Lists
from handlers.house import House
from handlers.words import Words
from storage import due, outbox
from storage.db import Db
from storage.seal import Seal
from storage.store import Store

T = TypeVar("T")
FAR = datetime(9999, 1, 1, tzinfo=UTC)


def coming(until: str | None) -> Iterator[str]:
    """What is to happen up to a moment (ISO 8601; without a zone: the neighbourhood's), a line each.  Raises ValueError."""
    with opened(load()) as (store, community):
        last = _aware(until, community.zone) if until else FAR
        for row in store.read(lambda db: due.listed(db, last)).result():
            at = row.at.astimezone(ZoneInfo(community.zone))
            yield f"{at:%Y-%m-%d %H:%M}  {row.kind:18} {row.subject:16} {row.person or ''}".rstrip()


def tick_at(moment: str | None) -> str:
    """Do what is due at a moment, by default now.  Raises ValueError."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    with opened(settings) as (store, community):
        now = _aware(moment, community.zone) if moment else utc_now()
        house = House(Lists(settings.data_dir).town(community), Words(), seal)
        done = asyncio.run(tick(_Direct(store), house, now))
        store.write(lambda db: outbox.release(db, now, utc_now())).result()
    return f"{done} due at {now.astimezone(ZoneInfo(community.zone)):%Y-%m-%d %H:%M}"


def _aware(said: str, zone: str) -> datetime:
    """A moment as it was typed.  Raises ValueError with what to type instead."""
    try:
        moment = datetime.fromisoformat(said)
        at = (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        at = FAR
    if not 2000 <= at.year < FAR.year:
        raise ValueError(f"{said!r} is no moment; write it like 2026-12-31T18:00, with a zone at the end or without")
    return at


class _Direct:
    """A store as an office, for a process without a loop of its own."""

    def __init__(self, store: Store):
        self._store = store

    async def write(self, unit: Callable[[Db], T]) -> T:
        return await asyncio.wrap_future(self._store.write(unit))
