"""The text that is decided on (方案): numbered options of numbered clauses, frozen as versions with a hash.

Support and votes are bound to a version: another byte is another text, and who supported the old one is asked again."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

Change = tuple[Literal["added", "removed", "changed"], str, str, str]  # how, which part (1, 1.2, 1.cost), before, after


@dataclass(frozen=True, slots=True)
class Option:
    """One way to do it.  cost: in cents, None = not known yet.  who: carries it out.  until: the last day."""

    title: str
    clauses: tuple[str, ...]
    cost: int | None = None
    who: str = ""
    until: date | None = None

    @property
    def complete(self) -> bool:
        """Cost, who and until when are known: what a draft needs before it is discussed."""
        return bool(self.clauses) and self.cost is not None and bool(self.who) and self.until is not None


def digest(options: Sequence[Option]) -> str:
    """SHA-256 of the text, hex; the same for the same words on any machine."""
    plain = [{**asdict(o), "until": o.until.isoformat() if o.until else None} for o in options]
    return hashlib.sha256(
        json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def changes(old: Sequence[Option], new: Sequence[Option]) -> list[Change]:
    """What is different, part by part, in the order of the text: what a chat can show a line each."""
    found: list[Change] = []
    for n, (before, after) in enumerate(zip_longest(old, new), 1):
        found += _option(str(n), before, after)
    return found


def _option(name: str, old: Option | None, new: Option | None) -> Iterator[Change]:
    if old is None or new is None:
        one = new or old
        assert one is not None
        yield ("added", name, "", one.title) if new else ("removed", name, one.title, "")
        return
    parts = [(name, old.title, new.title)]
    parts += [(f"{name}.{n}", a, b) for n, (a, b) in enumerate(zip_longest(old.clauses, new.clauses, fillvalue=""), 1)]
    parts += [
        (f"{name}.{field}", _plain(getattr(old, field)), _plain(getattr(new, field)))
        for field in ("cost", "who", "until")
    ]
    for which, before, after in parts:
        if before != after:
            yield ("changed" if before and after else "added" if after else "removed"), which, before, after


def _plain(value: str | int | date | None) -> str:
    if value is None:
        return ""
    return f"{value / 100:.2f}" if isinstance(value, int) else str(value)
