"""The talk that is open, parked or shelved in a chat: one at a time, others wait behind it."""

from datetime import timedelta

from handlers import speak
from handlers.card import Card
from handlers.scene import Scene
from storage import dialogues
from storage.dialogues import Dialogue

DRAFT_LIFE = timedelta(hours=24)


def current(scene: Scene) -> Dialogue | None:
    """The dialogue that is open or parked here; one left alone for a day is let go (R37)."""
    known = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if known is not None and scene.now - known.touched_at > DRAFT_LIFE:
        drop(scene)
        return None
    return known


def drop(scene: Scene) -> bool:
    """Let go of the dialogue that is open here; was there one?"""
    known = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if known is not None:
        dialogues.save(scene.db, scene.house.seal, known.id, known.talk, "done", known.subject, scene.now)
    return known is not None


def shelve(scene: Scene) -> None:
    """Something short comes between: what is being said waits behind it."""
    if (open_ := current(scene)) is not None and open_.flow != "callback":
        dialogues.shelve(scene.db, open_.id)


def back(scene: Scene) -> None:
    """The short thing is over: what waited behind it can go on."""
    waiting = dialogues.unshelve(scene.db, scene.house.seal, scene.chat)
    if waiting is not None and scene.now - waiting.touched_at <= DRAFT_LIFE:
        parked(scene, waiting)


def parked(scene: Scene, waiting: Dialogue) -> None:
    """Something is half said: 继续 or 放弃?"""
    buttons = speak.rows(scene, waiting.id, 0, [("resume", "resume"), ("discard", "discard")])
    scene.reply(Card(scene.say(f"parked-{waiting.flow}"), rows=buttons), anew=True)
