"""What lists of several pages have in common: who may turn them, how they are turned, the way back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import wraps

from handlers.buttons import Pressed
from handlers.card import Button, Card
from handlers.scene import Handler, Scene

PAGE = 6  # buttons of a list at once
DIGITS = 9  # lines of a list that digits open


def admins_only(page: Handler) -> Handler:
    """Asked of the database at the moment of the press (R17)."""

    @wraps(page)
    def asked(scene: Scene, pressed: Pressed) -> None:
        if scene.person.has("admin"):
            return page(scene, pressed)
        return scene.reply_words("not-yours")

    return asked


def paged(
    scene: Scene, named: Sequence[tuple[str, str, int]], first: int, action: str
) -> tuple[tuple[Button, ...], ...]:
    """A button for each (label, action, id) of this page, and 更多 where there are others; after the last comes the first."""
    first = first if first < len(named) else 0
    shown = tuple((scene.button(label, act, id),) for label, act, id in named[first : first + PAGE])
    if len(named) <= PAGE:
        return shown
    following = first + PAGE if first + PAGE < len(named) else 0
    return (*shown, (scene.button(scene.say("more"), f"{action}.{following}"),))


def page_of(count: int, page: int) -> int:
    """page: from 0; one that is not there is the first."""
    return page if 0 <= page * DIGITS < count else 0


def turned(scene: Scene, card: Card, count: int, page: int, action: str) -> Card:
    """A page of so many lines in all, with its number and 下一页 where there are others; after the last comes the first."""
    pages = -(-count // DIGITS)
    if pages <= 1:
        return card
    title = scene.say("tasks-page", title=card.title, page=page + 1, pages=pages)
    turn = (scene.button(scene.say("next-page"), f"{action}.{(page + 1) % pages}"),)
    return replace(card, title=title, rows=(*card.rows, turn))


def back(scene: Scene, action: str = "admin") -> tuple[tuple[Button, ...], ...]:
    """One step back."""
    return ((scene.button(scene.say("back"), action),),)
