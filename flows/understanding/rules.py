"""The kinds of line in hazards.tsv: rules that find, cancels that speak against a find."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from flows.understanding.vocabulary import Spot

NEAR = 16  # characters before a find that "before" and "each" lines look at
BETWEEN = "。?;\n"  # no two words of one find stand on both sides of these
LOOK = 4  # characters before a find in which a word of a forbidden class spoils it too: 孩子的滑板掉河里


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

    def beside(self, words: tuple[Spot, ...], text: str) -> bool:
        """Whether this, which stands beside a find, speaks against it."""
        if self.where == "after":
            return self.pattern.search(text[words[-1].end :]) is not None
        starts = [words[0].start] if self.where == "before" else [spot.start for spot in words]
        return any(self.pattern.search(text[max(0, start - NEAR) : start]) for start in starts)
