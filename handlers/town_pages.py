"""What the pages of 网格, 服务 and 日历 share: an admin changes the neighbourhood in chat – seen first, then a yes, then in the
audit.

N in a button is a place in a list of the neighbourhood; what stands there is named in the preview and asked for again.
"""

from flows.community import Community
from handlers import granting
from handlers.buttons import Pressed
from handlers.scene import Scene
from storage import town as stored


def community(scene: Scene) -> Community:
    """As the database has it now: another admin may have changed it a second ago."""
    return stored.load(scene.db) or scene.house.town.community


def save(scene: Scene, community: Community, what: str, detail: str) -> None:
    """The neighbourhood is like this from now on."""
    stored.save(scene.db, community)
    granting.note(scene, "CommunityChanged", what, detail)


def numbers(pressed: Pressed) -> list[int]:
    """N and what follows it: days.3.5.yes -> [3, 5]."""
    return [int(part) for part in pressed.argument.split(".") if part.isdigit()]


def yes(pressed: Pressed) -> bool:
    """Were they asked whether they are sure, and said yes?"""
    return pressed.argument.endswith(".yes")
