"""Requests for help (求助): opened, asked in waves, taken by the first, given up, called off."""

from dataclasses import replace
from datetime import datetime

from flows.effects.bank import AskAid
from flows.quiet import Habits, quiet_until
from flows.volunteers import aid as rules
from flows.volunteers.aid import MATCHED, OPEN, Aid, move
from flows.volunteers.asking import moment
from flows.volunteers.matching import WAVE as MOST
from flows.volunteers.matching import rank
from handlers import aid_cards, consent, letters, persons_apply
from handlers.scene import Scene
from handlers.speak import local
from storage import aids, audit, due, people, volunteers
from storage.aids import Asked

WAVE, PASS, SETTLE, UNPAID, NUDGE = "aid-wave", "aid-pass", "aid-settle", "aid-unpaid", "aid-nudge"


def subject(aid: Aid) -> str:
    """Of its due rows, and of the card of who asked."""
    return f"aid:{aid.id}"


def begin(scene: Scene, effect: AskAid) -> None:
    """It is asked for: the first wave now, or when the night is over."""
    person = scene.person.id
    if effect.home and not effect.place.room:  # the door, told instead of a telephone number
        effect = replace(effect, place=replace(effect.place, text=f"{effect.place.text} {effect.home}"))
    if effect.name:
        person = persons_apply.owned_by(scene, effect.name, effect.phone, effect.home)
        consent.agreed(scene, person=person, how=effect.how)
    elif effect.agreed:
        consent.agreed(scene)
        scene.afterwards = consent.ask_abroad
    at = moment(effect.at)
    needed = rules.needed(not aids.helped_before(scene.db, person))
    language = "english" if scene.person.language == "en" and not effect.name else "mandarin"
    language = "dialect" if effect.dialect else language
    id = aids.create(scene.db, scene.house.seal, effect, person, scene.person.id, at, language, needed, scene.now)
    opened = aids.get(scene.db, scene.house.seal, id)
    note(scene, opened, "open")
    starts = _awake(scene)
    if starts > scene.now:
        due.put(scene.db, WAVE, subject(opened), starts)
    due.put(scene.db, PASS, subject(opened), starts + rules.PATIENCE)
    asked = wave(scene, opened) if starts <= scene.now else 0
    scene.reply(aid_cards.asker_card(scene, opened, asked, starts), anew=True)


def _awake(scene: Scene) -> datetime:
    """Nobody is asked at night."""
    community = scene.house.town.community
    return quiet_until(Habits(community.quiet_hours), community.zone, scene.now) or scene.now


def wave(scene: Scene, aid: Aid) -> int:
    """Ask the next ones; who was asked before may still say yes.  How many were asked; nobody left -> the grid worker."""
    hour = None
    if aid.at is not None:
        here = local(aid.at, scene.house.town.community.zone)
        hour = here.weekday() * 24 + here.hour
    wish = aid.wish(hour)
    found = volunteers.candidates(scene.db, aid.id, wish, aid.at, scene.now)
    chosen = rank(wish, [v for v in found if v.id != aid.asker], MOST)
    before = aids.asks(scene.db, scene.house.seal, aid.id)
    number = max((a.wave for a in before), default=0) + 1
    aids.ask(scene.db, aid.id, number, [(c.volunteer, c.reasons) for c in chosen], scene.now)
    for asked in aids.asks(scene.db, scene.house.seal, aid.id):
        if asked.wave == number:
            letters.write_to(scene, asked.person, lambda theirs, a=asked: aid_cards.ask_card(theirs, aid, a))  # type: ignore[misc]
    if chosen:
        due.put(scene.db, WAVE, subject(aid), scene.now + rules.WAVE_TIME)
    elif not any(a.state == "asked" for a in before):
        due.put(scene.db, PASS, subject(aid), scene.now)
    return len(chosen)


def relations(scene: Scene, aid: Aid) -> frozenset[str]:
    """How the person of the scene stands to it, now, by the database (R17)."""
    me = people.selves(scene.db, scene.person.id)
    state = next((a.state for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.person in me), "")
    stands = {"asked": state == "asked", "helper": state == "accepted", "asker": aid.asker in me}
    return frozenset(relation for relation, so in stands.items() if so)


def own(scene: Scene, aid: Aid) -> Asked | None:
    """What the person of the scene was asked."""
    me = people.selves(scene.db, scene.person.id)
    return next((a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.person in me), None)


