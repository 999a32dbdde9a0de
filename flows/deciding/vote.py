"""The vote (表决) on a topic: who may cast a ballot is made known and frozen, then it is open, then it is counted.

1. A roll that was announced does not change any more; nor do question, rule, opening and close.
2. It opens and closes by the clock, by nobody's hand.
3. A ballot may be cast and changed while it is open, and then only; the last one counts.
4. Nobody is told a choice or a count before it is closed.
5. Paper is received before the close.  What could not be entered by then is counted and said aloud before the close, entered by two
   in the next two days – never more than was said – and the count waits for it (docs/adr/0022).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.deciding.rule import ABSTAIN, CHOICES, NO, PRESETS, YES, Rule
from flows.deciding.topic import NoReason, NotNow, NotYours

PREPARED, CHECKING, ANNOUNCED, OPEN = "prepared", "checking", "announced", "open"
CLOSED, CONFIRMED, CANCELLED = "closed", "confirmed", "cancelled"
STEPS = (PREPARED, CHECKING, ANNOUNCED, OPEN, CLOSED, CONFIRMED, CANCELLED)
COUNTED = (CLOSED, CONFIRMED)

NEXT: dict[tuple[str, str], str] = {
    (PREPARED, "check"): CHECKING,  # 名册核对: each sees the own line
    (PREPARED, "announce"): ANNOUNCED,  # 公告; the roll is frozen
    (CHECKING, "announce"): ANNOUNCED,
    (PREPARED, "hurry"): ANNOUNCED,  # 临时通知: the same without the days of notice, for a reason everybody reads (R63)
    (ANNOUNCED, "open"): OPEN,
    (OPEN, "close"): CLOSED,
    (CLOSED, "confirm"): CONFIRMED,  # 监票
    **{(step, "cancel"): CANCELLED for step in (PREPARED, CHECKING, ANNOUNCED, OPEN)},
}
MAY: dict[str, frozenset[str]] = {
    "check": frozenset({"facilitator"}),
    "announce": frozenset({"facilitator"}),
    "hurry": frozenset({"facilitator"}),
    "open": frozenset({"clock"}),
    "close": frozenset({"clock"}),
    "confirm": frozenset({"scrutineer"}),
    "cancel": frozenset({"facilitator"}),
}
# What must be there before a move: names of locale keys of what is missing.
GATES: dict[str, tuple[str, ...]] = {
    "check": ("roll",),
    "announce": ("roll", "roll-checked", "objections-answered", "gates-of-law", "four-fifths"),
    "hurry": ("roll", "gates-of-law"),
}
REASONED = ("cancel", "hurry")
ENTERING = timedelta(days=2)  # after the close, for paper that lay in the box
SPANS = (3, 7, 15, 30)  # days a vote may be open
CHECK = 7  # days in which the roll is checked by the people on it (R69)
MOST_OPTIONS = 8
REMIND = (72, 24, 2)  # hours before the close


class Missing(Exception):
    """A gate is shut: args are the names of what is missing."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote.  topic: its id.  options: titles to approve of; () = yes, no, abstain.  area: whom it concerns, as in a topic.
    text: hash of what is decided on.  studied: the day the party branch discussed it (Art. 30), lawful: checked (Art. 31).
    reason: the public one of its last move.  box: papers received that are entered after the close, until counts_at.
    Moments are aware UTC."""

    id: int
    topic: int
    preset: str
    question: str
    options: tuple[str, ...]
    area: str
    text: str
    step: str
    version: int
    by: int
    days: int
    studied: str = ""
    lawful: bool = False
    check_until: datetime | None = None
    announced_at: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    roll_hash: str = ""
    outcome: str = ""
    reason: str = ""
    box: int = 0
    counts_at: datetime | None = None

    @property
    def rule(self) -> Rule:
        """What decides it."""
        return PRESETS[self.preset]

    @property
    def secret(self) -> bool:
        """Is a choice to be parted from who made it?  Owners sign (R61); nobody else does."""
        return not self.rule.named

    @property
    def hurried(self) -> str:
        """Why it was announced without the days of notice; '' = it had them."""
        return self.reason if self.step != CANCELLED else ""

    def takes(self, choice: str) -> bool:
        """Is this a ballot of this vote?  yes, no, abstain; or 0 and 1 an option."""
        if self.options:
            return len(choice) == len(self.options) and set(choice) <= {"0", "1"}
        return choice in CHOICES

    def open_at(self, now: datetime) -> bool:
        """May a ballot be cast now?  The clock decides, also where nobody has struck it yet."""
        return self.step == OPEN and self.closes_at is not None and now < self.closes_at

    def enters_at(self, now: datetime) -> bool:
        """May paper that was received before the close be entered now?"""
        return self.open_at(now) or (self.step == OPEN and self.counts_at is not None and now < self.counts_at)


def boxed(vote: Vote, papers: int, now: datetime) -> Vote:
    """So many papers lie in the box at the close; the count waits for them.  Said again, the new number holds.  Raises NotNow."""
    if not vote.open_at(now) or vote.closes_at is None:
        raise NotNow(vote.step, "box")
    return replace(vote, box=papers, counts_at=vote.closes_at + ENTERING, version=vote.version + 1)


def needed(vote: Vote, verb: str) -> tuple[str, ...]:
    """The gates of a move of this vote."""
    rule, gates = vote.rule, GATES.get(verb, ())
    idle = {
        "roll-checked": rule.electorate != "owners",
        "objections-answered": rule.electorate != "owners",
        "gates-of-law": not rule.meeting,
        "four-fifths": rule.electorate != "delegates",
    }
    return tuple(gate for gate in gates if not idle.get(gate, False))


def move(
    vote: Vote, verb: str, relations: frozenset[str], now: datetime, *, ready: Collection[str] = (), reason: str = ""
) -> Vote:
    """The vote after the move.  Raises NotYours, NotNow, NoReason, Missing – in this order."""
    if not MAY[verb] & relations:
        raise NotYours(verb)
    step = NEXT.get((vote.step, verb))
    if step is None or (verb == "hurry" and not vote.rule.hurries):
        raise NotNow(vote.step, verb)
    if verb in REASONED and not reason.strip():
        raise NoReason(verb)
    lacking = [gate for gate in needed(vote, verb) if gate not in ready]
    if lacking:
        raise Missing(*lacking)
    return replace(vote, step=step, version=vote.version + 1, reason=reason or vote.reason)


def moves(vote: Vote, relations: frozenset[str]) -> tuple[str, ...]:
    """What somebody who stands so to the vote could do now, gates aside."""
    known = (verb for (step, verb) in NEXT if step == vote.step and MAY[verb] & relations)
    return tuple(verb for verb in known if verb != "hurry" or vote.rule.hurries)


__all__ = ["ABSTAIN", "NO", "YES", "Missing", "NoReason", "NotNow", "NotYours", "Vote", "move", "moves", "needed"]
