"""Where and when: two tables of sentences, and the few that must be asked back."""

import pytest

from flows.understanding import dates, places
from flows.understanding.gazetteer import gazetteer
from tests.understanding.house import NOW, house, said
from tests.understanding.town import TOWN


def _right(place: places.Place | None, building: str, unit: str, room: str, grid: str) -> bool:
    if grid == "-":
        return place is None
    if place is None:
        return False
    if grid == "?":
        return place.building is None and place.certainty < 0.7
    if grid == "unit":
        return place.unit == unit
    return (place.building or "", place.unit or "", place.room or "", place.grid) == (building, unit, room, grid)


def test_places_are_found_however_they_are_written():
    rows = said("places")
    wrong = [row[0] for row in rows if not _right(places.find(row[0], gazetteer(TOWN)), *row[1:])]
    assert len(rows) >= 60
    assert len(wrong) <= len(rows) / 10, wrong


def test_two_numbers_beside_each_other_stay_two():
    place = house().read("gas smell on the 4th floor of building 8", NOW).place
    assert place is not None and place.text == "8号楼"


def test_days_and_hours_are_understood_or_asked():
    rows, wrong = said("dates"), []
    for text, start, end, ask in rows:
        found = dates.find(text, NOW)
        if start == "-":
            good = not found
        else:
            good = bool(found) and (found[0].start.isoformat()[:16], found[0].end.isoformat()[:16]) == (start, end)
            good = good and (found[0].certainty < dates.ASK) == (ask == "y")
        wrong += [] if good else [text]
    assert len(rows) >= 60
    assert len(wrong) <= len(rows) / 10, wrong


def test_several_dates_come_in_order():
    found = dates.find("明天上午九点或者后天下午三点", NOW)
    assert [when.start.hour for when in found] == [9, 15]


@pytest.mark.parametrize("text", ["2月30日", "13月45号", "99999年1月1日", "9999999999天后", "前前前前天", "零点零分零"])
def test_impossible_days_do_no_harm(text):
    for when in dates.find(text, NOW):
        assert when.start <= when.end
