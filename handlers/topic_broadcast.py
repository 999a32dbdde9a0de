"""The result to everybody in its area, by one press of an admin: it was written by the facilitator, the admin looked at it."""

from dataclasses import asdict, replace

from flows.deciding.topic import PUBLISH, NotNow, NotYours, Topic
from flows.effects.broadcasts import DraftBroadcast
from handlers import broadcasts, topic_result_cards, topics
from handlers.scene import Scene
from storage import audit, publications
from storage import broadcasts as rows
from storage.history import topic_history


def send(scene: Scene, topic: Topic, rest: str) -> None:
    """群发结果.  Once: the second press is told so.  Raises NotYours, NotNow."""
    if "admin" not in topics.relations(scene, topic):
        raise NotYours("broadcast")
    if topic.step != PUBLISH or topic.facilitator is None:
        raise NotNow(topic.step, "broadcast")
    if any(event.verb == "broadcast" for event in topic_history.everything(scene.db, topic.id)):
        return scene.reply_words("already-done", number=topic.number)
    made = rows.create(scene.db, asdict(_draft(scene, topic)), topic.facilitator, scene.now)
    audit.note(scene.db, scene.now, scene.person.id, "broadcast-draft", f"broadcast:{made.id}", topic.number)
    made = broadcasts.make(scene, made, "review")
    made = broadcasts.make(scene, made, "send")
    topic_history.note(scene.db, topic.id, topic.version, "broadcast", scene.person.id, "", scene.now)
    return scene.reply(broadcasts.manage(scene, made), anew=True)


def _draft(scene: Scene, topic: Topic) -> DraftBroadcast:
    kind, _, which = topic.area.partition(":")
    if kind == "unit":  # a broadcast knows buildings: the neighbours next door may hear of it
        kind, which = "building", which.partition("/")[0]
    facts = publications.entries(scene.db, topic.id)[0]
    texts = {}
    for tag in scene.house.languages():
        theirs = replace(scene, person=replace(scene.person, language=tag))
        told = "\n".join(line for line in topic_result_cards.said(theirs, facts.body) if line)
        head = theirs.say("result-title", number=topic.number, title=topic.title)
        texts[tag] = f"{head}\n{told}\n{theirs.say('result-page', path=f'/t/{topic.number}')}"
    photos = (facts.picture,) if facts.picture else ()
    return DraftBroadcast("notice", texts, kind, which, photos, False, "", "", "")
