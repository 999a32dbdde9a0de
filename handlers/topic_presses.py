"""The buttons of topics, /propose and /topics; everybody's standing is asked of the database at each press (R17).

A move against an older card is answered with the current one; 附议 is bound to the text, not to the card."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows.deciding import topic as rules
from flows.deciding.topic import OF_LAW, Missing, NotNow, NotYours, Topic
from flows.dialogue import Item
from handlers import (
    talk,
    topic_broadcast,
    topic_cards,
    topic_gates,
    topic_item_cards,
    topic_items,
    topic_lists,
    topic_papers,
    topic_result_cards,
    topic_texts_shown,
    topics,
)
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from handlers.speak import rows
from handlers.work import today
from storage import publications, supports, topic_texts
from storage import topics as stored

Do = Callable[[Scene, Topic, str], None]
WAYS = ("request", "12345")  # of 转办
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
    if stored.made(scene.db, topic.id, pressed.version + 1, verb) == scene.person.id:
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


def _may(scene: Scene, topic: Topic, verb: str) -> None:
    """Raises NotYours, NotNow: asked before a question, so that nobody writes a reason in vain."""
    if not rules.MAY[verb] & topics.relations(scene, topic):
        raise NotYours(verb)
    if (topic.step, verb) not in rules.NEXT:
        raise NotNow(topic.step, verb)


def ask_words(scene: Scene, topic: Topic, question: str, **recorded: Any) -> None:
    """Words typed in answer to a question; handlers/topic_typed.py says what becomes of them."""
    scene.edits = ""
    talk.start(scene, "topic-typed", topic.subject, question=question, version=topic.version, **recorded)


def _why(verb: str) -> Do:
    def do(scene: Scene, topic: Topic, rest: str) -> None:
        """A move with a public reason: first the reason."""
        _may(scene, topic, verb)
        ask_words(scene, topic, f"topic-why-{verb}", verb=verb)

    return do


def _override(scene: Scene, topic: Topic, verb: str) -> None:
    """Past a gate of convenience, for a public reason.  small: 立为小议题."""
    small, verb = verb == "small", "accept" if verb == "small" else verb
    if verb not in rules.GATES:
        return scene.reply_words("button-unknown")
    _may(scene, topic, verb)
    return ask_words(scene, topic, "topic-why-override", verb=verb, small=small)


def _merge(scene: Scene, topic: Topic, into: str) -> None:
    """并入: first which, then why."""
    _may(scene, topic, "merge")
    if into.isdigit():
        return ask_words(scene, topic, "topic-why-merge", verb="merge", into=int(into))
    return scene.reply(topic_lists.targets(scene, topic))


def _refer(scene: Scene, topic: Topic, way: str) -> None:
    """转办: to a request or to 12345, then why."""
    _may(scene, topic, "refer")
    if way in WAYS:
        return ask_words(scene, topic, "topic-why-refer", verb="refer", way=way)
    specs = [[(f"topic-refer-{known}", f"topic.refer-{known}")] for known in WAYS]
    buttons = rows(scene, topic.id, topic.version, *specs, [("back", "topic.open")])
    return scene.reply(Card(scene.say("topic-refer-where"), topic_cards.title(scene, topic), buttons))


def _leader(scene: Scene, topic: Topic, *steps: str) -> None:
    """Raises NotYours, NotNow."""
    if not topics.leads(scene, topic):
        raise NotYours("lead")
    if topic.step not in steps:
        raise NotNow(topic.step, "lead")


def _write(scene: Scene, topic: Topic, rest: str) -> None:
    """An option of the text, written or written again."""
    _leader(scene, topic, rules.DRAFT)
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
    _leader(scene, topic, rules.DRAFT)
    if topic_texts.draft(scene.db, topic.id) is None:
        raise NotNow(topic.step, "freeze")
    topics.freeze(scene, topic)


def _extend(scene: Scene, topic: Topic, rest: str) -> None:
    """延期, before the end."""
    _leader(scene, topic, *rules.STEPS)
    if topic.ends_at is None or scene.now >= topic.ends_at:
        raise NotNow(topic.step, "extend")
    scene.edits = ""
    talk.start(scene, "topic-extend", topic.subject, now=today(scene).isoformat(), due=topic.ends_at.isoformat())


def _length(scene: Scene, topic: Topic, days: str) -> None:
    """定期限: first how long, then it is so."""
    _leader(scene, topic, *topics.DAYS)
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
    _leader(scene, topic, rules.REFERRED)
    if topic.ends_at is None:
        raise NotNow(topic.step, "answer")
    ask_words(scene, topic, "topic-answer-words")


def _resolve(scene: Scene, topic: Topic, rest: str) -> None:
    """形成结果: first everything must be there, then it is put into words."""
    _may(scene, topic, "resolve")
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


def _show(scene: Scene, topic: Topic, rest: str) -> None:
    """可以公开."""
    _leader(scene, topic, rules.COLLECT)
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
        _leader(scene, topic, rules.PUBLISH)
        ask_words(scene, topic, question)

    return do


def _repost(scene: Scene, topic: Topic, rest: str) -> None:
    _leader(scene, topic, rules.PUBLISH)
    if any(until is None for _, until in publications.stretches(scene.db, topic.id)):
        raise NotNow(topic.step, "repost")
    topics.repost(scene, topic)


def _photo(scene: Scene, topic: Topic, rest: str) -> None:
    """A photo of the posted page (R66)."""
    _leader(scene, topic, rules.PUBLISH)
    scene.edits = ""
    talk.start(scene, "posted-photo", topic.subject)


def _item(scene: Scene, topic: Topic, rest: str) -> None:
    _leader(scene, topic, rules.FOLLOW)
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


def _archive(scene: Scene, topic: Topic, rest: str) -> None:
    """归档, and the file with it."""
    if moved(scene, topic, "archive"):
        scene.reply(topic_papers.file(scene, stored.get(scene.db, topic.id)), anew=True)


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
DO: dict[str, Do] = {
    "accept": _make("accept"), "small": _small, "table": _make("table"), "follow": _make("follow"),
    "archive": _archive, "merge": _merge, "refer": _refer, "resolve": _resolve, "override": _override,
    **{verb: _why(verb) for verb in ("decline", "withdraw", "return")},
    "length": _length, "prolong": _prolong, "answer": _answer, "show": _show,
    "write": _write, "freeze": _freeze, "extend": _extend, "speak": _speak, "object": _object,
    "correct": _publishing("result-correct"), "interrupt": _publishing("topic-why-interrupt"), "repost": _repost,
    "photo": _photo, "item": _item, "land": _land, "broadcast": topic_broadcast.send,
}  # fmt: skip


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
