"""What becomes of words an admin typed because they were asked for."""

from collections.abc import Callable
from typing import Any

from handlers import aid_words, certificates, granting, shift_words, unveiling, vote_talks
from handlers.card import Card
from handlers.granting import Clash
from handlers.scene import Scene
from storage import canned

LONGEST = 600  # characters of a reply


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


def _canned(scene: Scene, asked: dict[str, Any], words: str) -> None:
    """A reply to choose from now on."""
    if not scene.person.has("admin"):
        return scene.reply_words("not-yours")
    id = canned.add(scene.db, words[:LONGEST], scene.person.id, scene.now)
    granting.note(scene, "CannedAdded", f"canned:{id}")
    return scene.reply(Card(scene.say("canned-added"), rows=((scene.button(scene.say("back"), "canned"),),)))


Act = Callable[[Scene, dict[str, Any], str], None]
TYPED: dict[str, Act] = {
    "grant-why": _grant,
    "canned-words": _canned,
    "certificate-code": certificates.look_up,
    "certificate-why": certificates.revoke,
    **unveiling.TYPED,
    **aid_words.TYPED,
    **shift_words.TYPED,
    **vote_talks.TYPED,
}
