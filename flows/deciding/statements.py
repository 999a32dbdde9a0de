"""Statements (意见) in a discussion: which one a person sees next, how sure a share is, what divides.

Formulae: Pol.is (polismath conversation.clj), with everybody alike where no groups are computed; Wilson's interval (1927).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

LONGEST = 140  # characters
Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Votes:
    """What people said to one statement."""

    agree: int = 0
    disagree: int = 0
    skip: int = 0

    @property
    def seen(self) -> int:
        """How many it was shown to and who answered."""
        return self.agree + self.disagree + self.skip


def priority(votes: Votes, extremity: float = 0.0) -> float:
    """Weight > 0 with which the statement is drawn next: new ones and agreed ones first, skipped ones later.
    extremity: how far it sets people apart, 0 while no groups are known."""
    skipped, agreed = (votes.skip + 1) / (votes.seen + 2), (votes.agree + 1) / (votes.seen + 2)
    importance = (1 - skipped) * (extremity + 1) * agreed
    return float((importance * (1 + 8 * 2 ** (-votes.seen / 5))) ** 2)


def draw(weights: Sequence[float], dice: float) -> int:
    """The index drawn with these weights.  dice: 0 ≤ x < 1, made elsewhere.  Raises ValueError for nothing to draw."""
    if not weights:
        raise ValueError("nothing to draw from")
    left = dice * sum(weights)
    for index, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return index
    return len(weights) - 1


def interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of part / whole; (0, 1) of nothing."""
    if whole <= 0:
        return (0.0, 1.0)
    share, spread = part / whole, Z * Z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / whole + spread / (4 * whole)) / (1 + spread)
    return (max(middle - half, 0.0), min(middle + half, 1.0))


def most_agreed(votes: Votes) -> float:
    """For the order of what is agreed with most: the lower end of the interval, so that two of two is not ahead of 90 of 100."""
    return interval(votes.agree, votes.agree + votes.disagree)[0] if votes.agree > votes.disagree else 0.0


def division(votes: Votes) -> float:
    """0 to 1: how evenly a statement divides those who took a side, less for the few."""
    sides = votes.agree + votes.disagree
    return 0.0 if not sides else 2 * min(votes.agree, votes.disagree) / sides * sides / (sides + 2)
