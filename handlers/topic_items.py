"""落实: action items of a topic – made, worked on, late, done; and what people think of it in the end."""

from datetime import timedelta

from flows.deciding.topic import FOLLOW, PUBLISH, Topic
from flows.effects.topics import AddItem, ItemProgress
from flows.facts import Fact
from flows.understanding.masking import mask
from handlers import topics
from handlers.moves import remember
from handlers.scene import Scene
from handlers.speak import day, person
from handlers.work import evening
from storage import action_items, assistance, due, media, people
from storage import topics as stored
from storage.action_items import Item

SOON, LATE = "action-soon", "action-late"
AHEAD = timedelta(days=2)
A_DAY = timedelta(days=1)
ANSWERS = ("satisfied", "unsatisfied", "not-done")
SHOWN = 6


def owners(scene: Scene, item: Item) -> list[int]:
    """Who has it: the worker, the department's people; of a residents' group the facilitator, who speaks with them."""
    if item.person is not None:
        return [item.person]
    if item.owner_kind == "department":
        return assistance.crew(scene.db, item.owner)
    leader = stored.get(scene.db, item.topic).facilitator
    return [leader] if leader else []


def owner_name(scene: Scene, item: Item, *, named: bool = True) -> str:
    """By name: 物业, 王师傅, 读书会; a worker without it is 网格员."""
    if item.person is None:
        return item.owner
    return person(scene, item.person) if named else scene.say("a-worker")


def candidates(scene: Scene) -> tuple[str, ...]:
    """Who may be chosen by a button: departments, then workers."""
    departments = [f"department:{name}" for name in scene.house.town.community.helping]
    return (*departments[:8], *(f"worker:{id}" for id in people.crew(scene.db)[:6]))


def add(scene: Scene, topic: Topic, effect: AddItem) -> Item:
    """A new item, with its clocks; told to whom it belongs."""
    kind, _, who = effect.owner.partition(":")
    worker = int(who) if kind == "worker" else None
    due_at = evening(scene, effect.until)
    item = action_items.add(
        scene.db, topic.id, mask(effect.what), kind, "" if worker else who, worker, due_at, scene.person.id, scene.now
    )
    _clocks(scene, item)
    remember(scene, Fact("ItemAdded", topic, scene.person.id, row=item.id))
    return item


def _clocks(scene: Scene, item: Item) -> None:
    due.drop(scene.db, item.subject, SOON, LATE)
    if item.state != "open":
        return
    for owner in owners(scene, item):
        if item.due_at - AHEAD > scene.now:
            due.put(scene.db, SOON, item.subject, item.due_at - AHEAD, owner)
    due.put(scene.db, LATE, item.subject, item.due_at)


def mine(scene: Scene, item: Item) -> bool:
    """Is it theirs to work on?"""
    return scene.person.id in owners(scene, item)


def report(scene: Scene, item: Item, effect: ItemProgress) -> None:
    """进展, or done with its proof."""
    said = mask(effect.said)
    media.publish(scene.db, effect.photos)
    topic = stored.get(scene.db, item.topic)
    action_items.note(
        scene.db, item.id, "done" if effect.done else "progress", said, effect.photos, scene.person.id, scene.now
    )
    if effect.done:
        action_items.save(scene.db, item, "done", scene.now)
        _clocks(scene, action_items.get(scene.db, item.id))
    name = "ItemDone" if effect.done else "ItemProgressed"
    note = scene.say("item-done-note", n=item.n, what=item.what) if effect.done else said
    remember(scene, Fact(name, topic, scene.person.id, note=note, photos=effect.photos, row=item.id))
    if effect.done and all(i.state != "open" for i in action_items.of_topic(scene.db, topic.id)):
        remember(scene, Fact("AllItemsDone", topic, scene.person.id))


def reopen(scene: Scene, item: Item, why: str) -> None:
    """It is not done after all, says the facilitator; why is public."""
    action_items.save(scene.db, item, "open", scene.now)
    action_items.note(scene.db, item.id, "reopen", mask(why), (), scene.person.id, scene.now)
    _clocks(scene, action_items.get(scene.db, item.id))
    remember(
        scene, Fact("ItemReopened", stored.get(scene.db, item.topic), scene.person.id, note=mask(why), row=item.id)
    )


def supervise(scene: Scene, item: Item) -> None:
    """督办 by the facilitator or an admin, once a day."""
    last = action_items.last_at(scene.db, item.id, "supervise")
    if last is not None and scene.now - last < A_DAY:
        return
    action_items.note(scene.db, item.id, "supervise", "", (), scene.person.id, scene.now)
    topic = stored.get(scene.db, item.topic)
    remember(scene, Fact("ItemSupervised", topic, scene.person.id, note=item.what, row=item.id))


def land(scene: Scene, topic: Topic, answer: str) -> None:
    """落实评价."""
    if not action_items.land(scene.db, topic.id, scene.person.id, answer, scene.now):
        return scene.reply_words("topic-landed")
    return remember(scene, Fact("TopicLanded", topic, scene.person.id))


def brief(scene: Scene, topic: Topic) -> str:
    """The items on the topic's card, late ones marked: that is public."""
    if topic.step not in (PUBLISH, FOLLOW, "archived"):
        return ""
    items = action_items.of_topic(scene.db, topic.id)
    return "\n".join(line(scene, item) for item in items[:SHOWN])


def line(scene: Scene, item: Item, *, named: bool = True) -> str:
    """「1. 画车位线（物业，12月31日前）⏰」  named: with a worker's name; a public page has none."""
    late = item.state == "open" and item.due_at < scene.now
    mark = "late" if late else item.state
    return scene.say(
        f"item-line-{mark}",
        n=str(item.n),
        what=item.what,
        who=owner_name(scene, item, named=named),
        day=day(scene, item.due_at),
    )


def any_of(scene: Scene, topic: Topic) -> bool:
    """Has it any?"""
    return bool(action_items.of_topic(scene.db, topic.id))


def may_lead(scene: Scene, item: Item) -> bool:
    """Does the person lead the topic it belongs to, or administer the neighbourhood?"""
    return bool(topics.relations(scene, stored.get(scene.db, item.topic)) & {"facilitator", "admin"})
