"""The router: which label a text belongs to, how likely, and because of what.

The score of a label is Σ idf·weight over the different 1–3-character pieces that the lexicon knows, divided by √Σ idf²,
plus the label's bias; softmax(scale · score) is the probability (scale is fitted on held-out folds, see calibrate)."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, sqrt
from typing import Literal

from flows.understanding.lexicon import LONGEST, Lexicon

READ = 600  # characters; what comes later in a letter adds nothing to where it belongs
Route = Callable[[str], "Decision"]  # a normalised text -> where it belongs
Certainty = Literal["sure", "unsure", "hopeless"]


@dataclass(frozen=True, slots=True)
class Decision:
    """ranked: (label, probability) of all labels, best first.  why: the three pieces that spoke most for the first."""

    ranked: tuple[tuple[str, float], ...]
    certainty: Certainty
    why: tuple[tuple[str, float], ...]

    @property
    def label(self) -> str:
        """The best label."""
        return self.ranked[0][0]

    @property
    def probability(self) -> float:
        """Of the best label, 0 to 1."""
        return self.ranked[0][1]


def pieces(text: str) -> set[str]:
    """All different runs of 1 to 3 characters.  text: normalised, as it should be counted (see key)."""
    found = set(text)
    for length in range(2, LONGEST + 1):
        found.update([text[at : at + length] for at in range(len(text) - length + 1)])
    return found


def key(normal: str) -> str:
    """The part of a normalised text that routing reads: lower case, without spaces."""
    return normal[:READ].lower().replace(" ", "")


@dataclass(frozen=True, slots=True)
class Router:
    """A lexicon at work.  Immutable: an edited lexicon is a new router."""

    lexicon: Lexicon

    def scores(self, normal: str) -> tuple[list[float], list[tuple[str, tuple[float, ...]]]]:
        """One score a label, and the lexicon's lines that made them."""
        known = self.lexicon.pieces
        found = pieces(key(normal))
        found &= known.keys()
        rows = [known[piece] for piece in found]
        if not rows:
            return list(self.lexicon.bias), []
        square, *sums = map(sum, zip(*rows, strict=True))
        root = sqrt(square)
        return [total / root + bias for total, bias in zip(sums, self.lexicon.bias, strict=True)], list(
            zip(found, rows, strict=True)
        )

    def route(self, normal: str) -> Decision:
        """Where a normalised text belongs.  A text with no known piece is hopeless."""
        scores, lines = self.scores(normal)
        chances = softmax(scores, self.lexicon.scale)
        order = sorted(range(len(scores)), key=chances.__getitem__, reverse=True)
        ranked = tuple([(self.lexicon.labels[at], chances[at]) for at in order])
        best, top = order[0] + 1, chances[order[0]]
        why = sorted([(row[best], piece) for piece, row in lines], reverse=True)[:3]
        certainty: Certainty = "unsure"
        if not lines or top < self.lexicon.hopeless:
            certainty = "hopeless"
        elif top >= self.lexicon.sure:
            certainty = "sure"
        return Decision(ranked, certainty, tuple((piece, round(weight, 3)) for weight, piece in why))


def softmax(scores: list[float], scale: float) -> list[float]:
    """Scores as probabilities that add up to 1."""
    top = max(scores)
    powers = [exp(scale * (score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
