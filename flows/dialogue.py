"""Dialogues: one person, some minutes, a few questions.  A script asks; only answers are kept, never a position.

The laws:
1. A flow reads only its arguments and its answers.  What it must know is fetched by the handler and recorded at start.
2. Answers are JSON values under stable names.  A name is never reused for a new meaning.
3. Effects only in the `return`.  A flow that must act half-way is two flows.
4. A turn never raises for anything a person can send: unreadable -> say why, ask again.
5. "Back" is the last question of the walk, not the last key of the stored dict (JSONB does not keep order).
6. A finished dialogue seen again has no effects.
7. No words: choices are keys, labels live in locales.

On every message the script is replayed over the stored answers and stops at the first question without one.  A new version
of a flow deployed in mid-talk therefore asks only what is new.

People do not answer one question with one message.  Everything said is the dialogue's *material*; each question first takes
from it what it can read for certain (glean) and is asked only when that gives nothing.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, Protocol, TypeVar

from flows.effects import Effect

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Kind = Literal["words", "photo", "voice", "document", "location", "press"]
Role = Literal["answer", "spare", "unclear"]

BURST = 60.0  # seconds: words this soon after the last ones belong to them


class Unclear(Exception):
    """The message does not answer the question; key says why (a locale key)."""

    def __init__(self, key: str):
        super().__init__(key)
        self.key = key


class Spare(Exception):
    """The message answers nothing, yet belongs to the dialogue: a later `take` gathers it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said.  at: seconds since the epoch.  asked: the question open when it came.  role: what became of it."""

    kind: Kind
    value: Any  # JSON: words -> str, photo/voice -> media row id, location -> [lat, long], press -> choice
    message: str = ""
    at: float = 0.0
    album: str = ""
    asked: str = ""
    role: Role = "spare"


class Expect(Protocol[T_co]):
    """What a question can read."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Keys of the buttons under the question; () = none."""

    def glean(self, material: Sequence[Item]) -> T_co | None:
        """What the material already says for certain; None = ask."""

    def read(self, item: Item, material: Sequence[Item]) -> T_co:
        """The item as an answer.  Raises Unclear (ask again) or Spare (keep it, ask on)."""

    def accepts(self, answer: Any) -> bool:
        """Is a stored answer, perhaps of an older version, still good?"""


class Gather(Protocol[T_co]):
    """What a `take` collects, never asking."""

    def gather(self, material: Sequence[Item]) -> T_co:
        """All that has come so far."""


@dataclass(frozen=True, slots=True)
class Ask(Generic[T]):
    """A question.  facts: what the card may show beside it (JSON values under stable names)."""

    name: str
    expect: Expect[T]
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Take(Generic[T]):
    """Whatever came of a kind, first, later or never."""

    name: str
    expect: Gather[T]


@dataclass(frozen=True, slots=True)
class Forget:
    """Drop these answers and walk again: the person changes their mind."""

    names: tuple[str, ...]


Script = Generator[Ask[Any] | Take[Any] | Forget, Any, tuple[Effect, ...]]


def ask(name: str, expect: Expect[T], **facts: Any) -> Generator[Ask[T], T, T]:
    """Ask, unless the material answers it already."""
    return (yield Ask(name, expect, facts))


def take(name: str, expect: Gather[T]) -> Generator[Take[T], T, T]:
    """Take what came; never ask."""
    return (yield Take(name, expect))


def forget(*names: str) -> Generator[Forget, None, None]:
    """Answers to drop.  The walk starts again, and these are asked, not gleaned from what was said before."""
    yield Forget(names)


