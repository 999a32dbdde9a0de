"""等着派的: what waits for somebody to dispatch it, pages of nine, the oldest first."""

from handlers import resident_cards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import DIGITS, admins_only, page_of, turned
from handlers.scene import Handler, Scene
from storage import requests


def card(scene: Scene, page: int = 0) -> Card:
    """page: from 0; one that is not there is the first."""
    count = requests.waiting(scene.db)
    page = page_of(count, page)
    listed = requests.unassigned(scene.db, DIGITS, page * DIGITS)
    return turned(scene, resident_cards.list_card(scene, listed, "queue", count), count, page, "queue")


@admins_only
def _turn(scene: Scene, pressed: Pressed) -> None:
    """Another page."""
    scene.reply(card(scene, int(pressed.argument or 0)))


ACTIONS: dict[str, Handler] = {"queue": _turn}
