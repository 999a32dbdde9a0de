"""Telling: what came into being in a unit is told to whom the tables say (handlers/whom.py), at its end, each person once."""

from dataclasses import replace

from flows.facts import Fact
from handlers import notices, tell_requests, topic_tell
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.whom import MANY, Kind, Tell
from storage import outbox, people

KINDS: dict[str, Kind] = {
    "request": tell_requests.KIND,
    "topic": topic_tell.KIND,
}  # by what stands before the colon of a subject
KEPT = ("rate:", "queue:", "check:", "extension:")  # cards that change only where there is one


def tell(scene: Scene) -> None:
    """Tell everybody what happened in this unit.  Cards are rendered from the state at its end, once a person."""
    for kind in KINDS.values():
        kind.begin(scene)
    told: set[tuple[int, str, str]] = set()
    for fact in scene.facts:
        kind = KINDS[fact.kind]
        for line in kind.table[fact.name]:
            for person in kind.receivers(scene, line, fact):
                key = (person, line.card, fact.about.subject)
                if key not in told:
                    told.add(key)
                    _send(scene, kind, person, line, fact)
    for kind in KINDS.values():
        kind.end(scene)


def _send(scene: Scene, kind: Kind, person: int, line: Tell, fact: Fact) -> None:
    here = person == scene.person.id
    receiver = scene if here else scene.as_(person)
    chat = scene.chat if here and scene.chat else people.last_chat(scene.db, person)
    if chat is None or (not here and kind.waits(receiver, line, fact)):
        return
    quiet = not here and not kind.urgent(scene, fact) and notices.quiet_now(receiver)
    in_bulk = line.many or (line.how == "edit" and len(scene.facts) > MANY)
    priority = outbox.BROADCAST if in_bulk else outbox.REPLY if here else outbox.DISPATCH
    for made in kind.cards(receiver, line, fact):
        card = replace(made, quiet=True) if quiet else made
        edits = _edits(scene, chat, line, card, here=here) if line.how == "edit" else ""
        if edits is not None:
            post(scene.db, scene.house, chat, card, scene.now, priority=priority, edits=edits, replaces=edits == "card")


def _edits(scene: Scene, chat: int, line: Tell, card: Card, *, here: bool) -> str | None:
    """Which message it changes: the very card that was pressed, or the living one; None = there is none to change."""
    if here and scene.edits and _same(scene, card):
        edits, scene.edits = scene.edits, ""
        return edits
    if (line.many or card.subject.startswith(KEPT)) and not outbox.living_card(scene.db, chat, card.subject):
        return None  # they see it with the next thing they should know
    return "card"


def _same(scene: Scene, card: Card) -> bool:
    """Was the pressed message this card, or a question about it (so that it may become this card)?"""
    living = outbox.living_card(scene.db, scene.chat, card.subject)
    pressed = living is not None and living[0] == scene.edits
    return pressed or living is None or not card.subject.startswith(("rate:", "request:", "topic:"))
