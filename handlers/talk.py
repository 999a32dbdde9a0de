"""Dialogues: from what was said to a stored turn, a question card, or applied effects."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows.dialogue import BURST, Item, Turn, amend, begin, turns
from flows.effects import Effect
from flows.effects.requests import Calm, OpenUrgent
from flows.effects.talk import Begin
from flows.facts import row
from flows.understanding.places import Place
from flows.volunteers.planning import Count
from handlers import emergency, questions, speak, waiting
from handlers.house import NOTICE
from handlers.material import items
from handlers.outcomes import OUTCOMES
from handlers.questions import PLACES
from handlers.scene import Scene, post
from handlers.scripts import SCRIPTS
from storage import dialogues, requests
from storage.dialogues import Dialogue

ALBUM = 10.0  # seconds in which the pieces of an album arrive


def start(scene: Scene, flow: str, subject: str = "", material: list[Item] | None = None, **recorded: Any) -> None:
    """Begin a dialogue with what has been said; an older one here is let go."""
    waiting.drop(scene)
    recorded = {"agreed": scene.person.agreed_version >= NOTICE, **recorded}
    first = begin(SCRIPTS[flow](scene, recorded), material or [])
    id = dialogues.begin(
        scene.db, scene.house.seal, scene.chat, scene.person.id, flow, subject, recorded, first.talk, scene.now
    )
    stored = Dialogue(id, flow, subject, recorded, first.talk, "open", "", scene.now)
    if first.open:
        ask(scene, stored, first)
    else:
        settle(scene, stored, first)


def hear(scene: Scene, dialogue: Dialogue, material: list[Item]) -> None:
    """Something said into an open dialogue."""
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    settle(scene, dialogue, turns(script, dialogue.talk, material))


def rehear(scene: Scene, dialogue: Dialogue) -> bool:
    """An edited message of the open dialogue: told again with the new words.  False when it is none of its messages."""
    heard = {(i.message, i.kind) for i in dialogue.talk.material}
    said = [i for i in items(scene) if i.kind == "words" and (i.message, i.kind) in heard]
    if not said:
        return False
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    before = next(i for i in dialogue.talk.material if i.message == said[0].message and i.kind == "words")
    now = amend(script, dialogue.talk, replace(said[0], at=before.at, asked=before.asked), {})
    settle(scene, dialogue, replace(now, joined=True))
    return True


def settle(scene: Scene, dialogue: Dialogue, now: Turn) -> None:
    """Store where the dialogue stands, then ask its question or apply its effects."""
    state = "open" if now.open else "done"
    dialogues.save(scene.db, scene.house.seal, dialogue.id, now.talk, state, dialogue.subject, scene.now)
    if now.open:
        asked = {item.asked for item in now.talk.material[len(dialogue.talk.material) :]}
        typed = scene.said.text and PLACES & asked & now.talk.answers.keys()
        ask(scene, replace(dialogue, talk=now.talk), now, unask=bool(typed))
        return
    for effect in now.effects:
        apply(scene, dialogue, effect)


def apply(scene: Scene, dialogue: Dialogue, effect: Effect) -> None:
    """Carry out one effect."""
    if begins := BEGINS.get(type(effect)):
        begins(scene, effect)
    else:
        OUTCOMES[type(effect)](scene, dialogue, effect)


def ask(scene: Scene, dialogue: Dialogue, now: Turn, unask: bool = False) -> None:
    """Show the open question.  What only joined the talk changes the living card; anything else is a new message.
    unask: the place was typed, and the keyboard that could send it still stands there."""
    assert now.open is not None
    version = len(now.talk.material)
    card = questions.question(scene, now.open, dialogue.id, version, now.why)
    first = version <= len(scene.said.media) + 2 and dialogue.touched_at == scene.now
    shown = now.open.name == "report-confirm"  # it carries the notice itself
    if first and not dialogue.start.get("agreed") and not shown and dialogue.flow == "report":
        card = replace(card, text=f"{card.text}\n\n{speak.notice(scene)}")
    if dialogue.subject.startswith("request:"):
        card = replace(card, title=speak.about(scene, requests.get(scene.db, row(dialogue.subject))))
    if dialogue.flow == "supplement":
        place = speak.rows(scene, row(dialogue.subject), 0, [("relocate", "relocate")])
        card = replace(card, rows=(*place, *card.rows))
    card = replace(card, unask=unask and not card.ask)
    waited = (scene.now - dialogue.touched_at).total_seconds()
    if now.joined and card.ask and waited < ALBUM:
        return  # the same question stands above; a message that brought a keyboard cannot be changed
    edits = "card" if now.joined and waited < BURST else ""
    if scene.edits:
        edits, scene.edits = scene.edits, ""
    post(scene.db, scene.house, scene.chat, card, scene.now, edits=edits, replaces=True)


def show(scene: Scene, dialogue: Dialogue, key: str = "") -> None:
    """Show the open question again, with a friendly line in front."""
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    now = begin(script, dialogue.talk.material, dialogue.talk.answers)
    now = replace(now, why=key)
    if now.open:
        post(
            scene.db, scene.house, scene.chat,
            questions.question(scene, now.open, dialogue.id, len(dialogue.talk.material), key), scene.now, replaces=True,
        )  # fmt: skip


def asks_how_many(scene: Scene, dialogue: Dialogue) -> bool:
    """Is the open question one for a number?"""
    now = begin(SCRIPTS[dialogue.flow](scene, dialogue.start), dialogue.talk.material, dialogue.talk.answers)
    return now.open is not None and isinstance(now.open.expect, Count)


def _begin(scene: Scene, effect: Begin) -> None:
    """Another talk takes over what was said."""
    message, at = scene.said.message_id, scene.said.said_at.timestamp()
    words = [Item("words", said, message, at) for said in effect.words]
    scene.edits = ""
    start(
        scene,
        effect.flow,
        material=[*words, *(Item("photo", id, message, at) for id in effect.photos)],
        **effect.recorded,
    )


def _calm(scene: Scene, effect: Calm) -> None:
    """No emergency after all: a report of the same words."""
    said = Item("words", effect.words, scene.said.message_id, scene.said.said_at.timestamp())
    start(scene, "report", material=[said])


def emergency_opened(scene: Scene, effect: OpenUrgent) -> None:
    """Open an urgent request; where it is, is asked only when nothing said it."""
    request = emergency.open_now(scene, effect)
    if not emergency.known(Place(request.address_string, lat=request.lat)):
        start(scene, "whereabouts", f"request:{request.id}")


BEGINS: dict[type, Callable[[Scene, Any], None]] = {Begin: _begin, Calm: _calm, OpenUrgent: emergency_opened}
