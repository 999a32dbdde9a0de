"""Topics: fetch, ask the rules, write, remember the fact.  Decides nothing itself."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from flows import roles
from flows.deciding import topic as rules
from flows.deciding.periods import end_of, posted_until
from flows.deciding.topic import COLLECT, DISCUSS, DRAFT, PUBLISH, REFERRED, USUAL, Topic
from flows.effects.topics import Propose
from flows.facts import TOPIC, Fact
from flows.understanding.masking import mask
from handlers import topic_gates as gates
from handlers import votes
from handlers.moves import remember
from handlers.scene import Scene
from handlers.speak import local
from storage import due, follows, media, people, publications, requests, supports, topic_texts, topics
from storage.history import topic_history

PREFIX = "YT"
DAYS = {COLLECT: USUAL, DRAFT: USUAL, DISCUSS: USUAL}  # a step should take no longer
ENDS, ENDING, POSTED = "topic-ends", "topic-ending", "topic-posted"
LAPSE, ANSWERED = "topic-lapse", "topic-answer"  # nobody else wants it; 12345 should have answered
AHEAD = timedelta(days=3)  # before a step ends its facilitator hears of it
SECONDED_IN = (COLLECT, DRAFT, DISCUSS)


def leads(scene: Scene, topic: Topic) -> bool:
    """Is the person of the scene its facilitator – or free to become it?  Who leads does not administer (R70)."""
    if not scene.person.has("facilitator"):
        return False
    holders = people.holders(scene.db, "facilitator")
    return topic.facilitator in (None, scene.person.id) or topic.facilitator not in holders


def relations(scene: Scene, topic: Topic) -> frozenset[str]:
    """How the person of the scene stands to the topic, now, by the database (R17)."""
    me, held = scene.person, [role for role, _ in scene.person.roles]
    leading = leads(scene, topic)
    stands = {
        "author": topic.author == me.id,
        "facilitator": leading,
        "admin": me.has("admin") and topic.facilitator != me.id,
        "resident": bool(supports.households(scene.db, scene.house.seal, me.id, topic.area)),
        "speaker": roles.DEPARTMENT in held or roles.PARTY in held,
    }
    return frozenset(relation for relation, so in stands.items() if so)


def visible(scene: Scene, topic: Topic) -> bool:
    """Everybody's – but what a person looks at first (R55) is its author's and the facilitator's."""
    return not topic.held or bool(relations(scene, topic) & {"author", "facilitator", "admin"})


STAFF = ("admin", "worker", "department", "facilitator")


def create(scene: Scene, effect: Propose, origin: str = "") -> Topic:
    """A new topic; its author's household stands behind it at once.  origin: '' = by what its author is here."""
    staff = any(scene.person.has(role) for role in STAFF)
    day = local(scene.now, scene.house.town.community.zone).strftime("%Y%m%d")
    unfit = scene.house.town.unfit(f"{effect.title}。{effect.why}")
    topic = topics.create(
        scene.db, requests.number(scene.db, PREFIX, day), scene.person.id, title=mask(effect.title), why=mask(effect.why),
        place=mask(effect.place), area=effect.area, photos=effect.photos, origin=origin or ("staff" if staff else "resident"),
        held=unfit[0].kind if unfit else "", now=scene.now, ends_at=_end(scene, COLLECT),
    )  # fmt: skip
    media.publish(scene.db, effect.photos)
    _clocks(scene, topic)
    for household in supports.households(scene.db, scene.house.seal, scene.person.id, topic.area):
        supports.add(scene.db, topic.id, household, scene.person.id, 0, scene.now)
    remember(scene, Fact("TopicProposed", topic, scene.person.id))
    return topic


def _end(scene: Scene, step: str) -> datetime | None:
    return _in(scene, DAYS[step]) if step in DAYS else None


def _in(scene: Scene, days: int) -> datetime:
    """The end of the last of so many days."""
    return end_of(scene.house.town.community.calendar, scene.now, days)


