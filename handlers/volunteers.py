"""志愿者: signing up, the own card, pausing and leaving; a guardian's word and proofs of qualifications, seen by admins only."""

from flows.consent import GUARDIAN, VOLUNTEER
from flows.effects.bank import Enrol, Prove
from flows.volunteers import freetime, offer
from flows.volunteers.offer import ACTIVE, LEFT, NEXT, PENDING, Known
from handlers import letters, speak
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import audit, consents, homes, volunteers
from storage.volunteers import Offer, Offering

GROUPS = {"01234": "work", "56": "weekend", freetime.EVERY: "every"}
RISK = "volunteer-agree"  # the words under which somebody becomes a volunteer; their hash is kept


def known(scene: Scene) -> Known:
    """What the sign-up need not ask."""
    mine = volunteers.get(scene.db, scene.person.id)
    living = homes.of(scene.db, scene.house.seal, scene.person.id)
    home = scene.house.town.community.building(living[0].home.building) if living else None
    building, grid = (home.key, home.grid) if home else (mine.building, mine.grid) if mine else ("", "")
    if mine is None:
        return Known(building=building, grid=grid)
    skills = tuple(o.skill for o in volunteers.offers(scene.db, mine.person))
    return Known(skills, mine.times, mine.languages, building, grid, again=mine.state != LEFT)


def enrol(scene: Scene, effect: Enrol) -> None:
    """They offer this from now on.  Under 18: the guardian is called by an admin first."""
    me, before = scene.person.id, volunteers.get(scene.db, scene.person.id)
    said = Known(effect.skills, effect.times, effect.languages, effect.building, effect.grid)
    guardian = f"{effect.guardian} {effect.phone}".strip()
    volunteers.enrol(scene.db, scene.house.seal, me, said, effect.reach, guardian, scene.now)
    needed = offer.unproved(effect.skills, scene.house.town)
    volunteers.offering(scene.db, me, effect.skills, needed)
    if before is None or before.state == LEFT:
        consents.give(scene.db, me, VOLUNTEER, 1, scene.say(RISK), scene.now)
    audit.note(scene.db, scene.now, me, "VolunteerEnrolled", f"person:{me}")
    mine = volunteers.get(scene.db, me)
    assert mine is not None, "written a statement ago"
    scene.reply(card(scene, mine), anew=True)
    if mine.state == PENDING:
        letters.write_to_admins(scene, lambda theirs: guardian_card(theirs, mine), me)


def prove(scene: Scene, effect: Prove) -> None:
    """The proof goes to the admins, and to nobody else."""
    me = scene.person.id
    asked = volunteers.prove(scene.db, me, effect.photo)
    scene.reply_words("volunteer-proof-sent")
    letters.write_to_admins(scene, lambda theirs: _picture(theirs, me, effect.photo), me)
    for each in asked:
        letters.write_to_admins(scene, lambda theirs, each=each: proof_card(theirs, each), me)  # type: ignore[misc]


def card(scene: Scene, mine: Offering) -> Card:
    """What they offer, and what they can do."""
    community = scene.house.town.community
    can = [_skill(scene, o) for o in volunteers.offers(scene.db, mine.person)]
    comma = scene.say("list-separator")
    text = lines(
        scene.say(f"volunteer-state-{mine.state}"),
        scene.say("volunteer-can", skills=comma.join(can)),
        scene.say("volunteer-when", times=comma.join(free(scene, t) for t in mine.times)),
        scene.say("volunteer-where", reach=scene.say(f"volunteer-reach-{mine.reach}")),
        scene.say("volunteer-minor") if mine.minor else "",
    )
    title = scene.say("volunteer-title", name=community.name)
    return Card(text, title, rows(scene, 0, mine.version, *_buttons(scene, mine)), subject="volunteer")


def free(scene: Scene, key: str) -> str:
    """A time they are free: a preset, or days and hours they said: 「周三 13:00–18:00」."""
    said = freetime.KEY.fullmatch(key)
    if said is None:
        return scene.say(f"volunteer-times-{key}")
    days = said["days"]
    on = (
        scene.say(f"volunteer-days-{GROUPS[days]}")
        if days in GROUPS
        else scene.say("list-separator").join(scene.say(f"weekday-{day}") for day in days)
    )
    return scene.say("volunteer-times-said", days=on, first=said["first"], last=said["last"])


def _skill(scene: Scene, offered: Offer) -> str:
    named = scene.house.town.community.skill(offered.skill)
    name = named.name if named else offered.skill
    return name if offered.state == "fit" else scene.say(f"volunteer-skill-{offered.state}", skill=name)


def _buttons(scene: Scene, mine: Offering) -> list[list[Spec]]:
    unproved = any(o.state in ("unproved", "refused") for o in volunteers.offers(scene.db, mine.person))
    prove_: list[Spec] = [("volunteer-prove", "vol.prove")] if unproved and mine.state == ACTIVE else []
    if mine.state == LEFT:
        return [[("volunteer-again", "vol.change")]]
    rest: list[Spec] = [("volunteer-pause", "vol.pause")] if mine.state == ACTIVE else []
    rest = [("volunteer-resume", "vol.resume")] if mine.state == offer.PAUSED else rest
    bank: list[Spec] = [("volunteer-hours", "honour.show"), ("volunteer-shifts", "shift.list")]
    return [prove_, bank, [("volunteer-change", "vol.change"), *rest], [("volunteer-leave", "vol.leave")]]


def guardian_card(scene: Scene, mine: Offering) -> Card:
    """To an admin: call the guardian, and write down what they said."""
    told = volunteers.guardian(scene.db, scene.house.seal, mine.person)
    text = scene.say("volunteer-guardian-ask", who=speak.person(scene, mine.person), guardian=told)
    yes: list[Spec] = [("volunteer-guardian-yes", "guardian.yes"), ("volunteer-guardian-no", "guardian.no")]
    title = scene.say("volunteer-guardian-title")
    return Card(text, title, rows(scene, mine.person, mine.version, yes), subject=f"guardian:{mine.person}")


def _picture(scene: Scene, whose: int, photo: int) -> Card:
    said = scene.say("volunteer-proof-picture", who=speak.person(scene, whose))
    return Card(said, media=(Picture("photo", (photo,)),), without=said)


def proof_card(scene: Scene, offered: Offer) -> Card:
    """To an admin: is this the qualification?"""
    named = scene.house.town.community.skill(offered.skill)
    skill = named.name if named else offered.skill
    text = scene.say("volunteer-proof-look", who=speak.person(scene, offered.person), skill=skill)
    yes: list[Spec] = [("volunteer-proof-yes", "proof.fit"), ("volunteer-proof-no", "proof.refused")]
    title = scene.say("volunteer-proof-title")
    return Card(text, title, rows(scene, offered.id, 0, yes), subject=f"proof:{offered.id}")


def step(scene: Scene, mine: Offering, verb: str) -> bool:
    """Pause, resume, leave, the guardian's word; False when it is not possible now."""
    state = NEXT.get((mine.state, verb))
    if state is None:
        return False
    volunteers.move(scene.db, mine, state)
    if state == LEFT:
        consents.withdraw(scene.db, mine.person, VOLUNTEER, scene.now)
    if verb == "guardian":
        said, by = scene.say("volunteer-guardian-yes"), scene.person.id
        consents.give(scene.db, mine.person, GUARDIAN, 1, said, scene.now, how="phone", by=by)
    audit.note(scene.db, scene.now, scene.person.id, f"volunteer-{verb}", f"person:{mine.person}")
    return True
