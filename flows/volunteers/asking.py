"""Asking for help (求助): what, in which words, when, where, how long; for oneself, or for an elder who agreed to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.behalf import REFUSED, Proof
from flows.callback import digits
from flows.dialogue import Item, Script, Spare, Unclear, ask, take
from flows.effects.bank import AskAid
from flows.effects.talk import Say
from flows.expect import LastPress, OneOf, Words
from flows.town import Town
from flows.typed import Written
from flows.understanding.places import Place
from flows.volunteers.aid import LENGTHS

SURE = 0.7  # below this a reading of a day is not taken without being asked
_DAY = timedelta(hours=13)  # 「明天上午」 says an hour, 「明天」 does not
SPOKEN = ("mandarin-too", "dialect-only")


@dataclass(frozen=True, slots=True)
class What:
    """What kind of help: by button, or out of the words."""

    town: Town

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(s.key for s in self.town.community.skills if s.visits)

    def _named(self, words: str) -> str | None:
        known = [s for s in self.town.community.skills if s.visits]
        said = f"{words} {self.town.read(words).normal}"  # 陪診 is 陪诊
        hits = [(len(k), s.key) for s in known for k in (s.name, *s.keywords) if k in said]
        return max(hits)[1] if hits else None

    def glean(self, material: Sequence[Item]) -> str | None:
        return next((k for i in material if i.kind == "words" and (k := self._named(str(i.value)))), None)

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind in ("words", "press"):
            named = str(item.value) if item.value in self.choices else self._named(str(item.value))
            if named:
                return named
        raise Unclear("aid-what-unclear") if item.kind == "words" else Spare

    def accepts(self, answer: Any) -> bool:
        return answer in self.choices


@dataclass(frozen=True, slots=True)
class When:
    """A day and an hour that a resident can say (明天上午), or any time.  Gives an ISO moment, '' = any time."""

    town: Town
    choices: tuple[str, ...] = ("any",)

    def _read(self, words: str) -> str | None:
        for found in self.town.read(words).dates:
            if found.certainty >= SURE and found.end - found.start < _DAY:
                return found.start.isoformat()
        return None

    def glean(self, material: Sequence[Item]) -> str | None:
        return next((at for i in material if i.kind == "words" and (at := self._read(str(i.value)))), None)

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value == "any":
            return ""
        at = self._read(str(item.value)) if item.kind == "words" else None
        if at is None:
            raise Unclear("aid-when-unclear")
        return at

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


@dataclass(frozen=True, slots=True)
class Home:
    """Where to come: a building of the neighbourhood.  home: where they live, if we know."""

    town: Town
    home: dict[str, Any] | None
    choices: tuple[str, ...] = ()

    def _named(self, words: str) -> dict[str, Any] | None:
        place = self.town.named(words)
        return place.as_json() if place and place.grid else None

    def glean(self, material: Sequence[Item]) -> dict[str, Any] | None:
        said = (self._named(str(i.value)) for i in material if i.kind == "words")
        return next((place for place in said if place), self.home)

    def read(self, item: Item, material: Sequence[Item]) -> dict[str, Any]:
        place = self._named(str(item.value)) if item.kind == "words" else None
        if place is None:
            raise Unclear("volunteer-place-unclear")
        return place

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, dict)


def asking(town: Town, agreed: bool, home: dict[str, Any] | None) -> Script:
    """home: of the asker, as a Place in JSON.  agreed: to the notice, before."""
    whom = yield from ask("aid-whom", OneOf(("me", "other")))
    name = reach = how = ""
    voice = None
    if whom == "other":
        name = yield from ask("aid-who", Written(1))
        reach = yield from ask("behalf-reach", Written(2))
        proof = yield from ask("behalf-consent", Proof(), whom=name)
        if proof == REFUSED:
            return (Say("aid-refused"),)
        how, voice = ("voice", int(proof)) if isinstance(proof, int) else (str(proof), None)
    skill = yield from ask("aid-what", What(town))
    words = yield from ask("aid-words", Words(4))
    at = yield from ask("aid-when", When(town))
    place = yield from ask("aid-where", Home(town, None if name else home))
    length = yield from ask("aid-long", OneOf(tuple(LENGTHS)))
    spoken = yield from take("aid-spoken", LastPress(SPOKEN))
    facts = {"skill": skill, "words": words, "at": at, "place": place, "long": length, "spoken": spoken}
    choice = OneOf(("submit", "drop"), toggles=SPOKEN)
    sure = yield from ask("aid-confirm", choice, whom=name, agreed=agreed or bool(name), **facts)
    if sure == "drop":
        return (Say("aid-dropped"),)
    phone = digits(reach)
    whose = (name, phone, "" if phone else reach, how, voice)
    quarters, dialect = LENGTHS[length], spoken == "dialect-only"
    return (AskAid(skill, words, Place(**place), at, quarters, dialect, not agreed and not name, *whose),)


def moment(at: str) -> datetime | None:
    """'' = any time."""
    return datetime.fromisoformat(at) if at else None
