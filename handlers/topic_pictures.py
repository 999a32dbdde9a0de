"""The result as a picture for a phone: a sheet that bot/drawing.py draws, in the neighbourhood's first language."""

import json
import unicodedata
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
    told = [["text", _drawable(line)] for line in topic_result_cards.said(theirs, facts) if line]
    blocks: list[list[Any]] = [["small", scene.house.town.community.name], ["title", title]]
    blocks += [*told, ["gap", ""], ["small", theirs.say("result-drawn", day=day(theirs, scene.now))]]
    drawn = json.dumps({"blocks": blocks}, ensure_ascii=False)
    id = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    media.publish(scene.db, [id])
    return id


def _drawable(words: str) -> str:
    """Without signs that the picture's font lacks (✅)."""
    kept = "".join(char for char in words if unicodedata.category(char) not in ("So", "Cn") and char not in "\ufe0f✓✗")
    return "\n".join(line.strip() for line in kept.split("\n"))
