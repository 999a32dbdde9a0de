"""Hours are money: nothing appears, nothing vanishes, nobody is overdrawn; places are never sold twice."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flows.volunteers import presence, shifts
from flows.volunteers.ledger import MINT, POOL, Entry, Ledger, Limits, Refused, balances, reversal
from flows.volunteers.matching import LOAD, Volunteer, Wish, can, rank
from flows.volunteers.shifts import Shift

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ACCOUNTS = (MINT, POOL, "person:1", "person:2", "person:3", "activity:1")


class Bank(RuleBasedStateMachine):
    """Random entries, repeated and undone as a bad network would."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger, self.keys = Ledger(limits=Limits(ceiling=60)), count()

    @rule(
        kind=st.sampled_from(("earn", "grant", "donate", "spend")),
        source=st.sampled_from(ACCOUNTS), into=st.sampled_from(ACCOUNTS), amount=st.integers(-1, 60),
    )  # fmt: skip
    def enter(self, kind: str, source: str, into: str, amount: int) -> None:
        self._post(Entry(f"k{next(self.keys)}", kind, source, into, amount))  # type: ignore[arg-type]

    @rule(which=st.integers(0, 30))
    def undo(self, which: int) -> None:
        if self.ledger.entries:
            old = list(self.ledger.entries.values())[which % len(self.ledger.entries)]
            self._post(reversal(old, f"undo-{old.key}"))

    @rule(which=st.integers(0, 30))
    def say_it_again(self, which: int) -> None:
        if self.ledger.entries:
            before = self.ledger
            assert before.post(list(before.entries.values())[which % len(before.entries)]) is before

    def _post(self, entry: Entry) -> None:
        with suppress(Refused):
            self.ledger = self.ledger.post(entry)

    @invariant()
    def it_sums_to_zero(self) -> None:
        assert sum(self.ledger.balances.values()) == 0
        assert {k: v for k, v in balances(self.ledger.entries.values()).items() if v} == {
            k: v for k, v in self.ledger.balances.items() if v
        }

    @invariant()
    def nobody_is_overdrawn_or_above_the_ceiling(self) -> None:
        held = {account: amount for account, amount in self.ledger.balances.items() if account != MINT}
        assert all(amount >= 0 for amount in held.values())
        assert all(amount <= 60 + 60 for account, amount in held.items() if account.startswith("person"))

    @invariant()
    def what_was_undone_was_undone_once(self) -> None:
        undoing = [entry.undoes for entry in self.ledger.entries.values() if entry.undoes]
        assert len(undoing) == len(set(undoing))


TestBank = Bank.TestCase


def test_the_same_key_with_another_amount_is_refused() -> None:
    ledger = Ledger().post(Entry("shift-3:7", "earn", MINT, "person:7", 8))
    with pytest.raises(Refused, match="ledger-other-entry"):
        ledger.post(Entry("shift-3:7", "earn", MINT, "person:7", 9))


def test_people_give_to_the_pool_and_not_to_one_another() -> None:
    ledger = Ledger().post(Entry("a", "earn", MINT, "person:7", 8))
    assert ledger.post(Entry("b", "donate", "person:7", POOL, 8)).balances[POOL] == 8
    with pytest.raises(Refused, match="between-people"):
        ledger.post(Entry("c", "donate", "person:7", "person:8", 1))


