"""python -m tests.bench [--quick] [--peers PYTHON]: the table of docs/performance.md, measured now and here."""

import argparse
import asyncio
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from bot.loop import new_event_loop
from tests.bench import bots, figures
from tests.bench.bots import ECHO, LINLI, Kind
from tests.bench.figures import Figures, Size
from tests.bench.streams import streams

Found = dict[str, dict[str, list[float]]]  # bot -> figure -> one value a round
NONE = float("nan")
MANY = 50_000  # rows of the longer of the two pasts at least


async def measure(size: Size, kinds: list[Kind]) -> tuple[Found, list[str]]:
    """All figures, the bots in turn, round after round."""
    found: Found = defaultdict(lambda: defaultdict(list))
    wrong: list[str] = []

    def note(name: str, new: Figures) -> None:
        for figure, value in new.items():
            found[name][figure].append(value)
        print(f"  {name}: " + ", ".join(f"{figure} {value:.4g}" for figure, value in new.items()), flush=True)

    for turn in range(size.rounds):
        print(f"round {turn + 1} of {size.rounds}", flush=True)
        for kind in kinds:
            new, said = await figures.speed(kind, size, whole=turn == 0)
            note(kind.name, new)
            wrong += said
        for kind in (ECHO, LINLI):
            note(kind.name, await figures.far(kind, size, 10 if kind is LINLI else 1))
        new, said = await figures.backlog(size)
        note(LINLI.name, new)
        wrong += said
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as folder:
        past = await figures.history(size, Path(folder))
        for _ in range(size.rounds):
            for rows, database in past.items():
                name = "CPU-s, many rows" if rows > MANY else "CPU-s, few rows"
                note(LINLI.name, {name: await figures.aged(database, size)})
    note(LINLI.name, await streams(size))
    return found, wrong


def table(found: Found, size: Size) -> str:
    """Medians, and ratios inside this run."""

    def of(figure: str, name: str = LINLI.name) -> float:
        values = found[name][figure]
        return median(values) if values else NONE

    def spread(figure: str, name: str = LINLI.name) -> str:
        values = found[name][figure]
        return f"{min(values):.4g}–{max(values):.4g}" if values else "–"

    echo, peer = ECHO.name, bots.AIOGRAM.name
    lines = [
        ("updates/s ÷ python-telegram-bot's echo", of("updates/s") / of("updates/s", echo), "≥ 3", "≥ 8"),
        ("updates/s ÷ aiogram FSM with SQLite", of("updates/s") / of("updates/s", peer), "≥ 2.5", "≥ 6"),
        ("50 ms round trip ÷ python-telegram-bot's echo", of("updates/s, 50 ms") / of("updates/s, 50 ms", echo), "≥ 15", "≥ 35"),
        ("CPU-seconds per 1,000 updates", of("CPU-s per 1000"), "≤ 0.9", "≤ 0.35"),
        ("p50 of a reply at 60 updates/s, ms", 1000 * of("p50 at 60/s"), "≤ 8", "≤ 4"),
        ("first reply after start, s", of("first reply"), "≤ 2.5", "≤ 1.0"),
        ("first reply of the very first start (makes the database), s", of("first start"), "", ""),
        (f"resident memory after {size.memory:,} updates, MB", of("memory"), "≤ 130", "≤ 90"),
        (f"CPU per update at {size.past:,} rows ÷ at 1,000", of("CPU-s, many rows") / of("CPU-s, few rows"), "≤ 2.5", "≤ 1.5"),
        (f"{size.backlog:,} waiting updates stored and acknowledged, s", of("backlog acknowledged"), "≤ 10", "≤ 4"),
        (f"{size.backlog:,} waiting updates answered, s", of("backlog answered"), "", ""),
        (f"{size.streams:,} open web chats, kB each", of("kB a stream"), "≤ 60", "≤ 25"),
        ("delay of a message to one of them, p95, ms", 1000 * of("stream p95"), "≤ 50", "≤ 20"),
    ]  # fmt: skip
    said = ["| figure | measured | must | aim |", "|---|---:|---|---|"]
    said += [
        f"| {name} | {value:.3g} | {must} | {aim} |"
        if value == value
        else f"| {name} | not measured | {must} | {aim} |"
        for name, value, must, aim in lines
    ]
    said += [
        "",
        "| bot | updates/s | CPU-s per 1,000 | p50 / p99 ms, 100 users | p50 / p99 ms at 60/s |",
        "|---|---:|---:|---:|---:|",
    ]
    for name in found:
        delays = " | ".join(
            f"{1000 * of(f'p50{at}', name):.3g} / {1000 * of(f'p99{at}', name):.3g}" for at in ("", " at 60/s")
        )
        said.append(
            f"| {name} | {of('updates/s', name):.0f} ({spread('updates/s', name)}) | {of('CPU-s per 1000', name):.3g} | {delays} |"
        )
    return "\n".join(said)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round: a look, not a measurement")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has aiogram")
    args = parser.parse_args()
    size = figures.QUICK if args.quick else Size()
    peer = bots.aiogram(
        str(Path(args.peers).absolute())
    )  # the bots run elsewhere; a link stays a link, or it leaves its venv
    if peer is None:
        print("SKIPPED: aiogram is not installed here; --peers PYTHON names an interpreter that has it", flush=True)
    with asyncio.Runner(loop_factory=new_event_loop) as runner:  # the quicker the meter, the less of it is measured
        found, wrong = runner.run(measure(size, [ECHO, LINLI, *([peer] if peer else [])]))
    print("\n" + table(found, size))
    print(
        "\nthe database afterwards: "
        + ("; ".join(wrong) or "every number has its request, audit, status card and dialogue")
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
