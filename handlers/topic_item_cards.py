"""What is seen of action items: the owner's card, progress for who leads, the list of a person's own, 落实评价."""

from flows.deciding.topic import Topic
from flows.facts import Fact
from flows.roles import DEPARTMENT
from handlers import topic_items
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import action_items, topics
from storage.action_items import Item


def card(scene: Scene, item: Item) -> Card:
    """The living card of an item, for its owner and who leads."""
    topic = topics.get(scene.db, item.topic)
    notes = [note for note in action_items.notes(scene.db, item.id) if note.said][-3:]
    told = [scene.say(f"item-note-{note.verb}", said=note.said) for note in notes]
    text = lines(topic_items.line(scene, item), scene.say("item-of", number=topic.number, title=topic.title), *told)
    buttons: list[list[Spec]] = []
    if item.state == "open" and topic_items.mine(scene, item):
        buttons += [[("item-progress-button", "item.progress")], [("item-done-button", "item.done")]]
    if topic_items.may_lead(scene, item):
        buttons.append(
            [("item-supervise", "item.supervise") if item.state == "open" else ("item-reopen", "item.reopen")]
        )
    buttons.append([("item-topic", "item.topic")])
    return Card(text, scene.say("item-title"), rows(scene, item.id, item.version, *buttons), subject=item.subject)


def progressed(scene: Scene, fact: Fact) -> Card:
    """进展, with its photos, for who leads."""
    item = action_items.get(scene.db, fact.row)
    said = lines(topic_items.line(scene, item), scene.say("item-note-progress", said=fact.note))
    pictures = (Picture("photo", fact.photos),) if fact.photos else ()
    buttons = rows(scene, item.id, item.version, [("item-open", "item.open")])
    return Card(said, scene.say("item-title"), buttons, pictures, without=said if pictures else "")


def landing(scene: Scene, topic: Topic) -> Card:
    """落实得怎么样？"""
    said = lines(scene.say("landing-text", title=topic.title), topic_items.brief(scene, topic))
    buttons = rows(
        scene, topic.id, topic.version, *([(f"landing-{a}", f"topic.land-{a}")] for a in topic_items.ANSWERS)
    )
    return Card(said, scene.say("landing-title"), buttons, subject=f"landing:{topic.id}")


def tasks(scene: Scene) -> Card | None:
    """What the person has to do out of decisions; None = nothing."""
    departments = tuple(grid for role, grid in scene.person.roles if role == DEPARTMENT)
    mine = action_items.tasks(scene.db, scene.person.id, departments)
    if not mine:
        return None
    told = [f"{n}. {topic_items.line(scene, item)}" for n, item in enumerate(mine[:9], 1)]
    opened = [scene.button(str(n), "item.open", item.id, item.version) for n, item in enumerate(mine[:9], 1)]
    digits = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card("\n".join(told), scene.say("items-title", n=len(mine)), digits)


def listed(scene: Scene, topic: Topic) -> Card:
    """All items of a topic, a button each."""
    items = action_items.of_topic(scene.db, topic.id)[:9]
    told = [topic_items.line(scene, item) for item in items]
    opened = tuple(scene.button(str(item.n), "item.open", item.id, item.version) for item in items)
    back = rows(scene, topic.id, topic.version, [("back", "topic.open")])
    return Card("\n".join(told), scene.say("item-title"), ((opened,) if opened else ()) + back)
