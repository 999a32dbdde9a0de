"""A card for somebody who is not in the scene: in their language, with their buttons, where they were last."""

from collections.abc import Callable
from dataclasses import replace

from handlers.card import Card
from handlers.scene import Scene, post
from storage import outbox, people


def write_to(scene: Scene, person: int, make: Callable[[Scene], Card]) -> None:
    """A message of its own; nowhere to reach them = nothing."""
    chat = people.last_chat(scene.db, person)
    if chat is None:
        return
    receiver = scene.as_(person)
    post(scene.db, scene.house, chat, make(receiver), scene.now, priority=outbox.DISPATCH)


def edit(scene: Scene, person: int, subject: str, make: Callable[[Scene], Card]) -> None:
    """The card that somebody has of this changes, silently."""
    chat = people.last_chat(scene.db, person)
    if chat is not None:
        card = replace(make(scene.as_(person)), subject=subject)
        post(scene.db, scene.house, chat, card, scene.now, priority=outbox.DISPATCH, edits="card", replaces=True)


def write_to_admins(scene: Scene, make: Callable[[Scene], Card], *without: int | None) -> None:
    """The same for every admin but these."""
    for admin in people.holders(scene.db, "admin"):
        if admin not in without:
            write_to(scene, admin, make)
