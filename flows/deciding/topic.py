"""The topic (议题): 征集 – 拟定 – 协商 – 公示 – 落实, as a table of steps and moves, a table of who may, and gates (R44, R45).

1. A move is in the table or it is not possible; nothing reaches publish but through discuss.
2. A gate is a list of what is missing; a move with an open gate is refused, and says what is missing.
3. A facilitator may pass a gate of convenience with a public reason; never one that the law sets (R64).
4. Every end that is not an agreement – declined, merged, referred, withdrawn – carries a public reason.  A topic that nobody
   else wants lapses by itself, in the open: its author is asked first, and may go on collecting once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

COLLECT, DRAFT, DISCUSS, PUBLISH, FOLLOW = "collect", "draft", "discuss", "publish", "follow"
ARCHIVED, DECLINED, MERGED, REFERRED, WITHDRAWN = "archived", "declined", "merged", "referred", "withdrawn"
LAPSED = "lapsed"
STEPS = (COLLECT, DRAFT, DISCUSS, PUBLISH, FOLLOW)
ENDS = (ARCHIVED, DECLINED, MERGED, REFERRED, WITHDRAWN, LAPSED)
LENGTHS = (
    7,
    15,
    30,
    60,
    90,
)  # days a step may be given, by who leads, while it opens; the law counts none of these steps
USUAL, OPENING = 30, timedelta(days=3)  # days without a choice; how long a step counts as opening
ANSWER, GRACE = 15, timedelta(days=7)  # days in which 12345 should answer; before a topic without support lapses
ORIGINS = ("resident", "staff", "hotspot")  # who began it; hotspot: many requests of one kind in one grid

NEXT: dict[tuple[str, str], str] = {
    (COLLECT, "accept"): DRAFT,  # 立为议题
    (COLLECT, "merge"): MERGED,  # 并入相近议题; supporters come along
    (COLLECT, "refer"): REFERRED,  # 转办: a request, or 12345 (R74)
    (COLLECT, "decline"): DECLINED,
    (COLLECT, "withdraw"): WITHDRAWN,
    (COLLECT, "lapse"): LAPSED,  # 征集期满，附议不足
    (DRAFT, "table"): DISCUSS,  # 提交协商
    (DRAFT, "merge"): MERGED,
    (DRAFT, "refer"): REFERRED,
    (DRAFT, "decline"): DECLINED,
    (DRAFT, "withdraw"): WITHDRAWN,
    (DISCUSS, "return"): DRAFT,  # 退回拟定
    (DISCUSS, "refer"): REFERRED,
    (DISCUSS, "resolve"): PUBLISH,  # 形成结果
    (PUBLISH, "follow"): FOLLOW,  # 公示期满
    (FOLLOW, "archive"): ARCHIVED,  # 归档
}

MAY: dict[str, frozenset[str]] = {
    "accept": frozenset({"facilitator"}),
    "merge": frozenset({"facilitator"}),
    "refer": frozenset({"facilitator"}),
    "decline": frozenset({"facilitator"}),
    "withdraw": frozenset({"author"}),
    "lapse": frozenset({"clock"}),
    "table": frozenset({"facilitator"}),
    "return": frozenset({"facilitator"}),
    "resolve": frozenset({"facilitator"}),
    "follow": frozenset({"facilitator", "clock"}),
    "archive": frozenset({"facilitator"}),
}

# What must be there before a move.  A name is a locale key of what is missing.
GATES: dict[str, tuple[str, ...]] = {
    "accept": ("seconded",),
    "table": ("options", "costed", "versions-frozen"),
    "resolve": ("statements", "roll-frozen", "notice-kept", "gates-of-law", "ballot-closed", "scrutinised"),
    "follow": ("posted-fifteen-days", "objection-answered", "objections-answered"),
    "archive": ("items-done", "rated"),
}
OF_LAW = frozenset(
    {"roll-frozen", "notice-kept", "gates-of-law", "ballot-closed", "scrutinised", "posted-fifteen-days"}
)  # no override touches these
SMALL_SKIPS = frozenset({"costed", "statements"})  # 小议题: one page, one discussion, 意见征询
REASONED = frozenset({"merge", "refer", "decline", "withdraw", "return"})


class NotNow(Exception):
    """The topic's step does not allow this move; args are (step, verb)."""


class NotYours(Exception):
    """This person may not make this move; args are (verb,)."""


class Missing(Exception):
    """A gate is open: args are the names of what is missing."""


