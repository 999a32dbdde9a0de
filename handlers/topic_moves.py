"""The moves of a topic that a person makes: first its reason, or what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows.deciding import topic as rules
from flows.deciding.topic import OF_LAW, Missing, NotNow, NotYours, Topic
from handlers import (
    talk,
    topic_cards,
    topic_gates,
    topic_lists,
    topic_papers,
    topics,
)
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import rows
from storage import topic_texts
from storage import topics as stored

Do = Callable[[Scene, Topic, str], None]


WAYS = ("request", "12345")  # of 转办


def moved(scene: Scene, topic: Topic, verb: str, **given: Any) -> bool:
    """A move by a person; what is missing is said, with a way past it where the rules know one.  Raises NotYours, NotNow."""
    try:
        topics.make(scene, topic, verb, **given)
    except Missing as missing:
        scene.reply(_missing(scene, topic, "small" if given.get("small") else verb, missing.args), anew=True)
        return False
    return True


def _missing(scene: Scene, topic: Topic, verb: str, lacking: tuple[str, ...]) -> Card:
    said = [scene.say("topic-missing"), *(f"· {scene.say(f'gate-{gate}')}" for gate in lacking)]
    convenient = not OF_LAW & set(lacking)
    buttons = rows(scene, topic.id, topic.version, [("topic-override", f"topic.override-{verb}")]) if convenient else ()
    return Card("\n".join(said), topic_cards.title(scene, topic), buttons)


def _make(verb: str) -> Do:
    def do(scene: Scene, topic: Topic, rest: str) -> None:
        moved(scene, topic, verb)

    return do


def _small(scene: Scene, topic: Topic, rest: str) -> None:
    """立为小议题: one page of text, one discussion, 意见征询."""
    moved(scene, topic, "accept", small=True)


def may(scene: Scene, topic: Topic, verb: str) -> None:
    """Raises NotYours, NotNow: asked before a question, so that nobody writes a reason in vain."""
    if not rules.MAY[verb] & topics.relations(scene, topic):
        raise NotYours(verb)
    if (topic.step, verb) not in rules.NEXT:
        raise NotNow(topic.step, verb)


def leader(scene: Scene, topic: Topic, *steps: str) -> None:
    """Raises NotYours, NotNow."""
    if not topics.leads(scene, topic):
        raise NotYours("lead")
    if topic.step not in steps:
        raise NotNow(topic.step, "lead")


def ask_words(scene: Scene, topic: Topic, question: str, **recorded: Any) -> None:
    """Words typed in answer to a question; handlers/topic_typed.py says what becomes of them."""
    scene.edits = ""
    talk.start(scene, "topic-typed", topic.subject, question=question, version=topic.version, **recorded)


def _why(verb: str) -> Do:
    def do(scene: Scene, topic: Topic, rest: str) -> None:
        """A move with a public reason: first the reason."""
        may(scene, topic, verb)
        ask_words(scene, topic, f"topic-why-{verb}", verb=verb)

    return do


def _override(scene: Scene, topic: Topic, verb: str) -> None:
    """Past a gate of convenience, for a public reason.  small: 立为小议题."""
    small, verb = verb == "small", "accept" if verb == "small" else verb
    if verb not in rules.GATES:
        return scene.reply_words("button-unknown")
    may(scene, topic, verb)
    return ask_words(scene, topic, "topic-why-override", verb=verb, small=small)


def _merge(scene: Scene, topic: Topic, into: str) -> None:
    """并入: first which, then why."""
    may(scene, topic, "merge")
    if into.isdigit():
        return ask_words(scene, topic, "topic-why-merge", verb="merge", into=int(into))
    return scene.reply(topic_lists.targets(scene, topic))


def _refer(scene: Scene, topic: Topic, way: str) -> None:
    """转办: to a request or to 12345, then why."""
    may(scene, topic, "refer")
    if way in WAYS:
        return ask_words(scene, topic, "topic-why-refer", verb="refer", way=way)
    specs = [[(f"topic-refer-{known}", f"topic.refer-{known}")] for known in WAYS]
    buttons = rows(scene, topic.id, topic.version, *specs, [("back", "topic.open")])
    return scene.reply(Card(scene.say("topic-refer-where"), topic_cards.title(scene, topic), buttons))


def _resolve(scene: Scene, topic: Topic, rest: str) -> None:
    """形成结果: first everything must be there, then it is put into words."""
    may(scene, topic, "resolve")
    lacking = rules.missing(replace(topic, ready=topic_gates.ready(scene, topic, "resolve")), "resolve")
    if lacking:
        return scene.reply(_missing(scene, topic, "resolve", lacking), anew=True)
    return _result(scene, topic)


def _result(scene: Scene, topic: Topic) -> None:
    """The words of the result."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    titles = [option.title for option in text.options] if text else []
    scene.edits = ""
    talk.start(scene, "result", topic.subject, titles=titles)


def _archive(scene: Scene, topic: Topic, rest: str) -> None:
    """归档, and the file with it."""
    if moved(scene, topic, "archive"):
        scene.reply(topic_papers.file(scene, stored.get(scene.db, topic.id)), anew=True)


DO: dict[str, Do] = {
    "accept": _make("accept"), "small": _small, "table": _make("table"), "follow": _make("follow"),
    "archive": _archive, "merge": _merge, "refer": _refer, "resolve": _resolve, "override": _override,
    **{verb: _why(verb) for verb in ("decline", "withdraw", "return")},
}  # fmt: skip
