"""The result card (结果公示): fractions, decision, why other options fell, the strongest objection and its answer, who decided on
what basis, where to object (R71); corrections; objections and their answers."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flows.deciding.periods import posted_until
from flows.deciding.topic import PUBLISH, Topic
from flows.facts import Fact
from handlers import vote_results
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, day, lines, rows, shorten
from storage import publications, topics
from storage import votes as vote_rows

SHOWN = 300  # characters of each part
A_MOMENT = timedelta(seconds=1)  # 24:00 belongs to the day before


def result(scene: Scene, topic: Topic) -> Card:
    """The newest state of what was published, as text and as a picture."""
    entries = publications.entries(scene.db, topic.id)
    if not entries:
        return Card(scene.say("result-none"))
    facts, root = entries[0].body, scene.house.web_link.rstrip("/")
    page = ((scene.say("topic-group-page"), f"{root}/t/{topic.number}"),) if root else ()
    text = lines(
        *said(scene, facts),
        *(scene.say("result-correction", n=str(e.entry), said=e.body["said"]) for e in entries[1:]),
        posted(scene, topic),
        scene.say("result-where", basis=facts["rule"].partition("-")[0]),
        "" if page else scene.say("result-page", path=f"/t/{topic.number}"),
    )
    buttons: list[list[Spec]] = [[("topic-open", "topic.open")]]
    if topic.step == PUBLISH:
        buttons.insert(0, [("topic-object", "topic.object")])
    title = scene.say("result-title", number=topic.number, title=topic.title)
    picture = (Picture("photo", (entries[0].picture,)),) if entries[0].picture else ()
    return Card(
        text,
        title,
        rows(scene, topic.id, topic.version, *buttons),
        picture,
        without=text if picture else "",
        links=page,
    )


def said(scene: Scene, facts: Mapping[str, Any]) -> list[str]:
    """The result in sentences, in the order in which a neighbour asks."""
    counted = vote_results.told(scene, vote_rows.get(scene.db, facts["vote"])) if facts["vote"] else ""
    return [
        scene.say("result-decided", said=shorten(facts["decision"], SHOWN)),
        counted,
        scene.say("result-because", said=shorten(facts["fell"], SHOWN)) if facts["fell"] else "",
        scene.say("result-against", said=shorten(facts["objection"], SHOWN)),
        scene.say("result-answered", said=shorten(facts["answer"], SHOWN)),
        "" if counted else scene.say(f"rule-{facts['rule']}", law="、".join(facts["law"])),
    ]


def posted(scene: Scene, topic: Topic) -> str:
    """Until when it hangs; or that it was taken down, and begins anew."""
    if topic.step != PUBLISH:
        return ""
    until = posted_until(scene.house.town.community.calendar, publications.stretches(scene.db, topic.id))
    return scene.say("result-until", day=day(scene, until - A_MOMENT)) if until else scene.say("topic-step-down")


def correction(scene: Scene, topic: Topic) -> Card:
    """更正: what was published is not changed, something is added to it."""
    last = publications.entries(scene.db, topic.id)[-1]
    text = scene.say("result-corrected", number=topic.number, title=topic.title, said=last.body["said"])
    return Card(text, rows=rows(scene, topic.id, topic.version, [("topic-result", "topic.result")]))


def objection(scene: Scene, fact: Fact) -> Card:
    """An objection, for who has to answer it."""
    found = publications.objection(scene.db, fact.row)
    topic = topics.get(scene.db, found.topic)
    text = scene.say("objection-made", number=topic.number, title=topic.title, said=found.said)
    return Card(text, rows=rows(scene, found.id, 0, [("objection-reply", "objection.reply")]))


def answered(scene: Scene, fact: Fact) -> Card:
    """The answer, for who objected."""
    found = publications.objection(scene.db, fact.row)
    topic = topics.get(scene.db, found.topic)
    return Card(
        lines(
            scene.say("objection-answered", number=topic.number, title=topic.title, said=found.answer),
            scene.say("objection-further"),
        )
    )
