"""A linear classifier in plain Python: one squared-hinge support vector machine a label, solved in the dual by
coordinate descent (Hsieh et al. 2008, algorithm 1; rows far on the right side rest).  Deterministic: own shuffle."""

from collections.abc import Sequence
from operator import mul

Row = tuple[Sequence[int], Sequence[float]]  # columns, values; the values' squares add up to 1


def shuffled(count: int, seed: int) -> list[int]:
    """0 … count-1 in an order that depends on seed alone (linear congruence of Numerical Recipes, Fisher-Yates)."""
    order, state = list(range(count)), seed
    for at in range(count - 1, 0, -1):
        state = (state * 1664525 + 1013904223) % 2**32
        other = state * (at + 1) >> 32
        order[at], order[other] = order[other], order[at]
    return order


def train(rows: Sequence[Row], mine: Sequence[bool], costs: Sequence[float], columns: int, passes: int) -> list[float]:
    """Weights (columns of them, then the bias) that part the rows marked mine from the others.
    costs: C of each row; larger fits it more closely."""
    weights = [0.0] * columns
    bias = 0.0
    alphas = [0.0] * len(rows)
    active = shuffled(len(rows), 7)
    for turn in range(passes):
        kept = []
        for at in active:
            row, values = rows[at]
            sign = 1.0 if mine[at] else -1.0
            soft = 0.5 / costs[at]
            alpha = alphas[at]
            margin = sign * (sum(map(mul, values, map(weights.__getitem__, row))) + bias)
            slope = margin - 1.0 + soft * alpha
            if alpha == 0.0 and slope > 0.2 and turn:  # far on the right side: rests until the last pass
                continue
            kept.append(at)
            new = max(alpha - slope / (2.0 + soft), 0.0)
            if new != alpha:
                alphas[at] = new
                step = (new - alpha) * sign
                bias += step
                for column, value in zip(row, values, strict=True):
                    weights[column] += step * value
        active = list(range(len(rows))) if turn == passes - 3 else kept
        active = [active[at] for at in shuffled(len(active), turn + 11)]
    return [*weights, bias]
