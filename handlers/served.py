"""服务时长: what the organiser confirms for each, disputed once, settled by an admin."""

from typing import Any

from flows.volunteers import presence
from flows.volunteers.ledger import MINT, Entry, Refused, reversal
from handlers import hours, letters, shift_cards, speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.shifts import note
from handlers.speak import lines, rows
from storage import due, ledger, shifts
from storage.shifts import Plan, Presence

LENGTHS = (0, 2, 4, 6, 8, 12, 16)  # quarter-hours to choose from


def proposed(plan: Plan, p: Presence) -> int:
    """Quarter-hours as the organiser wrote them, or by coming and going; nobody who did not come has any."""
    if p.quarters is not None:
        return p.quarters
    return 0 if p.came is None else presence.served(plan.starts, plan.ends, p.came, p.left)


def finish_card(scene: Scene, plan: Plan) -> Card:
    """服务时长: what would be noted for each; a name changes one."""
    listed = [p for p in shifts.present(scene.db, plan) if p.state == "in"]
    told = [
        scene.say("lead-proposed", name=speak.person(scene, p.person), hours=hours.said(scene, proposed(plan, p)))
        for p in listed
    ]
    made = [scene.button(speak.person(scene, p.person), "served.which", p.id) for p in listed[:30]]
    pairs = tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
    ends = rows(scene, plan.id, 0, [("lead-finish-yes", "lead.finished")], [("back", "lead.show")])
    return Card(lines(scene.say("lead-finish-ask"), *told), plan.title, pairs + ends, subject=f"lead:{plan.id}")


def lengths_card(scene: Scene, plan: Plan, p: Presence, action: str) -> Card:
    """How long for this one?"""
    made = [scene.button(hours.said(scene, n), f"{action}.q{n}", p.id) for n in LENGTHS]
    pairs = tuple(tuple(made[n : n + 3]) for n in range(0, len(made), 3))
    text = scene.say("lead-how-long", name=speak.person(scene, p.person))
    if action == "settle":
        text = lines(
            scene.say("dispute-look", who=speak.person(scene, p.person), hours=hours.said(scene, p.quarters or 0)),
            shifts.claim(scene.db, scene.house.seal, p.id), shift_cards.span(scene, plan),
        )  # fmt: skip
    subject = f"lead:{plan.id}" if action == "served" else f"settle:{p.id}"
    return Card(text, plan.title, pairs, subject=subject)


def finish(scene: Scene, plan: Plan) -> None:
    """The organiser confirms: hours are noted, who did not come is noted as absent."""
    shifts.end(scene.db, plan, "ended")
    due.drop(scene.db, plan.subject, "shift-end", "shift-cover", "shift-offer")
    note(scene, plan, "ended")
    for p in shifts.present(scene.db, plan):
        if p.state != "in":
            continue
        quarters = proposed(plan, p)
        shifts.note(scene.db, p.id, quarters=quarters, state="served" if quarters else "absent")
        if quarters and (why := _post(scene, _entry(plan, p, quarters))):
            letters.write_to_admins(scene, lambda theirs, w=why: hours.refused_card(theirs, w))  # type: ignore[misc]
            continue
        letters.write_to(scene, p.person, lambda theirs, q=quarters: _noted(theirs, plan, q))  # type: ignore[misc]


def _entry(plan: Plan, p: Presence, quarters: int, again: str = "") -> Entry:
    return Entry(f"shift:{plan.id}:{p.person}{again}", "earn", MINT, ledger.account(p.person), quarters)


def _noted(scene: Scene, plan: Plan, quarters: int) -> Card:
    held = hours.said(scene, hours.held(scene, scene.person.id))
    key = "shift-noted" if quarters else "shift-absent"
    buttons = rows(scene, plan.id, 0, [("shift-dispute", "shift.dispute")])
    return Card(scene.say(key, hours=hours.said(scene, quarters), held=held), plan.title, buttons)


def disputed(scene: Scene, start: dict[str, Any], words: str) -> None:
    """They say it was otherwise, once; an admin settles."""
    plan = shifts.get(scene.db, int(start["shift"]))
    mine = shifts.own(scene.db, plan, scene.person.id)
    if mine is None or mine.dispute or mine.state not in ("served", "absent"):
        return scene.reply_words("dispute-once")
    shifts.note(scene.db, mine.id, dispute="open", claim=scene.house.seal.seal(words[:600]))
    note(scene, plan, "dispute")
    letters.write_to_admins(scene, lambda theirs: lengths_card(theirs, plan, mine, "settle"), scene.person.id)
    return scene.reply_words("dispute-sent")


def _post(scene: Scene, entry: Entry) -> str:
    """'' or the locale key of why the ledger does not take it."""
    try:
        hours.post(scene, entry, scene.person.id)
    except Refused as refused:
        return refused.key
    return ""


def settle(scene: Scene, plan: Plan, p: Presence, quarters: int) -> str:
    """The admin's word: noted anew, and what was noted is undone; nothing is written over.  '' or why the ledger refuses."""
    old = ledger.get(scene.db, _entry(plan, p, 1).key)
    fresh = [_entry(plan, p, quarters, ":settled")] if quarters and (old is None or old.quarters != quarters) else []
    undone = [reversal(old, f"undo:{old.key}")] if old is not None and old.quarters != quarters else []
    for entry in (*fresh, *undone):
        if why := _post(scene, entry):
            return why
    shifts.note(scene.db, p.id, dispute="settled", quarters=quarters, state="served" if quarters else "absent")
    note(scene, plan, "settled", str(quarters))
    held = hours.held(scene, p.person)
    letters.write_to(
        scene, p.person,
        lambda theirs: Card(
            theirs.say("dispute-settled", hours=hours.said(theirs, quarters), held=hours.said(theirs, held)), plan.title
        ),
    )  # fmt: skip
    return ""
