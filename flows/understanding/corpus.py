"""What a lexicon is learnt from: rows of labelled texts, as examples."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.understanding.router import key

BODY = 60  # characters of a letter's body that are read as a second text beside its title


class BadCorpus(ValueError):
    """The corpus cannot be learnt from; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text and its label.  group: texts that are nearly the same share it and stay in one fold.
    measured: False for a body, which teaches but is not what the router will be asked."""

    text: str
    label: str
    group: str
    weight: float = 1.0
    measured: bool = True


def examples(rows: Iterable[Mapping[str, object]], normal: Callable[[str], str]) -> list[Example]:
    """Rows {"title" or "text", "label"} as examples.  A row with both gives two: title, and the body's beginning.
    Optional: "group" (near-duplicates), "weight" (1 = as any other), "line" (its number, for complaints).
    Raises BadCorpus."""
    found: list[Example] = []
    number = 0
    for number, row in enumerate(rows, 1):
        found += _examples(row, normal, int(str(row.get("line") or number)))
    if len({example.label for example in found}) < 2:
        raise BadCorpus(number, "a corpus needs two labels or more")
    return found


def _examples(row: Mapping[str, object], normal: Callable[[str], str], number: int) -> Iterator[Example]:
    """One row's; number: its line."""
    title, body, label = (str(row.get(name) or "").strip() for name in ("title", "text", "label"))
    if not label or not (title or body) or re.search(r"[\t\r\n]", label):
        raise BadCorpus(number, 'a row needs "label" (no tab in it) and "title" or "text"')
    weight, group = _weight(row.get("weight"), number), str(row.get("group") or f"row {number}")
    yield Example(key(normal(title or body)), label, group, weight)
    if title and len(body) > 20:
        yield Example(key(normal(body[: 2 * BODY]))[:BODY], label, group, weight, measured=False)


def _weight(said: object, number: int) -> float:
    """1 where nothing is said."""
    try:
        weight = float(str(said or 1))
    except ValueError:
        weight = 0.0
    if not 0 < weight <= 100:
        raise BadCorpus(number, "weight must be a number above 0 and at most 100")
    return weight
