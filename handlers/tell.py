"""Telling: what came into being in a unit is told to whom handlers/whom.py says, at its end, each person once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from flows.facts import Fact
from flows.request import Request
from handlers import (
    callbacks,
    consent,
    groups,
    more_cards,
    neighbour_cards,
    notices,
    resident_cards,
    speak,
    work_cards,
)
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.whom import CAN_WAIT, MANY, OWN_TOO, TELL, Tell, Who
from storage import follows, links, media, outbox, people, requests


def tell(scene: Scene) -> None:
    """Tell everybody what happened in this unit.  Cards are rendered from the state at its end, once a person."""
    opened = any(fact.name == "RequestOpened" for fact in scene.facts)
    told: set[tuple[int, str, int]] = set()
    flooded = _flooded(scene)
    for fact in scene.facts:
        for line in TELL[fact.name]:
            if opened and line.card == "news-dispatched":
                continue  # the status card in the same breath says it already
            if line.card == "rate" and fact.request.own:
                continue  # nobody is a judge of the own work
            if line.who == "worker" and line.how == "new" and fact.request.worker in flooded:
                continue
            for person in _receivers(scene, line, fact):
                key = (person, line.card, fact.request.id)
                if key not in told:
                    told.add(key)
                    _send(scene, person, line, fact)
    callbacks.told(scene, scene.facts)
    groups.tell(scene)


def _flooded(scene: Scene) -> set[int]:
    """Who gets so many tasks at once that one sentence says it: /tasks has them all."""
    if len(scene.facts) <= MANY:
        return set()
    given = (f.request.worker for f in scene.facts if f.name in ("RequestDispatched", "TaskTransferred"))
    counted = Counter(worker for worker in given if worker is not None)
    flooded = {worker: n for worker, n in counted.items() if n > MANY}
    for worker, n in flooded.items():
        theirs, chat = scene.as_(worker), people.last_chat(scene.db, worker)
        if chat is not None:
            buttons = speak.rows(theirs, 0, 0, [("tasks-open", "tasks.0")])
            card = Card(theirs.say("tasks-many", n=n), rows=buttons)
            post(scene.db, scene.house, chat, card, scene.now, priority=outbox.DISPATCH)
    return set(flooded)


def _receivers(scene: Scene, line: Tell, fact: Fact) -> list[int]:
    request = fact.request
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
    one = {"worker": request.worker, "former": fact.former, "by": fact.by}[line.who]
    return [] if one is None else [one]


def _checkers(scene: Scene, request: Request) -> list[int]:
    """Who looks at what its worker reported: another worker of the grid, the least busy; else the admins."""
    others = [w for w in people.crew(scene.db, request.grid or "-") if w != request.worker]
    return others[:1] or [p for p in people.holders(scene.db, "admin") if p != request.worker]


def _audience(scene: Scene, who: Who, request: Request) -> list[int]:
    """Who follows the request, or – when neighbours may see it – its building or grid."""
    if who == "followers":
        return follows.followers(scene.db, f"request:{request.id}")
    return follows.followers(scene.db, f"building:{request.building}", f"grid:{request.grid}") if request.public else []


def _send(scene: Scene, person: int, line: Tell, fact: Fact) -> None:
    here = person == scene.person.id
    receiver = scene if here else scene.as_(person)
    chat = scene.chat if here and scene.chat else people.last_chat(scene.db, person)
    if chat is None:
        return
    current = requests.get(scene.db, fact.request.id)
    if not here and line.card in CAN_WAIT and notices.can_wait(receiver, "news", "news", f"request:{current.id}"):
        return
    quiet = not here and not current.urgent and notices.quiet_now(receiver)
    many = line.who in ("followers", "area")
    in_bulk = many or (line.how == "edit" and len(scene.facts) > MANY)
    priority = outbox.BROADCAST if in_bulk else outbox.REPLY if here else outbox.DISPATCH
    bare = line.who == "reporter" and consent.stays_home(scene, person, people.channel(scene.db, chat))
    for made in _cards(receiver, line, fact, current):
        card = _bare(receiver, made, current) if bare else made
        edits = ""
        if line.how == "edit":
            if here and scene.edits and _same(scene, card):
                edits, scene.edits = scene.edits, ""  # the very card that was pressed
            elif card.subject.startswith(KEPT) and not outbox.living_card(scene.db, chat, card.subject):
                continue  # there is no picture card, or no card of the queue, to change
            elif many and not outbox.living_card(scene.db, chat, card.subject):
                continue  # they see it with the next thing they should know
            else:
                edits = "card"
        card = replace(card, quiet=True) if quiet else card
        post(scene.db, scene.house, chat, card, scene.now, priority=priority, edits=edits, replaces=edits == "card")


def _bare(scene: Scene, card: Card, request: Request) -> Card:
    """What may leave the country of somebody who said no to that: a number, a step, the buttons."""
    said = scene.say("abroad-bare", number=request.service_request_id, step=scene.say(f"short-{request.step}"))
    return Card(said, rows=card.rows, subject=card.subject)


def _same(scene: Scene, card: Card) -> bool:
    """Was the pressed message this card, or a question about it (so that it may become this card)?"""
    living = outbox.living_card(scene.db, scene.chat, card.subject)
    pressed = living is not None and living[0] == scene.edits
    return pressed or living is None or not card.subject.startswith(("rate:", "request:"))


def _cards(receiver: Scene, line: Tell, fact: Fact, request: Request) -> list[Card]:
    """request: as it stands at the end of the unit."""
    if line.card in CARDS:
        return CARDS[line.card](receiver, fact, request)
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
    times = requests.count(scene.db, request.id, "urge")
    return [Card(scene.say("urged-task", n=times), speak.about(scene, request))]


def _joined(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    return [Card(scene.say("joined", number=request.service_request_id, n=neighbour_cards.people(scene, request)))]


def _rated(scene: Scene, fact: Fact, request: Request) -> list[Card]:
    """The picture card after the answer: no buttons left, what was answered stays to be read."""
    outcome = request.outcome or ("reopened" if fact.name == "RequestReopened" else "none")
    title = scene.say("status-title", number=request.service_request_id)
    return [Card(scene.say(f"rated-{outcome}"), title, subject=f"rate:{request.id}")]


KEPT = ("rate:", "queue:", "check:", "extension:")  # cards that change only where there is one
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
