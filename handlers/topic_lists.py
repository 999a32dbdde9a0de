"""/topics: what needs me first; which areas somebody may propose for; which topics are alike; where one could be merged."""

from collections.abc import Sequence

from flows.alike import likeness
from flows.deciding.propose import Alike
from flows.deciding.topic import COLLECT, DISCUSS, DRAFT, FOLLOW, PUBLISH, Topic
from flows.roles import DEPARTMENT
from handlers import topic_cards, topics
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import rows, service_name
from storage import action_items, ballots, homes, publications, rolls, supports, topic_texts, votes
from storage import topics as stored

LOOKED_AT = 60  # live topics that words are compared with
LIKE = 0.2  # titles are short: a little alike is worth a question


def areas(scene: Scene) -> tuple[str, ...]:
    """All, and the building, 单元 and grid of the person's homes."""
    community = scene.house.town.community
    mine = [living.home for living in homes.of(scene.db, scene.house.seal, scene.person.id)]
    buildings = [home.building for home in mine]
    units = [f"unit:{home.building}/{home.unit}" for home in mine if home.unit]
    grids = [known.grid for key in buildings if (known := community.building(key))]
    listed = ["all", *(f"building:{key}" for key in buildings), *units, *(f"grid:{key}" for key in grids)]
    return tuple(dict.fromkeys(listed))[:6]


def alike(scene: Scene) -> Alike:
    """Live topics that may say the same, likeliest first."""
    return lambda words: _likely(scene, words, _compared(scene))


def offered(scene: Scene) -> Alike:
    """Of those, the ones to second instead: a ramp at another building is another ramp."""

    def look(words: str) -> list[int]:
        named, own = scene.house.town.place(words).building, areas(scene)
        return _likely(scene, words, [topic for topic in _compared(scene) if _same_place(topic, named, own)])

    return look


def _compared(scene: Scene) -> list[Topic]:
    return [topic for topic in stored.live(scene.db, LOOKED_AT) if not topic.held]


def _likely(scene: Scene, words: str, live: Sequence[Topic]) -> list[int]:
    plain = scene.house.town.wording.placeless
    said = [(topic.id, plain(text)) for topic in live for text in (topic.title, f"{topic.title} {topic.why}"[:200])]
    found: dict[int, float] = {}
    for id, text in said:
        found[id] = max(found.get(id, 0.0), likeness(plain(words), text))
    return sorted((id for id in found if found[id] >= LIKE), key=lambda id: -found[id])


def _same_place(topic: Topic, named: str | None, own: Sequence[str]) -> bool:
    """May a topic be what somebody means who named this building, or none and has these areas?"""
    kind, _, which = topic.area.partition(":")
    if kind not in ("building", "unit"):
        return True
    building = which.partition("/")[0]
    return building == named if named else own == ("all",) or f"building:{building}" in own


def mine(scene: Scene) -> Card:
    """What needs me first, then the others, newest first."""
    live = [topic for topic in stored.live(scene.db) if topics.visible(scene, topic)]
    waiting = [(topic, why) for topic in live if (why := _why(scene, topic))]
    others = [(topic, "") for topic in live if not any(topic is known for known, _ in waiting)]
    return topic_cards.listed(scene, [*waiting, *others], "topics-mine" if waiting else "topics-title")


def _why(scene: Scene, topic: Topic) -> str:
    """Why it waits for this person: a locale key; '' = it does not."""
    return next((key for key, needs in NEEDS if needs(scene, topic)), "")


def _late_item(scene: Scene, topic: Topic) -> bool:
    if topic.step != FOLLOW:
        return False
    departments = tuple(grid for role, grid in scene.person.roles if role == DEPARTMENT)
    tasks = action_items.tasks(scene.db, scene.person.id, departments)
    return any(item.topic == topic.id and item.due_at < scene.now for item in tasks)


def _not_voted(scene: Scene, topic: Topic) -> bool:
    """A vote is open, and a home of theirs has not voted."""
    vote = votes.of_topic(scene.db, topic.id) if topic.step == DISCUSS else None
    if vote is None or not vote.open_at(scene.now):
        return False
    units = [unit.id for unit in rolls.theirs(scene.db, vote.id, scene.person.id, vote.rule.electorate)]
    return bool(units) and len(ballots.voted(scene.db, units)) < len(units)


def _asked_again(scene: Scene, topic: Topic) -> bool:
    in_time = topic.step in (DRAFT, DISCUSS) and topic.text_version > 0
    return in_time and scene.person.id in supports.to_ask(scene.db, topic.id, topic.text_version)


def _to_lead(scene: Scene, topic: Topic) -> bool:
    """A facilitator's move: enough seconded, a draft to be tabled, objections to be answered."""
    if not topics.leads(scene, topic):
        return False
    if topic.step == PUBLISH:
        return any(o.answered_at is None for o in publications.objections(scene.db, topic.id))
    return (
        bool(topic.held)
        or topic.step == COLLECT
        or (topic.step == DRAFT and not topic_texts.frozen(scene.db, topic.id))
    )


NEEDS = (
    ("needs-vote", _not_voted),
    ("needs-late", _late_item),
    ("needs-again", _asked_again),
    ("needs-leader", _to_lead),
)


def targets(scene: Scene, topic: Topic) -> Card:
    """并入哪一个?  The likeliest first."""
    likely = alike(scene)(f"{topic.title} {topic.why}")
    others = [t for t in stored.live(scene.db) if t.id != topic.id and t.step in (COLLECT, DRAFT, DISCUSS)]
    others.sort(key=lambda t: likely.index(t.id) if t.id in likely else len(likely))
    named = tuple(
        (scene.button(other.title, f"topic.merge-{other.id}", topic.id, topic.version),) for other in others[:8]
    )
    back = rows(scene, topic.id, topic.version, [("back", "topic.open")])
    return Card(scene.say("topic-merge-which" if others else "topic-merge-none"), rows=named + back)


def hot_words(scene: Scene, grid: str, code: str, count: int) -> str:
    """The first words of a topic out of many requests."""
    return scene.say(
        "hotspot-words", area=topic_cards.area(scene, f"grid:{grid}"), service=service_name(scene, code), n=count
    )
