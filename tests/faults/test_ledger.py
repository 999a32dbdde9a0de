"""Hours are money: kill -9 in the transaction, after the commit, after the receipt – none lost, none twice."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import ledger
from storage.db import Db
from tests.fake.process import REPO
from tests.faults.banker import PEOPLE, entry
from tests.faults.bill import ONCE, bill
from tests.storage.town import opened

SERVICES = 600
Note = Callable[[str, object], None]


def killed(how: str, database: str, folder: Path) -> int:
    """How often it was killed until all was noted; each time another process goes on."""
    slips, kills = folder / "slips", 0
    slips.touch()
    with opened(database):
        pass  # its tables are there
    while True:
        command = ("tests.faults.banker", how, database, str(slips), str(SERVICES), str(kills))
        ended = subprocess.run([sys.executable, "-m", *command], cwd=REPO, timeout=60, check=False).returncode
        if ended == 0:
            return kills
        assert ended == -signal.SIGKILL
        kills += 1


@pytest.mark.faults
def test_no_hour_is_lost_or_counted_twice(database: str, tmp_path: Path, record_property: Note) -> None:
    kills = killed("ledger", database, tmp_path)
    assert kills > 10, "the dice killed it often enough"

    def look(db: Db) -> tuple[list[str], list[int], list[str]]:
        keys = [str(r.key) for r in db.all("SELECT key FROM ledger ORDER BY id")]
        return keys, [ledger.balance(db, f"person:{n}") for n in range(PEOPLE)], list(ledger.snap(db))

    with opened(database) as (store, _):
        keys, held, wrong = store.write(look).result()
    meant = [entry(n) for n in range(SERVICES)]
    lost, doubled = len({e.key for e in meant} - set(keys)), len(keys) - len(set(keys))
    bill(record_property, ONCE, f"kill -9 × {kills} while hours are noted", SERVICES, lost, doubled)
    assert keys == [e.key for e in meant]
    assert held == [sum(e.quarters for e in meant if e.target == f"person:{n}") for n in range(PEOPLE)]
    assert wrong == []


@pytest.mark.faults
def test_a_number_beside_a_name_counts_hours_twice(sqlite: str, tmp_path: Path, record_property: Note) -> None:
    kills = killed("naive", sqlite, tmp_path)
    with opened(sqlite) as (store, _):
        held = store.read(lambda db: int(db.value("SELECT sum(quarters) FROM hours"))).result()
    meant = sum(entry(n).quarters for n in range(SERVICES))
    bill(
        record_property,
        ONCE,
        f"kill -9 × {kills} while hours are noted",
        SERVICES,
        0,
        held - meant,
        way="naive: a number",
    )
    assert held > meant, "what was in doubt was added again"
