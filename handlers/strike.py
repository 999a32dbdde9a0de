"""The clock strikes: due rows are claimed and acted on in one unit (R9).  `now` is handed in; nothing here knows the time."""

from collections.abc import Callable
from datetime import datetime

from flows.request import DECLINED, HANDLED, Request
from flows.said import Said
from handlers import callbacks, moves, persons_data, talk
from handlers.house import House
from handlers.scene import Scene
from handlers.tell import tell
from storage import due, erase, people, requests
from storage.db import Db
from storage.due import DueRow


def strike(db: Db, house: House, now: datetime) -> int:
    """Act on everything due; how many there were (a full hundred: call again)."""
    rows = due.claim(db, now)
    for row in rows:
        if row.kind in STRIKES:
            STRIKES[row.kind](db, house, now, row)
    return len(rows)


def _scene(db: Db, house: House, now: datetime, request: Request) -> Scene:
    """The clock speaks about a request, in its reporter's chat."""
    person = people.get(db, house.seal, request.reporter)
    said = Said("clock", "", "", "", now)
    return Scene(db, house, now, said, person, people.last_chat(db, person.id) or 0)


def _look_unread(db: Db, house: House, now: datetime, row: DueRow) -> None:
    """A day after the news: did they see it?  Else somebody calls."""
    request = requests.get(db, talk.number(row.subject))
    if request.step in (HANDLED, DECLINED):
        callbacks.unread(_scene(db, house, now, request), request)


def _farewell(db: Db, house: House, now: datetime, row: DueRow) -> None:
    """The goodbye to somebody erased has been delivered; its chat goes too."""
    erase.chat(db, talk.number(row.subject))


def _close_unrated(db: Db, house: House, now: datetime, row: DueRow) -> None:
    """Seven days without an answer: 视为办结（未评价）, said so, never counted as satisfied."""
    request = requests.get(db, talk.number(row.subject))
    if request.step != HANDLED:
        return
    scene = _scene(db, house, now, request)
    moves.make(scene, request, "expire", by_clock=True)
    tell(scene)


STRIKES: dict[str, Callable[[Db, House, datetime, DueRow], None]] = {
    moves.UNRATED: _close_unrated,
    moves.UNREAD: _look_unread,
    persons_data.FAREWELL: _farewell,
}
