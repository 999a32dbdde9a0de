"""What its facilitator, its author, a department or a resident does within a step of a topic."""

from flows.deciding import topic as rules
from flows.deciding.topic import NotNow, NotYours, Topic
from handlers import (
    talk,
    topic_cards,
    topic_items,
    topics,
)
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import rows
from handlers.topic_moves import Do, ask_words, leader
from handlers.work import today
from storage import publications, supports, topic_texts
from storage import topics as stored


def _write(scene: Scene, topic: Topic, rest: str) -> None:
    """An option of the text, written or written again."""
    leader(scene, topic, rules.DRAFT)
    known = topic_texts.draft(scene.db, topic.id) or topic_texts.version(scene.db, topic.id, topic.text_version)
    titles = [option.title for option in known.options] if known else []
    scene.edits = ""
    talk.start(
        scene,
        "option",
        topic.subject,
        titles=titles,
        small=topic.small,
        title=topic.title,
        now=today(scene).isoformat(),
    )


def _freeze(scene: Scene, topic: Topic, rest: str) -> None:
    """定稿."""
    leader(scene, topic, rules.DRAFT)
    if topic_texts.draft(scene.db, topic.id) is None:
        raise NotNow(topic.step, "freeze")
    topics.freeze(scene, topic)


def _extend(scene: Scene, topic: Topic, rest: str) -> None:
    """延期, before the end."""
    leader(scene, topic, *rules.STEPS)
    if topic.ends_at is None or scene.now >= topic.ends_at:
        raise NotNow(topic.step, "extend")
    scene.edits = ""
    talk.start(scene, "topic-extend", topic.subject, now=today(scene).isoformat(), due=topic.ends_at.isoformat())


def _length(scene: Scene, topic: Topic, days: str) -> None:
    """定期限: first how long, then it is so."""
    leader(scene, topic, *topics.DAYS)
    if days.isdigit() and int(days) in rules.LENGTHS:
        topics.time(scene, topic, int(days))
        return None
    said = scene.say("topic-length-ask", days=str(topics.DAYS[topic.step]))
    made = tuple(
        (scene.button(scene.say("topic-length-days", n=n), f"topic.length-{n}", topic.id, topic.version),)
        for n in rules.LENGTHS
    )
    back = rows(scene, topic.id, topic.version, [("back", "topic.open")])
    return scene.reply(Card(said, topic_cards.title(scene, topic), made + back))


def _prolong(scene: Scene, topic: Topic, rest: str) -> None:
    """再征集, by its author, once."""
    if topic.author != scene.person.id:
        raise NotYours("prolong")
    topics.prolong(scene, topic)
    scene.reply(topic_cards.card(scene, stored.get(scene.db, topic.id)))


def _answer(scene: Scene, topic: Topic, rest: str) -> None:
    """写上答复: what 12345 or another house said."""
    leader(scene, topic, rules.REFERRED)
    if topic.ends_at is None:
        raise NotNow(topic.step, "answer")
    ask_words(scene, topic, "topic-answer-words")


def _show(scene: Scene, topic: Topic, rest: str) -> None:
    """可以公开."""
    leader(scene, topic, rules.COLLECT)
    if topic.held:
        topics.show(scene, topic)


def _speak(scene: Scene, topic: Topic, rest: str) -> None:
    """A department or an interested party answers, labelled (R70)."""
    if "speaker" not in topics.relations(scene, topic):
        raise NotYours("speak")
    if topic.step not in (rules.DRAFT, rules.DISCUSS):
        raise NotNow(topic.step, "speak")
    ask_words(scene, topic, "topic-speak-words")


def _object(scene: Scene, topic: Topic, rest: str) -> None:
    """异议 by any resident."""
    if topic.step != rules.PUBLISH:
        raise NotNow(topic.step, "object")
    ask_words(scene, topic, "objection-words")


def _publishing(question: str) -> Do:
    def do(scene: Scene, topic: Topic, rest: str) -> None:
        leader(scene, topic, rules.PUBLISH)
        ask_words(scene, topic, question)

    return do


def _repost(scene: Scene, topic: Topic, rest: str) -> None:
    leader(scene, topic, rules.PUBLISH)
    if any(until is None for _, until in publications.stretches(scene.db, topic.id)):
        raise NotNow(topic.step, "repost")
    topics.repost(scene, topic)


def _photo(scene: Scene, topic: Topic, rest: str) -> None:
    """A photo of the posted page (R66)."""
    leader(scene, topic, rules.PUBLISH)
    scene.edits = ""
    talk.start(scene, "posted-photo", topic.subject)


def _item(scene: Scene, topic: Topic, rest: str) -> None:
    leader(scene, topic, rules.FOLLOW)
    scene.edits = ""
    talk.start(scene, "item", topic.subject, owners=list(topic_items.candidates(scene)), now=today(scene).isoformat())


def _land(scene: Scene, topic: Topic, answer: str) -> None:
    """落实评价, by whoever stood behind it."""
    backed = scene.person.id in (topic.author, *supports.people(scene.db, topic.id))
    if not (backed or "resident" in topics.relations(scene, topic)):
        raise NotYours("land")
    if topic.step != rules.FOLLOW or answer not in topic_items.ANSWERS:
        raise NotNow(topic.step, "land")
    topic_items.land(scene, topic, answer)


DO: dict[str, Do] = {
    "length": _length, "prolong": _prolong, "answer": _answer, "show": _show,
    "write": _write, "freeze": _freeze, "extend": _extend, "speak": _speak, "object": _object,
    "correct": _publishing("result-correct"), "interrupt": _publishing("topic-why-interrupt"), "repost": _repost,
    "photo": _photo, "item": _item, "land": _land,
}  # fmt: skip
