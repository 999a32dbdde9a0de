"""The process of a request: random moves by random people never leave the table."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.calendar import WorkCalendar
from flows.request import CLOSED, MAY, NEXT, ONGOING, STEPS, NotNow, NotYours, Request, expected, move, moves

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
RELATIONS = ("reporter", "worker", "admin", "house", "clock")
FRESH = Request(
    1, "LL-20261123-0001", "001", "电梯坏了", "open", 1, 7, None, "g1", "b3", "3号楼", None, None, False, False, False, "",
    NOW, NOW, None,
)  # fmt: skip
tries = st.lists(
    st.tuples(st.sampled_from(sorted(MAY)), st.sets(st.sampled_from(RELATIONS)), st.integers(1, 9)), max_size=40
)


@given(tries=tries)
def test_nobody_ever_leaves_the_table(tries: list[tuple[str, set[str], int]]) -> None:
    request = FRESH
    for verb, stands, worker in tries:
        relations = frozenset(stands)
        possible = moves(request, relations)
        try:
            moved = move(request, verb, relations, NOW, worker if verb in ("dispatch", "transfer") else None)
        except NotYours:
            assert not MAY[verb] & relations
            continue
        except NotNow:
            assert (request.step, verb) not in NEXT
            continue
        assert verb in possible
        assert moved.step == NEXT[request.step, verb] and moved.step in STEPS
        assert moved.version == request.version + 1
        assert (moved.outcome != "") == (moved.step == CLOSED)
        assert moved.raised >= request.raised
        assert (moved.worker is None) == (
            verb == "return" or (request.worker is None and verb not in ("dispatch", "transfer"))
        )
        request = moved


def test_what_is_over_stays_over() -> None:
    assert {step for step, _ in NEXT} == set(ONGOING)


def test_only_the_reporter_says_it_is_repaired() -> None:
    assert MAY["satisfied"] == MAY["unsatisfied"] == MAY["reopen"] == {"reporter", "recorder"}, "recorder: 代录"
    assert MAY["expire"] == {"clock"}


@given(st.integers(0, 60), st.integers(0, 30))
def test_the_promised_day_is_a_working_day(shift: int, days: int) -> None:
    end = expected(NOW + timedelta(days=shift), days, WorkCalendar())
    assert end > NOW and WorkCalendar().works(end.date())
