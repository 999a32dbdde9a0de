"""An activity as its organiser tells it: what, where, when, how many; a risk is told and insured, or it does not open (R72)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flows.callback import digits
from flows.dialogue import Item, Script, Unclear, ask
from flows.effects.bank import PlanShifts
from flows.effects.talk import Say
from flows.expect import OneOf
from flows.town import Town
from flows.typed import Written
from flows.understanding.numerals import number

ANYBODY = "anybody"
LONGEST = timedelta(hours=12)
MOST = 200  # places of a shift
PHONE = re.compile(r"[（(\[【]?\+?\d[\d\s\-]{5,}\d[)）\]】]?")
LINE = re.compile(r"^\s*(?:\d{1,3}[.、．)）:：\s]+)(?P<name>\S.{0,40}?)\s*$")


@dataclass(frozen=True, slots=True)
class Spans:
    """One or more spans of time with a clock: 周六下午两点到四点.  Gives [[starts, ends], …] as ISO moments."""

    town: Town
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> list[list[str]] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[list[str]]:
        found = self.town.read(str(item.value)).dates if item.kind == "words" else ()
        spans = [(w.start, w.end) for w in found if timedelta() < w.end - w.start <= LONGEST]
        if not spans:
            raise Unclear("plan-when-unclear")
        return [[start.isoformat(), end.isoformat()] for start, end in spans]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> int | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> int:
        words = str(item.value).strip().rstrip("人个位名") if item.kind == "words" else ""
        told = number(words) if words else None
        if told is None or not 1 <= told <= MOST:
            raise Unclear("plan-slots-unclear")
        return int(told)

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, int)


def plan(town: Town) -> Script:
    """A new activity."""
    title = yield from ask("plan-title", Written(2))
    where = yield from ask("plan-where", Written(2))
    spans = yield from ask("plan-when", Spans(town))
    slots = yield from ask("plan-slots", Count())
    skills = tuple(s.key for s in town.community.skills)
    skill = yield from ask("plan-skill", OneOf((ANYBODY, *skills)))
    risk = insurance = ""
    if (yield from ask("plan-risk", OneOf(("safe", "risky")))) == "risky":
        risk = yield from ask("plan-risk-what", Written(4))
        insurance = yield from ask("plan-insurance", Written(4))
    facts = {"title": title, "where": where, "spans": spans, "slots": slots, "skill": skill, "risk": risk}
    if (yield from ask("plan-confirm", OneOf(("open", "drop")), insurance=insurance, **facts)) == "drop":
        return (Say("plan-dropped"),)
    times = tuple((start, end) for start, end in spans)
    return (PlanShifts(title, where, times, slots, "" if skill == ANYBODY else skill, risk, insurance, bool(risk)),)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a 接龙 list.  phone: '' = none stands there."""

    name: str
    phone: str = ""


def pasted(words: str) -> tuple[Listed, ...]:
    """The people of a 接龙 list: numbered lines, each once, in their order."""
    found = (LINE.match(line) for line in words.splitlines())
    return tuple(dict.fromkeys(_listed(hit["name"]) for hit in found if hit))


def _listed(words: str) -> Listed:
    """「张三 13812345678」, 「张三（138 1234 5678）」 -> name and phone."""
    phone = digits(words)
    return Listed(PHONE.sub("", words).strip() or words, phone) if phone else Listed(words)


def who(namesakes: Sequence[int], owner: int | None) -> tuple[int | None, tuple[int, ...]]:
    """Whom a line means: (the one it must be, or None, those it may be).  namesakes: known by this name.  owner: of the phone
    beside it.  The phone decides among namesakes; a phone that somebody of another name gave is asked about."""
    if owner is not None and owner in namesakes:
        return owner, ()
    if owner is None and len(namesakes) == 1:
        return namesakes[0], ()
    return None, tuple(dict.fromkeys((*(() if owner is None else (owner,)), *namesakes)))
