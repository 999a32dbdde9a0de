"""What time does to shifts: offers that run out, cover in waves, reminders, the end."""

from datetime import datetime

from handlers import letters, shift_cards, shifts
from handlers.house import House
from handlers.notices import Kind, Note, scene_of
from handlers.scene import Scene
from storage import shifts as stored
from storage.db import Db
from storage.due import DueRow


def offers(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Nobody confirmed in time: the next who waits."""
    plan = stored.get(db, row.number)
    if plan.step == "open":
        shifts.promote(scene_of(db, house, plan.organiser, now), plan)
    return []


def cover(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Ten minutes later, still a gap: the next three."""
    plan = stored.get(db, row.number)
    if plan.step == "open" and now < plan.starts and stored.list_of(db, plan).free > 0:
        shifts.cover(scene_of(db, house, plan.organiser, now), plan)
    return []


def over(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """It is over: the organiser is asked for the hours."""
    plan = stored.get(db, row.number)
    if plan.step == "open":
        scene = scene_of(db, house, plan.organiser, now)
        letters.write_to(
            scene, plan.organiser, lambda theirs: shift_cards.lead_card(theirs, plan, theirs.say("lead-over"))
        )
    return []


def remind(scene: Scene, row: DueRow) -> Note | None:
    """明天 / 两小时后有班."""
    plan = stored.get(scene.db, row.number)
    mine = stored.own(scene.db, plan, scene.person.id)
    if plan.step != "open" or mine is None or mine.state != "in" or scene.now >= plan.starts:
        return None
    key = "shift-remind-day" if row.kind == shifts.DAY else "shift-remind-soon"
    words = scene.say(key, title=plan.title, when=shift_cards.span(scene, plan), place=plan.place)
    return Note(words, "shift.show", plan.id)


ACTS = {shifts.OFFER: offers, shifts.COVER: cover, shifts.END: over}
NOTICES = {shifts.DAY: Kind(remind, "reminders"), shifts.SOON: Kind(remind, "reminders", urgent=True)}
