"""Shifts: opened, signed up for, left; a free place goes to the next who waits, a late gap is covered in waves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flows.effects.bank import PlanShifts
from flows.facts import row
from flows.quiet import Habits, quiet_until
from flows.volunteers import offer, planning
from flows.volunteers import shifts as rules
from flows.volunteers.matching import WAVE
from flows.volunteers.offer import ACTIVE
from flows.volunteers.planning import Listed
from flows.volunteers.shifts import Refused, Shift
from handlers import letters, shift_cards, speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import local
from storage import audit, contacts, due, people, shifts, volunteers
from storage.shifts import Plan, Presence

OFFER, COVER, DAY, SOON, END = "shift-offer", "shift-cover", "shift-day", "shift-soon", "shift-end"
DAY_BEFORE, HOURS_BEFORE = timedelta(hours=24), timedelta(hours=2)
WAVE_TIME = timedelta(minutes=10)


def may_organise(scene: Scene) -> bool:
    """Who makes activities: admins, workers, facilitators."""
    return any(scene.person.has(role) for role in ("admin", "worker", "facilitator"))


def leads(scene: Scene, plan: Plan) -> bool:
    """Its organiser, while they still hold a role, or an admin."""
    return scene.person.has("admin") or (plan.organiser == scene.person.id and may_organise(scene))


def opened(scene: Scene, effect: PlanShifts) -> None:
    """An activity as it was told: a shift each."""
    if not may_organise(scene):
        return scene.reply_words("not-yours")
    for starts, ends in ((datetime.fromisoformat(s), datetime.fromisoformat(e)) for s, e in effect.spans):
        if starts <= scene.now:
            scene.reply_words("plan-too-late")
            continue
        plan = shifts.create(scene.db, scene.house.seal, effect, starts, ends, scene.person.id, scene.now)
        due.put(scene.db, END, plan.subject, ends, scene.person.id)
        note(scene, plan, "open")
        scene.reply(shift_cards.card(scene, plan), anew=True)
    return None


def note(scene: Scene, plan: Plan, verb: str, detail: str = "") -> None:
    """In the audit, by ids only."""
    audit.note(scene.db, scene.now, scene.person.id or None, f"shift-{verb}", plan.subject, detail)


def unable(scene: Scene, plan: Plan) -> str:
    """Why the person of the scene cannot sign up; '' = they can.  A locale key."""
    mine = volunteers.get(scene.db, scene.person.id)
    if mine is None or mine.state != ACTIVE:
        return "shift-sign-up-first"
    if plan.adults and mine.minor:
        return "shift-adults"
    fit = [o.skill for o in volunteers.offers(scene.db, mine.person) if o.state == "fit"]
    return "shift-not-skilled" if plan.skill and plan.skill not in fit else ""


def join(scene: Scene, plan: Plan) -> str:
    """报名: a place or the end of the waiting list.  '' or why not (a sentence)."""
    if key := unable(scene, plan):
        return scene.say(key, skill=shift_cards.skill(scene, plan))
    plan = shifts.held(scene.db, plan)
    shift, me = shifts.list_of(scene.db, plan), scene.person.id
    try:
        after = rules.sign_up(shift, me, scene.now, shifts.clashing(scene.db, plan, me))
    except Refused as refused:
        return _refused(scene, refused)
    if after != shift:
        _save(scene, plan, shift, after)
        note(scene, plan, "join")
        _remind(scene, plan, me)
    return ""


def _refused(scene: Scene, refused: Refused) -> str:
    if refused.key != "shift-clash":
        return scene.say(refused.key)
    other = shifts.get(scene.db, row(refused.about))
    return scene.say("shift-clash", title=other.title, when=shift_cards.span(scene, other))


def take(scene: Scene, plan: Plan) -> str:
    """确认参加 of a place that became free."""
    plan = shifts.held(scene.db, plan)
    shift = shifts.list_of(scene.db, plan)
    try:
        after = rules.confirm(shift, scene.person.id, scene.now)
    except Refused as refused:
        return scene.say(refused.key)
    if after != shift:
        _save(scene, plan, shift, after)
        _remind(scene, plan, scene.person.id)
        note(scene, plan, "confirm")
    return ""


def leave(scene: Scene, plan: Plan) -> str:
    """去不了, in one tap: early the place is free; late, cover is looked for and the organiser knows."""
    plan = shifts.held(scene.db, plan)
    shift = shifts.list_of(scene.db, plan)
    try:
        after, late = rules.leave(shift, scene.person.id, scene.now, _awake(scene))
    except Refused as refused:
        return scene.say(refused.key)
    _save(scene, plan, shift, after)
    note(scene, plan, "leave", "late" if late else "")
    if late and after.free > 0:
        asked = cover(scene, shifts.get(scene.db, plan.id))
        me = scene.person.id
        letters.write_to(scene, plan.organiser, lambda theirs: shift_cards.warned_card(theirs, plan, me, asked))
    return ""


def promote(scene: Scene, plan: Plan) -> None:
    """An offer ran out: the next who waits."""
    plan = shifts.held(scene.db, plan)
    shift = shifts.list_of(scene.db, plan)
    _save(scene, plan, shift, rules.promote(shift, scene.now, _awake(scene)))


def _awake(scene: Scene) -> datetime | None:
    """When the night ends: who sleeps cannot confirm."""
    community = scene.house.town.community
    return quiet_until(Habits(community.quiet_hours), community.zone, scene.now)


def _save(scene: Scene, plan: Plan, before: Shift, after: Shift) -> None:
    """Write it; whoever got an offer by it hears of it."""
    shifts.save(scene.db, plan, before, after)
    had = {p.person for p in before.places if p.state == "offered"}
    for place in after.places:
        if place.state == "offered" and place.person not in had and place.until:
            due.put(scene.db, OFFER, plan.subject, place.until)
            letters.write_to(scene, place.person, lambda theirs: shift_cards.offered_card(theirs, plan))


def _remind(scene: Scene, plan: Plan, person: int) -> None:
    for kind, before in ((DAY, DAY_BEFORE), (SOON, HOURS_BEFORE)):
        if plan.starts - before > scene.now:
            due.put(scene.db, kind, plan.subject, plan.starts - before, person)


def cover(scene: Scene, plan: Plan) -> int:
    """Ask the next three who could take the place; how many."""
    here = local(plan.starts, scene.house.town.community.zone)
    hour = here.weekday() * 24 + here.hour
    found = [person for person, times in shifts.cover(scene.db, plan) if hour in offer.hours(times)][:WAVE]
    shifts.asked(scene.db, plan, found, scene.now)
    for person in found:
        letters.write_to(scene, person, lambda theirs: shift_cards.cover_card(theirs, plan))
    if found:
        due.put(scene.db, COVER, plan.subject, scene.now + WAVE_TIME)
    return len(found)


def paste(scene: Scene, plan: Plan, listed: Sequence[Listed]) -> tuple[int, int]:
    """接龙: a volunteer we know has the place and hears of it; where it may be several, the organiser is asked; everybody else
    stands there by name.  (places, waiting).  A name that stands there is kept."""
    db, seal = scene.db, scene.house.seal
    shift = shifts.list_of(db, plan)
    there = {people.get(db, seal, p.person).name for p in shift.places}
    fresh = [one for one in listed if one.name not in there]
    known = volunteers.namesakes(db, seal, {one.name for one in fresh})
    after, sure, doubts = shift, [], {}
    for one in fresh:
        owner = contacts.owner(db, seal, one.phone) if one.phone else None
        if owner is not None and after.of(owner):
            continue
        person, may_be = planning.who(known.get(one.name, []), owner)
        if person is not None and not _clashes(scene, plan, person):
            sure.append(person)
        else:
            may_be = may_be if person is None else (person,)
            person = people.unknown(db, seal, one.name, scene.house.languages()[0], scene.now)
            doubts[person] = [p for p in may_be if not after.of(p)]
        after = rules.sign_up(after, person, scene.now)
    shifts.save(db, plan, shift, after)
    for person in sure:
        _listed(scene, plan, person)
    for p in shifts.present(db, plan):
        if doubts.get(p.person):
            scene.reply(shift_cards.which_card(scene, plan, p, doubts[p.person]), anew=True)
    added = after.places[len(shift.places) :]
    note(scene, plan, "paste", str(len(added)))
    return sum(p.state == "in" for p in added), sum(p.state == "waiting" for p in added)


def _clashes(scene: Scene, plan: Plan, person: int) -> bool:
    """Do they stand on another list at that time?"""
    return (
        rules.overlapping(shifts.list_of(scene.db, plan), shifts.clashing(scene.db, plan, person), person) is not None
    )


def _listed(scene: Scene, plan: Plan, person: int) -> None:
    """They hear that somebody put them on the list, with the way off it."""
    _remind(scene, plan, person)
    letters.write_to(scene, person, lambda theirs: shift_cards.card(theirs, plan, theirs.say("shift-listed")))


def is_(scene: Scene, plan: Plan, line: Presence, person: int) -> str:
    """The organiser says who a name of the list is.  '' or why not (a sentence)."""
    if _clashes(scene, plan, person):
        return scene.say("lead-which-clash", who=speak.person(scene, person))
    if shifts.own(scene.db, plan, person) is None and shifts.nobody(scene.db, line.person):
        shifts.is_(scene.db, line.id, person)
        note(scene, plan, "is", f"person:{person}")
        _listed(scene, plan, person)
    return ""


def cancel(scene: Scene, plan: Plan) -> None:
    """The organiser calls it off: everybody on the list is told."""
    shifts.end(scene.db, plan, "cancelled")
    note(scene, plan, "cancel")
    due.drop(scene.db, plan.subject, OFFER, COVER, DAY, SOON, END)
    for p in shifts.present(scene.db, plan):
        letters.write_to(scene, p.person, lambda theirs: _called_off(theirs, plan))


def _called_off(scene: Scene, plan: Plan) -> Card:
    return Card(scene.say("shift-called-off", when=shift_cards.span(scene, plan)), plan.title)
