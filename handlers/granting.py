"""Roles given and taken: what flows/roles.py says, carried out, told and written into the audit (R19, R29)."""

from flows import roles as rules
from handlers import letters, moves, queue_list, speak
from handlers.card import Card
from handlers.scene import Scene
from storage import audit, claims, people, requests
from storage import roles as stored
from storage.roles import Held, Proposal

TAKES_BACK = 200  # open tasks of one worker


def admins(scene: Scene) -> int:
    """How many there are, now and for the rest of this unit."""
    return stored.admins(scene.db)


def named(scene: Scene, role: str, grid: str) -> str:
    """「网格员（第1网格）」 in the reader's language."""
    known = {g.key: g.name for g in scene.house.town.community.grids}
    held_for = scene.say(f"body-{grid}") if role == rules.PARTY and grid else known.get(grid, grid)
    name = scene.say(f"role-{role}")
    return scene.say("role-for", role=name, scope=held_for) if held_for else name


def propose(scene: Scene, role: str, grid: str, person: int | None, reason: str = "") -> None:
    """An admin wants somebody to have a role: a second admin is asked, once; an only admin's reason is enough."""
    if not reason and stored.same_open(scene.db, "give", person, role, grid, scene.person.id):
        return
    made = stored.propose(
        scene.db, scene.house.seal, "give", person, role, grid or None, scene.person.id, reason, scene.now
    )
    note(scene, "RoleProposed", f"proposal:{made.id}", f"{role}:{grid}")
    if reason:
        confirm(scene, made)
    else:
        ask_the_others(scene, made)


def propose_taking(scene: Scene, held: Held) -> None:
    """An admin wants another admin's role taken: a third one is asked, once."""
    if stored.same_open(scene.db, "take", held.person, held.role, None, scene.person.id):
        return
    made = stored.propose(
        scene.db, scene.house.seal, "take", held.person, held.role, None, scene.person.id, "", scene.now
    )
    note(scene, "RoleProposed", f"proposal:{made.id}", f"take:{held.role}")
    ask_the_others(scene, made)


def ask_the_others(scene: Scene, made: Proposal) -> None:
    """The card with yes and no, for every admin who may decide."""
    about = made.person if made.kind == "take" else None
    letters.write_to_admins(scene, lambda other: question(other, made), scene.person.id, about)


def question(scene: Scene, made: Proposal) -> Card:
    """May they?"""
    who = speak.person(scene, made.person) if made.person else scene.say("role-whoever")
    text = scene.say(
        f"proposal-{made.kind}",
        admin=speak.person(scene, made.by),
        who=who,
        role=named(scene, made.role, made.grid or ""),
    )
    buttons = speak.rows(scene, made.id, 0, [("proposal-yes", "appoint.yes"), ("proposal-no", "appoint.no")])
    return Card(text, scene.say("proposal-title"), buttons, subject=f"proposal:{made.id}")


def confirm(scene: Scene, made: Proposal) -> bool:
    """It becomes so; False when somebody decided already.  Raises Clash."""
    if made.kind == "give" and made.person is not None:
        refuse_clash(scene, made.person, made.role)
    if not stored.decide(scene.db, made.id, "confirmed", scene.person.id, scene.now):
        return False
    note(scene, "RoleConfirmed", f"proposal:{made.id}", f"{made.kind}:{made.role}:{made.grid or ''}")
    if made.kind == "take":
        for held in stored.held_by(scene.db, made.person or 0):
            if held.role == made.role and admins(scene) > 1:
                take(scene, held)
    elif made.person is None:
        _hand_out(scene, made)
    else:
        give(scene, made.person, made.role, made.grid or "")
    return True


class Clash(Exception):
    """The person holds a role that does not go with it; args are (role held,)."""


def refuse_clash(scene: Scene, person: int, role: str) -> None:
    """Raises Clash."""
    clash = rules.conflict([held.role for held in stored.held_by(scene.db, person)], role)
    if clash:
        raise Clash(clash)


def give(scene: Scene, person: int, role: str, grid: str) -> None:
    """Somebody has the role from now on, and hears of it."""
    people.grant(scene.db, person, role, grid or None, scene.now)
    note(scene, "RoleGranted", f"person:{person}", f"{role}:{grid}")
    _menu(scene, person)
    letters.write_to(scene, person, lambda theirs: Card(theirs.say("role-given", role=named(theirs, role, grid))))


def _hand_out(scene: Scene, made: Proposal) -> None:
    """A one-time code for the admin who asked, to hand to whom they meant."""
    code = claims.new_claim(scene.db, scene.house.seal, made.role, made.grid, scene.now)
    note(scene, "RoleOffered", f"proposal:{made.id}", f"{made.role}:{made.grid or ''}")
    letters.write_to(
        scene, made.by,
        lambda theirs: Card(theirs.say("role-code", role=named(theirs, made.role, made.grid or ""), code=code)),
    )  # fmt: skip


def take(scene: Scene, held: Held) -> None:
    """The role is gone at once; a worker's open tasks are the admins' again, who are told in one message."""
    if not stored.revoke(scene.db, held.id, scene.now):
        return
    note(scene, "RoleRevoked", f"person:{held.person}", f"{held.role}:{held.grid}")
    _menu(scene, held.person)
    letters.write_to(
        scene, held.person, lambda theirs: Card(theirs.say("role-taken", role=named(theirs, held.role, held.grid)))
    )
    if held.role == rules.WORKER:
        _take_back(scene, held)


def _take_back(scene: Scene, held: Held) -> None:
    """Tasks of the grid they have no more – all of them when they are no worker any more."""
    still = any(h.role == rules.WORKER for h in stored.held_by(scene.db, held.person))
    mine = requests.tasks(scene.db, held.person, scene.now, TAKES_BACK)
    back = [request for request in mine if not still or request.grid == held.grid]
    for request in back:
        moves.make(scene, request, "return", by_house=True)
    scene.facts = [fact for fact in scene.facts if fact.name != "RequestUnassigned"]  # one message says it of all
    if back:
        letters.write_to_admins(scene, lambda admin: _tasks_back(admin, held.person, len(back)))


def _tasks_back(scene: Scene, worker: int, count: int) -> Card:
    listed = queue_list.card(scene)
    said = scene.say("tasks-back", who=speak.person(scene, worker), n=count)
    return Card(f"{said}\n{listed.text}", listed.title, listed.rows)


def note(scene: Scene, verb: str, subject: str, detail: str = "") -> None:
    """One line of the audit by the person of the scene."""
    audit.note(scene.db, scene.now, scene.person.id, verb, subject, detail)


def _menu(scene: Scene, person: int) -> None:
    chat = people.last_chat(scene.db, person)
    if chat is not None:
        scene.db.touched.add(f"menu:{chat}")
