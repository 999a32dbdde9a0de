"""Two hundred seeds of everything that may go wrong, in one process (T3); and the invariants fail when somebody cheats."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bill import SENT, bill
from tests.faults.simulator import PEOPLE, REPORTS, Violation, play

Note = Callable[[str, object], None]
SEEDS, PARTS, MANY = 200, 4, 2000


def seeds(first: int, last: int, folder: Path, note: Note) -> None:
    struck: Counter[str] = Counter()
    crashes = doubled = 0
    for seed in range(first, last):
        done = play(seed, folder)
        struck, crashes, doubled = struck + done.api.struck, crashes + done.crashes, doubled + done.doubled()
    what = f"seeds {first}–{last - 1}: {(last - first) * PEOPLE * REPORTS} reports, {crashes} kills, {struck.total()} faults"
    bill(note, SENT, what, crashes + struck.total(), 0, doubled)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_under_any_seed(part: int, tmp_path: Path, record_property: Note) -> None:
    share = SEEDS // PARTS
    seeds(part * share, (part + 1) * share, tmp_path, record_property)


@pytest.mark.faults
def test_nothing_is_lost_under_ten_times_as_many(tmp_path: Path, record_property: Note) -> None:
    seeds(SEEDS, MANY, tmp_path, record_property)


def test_the_same_seed_is_the_same_run(tmp_path: Path) -> None:
    runs: list[list[str]] = [[], []]
    for lines in runs:
        done = play(4, tmp_path, trace=lines.append)
        lines.append(str((done.begun, done.handled, done.api.struck)))
    assert runs[0] == runs[1] and len(runs[0]) > 3


def test_acknowledging_before_storing_is_found_out(tmp_path: Path, record_property: Note) -> None:
    found = sum(loses(seed, tmp_path) for seed in range(12))
    bill(record_property, SENT, "12 seeds", 12, f"in {found} seeds", "–", way="naive: acknowledge first")
    assert found >= 2


def loses(seed: int, folder: Path) -> bool:
    """Is this seed found out, and its command named?"""
    try:
        play(seed, folder, naive=True)
    except Violation as wrong:
        return f"simulator {seed}" in str(wrong)
    return False
