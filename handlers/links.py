"""Deep links: what stands behind /start (R20).  d-TOKEN: a draft begun in a group; b-KEY: the building of a poster;
c-CODE: a shift's code; t-NUMBER: a topic; v-CODE: an owner's code out of an envelope.  Anything else is hostile or old, and
simply a start."""

from dataclasses import asdict, replace
from datetime import timedelta

from flows.said import Location, Media
from handlers import attendance, talk, topic_presses, urgent, vote_presses
from handlers.material import items
from handlers.scene import Scene
from storage import dialogues, tickets

LIFE = timedelta(hours=24)  # of a draft, as of every draft (R37)
PURPOSE = "draft"


def draft(scene: Scene, words: str) -> str:
    """Keep what was said for its author alone; the payload that brings it back."""
    said = scene.said
    body = {
        "text": words,
        "media": [asdict(each) for each in said.media],
        "location": asdict(said.location) if said.location else None,
    }
    token = tickets.make(scene.db, scene.house.seal, PURPOSE, scene.now, LIFE, person=scene.person.id, body=body)
    return f"d-{token}"


def follow(scene: Scene, payload: str) -> bool:
    """Go on where the link leads; False = it leads nowhere."""
    kind, _, rest = payload.partition("-")
    if kind == "d":
        return _resume(scene, rest)
    if kind == "c":
        return attendance.by_code(scene, rest)
    if kind == "v":
        vote_presses.vote(scene, rest)
        return True
    if kind == "t":
        topic_presses.topics_(scene, rest)
        return True
    return kind == "b" and _at(scene, rest)


def _resume(scene: Scene, token: str) -> bool:
    """The report goes on with the words, photos and place from the group."""
    body = tickets.use(scene.db, scene.house.seal, PURPOSE, token, scene.person.id, scene.now)
    if not isinstance(body, dict):
        return False
    where = Location(**body["location"]) if body["location"] else None
    media = tuple(Media(**each) for each in body["media"])
    scene.said = replace(scene.said, text=body["text"], media=media, location=where)
    material = items(scene)
    if not (body["text"] and urgent.hear(scene, scene.house.town.read(body["text"]), material)):
        talk.start(scene, "report", material=material)
    return True


def _at(scene: Scene, key: str) -> bool:
    """Somebody stands before the poster of a building: what they report next is there, unless they say otherwise."""
    building = scene.house.town.community.building(key)
    if building is None:
        return False
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is not None and open_.talk.material:
        talk.show(scene, open_)
    else:
        talk.start(scene, "report", here=key)
    return True
