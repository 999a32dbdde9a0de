"""What is due about topics: a step ends, the fifteen days are over, an action item is late; milestones that waited."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flows.deciding.topic import COLLECT, GRACE, PUBLISH, REFERRED, Missing, NotNow, Topic
from handlers import topic_cards, topic_gates, topic_items, topics
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
ALONE, UNANSWERED = (
    "topic-alone",
    "topic-unanswered",
)  # to the author: too few stood behind it; to who leads: 12345 is late
AGAIN = timedelta(days=7)  # what is late is brought up again

Told = list[tuple[int, str]]


def _leaders(db: Db, topic: int) -> list[int]:
    leader, holders = stored.get(db, topic).facilitator, people.holders(db, "facilitator")
    return [leader] if leader in holders else holders


def _ended(kind: str) -> Callable[[Db, House, datetime, DueRow], Told]:
    def act(db: Db, house: House, now: datetime, row: DueRow) -> Told:
        """A step is about to end, or over: who leads it decides what comes next.  Where too few stood behind it, its author is
        asked too, and a week later it lapses."""
        told = [(leader, kind) for leader in _leaders(db, row.number)]
        topic = stored.get(db, row.number)
        if kind != ENDED or not _alone(scene_of(db, house, topic.author, now), topic):
            return told
        due.put(db, topics.LAPSE, topic.subject, now + GRACE)
        return [*told, (topic.author, ALONE)]

    return act


def _alone(scene: Scene, topic: Topic) -> bool:
    """Is it being collected still, with too few behind it?"""
    return topic.step == COLLECT and not topic.held and not topic_gates.ready(scene, topic, "accept")


def _lapse(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """征集期满，附议不足: over, in the open; whoever stood behind it hears it."""
    topic = stored.get(db, row.number)
    scene = scene_of(db, house, topic.author, now)
    if _alone(scene, topic) and topic.ends_at is not None and now >= topic.ends_at:
        topics.make(scene, topic, "lapse", by_clock=True)
        tell(scene)
    return []


def _unanswered(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """12345 should have answered by now: who leads asks after it, every week (R74)."""
    topic = stored.get(db, row.number)
    if topic.step != REFERRED or topic.ends_at is None:
        return []
    due.put(db, topics.ANSWERED, topic.subject, now + AGAIN)
    return [(leader, UNANSWERED) for leader in _leaders(db, row.number)]


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


def _about(key: str, *, ended: bool = False) -> Callable[[Scene, DueRow], Note | None]:
    def says(scene: Scene, row: DueRow) -> Note | None:
        topic = stored.get(scene.db, row.number)
        words = scene.say(key, number=topic.number, title=topic.title, step=topic_cards.step(scene, topic))
        return None if topic.over and not ended else Note(words, "topic.open", topic.id, topic.version)

    return says


def _collect_more(scene: Scene, row: DueRow) -> Note | None:
    """To its author, while they can still go on collecting."""
    topic = stored.get(scene.db, row.number)
    over = topic.ends_at is not None and scene.now >= topic.ends_at
    key = "topic-alone-last" if topics.prolonged(scene, topic) else "topic-alone-note"
    return _about(key)(scene, row) if over and _alone(scene, topic) else None


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
    topics.LAPSE: _lapse,
    topics.ANSWERED: _unanswered,
    topic_items.LATE: _late,
}
NOTICES: dict[str, Kind] = {
    ENDED: Kind(_about("topic-ended-note"), "reminders"),
    topics.ENDING: Kind(_about("topic-ending-note"), "reminders"),
    ALONE: Kind(_collect_more, "news"),
    UNANSWERED: Kind(_about("topic-unanswered-note", ended=True), "reminders"),
    BLOCKED: Kind(_about("topic-blocked-note"), "reminders"),
    topic_items.SOON: Kind(_item("item-soon-note"), "reminders"),
    TASK_LATE: Kind(_item("item-late-note"), "reminders"),
    NEWS: Kind(_milestone, "news"),
}
