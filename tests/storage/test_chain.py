"""The audit's chain: what was written cannot be changed quietly, on either database (R29, T13)."""

import threading
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from storage import audit, chain, migrate
from storage.connect import connect_postgres, connect_sqlite
from storage.db import Db
from storage.store import Store, open_store
from tests.storage.town import NOW

ROWS = 12
CHANGES: dict[str, dict[str, Any]] = {
    "audit": {
        "id": 7_000_000, "at": 1, "person_id": 1, "verb": "Nothing", "subject": "request:9", "detail": "x",
    },
    "audit_link": {
        "id": 7_000_000, "audit_id": 7_000_000, "prev_hash": "0" * 63 + "1", "sums": "0" * 48, "hash": "f" * 64,
    },
}  # fmt: skip
MUTATIONS = [(table, column) for table, columns in CHANGES.items() for column in columns]


class Books:
    """A database with ROWS linked lines of audit, and a way around its triggers."""

    def __init__(self, url: str) -> None:
        migrate.migrate(url, NOW)
        self.store, self.url = open_store(url), url
        self.store.write(_write).result()
        assert self.store.write(chain.link).result() == (ROWS, ROWS)

    def behind(self, sql: str) -> None:
        """What somebody does who owns the database and takes the guards away."""
        if self.url.startswith("sqlite"):
            conn: Any = connect_sqlite(migrate.sqlite_path(self.url))  # type: ignore[arg-type]
            conn.execute("PRAGMA foreign_keys=OFF")
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                conn.execute(f"DROP TRIGGER {name}")
        else:
            conn = connect_postgres(self.url.replace("+psycopg", ""))
            conn.execute("SET session_replication_role = replica")
        conn.execute(sql)
        conn.close()

    def plainly(self, sql: str) -> None:
        self.store.write(lambda db: db.run(sql)).result()

    def verdict(self, published: str = "") -> chain.Verdict:
        return self.store.read(lambda db: chain.verify(db, published)).result()


def _write(db: Db) -> None:
    person = db.insert("person", language="", simple=False, created_at=0)
    for n in range(ROWS):
        audit.note(db, NOW + timedelta(seconds=n), person if n % 3 else None, "RequestOpened", f"request:{n}", "1")


@pytest.fixture
def books(database: str):
    made = Books(database)
    yield made
    made.store.close()


@pytest.mark.parametrize(("table", "column"), MUTATIONS)
def test_any_changed_column_of_any_row_is_found_and_named(books: Books, table: str, column: str) -> None:
    assert books.verdict().wrong == ""
    for row in range(1, ROWS + 1):
        was = books.store.read(lambda db, row=row: db.value(f"SELECT {column} FROM {table} WHERE id = {row}")).result()
        new = 2 if was == CHANGES[table][column] else CHANGES[table][column]
        books.behind(f"UPDATE {table} SET {column} = '{new}' WHERE id = {row}")
        found = books.verdict()
        named = {"audit": f"audit {row} is missing", "audit_link": f"audit_link {row} is missing"}[table]
        assert found.links == row - 1
        assert (named if column == "id" else f"{table} {row}") in found.wrong and (
            column == "id" or column in found.wrong
        )
        back = "NULL" if was is None else f"'{was}'"
        books.behind(f"UPDATE {table} SET {column} = {back} WHERE id = {new if column == 'id' else row}")
    assert books.verdict().wrong == ""


def test_every_column_of_both_tables_is_covered(books: Books) -> None:
    for table, changes in CHANGES.items():
        sql = f"SELECT * FROM {table} LIMIT 1"
        assert set(books.store.read(lambda db, sql=sql: db.one(sql)).result()._fields) == set(changes)


