"""What time does to requests for help: the next wave, the grid worker, the week of silence."""

from datetime import datetime

from flows.effects.requests import OpenRequest
from flows.understanding.places import Place
from flows.volunteers.aid import CLOSED, MATCHED, OPEN, SERVED, Aid
from handlers import aid_cards, aid_hours, aids, letters, moves
from handlers.house import House
from handlers.notices import scene_of
from handlers.scene import Scene
from handlers.tell import tell
from storage import aids as stored
from storage.db import Db
from storage.due import DueRow

CATEGORY = "welfare"


def _scene(db: Db, house: House, now: datetime, row: DueRow) -> tuple[Scene, Aid]:
    known = stored.get(db, house.seal, row.number)
    return scene_of(db, house, known.asker, now), known


def wave(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Ten minutes later: the next three."""
    scene, known = _scene(db, house, now, row)
    if known.step == OPEN:
        aids.wave(scene, known)
    return []


def passed(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Nobody in an hour: the grid worker has it as a request (工单); with one of two found, they go along."""
    scene, known = _scene(db, house, now, row)
    if known.step != OPEN:
        return []
    one = bool(aids.helpers(scene, known))
    moved = aids.make(scene, known, "fill" if one else "pass", by="clock")
    key = "aid-request-along" if one else "aid-request"
    words = house.words.say(house.languages()[0], key, title=aid_cards.title(scene, known), words=known.words)
    building = house.town.community.building(known.building)
    place = Place(known.address, known.building or None, grid=known.grid or (building.grid if building else None))
    wanted = OpenRequest(words, house.town.filed_under(CATEGORY), place)
    request = moves.open_request(scene, wanted, owner=known.person)
    stored.passed_on(db, known.id, request.id)
    number = request.service_request_id
    letters.write_to(scene, known.asker, lambda theirs: aid_cards.passed_card(theirs, moved, number))
    if one:
        for helper in aids.helpers(scene, moved):
            aids.tell_helper(scene, moved, helper)
    aids.refresh_asker(scene, moved)
    aids.taken(scene, moved)
    tell(scene)
    return []


def settle(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """A week of silence: what one side said counts, or the less of two."""
    scene, known = _scene(db, house, now, row)
    if known.step == SERVED:
        aid_hours.settle(scene, known, over=True)
    return []


def nudge(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """It should be done by now: the volunteers get their card again, with 做完了 on it."""
    scene, known = _scene(db, house, now, row)
    if known.step == MATCHED:
        for helper in aids.helpers(scene, known):
            aids.tell_helper(scene, known, helper)
    return []


def unpaid(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """The pool could not pay yesterday."""
    scene, known = _scene(db, house, now, row)
    if known.step in (SERVED, CLOSED):
        aid_hours.pay(scene, known, over=True)
    return []


ACTS = {aids.WAVE: wave, aids.PASS: passed, aids.SETTLE: settle, aids.UNPAID: unpaid, aids.NUDGE: nudge}
