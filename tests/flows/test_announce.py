"""Writing a broadcast: whatever an admin says and sends, in whatever order, at most one draft comes of it, and nothing raises."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reader import reader
from flows.announce import announce, when
from flows.broadcast import KINDS, LEVELS
from flows.dialogue import Item, Talk, begin, turn
from flows.effects import Effect
from flows.effects.broadcasts import DraftBroadcast, ScheduleBroadcast
from flows.town import Town
from tests.understanding.town import TOWN

SUBJECTS = {"topic": (("7", "YT-1 加装电梯"),), "shift": (("9", "周六清扫"),)}
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHOICES = (
    *KINDS, *LEVELS, "skip", "all", "grid", "building", "role", "language", "topic", "shift", "g1", "b3", "worker", "en", "7", "9",
    "yes", "no", "report", "volunteer", "none", "change", "dance",
)  # fmt: skip
said = st.one_of(
    st.sampled_from(CHOICES).map(lambda choice: Item("press", choice)),
    st.sampled_from(("3号楼", "停水通知", "一网格", "", "明天下午三点", "昨天")).map(
        lambda words: Item("words", words)
    ),
    st.integers(1, 9).flatmap(lambda id: st.sampled_from((Item("photo", id), Item("document", id), Item("voice", id)))),
)
COMMUNITY = replace(TOWN, languages=("zh-Hans", "en"))
READS = reader(TOWN)


@given(st.lists(said, max_size=40), st.integers(0, 2), st.booleans())
def test_at_most_one_draft(items: list[Item], groups: int, subjects: bool) -> None:
    script = partial(announce, COMMUNITY, groups, SUBJECTS if subjects else {"topic": (), "shift": ()})
    talk = begin(script, []).talk
    made: list[Effect] = []
    for n, item in enumerate(items):
        step = turn(script, talk, replace(item, message=f"m{n}", at=float(n)))
        made += step.effects
        talk = step.talk
    assert len(made) <= 1
    for draft in made:
        assert isinstance(draft, DraftBroadcast) and draft.kind in KINDS
        assert any(draft.texts.values()) and next(iter(draft.texts)) == "zh-Hans"
        assert not draft.groups or (groups and draft.audience == "all"), "groups only hear what is for everybody"
        assert not (draft.paper and draft.photos), "a document goes instead of pictures"
        assert draft.kind != "warning" or (draft.source and draft.level and draft.issued), "R73"
        assert (draft.which == "") == (draft.audience == "all")


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("明天下午三点", "2026-11-24T15:00:00+00:00"),
        ("后天", "2026-11-25T09:00:00+00:00"),  # a day alone: when the office opens
        ("12月3日下午两点半", "2026-12-03T14:30:00+00:00"),
        ("半小时后", "2026-11-23T09:30:00+00:00"),
        ("昨天", None),
        ("随便", None),
        ("明年三月", None),  # too far
    ],
)
def test_a_time_in_words_is_said_back(words: str, at: str | None) -> None:
    town = Town(TOWN, lambda text: READS.read(text, NOW), lambda text: ())
    script = partial(when, town, NOW)
    step = turn(script, Talk(), Item("words", words))
    assert step.open is not None
    if at is None:
        assert step.open.name == "broadcast-when" and step.why
        return
    assert step.open.name == "broadcast-when-sure" and step.open.facts["at"] == at
    again = turn(script, step.talk, Item("press", "change"))
    assert again.open is not None and again.open.name == "broadcast-when"
    done = turn(script, step.talk, Item("press", "yes"))
    assert done.effects == (ScheduleBroadcast(at),)
    assert datetime.fromisoformat(at) - NOW < timedelta(days=92)
