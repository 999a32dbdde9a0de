"""Word lists by class, and where their words stand in a text: one pass over its characters, no regular expression.

A word of class "-" swallows the shorter words inside it: 煤气费 is no 煤气.  Latin words count only as whole words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

INERT = "-"


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of the vocabulary at characters start to end (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """classes: word → the classes it is in, INERT first.  lengths: first character → lengths of the words that begin with it."""

    classes: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def spots(self, text: str) -> dict[str, list[Spot]]:
        """class → where its words stand, in order.  text: normalised, lower case."""
        found: dict[str, list[Spot]] = {}
        swallowed = 0  # up to here a longer word of no meaning reaches
        for at, char in enumerate(text):
            for length in self.lengths.get(char, ()):
                word = text[at : at + length]
                classes = self.classes.get(word)
                if classes is None or at + length <= swallowed or (word.isascii() and not _alone(text, at, length)):
                    continue
                if classes[0] == INERT:
                    swallowed = max(swallowed, at + length)
                for name in classes:
                    found.setdefault(name, []).append(Spot(at, at + length))
        return found


def _alone(text: str, at: int, length: int) -> bool:
    """Whether no Latin letter touches the word."""
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def vocabulary(pairs: Iterable[tuple[str, str]]) -> Vocabulary:
    """From (class, word); _ in a word stands for a space."""
    classes: dict[str, list[str]] = {}
    for name, word in pairs:
        known = classes.setdefault(word.replace("_", " ") if word.isascii() else word, [])
        if name == INERT:
            known.insert(0, name)
        else:
            known.append(name)
    lengths: dict[str, set[int]] = {}
    for word in classes:
        lengths.setdefault(word[0], set()).add(len(word))
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    return Vocabulary(
        {word: shared.setdefault(key, key) for word, some in classes.items() for key in [tuple(dict.fromkeys(some))]},
        {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()},
    )
