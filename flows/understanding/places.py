"""Where it is: building, unit, room or landmark out of a resident's words, however they write it.

3号楼, 三栋, 3棟, 3幢, 3#, 3座, A栋, 二期5幢, 3-2-501, aliases and landmarks of the community.  What only looks like one
is left alone: 3号电梯, 3号下午, 12345, 3号线, 80栋房价."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.community import Building, Community, Landmark
from flows.understanding.numerals import number

_ONE = str.maketrans("棟幢號樓單層東門園廳館車庫鋪甲乙丙丁座", "栋栋号楼单层东门园厅馆车库铺甲乙丙丁座")
_N = r"(?:[0-9]{1,3}|[零〇一二两三四五六七八九十百幺壹贰叁]{1,5})"
_PHASE = rf"(?:(?P<phase>{_N}|[东南西北中])(?:期|区|苑|组团|弄)的?)?"
_BUILDING = re.compile(
    rf"{_PHASE}(?:第)?(?<![0-9零〇一二两三四五六七八九十百A-Za-z.:/-])(?P<number>{_N}|[A-Za-z甲乙丙丁](?:[0-9]{{1,2}})?|[0-9]{{1,3}}[A-Za-z])"
    rf"(?P<kind>号楼|号栋|栋楼|号院|栋|座(?!位|谈|椅|机|桥|山|城)|#楼?|号(?=[0-9一二两三四五六七八九十]{{1,3}}(?:单元|门(?!口)|室))|楼(?=[0-9一二两三四五六七八九十]{{1,3}}(?:单元|门(?!口))))",
)
_UNIT = re.compile(rf"(?<![0-9])(?P<unit>{_N}|[A-Za-z甲乙丙丁])(?:单元|门洞|单(?=[0-9]{{3,4}}))")
_ROOM = re.compile(
    r"(?<![0-9:.])(?P<room>[0-9]{3,4}|[零〇一二三四五六七八九幺]{3,4})(?:室|房(?!间的灯)|号房|户)?(?![0-9]|元|块|万|年|人|米|平|度|公里|路|天|次|小时|分|号(?!房))"
)
_PAIR = re.compile(r"-?(?P<unit>[0-9]{1,2})-(?P<room>[0-9]{3,4})(?![0-9-])")  # behind a building: 3#-2-501
_DOOR = re.compile(rf"(?P<unit>{_N})门(?!口)")
_DASHED = re.compile(
    r"(?<![0-9./:-])(?P<number>[0-9]{1,3})[-－—](?P<unit>[0-9]{1,2})[-－—](?P<room>[0-9]{3,4})(?![0-9-])"
)
_MANY = re.compile(r"^\d{2,3}栋(?:楼|房|别墅|高层|住宅)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where.  text: the words as written.  unit, room: digits or a letter.  grid, lat, long: of building or landmark.
    certainty: 1 known and complete, 0.9 known building, 0.6 written like one but not in the list, 0.5 several fit."""

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


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The community's places, ready to be looked for.  numbered: number → (phase or None, building); own: buildings' own
    names, landmarks: theirs, longest names first."""

    numbered: Mapping[str, tuple[tuple[str | None, Building], ...]]
    own: tuple[tuple[str, Building], ...]
    landmarks: tuple[tuple[str, Landmark], ...]


def gazetteer(community: Community) -> Gazetteer:
    """Of a community; made once."""
    numbered: dict[str, list[tuple[str | None, Building]]] = {}
    own: list[tuple[str, Building]] = []
    for building in community.buildings:
        for name in map(_plain, (building.name, *building.aliases)):
            if marks := _marks(name):
                numbered.setdefault(marks[1], []).append((marks[0], building))
            elif len(name) > 1:
                own.append((name, building))
    marks_of_land = [(_plain(name), mark) for mark in community.landmarks for name in (mark.name, *mark.aliases)]
    return Gazetteer(
        {wanted: tuple(some) for wanted, some in numbered.items()},
        tuple(sorted(own, key=lambda pair: -len(pair[0]))),
        tuple(sorted((pair for pair in marks_of_land if pair[0]), key=lambda pair: -len(pair[0]))),
    )


def find(text: str, known: Gazetteer) -> Place | None:
    """The place a message speaks of; the first one if there are several, buildings before landmarks.
    text: as written or normalised."""
    plain = _plain(text)
    return _dashed(plain, known) or _alias(plain, known) or _numbered(plain, known) or _landmark(plain, known)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_ONE).replace(" ", "")


def _name(words: str | None) -> str | None:
    """A number as digits, a letter in upper case."""
    if words is None:
        return None
    value = number(words)
    return words.upper() if value is None else str(value)


def _marks(name: str) -> tuple[str | None, str] | None:
    """(phase, number) of a building's name or alias, so that 二期五幢 and 2期5栋 are the same."""
    found = _BUILDING.search(name.translate(_ONE)) or re.fullmatch(rf"(?P<phase>)?(?P<number>{_N}|[A-Za-z])", name)
    return (_name(found["phase"]) if found["phase"] else None, _name(found["number"]) or "") if found else None


