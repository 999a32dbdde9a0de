"""`learn`, `evaluate`: lexicons on the command line."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.reader import SIZES, folded, learnt
from flows.understanding import corpus, lexicon
from flows.understanding import evaluate as figures
from flows.understanding.normalise import normaliser
from flows.understanding.router import Router
from locales import lexicons

SHIPPED = Path(lexicons.__file__).parent / "lexicon"


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the two commands on the command line."""
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
