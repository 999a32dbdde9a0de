"""community.toml: read it, compare it with the database, write it back."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, asdict, fields
from datetime import UTC, date, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.community import Building, Community, Grid, Landmark, Reward, Service, Skill
from flows.town import CATEGORIES
from handlers.words import LANGUAGES

TOPICS = ("support_households", "support_percent", "hotspot")  # numbers of [topics]
OPTIONAL = {"landmarks", "skills", "rewards"}  # tables that a neighbourhood may do without
NAMES = OPTIONAL | {
    "name", "zone", "languages", "phones", "working_hours", "quiet_hours", "grids", "buildings", "services", "departments",
    "statement", "calendar", "topics",
}  # fmt: skip
SHAPES: dict[Any, tuple[Callable[[Any], bool], str]] = {  # what stands behind the =, and how to say it
    str: (lambda v: isinstance(v, str), 'words in quotes, such as "一"'),
    int: (lambda v: type(v) is int and v > 0, "a whole number, 1 or more, without quotes"),
    bool: (lambda v: isinstance(v, bool), "true or false, without quotes"),
    float | None: (lambda v: type(v) in (int, float) and abs(v) <= 180, "degrees such as 31.23, without quotes"),
    tuple[str, ...]: (
        lambda v: isinstance(v, list) and all(isinstance(w, str) for w in v),
        'a list such as ["一", "二"]',
    ),
    dict: (lambda v: isinstance(v, dict), "a table of its own, such as [phones]"),
    list: (
        lambda v: isinstance(v, list) and all(isinstance(row, dict) for row in v),
        "tables of its own, such as [[grids]]",
    ),
}
TOP = {  # what is no row and has a shape of its own
    "name": str, "zone": str, "languages": tuple[str, ...], "departments": tuple[str, ...],
    "phones": dict, "statement": dict, "calendar": dict, "topics": dict,
    **dict.fromkeys(("grids", "buildings", "landmarks", "services", "skills", "rewards"), list),
}  # fmt: skip
Row = TypeVar("Row", Grid, Building, Landmark, Service, Skill, Reward)
KEY = re.compile("[a-z0-9-]{1,20}")  # it stands in buttons


class BadCommunity(Exception):
    """What is wrong with the file, and where, for the person who edits it."""


def read(path: Path) -> Community:
    """The community in this file.  Raises BadCommunity with a line that says what to mend."""
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise BadCommunity(
            f"{path} is not there: copy community.toml from the project, or set LINLI_COMMUNITY"
        ) from None
    except OSError:
        raise BadCommunity(f"{path} cannot be read: LINLI_COMMUNITY names a file that Linli may read") from None
    except UnicodeDecodeError:
        raise BadCommunity(f"{path} is not written in UTF-8: save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadCommunity(f"{path}: {error}") from None
    try:
        return _checked(_community(raw))
    except (KeyError, TypeError, ValueError) as error:
        said = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise BadCommunity(f"{path}: {said}") from None


def _community(raw: dict[str, Any]) -> Community:
    _known("", raw, NAMES)
    _fit("", raw, TOP)
    _known("[topics] ", raw.get("topics", {}), TOPICS)
    _fit("[topics] ", raw.get("topics", {}), dict.fromkeys(TOPICS, int))
    _fit("[phones] ", raw.get("phones", {}), dict.fromkeys(raw.get("phones", {}), str))
    return Community(
        name=raw["name"],
        zone=raw.get("zone", "Asia/Shanghai"),
        languages=tuple(raw.get("languages", LANGUAGES)),
        phones={str(k): str(v) for k, v in raw.get("phones", {}).items()},
        working_hours=_hours(raw, "working_hours", ["09:00", "18:00"]),
        quiet_hours=_hours(raw, "quiet_hours", ["21:00", "08:00"]),
        grids=_rows(raw, "grids", Grid),
        buildings=_rows(raw, "buildings", Building, "aliases"),
        landmarks=_rows(raw, "landmarks", Landmark, "aliases"),
        services=_rows(raw, "services", Service, "keywords"),
        departments=tuple(raw.get("departments", [])),
        skills=_rows(raw, "skills", Skill, "keywords"),
        statement={str(k): str(v) for k, v in raw.get("statement", {}).items()},
        rewards=_rows(raw, "rewards", Reward),
        days_off=_days(raw, "off"),
        days_on=_days(raw, "on"),
        **raw.get("topics", {}),
    )


def _rows(raw: dict[str, Any], name: str, kind: type[Row], several: str = "") -> tuple[Row, ...]:
    """The tables [[name]] as rows.  several: a field that is a list.  Raises KeyError, ValueError that name the row."""
    tables: list[dict[str, Any]] = raw.get(name, []) if name in OPTIONAL else raw[name]
    return tuple(_row(f"[[{name}]] number {n}", kind, given, several) for n, given in enumerate(tables, 1))


def _row(where: str, kind: type[Row], given: dict[str, Any], several: str) -> Row:
    needed = {field.name: field.default is MISSING for field in fields(kind)}
    _known(f"{where}: ", given, needed)
    if missing := [name for name, must in needed.items() if must and name != several and given.get(name, "") == ""]:
        raise ValueError(f"{where}: {missing[0]} is missing")
    _fit(f"{where}: ", given, {field.name: field.type for field in fields(kind)})
    return kind(**{**given, several: tuple(given.get(several, ()))} if several else given)


def _known(where: str, given: Iterable[str], names: Collection[str]) -> None:
    """Nothing that we do not read.  Raises ValueError."""
    if strange := sorted(set(given) - set(names)):
        raise ValueError(f"{where}{strange[0]} means nothing here{_meant(strange[0], names)}")


def _fit(where: str, given: dict[str, Any], shapes: Mapping[str, Any]) -> None:
    """Every value has the shape that its name asks for.  Raises ValueError."""
    for name in set(given) & set(shapes):
        fits, said = SHAPES[shapes[name]]
        if not fits(given[name]):
            raise ValueError(f"{where}{name} must be {said}")


def _meant(strange: str, known: Iterable[str]) -> str:
    close = get_close_matches(strange, sorted(known), 1)
    return f"; did you mean {close[0]}?" if close else ""


def _days(raw: dict[str, Any], name: str) -> tuple[date, ...]:
    """[calendar] off, on: dates as TOML writes them, 2027-02-08."""
    given = raw.get("calendar", {}).get(name, [])
    if not isinstance(given, list) or not all(type(day) is date for day in given):
        raise ValueError(f"[calendar] {name}: a list of days without quotes, such as [2027-02-08]")
    return tuple(sorted(given))


def _hours(raw: dict[str, Any], name: str, usual: list[str]) -> tuple[time, time]:
    try:
        start, end = (time.fromisoformat(p) for p in raw.get(name, usual))
    except (TypeError, ValueError):
        start, end = time(tzinfo=UTC), time()
    if start.tzinfo or end.tzinfo:
        raise ValueError(f'{name}: from and to, such as ["{usual[0]}", "{usual[1]}"]')
    return start, end


def _checked(community: Community) -> Community:
    """The references inside the file.  Raises ValueError."""
    try:
        ZoneInfo(community.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"zone {community.zone!r} is unknown; an IANA name such as Asia/Shanghai") from None
    opens, closes = community.working_hours
    if opens >= closes:
        raise ValueError(f"working_hours: the office opens ({opens:%H:%M}) before it closes ({closes:%H:%M})")
    grids = {g.key for g in community.grids}
    spots: list[Building | Landmark] = [*community.buildings, *community.landmarks]
    for spot in spots:
        if spot.grid not in grids:
            raise ValueError(f"{spot.name}: there is no grid {spot.grid!r}")
    for service in community.services:
        if service.category not in CATEGORIES:
            raise ValueError(
                f"service {service.service_code}: category {service.category!r}; one of {', '.join(CATEGORIES)}"
            )
    for tag in community.languages:
        if tag not in LANGUAGES:
            raise ValueError(f"languages: {tag!r}; we speak {', '.join(LANGUAGES)}")
    for key in [s.key for s in community.skills] + [r.key for r in community.rewards]:
        if not KEY.fullmatch(key):
            raise ValueError(f"key {key!r}: a to z, 0 to 9 and -, at most 20 of them")
    _unique("skill key", [s.key for s in community.skills])
    _unique("reward key", [r.key for r in community.rewards])
    _unique("grid key", [g.key for g in community.grids])
    _unique("building key", [b.key for b in community.buildings] + [m.name for m in community.landmarks])
    _unique("service_code", [s.service_code for s in community.services])
    if not (community.grids and community.services and community.languages):
        raise ValueError("it needs at least one grid, one service and one language")
    return community


def _unique(what: str, keys: list[str]) -> None:
    twice = sorted({k for k in keys if keys.count(k) > 1})
    if twice:
        raise ValueError(f"{what} twice: {', '.join(twice)}")


def differences(old: Community, new: Community) -> list[str]:
    """What would change, a line each: '+ building b13', '~ service 001: days 1 -> 2', '- grid g4'."""
    before, after = _flat(old), _flat(new)
    lines = [f"+ {key}: {after[key]}" for key in after if key not in before]
    lines += [f"- {key}" for key in before if key not in after]
    lines += [f"~ {key}: {before[key]} -> {after[key]}" for key in after if key in before and before[key] != after[key]]
    return sorted(lines, key=lambda line: (line[2:], line[0]))


def _flat(community: Community) -> dict[str, str]:
    plain: dict[str, Any] = asdict(community)
    flat: dict[str, str] = {}
    keys = {
        "grids": "key", "buildings": "key", "landmarks": "name", "services": "service_code", "skills": "key", "rewards": "key",
    }  # fmt: skip
    for name, value in plain.items():
        if name in keys:
            for row in value:
                flat |= {f"{name[:-1]} {row[keys[name]]} {k}": str(v) for k, v in row.items() if k != keys[name]}
        else:
            flat[name] = str(value)
    return flat


def write(community: Community) -> str:
    """The community as community.toml text."""
    top = [
        f"name = {_toml(community.name)}", f"zone = {_toml(community.zone)}",
        f"languages = {_toml(community.languages)}", f"departments = {_toml(community.departments)}",
        f"working_hours = {_toml(community.working_hours)}", f"quiet_hours = {_toml(community.quiet_hours)}",
        "", "[phones]", *(f"{k} = {_toml(v)}" for k, v in community.phones.items()),
        "", "[statement]", *(f"{k} = {_toml(v)}" for k, v in community.statement.items()),
        "", "[calendar]", f"off = {_toml(community.days_off)}", f"on = {_toml(community.days_on)}",
        "", "[topics]", *(f"{name} = {getattr(community, name)}" for name in TOPICS),
    ]  # fmt: skip
    for name in ("grids", "buildings", "landmarks", "services", "skills", "rewards"):
        for row in getattr(community, name):
            filled = {k: v for k, v in asdict(row).items() if v not in (None, "", ())}
            top += ["", f"[[{name}]]", *(f"{k} = {_toml(v)}" for k, v in filled.items())]
    return "\n".join(top) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML takes no bare DEL, JSON does
    return str(value).lower() if isinstance(value, bool) else str(value)
