"""The process of a request: random moves by random people never leave the table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flows.calendar import WorkCalendar, working_between
from flows.request import (
    CLOSED,
    GIVEN,
    HELD,
    MAY,
    MERGED,
    NEXT,
    ONGOING,
    OTHERS_ONLY,
    OWN_ONLY,
    STEPS,
    NotNow,
    NotYours,
    Request,
    expected,
    move,
    moves,
    thaw,
)

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CALENDAR = WorkCalendar()
RELATIONS = ("reporter", "supporter", "worker", "checker", "admin", "house", "clock")
FRESH = Request(
    1, "LL-20261123-0001", "001", "电梯坏了", "open", 1, 7, None, "g1", "b3", "3号楼", None, None, False, False, False, "",
    NOW, NOW, NOW + timedelta(days=5),
)  # fmt: skip
OTHER = replace(FRESH, id=2, service_request_id="LL-20261123-0002")


class Process(RuleBasedStateMachine):
    """Anybody tries anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.request, self.now, self.promised = FRESH, NOW, FRESH.expected_datetime

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(
        verb=st.sampled_from(sorted(MAY)), stands=st.sets(st.sampled_from(RELATIONS)), worker=st.integers(5, 9),
        days=st.integers(-3, 30),
    )  # fmt: skip
    def tries(self, verb: str, stands: set[str], worker: int, days: int) -> None:
        relations = frozenset(stands)
        possible = moves(self.request, relations)
        until = self.now + timedelta(days=days)
        given = {"worker": worker, "until": until, "into": OTHER}
        wanted = {name: value for name, value in given.items() if GIVEN.get(verb) == name}
        was = thaw(self.request, self.now, CALENDAR)
        try:
            moved = move(was, verb, relations, self.now, **wanted)  # type: ignore[arg-type]
        except NotYours:
            assert not MAY[verb] & relations or (verb in OTHERS_ONLY and was.own)
            return
        except NotNow:
            timely = verb in ("extend", "hold") or (verb in OWN_ONLY and not was.own)
            asked = verb in ("grant", "deny") and was.extension_to is None
            assert (was.step, verb) not in NEXT or timely or asked
            return
        assert verb in possible
        assert moved.step == NEXT[was.step, verb]
        assert moved.version == was.version + 1
        assert moved.raised >= was.raised
        if verb != "grant":
            assert moved.expected_datetime == was.expected_datetime
        self.request = moved

    @invariant()
    def holds_together(self) -> None:
        request = self.request
        assert request.step in STEPS
        assert (request.outcome != "") == (request.step == CLOSED)
        assert (request.held_until is not None) == (request.step == HELD)
        assert (request.merged_into is not None) == (request.step == MERGED)
        assert request.extension_to is None or request.step in ONGOING
        assert request.worker is not None or request.step not in ("dispatched", "accepted", "held", "handled")
        assert not (request.outcome in ("satisfied", "unsatisfied") and request.own), "nobody judges the own work"


TestProcess = Process.TestCase


def test_what_is_over_stays_over() -> None:
    assert {step for step, _ in NEXT} == {*ONGOING, MERGED}, "only a merged one can be split off again"


def test_only_who_has_the_trouble_says_it_is_repaired_or_not() -> None:
    assert MAY["satisfied"] == MAY["unsatisfied"] == {"reporter", "recorder"}, "recorder: who asked them (代录)"
    assert MAY["reopen"] == {"reporter", "recorder", "supporter"}
    assert MAY["expire"] == {"clock"} and "worker" not in MAY["confirm"] | MAY["grant"]


def test_every_move_has_its_people() -> None:
    assert {verb for _, verb in NEXT} | {"refile"} == set(MAY)


def test_an_extension_is_asked_for_before_the_date() -> None:
    accepted = replace(FRESH, step="accepted", worker=8)
    worker, late = frozenset({"worker"}), NOW + timedelta(days=6)
    with pytest.raises(NotNow):
        move(accepted, "extend", worker, late, until=late + timedelta(days=1))
    asked = move(accepted, "extend", worker, NOW, until=late)
    with pytest.raises(NotNow):
        move(asked, "extend", worker, NOW, until=late + timedelta(days=1))
    assert asked.expected_datetime == FRESH.expected_datetime, "not before it is granted"
    assert move(asked, "grant", frozenset({"admin"}), NOW).expected_datetime == late
    assert move(asked, "deny", frozenset({"admin"}), NOW).extension_to is None


def test_nothing_is_merged_into_itself_or_into_what_is_over() -> None:
    for into in (FRESH, replace(OTHER, step="closed"), replace(OTHER, step="merged")):
        with pytest.raises(NotNow):
            move(FRESH, "merge", frozenset({"admin"}), NOW, into=into)


@given(st.integers(1, 600), st.integers(1, 12))
def test_a_held_clock_loses_no_working_time(hours: int, days: int) -> None:
    due = expected(NOW, days, CALENDAR)
    held = replace(FRESH, step="held", worker=8, updated_datetime=NOW, expected_datetime=due)
    later = NOW + timedelta(hours=hours)
    thawed = thaw(held, later, CALENDAR)
    assert thawed.expected_datetime is not None
    left = working_between(CALENDAR, later, thawed.expected_datetime)
    assert abs(left - working_between(CALENDAR, NOW, due)) < timedelta(minutes=1)


def test_what_is_late_stays_as_late() -> None:
    held = replace(FRESH, step="held", expected_datetime=NOW - timedelta(days=1))
    assert thaw(held, NOW + timedelta(days=3), CALENDAR) == held


@given(st.integers(0, 60), st.integers(0, 30))
def test_the_promised_day_is_a_working_day(shift: int, days: int) -> None:
    start = NOW + timedelta(days=shift)
    end = expected(start, days, CALENDAR)
    assert end >= start and CALENDAR.works(end.date())
