"""The result as facts: what is published of a topic, as JSON values; put into words by whoever shows it (card, page, picture)."""

from typing import Any

from flows.deciding.rule import PRESETS
from flows.deciding.topic import Topic
from flows.effects import Result
from handlers.scene import Scene
from storage import supports, topic_texts

Counted = dict[str, Any]


def counted(scene: Scene, topic: Topic) -> Counted:
    """The count of its ballot: {rule, law, binding, outcome, fractions: [[test, measure, part, whole, met]], counted, hash}.
    {} = there was none."""
    return {}


def body(scene: Scene, topic: Topic, result: Result) -> dict[str, Any]:
    """The facts of a result, frozen when it is published."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    options = [
        {
            "title": o.title, "clauses": list(o.clauses), "cost": o.cost, "who": o.who,
            "until": o.until.isoformat() if o.until else "",
        }
        for o in (text.options if text else ())
    ]  # fmt: skip
    rule = PRESETS[topic.rule]
    return {
        "number": topic.number, "title": topic.title, "why": topic.why, "area": topic.area,
        "text_version": topic.text_version, "text_hash": text.hash if text else "", "options": options,
        "supporters": supports.count(scene.db, topic.id, topic.text_version),
        "decision": result.decision, "fell": result.fell, "objection": result.objection, "answer": result.answer,
        "rule": rule.key, "law": list(rule.law), "binding": rule.binding, "ballot": counted(scene, topic),
    }  # fmt: skip
