"""Telling of requests: whom the lines of handlers/whom.py mean, and the card each of them reads."""

from collections import Counter
from collections.abc import Callable

from flows.facts import Fact
from flows.request import Request
from handlers import (
    callbacks,
    consent,
    group_posts,
    hotspots,
    more_cards,
    neighbour_cards,
    notices,
    resident_cards,
    speak,
    work_cards,
)
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.whom import CAN_WAIT, MANY, OWN_TOO, TELL, Kind, Tell
from storage import follows, links, media, outbox, people, requests
from storage.history import request_history


def _flooded(scene: Scene) -> dict[int, int]:
    """Who gets so many tasks at once that one sentence says it: how many."""
    if len(scene.facts) <= MANY:
        return {}
    given = (f.request.worker for f in scene.facts if f.name in ("RequestDispatched", "TaskTransferred"))
    counted = Counter(worker for worker in given if worker is not None)
    return {worker: n for worker, n in counted.items() if n > MANY}


def _begin(scene: Scene) -> None:
    flooded = _flooded(scene)
    scene.flooded = frozenset(flooded)
    for worker, n in flooded.items():
        theirs, chat = scene.as_(worker), people.last_chat(scene.db, worker)
        if chat is not None:
            buttons = speak.rows(theirs, 0, 0, [("tasks-open", "tasks.0")])
            card = Card(theirs.say("tasks-many", n=n), rows=buttons)
            post(scene.db, scene.house, chat, card, scene.now, priority=outbox.DISPATCH)


def _end(scene: Scene) -> None:
    callbacks.told(scene, [fact for fact in scene.facts if fact.kind == "request"])
    group_posts.tell(scene)
    hotspots.look(scene, [fact for fact in scene.facts if fact.name == "RequestOpened"])


def _receivers(scene: Scene, line: Tell, fact: Fact) -> list[int]:
    request = fact.request
    if line.card == "news-dispatched" and any(known.name == "RequestOpened" for known in scene.facts):
        return []  # the status card in the same breath says it already
    if line.card == "rate" and request.own:
        return []  # nobody is a judge of the own work
    if line.who == "worker" and line.how == "new" and request.worker in scene.flooded:
        return []
    if line.who == "admins":
        own_too = line.how == "edit" or fact.name in OWN_TOO
        return [p for p in people.holders(scene.db, "admin") if own_too or p != fact.by]
    if line.who == "checkers":
        return _checkers(scene, request)
    if line.who in ("followers", "area"):
        told = {*links.opened_for(scene.db, request.id), request.worker, fact.by}
        return [p for p in _audience(scene, line.who, request) if p not in told]
    if line.who == "reporter":
        return links.opened_for(scene.db, request.id)
    if line.card == "neighbour" and fact.by in links.opened_for(scene.db, request.id):
        return []  # it is their own: the status card says it
    one = {"worker": request.worker, "former": fact.former, "by": fact.by}[line.who]
    return [] if one is None else [one]


def _checkers(scene: Scene, request: Request) -> list[int]:
    """Who looks at what its worker reported: another worker of the grid, the least busy; else the admins."""
    others = [w for w in people.crew(scene.db, request.grid or "-") if w != request.worker]
    return others[:1] or [p for p in people.holders(scene.db, "admin") if p != request.worker]


def _audience(scene: Scene, who: str, request: Request) -> list[int]:
    """Who follows the request, or – when neighbours may see it – its building or grid."""
    if who == "followers":
        return follows.followers(scene.db, f"request:{request.id}")
    return follows.followers(scene.db, f"building:{request.building}", f"grid:{request.grid}") if request.public else []


def _waits(scene: Scene, line: Tell, fact: Fact) -> bool:
    return line.card in CAN_WAIT and notices.can_wait(scene, "news", "news", fact.about.subject)


