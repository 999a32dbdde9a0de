"""The working calendar (工作日): which days are worked, and moments that lie so many working hours or days ahead.

The neighbourhood's own table wins over the State Council's days in chinesecalendar.  A year that neither knows is Monday to
Friday without the holidays that have a fixed date, and `certain` says so (暂定): a new year never stops a clock (R47).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

FIXED = {
    (1, 1),
    (5, 1),
    (5, 2),
    (10, 1),
    (10, 2),
    (10, 3),
}  # 全国年节及纪念日放假办法 (2024), those not of the moon or sun
FURTHEST = 3660  # days looked ahead; whoever marks ten years as holidays gets the last of them


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """zone: IANA name.  opens < closes: local working hours.  off, on: days that the neighbourhood itself has fixed."""

    zone: str = "Asia/Shanghai"
    opens: time = time(9)
    closes: time = time(18)
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Is it a working day?"""
        if day in self.on or day in self.off:
            return day in self.on
        known = _by_law(day)
        return known if known is not None else day.weekday() < 5 and (day.month, day.day) not in FIXED

    def certain(self, day: date) -> bool:
        """Is it known, by the neighbourhood or by law, or only supposed (暂定)?"""
        return day in self.on or day in self.off or _by_law(day) is not None

    def _shifts(self, first: date) -> Iterator[tuple[datetime, datetime]]:
        """The working hours of each working day from this one on, aware UTC."""
        for n in range(FURTHEST):
            if self.works(day := first + timedelta(n)) or n == FURTHEST - 1:
                yield _shift(day, self.opens, self.closes, self.zone)


@lru_cache(maxsize=1024)
def _shift(day: date, opens: time, closes: time, zone: str) -> tuple[datetime, datetime]:
    """A day's working hours, aware UTC."""
    begins, ends = (datetime.combine(day, at, ZoneInfo(zone)) for at in (opens, closes))
    return begins.astimezone(UTC), ends.astimezone(UTC)


@lru_cache(maxsize=1024)
def _by_law(day: date) -> bool | None:
    """Is it worked by the State Council's list?  None: the list does not reach this year."""
    import chinese_calendar  # type: ignore[import-untyped] # 10 ms: only when the first deadline is set

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def add_working(
    calendar: WorkCalendar, moment: datetime, *, hours: float | None = None, days: int | None = None
) -> datetime:
    """The moment so many working hours (≥ 0), or whole working days (≥ 1), after `moment`; aware, UTC.

    Hours run only while the office is open.  Days end when the office closes; the day of `moment` is not counted.
    Raises ValueError unless exactly one of the two is given and fits."""
    if (hours is None) == (days is None) or (hours is not None and hours < 0) or (days is not None and days < 1):
        raise ValueError("either hours ≥ 0 or days ≥ 1")
    today = moment.astimezone(ZoneInfo(calendar.zone)).date()
    if days is not None:
        shifts = calendar._shifts(today + timedelta(1))
        return [next(shifts) for _ in range(days)][-1][1]
    left, end = timedelta(hours=hours or 0), moment
    for opens, closes in calendar._shifts(today):
        start = max(opens, moment)
        if start + left <= closes:
            return start + left
        left -= max(closes - start, timedelta())
        end = closes
    return end


def working_between(calendar: WorkCalendar, start: datetime, end: datetime) -> timedelta:
    """How much working time lies between two moments; nothing when `end` is not later."""
    total = timedelta()
    if end <= start:
        return total
    for opens, closes in calendar._shifts(start.astimezone(ZoneInfo(calendar.zone)).date()):
        if opens >= end:
            return total
        total += max(min(closes, end) - max(opens, start), timedelta())
    return total


def stopwatch(calendar: WorkCalendar, first: datetime, last: datetime) -> Callable[[datetime, datetime], timedelta]:
    """working_between for many pairs of moments between `first` and `last`: the days are looked at once."""
    shifts, sums = [], [timedelta()]
    for opens, closes in calendar._shifts(first.astimezone(ZoneInfo(calendar.zone)).date()):
        if opens >= last:
            break
        shifts.append((opens, closes))
        sums.append(sums[-1] + (closes - opens))

    def until(moment: datetime) -> timedelta:
        n = bisect_right(shifts, moment, key=lambda shift: shift[0])
        return sums[n] - max(shifts[n - 1][1] - moment, timedelta()) if n else timedelta()

    return lambda start, end: max(until(end) - until(start), timedelta())
