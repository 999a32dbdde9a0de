"""The neighbourhood's figures (监测指标): what a period of requests came to, every share with its denominator (R76).

1. Silence is never satisfaction: who was asked and did not answer is counted beside the rates, not in them.
2. Times are working time (工作时间), as a median and as what nine of ten stayed below (p90, nearest rank).
3. A request belongs to the period in which it was reported, whatever became of it later.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from flows.request import DECLINED, HANDLED, ONGOING, WITHDRAWN

PERIODS = {"week": timedelta(days=7), "month": timedelta(days=30), "quarter": timedelta(days=91)}


@dataclass(frozen=True, slots=True)
class Case:
    """One request of the period, without words or names.  Moments are aware UTC; None = not yet."""

    service: str
    grid: str
    step: str
    outcome: str
    raised: bool
    requested: datetime
    accepted: datetime | None
    handled: datetime | None
    expected: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """part of whole; a share is printed with both."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Rounded half up; None of nothing."""
        return (self.part * 200 + self.whole) // (self.whole * 2) if self.whole else None


@dataclass(frozen=True, slots=True)
class Spread:
    """Half of them, and nine of ten, took no longer; None when there are none.  of: how many there are."""

    median: timedelta | None
    ninth: timedelta | None
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period came to."""

    reported: int
    waiting: int  # of these, still ongoing
    by_service: tuple[tuple[str, int], ...]  # most first
    by_grid: tuple[tuple[str, int], ...]
    accept: Spread  # from report to 签收
    finish: Spread  # from report to 已处理
    overdue: Part  # past the promised date, of those that have one
    reopened: Part  # 没解决, of those a resident was asked about
    responded: Part  # 响应率: taken on, of what was not withdrawn or declined
    solved: Part  # 解决率: residents who said it is solved, of those who answered
    satisfied: Part  # 满意率: satisfied, of those who said it is solved
    unanswered: Part  # asked and silent, of those asked


def figures(cases: Sequence[Case], worked: Callable[[datetime, datetime], timedelta], now: datetime) -> Figures:
    """worked: the working time between two moments."""
    valid = [c for c in cases if c.step not in (WITHDRAWN, DECLINED)]
    asked = [c for c in cases if c.handled]
    solved = sum(c.outcome in ("satisfied", "unsatisfied") for c in cases)
    unsolved = sum(c.raised and c.outcome not in ("satisfied", "unsatisfied") for c in asked)
    promised = [c for c in valid if c.expected]
    silent = sum(c.outcome == "unrated" or (c.step == HANDLED and not c.raised) for c in asked)
    return Figures(
        reported=len(cases),
        waiting=sum(c.step in ONGOING for c in cases),
        by_service=_most(c.service for c in cases),
        by_grid=_most(c.grid for c in cases if c.grid),
        accept=_spread([worked(c.requested, c.accepted) for c in cases if c.accepted]),
        finish=_spread([worked(c.requested, c.handled) for c in asked if c.handled]),
        overdue=Part(sum((c.handled or now) > c.expected for c in promised if c.expected), len(promised)),
        reopened=Part(sum(c.raised for c in asked), len(asked)),
        responded=Part(sum(c.accepted is not None for c in valid), len(valid)),
        solved=Part(solved, solved + unsolved),
        satisfied=Part(sum(c.outcome == "satisfied" for c in cases), solved),
        unanswered=Part(silent, len(asked)),
    )


def _most(keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(keys).items(), key=lambda pair: (-pair[1], pair[0])))


def _spread(times: list[timedelta]) -> Spread:
    times.sort()
    return Spread(_rank(times, 0.5), _rank(times, 0.9), len(times))


def _rank(times: Sequence[timedelta], share: float) -> timedelta | None:
    """Nearest rank: the smallest that so large a share stays at or below."""
    return times[ceil(share * len(times)) - 1] if times else None
