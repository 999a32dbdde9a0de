"""What deciding together came to in a period: counts only.  The plan: 60 % of topics from residents, 78 % carried out, 30 % take
part."""

from datetime import datetime

from flows.figures import Part
from storage.db import Db, us

TOPICS = """SELECT count(*) AS n, COALESCE(sum(CASE WHEN origin = 'resident' THEN 1 ELSE 0 END), 0) AS residents
FROM topic WHERE created_at >= :start AND created_at < :end"""
ITEMS = """SELECT count(*) AS n, COALESCE(sum(CASE WHEN state = 'done' THEN 1 ELSE 0 END), 0) AS done
FROM action_item WHERE due_at >= :start AND due_at < :end AND state <> 'dropped'"""
CLOSED = "v.closes_at >= :start AND v.closes_at < :end AND v.step IN ('closed', 'confirmed')"
UNITS = f"SELECT count(*) FROM roll_unit u JOIN vote v ON v.id = u.vote_id WHERE {CLOSED}"  # noqa: S608
BALLOTS = f"SELECT count(*) FROM ballot b JOIN vote v ON v.id = b.vote_id WHERE {CLOSED}"  # noqa: S608


def topics(db: Db, start: datetime, end: datetime) -> tuple[Part, Part, Part]:
    """(topics from residents, action items due in the period and done, units that voted) of how many."""
    given = {"start": us(start), "end": us(end)}
    (proposed,), (items,) = db.all(TOPICS, **given), db.all(ITEMS, **given)
    return (
        Part(int(proposed.residents), int(proposed.n)), Part(int(items.done), int(items.n)),
        Part(int(db.value(BALLOTS, **given)), int(db.value(UNITS, **given))),
    )  # fmt: skip
