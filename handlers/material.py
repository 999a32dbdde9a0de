"""What was said, as the material of a dialogue."""

from flows.dialogue import Item
from handlers.scene import Scene
from storage import media


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
