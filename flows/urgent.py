"""Emergencies: a certain one opens an urgent request by itself, an uncertain one is asked about once, never silence (R48)."""

from dataclasses import dataclass

from flows.dialogue import Kind, Script, ask, take
from flows.effects.requests import Calm, OpenUrgent, SetPlace
from flows.expect import Files, OneOf, Point, SpareWords, Words
from flows.report import PlaceIn
from flows.town import Town
from flows.understanding.places import Place


@dataclass(frozen=True, slots=True)
class Hazard:
    """phones: (key of community.toml, the country's own number or ''), in the order to call them.
    category: what a request about it is filed under."""

    phones: tuple[tuple[str, str], ...]
    category: str = "other"


FIRE, AMBULANCE, POLICE, POWER = ("fire", "119"), ("ambulance", "120"), ("police", "110"), ("power", "95598")
HAZARDS: dict[str, Hazard] = {
    "gas": Hazard((("gas", ""), FIRE), "gas"),
    "fire": Hazard((FIRE,), "fire_safety"),
    "shock": Hazard((AMBULANCE, POWER), "power"),
    "lift": Hazard((("lift", ""), FIRE), "elevator"),
    "trapped": Hazard((FIRE,)),
    "collapse": Hazard((FIRE, AMBULANCE), "building"),
    "manhole": Hazard((("office", ""), POLICE), "road"),
    "drowning": Hazard((AMBULANCE, FIRE)),
    "injury": Hazard((AMBULANCE,)),
    "violence": Hazard((POLICE,)),
    "despair": Hazard((("despair", "12356"), AMBULANCE, POLICE)),
    "missing": Hazard((POLICE,)),
    "water-electric": Hazard((POWER, FIRE), "water"),
    "poison": Hazard((AMBULANCE,)),
    "silent": Hazard((("silent", "12110"),)),
}


def numbers(hazard: str, phones: dict[str, str]) -> list[tuple[str, str]]:
    """(key, number) of whom to call, in order; the community's own numbers win, unknown ones are left out.
    A hazard that we do not know gets all three national numbers."""
    known = HAZARDS.get(hazard, Hazard((FIRE, POLICE, AMBULANCE)))
    found = [(key, phones.get(key) or national) for key, national in known.phones]
    return [(key, number) for key, number in found if number]


def category(hazard: str) -> str:
    """What a request about it is filed under."""
    return HAZARDS[hazard].category if hazard in HAZARDS else "other"


def uncertain(town: Town, hazard: str) -> Script:
    """One question: is it happening now?  What is said meanwhile is kept."""
    what = yield from ask("urgent-what", Words(1))
    more = yield from take("urgent-more", SpareWords("urgent-what"))
    photos = yield from take("urgent-photos", Files("photo"))
    voices = yield from take("urgent-voices", Files("voice"))
    point = yield from take("urgent-point", Point())
    kinds: tuple[Kind, ...] = ("words", "photo", "voice", "location")
    words = "，".join((what, *more))
    now = yield from ask("urgent-now", OneOf(("now", "calm"), open_to=kinds), hazard=hazard)
    if now == "calm":
        return (Calm(words),)
    place = town.place(words, point)
    return (OpenUrgent(words, hazard, place, tuple(photos), tuple(voices)),)


def whereabouts(town: Town) -> Script:
    """An urgent request without a place: where is it?"""
    place = yield from ask("urgent-where", PlaceIn(town))
    return (SetPlace(Place(**place)),)
