"""Periods that the law counts in days (民法典 201, 203; R65): the first day is not counted, a last day that is no working day
moves on, and the period ends at 24:00."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.calendar import WorkCalendar

POSTED = 15  # days a result is to be read (城市居民委员会组织法 34); local profiles only lengthen

Stretch = tuple[datetime, datetime | None]  # posted from, until; None = it still hangs


def last_day(calendar: WorkCalendar, first: date, days: int) -> date:
    """The last day of a period of so many days (≥ 1) that begins on `first`."""
    end = first + timedelta(days)
    while not calendar.works(end):
        end += timedelta(1)
    return end


def end_of(calendar: WorkCalendar, begun: datetime, days: int) -> datetime:
    """The moment a period is over: 24:00 of its last day on the neighbourhood's clock; aware UTC."""
    zone = ZoneInfo(calendar.zone)
    last = last_day(calendar, begun.astimezone(zone).date(), days)
    return datetime.combine(last + timedelta(1), time(), zone).astimezone(UTC)


def posted_until(calendar: WorkCalendar, stretches: Sequence[Stretch], days: int = POSTED) -> datetime | None:
    """When a result has hung long enough.  An interruption begins it anew (our stricter rule, R44).
    None: it does not hang now, and never did for long enough.  Raises ValueError for fewer than 15 days."""
    if days < POSTED:
        raise ValueError("公示不得少于十五日")
    for start, until in stretches:
        end = end_of(calendar, start, days)
        if until is None or until >= end:
            return end
    return None
