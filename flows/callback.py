"""Somebody wants to be called (找人工): which number, and when, within the hours in which the office answers."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from flows.dialogue import Item, Script, Unclear, ask
from flows.effects.persons import AskCall, SaveName, SavePhone
from flows.expect import OneOf, Words

NOON = time(12)
NUMERALS = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
SHORTEST, LONGEST = 7, 15  # digits of a phone number (E.164)


def digits(words: str) -> str:
    """The phone number in these words, digits only ("+" of a foreign one kept); '' = there is none."""
    plain = unicodedata.normalize("NFKC", words).translate(NUMERALS)
    kept = "".join(c for c in plain if c.isascii() and (c.isdigit() or c in "+-() "))
    number = "".join(c for c in kept if c.isdigit())
    if not SHORTEST <= len(number) <= LONGEST:
        return ""
    return f"+{number}" if kept.strip().startswith("+") else number


def masked(phone: str) -> str:
    """13812345678 -> 138****5678."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) > 8 else f"{phone[:2]}****{phone[-2:]}"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number, however it is written; or one of the choices."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value in self.choices:
            return str(item.value)
        if item.kind == "words" and (found := digits(str(item.value))):
            return found
        raise Unclear("unclear-phone")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


def slots(local: datetime, hours: tuple[time, time]) -> tuple[str, ...]:
    """When we could call, soonest first.  local: on the neighbourhood's clock; hours: when the office answers, on weekdays."""
    start, end = hours
    at, works = local.time(), local.weekday() < 5
    offered = {
        "now": works and start <= at < end,
        "today-am": works and at < start and start < NOON,
        "today-pm": works and at < NOON < end,
        "next-am": start < NOON,
        "next-pm": end > NOON,
    }
    return tuple(slot for slot, so in offered.items() if so)


def begins(slot: str, local: datetime, hours: tuple[time, time]) -> datetime:
    """The first moment of a slot that was offered at `local`."""
    day = local
    if slot.startswith("next"):
        day += timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
    at = {"now": local.time(), "today-am": hours[0], "next-am": hours[0]}.get(slot, max(NOON, hours[0]))
    return day.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)


def callback(offered: tuple[str, ...], known: bool) -> Script:
    """Which number, and when.  known: they gave a number before."""
    phone = yield from ask("callback-phone", Phone(("known",) if known else ()))
    when = yield from ask("callback-when", OneOf(offered))
    return (AskCall("" if phone == "known" else phone, when),)


def rename() -> Script:
    """What they want to be called."""
    name = yield from ask("rename-to", Words(1))
    return (SaveName(" ".join(name.split())[:40]),)


def rephone(known: bool) -> Script:
    """Their phone: another, or none at all."""
    phone = yield from ask("rephone-to", Phone(("none",) if known else ()))
    return (SavePhone("" if phone == "none" else phone),)
