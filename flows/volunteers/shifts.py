"""A shift (班次): so many places, and a waiting list that moves by itself.

1. Places held – signed up or offered – are never more than there are.
2. The waiting list keeps the order of asking; a free place is offered to the first, for a stated time, then to the next.
3. An overlap with another shift of the same person is refused, and the clash is named.
4. What is done twice is done once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

State = Literal["in", "offered", "waiting", "out", "served", "absent"]
HOLDS = ("in", "offered", "served")
OFFER = timedelta(hours=2)  # to confirm a place that became free
EARLY = timedelta(hours=24)  # before this a place is just free; later cover is looked for


class Refused(Exception):
    """Not possible; key says why (a locale key), about: the clash, or ''."""

    def __init__(self, key: str, about: str = ""):
        super().__init__(key, about)
        self.key, self.about = key, about


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody on the list of a shift.  at: when they asked, the order of the waiting list.  until: an offer's end."""

    person: int
    state: State
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift.  slots ≥ 1; starts < ends, aware UTC; places in the order of asking."""

    key: str
    slots: int
    starts: datetime
    ends: datetime
    places: tuple[Place, ...] = ()

    def of(self, person: int) -> Place | None:
        """This person's line, or None."""
        return next((p for p in self.places if p.person == person and p.state != "out"), None)

    @property
    def free(self) -> int:
        """Places that nobody holds."""
        return self.slots - sum(p.state in HOLDS for p in self.places)


def overlapping(shift: Shift, others: Iterable[Shift], person: int) -> Shift | None:
    """The first other shift that this person holds a place of at the same time."""
    for other in others:
        held = other.of(person)
        if (
            held
            and held.state in HOLDS
            and other.key != shift.key
            and other.starts < shift.ends
            and shift.starts < other.ends
        ):
            return other
    return None


def sign_up(shift: Shift, person: int, now: datetime, others: Iterable[Shift] = ()) -> Shift:
    """A place, or the end of the waiting list.  Raises Refused: begun, or at the same time as another."""
    if now >= shift.starts:
        raise Refused("shift-begun")
    if shift.of(person):
        return shift
    if clash := overlapping(shift, others, person):
        raise Refused("shift-clash", clash.key)
    queue = any(p.state == "waiting" for p in shift.places)
    state: State = "in" if shift.free > 0 and not queue else "waiting"
    return replace(shift, places=(*shift.places, Place(person, state, now)))


def confirm(shift: Shift, person: int, now: datetime) -> Shift:
    """They take the place that was offered.  Raises Refused: the offer is over, or was never made."""
    place = shift.of(person)
    if place and place.state == "in":
        return shift
    if not place or place.state != "offered" or (place.until and now >= place.until):
        raise Refused("shift-offer-over")
    return _with(shift, replace(place, state="in", until=None))


def leave(shift: Shift, person: int, now: datetime, awake: datetime | None = None) -> tuple[Shift, bool]:
    """去不了: the shift without them, and whether cover must be looked for.  awake: see promote.  Raises Refused once it has
    begun."""
    place = shift.of(person)
    if place is None:
        return shift, False
    if now >= shift.starts:
        raise Refused("shift-begun")
    late = place.state == "in" and shift.starts - now < EARLY
    return promote(_with(shift, replace(place, state="out", until=None)), now, awake), late


def promote(shift: Shift, now: datetime, awake: datetime | None = None) -> Shift:
    """Offers that ran out are over; free places are offered to the first who wait.  awake: when the night ends, if it is one."""
    if now >= shift.starts:
        return shift
    over = [p for p in shift.places if p.state == "offered" and p.until and now >= p.until]
    for place in over:
        shift = _with(shift, replace(place, state="out", until=None))
    for place in [p for p in shift.places if p.state == "waiting"][: max(shift.free, 0)]:
        shift = _with(shift, replace(place, state="offered", until=min((awake or now) + OFFER, shift.starts)))
    return shift


def _with(shift: Shift, place: Place) -> Shift:
    return replace(
        shift, places=tuple(place if p.person == place.person and p.state != "out" else p for p in shift.places)
    )
