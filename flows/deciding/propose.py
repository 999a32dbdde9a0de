"""Proposing a topic (提议题): what; is there one already; why; whom it concerns; a yes to what everybody will read.

One message may say it all: its first clause is the title, the rest says why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.deciding.drafting import Written
from flows.deciding.topic import REFUSED
from flows.dialogue import Item, Script, Spare, Unclear, ask, forget, take
from flows.effects.requests import Refused
from flows.effects.talk import Begin, Say
from flows.effects.topics import Propose, SecondTopic
from flows.expect import Files, OneOf, Words
from flows.town import Town

TITLE = 30  # characters
SHOWN = 3  # similar topics offered
PHOTOS = 6
SECOND = "second-"  # + id: a choice under the similar topics
Alike = Callable[[str], Sequence[int]]  # words -> ids of topics, likeliest first
_FIRST = re.compile(r"[。!！?？;；\n]")


def headline(words: str) -> tuple[str, str]:
    """(title of at most TITLE characters, the rest – why) of what somebody wrote."""
    text = words.strip()
    first = _FIRST.split(text, maxsplit=1)[0].strip()
    if len(first) > TITLE:
        first = re.split(r"[,，:：]", first, maxsplit=1)[0]
    rest = text[len(first) :].lstrip("。!！?？;；，,：: \n") if text.startswith(first) else text
    return first[:TITLE], rest if len(first) <= TITLE else text


@dataclass(frozen=True, slots=True)
class Similar:
    """已有相近议题 – 去附议?  Asked only when there are some.  The answer: "" = it is another matter, or second-ID."""

    found: tuple[int, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        return (*(f"{SECOND}{id}" for id in self.found), "new")

    def glean(self, material: Sequence[Item]) -> str | None:
        return None if self.found else "new"

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind in ("press", "words") and item.value in self.choices:
            return str(item.value)
        if item.kind in ("photo", "location"):
            raise Spare
        raise Unclear("unclear-choice")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


@dataclass(frozen=True, slots=True)
class Area:
    """Whom it concerns: all, grid:g1, building:b3 or unit:b3/2 (3号楼2单元); one of those offered, by its place in the list, or a
    place in words."""

    town: Town
    offered: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(str(n) for n in range(len(self.offered)))

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "photo":
            raise Spare
        if item.kind == "press" and item.value in self.choices:
            return self.offered[int(item.value)]
        place = self.town.named(str(item.value)) if item.kind == "words" else None
        if place is None or not (place.building or place.grid):
            raise Unclear("propose-area-unclear")
        if place.building and place.unit:
            return f"unit:{place.building}/{place.unit}"
        return f"building:{place.building}" if place.building else f"grid:{place.grid}"

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


def propose(town: Town, alike: Alike, areas: tuple[str, ...], agreed: bool) -> Script:
    """agreed: to the notice of today's version.  areas: what is offered to this person: all, their building, their grid."""
    what = yield from ask("propose-what", Words(4))
    if kind := town.refused(what):
        return (Say(f"refused-{kind}", {"law": REFUSED[kind]}),)
    known = yield from ask("propose-alike", Similar(tuple(alike(what))[:SHOWN]))
    if known != "new":
        return (SecondTopic(int(known.removeprefix(SECOND))),)
    title, more = headline(town.wording.bare(what))
    why = more or (yield from ask("propose-why", Written(4, ("skip",)), title=title))
    area = yield from ask("propose-area", Area(town, areas), offered=list(areas))
    photos = yield from take("propose-photos", Files("photo", PHOTOS))
    yes, no = ("submit", "drop") if agreed else ("agree", "refuse")
    sure = yield from ask(
        "propose-confirm", OneOf((yes, "change", "report", no), open_to=("photo", "voice", "location")),
        title=title, why=why, area=area, photos=len(photos), agreed=agreed,
    )  # fmt: skip
    if sure == "change":
        yield from forget("propose-what", "propose-alike", "propose-why", "propose-area", "propose-confirm")
    if sure == "drop":
        return (Say("propose-dropped"),)
    if sure == "report":
        return (Begin("report", [what], tuple(photos)),)
    if sure == "refuse":
        return (Refused(),)
    place = town.place(what)
    return (Propose(title, why, place.text, area, tuple(photos), not agreed),)
