"""What becomes of words typed about a topic, and of the answers of its dialogues, when they end.

In the meantime somebody may have been faster: then that is said, and nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows.deciding.drafting import OPTIONS
from flows.deciding.text import Option
from flows.deciding.topic import Missing, NoReason, NotNow, NotYours, Topic
from flows.effects.requests import OpenRequest
from flows.effects.talk import Typed
from flows.effects.topics import AddItem, Extension, ItemProgress, PostedPhoto, Result, SecondTopic, WriteOption
from flows.facts import Fact, row
from flows.roles import DEPARTMENT, PARTY
from flows.understanding.masking import mask
from handlers import moves, topic_cards, topic_items, topic_pictures, topic_result, topics
from handlers.card import Card
from handlers.moves import remember
from handlers.scene import Scene
from handlers.speak import lines
from handlers.starts import Start
from handlers.work import evening
from storage import action_items, media, publications, topic_texts, voices
from storage import topics as stored

OBJECTIONS = 3  # of one person to one result


def typed(scene: Scene, subject: str, start: Start, effect: Typed) -> None:
    """Words in answer to one question."""
    kind = subject.partition(":")[0]
    try:
        if kind == "action":
            topic_items.reopen(scene, action_items.get(scene.db, row(subject)), effect.words)
        elif kind == "objection":
            _answer(scene, row(subject), effect.words)
        else:
            _about_topic(scene, stored.get(scene.db, row(subject)), start, effect)
    except (NotYours, NotNow, NoReason, Missing):
        scene.reply_words("stale-gone")


def _about_topic(scene: Scene, topic: Topic, start: Start, effect: Typed) -> None:
    if effect.question in WORDS:
        return WORDS[effect.question](scene, topic, effect.words)
    verb, reason = str(start["verb"]), effect.words
    if verb == "merge":
        topics.merge(scene, topic, stored.get(scene.db, int(start["into"])), reason)
    elif verb == "withdraw":
        topics.withdraw(scene, topic, reason)
    elif verb == "refer":
        _refer(scene, topic, str(start["way"]), reason)
    else:
        changes = {"small": True} if start.get("small") else {}
        override = effect.question == "topic-why-override"
        topics.make(scene, topic, verb, reason=reason, override=override, **changes)
    return scene.reply(topic_cards.card(scene, stored.get(scene.db, topic.id)), anew=True)


def _refer(scene: Scene, topic: Topic, way: str, reason: str) -> None:
    """转办 (R74): a request of its author's, with the day it is promised for; or 12345, with what to expect."""
    if way != "request":
        topics.make(scene, topic, "refer", reason=reason)
        return
    words = f"{topic.title}。{topic.why}"
    services, _ = scene.house.town.guesses(words)
    opened = OpenRequest(words, services[0].service_code, scene.house.town.place(f"{topic.title}，{topic.place}"))
    request = moves.open_request(scene, opened, owner=topic.author)
    topics.make(scene, topic, "refer", reason=reason, request=request.id)


def _speak(scene: Scene, topic: Topic, words: str) -> None:
    """A department's or an interested party's answer, labelled (R70)."""
    held = next(((role, name) for role, name in scene.person.roles if role in (DEPARTMENT, PARTY)), None)
    if held is None:
        raise NotYours("speak")
    kind = "department" if held[0] == DEPARTMENT else "party"
    voices.add(scene.db, topic.id, kind, held[1] or "", topic.text_version, mask(words), scene.person.id, scene.now)
    remember(scene, Fact("VoiceAdded", topic, scene.person.id, note=mask(words)))


def _object(scene: Scene, topic: Topic, words: str) -> None:
    """An objection, for who leads to answer; it is read by others with its answer."""
    mine = [o for o in publications.objections(scene.db, topic.id) if o.person == scene.person.id]
    if topic.step != "publish" or len(mine) >= OBJECTIONS:
        return scene.reply_words("objection-enough" if mine else "stale-gone")
    made = publications.object_(scene.db, topic.id, scene.person.id, mask(words), scene.now)
    return remember(scene, Fact("ObjectionMade", topic, scene.person.id, note=mask(words), row=made.id))


def _answer(scene: Scene, id: int, words: str) -> None:
    found = publications.objection(scene.db, id)
    topic = stored.get(scene.db, found.topic)
    if not topics.leads(scene, topic):
        raise NotYours("answer")
    if publications.answer(scene.db, id, mask(words), scene.person.id, scene.now):
        remember(scene, Fact("ObjectionAnswered", topic, scene.person.id, row=id))
        return scene.reply_words("objection-answer-sent")
    return scene.reply_words("objection-was-answered")


def _lead(scene: Scene, topic: Topic, *steps: str) -> None:
    if not topics.leads(scene, topic):
        raise NotYours("lead")
    if topic.step not in steps:
        raise NotNow(topic.step, "lead")


