"""上报, 补充, 处理 as the rules see them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows import follow_up
from flows.dialogue import Item, Script, Talk, Turn, amend, ask, begin, take, turn, turns, walk
from flows.effects.requests import OpenRequest
from flows.expect import OneOf, Words
from flows.report import report
from flows.urgent import uncertain, whereabouts
from tests.flows.follows import TOWN, follows

STRANGER, KNOWN = partial(report, TOWN, False), partial(report, TOWN, True)
SCRIPTS: dict[str, Callable[[], Script]] = {
    "stranger": STRANGER, "known": KNOWN, "supplement": follow_up.supplement, "reopened": follow_up.reopened,
    "handle": follow_up.handle, "urgent": partial(uncertain, TOWN, "gas"), "whereabouts": partial(whereabouts, TOWN),
}  # fmt: skip


def test_one_message_is_enough() -> None:
    follows(KNOWN, """
        居民: 3号楼电梯坏了
        机器人: report-confirm
        居民: [submit]
        工单: 3号楼电梯坏了 | 3号楼 | 001 | 0 张
    """)  # fmt: skip


def test_everything_is_asked_when_nothing_was_said() -> None:
    follows(STRANGER, """
        机器人: report-what
        居民: 那个东西老是响
        机器人: report-service
        居民: [other]
        机器人: report-where
        居民: [照片]
        机器人: report-where
        居民: 三栋
        机器人: report-confirm
        居民: [publish]
        机器人: report-confirm
        居民: [agree]
        工单: 那个东西老是响 | 3号楼 | 022 | 1 张 | 公开
    """)  # fmt: skip


def test_a_resident_changes_their_mind_about_each_part() -> None:
    follows(KNOWN, """
        居民: 3号楼电梯坏了
        机器人: report-confirm
        居民: [change]
        机器人: report-change
        居民: [service]
        机器人: report-service
        居民: [002]
        机器人: report-confirm
        居民: [change]
        机器人: report-change
        居民: [where]
        机器人: report-where
        居民: 四幢
        机器人: report-confirm
        居民: [submit]
        工单: 3号楼电梯坏了 | 4号楼 | 002 | 0 张
    """)  # fmt: skip


def test_a_burst_is_one_report() -> None:
    follows(KNOWN, """
        居民: 电梯坏了
        机器人: report-where
        居民: 在3号楼
        机器人: report-confirm
        居民: 已经两天了
        机器人: report-confirm
        居民: [submit]
        工单: 电梯坏了，已经两天了 | 3号楼 | 001 | 0 张
    """, apart=3.0)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "what", "where"),
    [
        ("不是，是5号楼", "电梯坏了", "5号楼"),
        ("說錯了，6棟二單元", "电梯坏了", "6号楼2单元"),
        ("no, building 7", "电梯坏了", "7号楼"),
        ("不对，是5号楼，门口积水了", "电梯坏了，不对，是5号楼，门口积水了", "5号楼"),
        ("5号楼也没好", "电梯坏了，5号楼也没好", "3号楼"),
        ("不是3号楼", "电梯坏了，不是3号楼", "3号楼"),
    ],
)
def test_the_place_is_put_right_by_saying_so(said: str, what: str, where: str) -> None:
    follows(KNOWN, f"""
        居民: 电梯坏了
        机器人: report-where
        居民: 三栋
        机器人: report-confirm
        居民: {said}
        机器人: report-confirm
        居民: [submit]
        工单: {what} | {where} | 001 | 0 张
    """, apart=30.0)  # fmt: skip


def test_a_place_put_right_can_be_changed_once_more() -> None:
    follows(KNOWN, """
        居民: 3号楼电梯坏了
        机器人: report-confirm
        居民: 不是，是5号楼
        机器人: report-confirm
        居民: [change]
        机器人: report-change
        居民: [where]
        机器人: report-where
        居民: 4号楼
        机器人: report-confirm
        居民: [submit]
        工单: 3号楼电梯坏了 | 4号楼 | 001 | 0 张
    """)  # fmt: skip


def test_a_place_nobody_knows_is_taken_when_it_is_said_twice() -> None:
    for apart in (3.0, 90.0):
        follows(KNOWN, """
            居民: 电梯坏了
            机器人: report-where
            居民: 老地方
            机器人: unclear-where report-where
            居民: 老地方
            机器人: report-confirm
        """, apart=apart)  # fmt: skip


def test_a_photo_with_words_under_it_is_one_supplement() -> None:
    follows(follow_up.supplement, """
        机器人: supplement-what
        居民: [照片] 还在漏水
        结果: Supplement(text='还在漏水', photos=(90,), voices=())
    """)  # fmt: skip


def test_a_repair_wants_a_photo_or_a_reason() -> None:
    follows(follow_up.handle, """
        机器人: handle-photo
        居民: 修好了
        机器人: unclear-photo handle-photo
        居民: [照片] 换了门机
        结果: Handle(photos=(180,), reason='')
    """)  # fmt: skip


words = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["3号楼电梯坏了", "电梯", "坏了", "三栋", "3#", "老地方", "其他",
                     "submit", "agree", "change", "取消", "", " ", "²", "x" * 5000]),
)  # fmt: skip
presses = st.sampled_from(
    ["submit", "agree", "drop", "refuse", "change", "what", "where", "service", "publish", "hide", "other", "001", "skip",
     "dark", "now", "calm", "no-such", ""],
)  # fmt: skip
coordinate = st.floats(-90, 90, allow_nan=False)
said = st.one_of(
    st.builds(Item, st.just("words"), words),
    st.builds(Item, st.just("press"), presses),
    st.builds(Item, st.sampled_from(["photo", "voice"]), st.integers(1, 30)),
    st.builds(Item, st.just("location"), st.lists(coordinate, min_size=2, max_size=2)),
)
gaps = st.sampled_from([0.0, 2.0, 59.0, 61.0, 4000.0])
conversation = st.lists(st.tuples(st.lists(said, min_size=1, max_size=3), gaps), max_size=14)


def stored(talk: Talk) -> Talk:
    """As it comes back from the database: JSON, with the keys in another order (law 5)."""
    flat = {"answers": talk.answers, "material": [asdict(item) for item in talk.material], "since": talk.since}
    back: Any = json.loads(json.dumps(flat, sort_keys=True))
    return Talk(back["answers"], tuple(Item(**item) for item in back["material"]), back["since"])


@pytest.mark.parametrize("name", SCRIPTS)
@settings(max_examples=120, deadline=None)
@given(talks=conversation)
@example(talks=[([Item("press", "submit")], 0.0)])
def test_whatever_is_said_in_whatever_order(name: str, talks: list[tuple[list[Item], float]]) -> None:
    """Nothing raises, at most one request opens, storing and reloading changes nothing, and what is finished stays so."""
    script = SCRIPTS[name]
    now, at, effects = walk(script, Talk()), 0.0, 0
    for n, (message, gap) in enumerate(talks):
        at += gap
        parts = [Item(i.kind, i.value, f"m{n}", at) for i in message]
        before = now
        now = turns(script, before.talk, parts)
        assert stored(now.talk) == now.talk
        again = turns(script, stored(before.talk), parts)
        assert (again.talk, again.effects, again.why) == (now.talk, now.effects, now.why)
        assert (again.open and again.open.name) == (now.open and now.open.name)
        if before.open is not None:
            whole = walk(script, now.talk)
            assert (whole.talk, whole.effects) == (now.talk, now.effects), (
                "a turn stands where a walk from the start does"
            )
            assert (whole.open and (whole.open.name, whole.open.facts)) == (
                now.open and (now.open.name, now.open.facts)
            )
        effects += len(now.effects)
        if now.open is None:
            assert now.effects or before.open is None
            assert turn(script, now.talk, parts[0]).effects == (), "law 6"
    assert effects <= 1


class HowMany:
    def gather(self, material: Sequence[Item]) -> int:
        return len(material)


def test_what_was_taken_before_the_question_is_taken_again_with_the_answer() -> None:
    def script() -> Script:
        many = yield from take("many", HowMany())
        yield from ask("what", Words(4))
        yield from ask("sure", OneOf(("yes",)), many=many)
        return ()

    now = turn(script, Talk(), Item("words", "电梯坏了"))
    assert now.open is not None
    assert (now.open.name, now.open.facts) == ("sure", {"many": 1})


@settings(max_examples=80, deadline=None)
@given(talks=conversation, new=words, which=st.integers(0, 13))
def test_an_edited_message_never_opens_a_second_request(
    talks: list[tuple[list[Item], float]], new: str, which: int
) -> None:
    now: Turn = begin(KNOWN, [Item("words", "3号楼电梯坏了", "m", 0.0)])
    for n, (message, gap) in enumerate(talks):
        if now.open is None:
            return
        now = turns(KNOWN, now.talk, [Item(i.kind, i.value, f"m{n}", gap) for i in message])
    if now.open is None:
        return
    old = now.talk.material[min(which, len(now.talk.material) - 1)]
    after = amend(KNOWN, now.talk, Item("words", new, old.message, old.at, asked=old.asked), {})
    assert sum(isinstance(effect, OpenRequest) for effect in after.effects) <= 1
    assert stored(after.talk) == after.talk
