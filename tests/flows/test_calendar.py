"""Working time: the office's hours and days, over New Year, a Spring Festival and years that nobody has decreed yet."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.calendar import WorkCalendar, add_working, working_between

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = WorkCalendar()
NIGHT = WorkCalendar("America/New_York", time(8, 30), time(17), off=frozenset({date(2026, 12, 24)}))
calendars = st.sampled_from([OFFICE, NIGHT])
moments = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
hours = st.integers(0, 400).map(lambda quarters: quarters / 4)


def at(day: int, hour: int, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (at(21, 10), {"hours": 2}, at(21, 12)),
        (at(21, 17), {"hours": 2}, at(22, 10)),  # an hour today, an hour tomorrow
        (at(21, 19), {"hours": 0}, at(22, 9)),  # nothing falls due while the office is closed
        (at(21, 9), {"hours": 9}, at(21, 18)),
        (at(26, 11), {"hours": 1}, at(28, 10)),  # a Saturday
        (at(21, 10), {"days": 1}, at(22, 18)),  # the first day is not counted
        (at(31, 10), {"days": 1}, at(4, 18, 1, 2027)),  # New Year's Day is a Friday
        (at(13, 10, 2), {"days": 1}, at(14, 18, 2)),  # a Saturday worked for Spring Festival 2026
        (at(14, 10, 2), {"days": 1}, at(24, 18, 2)),  # nine days off
    ],
)
def test_golden_cases(start: datetime, amount: dict[str, int], end: datetime) -> None:
    assert add_working(OFFICE, start, **amount) == end


def test_the_neighbourhoods_own_table_wins() -> None:
    ours = WorkCalendar(off=frozenset({date(2026, 12, 22)}), on=frozenset({date(2026, 12, 26)}))
    assert add_working(ours, at(21, 10), days=1) == at(23, 18)
    assert add_working(ours, at(25, 10), days=1) == at(26, 18)


def test_a_year_that_is_not_decreed_yet_is_only_supposed() -> None:
    new_year, monday = date(2040, 1, 2), date(2040, 10, 2)
    assert OFFICE.works(new_year) and not OFFICE.certain(new_year)
    assert not OFFICE.works(monday), "a holiday with a fixed date"
    assert WorkCalendar(on=frozenset({monday})).certain(monday)


@pytest.mark.parametrize("wrong", [{}, {"hours": 1, "days": 1}, {"hours": -1}, {"days": 0}])
def test_nonsense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="hours"):
        add_working(OFFICE, at(21, 10), **wrong)


@given(calendars, moments, hours)
def test_what_was_added_can_be_measured(calendar: WorkCalendar, start: datetime, amount: float) -> None:
    end = add_working(calendar, start, hours=amount)
    assert end >= start and working_between(calendar, start, end) == timedelta(hours=amount)
    here = end.astimezone(ZoneInfo(calendar.zone))
    assert calendar.works(here.date()) and calendar.opens <= here.time() <= calendar.closes


@given(calendars, moments, hours, hours)
def test_two_waits_are_as_long_as_their_sum(calendar: WorkCalendar, start: datetime, one: float, two: float) -> None:
    halfway = add_working(calendar, start, hours=one)
    assert add_working(calendar, halfway, hours=two) >= add_working(calendar, start, hours=one + two)
    assert working_between(calendar, start, add_working(calendar, halfway, hours=two)) == timedelta(hours=one + two)


@given(calendars, moments, st.integers(1, 30))
def test_days_end_when_the_office_closes(calendar: WorkCalendar, start: datetime, days: int) -> None:
    end = add_working(calendar, start, days=days).astimezone(ZoneInfo(calendar.zone))
    first = start.astimezone(ZoneInfo(calendar.zone)).date()
    between = [first + timedelta(n) for n in range(1, (end.date() - first).days + 1)]
    assert end.time() == calendar.closes and sum(map(calendar.works, between)) == days
