"""`route`: how a text is understood, and why."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot.reader import reader
from flows.community import Community
from flows.understanding import hazard_list, lexicon
from flows.understanding.reading import Reading


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the command on the command line."""
    route = subparsers.add_parser("route", help="say how a text is understood, and why")
    route.add_argument("text", nargs="*", help="the text; without it one text a line is read from standard input")
    route.add_argument("--json", action="store_true", help="one JSON object a line, in order")
    route.add_argument("--community", type=Path, help="community.toml, for buildings and landmarks")
    route.add_argument("--folder", type=Path, help="folder with an edited lexicon.tsv, intents.tsv, hazards.tsv")
    route.add_argument("--now", type=datetime.fromisoformat, help="moment that dates are reckoned from (ISO 8601)")
    route.set_defaults(run=_route)


def _community(path: Path | None) -> Community:
    """The community whose places are looked for: the given file, the settings', or an empty one."""
    from bot.community import read

    path = path or Path(os.environ.get("LINLI_COMMUNITY", "community.toml"))
    return read(path) if path.is_file() else Community("")


def _route(args: argparse.Namespace) -> int:
    community = _community(args.community)
    zone = ZoneInfo(community.zone)
    now = args.now or datetime.now(zone)
    now = now.replace(tzinfo=zone) if now.tzinfo is None else now
    try:
        house = reader(community, args.folder)
    except (lexicon.BadLexicon, hazard_list.BadHazards) as bad:
        print(f"line {bad.args[0]}: {bad.args[1]}", file=sys.stderr)
        return 2
    texts: Iterator[str] = (
        iter([" ".join(args.text)]) if args.text else (line.rstrip("\r\n") for line in _utf8(sys.stdin))
    )
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    for text in texts:
        reading = house.read(text, now)
        print(json.dumps(as_json(reading), ensure_ascii=False) if args.json else "\n".join(_lines(reading)))
    return 0


def _utf8(stream: TextIO) -> TextIO:
    """The stream, with bytes that are no UTF-8 kept from raising."""
    stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[attr-defined]
    return stream


def as_json(reading: Reading) -> dict[str, object]:
    """The fixed form of `route --json`."""
    place = reading.place
    return {
        "text": reading.text,
        "intents": list(reading.intents),
        "category": [[key, round(chance, 4)] for key, chance in reading.category],
        "urgent": reading.urgent,
        "hazard": reading.hazard,
        "masked": reading.masked,
        "place": place
        and {
            name: getattr(place, name)
            for name in ("text", "building", "unit", "room", "grid", "lat", "long", "certainty")
        },
        "dates": [
            {
                "start": when.start.isoformat(timespec="minutes"),
                "end": when.end.isoformat(timespec="minutes"),
                "certainty": round(when.certainty, 2),
                "text": when.text,
            }
            for when in reading.dates
        ],
        "why": list(reading.why),
    }


def _lines(reading: Reading) -> Iterator[str]:
    """The same for a person."""
    yield f"text      {reading.text}"
    yield f"intents   {', '.join(reading.intents)}"
    yield f"category  {'  '.join(f'{key} {chance:.2f}' for key, chance in reading.category)}  ({reading.certainty})"
    yield f"urgent    {reading.urgent} {reading.hazard or ''}".rstrip()
    yield f"masked    {reading.masked}"
    if reading.place:
        place = reading.place
        yield f"place     {place.text} → {place.building} {place.unit or ''} {place.grid or ''} ({place.certainty})"
    for when in reading.dates:
        yield f"date      {when.text} → {when.start:%Y-%m-%d %H:%M} – {when.end:%Y-%m-%d %H:%M} ({when.certainty:.2f})"
    yield from (f"why       {reason}" for reason in reading.why)
