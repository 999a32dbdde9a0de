"""The roll of households (户): read from a spreadsheet saved as CSV, compared with what is known, added to it – never taken away.

Columns by name: building (楼), unit (单元, may be empty), room (房号), and if known telegram (the resident's number there).
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.community import Community
from storage.homes import Home

HEADS = {"building": "building", "楼": "building", "楼栋": "building", "unit": "unit", "单元": "unit", "room": "room",
         "房号": "room", "室": "room", "telegram": "telegram"}  # fmt: skip
DOOR = re.compile(r"[0-9A-Za-z]{1,6}")
MOST = 50  # errors shown


class BadRoll(ValueError):
    """The roll cannot be taken as it is: what is wrong, a line each."""


@dataclass(frozen=True, slots=True)
class Line:
    """One household of the roll.  telegram: the number of somebody who lives there, '' = not known."""

    home: Home
    telegram: str


def read(path: Path, community: Community) -> list[Line]:
    """Every line, or none.  Raises BadRoll with the numbers of the lines that are wrong, OSError."""
    reader = csv.DictReader(io.StringIO(text(path)))
    named = {
        head: HEADS[(head or "").strip().lower()]
        for head in reader.fieldnames or ()
        if (head or "").strip().lower() in HEADS
    }
    if not {"building", "room"} <= set(named.values()):
        raise BadRoll(f"{path}: the first line must name the columns building, unit and room (楼, 单元, 房号)")
    buildings = {name: b.key for b in community.buildings for name in (b.key, b.name, *b.aliases)}
    made, wrong, seen = [], [], dict[tuple[Home, str], int]()
    for number, row in enumerate(reader, 2):
        cells = {name: (row[head] or "").strip() for head, name in named.items()}
        line, said = _line(cells, buildings)
        wrong += [f"line {number}: {what}" for what in said]
        if line is not None:
            before = seen.setdefault((line.home, line.telegram), number)
            wrong += [f"line {number}: the same as line {before}"] if before != number else []
            made.append(line)
    if wrong:
        more = [f"… and {len(wrong) - MOST} more"] if len(wrong) > MOST else []
        raise BadRoll("\n".join([f"{path}: nothing was taken; please mend", *wrong[:MOST], *more]))
    return made


def text(path: Path) -> str:
    """As a spreadsheet saves it here: UTF-8, or what Excel in China writes."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _line(cells: dict[str, str], buildings: dict[str, str]) -> tuple[Line | None, list[str]]:
    building, unit, room, telegram = (cells.get(name, "") for name in ("building", "unit", "room", "telegram"))
    unit = unit.removesuffix("单元")
    room = room.removesuffix("室")
    wrong = [] if building in buildings else [f"there is no building {building!r} in the community"]
    wrong += [
        f"{name} {value!r} is no number or letter" for name, value in _doors(unit, room) if not DOOR.fullmatch(value)
    ]
    wrong += [f"telegram {telegram!r} is no number"] if telegram and not telegram.isdigit() else []
    return (None, wrong) if wrong else (Line(Home(buildings[building], unit, room), telegram), [])


def _doors(unit: str, room: str) -> Iterator[tuple[str, str]]:
    yield "room", room
    if unit:
        yield "unit", unit
