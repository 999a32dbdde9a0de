"""How good a router is on labelled texts: figures from decisions and truths alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.understanding.router import Decision

BINS = 15  # equal widths, as in Guo et al. 2017


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0 to 1.  auto: what is routed without asking; rest_top3: truth among three buttons in the rest.
    confusion: (truth, guess) → count; reliability: (mean probability, share right, count) a bin."""

    count: int
    accuracy: float
    macro_f1: float
    top3: float
    ece: float
    auto_precision: float
    auto_coverage: float
    rest_top3: float
    confusion: dict[tuple[str, str], int]
    reliability: tuple[tuple[float, float, int], ...]


def evaluate(decisions: Sequence[Decision], truth: Sequence[str]) -> Figures:
    """All figures.  Both sequences in the same order, at least one row."""
    pairs = list(zip(decisions, truth, strict=True))
    right = [decision.label == label for decision, label in pairs]
    within = [label in [name for name, _ in decision.ranked[:3]] for decision, label in pairs]
    auto = [decision.certainty == "sure" for decision, _ in pairs]
    bins = reliability([decision.probability for decision in decisions], right)
    confusion: dict[tuple[str, str], int] = {}
    for decision, label in pairs:
        confusion[label, decision.label] = confusion.get((label, decision.label), 0) + 1
    return Figures(
        count=len(pairs),
        accuracy=_mean(right),
        macro_f1=macro_f1(confusion),
        top3=_mean(within),
        ece=sum(count * abs(chance - share) for chance, share, count in bins) / len(pairs),
        auto_precision=_mean([ok for ok, by_itself in zip(right, auto, strict=True) if by_itself]),
        auto_coverage=_mean(auto),
        rest_top3=_mean([ok for ok, by_itself in zip(within, auto, strict=True) if not by_itself]),
        confusion=confusion,
        reliability=bins,
    )


def _mean(marks: Sequence[bool]) -> float:
    """Share of True; 1 of nothing, since nothing went wrong."""
    return sum(marks) / len(marks) if marks else 1.0


def reliability(chances: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float, int], ...]:
    """(mean probability, share right, count) of every bin that is not empty."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, ok in zip(chances, right, strict=True):
        bins[min(int(chance * BINS), BINS - 1)].append((chance, ok))
    return tuple(
        (sum(c for c, _ in some) / len(some), _mean([ok for _, ok in some]), len(some)) for some in bins if some
    )


def macro_f1(confusion: dict[tuple[str, str], int]) -> float:
    """Mean F1 over the labels that occur as truth."""
    labels = {truth for truth, _ in confusion}
    scores = []
    for label in labels:
        hit = confusion.get((label, label), 0)
        said = sum(count for (_, guess), count in confusion.items() if guess == label)
        are = sum(count for (truth, _), count in confusion.items() if truth == label)
        scores.append(2 * hit / (said + are))
    return sum(sorted(scores)) / len(scores)
