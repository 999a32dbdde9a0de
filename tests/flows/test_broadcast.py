"""Broadcasts: whoever presses what, in whatever order, nothing is sent that nobody looked at, and nothing goes on after its end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.broadcast import (
    CANCELLED,
    DONE,
    DRAFTED,
    EMERGENCY,
    KINDS,
    MAY,
    NOTICE,
    SENDING,
    STEPS,
    Broadcast,
    NotNow,
    NotYours,
    Standing,
    Tally,
    bar,
    harmless,
    move,
    moves,
)  # fmt: skip

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
AUTHOR, SECOND, RESIDENT = 1, 2, 3


def draft(kind: str = NOTICE) -> Broadcast:
    return Broadcast(1, 1, DRAFTED, kind, {"zh-Hans": "明天停水"}, AUTHOR)


def relations(broadcast: Broadcast, who: int, admins: int) -> frozenset[str]:
    if who == 0:
        return frozenset({"clock"})
    return Standing(who != RESIDENT, who == AUTHOR, admins).relations(broadcast)


presses = st.lists(
    st.tuples(
        st.sampled_from(sorted(MAY)),
        st.sampled_from([0, AUTHOR, SECOND, RESIDENT]),
        st.sampled_from(["", "  ", "不能等"]),
    ),
    max_size=30,
)


@given(presses, st.sampled_from(KINDS), st.integers(1, 3))
def test_nothing_leaves_that_nobody_looked_at(said: list[tuple[str, int, str]], kind: str, admins: int) -> None:
    broadcast, ended = draft(kind), False
    for n, (verb, who, reason) in enumerate(said):
        before = broadcast
        try:
            broadcast = move(
                before, verb, relations(before, who, admins), NOW + timedelta(seconds=n), who=who, reason=reason, at=NOW
            )
        except (NotNow, NotYours):
            continue
        assert not ended, "a broadcast that is done or cancelled stays so"
        assert broadcast.version == before.version + 1 and broadcast.step in STEPS
        assert who != RESIDENT
        if broadcast.step == SENDING:
            alone = broadcast.reviewer == AUTHOR
            assert broadcast.reviewer in (AUTHOR, SECOND)
            assert not alone or (broadcast.reason.strip() and (broadcast.urgent or admins < 2)), (
                "alone only with a reason"
            )
            assert (
                broadcast.started_at is not None and (before.started_at or broadcast.started_at) == broadcast.started_at
            )
        ended = broadcast.step in (DONE, CANCELLED)
        assert (broadcast.ended_at is not None) == ended


@given(st.sampled_from(STEPS), st.sampled_from([AUTHOR, SECOND]), st.integers(1, 3), st.sampled_from(KINDS))
def test_every_button_that_is_shown_can_be_pressed(step: str, who: int, admins: int, kind: str) -> None:
    broadcast = Broadcast(1, 5, step, kind, {"en": "x"}, AUTHOR)
    stands = relations(broadcast, who, admins)
    for verb in moves(broadcast, stands):
        assert move(broadcast, verb, stands, NOW, who=who, reason="不能等", at=NOW).version == 6


def test_an_emergency_may_be_decided_by_one_and_a_notice_may_not() -> None:
    assert "alone" in relations(draft(EMERGENCY), AUTHOR, 3) and "alone" not in relations(draft(), AUTHOR, 3)
    with pytest.raises(NotYours):
        move(draft(EMERGENCY), "review", relations(draft(EMERGENCY), AUTHOR, 3), NOW, who=AUTHOR, reason=" ")


@given(
    st.dictionaries(st.sampled_from(["waiting", "made", "sent", "failed", "blocked", "unknown"]), st.integers(0, 9_999))
)
def test_what_is_counted_adds_up(counts: dict[str, int]) -> None:
    tally = Tally(counts)
    assert tally.total == sum(counts.values()) and 0 <= tally.settled <= tally.total
    assert len(bar(tally.settled, tally.total)) == 10
    assert tally.seconds_left(60.0, 28.0) >= 0


@given(st.text())
def test_no_words_become_a_handle_or_a_link_to_telegram(text: str) -> None:
    made = harmless(text)
    assert harmless(made) == made and len(made) == len(text)
