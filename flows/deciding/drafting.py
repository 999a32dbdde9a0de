"""The facilitator's dialogues: an option of the text, a new end of a step, the result, an action item; and 进展 by its owner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flows.deciding.text import Option
from flows.dialogue import Item, Script, Spare, Unclear, ask, take
from flows.effects.topics import AddItem, Extension, ItemProgress, PostedPhoto, Result, WriteOption
from flows.expect import Files, OneOf, Photo
from flows.town import Town
from flows.work import Days

OPTIONS = 8  # of one text at most


@dataclass(frozen=True, slots=True)
class Written:
    """Words written as the answer to this question, or one of the choices instead (the answer is then '')."""

    least: int = 1
    choices: tuple[str, ...] = ()
    most: int = 2000

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value in self.choices:
            return ""
        if item.kind == "photo":
            raise Spare
        said = str(item.value).strip() if item.kind == "words" else ""
        if len(said) < self.least:
            raise Unclear("unclear-short" if item.kind == "words" else "unclear-words")
        return said[: self.most]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


@dataclass(frozen=True, slots=True)
class Yuan:
    """An amount in yuan, as cents; -1 = not known yet.  12000, 1.2万, 不花钱."""

    choices: tuple[str, ...] = ("free", "unknown")

    def glean(self, material: Sequence[Item]) -> int | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> int:
        if item.kind == "press" and item.value in self.choices:
            return 0 if item.value == "free" else -1
        found = _MONEY.fullmatch(str(item.value).replace(",", "").replace("，", "").strip().lower())
        if item.kind != "words" or found is None:
            raise Unclear("unclear-money")
        whole, part, many = found[1], (found[2] or "").ljust(6, "0"), 10_000 if found[3] else 1
        return (int(whole) * 1_000_000 + int(part)) * many // 10_000

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, int)


_MONEY = re.compile(r"(?:约|大约|¥|￥|\$)?\s*(\d{1,9})(?:\.(\d{1,6}))?\s*(万|萬|w)?\s*(?:元|块|塊|yuan|rmb)?")


def option(town: Town, now: datetime, which: tuple[str, ...], small: bool, title: str = "") -> Script:
    """One option: a title, clauses a line each; its cost, who carries it out, until when.  which: "1" … to write that one
    again, "new"; () = there is none yet.  small: 小议题, one page of text.  title: of the topic, the first option's name."""
    n = (yield from ask("option-which", OneOf(which))) if which else "new"
    name = yield from ask("option-title", Written(2, ("same",) if title else (), 60), topic=title)
    clauses = yield from ask("option-clauses", Written(2))
    cost, who, until = -1, "", ""
    if not small:
        cost = yield from ask("option-cost", Yuan())
        who = yield from ask("option-who", Written(1, ("unknown",), 60))
        _, until = yield from ask("option-until", Days(town, now, now.date(), ("d30", "d90")))
    listed = tuple(line for line in (_bare(raw) for raw in clauses.splitlines()) if line)
    made = Option(name or title, listed, cost if cost >= 0 else None, who, date.fromisoformat(until) if until else None)
    return (WriteOption(n, made),)


def _bare(line: str) -> str:
    """「1. 周一到周五开放」 -> 「周一到周五开放」: clauses are numbered by us."""
    return re.sub(r"^\s*(?:第?[0-9一二三四五六七八九十]{1,3}[.、．)）条]|[-•*])\s*", "", line).strip()


def extension(town: Town, now: datetime, end: date) -> Script:
    """A later end of the step, and why."""
    _, last = yield from ask("topic-until", Days(town, now, end, ("d7", "d14")))
    why = yield from ask("topic-until-why", Written(4))
    return (Extension(last, why),)


def result(options: tuple[str, ...]) -> Script:
    """What is decided, why the other options fell, the strongest objection and the answer to it (required).
    options: titles."""
    decision = yield from ask("result-decision", Written(4))
    fell = (yield from ask("result-fell", Written(4), options=list(options))) if len(options) > 1 else ""
    objection = yield from ask("result-objection", Written(4))
    answer = yield from ask("result-answer", Written(4))
    return (Result(decision, fell, objection, answer),)


def item(town: Town, now: datetime, owners: tuple[str, ...]) -> Script:
    """An action item: what, who (department, worker or a residents' group by name), until when."""
    what = yield from ask("item-what", Written(4, most=300))
    owner = yield from ask("item-owner", OwnerOf(owners), offered=list(owners))
    _, until = yield from ask("item-until", Days(town, now, now.date(), ("d7", "d30")))
    return (AddItem(what, owner, until),)


@dataclass(frozen=True, slots=True)
class OwnerOf:
    """department:物业, worker:17 – one of those offered, by its place; anything typed is the name of a residents' group."""

    offered: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(str(n) for n in range(len(self.offered)))

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value in self.choices:
            return self.offered[int(item.value)]
        said = str(item.value).strip() if item.kind == "words" else ""
        if not said:
            raise Unclear("unclear-words")
        return next((c for c in self.offered if c.partition(":")[2] == said), f"group:{said[:60]}")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


def progress(done: bool) -> Script:
    """进展: words and photos.  done: it is finished, and a photo or a sentence proves it."""
    said = yield from ask("item-done" if done else "item-progress", Written(2))
    photos = yield from take("item-photos", Files("photo"))
    return (ItemProgress(said, tuple(photos), done),)


def posted_photo() -> Script:
    """A photo of the page as it hangs on the board (R66)."""
    photos = yield from ask("posted-photo", Photo())
    return (PostedPhoto(tuple(photos) if isinstance(photos, list) else ()),)
