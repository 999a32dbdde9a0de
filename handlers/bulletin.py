"""公告 (R32): what everybody was told lately and what is published now – also for whoever keeps their data to themselves."""

from datetime import timedelta

from flows.deciding.topic import PUBLISH
from handlers import speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from storage import broadcasts, topics

LATELY = timedelta(days=30)
MOST = 5
SHOWN = 300  # characters of one


def notices(scene: Scene, rest: str) -> None:
    """/notices: the newest first; nobody needs to have agreed to anything."""
    told = [
        scene.say(
            "notices-line",
            day=speak.day(scene, broadcast.started_at or scene.now),
            words=speak.shorten(broadcast.words(scene.language), SHOWN),
        )
        for broadcast in broadcasts.told(scene.db, scene.now - LATELY, MOST)
    ]
    told += [
        scene.say("notices-topic", number=topic.number, title=topic.title)
        for topic in topics.at(scene.db, PUBLISH, MOST)
    ]
    if not told:
        return scene.reply(Card(scene.say("notices-none", phone=speak.phone(scene, "office"))), anew=True)
    return scene.reply(Card("\n\n".join(told), scene.say("notices-title")), anew=True)


def refused(scene: Scene) -> None:
    """Nothing is kept of them; the numbers and the notices stay theirs."""
    said = scene.say("refused", phone=speak.phone(scene, "office"))
    scene.reply(Card(said, rows=speak.rows(scene, 0, 0, [("notices-button", "notices")])))


def _pressed(scene: Scene, pressed: Pressed) -> None:
    notices(scene, "")


ACTIONS = {"notices": _pressed}
COMMANDS = {"notices": notices}
