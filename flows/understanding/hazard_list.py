"""Reading hazards.tsv."""

import re
from collections import Counter
from collections.abc import Iterable

from flows.understanding.hazards import LEVELS, Hazards
from flows.understanding.rules import Cancel, Rule
from flows.understanding.vocabulary import vocabulary


class BadHazards(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


def parse(lines: Iterable[str]) -> Hazards:
    """Read the file; all or nothing.  Raises BadHazards with the number of the first bad line."""
    rules: list[tuple[int, Rule]] = []
    pairs: list[tuple[str, str]] = []
    cancels, now = [], []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if line.startswith("#") or not line.strip():
            continue
        try:
            match cells:
                case ["words", name, words]:
                    pairs += [(name, word) for word in words.split()]
                case ["rule", key, ("yes" | "ask") as level, classes, *gap] if len(gap) <= 1:
                    rules.append((number, _rule(key, level, classes, int("".join(gap) or 0))))
                case [
                    "cancel" | "before" | "each" | "after" as where,
                    name,
                    ("no" | "down" | "never") as step,
                    pattern,
                ]:
                    cancels.append(Cancel(where, name, step, re.compile(pattern)))
                case ["now", _, _, pattern]:
                    now.append(re.compile(pattern))
                case _:
                    raise BadHazards(number, f"no such kind of line or number of columns: {cells[0]}, {len(cells)}")
        except (re.error, ValueError) as wrong:
            raise wrong if isinstance(wrong, BadHazards) else BadHazards(number, str(wrong)) from None
    if not rules:
        raise BadHazards(0, "no rule in the file")
    _complete(rules, {name for name, _ in pairs})
    graver = sorted((rule for _, rule in rules), key=lambda rule: -rule.level)
    return Hazards(tuple(graver), _index(graver, pairs), vocabulary(pairs), tuple(cancels), tuple(now))


def _index(rules: Iterable[Rule], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Every rule under the one of its classes that has the fewest words, which is seldom found."""
    size = Counter(name for name, _ in pairs)
    index: dict[str, tuple[int, ...]] = {}
    for place, rule in enumerate(rules):
        rarest = min(rule.classes, key=lambda name: size[name])
        index[rarest] = (*index.get(rarest, ()), place)
    return index


def _rule(key: str, level: str, said: str, gap: int) -> Rule:
    """`A B !C`: A and B in any order, no C between; `A > B`: in this order."""
    names = [name for name in said.split() if name != ">"]
    classes = tuple(name for name in names if not name.startswith("!"))
    without = tuple(name[1:] for name in names if name.startswith("!"))
    return Rule(key, LEVELS[level], classes, gap, ">" in said, without)


def _complete(rules: Iterable[tuple[int, Rule]], known: set[str]) -> None:
    """Every class of a rule has words.  Raises BadHazards with the rule's line."""
    for number, rule in rules:
        if not rule.classes or (unknown := {*rule.classes, *rule.without} - known):
            raise BadHazards(number, f"no words line for {', '.join(sorted(unknown)) if rule.classes else 'a rule'}")