class AnyShift(RuleBasedStateMachine):
    """Random people sign up, confirm and leave while the clock runs."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.shift = Shift("s", 2, NOW + timedelta(days=2), NOW + timedelta(days=2, hours=3))
        self.asked: list[int] = []

    @rule(person=st.integers(1, 6), what=st.sampled_from(("sign_up", "confirm", "leave")))
    def somebody(self, person: int, what: str) -> None:
        before = self.shift
        try:
            if what == "leave":
                self.shift, _ = shifts.leave(before, person, self.now)
            else:
                self.shift = getattr(shifts, what)(before, person, self.now)
        except shifts.Refused:
            self.shift = before

    @rule(hours=st.integers(1, 12))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.shift = shifts.promote(self.shift, self.now)

    @invariant()
    def no_place_is_sold_twice(self) -> None:
        held = [p.person for p in self.shift.places if p.state in shifts.HOLDS]
        assert len(held) == len(set(held)) <= self.shift.slots
        standing = [p.person for p in self.shift.places if p.state != "out"]
        assert len(standing) == len(set(standing))

    @invariant()
    def who_waits_longest_is_next(self) -> None:
        waiting = [p.at for p in self.shift.places if p.state == "waiting"]
        offered = [p.at for p in self.shift.places if p.state == "offered"]
        assert waiting == sorted(waiting) and (not waiting or all(at <= waiting[0] for at in offered))

    @invariant()
    def nobody_waits_beside_a_free_place(self) -> None:
        waiting = any(p.state == "waiting" for p in self.shift.places)
        assert not waiting or self.shift.free <= 0 or self.now >= self.shift.starts


TestAnyShift = AnyShift.TestCase


def test_leaving_late_asks_for_cover() -> None:
    soon = Shift("s", 1, NOW + timedelta(hours=5), NOW + timedelta(hours=7))
    full = shifts.sign_up(shifts.sign_up(soon, 1, NOW), 2, NOW)
    left, cover = shifts.leave(full, 1, NOW)
    assert cover and [(p.person, p.state) for p in left.places] == [(1, "out"), (2, "offered")]
    far = shifts.sign_up(Shift("t", 1, NOW + timedelta(days=3), NOW + timedelta(days=4)), 1, NOW)
    assert shifts.leave(far, 1, NOW)[1] is False


def test_an_overlap_is_named() -> None:
    one = shifts.sign_up(Shift("one", 1, NOW + timedelta(hours=1), NOW + timedelta(hours=3)), 1, NOW)
    with pytest.raises(shifts.Refused, match="one"):
        shifts.sign_up(Shift("two", 1, NOW + timedelta(hours=2), NOW + timedelta(hours=4)), 1, NOW, [one])
    after = Shift("three", 1, NOW + timedelta(hours=3), NOW + timedelta(hours=4))
    assert shifts.sign_up(after, 1, NOW, [one]).of(1) is not None


@given(st.integers(0, 10**6))
def test_a_code_lives_for_its_minute_and_the_next(second: int) -> None:
    then = NOW + timedelta(seconds=second)
    said = presence.code(b"0123456789abcdef", "s1", then)
    assert len(said) == 6 and said.isdigit()
    assert presence.shown(b"0123456789abcdef", "s1", f" {said}", then + timedelta(seconds=60))
    assert presence.shown(b"0123456789abcdef", "s2", said, then) is (
        presence.code(b"0123456789abcdef", "s2", then) == said
    )


@pytest.mark.parametrize(
    ("came", "left", "quarters"),
    [(0, None, 8), (10, 115, 8), (11, None, 7), (0, 60, 4), (-30, 200, 8), (119, None, 0), (90, 60, 0)],
)
def test_what_was_served(came: int, left: int | None, quarters: int) -> None:
    end = None if left is None else NOW + timedelta(minutes=left)
    assert presence.served(NOW, NOW + timedelta(hours=2), NOW + timedelta(minutes=came), end) == quarters


def someone(id: int, building: str = "b1", grid: str = "g1", **more: object) -> Volunteer:
    return Volunteer(id, building, grid, frozenset({"lamp"}), frozenset(range(168)), **more)  # type: ignore[arg-type]


def test_the_nearest_who_did_least_is_asked_first_and_sees_why() -> None:
    wish = Wish(9, "lamp", "b1", "g1", hour=34)
    people = [
        someone(1, load=5),
        someone(2, "b2"),
        someone(3),
        someone(4, "b9", "g2"),
        someone(5, load=1, helped=frozenset({9})),
    ]
    found = rank(wish, people)
    assert [c.volunteer for c in found] == [3, 2, 5]
    assert found[0].reasons[:3] == ("same-building", "has-skill", "not-asked-yet")
    assert not can(someone(4, "b9", "g2"), wish) and can(someone(4, "b9", "g2", reach="all"), wish)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=30))
def test_work_makes_one_less_likely_to_be_asked(loads: list[int]) -> None:
    ranked = rank(Wish(99, "lamp", "b1", "g1"), [someone(n, load=load) for n, load in enumerate(loads)], most=30)
    asked = [loads[c.volunteer] for c in ranked]
    assert asked == sorted(asked) and LOAD > 0
