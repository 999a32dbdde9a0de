"""Commands: /start /help /report /mine /tasks /cancel /language /claim, and their words (取消, 找人工) typed."""

from collections.abc import Callable

from flows import roles
from flows.dialogue import Item
from flows.language import negotiate
from flows.request import ONGOING
from handlers import (
    admin,
    aid_presses,
    assist_cards,
    bank_presses,
    blocks,
    broadcast_presses,
    bulletin,
    callback_cards,
    callbacks,
    consent,
    figures,
    granting,
    groups,
    habits,
    homes,
    honour_presses,
    links,
    meeting_presses,
    neighbour_presses,
    persons_call,
    persons_data,
    persons_link,
    persons_settings,
    queue_list,
    resident_cards,
    shift_presses,
    speak,
    talk,
    task_list,
    topic_item_cards,
    topic_presses,
    volunteer_presses,
    vote_presses,
    waiting,
    work_presses,
)
from handlers.card import Card
from handlers.house import NOTICE
from handlers.scene import Scene
from handlers.status import status
from storage import attempts, audit, claims, dialogues, people, requests

Command = Callable[[Scene, str], None]


def start(scene: Scene, rest: str) -> None:
    """The first words: what this is, how to begin, and the notice; or on to where a link leads: a household's code out of
    its sheet's QR, a poster, a draft begun in a group."""
    if rest.startswith(homes.LINK):
        return homes.by_code(scene, rest.removeprefix(homes.LINK))
    if rest and links.follow(scene, rest):
        return None
    community = scene.house.town.community
    scene.db.touched.add(f"menu:{scene.chat}")  # Telegram has no list of its own for zh-Hant, or for who works here
    text = scene.say("start", name=community.name)
    if scene.person.agreed_version < NOTICE:
        text = f"{text}\n\n{speak.notice(scene)}"
    return scene.reply(Card(text), anew=True)


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
    helping = [grid for role, grid in scene.person.roles if role == "department"]
    if not worker and not admin and not helping:
        scene.reply_words("tasks-not-worker")
    for department in helping:
        assist_cards.show_waiting(scene, department)
    if worker:
        scene.reply(task_list.card(scene), anew=True)
    if admin:
        scene.reply(queue_list.card(scene), anew=True)
    if doing := topic_item_cards.tasks(scene):
        scene.reply(doing, anew=True)
    if owed := callbacks.listed(scene):
        scene.reply(callback_cards.list_card(scene, owed), anew=True)


def cancel(scene: Scene, rest: str = "") -> None:
    """取消: let go of what is being talked about; nothing of it is kept."""
    pressed, scene.edits = scene.edits, ""
    key = "cancelled" if waiting.drop(scene) else "nothing-to-cancel"
    scene.edits = pressed
    scene.reply(Card(scene.say(key), unask=True))
    waiting.back(scene)


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
    """/claim CODE: take the role of a one-time code (R19); five wrong ones an hour (R20)."""
    if not rest:
        return scene.reply_words("claim-how")
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    role = claims.claimable(scene.db, scene.house.seal, rest, scene.now)
    if not role:
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return scene.reply_words("claim-wrong")
    if clash := roles.conflict([held for held, _ in scene.person.roles], role):
        return scene.reply_words("role-clash", held=scene.say(f"role-{clash}"), role=scene.say(f"role-{role}"))
    taken = claims.use_claim(scene.db, scene.house.seal, rest, scene.person.id, scene.now)
    assert taken is not None, "it was good a statement ago, in the same transaction"
    return _claimed(scene, *taken)


def _claimed(scene: Scene, role: str, grid: str) -> None:
    scene.db.touched.add(f"menu:{scene.chat}")
    audit.note(scene.db, scene.now, scene.person.id, "RoleClaimed", f"person:{scene.person.id}", f"{role}:{grid}")
    if role in ("volunteer", "party"):
        return scene.reply_words("role-given", role=granting.named(scene, role, grid))
    named = next((g.name for g in scene.house.town.community.grids if g.key == grid), grid)
    return scene.reply_words(f"claimed-{role}", grid=named)


def behalf(scene: Scene, rest: str) -> None:
    """/behalf (代居民上报): for somebody who does not write."""
    talk.start(scene, "behalf")


COMMANDS: dict[str, Command] = {
    "start": start,
    "help": help_,
    "report": report,
    "mine": mine,
    "tasks": tasks,
    "cancel": cancel,
    "language": language,
    "claim": claim,
    "behalf": behalf,
    "status": status,
    **consent.COMMANDS,
    **bulletin.COMMANDS,
    **persons_data.COMMANDS,
    **persons_link.COMMANDS,
    **persons_settings.COMMANDS,
    **broadcast_presses.COMMANDS,
    **figures.COMMANDS,
    **blocks.COMMANDS,
    **groups.COMMANDS,
    **habits.COMMANDS,
    **neighbour_presses.COMMANDS,
    **admin.COMMANDS,
    **homes.COMMANDS,
    **vote_presses.COMMANDS,
    **meeting_presses.COMMANDS,
    **work_presses.COMMANDS,
    **topic_presses.COMMANDS,
    **volunteer_presses.COMMANDS,
    **aid_presses.COMMANDS,
    **bank_presses.COMMANDS,
    **honour_presses.COMMANDS,
    **shift_presses.COMMANDS,
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
    *consent.COMMANDS,
    *bulletin.COMMANDS,
    *persons_data.COMMANDS,
    *persons_link.COMMANDS,
    *persons_settings.COMMANDS,
    *blocks.COMMANDS,
    *groups.COMMANDS,
    *neighbour_presses.COMMANDS,
    *admin.COMMANDS,
    *homes.COMMANDS,
    *vote_presses.COMMANDS,
    *meeting_presses.COMMANDS,
    *work_presses.COMMANDS,
    "topics",
)  # these leave an open dialogue waiting
TYPED: dict[str, Command] = {
    "cancel": cancel,
    "typed-no": cancel,
    "typed-report": report,
    "typed-language": language,
    "typed-numbers": lambda scene, rest: scene.reply_words("numbers", phone=speak.phone(scene, "office")),
    "report-confirm-submit": lambda scene, rest: scene.reply_words("stale-gone"),
    **persons_call.TYPED,
    **consent.TYPED,
    **persons_settings.TYPED,
    **neighbour_presses.TYPED,
    **aid_presses.TYPED,
}  # locale keys of words that work when typed
