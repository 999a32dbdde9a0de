"""The head of the audit's chain, posted once a day to every linked group: whoever kept it notices a history made anew (R29)."""

from datetime import datetime, time

from flows.quiet import next_at
from handlers.card import Card
from handlers.house import House
from handlers.scene import post
from storage import audit, chain, due, groups, outbox
from storage.db import Db
from storage.due import DueRow

KIND, SUBJECT = "head", "audit"
AT = time(20)
SHOWN = 16  # digits of the hash: enough to be recognised, short enough to be read out; verify --head takes them


def plan(db: Db, house: House, now: datetime) -> None:
    """At eight in the evening; twice the same is once."""
    due.put(db, KIND, SUBJECT, next_at(AT, house.town.community.zone, now))


def publish(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Post it, and plan the next one – while any group is linked."""
    linked = groups.linked(db, house.seal)
    number, head = chain.head(db)
    for group in linked if number else ():
        said = house.words.say(house.languages()[0], "audit-head", n=str(number), head=head[:SHOWN])
        post(db, house, group.chat, Card(said, quiet=True), now, priority=outbox.BROADCAST)
    if linked:
        audit.note(db, now, None, "HeadPublished", f"audit_link:{number}", head[:SHOWN])
        plan(db, house, now)
    return []
