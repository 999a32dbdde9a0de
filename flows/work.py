"""The short dialogues of a worker's day: 挂起, 延期申请, 请假, and the photo that came first: 这是哪一单？"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flows.dialogue import Item, Script, Unclear, ask, take
from flows.effects.talk import Begin
from flows.effects.work import Extend, HandleOne, Hold, Leave
from flows.expect import Files, OneOf
from flows.request import WAIT_REASONS
from flows.town import Town
from flows.understanding import dates

AHEAD = {"d1": 1, "d3": 3, "d7": 7, "d14": 14, "d30": 30, "d90": 90}  # days that may have a button
OFFERED = ("d1", "d3", "d7")
PATROL = "patrol"  # 巡查上报
FURTHEST = 366  # days; a date further off is a slip of the pen


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included, as [ISO, ISO]; said in words or by a button.  A day alone is both.
    now: aware, in the neighbourhood's zone.  first: the earliest day that will do."""

    town: Town
    now: datetime
    first: date
    choices: tuple[str, ...] = OFFERED

    def glean(self, material: Sequence[Item]) -> list[str] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[str]:
        if item.kind == "press" and item.value in self.choices:
            until = self.now.date() + timedelta(days=AHEAD[item.value])
            return self._within(min(self.now.date() + timedelta(days=1), until), until)
        if item.kind != "words":
            raise Unclear("unclear-day")
        found = dates.find(self.town.read(item.value).normal, self.now)
        if not found:
            raise Unclear("unclear-day")
        first, last = found[0], found[-1]
        end = max((last.end - timedelta(microseconds=1)).date(), last.start.date())
        return self._within(first.start.date(), end)

    def _within(self, first: date, last: date) -> list[str]:
        if not self.first <= last <= self.now.date() + timedelta(days=FURTHEST):
            raise Unclear("unclear-day-past")
        return [max(first, self.now.date()).isoformat(), last.isoformat()]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) and len(answer) == 2


def hold(town: Town, now: datetime) -> Script:
    """挂起: why, and to which day."""
    why = yield from ask("hold-why", OneOf(WAIT_REASONS))
    _, last = yield from ask("hold-until", Days(town, now, now.date() + timedelta(days=1)))
    return (Hold(why, last),)


def extend(town: Town, now: datetime, due: date) -> Script:
    """延期申请: to which day after the promised one, and why."""
    _, last = yield from ask("extend-until", Days(town, now, due + timedelta(days=1)))
    why = yield from ask("extend-why", OneOf(WAIT_REASONS))
    return (Extend(why, last),)


def leave(town: Town, now: datetime, colleagues: tuple[str, ...], tasks: int) -> Script:
    """请假: from when to when, who stands in, and whether what is at hand goes to them too."""
    first, last = yield from ask("leave-when", Days(town, now, now.date()))
    stand_in = yield from ask("leave-stand-in", OneOf(colleagues))
    old = (yield from ask("leave-tasks", OneOf(("give", "keep")), tasks=tasks)) if tasks else "keep"
    return (Leave(first, last, int(stand_in), old == "give"),)


def photo_first(tasks: tuple[str, ...]) -> Script:
    """A worker's photo outside any talk: which task does it prove done?  tasks: request ids, likeliest first."""
    which = yield from ask("which-task", OneOf((*tasks, PATROL), open_to=("photo", "words", "voice", "location")))
    photos = yield from take("which-photos", Files("photo"))
    words = yield from take("which-words", _AllWords())
    if which == PATROL:
        return (Begin(PATROL, words, tuple(photos)),)
    return (HandleOne(int(which), tuple(photos)),)


class _AllWords:
    """Whatever was said beside the photos."""

    def gather(self, material: Sequence[Item]) -> list[str]:
        """In the order it came."""
        return [str(i.value).strip() for i in material if i.kind == "words"]
