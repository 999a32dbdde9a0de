"""/shifts and the buttons of shifts: whose they are is asked of the database, now."""

from collections.abc import Callable

from flows.volunteers.offer import ACTIVE
from handlers import attendance, served, shift_calendar, shift_cards, shifts, talk, volunteer_presses
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from handlers.speak import rows
from storage import shifts as stored
from storage import volunteers
from storage.shifts import Plan


def coming(scene: Scene, rest: str = "") -> None:
    """/shifts: what is coming, and where they stand on the list."""
    listed = {
        plan.id: plan
        for plan in (*stored.mine(scene.db, scene.person.id, scene.now), *stored.coming(scene.db, scene.now))
    }
    shown = sorted(listed.values(), key=lambda plan: (plan.starts, plan.id))[:9]
    scene.reply(shift_cards.list_card(scene, shown, organiser=shifts.may_organise(scene)), anew=True)


def _plan(scene: Scene, id: int) -> Plan | None:
    try:
        return stored.get(scene.db, id)
    except LookupError:
        return None


def _shift(scene: Scene, pressed: Pressed) -> None:
    """What anybody can do with a shift."""
    if pressed.argument == "list":
        return coming(scene)
    plan = _plan(scene, pressed.id)
    if plan is None:
        return scene.reply_words("stale-gone")
    return SHIFT.get(pressed.argument, _show)(scene, plan)


def _show(scene: Scene, plan: Plan) -> None:
    scene.reply(shift_cards.card(scene, plan))


def _join(scene: Scene, plan: Plan) -> None:
    mine = volunteers.get(scene.db, scene.person.id)
    if mine is None and plan.step == "open":
        scene.edits = ""
        scene.reply_words("shift-sign-up-first")
        return volunteer_presses.begin(scene)
    if mine is not None and mine.state != ACTIVE:
        return volunteer_presses.volunteer(scene)
    return _after(scene, plan, shifts.join(scene, plan) if plan.step == "open" else "")


def _after(scene: Scene, plan: Plan, why: str) -> None:
    """The card as it stands now, with why it was not possible."""
    scene.reply(shift_cards.card(scene, stored.get(scene.db, plan.id), why))


def _take(scene: Scene, plan: Plan) -> None:
    _after(scene, plan, shifts.take(scene, plan) if plan.step == "open" else "")


def _leave(scene: Scene, plan: Plan) -> None:
    mine = stored.own(scene.db, plan, scene.person.id)
    _after(scene, plan, shifts.leave(scene, plan) if plan.step == "open" and mine else "")


def _calendar(scene: Scene, plan: Plan) -> None:
    mine = stored.own(scene.db, plan, scene.person.id)
    if mine is None:
        return _show(scene, plan)
    return scene.reply(shift_calendar.calendar(scene, plan), anew=True)


def _go(scene: Scene, plan: Plan) -> None:
    mine = stored.own(scene.db, plan, scene.person.id)
    if mine is not None and mine.state == "in" and plan.step == "open":
        attendance.went(scene, plan, mine)
    _show(scene, plan)


def _dispute(scene: Scene, plan: Plan) -> None:
    mine = stored.own(scene.db, plan, scene.person.id)
    if mine is None or mine.dispute or mine.state not in ("served", "absent"):
        return scene.reply_words("dispute-once") if mine else scene.reply_words("not-yours")
    scene.edits = ""
    return talk.start(scene, "shift-claim", plan.subject, shift=plan.id)


SHIFT: dict[str, Callable[[Scene, Plan], None]] = {
    "show": _show,
    "join": _join,
    "take": _take,
    "leave": _leave,
    "ics": _calendar,
    "go": _go,
    "dispute": _dispute,
}


def _lead(scene: Scene, pressed: Pressed) -> None:
    """What its organiser can do with a shift."""
    if pressed.argument == "new":
        if not shifts.may_organise(scene):
            return scene.reply_words("not-yours")
        scene.edits = ""
        return talk.start(scene, "plan")
    plan = _plan(scene, pressed.id)
    if plan is None or not shifts.leads(scene, plan):
        return scene.reply_words("not-yours")
    if plan.step != "open":
        return scene.reply(shift_cards.lead_card(scene, plan))
    return LEAD.get(pressed.argument, _lead_show)(scene, plan)


def _lead_show(scene: Scene, plan: Plan) -> None:
    scene.reply(shift_cards.lead_card(scene, plan))


def _paste(scene: Scene, plan: Plan) -> None:
    scene.edits = ""
    talk.start(scene, "shift-paste", plan.subject, shift=plan.id)


