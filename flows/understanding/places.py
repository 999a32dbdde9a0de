"""Where it is: building, unit, room or landmark out of a resident's words, however they write it.

3号楼, 三栋, 3棟, 3幢, 3#, 3座, A栋, 二期5幢, 3-2-501, aliases and landmarks of the community.  What only looks like one
is left alone: 3号电梯, 3号下午, 12345, 3号线, 80栋房价."""

import re
from dataclasses import dataclass
from typing import Any

from flows.community import Building, Landmark
from flows.understanding.gazetteer import BUILDING, PHASE, Gazetteer, N, name_of, plain
from flows.understanding.numerals import number
from flows.understanding.rooms import NEXT_DOOR, UNIT, inside

_DENIED = re.compile(r"(?:不是|并非|没在|不在)$")  # 不是3号楼,是7号楼
_DASHED = re.compile(
    rf"{PHASE}(?<![0-9./:A-Za-z-])(?P<number>[0-9]{{1,3}}|[A-Za-z])[-－—](?P<unit>[0-9]{{1,2}})[-－—](?P<room>[0-9]{{3,4}})(?![0-9-])"
)
_WRONG = re.compile(
    r"(?:哦|噢|啊|哎|对不起|不好意思|抱歉|[,，、\s])*(?:我?[说打写搞弄记]?错了?|不对|不是|更正|纠正|应该是|改[成为到])"
)
_FILLER = re.compile(
    r"(?:不是|不对|不好意思|抱歉|对不起|哦|噢|啊|呀|呢|吧|嗯|是|在|我|说|打|写|搞|弄|记|错|了|应该|其实|更正|纠正|改成|改为|改到|改|[,，、。.!?:;…~\s])*"
)
_LIST = re.compile(
    rf"(?<![0-9./:A-Za-z零〇一二两三四五六七八九十-])(?P<first>{N})[、,和跟~到至-](?P<last>{N})(?:号楼|栋|座|#)"
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


def find(text: str, known: Gazetteer) -> Place | None:
    """The place a message speaks of; the first one if there are several, buildings before landmarks.
    text: as written or normalised."""
    words = plain(text)
    return (
        _dashed(words, known)
        or _alias(words, known)
        or _listed(words, known)
        or _numbered(words, known)
        or _landmark(words, known)
    )


def put_right(text: str, place: Place) -> bool:
    """Does somebody say that it is here instead: 不是，是5号楼; 说错了，5号楼门口; or nothing but 5号楼?  text: normalised."""
    words = plain(text)
    denied = _DENIED.search(words[: max(0, words.find(place.text))]) is not None
    return not denied and (only(text, place) or _WRONG.match(words) is not None)


def only(text: str, place: Place) -> bool:
    """Do the words say nothing but this place?  text: normalised."""
    rest = BUILDING.sub("", plain(text).replace(place.text, "", 1))
    return _FILLER.fullmatch(rest) is not None


def _numbered(text: str, known: Gazetteer) -> Place | None:
    """3号楼 and its kin: by number, with the phase when the community has phases."""
    every = [*BUILDING.finditer(text)]
    for found in sorted(every, key=lambda one: bool(_DENIED.search(text[: one.start()]))):
        if _MANY.match(found.group()) or _day(text, found):
            continue
        phase, wanted = name_of(found["phase"]), name_of(found["number"]) or ""
        named = known.numbered.get(wanted, ())
        fits = {b.key: b for of, b in named if phase in (None, of)}
        if not fits and found["kind"] == "#" and not found.group().strip("#").isdigit():
            continue
        if not fits and phase is not None:  # "东区" may be no part of the name here
            fits = {b.key: b for of, b in named if of is None}
        return _place(text, found, fits)
    return None


def _listed(text: str, known: Gazetteer) -> Place | None:
    """1、2号楼, 1-3号楼: the first of them; both must be known and stand in order."""
    for found in _LIST.finditer(text):
        first, last = (number(found[name]) or 0 for name in ("first", "last"))
        fits = {b.key: b for _, b in known.numbered.get(str(first), ())}
        if 0 < first < last and str(last) in known.numbered and len(fits) == 1:
            (b,) = fits.values()
            return Place(found.group(), b.key, None, None, b.grid, b.lat, b.long, 0.9)
    return None


def _day(text: str, found: re.Match[str]) -> bool:
    """3号 after a month is a day, not a building: 12月3号楼道检修."""
    dated = text[: found.start()].endswith("月")
    return dated and (
        found["kind"] == "号" or (found["kind"] == "号楼" and text[found.end() :][:1] in tuple("道梯上下里"))
    )


def _place(text: str, found: re.Match[str], fits: dict[str, Building]) -> Place:
    """A building found in the text, with the unit and room that follow it."""
    end, unit, room = inside(text, found.end())
    words = text[found.start() : end]
    if len(fits) != 1:
        return Place(words, None, unit, room, certainty=0.5 if fits else 0.6)
    (building,) = fits.values()
    certainty = 1.0 if unit or room else 0.9
    return Place(words, building.key, unit, room, building.grid, building.lat, building.long, certainty)


def _dashed(text: str, known: Gazetteer) -> Place | None:
    """3-2-501 = building, unit, room; only where the community has that building."""
    for found in _DASHED.finditer(text) if "-" in text or "—" in text else ():
        phase = name_of(found["phase"])
        named = known.numbered.get(name_of(found["number"]) or "", ())
        fits = {b.key: b for of, b in named if phase in (None, of)}
        if len(fits) == 1:
            (b,) = fits.values()
            return Place(found.group(), b.key, str(int(found["unit"])), found["room"], b.grid, b.lat, b.long, 0.9)
    return None


def _alias(text: str, known: Gazetteer) -> Place | None:
    """A building by an own name (红楼, 邮局宿舍), which has no number; the longest name wins."""
    for name, building in known.own:
        if (at := text.find(name)) >= 0:
            end, unit, room = inside(text, at + len(name))
            certainty = 1.0 if unit or room else 0.9
            return Place(text[at:end], building.key, unit, room, building.grid, building.lat, building.long, certainty)
    return None


def _landmark(text: str, known: Gazetteer) -> Place | None:
    """A landmark by name or alias: the first that is named, of two in one place the longer.  Else a unit or a room alone, which
    still helps the worker."""
    said = [(text.find(name), -len(name), name, mark) for name, mark in known.landmarks if name in text]
    if said:
        _, _, name, landmark = min(said, key=lambda one: one[:2])
        return _at(name, landmark)
    if found := UNIT.search(text):
        end, unit, room = inside(text, found.start())
        return Place(text[found.start() : end], None, unit, room, certainty=0.4)
    if found := NEXT_DOOR.search(text):
        return Place(found.group(), None, None, name_of(found["room"]), certainty=0.4)
    return None


def _at(words: str, landmark: Landmark) -> Place:
    return Place(words, None, None, None, landmark.grid, landmark.lat, landmark.long, 0.9)
