"""Figures of a period: whole shares with their denominators, and silence that is never satisfaction."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.calendar import WorkCalendar, stopwatch, working_between
from flows.figures import Case, Part, figures
from flows.request import STEPS

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)  # a Monday, nine o'clock
START = NOW - timedelta(days=30)
WATCH = stopwatch(WorkCalendar(), START, NOW)
moments = st.integers(0, 30 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
maybe = st.one_of(st.none(), moments)
cases = st.lists(
    st.builds(
        Case, st.sampled_from(("001", "002")), st.sampled_from(("g1", "g2", "")), st.sampled_from(STEPS),
        st.sampled_from(("", "satisfied", "unsatisfied", "unrated")), st.booleans(), moments, maybe, maybe, maybe,
    ),
    max_size=40,
)  # fmt: skip


@given(moments, moments)
def test_the_stopwatch_runs_like_the_calendar(start: datetime, end: datetime) -> None:
    assert WATCH(start, end) == working_between(WorkCalendar(), start, end)


@given(cases)
def test_no_part_is_larger_than_its_whole(listed: list[Case]) -> None:
    made = figures(listed, WATCH, NOW)
    for part in (made.overdue, made.reopened, made.responded, made.solved, made.satisfied, made.unanswered):
        assert 0 <= part.part <= part.whole <= len(listed)
    assert sum(n for _, n in made.by_service) == made.reported == len(listed)
    assert made.satisfied.whole == made.solved.part
    assert made.accept.median is None or made.accept.ninth is None or made.accept.median <= made.accept.ninth


def case(outcome: str, step: str = "closed", *, raised: bool = False, minutes: int = 60) -> Case:
    begun = NOW - timedelta(days=3)  # a Friday at nine
    done = begun + timedelta(minutes=minutes)
    return Case(
        "001", "g1", step, outcome, raised, begun, begun + timedelta(minutes=10), done, begun + timedelta(hours=2)
    )


def test_silence_is_counted_beside_the_rates() -> None:
    listed = [
        case("satisfied"), case("satisfied"), case("unsatisfied"), case("unrated"), case("", "handled"),
        case("", "dispatched", raised=True, minutes=180),
    ]  # fmt: skip
    made = figures(listed, WATCH, NOW)
    assert (made.satisfied, made.solved, made.unanswered) == (Part(2, 3), Part(3, 4), Part(2, 6))
    assert (made.satisfied.percent, Part(0, 0).percent, Part(1, 2).percent) == (67, None, 50)
    assert (made.overdue, made.reopened) == (Part(1, 6), Part(1, 6))
    assert (made.accept.median, made.finish.ninth) == (timedelta(minutes=10), timedelta(hours=3))