def _clocks(scene: Scene, topic: Topic) -> None:
    """The clocks of the step it is in, and of no other."""
    due.drop(scene.db, topic.subject, ENDS, ENDING, POSTED, LAPSE, ANSWERED)
    if topic.ends_at is not None and topic.step == REFERRED:
        due.put(scene.db, ANSWERED, topic.subject, topic.ends_at)
    elif topic.ends_at is not None:
        due.put(scene.db, ENDS, topic.subject, topic.ends_at)
        if topic.ends_at - AHEAD > scene.now:
            due.put(scene.db, ENDING, topic.subject, topic.ends_at - AHEAD)
    if topic.step == PUBLISH:
        until = posted_until(scene.house.town.community.calendar, publications.stretches(scene.db, topic.id))
        if until is not None:
            due.put(scene.db, POSTED, topic.subject, until)


def make(
    scene: Scene, topic: Topic, verb: str, *, reason: str = "", override: bool = False, by_clock: bool = False,
    **changes: Any,
) -> Topic:  # fmt: skip
    """One move.  changes: what else it brings – small, merged_into, request.
    Raises NotYours, NotNow, NoReason, Missing (the rules say no) and Conflict (somebody was faster: the unit runs again)."""
    stands = frozenset({"clock"}) if by_clock else relations(scene, topic)
    by, said = (None if by_clock else scene.person.id), mask(reason.strip())
    asked = replace(topic, ready=gates.ready(scene, replace(topic, **changes), verb), **changes)
    lacking = rules.missing(asked, verb)
    moved = rules.move(asked, verb, stands, scene.now, reason=said, override=override)
    if "facilitator" in stands:
        moved = replace(moved, facilitator=scene.person.id)
    outside = moved.step == REFERRED and moved.request is None
    moved = replace(moved, ends_at=_in(scene, rules.ANSWER) if outside else _end(scene, moved.step))
    topics.save(scene.db, moved, verb, by, scene.now, step_to=moved.step)
    if lacking:
        topic_history.note(scene.db, moved.id, moved.version, "override", by, said, scene.now)
    if verb == "resolve":
        publications.post(scene.db, moved.id, scene.now)
    if topic.step == DISCUSS and moved.step != PUBLISH:
        votes.call_off(scene, topic.id, said)
    _clocks(scene, moved)
    remember(scene, Fact(TOPIC[verb], moved, by, note=said))
    return moved


def merge(scene: Scene, topic: Topic, into: Topic, reason: str) -> Topic:
    """并入: the households behind it stand behind the other one too."""
    merged = make(scene, topic, "merge", reason=reason, merged_into=into.id)
    supports.carry(scene.db, topic.id, topic.text_version, into.id, into.text_version, scene.now)
    remember(scene, Fact("TopicGrew", topics.get(scene.db, into.id), scene.person.id))
    return merged


def withdraw(scene: Scene, topic: Topic, reason: str) -> Topic:
    """作者已撤回: what it said goes, its number stays (R58)."""
    gone = make(scene, topic, "withdraw", reason=reason)
    topics.empty(scene.db, topic.id)
    return gone


def show(scene: Scene, topic: Topic) -> Topic:
    """可以公开: a person looked (R55); from now on everybody reads it."""
    return _changed(scene, replace(topic, held=""), "show", Fact("TopicShown", topic, scene.person.id))


def second(scene: Scene, topic: Topic) -> bool:
    """附议 by the households of the person; False when they stood behind this text before."""
    before, needs = supports.count(scene.db, topic.id, topic.text_version), gates.needed(scene, topic)
    homes = supports.households(scene.db, scene.house.seal, scene.person.id, topic.area)
    new = [supports.add(scene.db, topic.id, h, scene.person.id, topic.text_version, scene.now) for h in homes]
    if not any(new):
        return False
    remember(scene, Fact("TopicSeconded", topic, scene.person.id))
    if before < needs <= before + sum(new) and topic.step == COLLECT:
        remember(scene, Fact("TopicReady", topic, scene.person.id))
    return True


