"""What is seen of a shift: by anybody, by who is on its list, by its organiser."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flows.dialogue import Ask
from flows.volunteers import honour
from flows.volunteers.planning import ANYBODY
from flows.volunteers.shifts import OFFER, Shift
from handlers import hours, speak
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import Spec, clock, lines, local, rows
from storage import shifts, volunteers
from storage.shifts import Plan, Presence

SHOWN = 5  # people that a name may mean


def span(scene: Scene, plan: Plan) -> str:
    """「12月5日 周六 14:00–16:00」"""
    ends = local(plan.ends, scene.house.town.community.zone).strftime("%H:%M")
    return f"{clock(scene, plan.starts)}–{ends}"


def worth(plan: Plan) -> int:
    """Quarter-hours of the whole shift."""
    return int((plan.ends - plan.starts).total_seconds()) // 900


def skill(scene: Scene, plan: Plan) -> str:
    """What somebody must be able to do, in the community's words; '' = anybody."""
    named = scene.house.town.community.skill(plan.skill)
    return named.name if named else plan.skill


def card(scene: Scene, plan: Plan, first: str = "") -> Card:
    """A shift, with what the reader can do."""
    shift, mine = shifts.list_of(scene.db, plan), shifts.own(scene.db, plan, scene.person.id)
    waiting = sum(p.state == "waiting" for p in shift.places)
    quarters = worth(plan)
    text = lines(
        first,
        scene.say("shift-when", when=span(scene, plan)),
        scene.say("shift-where", place=plan.place),
        scene.say("shift-free", free=str(max(shift.free, 0)), slots=str(plan.slots)),
        scene.say("shift-waiting", n=waiting) if waiting else "",
        scene.say("shift-worth", hours=hours.said(scene, quarters), points=str(honour.points({"shift": quarters}))),
        scene.say("shift-skill", skill=skill(scene, plan)) if plan.skill else "",
        scene.say("shift-risk", risk=plan.risk, insurance=plan.insurance) if plan.risk else "",
        _state(scene, plan, shift, mine),
    )
    buttons = rows(scene, plan.id, 0, *_buttons(scene, plan, mine))
    return Card(text, plan.title, buttons, subject=plan.subject)


def _state(scene: Scene, plan: Plan, shift: Shift, mine: Presence | None) -> str:
    if plan.step == "cancelled":
        return scene.say("shift-state-cancelled")
    if mine is None:
        return ""
    until = clock(scene, mine.until) if mine.until else ""
    queue = [p.person for p in shift.places if p.state == "waiting"]
    place = str(queue.index(mine.person) + 1) if mine.person in queue else ""
    if mine.state == "served":
        return scene.say("shift-state-served", hours=hours.said(scene, mine.quarters or 0))
    if mine.came is not None and mine.state == "in":
        return scene.say("shift-state-here", clock=clock(scene, mine.came))
    return scene.say(f"shift-state-{mine.state}", until=until, place=place)


def _buttons(scene: Scene, plan: Plan, mine: Presence | None) -> list[list[Spec]]:
    state = mine.state if mine else ""
    begun = scene.now >= plan.starts
    leads = plan.organiser == scene.person.id
    own: list[Spec] = []
    if plan.step == "open" and not begun:
        own = {
            "": [("shift-join-risk" if plan.risk else "shift-join", "shift.join")],
            "in": [("shift-leave", "shift.leave"), ("shift-calendar", "shift.ics")],
            "offered": [("shift-take", "shift.take"), ("shift-refuse", "shift.leave")],
            "waiting": [("shift-unwait", "shift.leave")],
        }.get(state, [])
    elif state == "in" and mine is not None and mine.came is not None and mine.left is None and plan.step == "open":
        own = [("shift-go", "shift.go")]
    elif state in ("served", "absent") and mine is not None and not mine.dispute:
        own = [("shift-dispute", "shift.dispute")]
    lead: list[Spec] = [("shift-lead", "lead.show")] if leads else []
    return [own, lead]


def list_card(scene: Scene, coming: list[Plan], *, organiser: bool) -> Card:
    """What is coming, a button each."""
    told = [
        scene.say(
            "shift-line", n=str(n), title=plan.title, when=span(scene, plan),
            free=str(max(shifts.list_of(scene.db, plan).free, 0)), mine=_mark(scene, plan),
        )
        for n, plan in enumerate(coming, 1)
    ]  # fmt: skip
    opened = [scene.button(f"{n}", "shift.show", plan.id) for n, plan in enumerate(coming, 1)]
    grouped = tuple(tuple(opened[n : n + 5]) for n in range(0, len(opened), 5))
    new = rows(scene, 0, 0, [("shift-new", "lead.new")]) if organiser else ()
    return Card("\n".join(told) or scene.say("shift-none"), scene.say("shift-list"), grouped + new)


def _mark(scene: Scene, plan: Plan) -> str:
    mine = shifts.own(scene.db, plan, scene.person.id)
    return scene.say(f"shift-mark-{mine.state}") if mine and mine.state in ("in", "offered", "waiting") else ""


