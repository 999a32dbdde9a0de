"""The measurements on real letters: python -m tests.understanding.letters [titles|both].  Needs ../shared/data/routing.

Five folds over `group`, so that near-duplicates stay together; a title is judged by a lexicon that never saw its group.
"titles" learns from titles alone, "both" also from the beginnings of bodies.  Prints figures only, never a letter."""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from flows.understanding import corpus, evaluate, learn, lexicon
from flows.understanding.masking import spans
from flows.understanding.router import Router
from tests.understanding.house import LETTERS, house

FOLDS = 5
NAMES = ("accuracy", "macro_f1", "top3", "ece", "auto_precision", "auto_coverage", "rest_top3")


def letters() -> list[dict[str, Any]]:
    """All letters of the file."""
    with LETTERS.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def folds(rows: list[dict[str, Any]], bodies: bool) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """(rows to learn from, rows to judge), five times."""
    names = ("title", "text", "label", "group") if bodies else ("title", "label", "group")
    fold = [crc32(row["group"].encode()) % FOLDS for row in rows]
    for part in range(FOLDS):
        seen = [{name: row[name] for name in names} for row, at in zip(rows, fold, strict=True) if at != part]
        yield seen, [row for row, at in zip(rows, fold, strict=True) if at == part]


def measure(bodies: bool) -> evaluate.Figures:
    """Figures over all five folds together."""
    normal, decisions, truth = house().normaliser, [], []
    for seen, asked in folds(letters(), bodies):
        begin = time.perf_counter()
        learnt = lexicon.parse(lexicon.write(learn.learn(corpus.examples(seen, normal))).split("\n"))
        print(f"learnt in {time.perf_counter() - begin:.1f} s", file=sys.stderr)
        decisions += [Router(learnt).route(normal(row["title"])) for row in asked]
        truth += [row["label"] for row in asked]
    return evaluate.evaluate(decisions, truth)


def alarms() -> dict[str, int]:
    """How many letters raise an alarm or a question, by title and with body, and how many titles are masked."""
    counts = dict.fromkeys(("title yes", "title ask", "body yes", "body ask", "masked titles"), 0)
    for row in letters():
        for name, text in (("title", row["title"]), ("body", row["title"] + "。" + row["text"])):
            urgent = house().hazards.alarm(house().normaliser(text)).urgent
            if urgent != "no":
                counts[f"{name} {urgent}"] += 1
        counts["masked titles"] += bool(spans(row["title"]))
    return counts


def main(words: list[str]) -> None:
    """Print everything as Markdown."""
    if not LETTERS.exists():
        print(f"{LETTERS} is not here: nothing measured")
        return
    print(alarms())
    figures = measure("both" in words)
    print({name: round(getattr(figures, name), 4) for name in NAMES}, figures.count)
    labels = sorted({truth for truth, _ in figures.confusion})
    print(f"\n| truth \\ guess | {' | '.join(labels)} |\n|---|{'---|' * len(labels)}")
    for truth in labels:
        print(f"| {truth} | {' | '.join(str(figures.confusion.get((truth, guess), 0)) for guess in labels)} |")
    print("\n| mean probability | share right | titles |\n|---|---|---|")
    for chance, share, count in figures.reliability:
        print(f"| {chance:.3f} | {share:.3f} | {count} |")


if __name__ == "__main__":
    main(sys.argv[1:])