@pytest.mark.parametrize("table", ["audit", "audit_link"])
def test_the_database_refuses_to_change_or_remove_what_was_written(books: Books, table: str) -> None:
    for sql in (f"UPDATE {table} SET id = id + 100 WHERE id = 3", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        if "TRUNCATE" in sql and books.url.startswith("sqlite"):
            continue
        with pytest.raises(Exception, match="append-only"):
            books.plainly(sql)
    assert books.verdict().wrong == ""


def test_a_line_taken_out_is_missed(books: Books) -> None:
    books.behind("DELETE FROM audit WHERE id = 5")
    assert "audit 5 is missing" in books.verdict().wrong
    books.behind("DELETE FROM audit_link WHERE id = 5")
    assert "audit_link 5 is missing" in books.verdict().wrong


def test_two_lines_that_changed_places_are_named(books: Books) -> None:
    books.behind("UPDATE audit SET subject = CASE id WHEN 4 THEN 'request:4' ELSE 'request:3' END WHERE id IN (4, 5)")
    found = books.verdict()
    assert found.links == 3 and "audit 4: subject changed" in found.wrong


def test_an_end_that_was_cut_off_is_missed_by_who_wrote_down_the_head(books: Books) -> None:
    head = books.verdict().head
    books.behind(f"DELETE FROM audit_link WHERE id > {ROWS - 3}")
    books.behind(f"DELETE FROM audit WHERE id > {ROWS - 3}")
    assert books.verdict().wrong == "" and not books.verdict(head).known
    assert books.verdict(books.verdict().head[:12]).known


def test_a_history_made_anew_is_missed_by_who_wrote_down_the_head(books: Books) -> None:
    head = books.verdict().head
    books.behind("UPDATE audit SET verb = 'Nothing' WHERE id = 2")
    books.behind("DELETE FROM audit_link")
    assert books.store.write(lambda db: chain.link(db, 0)).result()[0] == ROWS
    assert books.verdict().wrong == "", "every hash fits again: only the head that was published tells"
    assert not books.verdict(head[:16]).known


def test_a_new_line_waits_and_is_then_linked_once(books: Books) -> None:
    books.store.write(lambda db: audit.note(db, NOW, None, "RoleGranted", "person:1", "worker:g1")).result()
    assert books.verdict().waiting == 1
    head = books.verdict().head
    assert books.store.write(chain.link).result() == (1, ROWS + 1)
    assert books.store.write(chain.link).result()[0] == 0
    found = books.verdict(head)
    assert (found.links, found.waiting, found.wrong, found.known) == (ROWS + 1, 0, "", True)


def test_a_lower_id_that_commits_later_is_linked_later(postgresql: str) -> None:
    books = Books(postgresql)
    url = postgresql.replace("+psycopg", "")
    slow = psycopg.connect(url)
    slow.execute("INSERT INTO audit (at, verb, subject, detail) VALUES (1, 'Slow', 's', '')")
    lost = psycopg.connect(url)
    lost.execute("INSERT INTO audit (at, verb, subject, detail) VALUES (1, 'Lost', 's', '')")
    books.store.write(lambda db: audit.note(db, NOW, None, "Quick", "s")).result()
    assert books.store.write(chain.link).result()[0] == 1
    slow.commit()
    lost.rollback()
    assert books.store.write(chain.link).result()[0] == 1
    linked = books.store.read(
        lambda db: db.all(
            "SELECT a.verb FROM audit a JOIN audit_link l ON l.audit_id = a.id ORDER BY l.id DESC LIMIT 2"
        )
    ).result()
    assert [row.verb for row in linked] == ["Slow", "Quick"] and books.verdict().wrong == ""
    for conn in (slow, lost):
        conn.close()
    books.store.close()


def test_what_committed_too_late_to_be_seen_is_found_at_the_next_start(
    postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = Books(postgresql)
    slow = psycopg.connect(postgresql.replace("+psycopg", ""))
    slow.execute("INSERT INTO audit (at, verb, subject, detail) VALUES (1, 'Slow', 's', '')")
    books.store.write(lambda db: audit.note(db, NOW, None, "Quick", "s")).result()
    monkeypatch.setattr(chain, "BEHIND", 0)
    books.store.write(chain.link).result()
    slow.commit()
    slow.close()
    assert books.store.write(chain.link).result()[0] == 0 and books.verdict().waiting == 1
    floor = books.store.read(chain.late).result()
    assert books.store.write(lambda db: chain.link(db, floor)).result()[0] == 1 and books.verdict().waiting == 0
    books.store.close()


def test_two_chainers_make_one_chain(database: str) -> None:
    books = Books(database)
    other = open_store(database)
    for n in range(300):
        books.store.write(lambda db, n=n: audit.note(db, NOW, None, "Many", f"s:{n}")).result()

    def work(store: Store) -> None:
        while store.write(chain.link).result()[0]:
            pass

    threads = [threading.Thread(target=work, args=(store,)) for store in (books.store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = books.verdict()
    assert (found.links, found.waiting, found.wrong) == (ROWS + 300, 0, "")
    books.store.close()
    other.close()
