"""Places in words: 「3号楼」, 「三栋二单元」, 「3#」 -> building, unit, grid.  Pure; the community is an argument."""

import re
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

from flows.community import Building, Community

DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
NUMBER = r"[0-9０-９零〇一二三四五六七八九十两]{1,4}"
BUILDING = re.compile(rf"({NUMBER})\s*(?:号楼|號樓|栋|棟|幢|座|#楼|#|号樓)")
UNIT = re.compile(rf"({NUMBER})\s*(?:单元|單元)")
NEAR = 600.0  # metres: further from every building is no place of ours


@dataclass(frozen=True, slots=True)
class Place:
    """Where.  text: as the person put it.  lat, long: WGS-84.  certainty: 0..1, 1 = named in the community's list."""

    text: str
    building: str | None = None
    unit: str | None = None
    room: str | None = None
    grid: str | None = None
    lat: float | None = None
    long: float | None = None
    certainty: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The value as a JSON object; dataclasses.asdict copies every value deeply."""
        return {name: getattr(self, name) for name in self.__slots__}


def number(text: str) -> int:
    """「十二」 -> 12, 「３」 -> 3.  Raises ValueError for anything else."""
    text = "".join(DIGITS.get(c, c) for c in text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(tens or 1) * 10 + int(ones or 0)
    return int(text)


def find(text: str, community: Community) -> Place | None:
    """The building or landmark that the words name, or None.  Longest name wins; numbers are read as buildings."""
    named = sorted(_names(community), key=lambda pair: -len(pair[0]))
    for name, spot in named:
        if name in text:
            return _named(name, spot, text)
    for match in BUILDING.finditer(text):
        wanted = number(match[1])
        for building in community.buildings:
            own = BUILDING.search(building.name)
            if own and number(own[1]) == wanted:
                return _named(building.name, building, text)
    return None


def near(lat: float, long: float, community: Community) -> Place:
    """The place of a position: the nearest building within NEAR metres gives the grid; further away has none."""
    best = min(
        (
            (_metres(lat, long, b.lat, b.long), b)
            for b in community.buildings
            if b.lat is not None and b.long is not None
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is None or best[0] > NEAR:
        return Place("", lat=lat, long=long, certainty=0.3)
    return Place("", grid=best[1].grid, lat=lat, long=long, certainty=0.8)


@dataclass(frozen=True, slots=True)
class _Spot:
    key: str
    grid: str
    lat: float | None
    long: float | None


def _names(community: Community) -> list[tuple[str, _Spot]]:
    spots: list[tuple[str, _Spot]] = []
    for b in community.buildings:
        spots += [(n, _Spot(b.key, b.grid, b.lat, b.long)) for n in b.aliases if not BUILDING.fullmatch(n)]
    for mark in community.landmarks:
        spots += [(n, _Spot("", mark.grid, mark.lat, mark.long)) for n in (mark.name, *mark.aliases)]
    return spots


def _named(name: str, spot: "Building | _Spot", text: str) -> Place:
    unit = UNIT.search(text)
    said = f"{name}{unit[0]}" if unit else name
    return Place(said, spot.key or None, unit and str(number(unit[1])), None, spot.grid, spot.lat, spot.long, 1.0)


def _metres(lat: float, long: float, lat2: float | None, long2: float | None) -> float:
    dy = ((lat2 or 0) - lat) * 111_320
    return hypot(dy, ((long2 or 0) - long) * 111_320 * cos(radians(lat)))
