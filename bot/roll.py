"""The roll of households (户): read from a spreadsheet saved as CSV, compared with what is known, added to it – never taken away.

Columns by name: building (楼), unit (单元, may be empty), room (房号), and if known telegram (the resident's number there).
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.community import Community
from storage.homes import Home

HEADS = {"building": "building", "楼": "building", "楼栋": "building", "unit": "unit", "单元": "unit", "room": "room",
         "房号": "room", "室": "room", "telegram": "telegram"}  # fmt: skip
DOOR = re.compile(r"[0-9A-Za-z]{1,6}")
MOST = 50  # errors shown
DELIMITERS = ",;\t，"  # between cells, as spreadsheets of several countries write them


class BadRoll(ValueError):
    """The roll cannot be taken as it is: what is wrong, a line each."""


@dataclass(frozen=True, slots=True)
class Line:
    """One household of the roll.  telegram: the number of somebody who lives there, '' = not known."""

    home: Home
    telegram: str


def read(path: Path, community: Community) -> list[Line]:
    """Every line, or none.  Raises BadRoll with the numbers of the lines that are wrong, OSError."""
    heads, lines = table(path, HEADS)
    if not {"building", "room"} <= heads:
        raise BadRoll(f"{path}: the first line must name the columns building, unit and room (楼, 单元, 房号)")
    buildings = doors(community)
    made, wrong, seen = [], [], dict[tuple[Home, str], int]()
    for number, cells in lines:
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


def table(path: Path, known: dict[str, str]) -> tuple[frozenset[str], list[tuple[int, dict[str, str]]]]:
    """The known columns that the first line names, and the lines below that hold something: number in the file, cells.
    Raises BadRoll, OSError."""
    said = text(path)
    first = said.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(said), delimiter=max(DELIMITERS, key=first.count))
    try:
        named = {head: known[plain(head).lower()] for head in reader.fieldnames or () if plain(head).lower() in known}
        lines = [(reader.line_num, {name: plain(row[head]) for head, name in named.items()}) for row in reader]
    except csv.Error:
        raise BadRoll(
            f"{path}: line {reader.line_num + 1} is no line of a table: look at it, or save the file as CSV again"
        ) from None
    return frozenset(named.values()), [(number, cells) for number, cells in lines if any(cells.values())]


def text(path: Path) -> str:
    """As a spreadsheet saves it here: UTF-8, "Unicode text", or what Excel in China writes.  Raises BadRoll, OSError."""
    raw = path.read_bytes()
    if raw.startswith(b"PK"):
        raise BadRoll(f"{path} is a workbook: save it as CSV first (另存为 CSV)")
    try:
        said = raw.decode("utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        said = raw.decode("gb18030", errors="replace")
    return said.replace("\r\n", "\n").replace("\r", "\n")


def plain(cell: str | None) -> str:
    """A cell without what nobody sees or means: blanks around it, full-width figures."""
    return unicodedata.normalize("NFKC", cell or "").strip()


def doors(community: Community) -> dict[str, str]:
    """Every way to write a building -> its key."""
    return {plain(name): b.key for b in community.buildings for name in (b.key, b.name, *b.aliases)}


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