class NoReason(Exception):
    """This move needs a public reason; args are (verb,)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as the rules see it.  number: YT-YYYYMMDD-NNNN.  ready: names of gates that are satisfied now, found by
    whoever asks.  small: 小议题.  ends_at: when the step should end; moments are aware UTC.

    area: whom it concerns – all, grid:g1, building:b3 or unit:b3/2.  text_version: of the text that holds, 0 = only the proposal.
    held: why a person looks before others read it (R55).  rule: a key of flows/deciding/rule.PRESETS.
    reason: the public one of the last move.  outcome: of its ballot."""

    id: int
    number: str
    step: str
    version: int
    author: int
    small: bool
    ready: frozenset[str]
    updated_at: datetime
    ends_at: datetime | None = None
    facilitator: int | None = None
    area: str = "all"
    title: str = ""
    why: str = ""
    place: str = ""
    photos: tuple[int, ...] = ()
    origin: str = "resident"
    held: str = ""
    rule: str = "consult"
    text_version: int = 0
    reason: str = ""
    outcome: str = ""
    merged_into: int | None = None
    request: int | None = None
    created_at: datetime | None = None

    @property
    def subject(self) -> str:
        """What its cards, due rows and audit lines are filed under."""
        return f"topic:{self.id}"

    @property
    def over(self) -> bool:
        """Nothing moves any more."""
        return self.step in ENDS


def missing(topic: Topic, verb: str) -> tuple[str, ...]:
    """What is still missing before this move, in the order of the gates."""
    skipped = SMALL_SKIPS if topic.small else frozenset()
    return tuple(gate for gate in GATES.get(verb, ()) if gate not in topic.ready and gate not in skipped)


def moves(topic: Topic, relations: frozenset[str]) -> tuple[str, ...]:
    """What somebody who stands so to the topic could do in its step, gates aside."""
    return tuple(verb for step, verb in NEXT if step == topic.step and MAY[verb] & relations)


def move(
    topic: Topic, verb: str, relations: frozenset[str], now: datetime, *, reason: str = "", override: bool = False
) -> Topic:
    """The topic after the move.  override: pass what is no gate of law, for a public reason.
    Raises NotYours, NotNow, NoReason, Missing – in this order."""
    if not MAY[verb] & relations:
        raise NotYours(verb)
    if (topic.step, verb) not in NEXT:
        raise NotNow(topic.step, verb)
    if not reason.strip() and (verb in REASONED or override):
        raise NoReason(verb)
    lacking = [gate for gate in missing(topic, verb) if not override or gate in OF_LAW]
    if lacking:
        raise Missing(*lacking)
    return replace(
        topic, step=NEXT[topic.step, verb], version=topic.version + 1, ready=frozenset(), updated_at=now, ends_at=None,
        reason=reason,
    )  # fmt: skip


def extend(topic: Topic, until: datetime, now: datetime, reason: str) -> Topic:
    """A later end of the step, asked for before it is over.  Raises NotNow, NoReason, ValueError for an earlier end."""
    if topic.over or topic.ends_at is None or now >= topic.ends_at:
        raise NotNow(topic.step, "extend")
    if not reason.strip():
        raise NoReason("extend")
    if until <= topic.ends_at:
        raise ValueError("an extension ends later")
    return replace(topic, ends_at=until, version=topic.version + 1, updated_at=now)


def timed(topic: Topic, until: datetime, began: datetime, now: datetime) -> Topic:
    """Another length of the step, while it opens: later it would take people by surprise.  Raises NotNow."""
    if topic.over or topic.ends_at is None or now > began + OPENING or until <= now:
        raise NotNow(topic.step, "length")
    return replace(topic, ends_at=until, version=topic.version + 1, updated_at=now)


def prolonged(topic: Topic, until: datetime, before: bool, now: datetime) -> Topic:
    """The author goes on collecting when the time is over, once.  before: they did so before.  Raises NotNow."""
    if topic.step != COLLECT or before or topic.ends_at is None or now < topic.ends_at:
        raise NotNow(topic.step, "prolong")
    return replace(topic, ends_at=until, version=topic.version + 1, updated_at=now)


def seconds_needed(households: int, least: int = 5, percent: int = 1) -> int:
    """附议 that a topic needs: the larger of `least` households and so many percent of the verified ones, rounded up."""
    return max(least, -(-households * percent // 100))


REFUSED = {
    "election": "城市居民委员会组织法 15–19",
    "election-committee": "城市居民委员会组织法 15",  # 推选居民选举委员会
    "recall": "城市居民委员会组织法 20",  # 罢免
    "by-election": "城市居民委员会组织法 24",  # 补选
    "appraisal": "城市居民委员会组织法 37",  # 民主评议
    "change-of-use": "民法典 279",  # 住改商: each owner concerned must agree
}
