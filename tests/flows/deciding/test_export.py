"""The public record: it recounts to the same result, and one changed byte is named."""

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.deciding.export import Ballots, Changed, publish, recount, restored, summary
from flows.deciding.roll import Roll, Unit
from flows.deciding.rule import PRESETS
from flows.deciding.tally import tally
from flows.deciding.text import Option, changes, digest
from tests.flows.deciding.test_tally import some_vote

ABOUT = {"number": "YT-20261123-0001", "question": "加装电梯", "text": "0" * 64}


@given(st.integers(0, 2**32), st.sampled_from(sorted(PRESETS)))
def test_anyone_counts_the_same(seed: int, key: str) -> None:
    units, cast, present = some_vote(random.Random(seed))
    rule = PRESETS[key]
    if not rule.named:
        units = [Unit(u.key) for u in units]  # heads are an owner's matter
    ballots = Ballots(ABOUT, rule, Roll(tuple(units)), cast, sorted(present) if present is not None else None)
    record = json.loads(json.dumps(publish(ballots)))
    assert recount(record) == tally(ballots.roll, rule, cast, present=present) == restored(summary(record))


def record(key: str = "owners-general") -> dict[str, object]:
    units = [Unit(f"3-1-{n}", 9000 + n, "developer" if n > 7 else "") for n in range(10)]
    cast = {u.key: "no" if n % 3 == 0 else "yes" for n, u in enumerate(units[:9])}
    return publish(Ballots(ABOUT, PRESETS[key], Roll(tuple(units)), cast))


def test_one_changed_byte_is_named() -> None:
    """Every byte in turn: the recount refuses the file, or it is no JSON, or it says the same in another spelling."""
    whole = json.dumps(record(), ensure_ascii=False, sort_keys=True).encode()
    honest = recount(json.loads(whole))
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1
        try:
            read = json.loads(changed)
        except ValueError:
            continue
        if read == json.loads(whole):
            continue
        with pytest.raises(Changed) as found:
            assert recount(read) != honest
        assert found.value.args[0]


def test_the_line_is_named() -> None:
    forged = json.loads(json.dumps(record()))
    forged["ballots"][3][1] = "yes"
    with pytest.raises(Changed, match="ballots line 4"):
        recount(forged)
    taken = json.loads(json.dumps(record()))
    del taken["ballots"][0]
    with pytest.raises(Changed, match="hash"):
        recount(taken)


def test_who_voted_what_is_nowhere_unless_owners_voted() -> None:
    written = json.dumps(record("consult"))
    assert "3-1-0" not in written and "3-1-" in json.dumps(record())


def test_a_text_is_its_hash_and_its_changes_read_well() -> None:
    old = [
        Option("加装电梯", ("每户出 2 万元", "物业施工"), 2_000_000, "物业", date(2027, 3, 1)),
        Option("不加装", ("维持现状",)),
    ]
    new = [Option("加装电梯", ("每户出 1.8 万元", "物业施工", "一楼不出钱"), 1_800_000, "物业", date(2027, 3, 1))]
    assert digest(old) == digest(list(old)) != digest(new)
    assert changes(old, new) == [
        ("changed", "1.1", "每户出 2 万元", "每户出 1.8 万元"),
        ("added", "1.3", "", "一楼不出钱"),
        ("changed", "1.cost", "20000.00", "18000.00"),
        ("removed", "2", "不加装", ""),
    ]
    assert changes(old, old) == [] and old[0].complete and not old[1].complete
