"""Signing up (志愿者登记): what somebody can do, when, how far, in which languages; under 18 a guardian is heard first (R72)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flows.callback import Phone
from flows.dialogue import Item, Script, Unclear, ask
from flows.effects.bank import Enrol, Prove
from flows.effects.talk import Say
from flows.expect import OneOf, Photo
from flows.town import Town
from flows.typed import Written
from flows.volunteers import freetime
from flows.volunteers.several import More, several

WORKDAYS, WEEKEND = range(5), range(5, 7)
TIMES: dict[str, tuple[range, range]] = {  # key -> weekdays, hours
    "wd-am": (WORKDAYS, range(8, 12)),
    "wd-pm": (WORKDAYS, range(12, 18)),
    "wd-eve": (WORKDAYS, range(18, 21)),
    "we-am": (WEEKEND, range(8, 12)),
    "we-pm": (WEEKEND, range(12, 18)),
    "we-eve": (WEEKEND, range(18, 21)),
}
REACH = ("building", "grid", "all")
LANGUAGES = ("mandarin", "dialect", "english")  # spoken, not written
ACTIVE, PAUSED, LEFT, PENDING = "active", "paused", "left", "pending"
NEXT: dict[tuple[str, str], str] = {
    (ACTIVE, "pause"): PAUSED,
    (PAUSED, "resume"): ACTIVE,
    (ACTIVE, "leave"): LEFT,
    (PAUSED, "leave"): LEFT,
    (PENDING, "leave"): LEFT,
    (PENDING, "guardian"): ACTIVE,  # the guardian was heard
    (PENDING, "refuse"): LEFT,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody offered before, or where they live: a question that is answered is not asked."""

    skills: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("mandarin",)
    building: str = ""
    grid: str = ""
    again: bool = False


def known(recorded: dict[str, Any]) -> Known:
    """A Known as it was recorded when the talk began."""
    listed = {name: tuple(recorded[name]) for name in ("skills", "times", "languages")}
    return Known(**{**recorded, **listed})


@lru_cache(maxsize=64)
def hours(times: tuple[str, ...]) -> frozenset[int]:
    """weekday * 24 + hour of all these, Monday first: presets, and what was said in words."""
    spans = [TIMES[key] for key in times if key in TIMES]
    preset = (day * 24 + hour for days, span in spans for day in days for hour in span)
    return frozenset((*preset, *(hour for key in times for hour in freetime.hours(key))))


@dataclass(frozen=True, slots=True)
class Near:
    """A place of the neighbourhood: [building key or '', grid key]."""

    town: Town
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> list[str] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[str]:
        point = item.value if item.kind == "location" else None
        place = self.town.place(str(item.value) if item.kind == "words" else "", point)
        if not place.grid:
            raise Unclear("volunteer-place-unclear")
        return [place.building or "", place.grid]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) and len(answer) == 2


def _free(town: Town) -> More:
    """Free time in words."""
    return lambda words: freetime.read(words, lambda said: town.read(said).normal)


def sign_up(town: Town, known: Known) -> Script:
    """Sign-up, or what changes of it."""
    skills = yield from several("volunteer-skills", tuple(s.key for s in town.community.skills), known.skills)
    times = yield from several("volunteer-times", tuple(TIMES), known.times, _free(town))
    reach = yield from ask("volunteer-reach", OneOf(REACH))
    languages = yield from several("volunteer-languages", LANGUAGES, known.languages)
    building, grid = (known.building, known.grid) if known.grid else (yield from ask("volunteer-place", Near(town)))
    offered = (tuple(skills), tuple(times), reach, tuple(languages), building, grid)
    if known.again:
        return (Enrol(*offered),)
    guardian = phone = ""
    if (yield from ask("volunteer-age", OneOf(("adult", "minor")))) == "minor":
        guardian = yield from ask("volunteer-guardian", Written(2))
        phone = yield from ask("volunteer-guardian-phone", Phone())
    if (yield from ask("volunteer-agree", OneOf(("agree", "drop")), guardian=guardian)) == "drop":
        return (Say("volunteer-dropped"),)
    return (Enrol(*offered, guardian, phone),)


def proof() -> Script:
    """The picture of a certificate; only an admin sees it."""
    shown = yield from ask("volunteer-proof", Photo(("later",)))
    return (Say("volunteer-proof-later"),) if isinstance(shown, str) else (Prove(int(shown[0])),)


def unproved(skills: Collection[str], town: Town) -> tuple[str, ...]:
    """Which of these the law asks a qualification for."""
    return tuple(s.key for s in town.community.skills if s.proof and s.key in skills)
