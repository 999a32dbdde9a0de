"""What is due about topics: a step ends, the fifteen days are over, an action item is late; milestones that waited."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flows.deciding.topic import PUBLISH, Missing, NotNow
from handlers import topic_cards, topic_items, topics
from handlers.house import House
from handlers.notices import Kind, Note, scene_of
from handlers.scene import Scene
from handlers.tell import tell
from handlers.topic_tell import NEWS
from storage import action_items, due, people
from storage import topics as stored
from storage.db import Db
from storage.due import DueRow

ENDED, BLOCKED, TASK_LATE = "topic-ended", "topic-blocked", "action-overdue"
AGAIN = timedelta(days=7)  # a late item is brought up again

Told = list[tuple[int, str]]


def _leaders(db: Db, topic: int) -> list[int]:
    leader, holders = stored.get(db, topic).facilitator, people.holders(db, "facilitator")
    return [leader] if leader in holders else holders


def _ended(kind: str) -> Callable[[Db, House, datetime, DueRow], Told]:
    def act(db: Db, house: House, now: datetime, row: DueRow) -> Told:
        """A step is about to end, or over: who leads it decides what comes next, nothing happens by itself."""
        return [(leader, kind) for leader in _leaders(db, row.number)]

    return act


def _posted(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """The fifteen days are over: on to 落实, unless an objection waits for its answer."""
    topic = stored.get(db, row.number)
    leaders = _leaders(db, topic.id)
    if topic.step != PUBLISH:
        return []
    scene = scene_of(db, house, topic.facilitator or topic.author, now)
    try:
        topics.make(scene, topic, "follow", by_clock=True)
    except (Missing, NotNow):
        return [(leader, BLOCKED) for leader in leaders]
    tell(scene)
    return []


def _late(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """An action item is late: its owner and who leads hear of it, and everybody can read it."""
    item = action_items.get(db, row.number)
    if item.state != "open":
        return []
    due.put(db, topic_items.LATE, item.subject, now + AGAIN)
    scene = scene_of(db, house, stored.get(db, item.topic).author, now)
    told = dict.fromkeys((*topic_items.owners(scene, item), *_leaders(db, item.topic)))
    return [(person, TASK_LATE) for person in told]


def _about(key: str) -> Callable[[Scene, DueRow], Note | None]:
    def says(scene: Scene, row: DueRow) -> Note | None:
        topic = stored.get(scene.db, row.number)
        words = scene.say(key, number=topic.number, title=topic.title, step=topic_cards.step(scene, topic))
        return None if topic.over else Note(words, "topic.open", topic.id, topic.version)

    return says


def _milestone(scene: Scene, row: DueRow) -> Note:
    topic = stored.get(scene.db, row.number)
    return Note(topic_cards.milestone(scene, topic, topic.reason), "topic.open", topic.id, topic.version)


def _item(key: str) -> Callable[[Scene, DueRow], Note | None]:
    def says(scene: Scene, row: DueRow) -> Note | None:
        item = action_items.get(scene.db, row.number)
        if item.state != "open":
            return None
        return Note(scene.say(key, line=topic_items.line(scene, item)), "item.open", item.id, item.version)

    return says


ACTS: dict[str, Callable[[Db, House, datetime, DueRow], Told]] = {
    topics.ENDS: _ended(ENDED),
    topics.ENDING: _ended(topics.ENDING),
    topics.POSTED: _posted,
    topic_items.LATE: _late,
}
NOTICES: dict[str, Kind] = {
    ENDED: Kind(_about("topic-ended-note"), "reminders"),
    topics.ENDING: Kind(_about("topic-ending-note"), "reminders"),
    BLOCKED: Kind(_about("topic-blocked-note"), "reminders"),
    topic_items.SOON: Kind(_item("item-soon-note"), "reminders"),
    TASK_LATE: Kind(_item("item-late-note"), "reminders"),
    NEWS: Kind(_milestone, "news"),
}
