"""Honour: points by a table, levels, and what a certificate says.  Points are never spent; hours are."""

from collections.abc import Mapping

from flows.volunteers.ledger import QUARTERS

RATES = {"shift": 5, "aid": 6}  # points for an hour, by what it was served for: help at somebody's home counts more
LEVELS = (
    ("seed", 0),
    ("bronze", 50),
    ("silver", 200),
    ("gold", 600),
    ("star", 1500),
)  # 一星 … 五星, from so many points


def points(quarters: Mapping[str, int]) -> int:
    """Points of so many quarter-hours by kind, rounded down once."""
    return sum(RATES[kind] * n for kind, n in quarters.items()) // QUARTERS


def level(total: int) -> str:
    """The highest level reached."""
    return next(key for key, least in reversed(LEVELS) if total >= least)


def next_level(total: int) -> tuple[str, int] | None:
    """The level above, and how many points are missing; None at the top."""
    return next(((key, least - total) for key, least in LEVELS if least > total), None)
