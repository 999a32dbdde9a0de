"""/vote and the buttons of votes; whether they may be pressed is asked of the database at each press (R17)."""

from collections.abc import Callable

from flows.deciding.topic import NotNow, NotYours
from flows.deciding.vote import CHECKING, COUNTED, OPEN, Missing, Vote, move
from handlers import speak, talk, vote_cards, vote_results, vote_rights, vote_scrutiny, votes
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from storage import attempts, ballots, rolls, topic_texts, topics
from storage import votes as rows
from storage.rolls import RollLine

Step = Callable[[Scene, Vote, Pressed], None]


def vote(scene: Scene, rest: str) -> None:
    """/vote: what there is to vote on; /vote CODE: the code that was handed over in person."""
    if rest:
        if not attempts.may_try(scene.db, scene.person.id, scene.now):
            return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
        known = vote_rights.redeem(scene, rest)
        if known is None:
            return scene.reply_words("vote-code-wrong")
        return scene.reply(votes.show(scene, known), anew=True)
    found = [v for v in rows.underway(scene.db) if _concerns(scene, v)]
    if len(found) == 1:
        return scene.reply(votes.show(scene, found[0]), anew=True)
    return scene.reply(vote_cards.listed(scene, found), anew=True)


def _concerns(scene: Scene, known: Vote) -> bool:
    return bool(rolls.theirs(scene.db, known.id, scene.person.id, known.rule.electorate))


def _ballot(scene: Scene, pressed: Pressed) -> None:
    """同意, 不同意, 弃权, or an option: one more press and it is another choice, until the close."""
    unit = rolls.line(scene.db, pressed.id)
    if unit is None or scene.person.has("party"):
        return scene.reply_words("not-yours")
    known = ballots.hold(scene.db, unit.vote)
    if not rolls.may(scene.db, unit, scene.person.id, known.rule.electorate):
        return scene.reply_words("not-yours")
    if not known.open_at(scene.now):
        scene.edits = ""
        return scene.reply_words(
            "ballot-too-late" if known.step not in ("checking", "announced") else "ballot-too-early"
        )
    if pressed.argument == "unit":
        return scene.reply(_card(scene, known, unit))
    if known.takes(pressed.argument):
        before = bool(ballots.voted(scene.db, [unit.id]))
        changed = votes.cast(scene, known, unit, pressed.argument)
        scene.reply(_card(scene, known, unit))
        return scene.reply_words("ballot-changed") if changed and before else None
    if known.options and set(pressed.argument) <= {"0", "1"} and len(pressed.argument) < len(known.options):
        return scene.reply(_card(scene, known, unit, pressed.argument))
    return scene.reply_words("button-unknown")


def _card(scene: Scene, known: Vote, unit: RollLine, so_far: str = "") -> Card:
    """The ballot of one unit, as it stands.  so_far: see vote_cards.ballot."""
    at = None if so_far else ballots.voted(scene.db, [unit.id]).get(unit.id)
    mine = rolls.theirs(scene.db, known.id, scene.person.id, known.rule.electorate)
    return vote_cards.ballot(scene, known, unit, at, so_far, one_of=len(mine))


def _vote(scene: Scene, pressed: Pressed) -> None:
    """Everything else on the cards of votes."""
    what = pressed.argument
    if what == "new":
        return _new(scene, pressed.id)
    if what in OF_UNIT:
        return _of_unit(scene, pressed)
    if what == "answer":
        return _answer(scene, pressed)
    known = rows.get(scene.db, pressed.id)
    if what in FREE:
        return FREE[what](scene, known, pressed)
    if (
        what in RUN
        and not vote_rights.runs(scene)
        and (what != "paper" or "enters" not in votes.relations(scene, known))
    ):
        return scene.reply_words("not-yours")
    try:
        return {**RUN, **SCRUTINY}[what](scene, known, pressed)
    except KeyError:
        return scene.reply_words("button-unknown")
    except NotYours:
        return scene.reply_words("not-yours")
    except (NotNow, Missing):
        scene.edits = ""
        return scene.reply(votes.manage(scene, known) if vote_rights.runs(scene) else vote_scrutiny.card(scene, known))


def _new(scene: Scene, topic: int) -> None:
    """[表决] on a topic's card."""
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    known, scene.edits = topics.get(scene.db, topic), ""
    if (there := rows.of_topic(scene.db, topic)) is not None:
        return scene.reply(votes.manage(scene, there), anew=True)
    if known.step != "discuss":
        return scene.reply_words("vote-not-discussed")
    text = topic_texts.version(scene.db, topic, known.text_version)
    options = [option.title for option in text.options] if text else []
    return talk.start(scene, "vote", f"topic:{topic}", topic=topic, title=known.title, options=options)


