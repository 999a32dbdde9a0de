"""Which fact tells whom, with which card: one table, carried out at the end of every unit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from flows.facts import Fact
from flows.request import Request
from handlers import callbacks, consent, neighbour_cards, notices, resident_cards, speak, work_cards
from handlers.card import Card
from handlers.scene import Scene, post
from storage import follows, links, media, outbox, people, requests

Who = Literal["reporter", "worker", "former", "admins", "by", "followers", "area"]
How = Literal["edit", "new"]


@dataclass(frozen=True, slots=True)
class Tell:
    """edit: the living card changes silently.  new: a message of its own, for what a person must do or know.
    followers: of the request (关注, 我也遇到).  area: of its building or grid, when it is public."""

    who: Who
    card: str  # key of CARDS, or news-… (a sentence of locales/)
    how: How = "edit"


TELL: dict[str, tuple[Tell, ...]] = {
    "RequestOpened": (Tell("reporter", "status"), Tell("area", "neighbour", "new")),
    "RequestDispatched": (
        Tell("worker", "evidence", "new"),  # first, so that the card with the buttons is the last thing to be seen
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("reporter", "news-dispatched", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour"),
    ),
    "EmergencyReported": (Tell("admins", "news-urgent", "new"),),
    "RequestRefiled": (Tell("reporter", "status"), Tell("worker", "task")),
    "RequestPlaced": (Tell("reporter", "status"), Tell("worker", "task", "new"), Tell("admins", "queue", "new")),
    "RequestUnassigned": (Tell("admins", "queue", "new"),),
    "RequestWaits": (Tell("admins", "queue", "new"), Tell("reporter", "news-waits", "new")),
    "RequestDeclined": (
        Tell("reporter", "status"),
        Tell("reporter", "news-declined", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", "new"),
    ),
    "RequestWithdrawn": (
        Tell("reporter", "status"),
        Tell("former", "task"),
        Tell("former", "news-withdrawn", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", "new"),
    ),
    "TaskAccepted": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour"),
    ),
    "TaskReturned": (
        Tell("former", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-returned", "new"),
        Tell("followers", "neighbour"),
    ),
    "TaskTransferred": (
        Tell("former", "task"),
        Tell("worker", "evidence", "new"),
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour"),
    ),
    "TaskHandled": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "rate", "new"),
        Tell("followers", "neighbour", "new"),
    ),
    "RequestRated": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task"),
        Tell("worker", "news-rated", "new"),
        Tell("followers", "neighbour"),
    ),
    "RequestReopened": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task", "new"),
        Tell("admins", "news-reopened", "new"),
        Tell("followers", "neighbour", "new"),
        Tell("by", "neighbour"),
    ),
    "RequestExpired": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("reporter", "news-expired", "new"),
        Tell("worker", "task"),
        Tell("followers", "neighbour"),
    ),
    "RequestSupplemented": (
        Tell("worker", "task"),
        Tell("worker", "evidence", "new"),
        Tell("worker", "supplement", "new"),
        Tell("by", "news-supplemented", "new"),
    ),
    "RequestSupported": (
        Tell("by", "neighbour"),
        Tell("by", "joined", "new"),
        Tell("worker", "task"),
        Tell("reporter", "status"),
    ),
    "RequestUrged": (Tell("worker", "urged", "new"),),
    "RequestUrgedOften": (Tell("admins", "urged", "new"),),
    "RequestPassedOn": (Tell("reporter", "status", "new"),),
    "NotFixedElsewhere": (Tell("reporter", "news-not-fixed", "new"),),
}


CAN_WAIT = ("news-dispatched", "news-rated", "news-withdrawn", "news-expired")  # nothing to be done: not at night
OWN_TOO = ("RequestUnassigned", "EmergencyReported", "RequestPlaced")  # admins hear these even of their own


def tell(scene: Scene) -> None:
    """Tell everybody what happened in this unit.  Cards are rendered from the state at its end, once a person."""
    opened = any(fact.name == "RequestOpened" for fact in scene.facts)
    told: set[tuple[int, str, int]] = set()
    for fact in scene.facts:
        for line in TELL[fact.name]:
            if opened and line.card == "news-dispatched":
                continue  # the status card in the same breath says it already
            for person in _receivers(scene, line, fact):
                key = (person, line.card, fact.request.id)
                if key not in told:
                    told.add(key)
                    _send(scene, person, line, fact)
    callbacks.told(scene, scene.facts)


def _receivers(scene: Scene, line: Tell, fact: Fact) -> list[int]:
    request = fact.request
    if line.who == "admins":
        own_too = line.how == "edit" or fact.name in OWN_TOO
        return [p for p in people.holders(scene.db, "admin") if own_too or p != fact.by]
    if line.who in ("followers", "area"):
        told = {*links.opened_for(scene.db, request.id), request.worker, fact.by}
        return [p for p in _audience(scene, line.who, request) if p not in told]
    if line.who == "reporter":
        return links.opened_for(scene.db, request.id)
    one = {"worker": request.worker, "former": fact.former, "by": fact.by}[line.who]
    return [] if one is None else [one]


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
    priority = outbox.REPLY if here else outbox.BROADCAST if many else outbox.DISPATCH
    bare = line.who == "reporter" and consent.stays_home(scene, person, people.channel(scene.db, chat))
    for made in _cards(receiver, line, fact, current):
        card = _bare(receiver, made, current) if bare else made
        edits = ""
        if line.how == "edit":
            if here and scene.edits and _same(scene, card):
                edits, scene.edits = scene.edits, ""  # the very card that was pressed
            elif card.subject.startswith(("rate:", "queue:")) and not outbox.living_card(scene.db, chat, card.subject):
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
    why = fact.note if fact.note and fact.name in ("RequestDeclined", "TaskReturned") else ""
    verb = "decline" if fact.name == "RequestDeclined" else "return"
    said = receiver.say(
        line.card, number=request.service_request_id, place=speak.where(receiver, request),
        worker=speak.worker_name(receiver, request), why=receiver.say(f"{verb}-{why}") if why else "",
        phone=speak.phone(receiver, "office"), outcome=request.outcome or "none",
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


CARDS: dict[str, Callable[[Scene, Fact, Request], list[Card]]] = {
    "status": lambda scene, fact, request: [resident_cards.status_card(scene, request)],
    "task": lambda scene, fact, request: [work_cards.task_card(scene, request)],
    "queue": lambda scene, fact, request: [work_cards.queue_card(scene, request, fact.note)],
    "rate": lambda scene, fact, request: [resident_cards.rate_card(scene, request)],
    "rated": _rated,
    "evidence": _evidence,
    "supplement": _supplement,
    "neighbour": lambda scene, fact, request: [neighbour_cards.neighbour_card(scene, request)],
    "urged": _urged,
    "joined": _joined,
}
