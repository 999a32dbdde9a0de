"""Places are never sold twice, the waiting list keeps its order, one volunteer has a request for help – whoever presses at once."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.effects.bank import AskAid, PlanShifts
from flows.understanding.places import Place
from flows.volunteers.offer import Known
from handlers import shifts
from handlers.house import House
from handlers.notices import scene_of
from storage import aids, people, volunteers
from storage.db import Db
from storage.store import Store
from tests.fake.process import REPO
from tests.faults.bill import ONCE, bill
from tests.faults.presser import together
from tests.naive import oversold
from tests.storage.town import NOW, opened


def settle(house: House, many: int, slots: int) -> Callable[[Db], None]:
    """An organiser, so many volunteers, a shift with so many places, and a request for help that all of them are asked for."""

    def unit(db: Db) -> None:
        seal = house.seal
        lead = people.meet(db, seal, "plain", "0", "王", "zh-Hans", NOW)
        people.chat(db, seal, "plain", "0", lead.id, NOW)
        people.grant(db, lead.id, "worker", "g1", NOW)
        at = NOW + timedelta(days=3)
        spans = ((at.isoformat(), (at + timedelta(hours=2)).isoformat()),)
        shifts.opened(scene_of(db, house, lead.id, NOW), PlanShifts("清洁日", "东门", spans, slots, "", "", "", False))
        said = AskAid("repair", "修灯", Place("3号楼", "b3", grid="g1"), "", 4, False, False)
        aid = aids.create(db, seal, said, lead.id, lead.id, None, "mandarin", 1, NOW)
        for n in range(1, many + 1):
            me = people.meet(db, seal, "plain", str(n), f"志{n}", "zh-Hans", NOW)
            people.chat(db, seal, "plain", str(n), me.id, NOW)
            volunteers.enrol(db, seal, me.id, Known(("repair",), ("wd-am",), ("mandarin",), "b3", "g1"), "all", "", NOW)
            volunteers.offering(db, me.id, ("repair",), ())
            aids.ask(db, aid, 1, [(me.id, ())], NOW)

    return unit


def look(store: Store, slots: int, many: int) -> tuple[int, int]:
    """(places held, acceptances); everybody is on the list, the waiting ones behind those with a place."""

    def unit(db: Db) -> tuple[int, int]:
        rows = db.all("SELECT state FROM shift_place WHERE shift_id = 1 ORDER BY id")
        states = [r.state for r in rows]
        assert states == ["in"] * slots + ["waiting"] * (many - slots), "in the order of asking"
        return states.count("in"), int(db.value("SELECT count(*) FROM aid_ask WHERE state = 'accepted'"))

    return store.read(unit).result()


def test_thirty_thumbs_and_five_places(database: str) -> None:
    with opened(database) as (store, house):
        store.write(settle(house, 30, 5)).result()
        for button in ("shift.join", "help.yes"):
            together(store, house, button, 1, 30)
        assert look(store, 5, 30) == (5, 1)


@pytest.mark.faults
def test_three_processes_press_200_times_each(database: str, record_property: Callable[[str, object], None]) -> None:
    with opened(database) as (store, house):
        store.write(settle(house, 600, 100)).result()
        for button in ("shift.join", "help.yes"):
            spans = ((1, 200), (201, 400), (401, 600))
            command = (sys.executable, "-m", "tests.faults.presser", database, button)
            children = [subprocess.Popen([*command, str(a), str(b)], cwd=REPO) for a, b in spans]
            assert [child.wait(120) for child in children] == [0, 0, 0], "each press was acknowledged"
        held, accepted = look(store, 100, 600)
    injected = f"3 processes × 200 presses, {database.partition(':')[0]}"
    bill(record_property, ONCE, f"{injected}, 100 places", 600, 0, held - 100)
    bill(record_property, ONCE, f"{injected}, one request for help", 600, 0, accepted - 1)
    assert (held, accepted) == (100, 1)


@pytest.mark.faults
def test_a_counter_sells_places_twice(postgresql: str) -> None:
    """The naive way, a count that is read before it is written: with four writers it sells more places than there are."""
    with opened(postgresql) as (store, _):
        assert oversold.sell(store, thumbs=200, slots=20) > 20
