"""Asked again: the text changed after somebody supported it, and support is bound to a version."""

from flows.deciding.topic import Topic
from handlers import topic_texts_shown
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows


def asked(scene: Scene, topic: Topic) -> Card:
    """What changed, and: do you support this one?"""
    again = "asked-again" if topic.text_version > 1 else "asked-first"
    text = lines(scene.say(again, title=topic.title), topic_texts_shown.diff(scene, topic), scene.say("asked-question"))
    buttons = rows(
        scene, topic.id, topic.version,
        [("asked-yes", f"topic.second-{topic.text_version}")], [("asked-no", f"topic.drop-{topic.text_version}")],
        [("topic-read", "topic.text")],
    )  # fmt: skip
    return Card(
        text, scene.say("topic-title", number=topic.number, title=topic.title), buttons, subject=f"asked:{topic.id}"
    )
