"""Three processes, 300 votes each, one counter: exactly 900 through the Store; the defaults of a session lose some (T5)."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg

from tests.fake.process import REPO
from tests.faults.bill import ONCE, bill

TABLE = "CREATE TABLE tally (id INTEGER PRIMARY KEY, votes INTEGER NOT NULL)"
ROW = "INSERT INTO tally VALUES (1, 0)"


def together(database: str) -> None:
    """Three of them at once, 300 votes each."""
    command = [sys.executable, "-m", "tests.faults.voter", database, "300"]
    children = [subprocess.Popen(command, cwd=REPO) for _ in range(3)]
    assert [child.wait(60) for child in children] == [0, 0, 0], "each vote was acknowledged"


def counted(file: Path) -> int:
    with sqlite3.connect(file) as db:
        return int(db.execute("SELECT votes FROM tally").fetchone()[0])


def made(file: Path) -> Path:
    with sqlite3.connect(file) as db:
        db.execute(TABLE)
        db.execute(ROW)
    return file


def test_no_vote_is_lost(database: str, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    if database.startswith("sqlite"):
        file = made(Path(database.removeprefix("sqlite:///")))
        together(database)
        ours = counted(file)
    else:
        url = database.replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(TABLE)
            db.execute(ROW)
            together(database)
            row = db.execute("SELECT votes FROM tally").fetchone()
            ours = row[0] if row else 0
    bill(record_property, ONCE, f"3 processes vote 300 times, {database.partition(':')[0]}", 900, 900 - ours, 0)
    assert ours == 900


def test_a_session_with_its_defaults_loses_votes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    file = made(tmp_path / "tally.db")
    subprocess.run([sys.executable, "-m", "tests.naive.session", file, "3", "100"], cwd=REPO, check=True)
    lost = 300 - counted(file)
    bill(record_property, ONCE, "3 sessions vote 100 times", 300, lost, 0, way="naive: a session's defaults")
    assert lost == 200, "of three that read the same number one counts, and none was told so"
