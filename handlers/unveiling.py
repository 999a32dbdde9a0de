"""Behind a pseudonym (R59): who said something is told to two admins, for a reason that is written down, and never in secret – its
author hears of it and reads the reason.  A threat or a slander may need it; curiosity gets no second admin."""

from typing import Any

from handlers import letters, speak, statement_cards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import audit, people, statements, topics, unveilings
from storage.statements import Statement
from storage.unveilings import Unveiling

LONGEST = 300  # characters of a reason


def why_not(scene: Scene, statement: Statement) -> str:
    """Why the person of the scene may not ask; '' = they may.  Not of an interested party, whose label says it, nor of oneself."""
    if not scene.person.has("admin") or statement.label or _own(scene, statement):
        return "not-yours"
    return "" if _others(scene, statement) else "unveil-nobody"


def _own(scene: Scene, statement: Statement) -> bool:
    return statement.person in people.selves(scene.db, scene.person.id)


def _others(scene: Scene, statement: Statement) -> list[int]:
    """Admins who may agree to it."""
    return [id for id in people.holders(scene.db, "admin") if id not in (scene.person.id, statement.person)]


def asked(scene: Scene, start: dict[str, Any], words: str) -> None:
    """With its reason: every other admin is asked."""
    statement = statements.get(scene.db, int(start["statement"]))
    if statement is None or not scene.person.has("admin") or _own(scene, statement):
        return scene.reply_words("not-yours")
    made = unveilings.ask(scene.db, scene.house.seal, statement.id, scene.person.id, words[:LONGEST], scene.now)
    if made is None:
        return scene.reply_words("unveil-waits")
    _note(scene, "AuthorAsked", made)
    for admin in _others(scene, statement):
        letters.write_to(scene, admin, lambda theirs: _question(theirs, statement, made))
    return scene.reply_words("unveil-asked")


def _question(scene: Scene, statement: Statement, made: Unveiling) -> Card:
    """To a second admin."""
    topic = topics.get(scene.db, statement.topic)
    text = lines(
        scene.say("unveil-question", admin=speak.person(scene, made.asked_by)),
        scene.say("say-quoted", who=statement_cards.who(scene, statement), words=statement.said),
        scene.say("topic-because", reason=made.reason),
    )
    buttons = rows(scene, made.id, 0, [("unveil-yes", "unveil.yes"), ("unveil-no", "unveil.no")])
    return Card(text, statement_cards.title(scene, topic), buttons, subject=f"unveil:{made.id}")


def _press(scene: Scene, pressed: Pressed) -> None:
    """同意查明, 不同意: a second admin's, never who asked nor the author."""
    made = unveilings.get(scene.db, scene.house.seal, pressed.id)
    statement = statements.get(scene.db, made.statement) if made else None
    if made is None or statement is None or not scene.person.has("admin") or _own(scene, statement):
        return scene.reply_words("not-yours")
    yes = pressed.argument == "yes"
    if not unveilings.decide(scene.db, made.id, "told" if yes else "refused", scene.person.id, scene.now):
        return scene.reply_words("not-yours" if made.asked_by == scene.person.id else "volunteer-decided")
    _note(scene, "AuthorTold" if yes else "AuthorNotTold", made)
    if not yes:
        letters.write_to(scene, made.asked_by, lambda theirs: Card(theirs.say("unveil-refused")))
        return scene.reply_words("unveil-refused")
    topic = topics.get(scene.db, statement.topic)
    letters.write_to(scene, made.asked_by, lambda theirs: _name(theirs, statement))
    letters.write_to(
        scene, statement.person,
        lambda theirs: Card(
            theirs.say("unveil-told", words=statement.said, reason=made.reason, phone=speak.phone(theirs, "office")),
            statement_cards.title(theirs, topic),
        ),
    )  # fmt: skip
    return scene.reply(_name(scene, statement))


def _name(scene: Scene, statement: Statement) -> Card:
    who = statement_cards.who(scene, statement)
    return Card(scene.say("unveil-name", who=who, name=speak.person(scene, statement.person)))


def _note(scene: Scene, verb: str, made: Unveiling) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"statement:{made.statement}", f"unveiling:{made.id}")


ACTIONS = {"unveil": _press}
TYPED = {"unveil-why": asked}
