"""住户: a home by the code on its sheet, or by the grid worker's word; moving out.  Addresses are told to whom it concerns."""

from handlers import letters, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from storage import attempts, audit, homes, people
from storage.homes import Ask, Home

LINK = "home_"  # what a deep link from the sheet's QR begins with
PATIENCE = 3  # answers somebody may wait for at once


def home(scene: Scene, rest: str) -> None:
    """/home, /home CODE, /home 3号楼2单元501."""
    if not rest:
        return scene.reply(mine_card(scene), anew=True)
    if homes.is_code(rest):
        return by_code(scene, rest)
    return _by_place(scene, rest)


def mine_card(scene: Scene) -> Card:
    """Where they live, as we know it; moving out; how to say it."""
    mine = homes.of(scene.db, scene.house.seal, scene.person.id)
    told = [scene.say("home-line", home=named(scene, living.home)) for living in mine]
    buttons = tuple(
        (scene.button(scene.say("home-leave", home=named(scene, living.home)), "moveout", living.id),)
        for living in mine
    )
    return Card(speak.lines(*told, scene.say("home-how")), scene.say("home-title"), buttons)


def named(scene: Scene, home_: Home) -> str:
    """「3号楼2单元501」"""
    known = scene.house.town.community.building(home_.building)
    unit = scene.say("home-unit", unit=home_.unit) if home_.unit else ""
    return scene.say("home-named", building=known.name if known else home_.building, unit=unit, room=home_.room)


def by_code(scene: Scene, words: str) -> None:
    """The code of a household, five wrong ones an hour (R20)."""
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    found = homes.by_code(scene.db, scene.house.seal, words)
    if found is None:
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return scene.reply_words("home-code-wrong")
    where = named(scene, homes.home_of(scene.db, scene.house.seal, found))
    if not homes.settle(scene.db, scene.person.id, found, "code", None, scene.now):
        return scene.reply_words("home-known", home=where)
    _note(scene, "ResidenceBegun", found, f"person:{scene.person.id}:code")
    return scene.reply_words("home-welcome", home=where)


def _by_place(scene: Scene, words: str) -> None:
    """An address: the grid worker is asked, or the admins where there is none."""
    place = scene.house.town.read(words).place
    if place is None or not place.building or not place.room:
        return scene.reply_words("home-unclear")
    seal, me = scene.house.seal, scene.person.id
    said = Home(place.building, place.unit or "", place.room)
    if any(living.home == said for living in homes.of(scene.db, seal, me)):
        return scene.reply_words("home-known", home=named(scene, said))
    if homes.has_roll(scene.db, said.building) and homes.find(scene.db, seal, said) is None:
        return scene.reply_words("home-not-listed", home=named(scene, said), phone=speak.phone(scene, "office"))
    if homes.open_asks(scene.db, me) >= PATIENCE:
        return scene.reply_words("home-asked-much")
    crew = [worker for worker in people.crew(scene.db, place.grid or "-") if worker != me]
    asked = homes.ask(scene.db, seal, me, said, crew[0] if crew else None, scene.now)
    audit.note(scene.db, scene.now, me, "ResidenceAsked", f"home_ask:{asked.id}")
    _put_the_question(scene, asked)
    return scene.reply_words("home-asked", home=named(scene, said))


def _put_the_question(scene: Scene, asked: Ask) -> None:
    if asked.worker is not None:
        letters.write_to(scene, asked.worker, lambda theirs: question(theirs, asked))
    else:
        letters.write_to_admins(scene, lambda theirs: question(theirs, asked), scene.person.id)


def question(scene: Scene, asked: Ask) -> Card:
    """[是这里的住户] [不是]"""
    text = scene.say("home-question", who=speak.person(scene, asked.person), home=named(scene, asked.home))
    buttons = speak.rows(scene, asked.id, 0, [("home-is", "lives.yes"), ("home-is-not", "lives.no")])
    return Card(text, scene.say("home-question-title"), buttons, subject=f"home:{asked.id}")


def _lives(scene: Scene, pressed: Pressed) -> None:
    """The word of the worker who was asked, or of an admin – never about oneself (R27)."""
    asked = homes.asked(scene.db, scene.house.seal, pressed.id)
    if asked is None or not _may_say(scene, asked):
        return scene.reply_words("not-yours")
    state = "confirmed" if pressed.argument == "yes" else "refused"
    if not homes.decide(scene.db, asked.id, state, scene.person.id, scene.now):
        return scene.reply(Card(scene.say("home-decided")))
    if state == "confirmed":
        found = homes.household(scene.db, scene.house.seal, asked.home, scene.now)
        homes.settle(scene.db, asked.person, found, "worker", scene.person.id, scene.now)
        _note(scene, "ResidenceBegun", found, f"person:{asked.person}:worker")
    else:
        audit.note(scene.db, scene.now, scene.person.id, "ResidenceRefused", f"home_ask:{asked.id}")
    _answer(scene, asked, "home-welcome" if state == "confirmed" else "home-refused")
    return scene.reply(Card(scene.say(f"home-said-{state}", home=named(scene, asked.home))))


def _answer(scene: Scene, asked: Ask, key: str) -> None:
    """The resident hears what was said."""
    letters.write_to(
        scene, asked.person,
        lambda theirs: Card(theirs.say(key, home=named(theirs, asked.home), phone=speak.phone(theirs, "office"))),
    )  # fmt: skip


def _may_say(scene: Scene, asked: Ask) -> bool:
    if asked.person == scene.person.id:
        return False
    return scene.person.has("admin") or (asked.worker == scene.person.id and scene.person.has("worker"))


def _move_out(scene: Scene, pressed: Pressed) -> None:
    """搬走了: asked once more, then it is so."""
    living = next((x for x in homes.of(scene.db, scene.house.seal, scene.person.id) if x.id == pressed.id), None)
    if living is None:
        return scene.reply(mine_card(scene))
    where = named(scene, living.home)
    if pressed.argument != "yes":
        buttons = speak.rows(scene, living.id, 0, [("home-leave-yes", "moveout.yes")], [("back", "myhome")])
        return scene.reply(Card(scene.say("home-leave-sure", home=where), scene.say("home-title"), buttons))
    left = homes.leave(scene.db, living.id, scene.person.id, scene.now)
    if left is not None:
        _note(scene, "ResidenceEnded", left, f"person:{scene.person.id}")
    return scene.reply(Card(scene.say("home-left", home=where)))


def _mine(scene: Scene, pressed: Pressed) -> None:
    scene.reply(mine_card(scene))


def _note(scene: Scene, verb: str, household: int, detail: str) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"household:{household}", detail)


ACTIONS: dict[str, Handler] = {"lives": _lives, "moveout": _move_out, "myhome": _mine}
COMMANDS = {"home": home}
