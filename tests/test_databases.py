"""The databases our tests stand on."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.databases import Server


def test_a_fresh_database_remembers_what_it_is_told(database: str) -> None:
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE words (said TEXT)"))
        connection.execute(text("INSERT INTO words VALUES ('3号楼电梯坏了')"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT said FROM words")).scalars().all() == ["3号楼电梯坏了"]
    engine.dispose()


def test_each_test_has_a_postgresql_of_its_own_and_nothing_is_risked_for_speed(empty_postgresql: str) -> None:
    engine = create_engine(empty_postgresql)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar() == 0
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(text(f"SHOW {setting}")).scalar() == "on"
    engine.dispose()


def test_a_server_leaves_no_process_and_no_file_behind() -> None:
    server = Server().start()
    process, folder = server.process, server.folder
    server.stop()
    assert process is not None and process.poll() == 0
    assert not folder.exists()


def test_a_server_dies_with_the_test_process_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import os, signal; from tests.databases import Server; s = Server().start(); print(s.process.pid, s.folder,"
    )
    script += " flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    started = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    pid, folder = started.stdout.split()
    ended = Path(f"/proc/{pid}")
    for _ in range(200):
        if not ended.exists() or "\nState:\tZ" in (ended / "status").read_text():
            break
        subprocess.run(["sleep", "0.05"], check=True)
    else:
        raise AssertionError("the server outlived its test process")
    subprocess.run(["rm", "-rf", folder], check=True)