def _correct(scene: Scene, topic: Topic, words: str) -> None:
    """更正: a new entry; what was published stays as it is."""
    _lead(scene, topic, "publish", "follow")
    publications.publish(scene.db, topic.id, "correction", {"said": mask(words)}, scene.person.id, scene.now)
    remember(scene, Fact("ResultCorrected", topic, scene.person.id))
    scene.reply_words("result-correct-done")


def _interrupt(scene: Scene, topic: Topic, words: str) -> None:
    _lead(scene, topic, "publish")
    topics.interrupt(scene, topic, words)


def _answered(scene: Scene, topic: Topic, words: str) -> None:
    _lead(scene, topic, "referred")
    topics.answered(scene, topic, words)
    scene.reply_words("topic-answer-kept")


WORDS: dict[str, Callable[[Scene, Topic, str], None]] = {
    "topic-speak-words": _speak,
    "objection-words": _object,
    "result-correct": _correct,
    "topic-why-interrupt": _interrupt,
    "topic-answer-words": _answered,
}


def _option(scene: Scene, subject: str, effect: WriteOption) -> None:
    """An option of the draft; what holds now is where a new draft begins."""
    topic = stored.get(scene.db, row(subject))
    if not topics.leads(scene, topic) or topic.step != "draft":
        return scene.reply_words("stale-gone")
    base = topic_texts.draft(scene.db, topic.id) or topic_texts.version(scene.db, topic.id, topic.text_version)
    options = list(base.options) if base else []
    made = _masked(effect.option)
    if effect.which.isdigit() and int(effect.which) <= len(options):
        options[int(effect.which) - 1] = made
    elif len(options) < OPTIONS:
        options.append(made)
    topic_texts.write(scene.db, topic.id, options, scene.person.id)
    card = topic_cards.card(scene, topic)
    said = scene.say("option-written", n=len(options))
    return scene.reply(replace(card, text=lines(said, card.text)), anew=True)


def _masked(option: Option) -> Option:
    return replace(option, title=mask(option.title), clauses=tuple(mask(clause) for clause in option.clauses))


def _extension(scene: Scene, subject: str, effect: Extension) -> None:
    topic = stored.get(scene.db, row(subject))
    until = evening(scene, effect.until)
    try:
        if not topics.leads(scene, topic):
            raise NotYours("extend")
        topics.extend(scene, topic, until, effect.why)
    except (NotYours, NotNow, NoReason, ValueError):
        return scene.reply_words("stale-gone")
    return scene.reply(topic_cards.card(scene, stored.get(scene.db, topic.id)), anew=True)


def _result(scene: Scene, subject: str, effect: Result) -> None:
    """公示: the facts are frozen, and hang from now on."""
    topic = stored.get(scene.db, row(subject))
    masked = Result(mask(effect.decision), mask(effect.fell), mask(effect.objection), mask(effect.answer))
    body = topic_result.body(scene, topic, masked)
    try:
        made = topics.make(scene, topic, "resolve", outcome=body["outcome"], rule=body["rule"])
    except (NotYours, NotNow, Missing):
        return scene.reply_words("stale-gone")
    picture = topic_pictures.result(scene, made, body)
    publications.publish(scene.db, made.id, "result", body, scene.person.id, scene.now, picture)
    return None


def _item(scene: Scene, subject: str, effect: AddItem) -> None:
    topic = stored.get(scene.db, row(subject))
    if not topics.leads(scene, topic) or topic.step != "follow":
        return scene.reply_words("stale-gone")
    topic_items.add(scene, topic, effect)
    return scene.reply(topic_cards.card(scene, topic), anew=True)


def _progress(scene: Scene, subject: str, effect: ItemProgress) -> None:
    item = action_items.get(scene.db, row(subject))
    if item.state != "open" or not topic_items.mine(scene, item):
        return scene.reply_words("stale-gone")
    topic_items.report(scene, item, effect)
    return scene.reply_words("item-reported")


def _posted_photo(scene: Scene, subject: str, effect: PostedPhoto) -> None:
    topic = stored.get(scene.db, row(subject))
    if not topics.leads(scene, topic):
        return scene.reply_words("stale-gone")
    media.publish(scene.db, effect.photos)
    publications.picture(scene.db, topic.id, ",".join(map(str, effect.photos)))
    return scene.reply_words("posted-photo-kept")


def _second(scene: Scene, subject: str, effect: SecondTopic) -> None:
    """去附议: the topic that there is already."""
    scene.reply(Card(scene.say("propose-look")))
    scene.reply(topic_cards.card(scene, stored.get(scene.db, effect.topic)), anew=True)


APPLY: dict[type, Callable[[Scene, str, Any], None]] = {
    WriteOption: _option,
    Extension: _extension,
    Result: _result,
    AddItem: _item,
    ItemProgress: _progress,
    PostedPhoto: _posted_photo,
    SecondTopic: _second,
}
