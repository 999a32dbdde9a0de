"""Approval of options (赞成哪些都行): each ballot says yes or no to every option; only ever an opinion (R68)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Approvals:
    """voters: ballots.  counted: how many of them approve of each option, in the order of the options."""

    voters: int
    counted: tuple[int, ...]


def count(options: int, ballots: Iterable[str]) -> Approvals:
    """Count.  ballots: a 0 or 1 for each option.  Raises ValueError for a ballot of another form."""
    cast = list(ballots)
    for ballot in cast:
        if len(ballot) != options or not set(ballot) <= {"0", "1"}:
            raise ValueError("a ballot of another form")
    return Approvals(len(cast), tuple(sum(ballot[n] == "1" for ballot in cast) for n in range(options)))
