"""/aid (求助) and the buttons of requests for help: whose they are is asked of the database, now."""

from collections.abc import Callable
from functools import partial

from flows.dialogue import Item
from flows.understanding.places import Place
from flows.volunteers.aid import MATCHED, OPEN, RATINGS, SERVED, SERVED_LENGTHS, Aid, NotNow, NotYours
from handlers import aid_cards, aid_hours, aid_hours_cards, aids, letters, talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.homes import named
from handlers.scene import Handler, Scene
from handlers.speak import rows
from storage import aids as stored
from storage import homes
from storage.aids import Asked

MOST = 3  # requests for help of one person that look for somebody at once


def aid(scene: Scene, rest: str = "") -> None:
    """/aid, alone or with the words behind it: what is under way, and a new one; the first time the asking begins."""
    mine = [a for a in stored.mine(scene.db, scene.house.seal, scene.person.id) if a.step in (OPEN, MATCHED, SERVED)]
    todo = stored.todo(scene.db, scene.house.seal, scene.person.id)
    if rest or not (mine or todo):
        return _begin(scene, rest)
    return scene.reply(_list(scene, mine, todo), anew=True)


def _list(scene: Scene, mine: list[Aid], todo: list[Aid]) -> Card:
    """What they asked for and where they go, a button each."""
    made = [
        (aid_cards.title(scene, a), scene.button(f"{n}", "aid.show", a.id, a.version)) for n, a in enumerate(mine, 1)
    ]
    made += [
        (aid_cards.title(scene, a), scene.button(f"{n}", "help.show", a.id)) for n, a in enumerate(todo, len(mine) + 1)
    ]
    told = "\n".join(f"{button.label}. {words}" for words, button in made)
    buttons = tuple(tuple(b for _, b in made[n : n + 5]) for n in range(0, len(made), 5))
    return Card(told, scene.say("aid-list"), buttons + rows(scene, 0, 0, [("aid-new", "aid.new")]))


def _begin(scene: Scene, rest: str = "") -> None:
    """The asking; who has several under way waits for one of them (R26)."""
    if sum(a.step == OPEN for a in stored.mine(scene.db, scene.house.seal, scene.person.id)) >= MOST:
        return scene.reply_words("aid-enough", n=MOST)
    living = homes.of(scene.db, scene.house.seal, scene.person.id)
    place = None
    if living:
        home = living[0].home
        known = scene.house.town.community.building(home.building)
        place = Place(named(scene, home), home.building, home.unit, home.room, known.grid if known else None).as_json()
    said = [Item("words", rest, scene.said.message_id, scene.said.said_at.timestamp())] if rest else []
    return talk.start(scene, "aid", material=said, home=place)


def _asker(scene: Scene, pressed: Pressed) -> None:
    """The buttons of who asked."""
    if pressed.argument == "new":
        scene.edits = ""
        return _begin(scene)
    known = stored.get(scene.db, scene.house.seal, pressed.id)
    if "asker" not in aids.relations(scene, known):
        return scene.reply_words("not-yours")
    if pressed.argument == "show" or known.version != pressed.version:
        return scene.reply(aid_cards.asker_card(scene, known))
    return _do(scene, known, pressed.argument)


def _do(scene: Scene, known: Aid, what: str) -> None:
    if what == "word" and known.step == MATCHED:
        scene.edits = ""
        return talk.start(scene, "aid-word", f"aid:{known.id}", aid=known.id)
    if what == "cancel" and known.step in (OPEN, MATCHED):
        aids.cancel(scene, known)
    if what == "done" and known.step == MATCHED:
        for helper in aids.helpers(scene, known):
            letters.write_to(scene, scene.person.id, partial(aid_hours_cards.other_hours_card, aid=known, asked=helper))
        return None
    return scene.reply(aid_cards.asker_card(scene, stored.get(scene.db, scene.house.seal, known.id)))


def _helper(scene: Scene, pressed: Pressed) -> None:
    """The buttons of who was asked."""
    known = stored.get(scene.db, scene.house.seal, pressed.id)
    asked = aids.own(scene, known)
    if asked is None:
        return scene.reply_words("not-yours")
    try:
        HELPER.get(pressed.argument, _hours)(scene, known, asked, pressed.argument)
    except (NotNow, NotYours):
        _stands(scene, known, asked)
    return None


def _stands(scene: Scene, known: Aid, asked: Asked) -> None:
    """How it stands for a volunteer: theirs, gone to somebody else, or over."""
    if asked.state == "accepted":
        return scene.reply(aid_cards.helper_card(scene, known, asked))
    if asked.state == "asked" and known.step == OPEN:
        return scene.reply(aid_cards.ask_card(scene, known, asked))
    key = {"declined": "declined", "left": "left"}.get(asked.state, "taken")
    return scene.reply(aid_cards.gone_card(scene, known, key))


def _yes(scene: Scene, known: Aid, asked: Asked, _: str) -> None:
    if asked.state == "declined" and known.step == OPEN:
        stored.answer(scene.db, asked, "asked", scene.now)  # they changed their mind, and nobody goes yet
    moved = aids.accept(scene, known, asked)
    now = aids.own(scene, moved)
    assert now is not None, "they were asked"
    scene.reply(aid_cards.helper_card(scene, moved, now))


