"""How proposals are worded: what Linli does not run at all (R67), and openings that say nothing (我建议…).

Which article refuses what stands in flows/deciding/topic.REFUSED; by which words it is known, in locales/lexicon/proposals.tsv."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.deciding.topic import REFUSED

OPENING, PLACE = "opening", "place"


class BadWording(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """known: (kind, what it is known by), in the order of the file."""

    known: tuple[tuple[str, re.Pattern[str]], ...]

    def refused(self, normal: str) -> str:
        """The kind of what is proposed, a key of REFUSED; '' = it may be discussed.  normal: a normalised text."""
        return next((kind for kind, words in self.known if kind in REFUSED and words.search(normal)), "")

    def bare(self, words: str) -> str:
        """The words without their opening: 「我建议装个坡道」 -> 「装个坡道」."""
        return self._without(OPENING, words)

    def placeless(self, words: str) -> str:
        """Without opening and building: two proposals for one building are not alike for that."""
        return self._without(PLACE, self.bare(words))

    def _without(self, kind: str, words: str) -> str:
        for known, pattern in self.known:
            words = pattern.sub("", words) if known == kind else words
        return words


def parse(lines: Iterable[str]) -> Wording:
    """Read `kind TAB regular expression`.  Raises BadWording."""
    known = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        kind, _, pattern = line.strip().partition("\t")
        if kind not in (*REFUSED, OPENING, PLACE) or not pattern:
            raise BadWording(number, f"{kind} is no kind ({', '.join(REFUSED)}, opening, place), or nothing follows")
        try:
            known.append((kind, re.compile(pattern)))
        except re.error as wrong:
            raise BadWording(number, str(wrong)) from None
    return Wording(tuple(known))


NOTHING = Wording(())
