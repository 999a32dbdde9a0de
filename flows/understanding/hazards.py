"""Emergencies (险情) in what residents write: words of some classes close together, unless something says not now.

1. Only the words in locales/lexicon/hazards.tsv decide; this module knows no hazard by name.
2. Torn means ask: a cancel beside a sign of "now" is a question, never silence.
3. A long text is a letter, not a cry: only its beginning is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from flows.understanding.rules import Cancel, Rule
from flows.understanding.vocabulary import Spot, Vocabulary

Urgent = Literal["yes", "ask", "no"]
SHORT = 150  # characters; a longer text is read only up to BEGINNING
BEGINNING = 60
MOST = 6  # finds of one rule that are weighed
END = "。"  # a word of the lists may end with a mark: 找不到。 is said of a person, 找不到工作 is not
LATIN = 3  # a Latin text takes so many times more characters to say the same
LEVELS: dict[str, int] = {"no": 0, "ask": 1, "yes": 2}
_NAMES: tuple[Urgent, ...] = ("no", "ask", "yes")


@dataclass(frozen=True, slots=True)
class Alarm:
    """urgent: what to do.  key: which hazard, as in the file; None when there is none.  why: words found, cancels; with
    "no" it tells what was heard and cancelled."""

    urgent: Urgent = "no"
    key: str | None = None
    why: tuple[str, ...] = ()


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
                if LEVELS[alarm.urgent] > LEVELS[worst.urgent] or not worst.why:
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
        beside = [c for c in self._hazards.cancels if c.where != "cancel" and c.beside(words, self._text)]
        against = [*self._anywhere, *beside]
        level = rule.level - sum(cancel.step == "down" for cancel in against)
        stops = [cancel for cancel in against if cancel.step != "down"]
        if stops:
            level = 1 if self._now and all(cancel.yields for cancel in stops) else 0
        elif self._now and level > 0:
            level = 2
        why = (" ".join(self._text[spot.start : spot.end] for spot in words), *(cancel.name for cancel in against))
        return Alarm(_NAMES[min(level, 2)], rule.key, why) if level > 0 else Alarm(why=why)
