"""Commands: /start /help /report /mine /tasks /cancel /language /claim, and their words (取消, 找人工) typed."""

from collections.abc import Callable

from flows.dialogue import Item
from flows.language import negotiate
from flows.request import ONGOING
from handlers import broadcast_presses, figures, habits, neighbour_presses, resident_cards, speak, talk
from handlers.card import Card
from handlers.house import NOTICE
from handlers.scene import Scene
from handlers.status import status
from storage import audit, dialogues, people, requests

Command = Callable[[Scene, str], None]


def start(scene: Scene, rest: str) -> None:
    """The first words: what this is, how to begin, and the notice."""
    community = scene.house.town.community
    scene.db.touched.add(f"menu:{scene.chat}")  # Telegram has no list of its own for zh-Hant, or for who works here
    text = scene.say("start", name=community.name)
    if scene.person.agreed_version < NOTICE:
        text = f"{text}\n\n{speak.notice(scene)}"
    scene.reply(Card(text), anew=True)


def help_(scene: Scene, rest: str) -> None:
    """The person's own next step, then what else there is, then the office's number."""
    key = _next_step(scene)
    text = speak.lines(scene.say(key), "", scene.say("help"), scene.say("human", phone=speak.phone(scene, "office")))
    scene.reply(Card(text, scene.say("help-title")), anew=True)


def _next_step(scene: Scene) -> str:
    """What this person would best do now: a locale key."""
    if dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id):
        return "next-open-question"
    if scene.person.has("worker") and requests.tasks(scene.db, scene.person.id, scene.now, 1):
        return "next-tasks"
    if scene.person.has("admin") and requests.unassigned(scene.db, 1):
        return "next-queue"
    last = requests.mine(scene.db, scene.person.id, 1)
    if last and last[0].step == "handled":
        return "next-rate"
    return "next-mine" if last and last[0].step in ONGOING else "next-report"


def report(scene: Scene, rest: str) -> None:
    """/report, alone or with the words behind it."""
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is not None and open_.flow == "report" and not rest:
        talk.show(scene, open_)
        return
    said = [Item("words", rest, scene.said.message_id, scene.said.said_at.timestamp())] if rest else []
    talk.start(scene, "report", material=said)


def mine(scene: Scene, rest: str) -> None:
    """The person's own requests."""
    scene.reply(resident_cards.list_card(scene, requests.mine(scene.db, scene.person.id), "mine"), anew=True)


def tasks(scene: Scene, rest: str) -> None:
    """A worker's tasks, overdue first; for admins also what waits for them."""
    worker, admin = scene.person.has("worker"), scene.person.has("admin")
    if not worker and not admin:
        scene.reply_words("tasks-not-worker")
    if worker:
        scene.reply(
            resident_cards.list_card(scene, requests.tasks(scene.db, scene.person.id, scene.now), "tasks"), anew=True
        )
    if admin:
        scene.reply(resident_cards.list_card(scene, requests.unassigned(scene.db), "queue"), anew=True)


def cancel(scene: Scene, rest: str = "") -> None:
    """取消: let go of what is being talked about; nothing of it is kept."""
    pressed, scene.edits = scene.edits, ""
    key = "cancelled" if talk.drop(scene) else "nothing-to-cancel"
    scene.edits = pressed
    scene.reply(Card(scene.say(key)))


def language(scene: Scene, rest: str) -> None:
    """/language: three buttons, or the tag behind it."""
    if rest:
        scene.db.touched.add(f"menu:{scene.chat}")
        people.speak_in(scene.db, scene.person.id, negotiate(rest, scene.house.words.languages))
        scene.person = people.get(scene.db, scene.house.seal, scene.person.id)
        return scene.reply_words("language-chosen")
    said = scene.house.words.say
    buttons = tuple(
        (scene.button(said(tag, "language-name"), f"language.{tag}"),) for tag in scene.house.words.languages
    )
    return scene.reply(Card(scene.say("language-which"), rows=buttons), anew=True)


def claim(scene: Scene, rest: str) -> None:
    """/claim CODE: take the role of a one-time code (R19)."""
    if not rest:
        return scene.reply_words("claim-how")
    taken = people.use_claim(scene.db, scene.house.seal, rest, scene.person.id, scene.now)
    if taken is None:
        return scene.reply_words("claim-wrong")
    role, grid = taken
    scene.db.touched.add(f"menu:{scene.chat}")
    audit.note(scene.db, scene.now, scene.person.id, "RoleClaimed", f"person:{scene.person.id}", f"{role}:{grid}")
    named = next((g.name for g in scene.house.town.community.grids if g.key == grid), "")
    return scene.reply_words(f"claimed-{role}", grid=named)


def human(scene: Scene, rest: str = "") -> None:
    """找人工: the office, by phone."""
    scene.reply_words("human", phone=speak.phone(scene, "office"))


def privacy(scene: Scene, rest: str) -> None:
    """The notice in full (R32)."""
    community = scene.house.town.community
    text = scene.say("notice-full", name=community.name, phone=speak.phone(scene, "office"), version=str(NOTICE))
    scene.reply(Card(text, scene.say("notice-title")), anew=True)


COMMANDS: dict[str, Command] = {
    "start": start,
    "help": help_,
    "report": report,
    "mine": mine,
    "tasks": tasks,
    "cancel": cancel,
    "language": language,
    "claim": claim,
    "privacy": privacy,
    "status": status,
    **broadcast_presses.COMMANDS,
    **figures.COMMANDS,
    **habits.COMMANDS,
    **neighbour_presses.COMMANDS,
}
PARKS = (
    "start",
    "help",
    "mine",
    "tasks",
    "language",
    "claim",
    "privacy",
    "status",
    "figures",
    *neighbour_presses.COMMANDS,
)  # these leave an open dialogue waiting
TYPED: dict[str, Command] = {
    "cancel": cancel,
    "call-human": human,
    **neighbour_presses.TYPED,
}  # locale keys of words that work when typed
