"""What becomes of words an admin typed because they were asked for."""

from collections.abc import Callable
from typing import Any

from handlers import granting
from handlers.card import Card
from handlers.granting import Clash
from handlers.scene import Scene


def _grant(scene: Scene, asked: dict[str, Any], words: str) -> None:
    """An only admin's reason for giving a role; whether they still may is asked again."""
    if not scene.person.has("admin"):
        return scene.reply_words("not-yours")
    try:
        granting.propose(scene, asked["role"], asked["grid"], asked["person"] or None, words)
    except Clash as clash:
        held, role = scene.say(f"role-{clash.args[0]}"), scene.say(f"role-{asked['role']}")
        return scene.reply_words("role-clash", held=held, role=role)
    return scene.reply(Card(scene.say("giving-done")))


TYPED: dict[str, Callable[[Scene, dict[str, Any], str], None]] = {"grant-why": _grant}
