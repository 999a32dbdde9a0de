"""The volunteer bank: its talks, and what they want done when they are finished."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flows.effects.bank import AskAid, Enrol, PlanShifts, Prove
from flows.typed import typed
from flows.volunteers import offer, planning
from flows.volunteers.aid import MATCHED, OPEN
from flows.volunteers.asking import asking
from handlers import aids, shifts, volunteers
from handlers.scene import Scene
from handlers.starts import Scripts
from storage import aids as stored_aids
from storage import shifts as stored_shifts

SCRIPTS: Scripts = {
    "volunteer": lambda scene, start: partial(offer.sign_up, scene.house.town, offer.known(start["known"])),
    "volunteer-proof": lambda scene, start: offer.proof,
    "aid": lambda scene, start: partial(asking, scene.house.town, bool(start.get("agreed")), start.get("home")),
    "aid-word": lambda scene, start: partial(typed, "aid-word-what", 1),
    "aid-thanks": lambda scene, start: partial(typed, "aid-thanks", 2),
    "certificate-code": lambda scene, start: partial(typed, "certificate-code", 12),
    "certificate-why": lambda scene, start: partial(typed, "certificate-why", 4),
    "plan": lambda scene, start: partial(planning.plan, scene.house.town),
    "shift-paste": lambda scene, start: partial(typed, "shift-paste", 4),
    "shift-claim": lambda scene, start: partial(typed, "shift-claim", 4),
}

APPLY: dict[type, Callable[[Scene, Any], None]] = {
    AskAid: aids.begin,
    Enrol: volunteers.enrol,
    PlanShifts: shifts.opened,
    Prove: volunteers.prove,
}


def let_go(scene: Scene) -> None:
    """They volunteer no more, or are being erased: others are asked for what they said yes to."""
    for aid in stored_aids.todo(scene.db, scene.house.seal, scene.person.id):
        asked = aids.own(scene, aid)
        if asked is not None and aid.step in (OPEN, MATCHED):
            aids.drop(scene, aid, asked)
    for plan in stored_shifts.mine(scene.db, scene.person.id, scene.now):
        shifts.leave(scene, plan)


def erased(scene: Scene) -> None:
    """They are being erased: nobody need come any more, either."""
    let_go(scene)
    for aid in stored_aids.mine(scene.db, scene.house.seal, scene.person.id, 20):
        if aid.step in (OPEN, MATCHED):
            aids.cancel(scene, aid)
