"""The dialogues of topics, as handlers/scripts.py lists them: each with what was recorded when it began."""

from collections.abc import Callable
from datetime import date
from functools import partial

from flows.deciding import drafting
from flows.deciding.propose import propose
from flows.dialogue import Script
from flows.typed import typed
from handlers import topic_lists
from handlers.scene import Scene
from handlers.starts import Scripts, Start, then


def _option(scene: Scene, start: Start) -> Callable[[], Script]:
    titles = start["titles"]
    which = (*(str(n) for n in range(1, len(titles) + 1)), "new") if titles else ()
    title = "" if titles else str(start["title"])
    return partial(drafting.option, scene.house.town, then(start), which, bool(start["small"]), title)


SCRIPTS: Scripts = {
    "propose": lambda scene, start: partial(
        propose, scene.house.town, topic_lists.offered(scene), tuple(start["areas"]), bool(start.get("agreed"))
    ),
    "topic-typed": lambda scene, start: partial(typed, str(start["question"])),
    "option": _option,
    "topic-extend": lambda scene, start: partial(
        drafting.extension, scene.house.town, then(start), date.fromisoformat(start["due"][:10])
    ),
    "result": lambda scene, start: partial(drafting.result, tuple(start["titles"])),
    "item": lambda scene, start: partial(drafting.item, scene.house.town, then(start), tuple(start["owners"])),
    "item-progress": lambda scene, start: partial(drafting.progress, bool(start["done"])),
    "posted-photo": lambda scene, start: drafting.posted_photo,
}
