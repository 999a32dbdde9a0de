"""/broadcast and the buttons of broadcasts: admins only, asked of the database at each press."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from flows.broadcast import REFUSALS, Broadcast, NotNow, NotYours, moves
from flows.quiet import next_at
from handlers import broadcast_cards, broadcast_shown, broadcasts, shift_presses, speak, talk, volunteer_presses
from handlers.buttons import Pressed
from handlers.scene import Scene
from storage import audiences, groups, media
from storage import broadcasts as rows

HOURS = {"at9": time(9), "at18": time(18)}
NEEDS = {"alone": "review", "when": "schedule", **dict.fromkeys(HOURS, "schedule")}  # the move behind a button
MOVES = ("submit", "review", "send", "pause", "resume", "abort")


def broadcast(scene: Scene, rest: str) -> None:
    """/broadcast: the last ones and a new one; at the first, writing begins."""
    if not scene.person.has("admin"):
        return scene.reply_words("broadcast-admins-only")
    found = rows.last(scene.db)
    if found:
        return scene.reply(broadcast_cards.listed(scene, found), anew=True)
    return _write(scene)


def _write(scene: Scene) -> None:
    """A new one; whether it is posted in groups is asked where there are any."""
    linked = len(groups.linked(scene.db, scene.house.seal))
    talk.start(scene, "broadcast", groups=linked, subjects=audiences.subjects(scene.db))


def _page(scene: Scene, known: Broadcast) -> None:
    """The A4 page, as a file."""
    ref = f"page:{known.id}:{scene.language}"
    paper = media.want(scene.db, scene.house.seal, "document", broadcasts.PAPERS, ref, scene.person.id, scene.now)
    scene.reply(broadcast_cards.page(scene, known, paper), anew=True)


def _press(scene: Scene, pressed: Pressed) -> None:
    if not scene.person.has("admin"):
        return scene.reply_words("not-yours")
    if pressed.argument == "new":
        scene.edits = ""
        return _write(scene)
    if pressed.argument == "list":
        return scene.reply(broadcast_cards.listed(scene, rows.last(scene.db)), anew=True)
    known = rows.get(scene.db, pressed.id)
    if pressed.argument == "show":
        return scene.reply(broadcasts.manage(scene, known))
    if pressed.argument == "text":
        return scene.reply(broadcast_shown.as_text(scene, known), anew=True)
    if pressed.argument == "page":
        return _page(scene, known)
    if known.version != pressed.version:
        return _stale(scene, known)
    try:
        return _do(scene, known, pressed.argument)
    except NotYours:
        return scene.reply_words("not-yours")
    except NotNow:
        return _stale(scene, known)


def _do(scene: Scene, known: Broadcast, what: str) -> None:
    can = moves(known, broadcasts.standing(scene, known).relations(known))
    if NEEDS.get(what, what.partition("-")[0]) not in can:
        raise NotYours(what)
    if what == "when":
        scene.edits = ""
        here = speak.local(scene.now, scene.house.town.community.zone)
        return talk.start(scene, "broadcast-when", f"broadcast:{known.id}", now=here.isoformat())
    if what == "alone":
        scene.edits = ""
        return talk.start(scene, "broadcast-reason", f"broadcast:{known.id}")
    if what == "refuse":
        return scene.reply(broadcast_cards.refusals(scene, known))
    why = what.partition("-")[2]
    if what.startswith("refuse-") and why in REFUSALS:
        return _made(scene, known, "refuse", reason=why)
    if what in HOURS:
        zone = scene.house.town.community.zone
        return _made(scene, known, "schedule", at=next_at(HOURS[what], zone, scene.now + timedelta(minutes=1)))
    if what in MOVES:
        return _made(scene, known, what)
    return scene.reply_words("button-unknown")


def _made(scene: Scene, known: Broadcast, verb: str, *, reason: str = "", at: datetime | None = None) -> None:
    """The move; the pressed card shows how it stands now."""
    moved = broadcasts.make(scene, known, verb, reason=reason, at=at)
    scene.reply(broadcasts.manage(scene, moved))
    if verb == "submit":
        scene.reply_words("broadcast-submitted")
    broadcasts.tell(scene, moved, verb)


def _stale(scene: Scene, known: Broadcast) -> None:
    scene.edits = ""
    scene.reply_words("stale-card")
    scene.reply(broadcasts.manage(scene, known), anew=True)


def _begin(scene: Scene, pressed: Pressed) -> None:
    """The button under a broadcast: report something, see an activity, or help as a volunteer.  The notice stays."""
    scene.edits = ""
    if pressed.argument == "shift":
        return shift_presses.ACTIONS["shift"](scene, Pressed("shift.show", pressed.id, 0))
    if pressed.argument == "volunteer":
        return volunteer_presses.volunteer(scene, "")
    return talk.start(scene, "report")


ACTIONS: dict[str, Callable[[Scene, Pressed], None]] = {"broadcast": _press, "begin": _begin}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"broadcast": broadcast}
