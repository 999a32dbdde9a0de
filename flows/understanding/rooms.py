"""Inside a building: the unit (单元) and the room that stand right behind its name."""

import re

from flows.understanding.gazetteer import N, name_of

UNIT = re.compile(rf"(?<![0-9])(?P<unit>{N}|[A-Za-z甲乙丙丁])(?:单元|门洞|单(?=[0-9]{{3,4}}))")
_ROOM = re.compile(
    r"(?<![0-9:.])(?P<room>[0-9]{3,4}|[零〇一二三四五六七八九幺]{3,4})(?:室|房(?!间的灯)|号房|户)?(?![0-9]|元|块|万|年|人|米|平|度|公里|路|天|次|小时|分|号(?!房))"
)
_PAIR = re.compile(r"-?(?P<unit>[0-9]{1,2})-(?P<room>[0-9]{3,4})(?![0-9-])")  # behind a building: 3#-2-501
_DOOR = re.compile(rf"(?P<unit>{N})(?:门(?!口)|梯(?!间|[子级]))")
_LETTER = re.compile(rf"[的,、]?(?P<floor>{N})(?:[楼层])?(?P<letter>[A-Za-z])(?:室|座|户)")  # 12楼A室
NEXT_DOOR = re.compile(  # 楼上502: neither building nor unit
    r"(?:楼上|楼下|对门|隔壁)的?(?!110)(?P<room>[1-9][0-9]?(?:0[1-9]|1[0-2])|[一二三四五六七八九十]{1,2}[零〇][一二三四五六七八九])(?:室|户)?(?![0-9]|元|块|年|人|米|平|度|天|次)"
)
_FLOOR = re.compile(rf"[的,、]?{N}[楼层][的,、]?(?=[0-9]{{3,4}})")  # 3单元3楼302
_FILLER = re.compile(r"[的,、]{0,2}")  # 3号楼的,1单元502


def inside(text: str, start: int) -> tuple[int, str | None, str | None]:
    """(end, unit, room) of what stands right behind a building."""
    end, unit, room = start, None, None
    if pair := _PAIR.match(text, start):
        return pair.end(), name_of(pair["unit"]), pair["room"]
    near = _filled(text, end)
    found = UNIT.search(text, near, near + 8)
    found = found if found and found.start() - near <= 1 else _DOOR.match(text, near)
    if found:
        unit, end = name_of(found["unit"]), found.end()
    near = floor.end() if (floor := _FLOOR.match(text, end)) else _filled(text, end)
    if lettered := _LETTER.match(text, _filled(text, end)):
        return lettered.end(), unit, f"{name_of(lettered['floor'])}{lettered['letter'].upper()}"
    if (found := _ROOM.search(text, near, near + 7)) and found.start() - near <= 1:
        room, end = name_of(found["room"]), found.end()
    return end, unit, room


def _filled(text: str, at: int) -> int:
    """Behind words that join a building and its unit."""
    found = _FILLER.match(text, at)
    return found.end() if found else at