def _show(scene: Scene, known: Vote, pressed: Pressed) -> None:
    """The ballot; for who is on no roll, what everybody may know; in the checking period the own lines."""
    if known.step == CHECKING:
        for unit in rolls.theirs(scene.db, known.id, scene.person.id, known.rule.electorate):
            scene.reply(vote_cards.roll_line(scene, known, unit), anew=True)
    scene.reply(votes.show(scene, known), anew=True)


def _turnout(scene: Scene, known: Vote, pressed: Pressed) -> None:
    scene.reply(votes.turnout(scene, known) if known.step == OPEN else votes.show(scene, known), anew=True)


def _eyes(scene: Scene, known: Vote, pressed: Pressed) -> None:
    scene.reply(vote_cards.eyes(scene, known), anew=True)


def _manage(scene: Scene, known: Vote, pressed: Pressed) -> None:
    scene.reply(votes.manage(scene, known))


def _check(scene: Scene, known: Vote, pressed: Pressed) -> None:
    scene.reply(votes.manage(scene, votes.check(scene, known)))


def _announce(scene: Scene, known: Vote, pressed: Pressed) -> None:
    scene.reply(votes.manage(scene, votes.announce(scene, known)))


def _hurry(scene: Scene, known: Vote, pressed: Pressed) -> None:
    """临时通知: first everything else must be there, then the reason."""
    move(known, "hurry", votes.relations(scene, known), scene.now, ready=votes.ready(scene, known), reason="?")
    scene.edits = ""
    talk.start(scene, "vote-hurry", f"vote:{known.id}", vote=known.id)


def _talks(flow: str) -> Step:
    def begin(scene: Scene, known: Vote, pressed: Pressed) -> None:
        scene.edits = ""
        if known.step in (*COUNTED, "cancelled"):
            return scene.reply(votes.manage(scene, known), anew=True)
        return talk.start(scene, flow, f"vote:{known.id}", vote=known.id, options=len(known.options))

    return begin


def _verdict(verdict: str) -> Step:
    def say(scene: Scene, known: Vote, pressed: Pressed) -> None:
        scene.reply(vote_scrutiny.card(scene, vote_scrutiny.scrutinise(scene, known, verdict)))

    return say


def _of_unit(scene: Scene, pressed: Pressed) -> None:
    """[核对本户票] after the close, [名册有错] before."""
    unit = rolls.line(scene.db, pressed.id)
    known = rows.get(scene.db, unit.vote) if unit else None
    if unit is None or known is None or not rolls.may(scene.db, unit, scene.person.id, known.rule.electorate):
        return scene.reply_words("not-yours")
    return OF_UNIT[pressed.argument](scene, known, unit)


def _own(scene: Scene, known: Vote, unit: RollLine) -> None:
    if known.step not in COUNTED or known.secret:
        return scene.reply_words("ballot-own-later")
    choice = ballots.own(scene.db, scene.house.seal, known, unit)
    return scene.reply(vote_results.own(scene, known, unit, choice), anew=True)


def _object(scene: Scene, known: Vote, unit: RollLine) -> None:
    if known.step != CHECKING:
        return scene.reply_words("roll-too-late")
    scene.edits = ""
    return talk.start(scene, "roll-object", f"vote:{known.id}", unit=unit.id)


def _answer(scene: Scene, pressed: Pressed) -> None:
    found = rolls.objection(scene.db, scene.house.seal, pressed.id)
    if found is None or not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    scene.edits = ""
    if found.answer:
        return scene.reply(Card(scene.say("roll-answered", words=found.answer)))
    return talk.start(scene, "roll-answer", f"vote:{found.vote}", objection=found.id)


FREE: dict[str, Step] = {"show": _show, "turnout": _turnout, "eyes": _eyes}
RUN: dict[str, Step] = {
    "manage": _manage,
    "check": _check,
    "announce": _announce,
    "hurry": _hurry,
    "cancel": _talks("vote-cancel"),
    "paper": _talks("vote-paper"),
    "box": _talks("vote-box"),
    "code": _talks("vote-code"),
    "proxy": _talks("vote-proxy"),
}
SCRUTINY: dict[str, Step] = {"right": _verdict("right"), "wrong": _verdict("wrong")}
OF_UNIT: dict[str, Callable[[Scene, Vote, RollLine], None]] = {"own": _own, "object": _object}
ACTIONS: dict[str, Callable[[Scene, Pressed], None]] = {"vote": _vote, "ballot": _ballot}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"vote": vote}
