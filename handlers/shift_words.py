"""Words typed about shifts: a pasted 接龙 list, a dispute."""

from collections.abc import Callable
from typing import Any

from flows.volunteers.planning import pasted
from handlers import served, shift_cards, shifts
from handlers.scene import Scene
from storage import shifts as stored


def _paste(scene: Scene, start: dict[str, Any], words: str) -> None:
    """接龙: numbered lines become names on the list."""
    plan = stored.get(scene.db, int(start["shift"]))
    if not shifts.leads(scene, plan) or plan.step != "open" or scene.now >= plan.starts:
        return scene.reply_words("not-yours")
    listed = pasted(words)
    placed, waiting = shifts.paste(scene, plan, listed)
    said = scene.say("lead-pasted", found=str(len(listed)), placed=str(placed), waiting=str(waiting))
    return scene.reply(shift_cards.lead_card(scene, stored.get(scene.db, plan.id), said), anew=True)


TYPED: dict[str, Callable[[Scene, dict[str, Any], str], None]] = {
    "shift-paste": _paste,
    "shift-claim": served.disputed,
}
