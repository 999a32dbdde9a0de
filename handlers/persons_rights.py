"""代办 (R35): somebody without a chat wants to see or delete what we keep.  Whoever they told writes it down; an admin asks them
by phone or at the door, and only then does it, in another's name than the one who wrote it down."""

from datetime import datetime, timedelta

from flows.callback import digits
from flows.consent import ANSWER_DAYS, ERASE, EXPORT
from flows.effects.persons import AskRights
from handlers import callback_cards, callbacks, persons_erase, persons_export, persons_link, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.house import NOTICE, House
from handlers.notices import scene_of
from handlers.scene import Scene, post
from handlers.speak import rows
from storage import attempts, audit, consents, contacts, dialogues, due, media, mydata, outbox, people, requests
from storage import callbacks as calls
from storage.callbacks import Callback
from storage.db import Db
from storage.dialogues import Dialogue
from storage.due import DueRow

OPEN = "rights-open"  # still not answered
REMINDED = (10, 14)  # days after it was written down


def asked(scene: Scene, dialogue: Dialogue, effect: AskRights) -> None:
    """It is written down, and the admins have a call to make.  Whom the words name is looked up last: a wrong one counts."""
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    owner = _owner(scene, effect.whom)
    if owner is None:
        attempts.wrong(scene.db, scene.person.id, scene.now)
        again = rows(scene, 0, 0, [("rights-again", "me.for")])
        return scene.reply(Card(scene.say("rights-unknown", phone=speak.phone(scene, "office")), rows=again), anew=True)
    if people.channels(scene.db, owner) or people.get(scene.db, scene.house.seal, owner).roles:
        return scene.reply_words("rights-themselves")
    said = scene.say("rights-proof")
    consents.give(scene.db, owner, effect.wanted, NOTICE, said, scene.now, how=effect.how, by=scene.person.id)
    owed = calls.add(scene.db, effect.wanted, owner, scene.now)
    dialogues.became(scene.db, dialogue.id, f"callback:{owed.id}")
    for days in REMINDED:
        due.put(scene.db, OPEN, f"callback:{owed.id}", owed.opened_at + timedelta(days=days))
    newest = requests.mine(scene.db, owner, 1)
    if effect.voice is not None and newest:
        media.keep(scene.db, [effect.voice], newest[0].id, scene.person.id, "consent")
    audit.note(scene.db, scene.now, scene.person.id, "RightsAsked", f"person:{owner}", effect.wanted)
    scene.reply(Card(scene.say("rights-asked", n=ANSWER_DAYS)), anew=True)
    return callbacks.send(scene, owed)


def remind(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """The day they must have an answer comes near: the admins are shown the call again."""
    owed = calls.get(db, row.number)
    if owed.state == "open":
        callbacks.send(scene_of(db, house, owed.person, now), owed)
    return []


def _owner(scene: Scene, words: str) -> int | None:
    """Whose receipt it is; staff may also say a phone.  None = nobody we know, or the code is wrong."""
    request = persons_link.proved(scene, words)
    if request is not None:
        return people.get(scene.db, scene.house.seal, request.reporter).id
    phone = digits(words) if scene.person.has("worker") or scene.person.has("admin") else ""
    found = contacts.owner(scene.db, scene.house.seal, phone) if phone else None
    return people.get(scene.db, scene.house.seal, found).id if found is not None else None


def _right(scene: Scene, pressed: Pressed) -> None:
    """The buttons of the call: they were asked (ask-…), they want it (reached, visited), or not after all (refused)."""
    owed, asks, how = calls.get(scene.db, pressed.id), pressed.argument.startswith("ask-"), pressed.argument[-7:]
    if not scene.person.has("admin") or owed.kind not in DONE or how not in (*callback_cards.MET, "refused"):
        return scene.reply_words("not-yours")
    if owed.state != "open" or owed.version != pressed.version:
        return scene.reply(callback_cards.card(scene, owed))
    return scene.reply(_sure(scene, owed, how)) if asks else _settle(scene, owed, how)


def _sure(scene: Scene, owed: Callback, how: str) -> Card:
    """Read it to them: do they want it?"""
    text = persons_erase.what_goes(scene, owed.person) if owed.kind == ERASE else scene.say("export-ask")
    choices = [[(f"rights-{owed.kind}", f"right.{how}")], [("rights-no", "right.refused")], [("back", "call.show")]]
    buttons = rows(scene, owed.id, owed.version, *choices)
    return Card(text, scene.say(f"call-title-{owed.kind}"), buttons, subject=f"call:{owed.id}")


def _settle(scene: Scene, owed: Callback, how: str) -> None:
    """Do it, or not; who wrote it down hears what came of it."""
    by = consents.recorder(scene.db, owed.person, owed.kind)
    if by == scene.person.id and people.holders(scene.db, "admin") != [by]:
        return scene.reply_words("rights-another-admin")
    pressed_card, scene.edits = scene.edits, ""
    callbacks.close(scene, owed, how, scene.person.id)
    due.drop(scene.db, f"callback:{owed.id}", OPEN)
    if how in callback_cards.MET:
        DONE[owed.kind](scene, owed)
    callbacks.show_settled(scene, owed)  # after the erasing, which empties the cards that are about them
    scene.edits = pressed_card
    scene.reply(callback_cards.card(scene, calls.get(scene.db, owed.id)))
    return _tell(scene, by, f"{owed.kind}-{'refused' if how == 'refused' else 'told'}")


def _export(scene: Scene, owed: Callback) -> None:
    """Two files for the admin, who reads them out or brings them on paper."""
    kept = mydata.collect(scene.db, scene.house.seal, owed.person, scene.now)
    persons_export.files(scene, kept, f"{owed.person}")
    audit.note(scene.db, scene.now, scene.person.id, "DataShown", f"person:{owed.person}", f"callback:{owed.id}")


def _erase(scene: Scene, owed: Callback) -> None:
    persons_erase.erased(scene.as_(owed.person), by=scene.person.id)


def _tell(scene: Scene, by: int | None, key: str) -> None:
    """What came of it, to whoever wrote it down."""
    chat = people.last_chat(scene.db, by) if by is not None else None
    if by is not None and by != scene.person.id and chat is not None:
        words = scene.as_(by).say(key)
        post(scene.db, scene.house, chat, Card(words), scene.now, priority=outbox.DISPATCH)


DONE = {EXPORT: _export, ERASE: _erase}
ACTIONS = {"right": _right}
