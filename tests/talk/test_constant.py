"""What a message costs does not grow with what is stored: SQLite's own instructions are counted, no clock is read."""

from collections.abc import Callable, Iterator

import pytest

from storage.db import Db
from storage.store import SqliteStore
from tests.talk.world import Neighbourhood

MANY = 3000
GROWN = 1.3  # a longer list of what is alike, a deeper tree


@pytest.fixture
def there(sqlite: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(sqlite)
    yield made
    made.close()


def cost(there: Neighbourhood, talk: Callable[[], object]) -> int:
    """Tens of instructions of SQLite's machine that the writer needs for it."""
    count = 0

    def tick() -> int:
        nonlocal count
        count += 1
        return 0

    assert isinstance(there.store, SqliteStore)
    conn = there.store._conn
    conn.set_progress_handler(tick, 10)
    talk()
    conn.set_progress_handler(None, 10)
    return count


def grow(db: Db) -> None:
    """MANY more requests like the first: as open, at the same place, with the same worker."""
    names = [row.name for row in db.all("SELECT name FROM pragma_table_info('request') WHERE name <> 'id'")]
    told_apart = ["service_request_id || '-' || n" if name == "service_request_id" else name for name in names]
    db.run(
        f"""WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {MANY}) INSERT INTO request
        ({", ".join(names)}) SELECT {", ".join(told_apart)} FROM (SELECT * FROM request ORDER BY id LIMIT 1), many"""
    )


@pytest.mark.parametrize("words", ["3号楼电梯坏了", "3号楼二单元楼上天天半夜装修，电钻声音太吵", "东门垃圾没人收"])
def test_three_thousand_of_the_same_kind_make_a_report_no_dearer(there: Neighbourhood, words: str) -> None:
    there.worker("陈")
    there.admin("周")

    def report(who: str) -> None:
        there.says(who, words)
        there.presses(who, "同意并提交")

    for who in ("李", "赵"):
        report(who)
    few = cost(there, lambda: report("王"))
    there.do(grow)
    assert cost(there, lambda: report("钱")) < few * GROWN
