"""The report (上报): what, where, and a yes; photos, voice and position are taken if they came, never asked for."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from flows.dialogue import Ask, Item, Kind, Script, Spare, Unclear, ask, forget, take
from flows.effects.requests import Join, OpenRequest, Refused
from flows.effects.talk import Begin, Say
from flows.expect import Files, LastPress, OneOf, Point, SpareWords, Words
from flows.limits import PHOTOS
from flows.near import near
from flows.neighbours import SAME, Alike, Looked, nothing
from flows.town import Town
from flows.understanding.places import Place

VOICES = 3
OTHER = "other"
APART = ("apart", "together")
ANYTHING: tuple[Kind, ...] = ("words", "photo", "voice", "location")
CHANGED = {
    "what": ("report-what", "report-parts", "report-more", "report-service"),
    "where": ("report-where", "report-moved"),
    "service": ("report-service",),
}  # what is forgotten with each part of the card
LIKE_A_PLACE = tuple("楼樓栋棟幢座号號门門路口旁边邊库庫区區园園院场場梯室层層街巷弄店站坡井池亭道内內外里裡前后後")


@dataclass(frozen=True, slots=True)
class ServiceOf:
    """Which service: known from the words when sure, else three buttons and 其他."""

    town: Town
    words: str

    @property
    def choices(self) -> tuple[str, ...]:
        return (*(s.service_code for s in self.town.guesses(self.words)[0]), OTHER)

    def glean(self, material: Sequence[Item]) -> str | None:
        """From the words, unless the person wants another service than the one they seemed to mean (类别)."""
        if not any(i.kind in ("words", "voice") and i.asked != "report-service" for i in material):
            return None
        services, sure = self.town.guesses(self.words)
        return services[0].service_code if sure else None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind in ("photo", "voice", "location"):
            raise Spare
        if item.kind == "press":
            if item.value == OTHER:
                return self.town.other()
            if self.accepts(item.value):
                return str(item.value)
            raise Unclear("unclear-choice")
        named = [s for s in self.town.community.services if s.service_name in item.value]
        if named:
            return named[0].service_code
        services, sure = self.town.guesses(item.value)
        if not sure:
            raise Unclear("unclear-choice")
        return services[0].service_code

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str) and self.town.community.service(answer) is not None


@dataclass(frozen=True, slots=True)
class PlaceIn:
    """A building by number or alias, a landmark, a position, or – when asked – words that sound like a place.  Words that
    do not are asked again once, then taken as they are: the resident knows where it is."""

    town: Town
    choices: tuple[str, ...] = ()
    here: str = ""  # key of the building whose poster was scanned: meant unless the words name another place

    def glean(self, material: Sequence[Item]) -> dict[str, Any] | None:
        words = (i.value for i in material if i.kind == "words")
        named = next((p for p in map(self._find, words) if p), None)
        point = Point().gather(material)
        if named is None and point is None:
            return self._here() if material else None  # no material: 改一改, it was not here
        return (named or self._near(point or [0, 0])).as_json()

    def read(self, item: Item, material: Sequence[Item]) -> dict[str, Any]:
        if item.kind in ("photo", "voice"):
            raise Spare
        if item.kind == "location":
            return self._near(item.value).as_json()
        if item.kind == "press":
            raise Unclear("unclear-choice")
        text = str(item.value).strip()
        asked_before = any(
            i.role == "unclear" or (i.asked and i.kind == "words" and i.value == item.value) for i in material
        )
        if place := self._find(text):
            return place.as_json()
        if text and (asked_before or any(c in LIKE_A_PLACE for c in text)):
            return Place(text[:200], certainty=0.2).as_json()
        raise Unclear("unclear-where")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, dict) and "text" in answer

    def _here(self) -> dict[str, Any] | None:
        at = self.town.community.building(self.here)
        return Place(at.name, at.key, at.grid, certainty=1.0).as_json() if at else None

    def _near(self, point: list[float]) -> Place:
        return near(point[0], point[1], self.town.community)

    def _find(self, text: str) -> Place | None:
        return self.town.named(text)


@dataclass(frozen=True, slots=True)
class PutRight:
    """What was said under the card to put the place right: 「不是，是5号楼」.  The last one counts."""

    town: Town

    def gather(self, material: Sequence[Item]) -> list[str]:
        said = [str(i.value).strip() for i in material if i.kind == "words" and i.asked == "report-confirm"]
        return [words for words in said if self.town.put_right(words)]


def report(
    town: Town, agreed: bool, alike: Alike = nothing, here: str = "", behalf: str = "", apart: bool = False
) -> Script:
    """agreed: the person has agreed to the notice of today's version before; else the yes on the card says both.
    alike: which requests may be the same thing; looked up when service and place are known.
    here: key of the building whose poster brought the person.  behalf: for whom it is reported, if not for oneself.
    apart: it is one of several matters that the person wanted apart; the next one begins when this one is filed."""
    what = yield from ask("report-what", Words(4), here=here)
    what, *others = yield from _one_matter(town, what, apart, bool(behalf))
    more = yield from take("report-more", SpareWords("report-what"))
    moves = yield from take("report-moves", PutRight(town))
    more = [part for part in more if not (part in moves and town.only_a_place(part))]
    words = "，".join(part for part in (what, *more) if part)
    photos = yield from take("report-photos", Files("photo", PHOTOS))
    voices = yield from take("report-voices", Files("voice", VOICES))
    service = yield from ask("report-service", ServiceOf(town, words), words=words)
    place = Place(**(yield from ask("report-where", PlaceIn(town, here=here), words=words, photos=len(photos))))
    moved = yield from take("report-moved", PutRight(town))
    place = town.put_right(moved[-1]) or place if moved else place
    point = yield from take("report-point", Point())
    if point is not None:
        place = Place(**{**place.as_json(), "lat": point[0], "long": point[1]})
        place = (
            place if place.grid else Place(**{**place.as_json(), "grid": near(point[0], point[1], town.community).grid})
        )
    beside = f"report-alike-{len(moved)}" if moved else "report-alike"
    found = yield from ask(beside, Looked(alike, service, place, words))
    same = tuple(f"{SAME}{id}" for id in found)
    seen = yield from take("report-visible", LastPress(("hide", "publish")))
    yes, no = ("submit", "drop") if agreed else ("agree", "refuse")
    sure = yield from ask(
        "report-confirm",
        OneOf((yes, *same, "change", no), toggles=("publish", "hide"), open_to=ANYTHING),
        words=words, service=service, place=place.as_json(), photos=len(photos), voices=len(voices), seen=seen, agreed=agreed,
        alike=found, behalf=behalf,
    )  # fmt: skip
    if sure == "change":
        part = yield from ask("report-change", OneOf(("what", "where", "service")))
        yield from forget(*CHANGED[part], beside, "report-confirm", "report-change")
    if sure in same:
        return (
            Join(int(sure.removeprefix(SAME)), words, tuple(photos), tuple(voices), not agreed),
            *_next(others, place),
        )
    if sure == "refuse":
        return (Refused(),)
    if sure == "drop":
        return (Say("report-dropped"),)
    guesses, known = town.guesses(words)
    chosen = bool(words) and not (known and guesses[0].service_code == service)
    visible = seen == "publish"
    opened = OpenRequest(words, service, place, tuple(photos), tuple(voices), visible, chosen, not agreed)
    return (opened, *_next(others, place))


def _one_matter(town: Town, what: str, apart: bool, behalf: bool) -> Generator[Ask[Any], Any, tuple[str, ...]]:
    """The matter to report now, and the others for later; all as one when the person wants it so."""
    parts = () if behalf else town.matters(what)
    if not parts:
        return (what,)
    told = "apart" if apart else (yield from ask("report-parts", OneOf(APART, open_to=ANYTHING), parts=list(parts)))
    return parts if told == "apart" else (what,)


def _next(others: Sequence[str], place: Place) -> tuple[Begin, ...]:
    """The next matter goes on by itself, at the same place unless it names another; who filed the first has agreed."""
    if not others:
        return ()
    return (
        Begin("report", ["，另外".join(others), *filter(None, (place.text,))], (), {"apart": True, "agreed": True}),
    )
