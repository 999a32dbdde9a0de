"""Roles: whatever is given and taken, in whatever order, the neighbourhood keeps an admin and keeps its watchers apart."""

from hypothesis import given
from hypothesis import strategies as st

from flows.roles import ADMIN, APART, AUDITOR, ROLES, conflict, giving, taking

roles = st.sampled_from(ROLES)
steps = st.lists(st.tuples(st.sampled_from(("give", "take", "lay down")), st.integers(0, 4), roles), max_size=60)


@given(steps=steps)
def test_there_is_always_an_admin_and_nobody_watches_over_themselves(steps: list[tuple[str, int, str]]) -> None:
    held: dict[int, set[str]] = {0: {ADMIN}, **{n: set() for n in range(1, 5)}}
    for what, who, role in steps:
        admins = sum(ADMIN in mine for mine in held.values())
        if what == "give" and not conflict(held[who], role):
            if giving(role, admins) != "console":
                held[who].add(role)
        elif what != "give" and role in held[who]:
            way = taking(role, admins, own=what == "lay down")
            if way == "now" or (way == "second" and admins > 2):
                held[who].remove(role)
        assert any(ADMIN in mine for mine in held.values())
        assert not any(pair <= mine for mine in held.values() for pair in APART)


@given(held=st.sets(roles), role=roles)
def test_conflicts_are_mutual(held: set[str], role: str) -> None:
    clash = conflict(held, role)
    assert (clash in held and conflict({role}, clash) == role) if clash else not any(conflict({h}, role) for h in held)


def test_an_only_admin_makes_no_second_one_alone() -> None:
    assert giving(ADMIN, 1) == giving(AUDITOR, 1) == "console" and giving("worker", 1) == "reason"
    assert {giving(role, 2) for role in ROLES} == {"second"}


def test_the_last_admin_stays() -> None:
    assert taking(ADMIN, 1, own=True) == taking(ADMIN, 1, own=False) == "last"
    assert taking(ADMIN, 2, own=True) == "now" and taking(ADMIN, 2, own=False) == "console"
    assert taking(ADMIN, 3, own=False) == "second"
    assert {taking(role, 1, own=False) for role in ROLES if role != ADMIN} == {"now"}
