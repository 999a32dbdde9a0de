"""From scores to honest probabilities, and the two thresholds, all fitted on rows that the weights did not see."""

from collections.abc import Sequence
from math import exp, log

from flows.understanding.router import softmax

PRECISION = 0.961  # asked of what is routed by itself on held-out rows; the promise is 0.95
HOPE = 0.60  # a guess is worth three buttons while they hold the truth this often


def scale(scores: Sequence[list[float]], truth: Sequence[int]) -> float:
    """The factor that makes softmax(factor · score) most likely (temperature scaling, Guo et al. 2017).
    Golden section over 0.3 … 30; the loss has one valley."""
    low, high, cut = log(0.3), log(30.0), 0.381966
    for _ in range(16):
        left, right = low + cut * (high - low), high - cut * (high - low)
        if _loss(scores, truth, exp(left)) < _loss(scores, truth, exp(right)):
            high = right
        else:
            low = left
    return round(exp((low + high) / 2), 3)


def _loss(scores: Sequence[list[float]], truth: Sequence[int], factor: float) -> float:
    return -sum(log(softmax(row, factor)[label] + 1e-12) for row, label in zip(scores, truth, strict=True))


def sure(chances: Sequence[float], right: Sequence[bool]) -> float:
    """The lowest probability from which on at least PRECISION of the held-out rows were right; 1 if there is none."""
    best, good = 1.0, 0
    pairs = sorted(zip(chances, right, strict=True), reverse=True)
    for count, (chance, ok) in enumerate(pairs, 1):
        good += ok
        if good >= PRECISION * count and count >= 20:
            best = chance
    return round(best, 3)


def hopeless(chances: Sequence[float], within: Sequence[bool]) -> float:
    """The probability below which the three buttons held the truth less than HOPE of the time.
    within: whether the truth was among the three."""
    worst, good = 0.0, 0
    for count, (chance, ok) in enumerate(sorted(zip(chances, within, strict=True)), 1):
        good += ok
        if good < HOPE * count and count >= 10:
            worst = chance
    return round(worst, 3)
