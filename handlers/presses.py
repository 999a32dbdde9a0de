"""Presses: every button and who may press it, asked of the database at the moment of the press (R17).

The buttons of a request stand in modules of their own; here are those of a talk, and the one table of all.
"""

from flows.dialogue import Item
from flows.facts import row
from flows.neighbours import SAME
from handlers import (
    admin,
    aid_presses,
    assist_presses,
    bank_presses,
    blocks,
    broadcast_presses,
    bulletin,
    buttons,
    canned,
    commands,
    consent,
    figures,
    groups,
    habits,
    homes,
    honour_presses,
    meeting_presses,
    neighbour_presses,
    persons_call,
    persons_data,
    persons_rights,
    persons_settings,
    queue_list,
    request_presses,
    reviews,
    shift_presses,
    staff,
    statement_presses,
    talk,
    topic_item_presses,
    topic_presses,
    town_calendar,
    town_grids,
    town_services,
    volunteer_presses,
    vote_presses,
    waiting,
    work_presses,
)
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from storage import dialogues, people, requests
from storage.dialogues import Dialogue


def press(scene: Scene, data: str, card_message_id: str) -> None:
    """One press, hostile until proven ours."""
    pressed = _read(scene, data)
    if pressed is None or pressed.verb not in ACTIONS:
        scene.reply_words("button-unknown")
        return
    scene.edits = card_message_id
    ACTIONS[pressed.verb](scene, pressed)


def _read(scene: Scene, data: str) -> Pressed | None:
    """Made for this person – or for a guest who turned out to be them: cards stay where they were born (/link)."""
    pressed = buttons.read(scene.house.seal, scene.person.id, data)
    if pressed is not None:
        return pressed
    guests = people.selves(scene.db, scene.person.id)
    return next((p for guest in guests if (p := buttons.read(scene.house.seal, guest, data)) is not None), None)


def _answer(scene: Scene, pressed: Pressed) -> None:
    """A choice under a question of a dialogue."""
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is None or open_.id != pressed.id:
        _finished(scene, pressed)
    elif pressed.version != len(open_.talk.material):
        scene.edits = ""
        talk.show(scene, open_, "stale-question")
    elif _agrees(open_, pressed.argument) and consent.needs_guardian(scene):
        scene.edits = ""
        consent.minor(scene)
    else:
        if open_.state == "parked":
            dialogues.save(scene.db, scene.house.seal, open_.id, open_.talk, "open", open_.subject, scene.now)
        message = f"press-{pressed.version}"
        item = Item("press", pressed.argument, message, scene.said.said_at.timestamp())
        talk.hear(scene, open_, [item])


def _agrees(dialogue: Dialogue, choice: str) -> bool:
    """Is this choice also the yes to the notice?"""
    return choice == "agree" or (choice.startswith(SAME) and not dialogue.start.get("agreed"))


def _finished(scene: Scene, pressed: Pressed) -> None:
    """A question whose dialogue is over: what became of it."""
    subject = dialogues.subject_of(scene.db, pressed.id, scene.person.id)
    scene.edits = ""
    if subject and subject.startswith("request:") and pressed.argument in ("submit", "agree"):
        request = requests.get(scene.db, row(subject))
        scene.reply_words("already-submitted", number=request.service_request_id)
    else:
        scene.reply_words("stale-gone")


def _cancel(scene: Scene, pressed: Pressed) -> None:
    commands.cancel(scene)


def _resume(scene: Scene, pressed: Pressed) -> None:
    """继续: the parked dialogue goes on with its open question."""
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is None or open_.id != pressed.id:
        return scene.reply_words("stale-gone")
    dialogues.save(scene.db, scene.house.seal, open_.id, open_.talk, "open", open_.subject, scene.now)
    scene.edits = ""
    return talk.show(scene, open_)


def _discard(scene: Scene, pressed: Pressed) -> None:
    """放弃."""
    scene.edits = ""
    dropped = waiting.drop(scene)
    scene.reply_words("cancelled" if dropped else "nothing-to-cancel")
    waiting.back(scene)


def _language(scene: Scene, pressed: Pressed) -> None:
    if not pressed.argument:
        commands.language(scene, "")
    elif pressed.argument in scene.house.words.languages:
        scene.db.touched.add(f"menu:{scene.chat}")
        people.speak_in(scene.db, scene.person.id, pressed.argument)
        scene.person = people.get(scene.db, scene.house.seal, scene.person.id)
        scene.reply(Card(scene.say("language-chosen")))


ACTIONS: dict[str, Handler] = {
    "a": _answer,
    "cancel": _cancel,
    "resume": _resume,
    "discard": _discard,
    "language": _language,
    **persons_call.ACTIONS,
    **consent.ACTIONS,
    **bulletin.ACTIONS,
    **persons_data.ACTIONS,
    **persons_rights.ACTIONS,
    **persons_settings.ACTIONS,
    **figures.ACTIONS,
    **blocks.ACTIONS,
    **groups.ACTIONS,
    **habits.ACTIONS,
    **request_presses.ACTIONS,
    **reviews.ACTIONS,
    **broadcast_presses.ACTIONS,
    **neighbour_presses.ACTIONS,
    **staff.ACTIONS,
    **admin.ACTIONS,
    **canned.ACTIONS,
    **homes.ACTIONS,
    **town_grids.ACTIONS,
    **town_services.ACTIONS,
    **town_calendar.ACTIONS,
    **meeting_presses.ACTIONS,
    **statement_presses.ACTIONS,
    **vote_presses.ACTIONS,
    **queue_list.ACTIONS,
    **work_presses.ACTIONS,
    **assist_presses.ACTIONS,
    **topic_presses.ACTIONS,
    **topic_item_presses.ACTIONS,
    **volunteer_presses.ACTIONS,
    **aid_presses.ACTIONS,
    **bank_presses.ACTIONS,
    **honour_presses.ACTIONS,
    **shift_presses.ACTIONS,
}
