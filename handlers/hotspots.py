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
    """At the end of a unit that opened requests: is one of them the tenth of its kind there?  Whether there are more is all
    that is counted beyond: a place with a thousand costs no more than one with eleven."""
    many = scene.house.town.community.hotspot
    for fact in opened:
        grid, code = fact.request.grid, fact.request.service_code
        count = requests.recent(scene.db, grid, code, scene.now - DAYS, many + 1) if grid else 0
        if grid and count == many:
            for leader in people.holders(scene.db, "facilitator"):
                letters.write_to(scene, leader, lambda theirs: _card(theirs, grid, code, count))  # noqa: B023


def _card(scene: Scene, grid: str, code: str, count: int) -> Card:
    said = scene.say("hotspot", words=topic_lists.hot_words(scene, grid, code, count))
    return Card(said, rows=rows(scene, count, 0, [("hotspot-propose", f"hotspot.{grid}.{code}")]))
