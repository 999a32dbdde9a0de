"""After a day without Linli (T9): drained in order, one apology a person, on a database with a long past, in little memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import community
from storage import migrate
from storage import town as towns
from storage.store import open_store
from tests.bench.rows import fill
from tests.fake.process import REPO
from tests.faults.bill import KEPT, bill
from tests.storage.town import FILE, NOW

Note = Callable[[str, object], None]


def drained(file: Path, updates: int, people: int, past: int) -> dict[str, float]:
    url = f"sqlite:///{file}"
    migrate.migrate(url, NOW)
    store = open_store(url)
    store.write(lambda db: towns.save(db, community.read(FILE))).result()
    store.close()
    if past:
        fill(file, past)
    command = [sys.executable, "-m", "tests.faults.backlog", str(file), str(updates), str(people)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("updates", "people", "past"),
    [(1_500, 50, 0), pytest.param(100_000, 1_000, 1_000_000, marks=pytest.mark.faults)],
    ids=["a little", "a hundred thousand on a million rows"],
)
def test_a_backlog_is_drained_in_order_with_one_apology_a_person(
    updates: int, people: int, past: int, tmp_path: Path, record_property: Note
) -> None:
    found = drained(tmp_path / "linli.db", updates, people, past)
    rate = found["handled"] / found["seconds"]
    speed = f"{found['seconds']} s ({rate:.0f}/s), unit p50 {found['p50_ms']} ms, p99 {found['p99_ms']} ms"
    rest = f"memory {found['rss_mb']} MB, lost {updates - int(found['handled'])}, out of order {found['disorder']}"
    record_property("table", f"backlog of {updates} updates, {people} people, {past} rows: {speed}, {rest}")
    bill(
        record_property,
        KEPT,
        f"a day down, {past} rows",
        updates,
        updates - int(found["handled"]),
        int(found["disorder"]),
    )
    assert found["handled"] == updates and found["sent"] == updates + people and found["disorder"] == 0
    assert found["apologies"] == people and found["most_apologies"] == 1
    assert found["rss_mb"] <= 200 and found["p99_ms"] <= 5000
