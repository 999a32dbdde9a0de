"""The buttons of topics, /propose and /topics; everybody's standing is asked of the database at each press (R17).

A move against an older card is answered with the current one; 附议 is bound to the text, not to the card."""

from collections.abc import Callable

from flows.deciding.topic import NotNow, NotYours, Topic
from flows.dialogue import Item
from handlers import (
    talk,
    topic_broadcast,
    topic_cards,
    topic_item_cards,
    topic_lists,
    topic_moves,
    topic_papers,
    topic_result_cards,
    topic_stages,
    topic_texts_shown,
    topics,
)
from handlers.buttons import Pressed
from handlers.scene import Handler, Scene
from handlers.topic_moves import Do
from storage import supports
from storage import topics as stored
from storage.history import topic_history

SUPPORTED = {"second": "topic-seconded", "drop": "topic-unseconded"}


def propose(scene: Scene, rest: str) -> None:
    """/propose, alone or with the words behind it; also what the router takes for a proposal."""
    said = [Item("words", rest, scene.said.message_id, scene.said.said_at.timestamp())] if rest else []
    talk.start(scene, "propose", material=said, areas=list(topic_lists.areas(scene)))


def topics_(scene: Scene, rest: str = "") -> None:
    """/topics: what needs me first; /topics YT-… opens one."""
    known = stored.numbered(scene.db, rest.strip().upper()) if rest.strip() else None
    if known is not None and topics.visible(scene, known):
        return scene.reply(topic_cards.card(scene, known), anew=True)
    return scene.reply(topic_lists.mine(scene), anew=True)


def _press(scene: Scene, pressed: Pressed) -> None:
    if pressed.argument == "new":
        scene.edits = ""
        return propose(scene, "")
    topic = stored.get(scene.db, pressed.id)
    what, _, rest = pressed.argument.partition("-")
    if not topics.visible(scene, topic):
        return scene.reply_words("not-yours")
    if what in ("second", "drop"):
        return _support(scene, topic, what, rest)
    if what in LOOKS:
        return LOOKS[what](scene, topic)
    if what not in DO:
        return scene.reply_words("button-unknown")
    if topic.version != pressed.version:
        return _stale(scene, topic, pressed)
    try:
        return DO[what](scene, topic, rest)
    except NotYours:
        return scene.reply_words("not-yours")
    except NotNow:
        return _stale(scene, topic, pressed)


def _stale(scene: Scene, topic: Topic, pressed: Pressed) -> None:
    scene.edits = ""
    verb = {"small": "accept"}.get(pressed.argument, pressed.argument)
    if topic_history.made(scene.db, topic.id, pressed.version + 1, verb) == scene.person.id:
        return scene.reply_words("already-done", number=topic.number)
    scene.reply_words("stale-card")
    return scene.reply(topic_cards.card(scene, topic), anew=True)


def _support(scene: Scene, topic: Topic, what: str, version: str) -> None:
    """附议, or not any more – of the text that stands on the card."""
    if topic.step not in topics.SECONDED_IN or topic.held:
        return scene.reply_words("topic-second-over", number=topic.number)
    if not supports.households(scene.db, scene.house.seal, scene.person.id, topic.area):
        return scene.reply_words("topic-second-home", area=topic_cards.area(scene, topic.area))
    if version != str(topic.text_version):
        scene.edits = ""
        scene.reply_words("topic-second-changed")
        return scene.reply(topic_cards.card(scene, topic), anew=True)
    done = topics.second(scene, topic) if what == "second" else topics.unsecond(scene, topic)
    said = "topic-second-known" if not done and what == "second" else SUPPORTED[what]
    return scene.reply_words(said, title=topic.title, n=supports.count(scene.db, topic.id, topic.text_version))


def _file(scene: Scene, topic: Topic) -> None:
    """协商档案, for who leads or administers."""
    if not topics.relations(scene, topic) & {"facilitator", "admin"} and not scene.person.has("auditor"):
        return scene.reply_words("not-yours")
    return scene.reply(topic_papers.file(scene, topic), anew=True)


def _watch(scene: Scene, topic: Topic) -> None:
    topics.follow(scene, topic)
    scene.reply(topic_cards.card(scene, topic))


LOOKS: dict[str, Callable[[Scene, Topic], None]] = {
    "open": lambda scene, topic: scene.reply(topic_cards.card(scene, topic), anew=True),
    "text": lambda scene, topic: scene.reply(topic_texts_shown.card(scene, topic), anew=True),
    "result": lambda scene, topic: scene.reply(topic_result_cards.result(scene, topic), anew=True),
    "items": lambda scene, topic: scene.reply(topic_item_cards.listed(scene, topic), anew=True),
    "watch": _watch,
    "file": _file,
}
DO: dict[str, Do] = {**topic_moves.DO, **topic_stages.DO, "broadcast": topic_broadcast.send}


def _hotspot(scene: Scene, pressed: Pressed) -> None:
    """发起议题 out of many requests of one kind in one grid."""
    if not scene.person.has("facilitator"):
        return scene.reply_words("not-yours")
    scene.edits = ""
    grid, _, code = pressed.argument.partition(".")
    words = topic_lists.hot_words(scene, grid, code, pressed.id)
    said = [Item("words", words, scene.said.message_id, scene.said.said_at.timestamp())]
    return talk.start(
        scene, "propose", material=said, areas=[f"grid:{grid}", *topic_lists.areas(scene)], origin="hotspot"
    )


ACTIONS: dict[str, Handler] = {"topic": _press, "hotspot": _hotspot}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"propose": propose, "topics": topics_}
