"""The roll of a vote (名册): read from a spreadsheet saved as CSV, checked line by line, taken whole or not at all.

Columns by name: building (楼), unit (单元), room (房号) of a door – or key (编号) of what is none, such as a parking space or a
delegate; area (面积, m²), head (归并: units of one owner, or the developer's stock, have the same word here), kind (类别: flat,
shop, parking, delegate, committee), telegram (the voter's number there, if known).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.roll import DOOR, MOST, BadRoll, doors, table
from flows.community import Community
from storage.homes import Home
from storage.rolls import Entry, key_of

HEADS = {
    "building": "building", "楼": "building", "楼栋": "building", "unit": "unit", "单元": "unit", "room": "room",
    "房号": "room", "室": "room", "key": "key", "编号": "key", "area": "area", "面积": "area", "head": "head", "归并": "head",
    "kind": "kind", "类别": "kind", "telegram": "telegram",
}  # fmt: skip
KINDS = {
    "": "", "flat": "flat", "住宅": "flat", "shop": "shop", "商铺": "shop", "parking": "parking", "车位": "parking",
    "delegate": "delegate", "居民代表": "delegate", "committee": "committee", "居委会成员": "committee",
}  # fmt: skip
AREA = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?")
KEY = re.compile(r"[\w-]{1,24}")


def read(path: Path, community: Community, *, areas: bool) -> list[Entry]:
    """Every line, or none.  areas: owners' rolls need one each.  Raises BadRoll with the numbers of wrong lines, OSError."""
    heads, lines = table(path, HEADS)
    if not ({"building", "room"} <= heads or "key" in heads):
        raise BadRoll(f"{path}: the first line must name building, unit and room (楼, 单元, 房号), or key (编号)")
    buildings = doors(community)
    made, wrong, seen = list[Entry](), list[str](), dict[str, int]()
    for number, cells in lines:
        entry, said = _entry(cells, buildings, areas=areas)
        before = seen.setdefault(entry.key, number) if entry else number
        said += [f"the same unit as line {before}"] if before != number else []
        wrong += [f"line {number}: {what}" for what in said]
        made += [entry] if entry else []
    if wrong or not made:
        more = [f"… and {len(wrong) - MOST} more"] if len(wrong) > MOST else []
        raise BadRoll("\n".join([f"{path}: nothing was taken; please mend", *wrong[:MOST], *more]))
    return made


def _entry(cells: dict[str, str], buildings: dict[str, str], *, areas: bool) -> tuple[Entry | None, list[str]]:
    wrong = [*_wrong_place(cells, buildings)]
    kind, area = cells.get("kind", ""), AREA.fullmatch(cells.get("area", "") or ("" if areas else "0"))
    wrong += [] if kind in KINDS else [f"kind {kind!r} is none of {', '.join(k for k in KINDS if k)}"]
    wrong += [] if area else [f"area {cells.get('area', '')!r} is no number of m² with two decimals at most"]
    telegram = cells.get("telegram", "")
    wrong += [f"telegram {telegram!r} is no number"] if telegram and not telegram.isdigit() else []
    if wrong or area is None:
        return None, wrong
    home = None if cells.get("key") else _home(cells, buildings)
    size = int(area[1]) * 100 + int((area[2] or "0").ljust(2, "0"))
    key = cells.get("key") or (key_of(home) if home else "")
    return Entry(key, size, cells.get("head", ""), KINDS[kind], home, telegram), []


def _home(cells: dict[str, str], buildings: dict[str, str]) -> Home:
    unit, room = cells.get("unit", "").removesuffix("单元"), cells.get("room", "").removesuffix("室")
    return Home(buildings[cells["building"]], unit, room)


def _wrong_place(cells: dict[str, str], buildings: dict[str, str]) -> Iterator[str]:
    if key := cells.get("key", ""):
        if not KEY.fullmatch(key):
            yield f"key {key!r} is longer than 24 characters, or has others than letters, digits and -"
        return
    if cells.get("building", "") not in buildings:
        yield f"there is no building {cells.get('building', '')!r} in the community"
        return
    home = _home(cells, buildings)
    if not DOOR.fullmatch(home.room):
        yield f"room {home.room!r} is no number or letter"
    if home.unit and not DOOR.fullmatch(home.unit):
        yield f"unit {home.unit!r} is no number or letter"
