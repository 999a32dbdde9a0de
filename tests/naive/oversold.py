"""Selling places by looking first and writing then, without holding anything in between."""

from storage.db import Db
from storage.store import Store


def sell(store: Store, thumbs: int, slots: int) -> int:
    """How many of so many places are sold when so many press at once."""
    store.write(lambda db: db.run("CREATE TABLE sold (id INTEGER PRIMARY KEY)")).result()

    def press(who: int) -> None:
        def unit(db: Db) -> None:
            free = slots - int(db.value("SELECT count(*) FROM sold"))
            db.value("SELECT pg_sleep(0.001)")  # whatever else the unit does
            if free > 0:
                db.run("INSERT INTO sold (id) VALUES (:who)", who=who)

        waiting.append(store.write(unit))

    waiting: list[object] = []
    for who in range(thumbs):
        press(who)
    for each in waiting:
        each.result()  # type: ignore[attr-defined]
    return int(store.read(lambda db: db.value("SELECT count(*) FROM sold")).result())
