"""One function a figure of the table.  They return numbers, medians are made elsewhere, nothing is asserted."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bots import LINLI, Kind, Run, running
from tests.bench.rows import fill, unsent, wrong


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    warm: int = 400
    updates: int = 3000
    slow: int = 200  # updates of a round with a round trip, for the echo; Linli does ten times as many
    clock: int = 600  # updates at 60 a second
    memory: int = 10_000
    backlog: int = 10_000
    past: int = 1_000_000
    aged: int = 2000  # updates on each of the two pasts
    streams: int = 1000
    rounds: int = 3


QUICK = Size(
    warm=200, updates=1200, slow=80, clock=240, memory=2000, backlog=3000, past=100_000, aged=800, streams=200, rounds=1
)
Figures = dict[str, float]


def percentile(sorted_: list[float], part: float) -> float:
    return sorted_[min(len(sorted_) - 1, int(part * len(sorted_)))]


async def speed(kind: Kind, size: Size, whole: bool) -> tuple[Figures, list[str]]:
    """Full speed, then a clock of 60 updates a second; a Linli's database is checked afterwards.  whole: also the memory
    after so many updates, which takes as long as all the rest."""
    async with running(kind) as run:
        found = {"first start": await run.first_reply()}
        await run.crowd.talk(size.warm)
        cpu = run.cpu()
        seconds, delays = await run.crowd.talk(size.updates)
        found |= {"updates/s": size.updates / seconds, "CPU-s per 1000": (run.cpu() - cpu) / size.updates * 1000}
        found |= {"p50": percentile(delays, 0.5), "p99": percentile(delays, 0.99)}
        _, delays = await run.crowd.talk(size.clock, rate=60)
        found |= {"p50 at 60/s": percentile(delays, 0.5), "p99 at 60/s": percentile(delays, 0.99)}
        if kind is not LINLI:
            return found, []
        if whole:
            done = size.warm + size.updates + size.clock + 1
            await run.crowd.talk(max(len(run.crowd.people), size.memory - done))
            found["memory"] = run.memory()
        said = await check(run)
        found["first reply"] = await again(run)
        return found, said


async def again(run: Run) -> float:
    """Seconds to the first reply of a start on a database that is there."""
    await run.bot.stop()
    return await run.first_reply()


async def check(run: Run) -> list[str]:
    """Let everybody finish; is every number there, with all that belongs to it?"""
    numbers = await run.crowd.finish()
    async with asyncio.timeout(30):
        while unsent(run.database):  # cards that follow the last answer
            await asyncio.sleep(0.05)
    await run.bot.stop()
    return wrong(run.database, numbers)


async def far(kind: Kind, size: Size, factor: int = 1) -> Figures:
    """Updates a second when every answer of Telegram takes 50 ms."""
    async with running(kind, round_trip=0.05) as run:
        await run.first_reply()
        await run.crowd.talk(100)
        updates = size.slow * factor
        seconds, _ = await run.crowd.talk(updates)
        return {"updates/s, 50 ms": updates / seconds}


async def backlog(size: Size) -> tuple[Figures, list[str]]:
    """Updates that waited while we were down: seconds until the last is stored and acknowledged, and until all are answered."""
    async with running(LINLI, users=size.backlog) as run:
        await run.bot.start()
        await run.bot.stop()
        talk = asyncio.create_task(run.crowd.talk(size.backlog))
        await asyncio.sleep(0)  # the updates wait
        clock = asyncio.get_running_loop().time
        began = clock()
        await run.bot.start(ready=False)
        await run.api.emptied.wait()
        acknowledged = clock() - began
        await talk
        answered = clock() - began
        return {"backlog acknowledged": acknowledged, "backlog answered": answered}, await check(run)


async def history(size: Size, folder: Path) -> dict[int, Path]:
    """Databases with a past of a thousand and of many rows: {rows: file}."""
    made = {}
    for rows in (1000, size.past):
        async with running(LINLI) as run:
            await run.bot.start()
            await run.bot.stop()
            count = fill(run.database, rows)
            place = folder / str(rows)
            place.mkdir()
            for name in ("linli.db", "linli.key"):
                run.database.with_name(name).rename(place / name)
            made[count] = place / "linli.db"
    return made


async def aged(database: Path, size: Size) -> float:
    """CPU-seconds per 1000 updates on a database with a past."""
    async with running(LINLI, database=database, first=5_000_000) as run:
        await run.first_reply()
        await run.crowd.talk(size.warm)
        cpu = run.cpu()
        await run.crowd.talk(size.aged)
        return (run.cpu() - cpu) / size.aged * 1000
