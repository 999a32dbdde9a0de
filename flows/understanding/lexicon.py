"""The lexicon: a text table of 1–3 characters with one weight a label, which an admin can read and edit.

    #linli-lexicon  1
    #labels         lighting  elevator  …
    #bias           -0.8      -0.7      …      one a label
    #scale          4.1                        score → log-odds (temperature's inverse)
    #sure           0.83                       from this probability on we route by ourselves
    #hopeless       0.12                       below it no guess is worth a button
    电梯            5.21  -0.11  2.4   …       piece, idf (> 0), one weight a label

Columns are parted by tabs; other lines that begin with # are remarks."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, isfinite

LONGEST = 3  # characters in a piece
LARGE = 1e6  # no number of a lexicon is as large
HEAD = "#linli-lexicon"


class BadLexicon(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """pieces: piece → (idf², weights times idf, one a label), ready to be added up."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    pieces: dict[str, tuple[float, ...]]  # idf² first, then a weight a label
    scale: float = 1.0
    sure: float = 1.0
    hopeless: float = 0.0


def parse(lines: Iterable[str]) -> Lexicon:
    """Read a lexicon; all or nothing.  Raises BadLexicon with the number of the first bad line."""
    head: dict[str, list[str]] = {}
    pieces: dict[str, tuple[float, ...]] = {}
    number = width = 0
    for number, line in enumerate(lines, 1):
        if line[:1] == "#":
            cells = line.rstrip("\r\n").split("\t")
            head.setdefault(cells[0], cells[1:])
            width = len(head.get("#labels", ())) + 1
            continue
        piece, *cells = line.split("\t")
        try:
            idf, *weights = map(float, cells)
        except ValueError:
            if not line.strip():
                continue
            raise _complaint(piece, cells, number, width) from None
        if (
            len(cells) != width
            or not 1 <= len(piece) <= LONGEST
            or not (0 < idf < LARGE and hypot(*weights) < LARGE)
            or piece in pieces
        ):
            raise _complaint(piece, cells, number, width, twice=piece in pieces)
        pieces[piece] = (idf * idf, *map(idf.__mul__, weights))
    return _lexicon(head, pieces, number)


def _complaint(piece: str, cells: list[str], number: int, width: int, twice: bool = False) -> BadLexicon:
    """Why a line cannot be read."""
    if width < 2:
        return BadLexicon(number, "no #labels line above")
    if len(cells) != width:
        return BadLexicon(number, f"{len(cells) + 1} columns instead of {width + 1}")
    if not 1 <= len(piece) <= LONGEST:
        return BadLexicon(number, f"a piece has 1 to {LONGEST} characters")
    if twice:
        return BadLexicon(number, f"{piece} stands here a second time")
    values = _numbers(cells, number)
    return BadLexicon(number, "idf must be above 0" if values[0] <= 0 else "a number is not finite or too large")


def _numbers(cells: list[str], number: int) -> list[float]:
    try:
        values = [float(cell) for cell in cells]
    except ValueError as wrong:
        raise BadLexicon(number, str(wrong)) from None
    if not isfinite(sum(values)) or max(values) >= LARGE or min(values) <= -LARGE:
        raise BadLexicon(number, "a number is not finite or too large")
    return values


def _lexicon(head: dict[str, list[str]], pieces: dict[str, tuple[float, ...]], number: int) -> Lexicon:
    """Put head and body together; a missing or odd head line is reported at the end of the file."""
    labels = tuple(head.get("#labels", ()))
    if HEAD not in head or len(labels) < 2 or len(set(labels)) < len(labels):
        raise BadLexicon(number, f"{HEAD} or #labels (two or more, all different) is missing")
    bias = _numbers(head.get("#bias", ["0"] * len(labels)), number)
    if len(bias) != len(labels):
        raise BadLexicon(number, f"#bias has {len(bias)} numbers for {len(labels)} labels")
    (scale,), (sure,), (hopeless,) = (
        _numbers(head.get(name, [default])[:1], number)
        for name, default in (("#scale", "1"), ("#sure", "1"), ("#hopeless", "0"))
    )
    return Lexicon(labels, tuple(bias), pieces, scale, sure, hopeless)


def write(lexicon: Lexicon, remark: str = "") -> str:
    """The text of a lexicon, pieces in order of their characters; the same lexicon is the same text to the byte."""
    head = [
        f"{HEAD}\t1",
        *([f"# {remark}"] if remark else []),
        "\t".join(("#labels", *lexicon.labels)),
        "\t".join(("#bias", *map(_short, lexicon.bias))),
        f"#scale\t{_short(lexicon.scale)}",
        f"#sure\t{_short(lexicon.sure)}",
        f"#hopeless\t{_short(lexicon.hopeless)}",
    ]
    return "\n".join([*head, *(_line(piece, row) for piece, row in sorted(lexicon.pieces.items()))]) + "\n"


def _line(piece: str, row: tuple[float, ...]) -> str:
    idf: float = round(row[0] ** 0.5, 4)
    return "\t".join((piece, _short(idf), *(_short(weight / idf) for weight in row[1:])))


def _short(value: float) -> str:
    """Three decimals at most, no trailing zeros, no minus zero."""
    return (
        f"{value:.3f}".rstrip("0").rstrip(".").replace("-0", "0", 1)
        if abs(value) < 0.0005
        else f"{value:.3f}".rstrip("0").rstrip(".")
    )
