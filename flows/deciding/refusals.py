"""What Linli does not run at all (R67): elections, recalls, appraisals, a flat turned into a shop.  Which article says so stands
in flows/deciding/topic.REFUSED; by which words it is known, in locales/lexicon/refused.tsv."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.deciding.topic import REFUSED


class BadRefusals(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """kind -> the words it is known by, in the order of the file."""

    known: tuple[tuple[str, re.Pattern[str]], ...]

    def find(self, normal: str) -> str:
        """The kind of what is proposed, a key of REFUSED; '' = it may be discussed.  normal: a normalised text."""
        return next((kind for kind, words in self.known if words.search(normal)), "")


def parse(lines: Iterable[str]) -> Refusals:
    """Read `kind TAB regular expression`.  Raises BadRefusals."""
    known = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        kind, _, pattern = line.strip().partition("\t")
        if kind not in REFUSED or not pattern:
            raise BadRefusals(number, f"{kind} is no kind ({', '.join(REFUSED)}), or nothing follows")
        try:
            known.append((kind, re.compile(pattern)))
        except re.error as wrong:
            raise BadRefusals(number, str(wrong)) from None
    return Refusals(tuple(known))
