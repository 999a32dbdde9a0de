"""时间账本 for people: entries under the neighbourhood's limits, how hours are said."""

from datetime import datetime, time

from flows.quiet import next_at
from flows.volunteers.ledger import POLICY, QUARTERS, Entry
from handlers import letters
from handlers.card import Card
from handlers.house import House
from handlers.notices import scene_of
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import audit, due, ledger, people
from storage.db import Db
from storage.due import DueRow

SNAP, SUBJECT, AT = "ledger-snap", "ledger", time(3)


def post(scene: Scene, entry: Entry, by: int | None = None) -> bool:
    """Add an entry; the night after it the snapshots are made anew.  Raises flows.volunteers.ledger.Refused."""
    fresh = ledger.post(scene.db, entry, POLICY, by, scene.now)
    if fresh:
        due.put(scene.db, SNAP, SUBJECT, next_at(AT, scene.house.town.community.zone, scene.now))
    return fresh


def said(scene: Scene, quarters: int) -> str:
    """「1.5 小时」"""
    return scene.say("hours-said", n=f"{quarters / QUARTERS:.2f}".rstrip("0").rstrip("."))


def held(scene: Scene, person: int) -> int:
    """Quarter-hours that somebody and the guests they were have."""
    return sum(ledger.balance(scene.db, ledger.account(self_)) for self_ in people.selves(scene.db, person))


def refused_card(scene: Scene, key: str) -> Card:
    """To admins: an entry was not possible, and why."""
    return Card(lines(scene.say("bank-refused"), scene.say(key)), rows=rows(scene, 0, 0, [("bank-look", "bank.show")]))


def snap(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Every night: snapshots anew, each compared with all its lines; a wrong one is the admins' business."""
    wrong = ledger.snap(db)
    for name in wrong:
        audit.note(db, now, None, "LedgerMismatch", SUBJECT, name)
    if wrong:
        for admin in people.holders(db, "admin"):
            scene = scene_of(db, house, admin, now)
            letters.write_to(scene, admin, lambda theirs: Card(theirs.say("bank-mismatch", n=len(wrong))))
    return []
