"""Topics in linked groups: one living card each, pinned, with the way to the private chat; never who said what (R22)."""

from dataclasses import replace

from flows.deciding.topic import COLLECT, Topic
from handlers import topic_cards
from handlers.card import Card
from handlers.scene import Scene, post
from storage import groups, outbox, topics

LINK = "t-"  # what a deep link to a topic begins with


def tell(scene: Scene) -> None:
    """At the end of a unit: the card of every topic that moved in it; one that is still collected comes when it is taken up."""
    moved = {fact.topic.id for fact in scene.facts if fact.kind == "topic"}
    linked = groups.linked(scene.db, scene.house.seal) if moved else []
    for id in sorted(moved) if linked else ():
        topic = topics.get(scene.db, id)
        for group in linked:
            there = outbox.living_card(scene.db, group.chat, topic.subject)
            if not topic.held and (there or (topic.step != COLLECT and not topic.over)):
                post(
                    scene.db, scene.house, group.chat, _card(scene, topic), scene.now, priority=outbox.BROADCAST,
                    edits="card" if there else "", replaces=True,
                )  # fmt: skip


def _card(scene: Scene, topic: Topic) -> Card:
    theirs = replace(scene, person=replace(scene.person, language=scene.house.languages()[0]))
    root = scene.house.web_link.rstrip("/")
    links = []
    if scene.house.bot_link:
        links.append((theirs.say("topic-group-open"), f"{scene.house.bot_link}?start={LINK}{topic.number}"))
    if root:
        links.append((theirs.say("topic-group-page"), f"{root}/t/{topic.number}"))
    return Card(
        topic_cards.text(theirs, topic), topic_cards.title(theirs, topic), subject=topic.subject, links=tuple(links),
        quiet=True, pin=True,
    )  # fmt: skip
