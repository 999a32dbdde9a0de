"""What an emergency sets in motion: whom to call in the first line, the request open without a tap, worker and admins told."""

from flows.effects.requests import OpenRequest, OpenUrgent
from flows.request import Request
from flows.understanding.places import Place
from flows.urgent import category, numbers
from handlers import moves, speak
from handlers.card import Card
from handlers.scene import Scene
from storage import dialogues


def open_now(scene: Scene, effect: OpenUrgent) -> Request:
    """The numbers first, then an urgent request – with the place of a report under way if nothing else says it."""
    scene.reply(call_card(scene, effect.hazard))
    place = effect.place if known(effect.place) else _talked_of(scene)
    service = scene.house.town.filed_under(category(effect.hazard))
    made = OpenRequest(effect.description, service, place, effect.photos, effect.voices)
    return moves.open_request(scene, made, urgent=True)


def known(place: Place) -> bool:
    """Does it say where?"""
    return bool(place.text) or place.lat is not None


def _talked_of(scene: Scene) -> Place:
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    said = open_.talk.answers.get("report-where") if open_ else None
    at = scene.house.town.community.building(str(open_.start.get("here", ""))) if open_ else None
    if at is not None and not said:
        return Place(at.name, at.key, at.grid)
    return Place(**said) if said else Place("")


def call_line(scene: Scene, hazard: str) -> str:
    """「🚨 请马上打 119（火警）」"""
    phones = scene.house.town.community.phones
    called = [scene.say(f"call-{key}", number=number) for key, number in numbers(hazard, phones)]
    return scene.say("urgent-call", numbers=scene.say("list-separator").join(called))


def numbers_card(scene: Scene, hazard: str) -> Card:
    """Whom to call and what to do; nothing is opened."""
    advice = f"hazard-{hazard}"
    return Card(scene.say(advice) if scene.house.words.has(advice) else "", call_line(scene, hazard))


def call_card(scene: Scene, hazard: str) -> Card:
    """Whom to call, in the first line; then what to do until they come."""
    advice = f"hazard-{hazard}"
    said = scene.say(advice) if scene.house.words.has(advice) else ""
    return Card(speak.lines(said, scene.say("urgent-kept")), call_line(scene, hazard))
