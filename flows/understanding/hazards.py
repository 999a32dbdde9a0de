"""Emergencies (险情) in what residents write: words of some classes close together, unless something says not now.

1. Only the words in locales/lexicon/hazards.tsv decide; this module knows no hazard by name.
2. Torn means ask: a cancel beside a sign of "now" is a question, never silence.
3. A long text is a letter, not a cry: only its beginning is read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import Literal

from flows.understanding.vocabulary import Spot, Vocabulary, vocabulary

Urgent = Literal["yes", "ask", "no"]
SHORT = 150  # characters; a longer text is read only up to BEGINNING
BEGINNING = 60
MOST = 6  # finds of one rule that are weighed
NEAR = 16  # characters before a find that "before" lines look at
BETWEEN = "。?;\n"  # no two words of one find stand on both sides of these
END = "。"  # a word of the lists may end with a mark: 找不到。 is said of a person, 找不到工作 is not
LOOK = 4  # characters before a find in which a word of a forbidden class spoils it too: 孩子的滑板掉河里
LATIN = 3  # a Latin text takes so many times more characters to say the same
_LEVEL = {"yes": 2, "ask": 1, "no": 0}
_NAMES: tuple[Urgent, ...] = ("no", "ask", "yes")


class BadHazards(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """urgent: what to do.  key: which hazard, as in the file; None when there is none.  why: words found, cancels; with
    "no" it tells what was heard and cancelled."""

    urgent: Urgent = "no"
    key: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """classes that must stand at most gap characters from one to the next; ordered: in this order.  without: a word of
    these between them spoils it.  level: 2 yes, 1 ask."""

    key: str
    level: int
    classes: tuple[str, ...]
    gap: int
    ordered: bool
    without: tuple[str, ...]

    def finds(self, spots: Mapping[str, Sequence[Spot]], text: str, stretch: int) -> Iterator[tuple[Spot, ...]]:
        """Words that stand as the rule says, in the order of the text."""
        for some in product(*(spots[name] for name in self.classes)):
            words = some if self.ordered else tuple(sorted(some, key=lambda spot: spot.start))
            gaps = [(one.end, other.start) for one, other in pairwise(words)]
            if any(not 0 <= start - end <= self.gap * stretch for end, start in gaps):
                continue
            if any(mark in text[end:start] for end, start in gaps for mark in BETWEEN):
                continue
            if not any(
                words[0].start - LOOK <= spot.start < words[-1].end
                for name in self.without
                for spot in spots.get(name, ())
            ):
                yield words


@dataclass(frozen=True, slots=True)
class Cancel:
    """where: cancel (anywhere), before (right before the find), each (right before any of its words), after.
    step: down (one step), no (none, but a question beside a sign of "now"), never."""

    where: str
    name: str
    step: str
    pattern: re.Pattern[str]

    @property
    def yields(self) -> bool:
        """Whether a sign of "now" makes a question of it; not when it stands right beside the words found."""
        return self.step != "never" and (self.where == "cancel" or self.name == "if")


@dataclass(frozen=True, slots=True)
class Hazards:
    """The file at work.  rules: gravest first.  index: class → places in rules of those that are looked at when it is
    found."""

    rules: tuple[Rule, ...]
    index: Mapping[str, tuple[int, ...]]
    words: Vocabulary
    cancels: tuple[Cancel, ...]
    now: tuple[re.Pattern[str], ...]

    def alarm(self, normal: str) -> Alarm:
        """The gravest alarm of a normalised text; of equals the one that stands first in the file."""
        text = (normal if len(normal) <= SHORT else normal[:BEGINNING]).lower() + END
        spots = self.words.spots(text)
        worst = Alarm()
        if not spots:
            return worst
        weigh = Weighing(self, text)
        stretch = LATIN if text.isascii() else 1
        for place in sorted(at for name in spots for at in self.index.get(name, ())):
            rule = self.rules[place]
            if worst.urgent == "yes":
                break
            if not all(name in spots for name in rule.classes):
                continue
            for words in islice(rule.finds(spots, text, stretch), MOST):
                alarm = weigh(rule, words)
                if _LEVEL[alarm.urgent] > _LEVEL[worst.urgent] or not worst.why:
                    worst = alarm
        return worst

    def cancelled(self, normal: str) -> bool:
        """Whether anything in the text says: not now, or not here."""
        low = normal.lower()
        return any(cancel.where == "cancel" and cancel.pattern.search(low) for cancel in self.cancels)


class Weighing:
    """What speaks for and against the finds in one text; what does not depend on the find is looked for once."""

    def __init__(self, hazards: Hazards, text: str) -> None:
        self._text, self._hazards = text, hazards
        self._anywhere: list[Cancel] | None = None
        self._now = False

    def __call__(self, rule: Rule, words: tuple[Spot, ...]) -> Alarm:
        """A find after all that speaks against it or for it."""
        if self._anywhere is None:
            self._now = any(pattern.search(self._text) for pattern in self._hazards.now)
            self._anywhere = [c for c in self._hazards.cancels if c.where == "cancel" and c.pattern.search(self._text)]
        beside = [c for c in self._hazards.cancels if c.where != "cancel" and _speaks(c, words, self._text)]
        against = [*self._anywhere, *beside]
        level = rule.level - sum(cancel.step == "down" for cancel in against)
        stops = [cancel for cancel in against if cancel.step != "down"]
        if stops:
            level = 1 if self._now and all(cancel.yields for cancel in stops) else 0
        elif self._now and level > 0:
            level = 2
        why = (" ".join(self._text[spot.start : spot.end] for spot in words), *(cancel.name for cancel in against))
        return Alarm(_NAMES[min(level, 2)], rule.key, why) if level > 0 else Alarm(why=why)


def _speaks(cancel: Cancel, words: tuple[Spot, ...], text: str) -> bool:
    """Whether this, which stands beside a find, speaks against it."""
    if cancel.where == "after":
        return cancel.pattern.search(text[words[-1].end :]) is not None
    starts = [words[0].start] if cancel.where == "before" else [spot.start for spot in words]
    return any(cancel.pattern.search(text[max(0, start - NEAR) : start]) for start in starts)


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
    return Rule(key, _LEVEL[level], classes, gap, ">" in said, without)


def _complete(rules: Iterable[tuple[int, Rule]], known: set[str]) -> None:
    """Every class of a rule has words.  Raises BadHazards with the rule's line."""
    for number, rule in rules:
        if not rule.classes or (unknown := {*rule.classes, *rule.without} - known):
            raise BadHazards(number, f"no words line for {', '.join(sorted(unknown)) if rule.classes else 'a rule'}")