def _numbered(text: str, known: Gazetteer) -> Place | None:
    """3号楼 and its kin: by number, with the phase when the community has phases."""
    for found in _BUILDING.finditer(text):
        if _MANY.match(found.group()) or _day(text, found):
            continue
        phase, wanted = _name(found["phase"]), _name(found["number"]) or ""
        named = known.numbered.get(wanted, ())
        fits = {b.key: b for of, b in named if phase in (None, of)}
        if not fits and found["kind"] == "#" and not found.group().strip("#").isdigit():
            continue
        if not fits and phase is not None:  # "东区" may be no part of the name here
            fits = {b.key: b for of, b in named if of is None}
        return _place(text, found, fits)
    return None


def _day(text: str, found: re.Match[str]) -> bool:
    """3号 after a month is a day, not a building."""
    return found["kind"] == "号" and text[: found.start()].endswith("月")


def _place(text: str, found: re.Match[str], fits: dict[str, Building]) -> Place:
    """A building found in the text, with the unit and room that follow it."""
    end, unit, room = _inside(text, found.end())
    words = text[found.start() : end]
    if len(fits) != 1:
        return Place(words, None, unit, room, certainty=0.5 if fits else 0.6)
    (building,) = fits.values()
    certainty = 1.0 if unit or room else 0.9
    return Place(words, building.key, unit, room, building.grid, building.lat, building.long, certainty)


def _inside(text: str, start: int) -> tuple[int, str | None, str | None]:
    """(end, unit, room) of what stands right behind a building."""
    end, unit, room = start, None, None
    if pair := _PAIR.match(text, start):
        return pair.end(), _name(pair["unit"]), pair["room"]
    found = _UNIT.search(text, end, end + 8)
    found = found if found and found.start() - end <= 1 else _DOOR.match(text, end)
    if found:
        unit, end = _name(found["unit"]), found.end()
    if (found := _ROOM.search(text, end, end + 7)) and found.start() - end <= 1:
        room, end = _name(found["room"]), found.end()
    return end, unit, room


def _dashed(text: str, known: Gazetteer) -> Place | None:
    """3-2-501 = building, unit, room; only where the community has that building."""
    for found in _DASHED.finditer(text) if "-" in text or "—" in text else ():
        fits = {b.key: b for _, b in known.numbered.get(found["number"], ())}
        if len(fits) == 1:
            (b,) = fits.values()
            return Place(found.group(), b.key, str(int(found["unit"])), found["room"], b.grid, b.lat, b.long, 0.9)
    return None


def _alias(text: str, known: Gazetteer) -> Place | None:
    """A building by an own name (红楼, 邮局宿舍), which has no number; the longest name wins."""
    for name, building in known.own:
        if (at := text.find(name)) >= 0:
            end, unit, room = _inside(text, at + len(name))
            certainty = 1.0 if unit or room else 0.9
            return Place(text[at:end], building.key, unit, room, building.grid, building.lat, building.long, certainty)
    return None


def _landmark(text: str, known: Gazetteer) -> Place | None:
    """A landmark by name or alias; the longest wins.  Else a unit alone, which still helps the worker."""
    for name, landmark in known.landmarks:
        if name in text:
            return _at(name, landmark)
    if found := _UNIT.search(text):
        end, unit, room = _inside(text, found.start())
        return Place(text[found.start() : end], None, unit, room, certainty=0.4)
    return None


def _at(words: str, landmark: Landmark) -> Place:
    return Place(words, None, None, None, landmark.grid, landmark.lat, landmark.long, 0.9)
