"""The same trouble twice: ten neighbours and one lift are one request with ten people behind it (一事一单).

On the card that asks for the yes, somebody who is about to report sees what neighbours reported of the same service: what
they may see anyway, and what is about the same building and belongs to everybody there.  An emergency never waits for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flows.calendar import WorkCalendar
from flows.dialogue import Item, Spare
from flows.understanding.places import Place

SHOWN = 2  # requests on the card at most
SAME = "same-"  # + id: a choice on the card before a report is sent in
SHARED = frozenset(
    {
        "lighting",
        "elevator",
        "water",
        "drainage",
        "power",
        "gas",
        "fire_safety",
        "garbage",
        "road",
        "green",
        "building",
        "facility",
        "parking",
        "street",
        "animals",
    }
)  # categories of what everybody in a building uses; quarrels, welfare and noise are nobody else's business
URGES = 3  # the admins hear of every third 催办

Alike = Callable[[str, Place, str], Sequence[int]]  # service_code, place, words -> ids, likeliest first


def nothing(service_code: str, place: Place, words: str) -> Sequence[int]:
    """Alike to nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What is alike: looked up once, when the talk comes by; from then on it is an answer like any other."""

    alike: Alike
    service_code: str
    place: Place
    words: str
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> list[int]:
        return list(self.alike(self.service_code, self.place, self.words))[:SHOWN]

    def read(self, item: Item, material: Sequence[Item]) -> list[int]:
        raise Spare

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list)


def may_urge(last: datetime | None, now: datetime, calendar: WorkCalendar) -> bool:
    """催办 once a working day: has one begun since this person last did?"""
    if last is None:
        return True
    zone = ZoneInfo(calendar.zone)
    before, today = last.astimezone(zone).date(), now.astimezone(zone).date()
    days = range(before.toordinal() + 1, min(today.toordinal(), before.toordinal() + 31) + 1)
    return any(calendar.works(before.fromordinal(day)) for day in days)
