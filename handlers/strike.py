"""The clock strikes: due rows are claimed and acted on in one unit (R9).  `now` is handed in; nothing here knows the time."""

from datetime import datetime

from flows.request import HANDLED
from flows.said import Said
from handlers import moves
from handlers.house import House
from handlers.scene import Scene
from handlers.tell import tell
from storage import due, people, requests
from storage.db import Db
from storage.due import DueRow


def strike(db: Db, house: House, now: datetime) -> int:
    """Act on everything due; how many there were (a full hundred: call again)."""
    rows = due.claim(db, now)
    for row in rows:
        if row.kind == moves.UNRATED:
            _close_unrated(db, house, now, row)
    return len(rows)


def _close_unrated(db: Db, house: House, now: datetime, row: DueRow) -> None:
    """Seven days without an answer: 视为办结（未评价）, said so, never counted as satisfied."""
    request = requests.get(db, int(row.subject.partition(":")[2]))
    if request.step != HANDLED:
        return
    person = people.get(db, house.seal, request.reporter)
    said = Said("clock", "", "", "", now)
    scene = Scene(db, house, now, said, person, people.last_chat(db, person.id) or 0)
    moves.make(scene, request, "expire", by_clock=True)
    tell(scene)