def _cards(scene: Scene, line: Tell, fact: Fact) -> list[Card]:
    """What one person reads, who may have said that their words stay in the country."""
    request = requests.get(scene.db, fact.request.id)
    cards = CARDS[line.card](scene, fact, request) if line.card in CARDS else _news(scene, line, fact, request)
    if line.who != "reporter":
        return cards
    chat = None if scene.chat else people.last_chat(scene.db, scene.person.id)
    channel = scene.said.channel if scene.chat else people.channel(scene.db, chat) if chat is not None else ""
    at_home = consent.stays_home(scene, scene.person.id, channel)
    return [resident_cards.bare(scene, card, request) for card in cards] if at_home else cards


def _news(receiver: Scene, line: Tell, fact: Fact, request: Request) -> list[Card]:
    why = f"{WHY[fact.name]}-{fact.note}" if fact.note and fact.name in WHY else ""
    until = request.held_until or request.expected_datetime
    into = requests.get(receiver.db, request.merged_into).service_request_id if request.merged_into is not None else ""
    said = receiver.say(
        line.card, number=request.service_request_id, place=speak.where(receiver, request),
        worker=speak.worker_name(receiver, request), why=receiver.say(why) if why else "",
        phone=speak.phone(receiver, "office"), outcome=request.outcome or "none",
        until=speak.clock(receiver, until) if until else "", into=into,
        recorded=receiver.say(fact.note) if fact.note.startswith("recorded-") else "",
    )  # fmt: skip
    return [Card(said)]


def _evidence(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    """Photos, voice and long words of a supplement, or all that came with the request when a worker first gets it."""
    photos, voices, words = fact.photos, fact.voices, fact.note
    if fact.name != "RequestSupplemented":
        stored = [f for f in media.of_request(scene.db, fact.request.id) if f.stage == "before"]
        photos = tuple(f.id for f in stored if f.kind == "photo")
        voices = tuple(f.id for f in stored if f.kind == "voice")
        words = fact.request.description
    return work_cards.evidence(scene, fact.request, photos, voices, words)


def _supplement(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    words = speak.brief(scene, fact.note, work_cards.SHOWN)
    said = scene.say("supplement-for", words=words) if fact.note else scene.say("supplement-files")
    return [Card(said, speak.about(scene, request))]


def _urged(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    """催办, with how often by now."""
    times = request_history.count(scene.db, request.id, "urge")
    return [Card(scene.say("urged-task", n=times), speak.about(scene, request))]


def _joined(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    return [Card(scene.say("joined", number=request.service_request_id, n=neighbour_cards.people(scene, request)))]


def _rated(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    """The picture card after the answer: no buttons left, what was answered stays to be read."""
    outcome = request.outcome or ("reopened" if fact.name == "RequestReopened" else "none")
    title = scene.say("status-title", number=request.service_request_id)
    return [Card(scene.say(f"rated-{outcome}"), title, subject=f"rate:{request.id}")]


WHY = {
    "RequestDeclined": "decline", "TaskReturned": "return", "TaskHeld": "wait", "ExtensionGranted": "wait",
    "ExtensionDenied": "wait",
}  # fmt: skip
CARDS: dict[str, Callable[[Scene, Fact, Request], list[Card]]] = {
    "status": lambda scene, fact, request: [resident_cards.status_card(scene, request)],
    "task": lambda scene, fact, request: [work_cards.task_card(scene, request)],
    "queue": lambda scene, fact, request: [work_cards.queue_card(scene, request, fact.note)],
    "rate": lambda scene, fact, request: [resident_cards.rate_card(scene, request)],
    "rated": _rated,
    "evidence": _evidence,
    "supplement": _supplement,
    "neighbour": lambda scene, fact, request: [neighbour_cards.neighbour_card(scene, request)],
    "extension": lambda scene, fact, request: [more_cards.extension_card(scene, request)],
    "check": lambda scene, fact, request: [more_cards.check_card(scene, request)],
    "urged": _urged,
    "joined": _joined,
}

KIND = Kind(
    TELL, _receivers, _cards, _waits, lambda scene, fact: requests.get(scene.db, fact.request.id).urgent, _begin, _end
)