def unsecond(scene: Scene, topic: Topic) -> bool:
    """Not behind this text any more; False when they were not."""
    homes = supports.households(scene.db, scene.house.seal, scene.person.id, topic.area)
    gone = [supports.drop(scene.db, topic.id, household, topic.text_version) for household in homes]
    if any(gone):
        remember(scene, Fact("TopicUnseconded", topic, scene.person.id))
    return any(gone)


def freeze(scene: Scene, topic: Topic) -> Topic:
    """定稿: the draft becomes a version; whoever supported another text is told and asked again."""
    text = topic_texts.freeze(scene.db, topic.id, scene.now)
    return _changed(
        scene, replace(topic, text_version=text.version), "freeze", Fact("TextFrozen", topic, scene.person.id)
    )


def extend(scene: Scene, topic: Topic, until: datetime, reason: str) -> Topic:
    """延期, before the end.  Raises NotNow, NoReason, ValueError."""
    longer = rules.extend(topic, until, scene.now, reason)
    said = mask(reason)
    return _changed(scene, longer, "extend", Fact("TopicExtended", topic, scene.person.id, note=said), said)


def opened(scene: Scene, topic: Topic) -> datetime:
    """When the step began that it is in."""
    moves = [event.at for event in topic_history.everything(scene.db, topic.id) if event.step_to]
    return moves[-1] if moves else topic.created_at or topic.updated_at


def time(scene: Scene, topic: Topic, days: int) -> Topic:
    """定期限: how long the step takes, while it opens.  Raises NotNow."""
    began = opened(scene, topic)
    until = end_of(scene.house.town.community.calendar, began, days)
    timed = rules.timed(topic, until, began, scene.now)
    return _changed(scene, timed, "length", Fact("TopicTimed", topic, scene.person.id))


def prolong(scene: Scene, topic: Topic) -> Topic:
    """再征集: its author goes on, once.  Raises NotNow."""
    longer = rules.prolonged(topic, _in(scene, USUAL), prolonged(scene, topic), scene.now)
    return _changed(scene, longer, "prolong", Fact("TopicExtended", topic, scene.person.id))


def prolonged(scene: Scene, topic: Topic) -> bool:
    """Did its author go on before?"""
    return any(event.verb == "prolong" for event in topic_history.everything(scene.db, topic.id))


def answered(scene: Scene, topic: Topic, words: str) -> Topic:
    """12345 or another house has answered: everybody who stood behind it hears what (R74).  Raises NotNow."""
    if topic.step != REFERRED or topic.ends_at is None:
        raise rules.NotNow(topic.step, "answered")
    said = mask(words)
    fact = Fact("TopicAnswered", topic, scene.person.id, note=said)
    return _changed(scene, replace(topic, ends_at=None), "answered", fact, said)


def interrupt(scene: Scene, topic: Topic, reason: str) -> None:
    """The posted page came down: the fifteen days begin anew when it hangs again (R44)."""
    publications.take_down(scene.db, topic.id, mask(reason), scene.now)
    topic_history.note(scene.db, topic.id, topic.version, "interrupt", scene.person.id, mask(reason), scene.now)
    due.drop(scene.db, topic.subject, POSTED)
    remember(scene, Fact("PostingInterrupted", topic, scene.person.id, note=mask(reason)))


def repost(scene: Scene, topic: Topic) -> None:
    """It hangs again."""
    publications.post(scene.db, topic.id, scene.now)
    topic_history.note(scene.db, topic.id, topic.version, "repost", scene.person.id, "", scene.now)
    _clocks(scene, topic)
    remember(scene, Fact("PostingBegun", topic, scene.person.id))


def _changed(scene: Scene, topic: Topic, verb: str, fact: Fact, said: str = "") -> Topic:
    """A change that moves no step: version, history, fact.  said: the public reason."""
    current = topics.get(scene.db, topic.id)
    changed = replace(topic, version=current.version + 1, updated_at=scene.now)
    topics.save(scene.db, changed, verb, scene.person.id, scene.now, said=said)
    _clocks(scene, changed)
    remember(scene, replace(fact, about=changed))
    return changed


def follow(scene: Scene, topic: Topic) -> None:
    """关注: hear of its milestones."""
    follows.add(scene.db, scene.person.id, topic.subject, "follow", scene.now)
