"""A synthetic neighbourhood of volunteers and requests for help, the same for the same seed.

People are as uneven as anywhere: a few can do many things, most one or two; some buildings have many volunteers, some none;
evenings are short of people and mornings of requests.  Who is asked says yes with a chance of their own that falls with each
time they were asked this month – what a policy cannot see and has to live with.
"""

import random
from dataclasses import dataclass

from flows.volunteers.matching import Volunteer, Wish
from flows.volunteers.offer import TIMES, hours

GRIDS, HOUSES = 12, 10  # buildings of a grid
SKILLS = (
    ("companion", 30),
    ("errands", 25),
    ("repair", 12),
    ("phone", 14),
    ("tutoring", 8),
    ("medical", 4),
    ("law", 2),
)
WANTED = (
    ("companion", 34),
    ("errands", 26),
    ("repair", 18),
    ("phone", 12),
    ("tutoring", 5),
    ("medical", 4),
    ("law", 1),
)
REACH = (("building", 2), ("grid", 6), ("all", 2))
DAYS = 30


@dataclass(frozen=True, slots=True)
class Person:
    """A volunteer and how willing they are, 0 to 1."""

    offers: Volunteer
    willing: float


@dataclass(frozen=True, slots=True)
class Asking:
    """A request for help and the minute of the month in which it is asked."""

    wish: Wish
    minute: int


def _pick(dice: random.Random, weighed: tuple[tuple[str, int], ...], n: int = 1) -> frozenset[str]:
    keys, weights = zip(*weighed, strict=True)
    return frozenset(dice.choices(keys, weights, k=n))


def volunteers(many: int, seed: int) -> list[Person]:
    """So many volunteers."""
    dice = random.Random(seed)
    return [_person(dice, n) for n in range(1, many + 1)]


def _person(dice: random.Random, id: int) -> Person:
    grid, house = dice.randrange(GRIDS), min(int(dice.expovariate(0.35)), HOUSES - 1)
    times = tuple(sorted(dice.sample(list(TIMES), dice.choice((1, 1, 2, 2, 3, 4)))))
    spoken = {"mandarin", *(["dialect"] if dice.random() < 0.4 else []), *(["english"] if dice.random() < 0.1 else [])}
    offers = Volunteer(
        id, f"b{grid}-{house}", f"g{grid}", _pick(dice, SKILLS, dice.choice((1, 1, 1, 2, 2, 3))), hours(times),
        frozenset(spoken), next(iter(_pick(dice, REACH))), dice.choice((60, 60, 60, 75, 90, 95)),
    )  # fmt: skip
    return Person(offers, dice.betavariate(3, 3))


def requests(many: int, seed: int) -> list[Asking]:
    """So many requests for help in a month, in the order in which they are asked."""
    dice = random.Random(seed + 1)
    return sorted((_asking(dice, n) for n in range(many)), key=lambda each: each.minute)


def _asking(dice: random.Random, n: int) -> Asking:
    grid, house = dice.randrange(GRIDS), dice.randrange(HOUSES)
    day, hour = dice.randrange(DAYS), dice.choice((9, 9, 10, 10, 11, 14, 15, 16, 19))
    any_time = dice.random() < 0.3
    language = dice.choices(("mandarin", "dialect", "english"), (88, 10, 2))[0]
    wish = Wish(
        -1 - n % 900, next(iter(_pick(dice, WANTED))), f"b{grid}-{house}", f"g{grid}",
        None if any_time else (day + 1) % 7 * 24 + hour, language,
    )  # fmt: skip
    return Asking(wish, day * 1440 + 480 + dice.randrange(720))