def _cancel(scene: Scene, plan: Plan) -> None:
    sure = rows(scene, plan.id, 0, [("lead-cancel-yes", "lead.cancelled"), ("back", "lead.show")])
    scene.reply(Card(scene.say("lead-cancel-sure"), plan.title, sure, subject=f"lead:{plan.id}"))


def _cancelled(scene: Scene, plan: Plan) -> None:
    shifts.cancel(scene, plan)
    scene.reply(shift_cards.lead_card(scene, stored.get(scene.db, plan.id), scene.say("lead-cancelled")))


def _finish(scene: Scene, plan: Plan) -> None:
    card = served.finish_card if scene.now >= plan.starts else shift_cards.lead_card
    scene.reply(card(scene, plan))


def _finished(scene: Scene, plan: Plan) -> None:
    if scene.now >= plan.starts:
        served.finish(scene, plan)
    scene.reply(shift_cards.lead_card(scene, stored.get(scene.db, plan.id)))


LEAD: dict[str, Callable[[Scene, Plan], None]] = {
    "show": _lead_show,
    "code": lambda scene, plan: scene.reply(attendance.code_card(scene, plan)),
    "qr": lambda scene, plan: scene.reply(attendance.qr_card(scene, plan), anew=True),
    "proxy": lambda scene, plan: scene.reply(attendance.proxy_card(scene, plan)),
    "paste": _paste,
    "cancel": _cancel,
    "cancelled": _cancelled,
    "finish": _finish,
    "finished": _finished,
}


def _proxy(scene: Scene, pressed: Pressed) -> None:
    """代签到: the first says so, then another one of the staff."""
    whose = stored.presence(scene.db, pressed.id)
    if whose is None or not attendance.may_sign(scene):
        return scene.reply_words("not-yours")
    plan = stored.get(scene.db, whose.shift)
    if pressed.argument == "one":
        if not shifts.leads(scene, plan) or whose.person == scene.person.id or plan.step != "open" or whose.proxy:
            return scene.reply_words("not-yours")
        return attendance.proxy(scene, plan, whose)
    return scene.reply(
        Card(scene.say("lead-proxy-done" if attendance.second(scene, plan, whose) else "lead-proxy-not"))
    )


def _is(scene: Scene, pressed: Pressed) -> None:
    """Who a name of a 接龙 list is: one of those offered, or somebody new."""
    line = stored.presence(scene.db, pressed.id)
    plan = _plan(scene, line.shift) if line else None
    if line is None or plan is None or not shifts.leads(scene, plan) or plan.step != "open":
        return scene.reply_words("not-yours")
    why = shifts.is_(scene, plan, line, int(pressed.argument)) if pressed.argument.isdigit() else ""
    return scene.reply(shift_cards.lead_card(scene, plan, why))


def _served(scene: Scene, pressed: Pressed) -> None:
    """The hours of one, before all are confirmed."""
    whose = stored.presence(scene.db, pressed.id)
    plan = _plan(scene, whose.shift) if whose else None
    if whose is None or plan is None or not shifts.leads(scene, plan) or plan.step != "open" or scene.now < plan.starts:
        return scene.reply_words("not-yours")
    if pressed.argument == "which":
        return scene.reply(served.lengths_card(scene, plan, whose, "served"))
    if (quarters := _quarters(pressed)) is not None:
        stored.note(scene.db, whose.id, quarters=quarters)
    return scene.reply(served.finish_card(scene, plan))


def _settle(scene: Scene, pressed: Pressed) -> None:
    """An admin's word about a dispute, never about the own hours."""
    whose, quarters = stored.presence(scene.db, pressed.id), _quarters(pressed)
    if whose is None or not scene.person.has("admin") or whose.person == scene.person.id or quarters is None:
        return scene.reply_words("not-yours")
    if whose.dispute == "open":
        why = served.settle(scene, stored.get(scene.db, whose.shift), whose, quarters)
        return scene.reply_words(why) if why else scene.reply(Card(scene.say("volunteer-noted")))
    return scene.reply(Card(scene.say("volunteer-decided")))


def _quarters(pressed: Pressed) -> int | None:
    digits = pressed.argument[1:]
    known = pressed.argument[:1] == "q" and digits.isdigit() and int(digits) in served.LENGTHS
    return int(digits) if known else None


ACTIONS: dict[str, Handler] = {
    "shift": _shift,
    "lead": _lead,
    "proxy": _proxy,
    "is": _is,
    "served": _served,
    "settle": _settle,
}
COMMANDS = {"shifts": coming}
