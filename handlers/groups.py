"""Groups: silent unless addressed, never anything of anybody's; results are posted where admins linked the group (R22)."""

from datetime import datetime, timedelta

from flows.language import negotiate
from flows.said import Said
from flows.urgent import numbers
from handlers import head, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.house import House
from handlers.links import draft
from handlers.scene import Scene
from storage import audit, groups, people, tickets
from storage.db import Db

PURPOSE = "group"
CODE_LIFE = timedelta(hours=24)
HOW = "/linkgroup"


def hear(db: Db, house: House, said: Said, now: datetime) -> None:
    """Something said in a group.  Before Telegram told us our own name there is no way to the private chat: silence."""
    own = house.bot_link.rpartition("/")[2].lower()
    if said.press is not None or said.edited or not own or not {"", own} & set(said.to):
        return None
    language = negotiate(said.language, house.languages())
    person = people.meet(db, house.seal, said.channel, said.person, said.name, language, now)
    chat = people.chat(db, house.seal, said.channel, said.chat, None, now)
    scene = Scene(db, house, now, said, person, chat)
    name, _, rest = said.text.partition(" ")
    command = name.partition("@")[0].lower()
    if command in ADMINS and person.has("admin"):
        return ADMINS[command](scene, rest.strip())
    return _to_private(scene, own)


def _to_private(scene: Scene, own: str) -> None:
    """A way to the private chat; what was said waits there as a draft, so that nobody types it twice."""
    house, said = scene.house, scene.said
    words = " ".join(w for w in said.text.split() if not w.startswith("/") and w.lower() != f"@{own}")
    payload = ""
    if words or said.media or said.location:
        payload = f"?start={draft(scene, words)}"
    read = house.town.read(words) if words else None
    call = _call(scene, read.hazard or "") if read and read.urgent != "no" else ""
    card = Card(
        speak.lines(call, scene.say("group-draft" if payload else "group-private")),
        links=((scene.say("open-chat"), f"{house.bot_link}{payload}"),),
    )
    scene.reply(card, anew=True)


def _call(scene: Scene, hazard: str) -> str:
    """Whom to call: the one thing that a group is told of an emergency."""
    called = [
        scene.say(f"call-{key}", number=number)
        for key, number in numbers(hazard, scene.house.town.community.phones)
    ]  # fmt: skip
    return scene.say("urgent-call", numbers=scene.say("list-separator").join(called))


def _link(scene: Scene, code: str) -> None:
    """/linkgroup CODE in the group, by the admin who got the code in private."""
    if not tickets.use(scene.db, scene.house.seal, PURPOSE, code, scene.person.id, scene.now):
        return scene.reply_words("group-code-wrong")
    groups.link(scene.db, scene.house.seal, scene.chat, scene.said.title, scene.person.id, scene.now)
    head.plan(scene.db, scene.house, scene.now)
    _note(scene, "GroupLinked", scene.chat)
    return scene.reply_words("group-linked")


def _unlink_here(scene: Scene, rest: str) -> None:
    """/unlinkgroup in the group."""
    if groups.unlink(scene.db, chat=scene.chat):
        _note(scene, "GroupUnlinked", scene.chat)
    scene.reply_words("group-unlinked")


ADMINS = {"/linkgroup": _link, "/unlinkgroup": _unlink_here}


def list_(scene: Scene, rest: str) -> None:
    """/linkgroup in private: a one-time code, and which groups are linked."""
    if not scene.person.has("admin"):
        return scene.reply_words("group-not-admin")
    code = tickets.make(scene.db, scene.house.seal, PURPOSE, scene.now, CODE_LIFE, person=scene.person.id)
    linked = groups.linked(scene.db, scene.house.seal)
    known = [scene.say("group-line", title=g.title, clock=speak.clock(scene, g.linked_at)) for g in linked]
    buttons = tuple((scene.button(scene.say("group-unlink", title=g.title), "unlink", g.id),) for g in linked)
    said = speak.lines(scene.say("group-how"), f"{HOW} {code}", *known)
    return scene.reply(Card(said, scene.say("group-title"), buttons), anew=True)


def _unlink(scene: Scene, pressed: Pressed) -> None:
    """取消关联 from the private list."""
    if not scene.person.has("admin"):
        return scene.reply_words("group-not-admin")
    if groups.unlink(scene.db, id=pressed.id):
        _note(scene, "GroupUnlinked", pressed.id)
    return scene.reply(Card(scene.say("group-unlinked")))


def _note(scene: Scene, verb: str, id: int) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"chat:{id}")


def membership(db: Db, house: House, said: Said) -> None:
    """They took us in, or threw us out: letters wait or stop (R22)."""
    chat = people.find_chat(db, house.seal, said.channel, said.chat)
    if chat is None:
        return
    if said.blocked:
        people.unreachable(db, chat)
    else:
        people.reachable(db, chat)


def moved(db: Db, house: House, said: Said) -> None:
    """A group became a supergroup: it has another address, and stays linked."""
    groups.moved(db, house.seal, said.channel, said.chat, said.moved)


COMMANDS = {"linkgroup": list_}
ACTIONS = {"unlink": _unlink}
