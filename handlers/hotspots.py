"""热点: many requests of one service in one grid within thirty days become a suggested topic to the facilitators."""

from datetime import timedelta

from flows.facts import Fact
from handlers import letters, topic_lists
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import rows
from storage import people, requests

DAYS = timedelta(days=30)


def look(scene: Scene, opened: list[Fact]) -> None:
    """At the end of a unit that opened requests: is one of them the tenth (twentieth, …) of its kind there?"""
    for fact in opened:
        grid, code = fact.request.grid, fact.request.service_code
        count = requests.recent(scene.db, grid, code, scene.now - DAYS) if grid else 0
        if grid and count and count % scene.house.town.community.hotspot == 0:
            for leader in people.holders(scene.db, "facilitator"):
                letters.write_to(scene, leader, lambda theirs: _card(theirs, grid, code, count))  # noqa: B023


def _card(scene: Scene, grid: str, code: str, count: int) -> Card:
    said = scene.say("hotspot", words=topic_lists.hot_words(scene, grid, code, count))
    return Card(said, rows=rows(scene, count, 0, [("hotspot-propose", f"hotspot.{grid}.{code}")]))
