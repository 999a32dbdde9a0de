"""When somebody may be told: over midnight, over nights with an hour more or less, in any zone, whatever hours they chose."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.quiet import TOPICS, Habits, moment, next_at, quiet_until

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
BERLIN = "Europe/Berlin"
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
habits = st.builds(Habits, st.tuples(hours, hours), st.booleans(), st.frozensets(st.sampled_from(TOPICS)))
LONGEST = timedelta(hours=25, minutes=30)  # of a day whose night is longer


@given(habits, st.sampled_from(TOPICS), st.sampled_from(ZONES), moments, st.integers(0, 50))
@example(Habits((time(21), time(2, 30))), "news", BERLIN, datetime(2026, 10, 25, 1, 15, tzinfo=UTC), 0)
@example(Habits((time(21), time(2, 30))), "news", BERLIN, datetime(2026, 3, 29, 0, 15, tzinfo=UTC), 0)
def test_it_comes_within_a_day_never_in_quiet_hours_and_once(
    mine: Habits, topic: str, zone: str, due: datetime, late: int
) -> None:
    now = due + timedelta(hours=late)
    at = moment(mine, topic, zone, due, now)
    assert moment(mine, topic, zone, due, now, urgent=True) == now, "urgent things ignore all habits"
    if topic in mine.muted:
        assert at is None
        return
    assert at is not None and now <= at <= now + LONGEST
    assert quiet_until(mine, zone, at) is None, "not in quiet hours"
    assert moment(mine, topic, zone, due, at) == at, "then it is told"


@given(hours, st.sampled_from(ZONES), moments)
def test_the_next_hour_lies_ahead_within_a_day(clock: time, zone: str, now: datetime) -> None:
    at = next_at(clock, zone, now)
    assert now <= at <= now + LONGEST
    here = at.astimezone(ZoneInfo(zone)).time().replace(tzinfo=None)
    skipped = datetime.combine(at.astimezone(ZoneInfo(zone)).date(), clock, ZoneInfo(zone)).astimezone(UTC)
    assert here == clock or skipped == at, "or as near as a night without this hour allows"


@pytest.mark.parametrize(
    ("night", "told"),
    [
        ("2026-10-24T22:00", "2026-10-25T08:00+01:00"),  # an hour longer
        ("2026-03-28T22:00", "2026-03-29T08:00+02:00"),  # an hour shorter
        ("2026-10-25T02:30", "2026-10-25T08:00+01:00"),
    ],
)
def test_a_night_in_which_the_clock_is_moved_ends_at_eight(night: str, told: str) -> None:
    now = datetime.fromisoformat(night).replace(tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)
    usual = Habits((time(21), time(8)))
    assert moment(usual, "news", BERLIN, now, now) == datetime.fromisoformat(told).astimezone(UTC)


def test_an_hour_that_comes_twice_is_not_waited_for_until_tomorrow() -> None:
    now = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 2:15 for the second time
    assert moment(Habits((time(21), time(2, 30))), "news", BERLIN, now, now) == now + timedelta(minutes=15)


def test_what_waits_follows_the_neighbourhood_into_another_zone() -> None:
    now = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # 22:00 in Shanghai, 15:00 in Berlin
    usual = Habits((time(21), time(8)))
    waits = moment(usual, "news", "Asia/Shanghai", now, now)
    assert waits == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    assert moment(usual, "news", BERLIN, now, now) == now
    assert moment(usual, "news", BERLIN, now, waits) == datetime(2026, 11, 24, 7, 0, tzinfo=UTC), (
        "1:00 there: quiet again"
    )