@dataclass(frozen=True, slots=True)
class Talk:
    """What is stored of a dialogue.  since: from which item on a forgotten question may glean again."""

    answers: dict[str, Any] = field(default_factory=dict)
    material: tuple[Item, ...] = ()
    since: dict[str, int] = field(default_factory=dict)

    def heard(self, name: str) -> tuple[Item, ...]:
        """The material that the question of this name may look at."""
        return self.material[self.since.get(name, 0) :]

    def answer(self, name: str, value: Any) -> "Talk":
        """The same talk with one answer more."""
        return Talk({**self.answers, name: value}, self.material, self.since)

    def without(self, names: tuple[str, ...]) -> "Talk":
        """The same talk before these were answered."""
        left = {name: value for name, value in self.answers.items() if name not in names}
        return Talk(left, self.material, {**self.since, **dict.fromkeys(names, len(self.material))})


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the talk stands.  open: the question to show; None = finished, with effects.  why: locale key of a misreading."""

    talk: Talk
    open: Ask[Any] | None
    effects: tuple[Effect, ...] = ()
    why: str = ""
    joined: bool = False  # the message only added to what was said; no new question


class _Run:
    """One replay of a script, which goes on when its question is answered."""

    def __init__(self, script: Callable[[], Script]):
        self._script, self._run = script, script()
        self._taken: list[tuple[Take[Any], Any]] = []

    def go(self, talk: Talk, value: Any = None) -> Turn:
        """Up to the next open question.  value: the answer to the one that was open."""
        try:
            while True:
                step = self._run.send(value)
                if isinstance(step, Forget):
                    self._run.close()
                    return walk(self._script, talk.without(step.names))
                if isinstance(step, Take):
                    value = step.expect.gather(talk.heard(step.name))
                    self._taken.append((step, value))
                    continue
                known = step.name in talk.answers and step.expect.accepts(talk.answers[step.name])
                value = talk.answers[step.name] if known else step.expect.glean(talk.heard(step.name))
                if value is None:
                    return Turn(talk, step)
                if not known:
                    talk = talk.answer(step.name, value)
        except StopIteration as finished:
            return Turn(talk, None, finished.value)

    def answered(self, talk: Talk, open_: Ask[Any], value: Any) -> Turn:
        """The same as a walk from the start, mostly without one: with what came, would all before have been the same?"""
        same = all(step.expect.gather(talk.heard(step.name)) == taken for step, taken in self._taken)
        good = value is not None and open_.expect.accepts(value)
        return self.go(talk, value) if same and good else walk(self._script, talk)


def walk(script: Callable[[], Script], talk: Talk) -> Turn:
    """Replay the script over the answers up to the first open question.  About 10 µs for three answers."""
    return _Run(script).go(talk)


def turn(script: Callable[[], Script], talk: Talk, item: Item) -> Turn:
    """One message into the talk.  Never raises for anything a person can say (law 4)."""
    run = _Run(script)
    before = run.go(talk)
    if (open_ := before.open) is None:
        return Turn(talk, None)  # law 6
    heard, why, value = talk.heard(open_.name), "", None
    role: Role = "answer"
    try:
        value = open_.expect.read(item, heard)
    except Spare:
        role = "spare"
    except Unclear as unclear:
        role = "spare" if item.kind != "words" or _burst(talk, item) else "unclear"
        why = unclear.key if item.kind in ("words", "press") else ""
    kept = Item(item.kind, item.value, item.message, item.at, item.album, open_.name, role)
    heard_now = Talk(talk.answers, (*talk.material, kept), talk.since)
    if role == "answer":
        told = heard_now.answer(open_.name, value)
        after = run.answered(told, open_, value) if before.talk is talk else walk(script, told)
    else:
        after = walk(script, heard_now)
    same = after.open is not None and after.open.name == open_.name
    return Turn(after.talk, after.open, after.effects, why, same and role == "spare" and not why)


def turns(script: Callable[[], Script], talk: Talk, items: Sequence[Item]) -> Turn:
    """One message of several parts, such as a photo with words: whichever finishes the dialogue, all of them belong to it."""
    now, joined = Turn(talk, None), True
    for n, item in enumerate(items):
        now = turn(script, now.talk, item)
        joined = joined and now.joined
        if now.open is None:
            rest = tuple(replace(i, asked=now.talk.material[-1].asked) for i in items[n + 1 :]) if now.effects else ()
            return walk(script, replace(now.talk, material=(*now.talk.material, *rest))) if rest else now
    return Turn(now.talk, now.open, now.effects, now.why, joined and bool(items))


def begin(script: Callable[[], Script], items: Sequence[Item], answers: dict[str, Any] | None = None) -> Turn:
    """A dialogue starts with what has already been said (and with what the handler recorded, law 1)."""
    return walk(script, Talk(answers or {}, tuple(items)))


def amend(script: Callable[[], Script], talk: Talk, item: Item, start: dict[str, Any]) -> Turn:
    """An edited message replaces its own answer: the talk is told again from the start with the new words."""
    told = tuple(item if old.message == item.message and old.kind == item.kind else old for old in talk.material)
    opening = [replace(i, asked="", role="spare") for i in told if not i.asked]
    result = begin(script, opening, start)
    for later in (i for i in told if i.asked):
        result = turn(script, result.talk, later)
    return result


def _burst(talk: Talk, item: Item) -> bool:
    last = next((i for i in reversed(talk.material) if i.kind == "words"), None)
    return last is not None and item.at - last.at <= BURST
