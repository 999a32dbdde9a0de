"""The buttons of a discussion (say.…)."""

from collections.abc import Callable

from flows.deciding.topic import DISCUSS, Topic
from handlers import statements, talk, unveiling
from handlers.buttons import Pressed
from handlers.scene import Scene
from storage import statements as rows
from storage import topics
from storage.statements import Statement


def _press(scene: Scene, pressed: Pressed) -> None:
    """Of a topic, or of one statement."""
    if pressed.argument in OF_TOPIC:
        return OF_TOPIC[pressed.argument](scene, topics.get(scene.db, pressed.id))
    found = rows.get(scene.db, pressed.id)
    if found is None or pressed.argument not in OF_STATEMENT:
        return scene.reply_words("button-unknown")
    return OF_STATEMENT[pressed.argument](scene, pressed, found, topics.get(scene.db, found.topic))


def _new(scene: Scene, topic: Topic) -> None:
    """我要说一句: residents, and interested parties under their label; not one after the other (R59, R60, R70)."""
    if topic.step != DISCUSS:
        return scene.reply_words("say-over")
    if not statements.lives_here(scene) and not statements.label(scene):
        return scene.reply_words("say-residents-only")
    last = rows.last_said(scene.db, scene.person.id)
    if last is not None and scene.now - last < statements.PAUSE:
        return scene.reply_words("say-too-soon")
    scene.edits = ""
    return talk.start(scene, "say", f"topic:{topic.id}", topic=topic.id)


def _next(scene: Scene, topic: Topic) -> None:
    scene.reply(statements.next_card(scene, topic))


def _summary(scene: Scene, topic: Topic) -> None:
    scene.reply(statements.summary(scene, topic))


def _mine(scene: Scene, topic: Topic) -> None:
    scene.reply(statements.mine(scene, topic))


def _unveil(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """查明作者: first why."""
    if why_not := unveiling.why_not(scene, statement):
        return scene.reply_words(why_not)
    scene.edits = ""
    return talk.start(scene, "unveil-why", f"statement:{statement.id}", statement=statement.id)


OF_TOPIC: dict[str, Callable[[Scene, Topic], None]] = {
    "next": _next,
    "new": _new,
    "summary": _summary,
    "mine": _mine,
}
OF_STATEMENT: dict[str, Callable[[Scene, Pressed, Statement, Topic], None]] = {
    **dict.fromkeys(statements.ANSWERS, statements.respond),
    "back": statements.take_back,
    "show": statements.show,
    "withdraw": statements.withdraw,
    "pass": statements.decide,
    "bar": statements.decide,
    "appeal": statements.appeal,
    "who": _unveil,
}
ACTIONS: dict[str, Callable[[Scene, Pressed], None]] = {"say": _press, **unveiling.ACTIONS}
