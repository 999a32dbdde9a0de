"""Rows of a queue on their way into memory (bot/feed.py): each comes once and in its order, whatever is committed, looked up and
finished in between."""

from collections import defaultdict
from collections.abc import Coroutine, Generator
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed import Feed, share
from tests.naive.eager_feed import EagerFeed

ROOM = 6
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("commit"), st.lists(st.integers(0, 2), min_size=1, max_size=4)),
        st.tuples(st.sampled_from(["look", "snapshot", "found"]), st.just([0])),
        st.tuples(st.sampled_from(["broke", "needy"]), st.just([0])),
        st.tuples(st.just("finish"), st.lists(st.integers(0, 2), min_size=1, max_size=3)),
    ),
    min_size=10,
    max_size=60,
)
START: list[tuple[str, list[int]]] = [("look", []), ("found", [])]


@dataclass(frozen=True)
class Line:
    id: int
    lane: int
    queue: ClassVar[str] = "lines"


class Pause:
    """Where a look waits for the test."""

    def __await__(self) -> Generator[None, tuple[list[Line], bool], tuple[list[Line], bool]]:
        return (yield)


class Town:
    """A queue in a database, and who takes from it."""

    def __init__(self, feed: Feed[Line]) -> None:
        self.feed, self.waiting = feed, list[Line]()  # committed and not finished
        self.lanes: dict[int, list[Line]] = defaultdict(list)  # in memory
        self.came: dict[int, list[int]] = defaultdict(list)  # lane -> ids in the order in which they came
        self.looking: Coroutine[Any, Any, list[Line]] | None = None
        self.asked: tuple[int, frozenset[int]] | None = None
        self.seen: tuple[list[Line], bool] | None = None
        self.last, self.wanted = 0, True
        self.looked_for: set[int] = set()  # rows that only a look may bring
        self.straight = False  # one of them came straight from its commit

    def take(self, rows: list[Line]) -> None:
        for row in rows:
            self.lanes[row.lane].append(row)
            self.came[row.lane].append(row.id)

    def commit(self, lanes: list[int]) -> None:
        rows = [Line(self.last + n, lane) for n, lane in enumerate(lanes, 1)]
        self.last += len(rows)
        self.waiting += rows
        taken = self.feed.offer(rows)
        self.take(taken or [])
        self.wanted |= taken is None

    def look(self, _: list[int]) -> None:
        async def read(most: int, held: frozenset[int]) -> tuple[list[Line], bool]:
            self.asked = most, held
            return await Pause()

        if self.looking is None and self.feed.free > 0 and self.wanted:
            self.wanted = False
            self.looking = self.feed.look(read)
            self.looking.send(None)

    def snapshot(self, _: list[int]) -> None:
        if self.asked is not None and self.seen is None:
            most, held = self.asked
            rows = [row for row in self.waiting if row.id not in held][:most]
            self.seen = rows, len(rows) == most

    def found(self, _: list[int]) -> None:
        self.snapshot(_)
        if self.looking is not None:
            with pytest.raises(StopIteration) as done:
                self.looking.send(self.seen)
            found = {row.id for row in self.seen[0]} if self.seen else set[int]()
            self.straight |= any(row.id in self.looked_for - found for row in done.value.value)
            self.looking = self.asked = self.seen = None
            self.take(done.value.value)

    def broke(self, _: list[int]) -> None:
        """The database did not answer."""
        if self.looking is not None:
            with pytest.raises(OSError):
                self.looking.throw(OSError())
            self.looking = self.asked = self.seen = None
            self.wanted = True

    def needy(self, _: list[int]) -> None:
        """A row that must wait for something: it and what comes behind it are found by a look."""
        self.looked_for.add(self.last + 1)
        self.feed.miss()
        self.commit([0])
        self.straight |= self.last in self.came[0]

    def finish(self, lanes: list[int]) -> None:
        for lane in lanes:
            if self.lanes[lane]:
                row = self.lanes[lane].pop(0)
                self.feed.held.discard(row.id)
                if row in self.waiting:
                    self.waiting.remove(row)
                self.wanted |= self.feed.missed

    def drain(self) -> None:
        """Nothing new comes; all that waits is taken and finished.  Rows that nobody looks for stay."""
        for _ in range(2 * self.last + 4):
            self.found([])
            self.finish([0, 1, 2] * ROOM)
            self.look([])


def trouble(feed: Feed[Line], steps: list[tuple[str, list[int]]]) -> str:
    """What went wrong; '' = nothing."""
    town = Town(feed)
    for step, lanes in steps:
        getattr(town, step)(lanes)
        if len(feed.held) > ROOM:
            return "more than there is room for"
    town.drain()
    for came in town.came.values():
        if len(set(came)) < len(came):
            return "twice"
        if came != sorted(came):
            return "out of order"
    if town.straight:
        return "straight"
    return "lost" if sum(map(len, town.came.values())) != town.last else ""


@given(STEPS)
def test_every_row_comes_once_and_in_its_order(steps: list[tuple[str, list[int]]]) -> None:
    assert trouble(Feed(ROOM), steps) == ""


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ([("commit", [0, 0, 0, 0]), ("commit", [0, 0, 0, 0])], "more than there is room for"),
        ([("look", []), ("commit", [0]), ("snapshot", []), ("found", [])], "twice"),
        ([("look", []), ("snapshot", []), ("broke", []), ("commit", [0, 0])], ""),
        ([*START, ("commit", [0]), ("needy", []), ("commit", [0])], "straight"),
        ([*START, ("commit", [0] * 4), ("needy", []), ("look", []), ("snapshot", []), ("commit", [1] * 4), ("found", [])],
         "more than there is room for"),
        ([*START, ("needy", []), ("look", []), ("snapshot", []), ("needy", []), ("commit", [0]), ("found", [])], "straight"),
        ([*START, ("needy", []), ("look", []), ("snapshot", []), ("needy", []), ("found", []), ("commit", [0])], "straight"),
        ([("look", []), ("snapshot", []), ("needy", []), ("found", [])], "straight"),
        ([("look", []), ("snapshot", []), ("commit", [0]), ("found", [])], ""),
    ],
)  # fmt: skip
def test_taking_whatever_comes_is_found_out(steps: list[tuple[str, list[int]]], wrong: str) -> None:
    assert trouble(Feed(ROOM), steps) == ""
    assert trouble(EagerFeed(ROOM), steps) == wrong


def test_rows_that_nobody_takes_are_named() -> None:
    rows = [Line(1, 0), Line(2, 1)]
    assert share(rows, {"lines": lambda rows: True}) == frozenset()
    assert share(rows, {"lines": lambda rows: len(rows) > 2}) == {"lines"}
