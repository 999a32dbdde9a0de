"""After an outage: the admins hear of it once; whoever waited for an answer hears once that it comes late (R12, R13)."""

from datetime import datetime, timedelta

from flows.said import Said
from handlers import speak
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene, post
from storage import outbox, people
from storage.db import Db

LATE = timedelta(minutes=10)  # between saying something and our answer: then a word of apology


def tell_admins(db: Db, house: House, why: str, since: datetime, now: datetime) -> None:
    """The database could not write from `since` until now.  why: of outage-why-…"""
    for person in people.holders(db, "admin"):
        chat = people.last_chat(db, person)
        if chat is None:
            continue
        scene = Scene(db, house, now, Said("clock", "", "", "", now), people.get(db, house.seal, person), chat)
        said = scene.say(
            "outage-over", since=speak.clock(scene, since), until=speak.clock(scene, now),
            why=scene.say(f"outage-why-{why}"),
        )  # fmt: skip
        post(db, house, chat, Card(said), now, priority=outbox.DISPATCH)


def late(scene: Scene) -> None:
    """信息延迟处理: once for everything somebody said while we were away, not once a message.  Presses carry no time."""
    if scene.said.press is not None or scene.now - scene.said.said_at < LATE:
        return
    if people.told_late(scene.db, scene.chat, scene.said.said_at, scene.now):
        scene.reply_words("outage-late")
