"""The result as a picture for a phone: a sheet that bot/drawing.py draws, in the neighbourhood's first language."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flows.deciding.topic import Topic
from handlers import topic_result_cards
from handlers.scene import Scene
from handlers.speak import day
from storage import media


def result(scene: Scene, topic: Topic, facts: Mapping[str, Any]) -> int:
    """The media row of the picture; it is drawn before the letters that show it leave."""
    theirs = replace(scene, person=replace(scene.person, language=scene.house.languages()[0]))
    title = theirs.say("result-title", number=topic.number, title=topic.title)
    told = [["text", line] for line in topic_result_cards.said(theirs, facts) if line]
    blocks: list[list[Any]] = [["small", scene.house.town.community.name], ["title", title]]
    if facts["ballot"]:
        blocks.append(["bars", _bars(theirs, facts["ballot"]["counted"])])
    blocks += [*told, ["gap", ""], ["small", theirs.say("result-drawn", day=day(theirs, scene.now))]]
    drawn = json.dumps({"blocks": blocks}, ensure_ascii=False)
    id = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    media.publish(scene.db, [id])
    return id


def _bars(scene: Scene, counted: Mapping[str, int]) -> list[list[Any]]:
    """A bar for each choice: its name, how many, the number in words."""
    named = ("yes", "no", "abstain")
    return [[scene.say(f"choice-{c}") if c in named else c, n, str(n)] for c, n in counted.items()]
