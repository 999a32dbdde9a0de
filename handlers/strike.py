"""The clock strikes: due rows are claimed and acted on in one unit (R9).  `now` is handed in; nothing here knows the time.

One table says for each kind what happens.  Acts happen however late they are.  Notices of one person that are due together –
after a night, for a digest, after the bot was down – become one message, each marked if it comes late, and each told once.
"""

from collections.abc import Callable
from datetime import datetime

from flows.deadlines import KINDS as CLOCKS
from flows.request import DECLINED, HANDLED, HELD
from handlers import (
    aid_clock,
    broadcasts,
    callbacks,
    deadlines,
    head,
    hours,
    meetings,
    monthly,
    moves,
    notices,
    persons_erase,
    persons_rights,
    shift_clock,
    topic_clock,
    vote_clock,
)
from handlers.house import House
from handlers.notices import Kind, scene_of
from handlers.tell import tell
from storage import due, erase, requests
from storage.db import Db
from storage.due import DueRow

Act = Callable[
    [Db, House, datetime, DueRow], list[tuple[int, str]]
]  # what it does; whom it tells, as (person, kind of notice)


def strike(db: Db, house: House, now: datetime, most: int = due.MOST) -> int:
    """Act on what is due; how many there were.  Fewer than `most`: that was all."""
    rows = due.claim(db, now, most)
    told: dict[int, list[tuple[DueRow, Kind]]] = {}
    for row in rows:
        for person, kind in _act(db, house, now, row):
            told.setdefault(person, []).append((DueRow(row.id, kind, row.subject, row.at, person), NOTICES[kind]))
    for person, mine in told.items():
        notices.tell(db, house, person, mine, now)
    return len(rows)


def _act(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    if row.kind in ACTS:
        return ACTS[row.kind](db, house, now, row)
    return [(row.person, row.kind)] if row.person and row.kind in NOTICES else []


def _close_unrated(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Seven days without an answer: 视为办结（未评价）, said so, never counted as satisfied."""
    request = requests.get(db, row.number)
    if request.step == HANDLED:
        scene = scene_of(db, house, request.reporter, now)
        moves.make(scene, request, "expire", by_clock=True)
        tell(scene)
    return []


def _look_unread(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """A day after the news: did they see it?  Else somebody calls."""
    request = requests.get(db, row.number)
    if request.step in (HANDLED, DECLINED):
        callbacks.unread(scene_of(db, house, request.reporter, now), request)
    return []


def _farewell(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """The goodbye to somebody erased has been delivered; its chat goes too."""
    erase.chat(db, house.seal, row.number)
    return []


def _resume(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """The day a hold ends: the task comes back to its worker, and its clock runs again."""
    request = requests.get(db, row.number)
    if request.step == HELD and request.worker is not None:
        scene = scene_of(db, house, request.worker, now)
        moves.make(scene, request, "resume", by_clock=True)
        tell(scene)
    return []


ACTS: dict[str, Act] = {
    moves.UNRATED: _close_unrated,
    moves.UNREAD: _look_unread,
    persons_erase.FAREWELL: _farewell,
    moves.RESUME: _resume,
    persons_rights.OPEN: persons_rights.remind,
    broadcasts.START: broadcasts.start,
    head.KIND: head.publish,
    monthly.KIND: monthly.publish,
    hours.SNAP: hours.snap,
    **aid_clock.ACTS,
    **shift_clock.ACTS,
    **vote_clock.ACTS,
    "accept-overdue": deadlines.overdue,
    "handle-overdue": deadlines.overdue,
    **topic_clock.ACTS,
}
NOTICES: dict[str, Kind] = {
    **{k: Kind(deadlines.remind, "reminders") for clock in CLOCKS.values() for k in clock if k not in ACTS},
    "supervise-accept": Kind(deadlines.supervise, "reminders"),
    "supervise-handle": Kind(deadlines.supervise, "reminders"),
    **vote_clock.NOTICES,
    **meetings.NOTICES,
    **shift_clock.NOTICES,
    "news": Kind(deadlines.news, "news"),
    **topic_clock.NOTICES,
}
