"""`route`, `learn`, `evaluate`: understanding on the command line."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot.reader import SIZES, folded, learnt, reader
from flows.community import Community
from flows.understanding import corpus, hazard_list, lexicon
from flows.understanding import evaluate as figures
from flows.understanding.normalise import normaliser
from flows.understanding.reading import Reading
from flows.understanding.router import Router
from locales import lexicons

SHIPPED = Path(lexicons.__file__).parent / "lexicon"


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the three commands on the command line."""
    route = subparsers.add_parser("route", help="say how a text is understood, and why")
    route.add_argument("text", nargs="*", help="the text; without it one text a line is read from standard input")
    route.add_argument("--json", action="store_true", help="one JSON object a line, in order")
    route.add_argument("--community", type=Path, help="community.toml, for buildings and landmarks")
    route.add_argument("--folder", type=Path, help="folder with an edited lexicon.tsv, intents.tsv, hazards.tsv")
    route.add_argument("--now", type=datetime.fromisoformat, help="moment that dates are reckoned from (ISO 8601)")
    route.set_defaults(run=_route)
    learn = subparsers.add_parser("learn", help="learn a lexicon from labelled texts")
    learn.add_argument("corpus", type=Path, nargs="?", help='JSON lines {"text" or "title", "label"}')
    learn.add_argument("-o", "--output", type=Path, help="the lexicon to write")
    learn.add_argument("--shipped", action="store_true", help="learn the house's own lexicons from its examples")
    learn.set_defaults(run=_learn)
    evaluate = subparsers.add_parser("evaluate", help="measure a lexicon on labelled texts")
    evaluate.add_argument("lexicon", type=Path)
    evaluate.add_argument("corpus", type=Path)
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(run=_evaluate)


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


def _rows(path: Path) -> Iterator[dict[str, object]]:
    """Rows of a corpus.  Raises BadCorpus with the line number."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError) as wrong:
                raise corpus.BadCorpus(number, str(wrong)) from None
            if not isinstance(row, dict):
                raise corpus.BadCorpus(number, "not a JSON object")
            yield {**row, "line": number}


def _label(row: dict[str, object]) -> str:
    """Of a row to judge."""
    if not row.get("label"):
        raise corpus.BadCorpus(row["line"], 'a row needs "label"')
    return str(row["label"])


def _learn(args: argparse.Namespace) -> int:
    if args.shipped:
        for name in SIZES:
            _write(folded(name, ()), SHIPPED / f"{name}.tsv")
        return 0
    if args.corpus is None or args.output is None:
        print("learn CORPUS.jsonl -o LEXICON.tsv, or learn --shipped", file=sys.stderr)
        return 2
    try:
        _write(learnt(_rows(args.corpus)), args.output)
    except corpus.BadCorpus as bad:
        print(f"{args.corpus}:{bad.args[0]}: {bad.args[1]}", file=sys.stderr)
        return 2
    return 0


def _write(made: lexicon.Lexicon, path: Path) -> None:
    """Write beside and move over, so that nobody reads half a file."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(lexicon.write(made), "utf-8", newline="\n")
    beside.replace(path)


def _evaluate(args: argparse.Namespace) -> int:
    try:
        router = Router(lexicon.parse(args.lexicon.read_text("utf-8-sig").split("\n")))
        rows = list(_rows(args.corpus))
        texts = [str(row.get("title") or row.get("text") or "") for row in rows]
        truth = [_label(row) for row in rows]
    except lexicon.BadLexicon as bad:
        print(f"{args.lexicon}:{bad.args[0]}: {bad.args[1]}", file=sys.stderr)
        return 2
    except corpus.BadCorpus as bad:
        print(f"{args.corpus}:{bad.args[0]}: {bad.args[1]}", file=sys.stderr)
        return 2
    if not rows:
        print("an empty corpus", file=sys.stderr)
        return 2
    normal = normaliser(lexicons.lines("tw2sp.tsv"))
    begin = time.perf_counter()
    decisions = [router.route(normal(text)) for text in texts]
    taken = (time.perf_counter() - begin) / len(texts) * 1e6
    found = figures.evaluate(decisions, truth)
    names = ("accuracy", "macro_f1", "top3", "ece", "auto_precision", "auto_coverage", "rest_top3")
    report: dict[str, object] = {name: round(getattr(found, name), 4) for name in names}
    report |= {"us_per_message": round(taken, 1), "count": found.count}
    print(json.dumps(report) if args.json else "\n".join(f"{name:<16}{value}" for name, value in report.items()))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bot.commands.understanding")
    add(parser.add_subparsers(required=True))
    parsed = parser.parse_args()
    sys.exit(parsed.run(parsed))
