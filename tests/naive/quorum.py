"""Shares as floats, as they are written in a hurry: wrong at exactly two thirds, and at anything rounded to two digits."""


def met(of: int, per: int, part: int, whole: int) -> bool:
    """part / whole >= of / per, in floats."""
    return whole > 0 and part * (1 / per) >= whole * (of / per)


def rounded(of: int, per: int, part: int, whole: int) -> bool:
    """The same with the share as people print it: .67."""
    return whole > 0 and part / whole >= round(of / per, 2)
