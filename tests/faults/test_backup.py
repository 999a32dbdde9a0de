"""The restore drill (T15): a backup made while people talk becomes a new installation that goes on talking."""

import asyncio
import io
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import psycopg
import pytest
from sqlalchemy import LargeBinary

from bot.__main__ import main
from storage import copies, people
from storage.seal import Seal, masters, renew
from storage.sealed_file import CHUNK, Damaged, Opener, Sealer, header, read_header
from storage.tables import metadata
from tests.databases import Server, mostly_sqlite
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import RESTORABLE, bill
from tests.faults.conversation import numbers, report
from tests.naive import copying
from tests.storage.town import NOW, opened

Note = Callable[[str, object], None]
WORDS = "一句只有值班的人知道的话"


@pytest.fixture
def elsewhere(database: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty place of the same kind; for PostgreSQL with its own programs on the path."""
    if database.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'new' / 'linli.db'}"
    server: Server = request.getfixturevalue("postgresql_server")
    monkeypatch.setenv("PATH", f"{server.programs}:{os.environ['PATH']}")
    return server.create()


def requests(url: str) -> int:
    sql = "SELECT count(*) FROM request"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db:
            return int(db.execute(sql).fetchone()[0])
    with psycopg.connect(url.replace("+psycopg", "")) as conn:
        row = conn.execute(sql).fetchone()
        return row[0] if row else 0


async def said(bot: Bot, *arguments: str) -> tuple[int, str]:
    """A command's exit code and all it says; in this process, because starting one takes a second."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    spoken = io.StringIO()
    with patch.dict(os.environ, kept | bot.settings, clear=True), redirect_stdout(spoken), redirect_stderr(spoken):
        code = await asyncio.to_thread(main, arguments)
    return code, spoken.getvalue()


@mostly_sqlite
async def test_a_backup_made_in_the_middle_of_talk_lives_again_elsewhere(
    database: str, elsewhere: str, tmp_path: Path, record_property: Note
) -> None:
    (tmp_path / "words").write_text(WORDS)
    words: dict[str, str | None] = {"LINLI_BACKUP_PASSPHRASE_FILE": str(tmp_path / "words")}
    file = str(tmp_path / "linli.backup")
    async with FakeTelegram() as telegram:
        async with Bot(telegram, database, tmp_path / "old", settings=words) as bot:
            await asyncio.wait_for(report(telegram.phone(1)), 60)
            picture = tmp_path / "old" / "data" / "media" / "a.jpg"
            picture.write_bytes(b"\xff\xd8picture")
            talks = [asyncio.create_task(report(telegram.phone(10 + n))) for n in range(20)]
            code, out = await said(bot, "backup", file)
            assert code == 0 and "read again and whole" in out and "passphrase" in out, out
            await asyncio.wait_for(asyncio.gather(*talks), 30)
            code, out = await said(bot, "restore", file)
            assert code == 1 and ("already runs" in out or "runs on this database" in out)
        sealed = Path(file).read_bytes()
        assert Path(file).stat().st_mode & 0o077 == 0 and "电梯".encode() not in sealed and b"SQLite" not in sealed
        code, out = await said(bot, "restore", file)
        assert code == 1 and "would be replaced" in out and "--overwrite" in out

        new = Bot(telegram, elsewhere, tmp_path / "new", settings=words)
        code, out = await said(new, "restore", file)
        assert code == 0 and "restored" in out, out
        code, out = await said(new, "check")
        assert code == 0 and out.count("✓") == 5 and "the key opens" in out, out
        assert (tmp_path / "new" / "data" / "media" / "a.jpg").read_bytes() == b"\xff\xd8picture"
        kept = requests(elsewhere)
        assert 1 <= kept <= 21
        async with new:
            phone = telegram.phone(100)
            await asyncio.wait_for(report(phone), 60)
            assert len(numbers(phone)) == 1
        kind = database.partition(":")[0].partition("+")[0]
        bill(record_property, RESTORABLE, f"restored elsewhere, {kind}, {kept} requests", 1, 0, 0)


async def test_without_a_passphrase_only_the_key_opens_it(sqlite: str, tmp_path: Path) -> None:
    bot = Bot(None, sqlite, tmp_path / "old")
    await said(bot, "claim", "admin")
    file = str(tmp_path / "b")
    code, out = await said(bot, "backup", file)
    assert code == 0 and "keep a copy of that somewhere else" in out
    code, out = await said(bot, "backup", file)
    assert code == 1 and "there already" in out
    new = Bot(None, f"sqlite:///{tmp_path / 'new' / 'linli.db'}", tmp_path / "new")
    code, out = await said(new, "restore", file)
    assert code == 1 and "put that file at" in out
    (tmp_path / "new" / "linli.key").write_text("ab" * 32)
    (tmp_path / "new" / "linli.key").chmod(0o600)
    code, out = await said(new, "restore", file)
    assert code == 1 and "another key" in out
    shutil.copyfile(tmp_path / "old" / "linli.key", tmp_path / "new" / "linli.key")
    code, out = await said(new, "restore", file)
    assert code == 0, out
    code, out = await said(new, "restore", file, "--overwrite")
    assert code == 0 and list((tmp_path / "new").glob("linli.db.replaced-*")), out


@mostly_sqlite
async def test_a_new_key_seals_everything_and_nobody_becomes_a_stranger(database: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        phone = telegram.phone(1)
        bot = Bot(telegram, database, tmp_path)
        async with bot:
            await asyncio.wait_for(report(phone), 60)
            code, out = await said(bot, "rekey")
            assert code == 1 and "runs on this database" in out.replace("already runs on", "runs on this database"), out
        key, old = tmp_path / "linli.key", (tmp_path / "linli.key").read_text()
        backup, _ = await said(bot, "backup", str(tmp_path / "before"))
        code, out = await said(bot, "rekey")
        assert code == 0 and "new key on top" in out, out
        newest, first = masters(key)
        assert first.hex() == old.strip() and key.stat().st_mode & 0o077 == 0
        assert copies.unopened(database, Seal(newest)) == {} and copies.unopened(database, Seal(first))
        assert (await said(bot, "check"))[0] == 0
        async with bot:  # known still: no notice to agree to
            phone.says("/mine")
            await phone.waits_for(next(iter(numbers(phone)))[3:])
        if database.startswith("sqlite"):  # PostgreSQL's own programs are perhaps not on the path here
            code, out = await said(bot, "restore", str(tmp_path / "before"), "--overwrite")
            assert (backup, code) == (0, 0) and (await said(bot, "check"))[0] == 0, out


def test_a_kill_in_the_middle_of_a_new_key_leaves_everything_readable(sqlite: str, tmp_path: Path) -> None:
    key = tmp_path / "linli.key"
    Seal.from_file(key)
    with opened(sqlite) as (store, _):
        for n in range(3):
            store.write(
                lambda db, n=n: people.meet(db, Seal.from_file(key), "web", f"{n}", f"居民{n}", "", NOW)
            ).result()
        renew(key)
        seal = Seal.from_file(key)
        with patch.object(copies, "RESEALED", 2):  # killed after the first commit
            assert store.write(lambda db: copies.reseal(db, seal, "person")).result() == (2, 2)
        renew(key)  # begun again
        assert len(masters(key)) == 3 and copies.unopened(sqlite, Seal.from_file(key)) == {}
        seal = Seal.from_file(key)
        assert store.write(lambda db: copies.reseal(db, seal, "person")).result() == (3, 3)
        assert store.write(lambda db: copies.reseal(db, seal, "person", 3)).result() == (0, None)
        assert copies.unopened(sqlite, Seal(masters(key)[0])) == {}


async def test_check_names_what_is_wrong(sqlite: str, tmp_path: Path) -> None:
    bot = Bot(None, sqlite, tmp_path)
    await said(bot, "claim", "admin")
    with closing(sqlite3.connect(sqlite.removeprefix("sqlite:///"))) as db:
        db.execute("INSERT INTO person (id, language, created_at, name, simple) VALUES (1, '', 1, x'0011', 0)")
        db.execute(
            """INSERT INTO media (kind, channel, ref, person_id, stage, state, tries, not_before, file, mime, error, created_at)
            VALUES ('photo', 'web', x'00', 1, 'before', 'ready', 0, 1, 'gone.jpg', '', '', 1)"""
        )
        db.commit()
    code, out = await said(bot, "check")
    assert code == 1 and "1 of 1 files are missing" in out and "does not open person.name 1, media.ref 1" in out
    with closing(sqlite3.connect(sqlite.removeprefix("sqlite:///"))) as db:
        db.execute("DELETE FROM person")
        db.commit()
    code, out = await said(bot, "check")
    assert code == 1 and "1 rows refer to rows that are not there" in out and "restore a backup" in out


def test_every_sealed_column_is_looked_at() -> None:
    sealed = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert {(table, column) for table, columns in copies.SEALED.items() for column in columns} == sealed


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_comes_out_and_nothing_else_does(size: int, tmp_path: Path) -> None:
    file, content = tmp_path / "f", bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    line = header(b"k" * 32)
    with file.open("wb") as out:
        sealer = Sealer(out, line, b"k" * 32)
        sealer.write(content)
        sealer.close()

    def opened(data: bytes, secret: bytes = b"k" * 32) -> bytes:
        file.write_bytes(data)
        with file.open("rb") as back:
            return Opener(back, read_header(back), secret).read()

    sealed = file.read_bytes()
    assert opened(sealed) == content
    spoiled = [
        sealed[:-1],
        sealed + b"\0",
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
        sealed.replace(b'"salt": "', b'"salt": "00'),
    ]
    if size > CHUNK:  # an end cut off between two chunks; two chunks changed about
        head, step = len(line), CHUNK + 20
        spoiled.append(sealed[: head + step])
        spoiled.append(
            sealed[:head]
            + sealed[head + step : head + 2 * step]
            + sealed[head : head + step]
            + sealed[head + 2 * step :]
        )
    for data in spoiled:
        with pytest.raises(Damaged):
            opened(data)
    with pytest.raises(Damaged):
        opened(sealed, b"o" * 32)
    with pytest.raises(Damaged):
        opened(b"not a backup\n")


async def test_copying_the_open_file_loses_what_was_acknowledged(
    sqlite: str, tmp_path: Path, record_property: Note
) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path / "old") as bot:
        for n in range(5):
            await asyncio.wait_for(report(telegram.phone(10 + n)), 60)
        copying.backup(Path(sqlite.removeprefix("sqlite:///")), tmp_path / "copy.db")
        code, out = await said(bot, "backup", str(tmp_path / "b"))
        assert code == 0, out
        shutil.copyfile(tmp_path / "old" / "linli.key", tmp_path / "key")
        (tmp_path / "key").chmod(0o600)
    url = f"sqlite:///{tmp_path / 'new.db'}"
    new = Bot(None, url, tmp_path / "new", settings={"LINLI_KEY_FILE": str(tmp_path / "key")})
    code, out = await said(new, "restore", str(tmp_path / "b"))
    assert code == 0, out
    try:
        copied = requests(f"sqlite:///{tmp_path / 'copy.db'}")
    except sqlite3.DatabaseError:
        copied = 0
    bill(record_property, RESTORABLE, "backup of the open file, 5 requests", 1, 5 - copied, 0, way="naive: cp")
    bill(record_property, RESTORABLE, "backup of the open file, 5 requests", 1, 5 - requests(url), 0)
    assert copied < 5 and requests(url) == 5
