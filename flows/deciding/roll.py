"""The roll (名册): the units that may cast a ballot, frozen before the vote, and how many they are.

A unit is what casts one ballot: a flat, shop or titled parking space of an owner (专有部分), a household, a resident, a delegate.
Heads are counted by 司法解释 9: one unit one head, but units of one buyer, and all that the developer has not sold or
handed over, are one head together.  Units that share a head carry the same `head`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the roll.  key: unique, such as 3-2-501.  area: in 0.01 m² ≥ 0, 0 where area does not count.
    head: whoever counts as one person; '' = the unit is one by itself."""

    key: str
    area: int = 0
    head: str = ""

    @property
    def counted_as(self) -> tuple[str, str]:
        """Two units with the same value are one head; a person's name never meets a unit's."""
        return ("head", self.head) if self.head else ("unit", self.key)


class BadRoll(Exception):
    """The roll cannot be used: args are (key of the unit, why)."""


@dataclass(frozen=True, slots=True)
class Roll:
    """A frozen roll.  Raises BadRoll for a unit that is there twice or has no possible area."""

    units: tuple[Unit, ...]
    by_key: dict[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look at each line once."""
        seen: dict[str, Unit] = {}
        for unit in self.units:
            if unit.key in seen:
                raise BadRoll(unit.key, "twice")
            if not unit.key or unit.area < 0:
                raise BadRoll(unit.key, "area" if unit.key else "key")
            seen[unit.key] = unit
        object.__setattr__(self, "by_key", seen)

    def area(self) -> int:
        """The whole area, in 0.01 m²."""
        return sum(unit.area for unit in self.units)

    def heads(self) -> int:
        """How many persons it counts as."""
        return count_heads(self.units)

    def hash(self) -> str:
        """SHA-256 over the lines in the order of their keys: what is published when the roll is frozen."""
        lines = sorted((unit.key, unit.area, unit.head) for unit in self.units)
        return hashlib.sha256(json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def count_heads(units: Iterable[Unit]) -> int:
    """Heads among these units."""
    return len({unit.counted_as for unit in units})
