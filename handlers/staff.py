"""人员: who has which role, an invitation for somebody new, taking a role away.  For admins, asked of the database each time."""

from collections.abc import Sequence

from flows import roles as rules
from handlers import granting, speak, talk
from handlers.buttons import Pressed
from handlers.card import Button, Card
from handlers.granting import Clash
from handlers.pages import admins_only, back, paged
from handlers.scene import Handler, Scene
from storage import roles as stored
from storage.roles import Held


def staff_card(scene: Scene, first: int = 0) -> Card:
    """Everybody with a role, a button each."""
    held: dict[int, list[Held]] = {}
    for one in stored.staff(scene.db):
        held.setdefault(one.person, []).append(one)
    told = [_line(scene, person, mine) for person, mine in held.items()]
    named = [(speak.person(scene, person), "member", person) for person in held]
    invite = speak.rows(scene, 0, 0, [("staff-invite", "invite")])
    return Card("\n".join(told), scene.say("staff-title"), paged(scene, named, first, "staff") + invite + back(scene))


def _line(scene: Scene, person: int, held: Sequence[Held]) -> str:
    what = scene.say("list-join").join(granting.named(scene, h.role, h.grid) for h in held)
    return scene.say("staff-line", who=speak.person(scene, person), roles=what)


def _staff(scene: Scene, pressed: Pressed) -> None:
    scene.reply(staff_card(scene, _number(pressed.argument)))


def _member(scene: Scene, pressed: Pressed) -> None:
    """One person: their roles to take away, another one to give."""
    held = stored.held_by(scene.db, pressed.id)
    if not held:
        return scene.reply(staff_card(scene))
    buttons = tuple(
        (scene.button(scene.say("staff-take", role=granting.named(scene, h.role, h.grid)), "revoke", h.id),)
        for h in held
    )
    more = speak.rows(scene, pressed.id, 0, [("staff-give", "invite")], [("back", "staff")])
    return scene.reply(Card(_line(scene, pressed.id, held), scene.say("staff-title"), buttons + more))


def _invite(scene: Scene, pressed: Pressed) -> None:
    """Which role, what for, and then how flows/roles.py says.  pressed.id: the person, 0 = somebody new with a code."""
    role, _, place = pressed.argument.partition(".")
    if role not in rules.ROLES:
        return scene.reply(_which(scene, pressed.id))
    choices = _choices(scene, role)
    if choices and not place:
        return scene.reply(_what_for(scene, pressed.id, role, [label for _, label in choices]))
    if choices and not (place.isdigit() and int(place) < len(choices)):
        return scene.reply(_which(scene, pressed.id))
    return _ask(scene, pressed.id, role, choices[int(place)][0] if choices else "")


def _which(scene: Scene, person: int) -> Card:
    buttons = [[(f"role-{role}", f"invite.{role}")] for role in rules.ROLES]
    return Card(
        scene.say("staff-which"), scene.say("staff-title"), speak.rows(scene, person, 0, *buttons, [("back", "staff")])
    )


def _choices(scene: Scene, role: str) -> list[tuple[str, str]]:
    """What a role may be held for: (key, words)."""
    community = scene.house.town.community
    if role == rules.WORKER:
        return [(g.key, g.name) for g in community.grids]
    if role == rules.DEPARTMENT:
        return [(name, name) for name in community.departments]
    return [(body, scene.say(f"body-{body}")) for body in rules.BODIES] if role == rules.PARTY else []


def _what_for(scene: Scene, person: int, role: str, labels: Sequence[str]) -> Card:
    named = tuple((scene.button(label, f"invite.{role}.{n}", person),) for n, label in enumerate(labels[:60]))
    return Card(
        scene.say("staff-what-for", role=scene.say(f"role-{role}")),
        scene.say("staff-title"),
        named + back(scene, "staff"),
    )


def _ask(scene: Scene, person: int, role: str, grid: str) -> None:
    """A second admin, a typed reason, or the console."""
    try:
        granting.refuse_clash(scene, person, role)
    except Clash as clash:
        return _clash(scene, str(clash.args[0]), role)
    way = rules.giving(role, granting.admins(scene))
    if way == "console":
        return scene.reply(Card(scene.say("giving-console", role=scene.say(f"role-{role}")), rows=back(scene, "staff")))
    if way == "reason":
        scene.edits = ""
        return talk.start(scene, "grant-why", role=role, grid=grid, person=person)
    granting.propose(scene, role, grid, person or None)
    return scene.reply(
        Card(scene.say("proposal-sent", role=granting.named(scene, role, grid)), rows=back(scene, "staff"))
    )


def _clash(scene: Scene, held: str, role: str) -> None:
    said = scene.say("role-clash", held=scene.say(f"role-{held}"), role=scene.say(f"role-{role}"))
    scene.reply(Card(said, rows=back(scene, "staff")))


def _appoint(scene: Scene, pressed: Pressed) -> None:
    """A second admin's yes or no."""
    made = stored.proposal(scene.db, pressed.id)
    if made is None or made.by == scene.person.id or (made.kind == "take" and made.person == scene.person.id):
        return scene.reply_words("not-yours")
    if made.state != "open":
        return scene.reply(Card(scene.say(f"proposal-{made.state}")))
    if pressed.argument == "no":
        stored.decide(scene.db, made.id, "refused", scene.person.id, scene.now)
        granting.note(scene, "RoleRefused", f"proposal:{made.id}", f"{made.kind}:{made.role}:{made.grid or ''}")
        return scene.reply(Card(scene.say("proposal-refused")))
    try:
        granting.confirm(scene, made)
    except Clash as clash:
        return _clash(scene, str(clash.args[0]), made.role)
    return scene.reply(Card(scene.say("proposal-confirmed")))


def _revoke(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then at once, or by a third admin, or not at all."""
    held = stored.held(scene.db, pressed.id)
    if held is None:
        return scene.reply(staff_card(scene))
    way = rules.taking(held.role, granting.admins(scene), own=held.person == scene.person.id)
    if way in ("last", "console"):
        return scene.reply(Card(scene.say(f"taking-{way}"), rows=back(scene, "staff")))
    if pressed.argument != "yes":
        return scene.reply(_sure(scene, held, way))
    if way == "second":
        granting.propose_taking(scene, held)
        return scene.reply(Card(scene.say("taking-sent"), rows=back(scene, "staff")))
    granting.take(scene, held)
    return scene.reply(Card(scene.say("taking-done", who=speak.person(scene, held.person)), rows=_after(scene, held)))


def _sure(scene: Scene, held: Held, way: str) -> Card:
    said = scene.say(
        f"taking-{way}", who=speak.person(scene, held.person), role=granting.named(scene, held.role, held.grid)
    )
    return Card(
        said, scene.say("staff-title"), speak.rows(scene, held.id, 0, [("taking-yes", "revoke.yes"), ("back", "staff")])
    )


def _after(scene: Scene, held: Held) -> tuple[tuple[Button, ...], ...]:
    own_admin = held.person == scene.person.id and held.role == rules.ADMIN
    return () if own_admin else back(scene, "staff")


def _number(argument: str) -> int:
    return int(argument) if argument.isdigit() else 0


ACTIONS: dict[str, Handler] = {
    "staff": admins_only(_staff),
    "member": admins_only(_member),
    "invite": admins_only(_invite),
    "appoint": admins_only(_appoint),
    "revoke": admins_only(_revoke),
}
