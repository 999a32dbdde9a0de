"""Learning a lexicon from labelled texts, in plain Python, the same bytes from the same corpus.

1. Every text becomes its set of 1–3-character pieces, each worth its idf, length 1.
2. A short first training ranks the pieces (how often × how heavy); the best SIZE stay.
3. Folds: scores of rows that the weights did not see give scale and thresholds (calibrate).
4. The weights of all rows are the lexicon."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from flows.understanding import calibrate, svm
from flows.understanding.corpus import Example
from flows.understanding.lexicon import Lexicon
from flows.understanding.router import pieces, softmax

SIZE = 8000  # lines of a lexicon
COST = 0.4  # C of the support vector machines, found by cross-validation over groups
PASSES = 8
FOLDS = 3
BLEND = 0.1  # of naive Bayes beside the machines
SMOOTH = 0.1  # pseudo-count of a piece in a label, for naive Bayes


def learn(corpus: Sequence[Example], size: int = SIZE, cost: float = COST) -> Lexicon:
    """The lexicon of a corpus.  Scale and thresholds come from folds over groups."""
    labels = tuple(sorted({example.label for example in corpus}))
    bags = [sorted(pieces(example.text)) for example in corpus]
    truth = [labels.index(example.label) for example in corpus]
    costs = [cost * example.weight for example in corpus]
    scores, seen = _held_out(corpus, bags, truth, costs, _frequent(_idf(bags), size + size // 4), len(labels))
    idf = _select(bags, truth, costs, len(labels), size)
    weights = _weights(bags, truth, costs, idf, len(labels), PASSES)
    pieces_ = {
        piece: (round(idf[piece], 3) ** 2, *[round(idf[piece], 3) * round(vector[at], 3) for vector in weights])
        for at, piece in enumerate(idf)
    }
    return _calibrated(labels, tuple(round(vector[-1], 3) for vector in weights), pieces_, scores, seen)


def _calibrated(
    labels: tuple[str, ...],
    bias: tuple[float, ...],
    rows: dict[str, tuple[float, ...]],
    scores: list[list[float]],
    truth: list[int],
) -> Lexicon:
    """Put together what was learnt from all rows and what the folds say about its honesty."""
    factor = calibrate.scale(scores, truth)
    chances = [softmax(row, factor) for row in scores]
    tops = [max(row) for row in chances]
    right = [row[label] == top for row, label, top in zip(chances, truth, tops, strict=True)]
    within = [sorted(row)[-min(3, len(row))] <= row[label] for row, label in zip(chances, truth, strict=True)]
    return Lexicon(labels, bias, rows, factor, calibrate.sure(tops, right), calibrate.hopeless(tops, within))


def _idf(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Pieces that stand in two texts or more – in so few texts that none does: all – with their inverse document frequency."""
    counts = Counter(piece for bag in bags for piece in bag)
    least = min(2, max(counts.values(), default=0))
    return {piece: log((1 + len(bags)) / (1 + count)) + 1 for piece, count in sorted(counts.items()) if count >= least}


def _frequent(idf: Mapping[str, float], size: int) -> dict[str, float]:
    """The pieces that stand in most texts.  Chosen without looking at labels, so folds stay honest."""
    return {piece: idf[piece] for piece in sorted(sorted(idf, key=lambda piece: (idf[piece], piece))[:size])}


def _rows(bags: Sequence[Sequence[str]], idf: Mapping[str, float]) -> list[svm.Row]:
    """Bags as sparse rows of length 1 over the pieces of idf, in its order."""
    column = {piece: at for at, piece in enumerate(idf)}
    rows: list[svm.Row] = []
    for bag in bags:
        known = [piece for piece in bag if piece in column]
        root = sqrt(sum(idf[piece] ** 2 for piece in known)) or 1.0
        rows.append(([column[piece] for piece in known], [idf[piece] / root for piece in known]))
    return rows


def _weights(
    bags: Sequence[Sequence[str]],
    truth: Sequence[int],
    costs: Sequence[float],
    idf: Mapping[str, float],
    labels: int,
    passes: int,
) -> list[list[float]]:
    """One vector a label: weights in the order of idf, then the bias."""
    rows = _rows(bags, idf)
    vectors = [svm.train(rows, [t == label for t in truth], costs, len(idf), passes) for label in range(labels)]
    return _blend(vectors, rows, truth)


def _blend(vectors: list[list[float]], rows: Sequence[svm.Row], truth: Sequence[int]) -> list[list[float]]:
    """Add BLEND × naive Bayes' log share of each piece in a label, less its mean over the labels.  The machines are
    best at the first place, naive Bayes helps with the second and third, which become buttons."""
    mass = [[SMOOTH] * (len(vector) - 1) for vector in vectors]
    for (row, values), label in zip(rows, truth, strict=True):
        mine = mass[label]
        for column, value in zip(row, values, strict=True):
            mine[column] += value
    totals = [log(sum(some)) for some in mass]
    for column in range(len(mass[0])):
        shares = [log(some[column]) - total for some, total in zip(mass, totals, strict=True)]
        middle = sum(shares) / len(shares)
        for vector, share in zip(vectors, shares, strict=True):
            vector[column] += BLEND * (share - middle)
    return vectors


def _select(
    bags: Sequence[Sequence[str]], truth: Sequence[int], costs: Sequence[float], labels: int, size: int
) -> dict[str, float]:
    """The pieces that matter most: Σ value² over the texts times the heaviest weight², after a short training."""
    idf = _idf(bags)
    if len(idf) <= size:
        return idf
    idf = _frequent(idf, 3 * size)
    weights = _weights(bags, truth, costs, idf, labels, 3)
    mass = [0.0] * len(idf)
    for row, values in _rows(bags, idf):
        for column, value in zip(row, values, strict=True):
            mass[column] += value * value
    worth = [m * max(abs(vector[at]) for vector in weights) ** 2 for at, m in enumerate(mass)]
    kept = sorted(range(len(idf)), key=lambda at: (-worth[at], at))[:size]
    names = list(idf)
    return {names[at]: idf[names[at]] for at in sorted(kept)}


def _held_out(
    corpus: Sequence[Example],
    bags: Sequence[Sequence[str]],
    truth: Sequence[int],
    costs: Sequence[float],
    idf: Mapping[str, float],
    labels: int,
) -> tuple[list[list[float]], list[int]]:
    """Scores of the measured examples by weights that never saw their group, and their true labels."""
    order = {group: at for at, group in enumerate(dict.fromkeys(example.group for example in corpus))}
    fold = [order[example.group] % FOLDS for example in corpus]
    scores, seen = [], []
    for part in range(FOLDS):
        inside = [at for at in range(len(corpus)) if fold[at] != part]
        asked = [at for at in range(len(corpus)) if fold[at] == part and corpus[at].measured]
        weights = _weights([bags[at] for at in inside], [truth[at] for at in inside], [costs[at] for at in inside],
                           idf, labels, PASSES - 2)  # fmt: skip
        for row, values in _rows([bags[at] for at in asked], idf):
            pairs = list(zip(row, values, strict=True))
            scores.append([sum(vector[column] * value for column, value in pairs) + vector[-1] for vector in weights])
        seen += [truth[at] for at in asked]
    return scores, seen
