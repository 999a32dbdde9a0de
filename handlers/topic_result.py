"""The result as facts: what is published of a topic, as JSON values; put into words by whoever shows it (card, page, picture).

The count stands in the record of its vote, which anybody recounts; here is the record's hash."""

import json
from typing import Any

from flows.deciding.rule import PRESETS
from flows.deciding.topic import Topic
from flows.effects.topics import Result
from handlers.scene import Scene
from storage import supports, topic_texts, votes


def body(scene: Scene, topic: Topic, result: Result) -> dict[str, Any]:
    """The facts of a result, frozen when it is published."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    vote = votes.of_topic(scene.db, topic.id)
    rule = vote.rule if vote else PRESETS[topic.rule]
    record = json.loads(votes.record(scene.db, vote.id) or "{}") if vote else {}
    options = [
        {
            "title": o.title, "clauses": list(o.clauses), "cost": o.cost, "who": o.who,
            "until": o.until.isoformat() if o.until else "",
        }
        for o in (text.options if text else ())
    ]  # fmt: skip
    return {
        "number": topic.number, "title": topic.title, "why": topic.why, "area": topic.area,
        "text_version": topic.text_version, "text_hash": text.hash if text else "", "options": options,
        "supporters": supports.count(scene.db, topic.id, topic.text_version),
        "decision": result.decision, "fell": result.fell, "objection": result.objection, "answer": result.answer,
        "rule": rule.key, "law": list(rule.law), "binding": rule.binding,
        "vote": vote.id if vote else 0, "outcome": vote.outcome if vote else "", "record": record.get("hash", ""),
    }  # fmt: skip
