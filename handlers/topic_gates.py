"""Gates: what a topic has ready now, by the database, before a move is made (flows/deciding/topic.GATES)."""

from collections.abc import Callable

from flows.deciding import topic as rules
from flows.deciding.periods import posted_until
from flows.deciding.topic import Topic
from handlers.scene import Scene
from storage import action_items, publications, supports, topic_texts, votes


def ready(scene: Scene, topic: Topic, verb: str) -> frozenset[str]:
    """The gates before this move that are satisfied now."""
    voted = votes.gates(scene.db, topic.id)
    return frozenset(g for g in rules.GATES.get(verb, ()) if g in voted or (g in READY and READY[g](scene, topic)))


def needed(scene: Scene, topic: Topic) -> int:
    """附议 it needs: households."""
    community = scene.house.town.community
    verified = supports.verified(scene.db, scene.house.seal, topic.area)
    return rules.seconds_needed(verified, community.support_households, community.support_percent)


def _costed(scene: Scene, topic: Topic) -> bool:
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    return text is not None and all(option.complete for option in text.options)


def _posted(scene: Scene, topic: Topic) -> bool:
    end = posted_until(scene.house.town.community.calendar, publications.stretches(scene.db, topic.id))
    return end is not None and scene.now >= end


def _objection_answered(scene: Scene, topic: Topic) -> bool:
    entries = publications.entries(scene.db, topic.id)
    return bool(entries and entries[0].body.get("objection") and entries[0].body.get("answer"))


def _rated(scene: Scene, topic: Topic) -> bool:
    return bool(action_items.landed(scene.db, topic.id)) or not action_items.of_topic(scene.db, topic.id)


READY: dict[str, Callable[[Scene, Topic], bool]] = {
    "seconded": lambda scene, topic: supports.count(scene.db, topic.id, topic.text_version) >= needed(scene, topic),
    "options": lambda scene, topic: bool(topic.text_version),
    "costed": _costed,
    "versions-frozen": lambda scene, topic: topic_texts.draft(scene.db, topic.id) is None,
    "posted-fifteen-days": _posted,
    "objection-answered": _objection_answered,
    "objections-answered": lambda scene, topic: all(o.answered_at for o in publications.objections(scene.db, topic.id)),
    "items-done": lambda scene, topic: all(i.state != "open" for i in action_items.of_topic(scene.db, topic.id)),
    "rated": _rated,
}
