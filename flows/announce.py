"""Writing a broadcast: what kind, the words in each language, to whom.  The preview afterwards is where it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.broadcast import AUDIENCES, EMERGENCY, KINDS, LEVELS, ROLES, WARNING, harmless
from flows.community import Community
from flows.dialogue import Item, Kind, Script, Spare, Unclear, ask, forget, take
from flows.effects.broadcasts import DraftBroadcast, ReviewAlone, ScheduleBroadcast
from flows.expect import LONGEST, Files, OneOf
from flows.town import Town
from flows.understanding import dates

Subjects = Mapping[str, tuple[tuple[str, ...], ...]]  # audience -> (key, name) of each
BUTTONS = ("report", "topic", "shift", "volunteer", "none")  # what stands under a notice
NOTHING: Subjects = {"topic": (), "shift": ()}
FURTHEST = timedelta(days=92)  # ahead of which nothing is scheduled: a slip of the pen


@dataclass(frozen=True, slots=True)
class Text:
    """Words typed as an answer to this question, or one of the choices instead."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value in self.choices:
            return ""
        if item.kind in ("photo", "voice", "location", "document"):
            raise Spare
        if item.kind != "words" or not item.value.strip():
            raise Unclear("unclear-words")
        return harmless(str(item.value).strip())[:LONGEST]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


@dataclass(frozen=True, slots=True)
class Which:
    """One of (key, name, other names …): by button while they are few, or by its name."""

    options: tuple[tuple[str, ...], ...]
    shown: int = 12

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(option[0] for option in self.options) if len(self.options) <= self.shown else ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        found = next((o[0] for o in self.options if str(item.value).strip() in o), None)
        if found is None:
            raise Unclear("broadcast-which-unclear")
        return found

    def accepts(self, answer: Any) -> bool:
        return any(option[0] == answer for option in self.options)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment to come, in words; the answer is ISO.  A day alone means when the office opens.  now: aware, in the
    neighbourhood's zone."""

    town: Town
    now: datetime
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        found = dates.find(self.town.read(str(item.value)).normal, self.now) if item.kind == "words" else ()
        if not found:
            raise Unclear("broadcast-when-unclear")
        at = found[0].start
        if found[0].end - at >= timedelta(days=1):
            at = datetime.combine(at.date(), self.town.community.working_hours[0], at.tzinfo)
        if not self.now < at <= self.now + FURTHEST:
            raise Unclear("broadcast-when-past")
        return at.isoformat()

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


def announce(community: Community, groups: int = 0, subjects: Subjects = NOTHING) -> Script:
    """The draft of a broadcast.  groups: how many are linked.  subjects: topics and shifts whose people can be written to."""
    kind = yield from ask("broadcast-kind", OneOf(KINDS))
    source = level = issued = ""
    if kind == WARNING:
        source = yield from ask("broadcast-source", Text())
        level = yield from ask("broadcast-level", OneOf(LEVELS))
        issued = yield from ask("broadcast-issued", Text())
    texts: dict[str, str] = {}
    for tag in community.languages:
        skip = ("skip",) if texts else ()
        said = yield from ask(f"broadcast-words.{tag}", Text(skip), language=tag, kind=kind)
        texts |= {tag: said} if said else {}
    open_to: tuple[Kind, ...] = ("photo", "document")
    offered = tuple(audience for audience in AUDIENCES if subjects.get(audience, ((),)))
    audience = yield from ask("broadcast-audience", OneOf(offered, open_to=open_to))
    which = ""
    if audience != "all":
        which = yield from ask("broadcast-which", Which(options(community, audience, subjects)), audience=audience)
    posted = "no"
    if groups and audience == "all":
        posted = yield from ask("broadcast-groups", OneOf(("yes", "no"), open_to=open_to))
    button = "none"
    if kind != EMERGENCY:
        buttons = tuple(button for button in BUTTONS if subjects.get(button, ((),)))
        button = yield from ask("broadcast-button", OneOf(buttons, open_to=open_to))
    opens = "volunteer" if button == "volunteer" else ""
    if button in subjects:
        about = yield from ask("broadcast-about", Which(subjects[button]), audience=button)
        opens = f"{button}:{about}"
    photos = yield from take("broadcast-photos", Files("photo"))
    papers = yield from take("broadcast-papers", Files("document"))
    made = DraftBroadcast(
        kind, texts, audience, which, () if papers else tuple(photos), button == "report", source, level, issued,
        papers[-1] if papers else None, posted == "yes", opens,
    )  # fmt: skip
    return (made,)


def when(town: Town, now: datetime) -> Script:
    """定时: a moment in words, said back before it holds."""
    at = yield from ask("broadcast-when", Moment(town, now))
    sure = yield from ask("broadcast-when-sure", OneOf(("yes", "change")), at=at)
    if sure == "change":
        yield from forget("broadcast-when", "broadcast-when-sure")
    return (ScheduleBroadcast(at),)


def options(community: Community, audience: str, subjects: Subjects = NOTHING) -> tuple[tuple[str, ...], ...]:
    """What an audience can be narrowed down to: (key, names …)."""
    if audience in subjects:
        return subjects[audience]
    if audience == "grid":
        return tuple((g.key, g.name) for g in community.grids)
    if audience == "building":
        return tuple((b.key, b.name, *b.aliases) for b in community.buildings)
    return tuple((key,) for key in (ROLES if audience == "role" else community.languages))


def alone() -> Script:
    """Why one admin decides: nobody else is there, or it cannot wait."""
    reason = yield from ask("broadcast-reason", Text())
    return (ReviewAlone(reason),)
