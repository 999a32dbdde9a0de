"""The house's reader out of its lists, and its lexicons out of the house's examples and people's corrections."""

from collections.abc import Iterable
from pathlib import Path

from flows.community import Community
from flows.understanding import corpus, english, grow, hazard_list, lexicon
from flows.understanding import learn as learning
from flows.understanding.gazetteer import gazetteer
from flows.understanding.normalise import normaliser
from flows.understanding.reading import ORDINARY, Reader
from locales import lexicons

SIZES = {"lexicon": 3000, "intents": 5000, "alarms": 6000}  # lines
CORRECTION = 8.0  # examples that a correction counts as much as


def reader(community: Community, folder: Path | None = None) -> Reader:
    """The house's reader; files in `folder` take the place of the shipped ones.  Raises BadLexicon, BadHazards."""
    return Reader(
        lexicon=lexicon.parse(lexicons.lines("lexicon.tsv", folder)),
        hazards=hazard_list.parse(lexicons.lines("hazards.tsv", folder)),
        gazetteer=gazetteer(community),
        intents=lexicon.parse(lexicons.lines("intents.tsv", folder)),
        normaliser=normaliser(lexicons.lines("tw2sp.tsv", folder)),
        alarms=lexicon.parse(lexicons.lines("alarms.tsv", folder)),
        glossary=english.parse(lexicons.lines("english.tsv", folder)),
    )


def shipped_rows(name: str) -> list[dict[str, object]]:
    """Rows that the house's lexicon `name` (a key of SIZES) is learnt from; corrections are added to these."""
    services = list(grow.rows(lexicons.lines("examples-categories.tsv")))
    if name == "lexicon":
        return services
    if name == "alarms":
        return _alarm_rows(services)
    reports = [{**row, "label": "report"} for row in services[::2]]
    return [*grow.rows(lexicons.lines("examples-intents.tsv")), *reports]


def _alarm_rows(services: list[dict[str, object]]) -> list[dict[str, object]]:
    """Emergencies and look-alikes as they stand; all other examples that hazards.tsv is silent about are ordinary."""
    said = [line.split("\t") for line in lexicons.lines("examples-hazards.tsv") if "\t" in line]
    rules, normal = hazard_list.parse(lexicons.lines("hazards.tsv")), normaliser(lexicons.lines("tw2sp.tsv"))
    others = [*services, *grow.rows(lexicons.lines("examples-intents.tsv"))]
    silent = [row for row in others if rules.alarm(normal(str(row["text"]))).urgent == "no"]
    return [
        *({"text": text, "label": ORDINARY if key == ORDINARY else "emergency", "weight": 5.0} for key, text in said),
        *({**row, "label": ORDINARY, "weight": 2.5} for row in silent),
    ]


def learnt(rows: Iterable[dict[str, object]], size: int = learning.SIZE) -> lexicon.Lexicon:
    """A lexicon from rows {"text" or "title", "label"}.  Seconds of work: call it in a thread."""
    return learning.learn(corpus.examples(rows, normaliser(lexicons.lines("tw2sp.tsv"))), size)


def folded(name: str, corrections: Iterable[dict[str, object]]) -> lexicon.Lexicon:
    """The house's lexicon `name` with residents' and workers' corrections folded in: {"text", "label"}, newest last.
    A correction counts as much as CORRECTION examples, since someone looked at it."""
    rows = [{"weight": CORRECTION, **row} for row in corrections]
    return learnt([*shipped_rows(name), *rows * 2], SIZES[name])
