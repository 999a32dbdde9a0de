"""What the pages of the administration have in common: who may turn them, long lists, the way back."""

from collections.abc import Sequence
from functools import wraps

from handlers.buttons import Pressed
from handlers.card import Button
from handlers.scene import Handler, Scene

PAGE = 6  # buttons of a list at once


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


def back(scene: Scene, action: str = "admin") -> tuple[tuple[Button, ...], ...]:
    """One step back."""
    return ((scene.button(scene.say("back"), action),),)