def offered_card(scene: Scene, plan: Plan) -> Card:
    """A place became free: confirm within the stated time, then the next is asked."""
    return card(scene, plan, scene.say("shift-offered", hours=hours.said(scene, int(OFFER.total_seconds()) // 900)))


def cover_card(scene: Scene, plan: Plan) -> Card:
    """Somebody cannot come: would you?"""
    return card(scene, plan, scene.say("shift-cover"))


def warned_card(scene: Scene, plan: Plan, who: int, asked: int) -> Card:
    """To the organiser: somebody cannot come, so shortly before."""
    left = hours.said(scene, int((plan.starts - scene.now).total_seconds()) // 900)
    said = scene.say("shift-warned", who=speak.person(scene, who), left=left, n=asked)
    buttons = rows(scene, plan.id, 0, [("shift-lead", "lead.show")])
    return Card(said, plan.title, buttons)


def lead_card(scene: Scene, plan: Plan, first: str = "") -> Card:
    """The organiser's: who comes, who is there; codes, 代签到, the end."""
    listed = [p for p in shifts.present(scene.db, plan) if p.state != "waiting"]
    told = [_line(scene, plan, p) for p in listed]
    waiting = sum(p.state == "waiting" for p in shifts.present(scene.db, plan))
    text = lines(
        first, span(scene, plan), scene.say("lead-count", n=len(listed), slots=str(plan.slots)), *told,
        scene.say("shift-waiting", n=waiting) if waiting else "",
    )  # fmt: skip
    open_ = plan.step == "open"
    ends: list[Spec] = [("lead-finish", "lead.finish")] if open_ and scene.now >= plan.starts else []
    code: list[Spec] = [("lead-code", "lead.code"), ("lead-proxy", "lead.proxy")] if open_ else []
    more: list[Spec] = [("lead-paste", "lead.paste"), ("lead-cancel", "lead.cancel")] if open_ else []
    return Card(text, plan.title, rows(scene, plan.id, 0, code, ends, more), subject=f"lead:{plan.id}")


def which_card(scene: Scene, plan: Plan, line: Presence, may_be: Sequence[int]) -> Card:
    """接龙: which of the people we know does a name mean – or somebody we do not?"""
    said = scene.say("lead-which", name=speak.person(scene, line.person))
    made = tuple((scene.button(_known_as(scene, person), f"is.{person}", line.id),) for person in may_be[:SHOWN])
    return Card(
        said, plan.title, made + rows(scene, line.id, 0, [("lead-which-new", "is.new")]), subject=f"is:{line.id}"
    )


def _known_as(scene: Scene, person: int) -> str:
    """「张三 · 3号楼」"""
    offered = volunteers.get(scene.db, person)
    building = scene.house.town.community.building(offered.building) if offered else None
    name = speak.person(scene, person)
    return f"{name} · {building.name}" if building else name


def _line(scene: Scene, plan: Plan, p: Presence) -> str:
    name = speak.person(scene, p.person)
    if p.state in ("served", "absent"):
        return scene.say(f"lead-line-{p.state}", name=name, hours=hours.said(scene, p.quarters or 0))
    if p.came is not None:
        at = local(p.came, scene.house.town.community.zone).strftime("%H:%M")
        return scene.say("lead-line-here", name=name, at=at)
    return scene.say("lead-line-offered" if p.state == "offered" else "lead-line-in", name=name)


def skills(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """What must they be able to do?"""
    made = [_skill_button(scene, key, dialogue, version) for key in ask.expect.choices]
    pairs = tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
    out = rows(scene, dialogue, version, [("cancel", "cancel")])
    return Card(lines(wrong, scene.say("plan-skill")), rows=pairs + out, subject=f"dialogue:{dialogue}")


def _skill_button(scene: Scene, key: str, dialogue: int, version: int) -> Button:
    named = scene.house.town.community.skill(key)
    label = scene.say("plan-skill-anybody") if key == ANYBODY or named is None else named.name
    return scene.button(label, f"a.{key}", dialogue, version)


def confirm(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The one card before an activity opens."""
    facts = ask.facts
    times = [clock(scene, datetime.fromisoformat(start)) for start, _ in facts["spans"]]
    ends = [datetime.fromisoformat(end).strftime("%H:%M") for _, end in facts["spans"]]
    named = scene.house.town.community.skill(facts["skill"])
    text = lines(
        wrong,
        *(scene.say("shift-when", when=f"{start}–{end}") for start, end in zip(times, ends, strict=True)),
        scene.say("shift-where", place=facts["where"]),
        scene.say("plan-people", n=facts["slots"]),
        scene.say("shift-skill", skill=named.name) if named else "",
        scene.say("shift-risk", risk=facts["risk"], insurance=facts["insurance"]) if facts["risk"] else "",
    )
    buttons = rows(scene, dialogue, version, [("plan-open", "a.open"), ("cancel", "a.drop")])
    return Card(text, facts["title"], buttons, subject=f"dialogue:{dialogue}")
