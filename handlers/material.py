"""What was said, as the material of a dialogue."""

from datetime import datetime

from flows.dialogue import Item
from flows.said import Said
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene, post
from storage import media, people
from storage.db import Db


def items(scene: Scene, papers: bool = False) -> list[Item]:
    """What was said, as material.  Files become media rows that the media loop will fetch.  papers: documents too."""
    said, at = scene.said, scene.said.said_at.timestamp()
    made = (
        [Item("words", said.text, said.message_id, at, said.album)] if said.text else []
    )  # they say what the files show
    made += [
        Item("photo" if m.kind == "photo" else "voice", _want(scene, m.kind, m.ref), said.message_id, at, said.album)
        for m in said.media
        if m.kind in ("photo", "voice")
    ]
    made += [
        Item("document", _want(scene, m.kind, m.ref), said.message_id, at)
        for m in said.media
        if m.kind == "document" and papers
    ]
    if said.location:
        made.append(Item("location", [said.location.lat, said.location.long], said.message_id, at))
    return made


def _want(scene: Scene, kind: str, ref: str) -> int:
    return media.want(scene.db, scene.house.seal, kind, scene.said.channel, ref, scene.person.id, scene.now)


def not_received(db: Db, house: House, id: int, now: datetime) -> None:
    """A file was given up: no picture, too big, gone.  Who sent it hears of it, and can send another."""
    sent = media.owner(db, id)
    chat = people.last_chat(db, sent[0]) if sent else None
    if sent is None or chat is None:
        return
    scene = Scene(db, house, now, Said("clock", "", "", "", now), people.get(db, house.seal, sent[0]), chat)
    post(db, house, chat, Card(scene.say("file-not-received")), now)
