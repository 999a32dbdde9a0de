"""The broadcast (群发): written by one admin, looked at by another, sent to many – once.  A table of steps, a table of who may."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

DRAFTED, REVIEWED, SCHEDULED = "drafted", "reviewed", "scheduled"
SENDING, PAUSED, DONE, CANCELLED = "sending", "paused", "done", "cancelled"
STEPS = (DRAFTED, REVIEWED, SCHEDULED, SENDING, PAUSED, DONE, CANCELLED)

NOTICE, EMERGENCY, WARNING = "notice", "emergency", "warning"
KINDS = (NOTICE, EMERGENCY, WARNING)
LEVELS = ("blue", "yellow", "orange", "red")  # 突发事件应对法 63: 蓝黄橙红
AUDIENCES = ("all", "grid", "building", "role", "language", "topic", "shift")
ROLES = ("worker", "admin")
REFUSALS = ("wording", "facts", "audience")  # why a second admin says no

NEXT: dict[tuple[str, str], str] = {
    (DRAFTED, "submit"): DRAFTED,  # 送审: the other admins are asked
    (DRAFTED, "review"): REVIEWED,  # 审过
    (DRAFTED, "refuse"): CANCELLED,  # 退回
    (REVIEWED, "send"): SENDING,
    (REVIEWED, "schedule"): SCHEDULED,
    (SCHEDULED, "schedule"): SCHEDULED,  # another time
    (SCHEDULED, "send"): SENDING,
    (SCHEDULED, "start"): SENDING,
    (SENDING, "pause"): PAUSED,
    (PAUSED, "resume"): SENDING,
    (SENDING, "finish"): DONE,
    **{(step, "abort"): CANCELLED for step in (DRAFTED, REVIEWED, SCHEDULED, SENDING, PAUSED)},
}
ANY = frozenset({"author", "second"})
MAY: dict[str, frozenset[str]] = {
    "submit": frozenset({"author"}),
    "review": frozenset({"second", "alone"}),
    "refuse": frozenset({"second"}),
    "send": ANY,
    "schedule": ANY,
    "start": frozenset({"clock"}),
    "pause": ANY,
    "resume": ANY,
    "finish": frozenset({"clock"}),
    "abort": ANY,
}
HANDLES = re.compile(r"@(?=\w)|(?<=\bt)\.(?=me\b)")


class NotNow(Exception):
    """The broadcast's step does not allow this move; args are (step, verb)."""


class NotYours(Exception):
    """This person may not make this move; args are (verb,)."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """texts: language -> words.  audience, which: "grid", "g1".  photos: media rows; paper: that of a document, which goes
    instead of them.  groups: posted in the linked groups, too.  report: a button that begins a report.
    opens: what its button opens instead – "topic:5", "shift:5", "volunteer".
    source, level, issued: of a warning that is passed on (R73).  reviewer: the second admin, or the author with a reason."""

    id: int
    version: int
    step: str
    kind: str
    texts: Mapping[str, str]
    author: int
    audience: str = "all"
    which: str = ""
    photos: tuple[int, ...] = ()
    report: bool = False
    source: str = ""
    level: str = ""
    issued: str = ""
    reviewer: int | None = None
    reason: str = ""
    at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    paper: int | None = None
    groups: bool = False
    opens: str = ""
    created_at: datetime | None = None

    @property
    def urgent(self) -> bool:
        """Does it override quiet hours and the queue?"""
        return self.kind != NOTICE

    def words(self, language: str) -> str:
        """In this language, or in the first one it was written in."""
        return self.texts.get(language) or next(iter(self.texts.values()))


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a broadcast.  admins: how many the community has."""

    admin: bool
    author: bool
    admins: int

    def relations(self, broadcast: Broadcast) -> frozenset[str]:
        """author, second (another admin), alone (may review the own one with a typed reason: R73, or nobody else is there)."""
        if not self.admin:
            return frozenset()
        if not self.author:
            return frozenset({"second"})
        return frozenset({"author", "alone"} if broadcast.urgent or self.admins < 2 else {"author"})


def move(
    broadcast: Broadcast, verb: str, relations: frozenset[str], now: datetime, *, who: int | None = None,
    reason: str = "", at: datetime | None = None,
) -> Broadcast:  # fmt: skip
    """The broadcast after the move.  reason: typed by who reviews the own one, chosen by who refuses.  at: when to start.
    Raises NotYours(verb), NotNow(step, verb)."""
    if not relations & MAY[verb]:
        raise NotYours(verb)
    step = NEXT.get((broadcast.step, verb))
    if step is None:
        raise NotNow(broadcast.step, verb)
    if verb == "review" and "second" not in relations and not reason.strip():
        raise NotYours(verb)
    return replace(
        broadcast,
        step=step,
        version=broadcast.version + 1,
        reviewer=who if verb == "review" else broadcast.reviewer,
        reason=reason.strip() or broadcast.reason,
        at=at if verb == "schedule" else broadcast.at,
        started_at=now if step == SENDING and broadcast.started_at is None else broadcast.started_at,
        ended_at=now if step in (DONE, CANCELLED) else None,
    )


def moves(broadcast: Broadcast, relations: frozenset[str]) -> tuple[str, ...]:
    """What somebody who stands so to the broadcast can do now, in the order of the table."""
    return tuple(verb for (step, verb) in NEXT if step == broadcast.step and relations & MAY[verb])


def harmless(words: str) -> str:
    """Words in which nobody's name is a link: @name and t.me are only to be read (R21)."""
    return HANDLES.sub(lambda found: {"@": "＠", ".": "．"}[found[0]], words)


@dataclass(frozen=True, slots=True)
class Tally:
    """Deliveries by what became of them; all that is known of a broadcast on its way."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def settled(self) -> int:
        """How many have an outcome."""
        return self.total - self.waiting

    @property
    def waiting(self) -> int:
        return self.counts.get("waiting", 0) + self.counts.get("made", 0)

    def seconds_left(self, elapsed: float, rate: float) -> float:
        """rate: messages a second to expect before anything is measured."""
        return self.waiting / (self.settled / elapsed if elapsed > 1 and self.settled > 30 else rate)


def bar(part: int, whole: int, width: int = 10) -> str:
    """▓▓▓▓░░░░░░"""
    full = width * part // whole if whole else width
    return "▓" * full + "░" * (width - full)