def of_ask(scene: Scene, id: int) -> tuple[Aid, Asked] | None:
    """The asking with this id, and what it is about; None = there is none."""
    number = aids.of_ask(scene.db, id)
    if number is None:
        return None
    known = aids.get(scene.db, scene.house.seal, number)
    return known, next(a for a in aids.asks(scene.db, scene.house.seal, number) if a.id == id)


def make(scene: Scene, aid: Aid, verb: str, *, by: str = "") -> Aid:
    """One move.  by: clock or house, '' = the person of the scene.  Raises NotYours, NotNow, Conflict."""
    stands = frozenset({by}) if by else relations(scene, aid)
    moved = move(aid, verb, stands, scene.now)
    aids.save(scene.db, moved)
    if moved.step != OPEN:
        due.drop(scene.db, subject(aid), WAVE, PASS)
    note(scene, moved, verb, clock=bool(by))
    return moved


def note(scene: Scene, aid: Aid, verb: str, *, clock: bool = False, detail: str = "") -> None:
    """In the audit, by ids only."""
    by = None if clock else scene.person.id
    audit.note(scene.db, scene.now, by, f"aid-{verb}", subject(aid), detail or str(aid.version))


def accept(scene: Scene, aid: Aid, asked: Asked) -> Aid:
    """我去: the first has it; of two, the second fills it.  Raises NotYours, NotNow, Conflict."""
    said_yes = sum(a.state == "accepted" for a in aids.asks(scene.db, scene.house.seal, aid.id))
    moved = make(scene, aid, "fill" if said_yes + 1 >= aid.needed else "accept")
    aids.answer(scene.db, asked, "accepted", scene.now)
    if moved.step == MATCHED:
        taken(scene, moved)
        due.put(scene.db, NUDGE, subject(moved), max(moved.at or scene.now, scene.now) + rules.NUDGE)
        letters.write_to(scene, moved.asker, lambda theirs: aid_cards.found_card(theirs, moved))
        for helper in helpers(scene, moved):
            if helper.person != asked.person:
                tell_helper(scene, moved, helper)
    refresh_asker(scene, moved)
    return moved


def taken(scene: Scene, aid: Aid) -> None:
    """Whoever was asked and has not answered: others go, thank you."""
    for other in aids.asks(scene.db, scene.house.seal, aid.id):
        if other.state == "asked":
            aids.answer(scene.db, other, "taken", scene.now)
            letters.edit(
                scene, other.person, f"help:{aid.id}", lambda theirs: aid_cards.gone_card(theirs, aid, "taken")
            )


def helpers(scene: Scene, aid: Aid) -> list[Asked]:
    """Who said yes."""
    return [a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.state == "accepted"]


def tell_helper(scene: Scene, aid: Aid, helper: Asked) -> None:
    """The card of a volunteer, as a new message."""
    letters.write_to(scene, helper.person, lambda theirs: aid_cards.helper_card(theirs, aid, helper))


def decline(scene: Scene, aid: Aid, asked: Asked) -> None:
    """这次不行: nobody is worse off for saying so; when nobody of the wave is left, the next are asked at once."""
    aids.answer(scene.db, asked, "declined", scene.now)
    rest = aids.asks(scene.db, scene.house.seal, aid.id)
    if aid.step == OPEN and not any(a.state == "asked" for a in rest):
        due.drop(scene.db, subject(aid), WAVE)
        wave(scene, aid)


def drop(scene: Scene, aid: Aid, asked: Asked) -> None:
    """去不了: others are asked at once, and who waits is told."""
    moved = make(scene, aid, "drop")
    aids.answer(scene.db, asked, "left", scene.now)
    letters.write_to(scene, moved.asker, lambda theirs: aid_cards.dropped_card(theirs, moved))
    due.put(scene.db, PASS, subject(moved), scene.now + rules.PATIENCE)
    wave(scene, moved)


def cancel(scene: Scene, aid: Aid) -> None:
    """不用了: whoever was asked or is coming is told."""
    moved = make(scene, aid, "cancel")
    for asked in aids.asks(scene.db, scene.house.seal, aid.id):
        if asked.state == "accepted":
            letters.write_to(scene, asked.person, lambda theirs: aid_cards.gone_card(theirs, moved, "cancelled"))
        elif asked.state == "asked":
            aids.answer(scene.db, asked, "taken", scene.now)
            letters.edit(
                scene, asked.person, f"help:{aid.id}", lambda theirs: aid_cards.gone_card(theirs, moved, "taken")
            )


def refresh_asker(scene: Scene, aid: Aid) -> None:
    """The card of who asked, as it stands."""
    letters.edit(scene, aid.asker, subject(aid), lambda theirs: aid_cards.asker_card(theirs, aid))
