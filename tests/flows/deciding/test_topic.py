"""The four steps under random moves by random people, and the clocks of the law over Spring Festival."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flows.calendar import WorkCalendar
from flows.deciding import periods, topic
from flows.deciding.statements import Votes, division, draw, interval, priority
from flows.deciding.topic import ENDS, GATES, MAY, NEXT, OF_LAW, STEPS, Missing, NoReason, NotNow, NotYours, Topic

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
FRESH = Topic(1, "YT-20261123-0001", topic.COLLECT, 1, 7, small=False, ready=frozenset(), updated_at=NOW)
HERE = ZoneInfo("Asia/Shanghai")
OFFICE = WorkCalendar()


class AnyTopic(RuleBasedStateMachine):
    """Random people try random moves with random papers in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.topic, self.path = FRESH, [topic.COLLECT]

    @rule(
        verb=st.sampled_from(sorted(MAY)),
        stands=st.frozensets(st.sampled_from(("author", "facilitator", "clock", "admin", "resident"))),
        reason=st.sampled_from(("", " ", "证据不足")),
        override=st.booleans(),
        ready=st.frozensets(st.sampled_from(sorted({gate for gates in GATES.values() for gate in gates}))),
        small=st.booleans(),
    )
    def try_to_move(
        self, verb: str, stands: frozenset[str], reason: str, override: bool, ready: frozenset[str], small: bool
    ) -> None:
        before = replace(self.topic, ready=ready, small=small)
        try:
            after = topic.move(before, verb, stands, NOW, reason=reason, override=override)
        except (NotYours, NotNow, NoReason, Missing):
            return
        law = {gate for gate in GATES.get(verb, ()) if gate in OF_LAW}
        assert MAY[verb] & stands and law <= ready, "whatever is said, the law's gates are kept"
        assert not topic.missing(before, verb) or (override and reason.strip())
        assert after.version == before.version + 1
        self.topic = after
        self.path.append(after.step)

    @invariant()
    def it_stays_in_the_table(self) -> None:
        assert self.topic.step in (*STEPS, *ENDS)

    @invariant()
    def nothing_is_published_without_a_discussion(self) -> None:
        for at, step in enumerate(self.path):
            if step == topic.PUBLISH:
                assert self.path[at - 1] == topic.DISCUSS
            if step == topic.FOLLOW:
                assert self.path[at - 1] == topic.PUBLISH


TestAnyTopic = AnyTopic.TestCase


def test_what_is_over_stays_over() -> None:
    assert {step for step, _ in NEXT} == set(STEPS)
    assert set(NEXT.values()) == {*STEPS[1:], *ENDS}
    assert set(GATES) <= set(MAY) and {verb for _, verb in NEXT} == set(MAY)


def test_a_returned_draft_must_show_everything_again() -> None:
    ready = frozenset(GATES["table"])
    draft = replace(FRESH, step=topic.DRAFT, ready=ready)
    tabled = topic.move(draft, "table", frozenset({"facilitator"}), NOW)
    back = topic.move(tabled, "return", frozenset({"facilitator"}), NOW, reason="造价要重算")
    with pytest.raises(Missing, match="options"):
        topic.move(back, "table", frozenset({"facilitator"}), NOW)


def test_an_extension_is_asked_for_before_the_end() -> None:
    ending = replace(FRESH, ends_at=NOW + timedelta(days=1))
    longer = topic.extend(ending, NOW + timedelta(days=3), NOW, "下雨")
    assert longer.ends_at == NOW + timedelta(days=3)
    with pytest.raises(NotNow):
        topic.extend(ending, NOW + timedelta(days=3), NOW + timedelta(days=1), "下雨")
    with pytest.raises(NoReason):
        topic.extend(ending, NOW + timedelta(days=3), NOW, "")
    with pytest.raises(ValueError, match="later"):
        topic.extend(ending, NOW + timedelta(days=1), NOW, "下雨")


@pytest.mark.parametrize(("households", "needed"), [(0, 5), (100, 5), (500, 5), (501, 6), (1000, 10), (1001, 11)])
def test_who_must_second(households: int, needed: int) -> None:
    assert topic.seconds_needed(households) == needed


@pytest.mark.parametrize(
    ("posted", "over"),
    [
        (datetime(2026, 12, 1, 10, tzinfo=HERE), date(2026, 12, 17)),  # 1 + 15 = 16 December, a Wednesday
        (datetime(2026, 12, 1, 23, 59, tzinfo=HERE), date(2026, 12, 17)),
        (datetime(2026, 12, 4, 0, 0, tzinfo=HERE), date(2026, 12, 22)),  # a Saturday: Monday the 21st is the last
        (datetime(2026, 1, 30, 9, tzinfo=HERE), date(2026, 2, 15)),  # 14 February 2026 was worked
        (datetime(2026, 2, 1, 9, tzinfo=HERE), date(2026, 2, 25)),  # the 16th is in the festival: the 24th
    ],
)
def test_fifteen_days_over_spring_festival(posted: datetime, over: date) -> None:
    end = periods.posted_until(OFFICE, [(posted, None)])
    assert end is not None and end.astimezone(HERE) == datetime(over.year, over.month, over.day, tzinfo=HERE)


def test_taking_it_down_begins_it_anew() -> None:
    first, down = datetime(2026, 12, 1, 2, tzinfo=UTC), datetime(2026, 12, 10, 2, tzinfo=UTC)
    again = datetime(2026, 12, 14, 2, tzinfo=UTC)
    assert periods.posted_until(OFFICE, [(first, down)]) is None
    assert periods.posted_until(OFFICE, [(first, down), (again, None)]) == periods.end_of(OFFICE, again, 15)
    with pytest.raises(ValueError, match="十五日"):
        periods.posted_until(OFFICE, [(first, None)], days=14)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(agree: int, rest: int) -> None:
    low, high = interval(agree, agree + rest)
    assert 0 <= low <= high <= 1
    assert agree + rest == 0 or low - 1e-12 <= agree / (agree + rest) <= high + 1e-12


def test_known_intervals() -> None:
    assert interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert interval(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)


def test_what_is_new_is_asked_first_and_what_is_skipped_last() -> None:
    new, liked, skipped = priority(Votes()), priority(Votes(40, 5, 5)), priority(Votes(2, 2, 46))
    assert new > liked > skipped > 0
    assert division(Votes(20, 20)) > division(Votes(2, 2)) > division(Votes(40, 1)) > division(Votes()) == 0


@given(st.lists(st.floats(0.001, 100), min_size=1, max_size=20), st.floats(0, 1, exclude_max=True))
def test_a_draw_is_one_of_them(weights: list[float], dice: float) -> None:
    assert 0 <= draw(weights, dice) < len(weights)