def _no(scene: Scene, known: Aid, asked: Asked, _: str) -> None:
    if asked.state != "asked":
        return _stands(scene, known, asked)
    aids.decline(scene, known, asked)
    return scene.reply(aid_cards.gone_card(scene, known, "declined"))


def _drop(scene: Scene, known: Aid, asked: Asked, _: str) -> None:
    aids.drop(scene, known, asked)
    scene.reply(aid_cards.gone_card(scene, known, "left"))


def _word(scene: Scene, known: Aid, asked: Asked, _: str) -> None:
    if asked.state != "accepted" or known.step not in (MATCHED, SERVED):
        return _stands(scene, known, asked)
    scene.edits = ""
    return talk.start(scene, "aid-word", f"aid:{known.id}", aid=known.id)


def _done(scene: Scene, known: Aid, asked: Asked, _: str) -> None:
    if asked.state != "accepted" or asked.quarters is not None or known.step not in (MATCHED, SERVED):
        return _stands(scene, known, asked)
    return scene.reply(aid_hours_cards.served_card(scene, known))


def _hours(scene: Scene, known: Aid, asked: Asked, argument: str) -> None:
    """q4: an hour."""
    quarters = int(argument[1:]) if argument[:1] == "q" and argument[1:].isdigit() else -1
    if asked.state != "accepted" or asked.quarters is not None or quarters not in SERVED_LENGTHS:
        return _stands(scene, known, asked)
    moved = aid_hours.serve(scene, known, asked, quarters, asker=False)
    now = aids.own(scene, moved)
    assert now is not None, "they were asked"
    return scene.reply(aid_cards.helper_card(scene, moved, now))


Step = Callable[[Scene, Aid, Asked, str], None]
HELPER: dict[str, Step] = {
    "show": lambda scene, known, asked, _: _stands(scene, known, asked),
    "yes": _yes,
    "no": _no,
    "drop": _drop,
    "word": _word,
    "done": _done,
}


def _heard(scene: Scene, pressed: Pressed) -> None:
    """对 / 不对: how long it took, as who was helped says."""
    found = aids.of_ask(scene, pressed.id)
    if found is None or "asker" not in aids.relations(scene, found[0]):
        return scene.reply_words("not-yours")
    known, asked = found
    argument = pressed.argument
    if argument == "no" and asked.heard is None:
        return scene.reply(aid_hours_cards.other_hours_card(scene, known, asked))
    said = asked.quarters if argument == "yes" else int(argument[1:]) if argument[1:].isdigit() else None
    if asked.heard is None and said is not None and known.step in (MATCHED, SERVED):
        moved = aid_hours.serve(scene, known, asked, said, asker=True)
        if asked.quarters is not None and said != asked.quarters:
            letters.write_to(scene, asked.person, lambda theirs: aid_hours_cards.differs_card(theirs, moved, said))
    return scene.reply(aid_hours_cards.rate_card(scene, known, asked, "rate"))


def _judge(scene: Scene, pressed: Pressed) -> None:
    """An admin settles hours that differ, never the own ones."""
    found, said = aids.of_ask(scene, pressed.id), pressed.argument[1:]
    if (
        found is None
        or not scene.person.has("admin")
        or scene.person.id in aid_hours.sides(*found)
        or not said.isdigit()
    ):
        return scene.reply_words("not-yours")
    known, asked = found
    if known.step != SERVED or None in (asked.quarters, asked.heard) or asked.quarters == asked.heard:
        return scene.reply(Card(scene.say("volunteer-decided")))
    aid_hours.judge(scene, known, asked, int(said))
    return scene.reply(Card(scene.say("volunteer-noted")))


def _rate(scene: Scene, pressed: Pressed) -> None:
    """很好 / 还行 / 不好, by who was helped; then a word of thanks if they like."""
    found = aids.of_ask(scene, pressed.id)
    if found is None or "asker" not in aids.relations(scene, found[0]):
        return scene.reply_words("not-yours")
    if pressed.argument == "thank":
        scene.edits = ""
        return talk.start(scene, "aid-thanks", f"aid:{found[0].id}", ask=found[1].id)
    return _graded(scene, found[1], pressed.argument, "rating")


def _manners(scene: Scene, pressed: Pressed) -> None:
    """And by who helped."""
    found = aids.of_ask(scene, pressed.id)
    if found is None or found[1].person != scene.person.id:
        return scene.reply_words("not-yours")
    return _graded(scene, found[1], pressed.argument, "manners")


def _graded(scene: Scene, asked: Asked, grade: str, column: str) -> None:
    given = asked.rating if column == "rating" else asked.manners
    if grade in RATINGS and given is None:
        stored.note(scene.db, asked.id, **{column: RATINGS[grade]})
    scene.reply(aid_hours_cards.thank_card(scene, asked, "rate" if column == "rating" else "manners"))


ACTIONS: dict[str, Handler] = {
    "aid": _asker,
    "help": _helper,
    "heard": _heard,
    "judge": _judge,
    "rate": _rate,
    "manners": _manners,
}
COMMANDS = {"aid": aid}
TYPED = {"aid-me": aid}
