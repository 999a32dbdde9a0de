"""Who is behind a request: rows counted, whatever becomes of the request and of the person."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from storage import follows
from storage.db import Db
from storage.store import SqliteStore, open_store
from tests.talk.world import Neighbourhood

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
acts = st.lists(
    st.tuples(st.sampled_from(("too", "merge", "split", "link")), st.integers(1, 4), st.integers(1, 4)), max_size=12
)


@settings(max_examples=40, deadline=None)
@given(acts=acts)
def test_nobody_counts_twice_and_nobody_is_lost_by_a_merge(tmp_path_factory, acts) -> None:
    """Requests 1 to 4, persons 1 to 4; after a merge everybody behind one is behind the other."""
    here = _people(tmp_path_factory)

    def unit(db: Db) -> None:
        db.run("DELETE FROM follow")
        for act, one, other in acts:
            subject = f"request:{other}"
            if act == "too":
                follows.add(db, one, subject, "support", NOW)
            elif act == "merge" and one != other:
                before = _behind(db, one) | _behind(db, other)
                follows.carry(db, one, other, NOW)
                assert _behind(db, other) == before
            elif act == "split":
                follows.take_back(db, one)
            elif act == "link" and one != other:
                before = _behind(db, 1)
                follows.move(db, one, other)
                assert _behind(db, 1) == {other if p == one else p for p in before}
            rows = db.all("SELECT person_id, subject, kind FROM follow")
            assert len(rows) == len({(r.person_id, r.subject, r.kind) for r in rows})

    here.write(unit).result()


_made: list[SqliteStore] = []


def _people(folder) -> SqliteStore:
    """A database with four persons and four requests, made once."""
    if not _made:
        path = folder.mktemp("follows") / "x.db"
        here = Neighbourhood(f"sqlite:///{path}")
        for n in range(1, 5):
            here.says(f"居民{n}", f"{n}号楼电梯坏了")
            here.presses(f"居民{n}", "同意并提交")
        here.close()
        store = open_store(f"sqlite:///{path}")
        assert isinstance(store, SqliteStore)
        _made.append(store)
    return _made[0]


def _behind(db: Db, request: int) -> set[int]:
    sql = "SELECT person_id FROM follow WHERE subject = :subject AND kind = 'support'"
    return {int(r.person_id) for r in db.all(sql, subject=f"request:{request}")}
