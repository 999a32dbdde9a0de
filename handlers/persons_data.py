"""/mydata and /deletemydata (R35): everything we keep about somebody, as files in the chat; put right; or erased."""

from collections.abc import Callable

from flows.callback import masked
from handlers import persons_export, talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.persons_erase import erased, what_goes
from handlers.scene import Scene, post
from handlers.speak import lines, rows
from storage import contacts, mydata, people

SURE = 60  # minutes for which 确定删除 holds


def data(scene: Scene, rest: str = "") -> None:
    """/mydata: two files – one for people, one for programs – and what can be put right."""
    kept = mydata.collect(scene.db, scene.house.seal, scene.person.id, scene.now)
    persons_export.files(scene, kept)
    scene.reply(_summary(scene, len(kept["requests"])), anew=True)


def _summary(scene: Scene, count: int) -> Card:
    phone = contacts.get(scene.db, scene.house.seal, scene.person.id).phone
    nothing = scene.say("data-nothing")
    text = lines(
        scene.say("data-name", name=scene.person.name or nothing),
        scene.say("data-phone", phone=masked(phone) if phone else nothing),
        scene.say("data-count", n=count),
        scene.say("data-hint"),
    )
    right = [("data-rename", "me.rename"), ("data-rephone", "me.rephone")]
    buttons = rows(scene, 0, 0, right, [("data-delete", "me.delete")])
    return Card(text, scene.say("data-title"), buttons)


def delete(scene: Scene, rest: str = "") -> None:
    """/deletemydata: what goes, what stays, what becomes of what is under way; asked once."""
    if _last_admin(scene):
        return scene.reply_words("delete-last-admin")
    text = lines(
        what_goes(scene, scene.person.id),
        scene.say("delete-roles") if scene.person.roles else "",
        scene.say("delete-telegram") if "telegram" in people.channels(scene.db, scene.person.id) else "",
    )
    minute = int(scene.now.timestamp()) // 60
    buttons = rows(scene, minute, 0, [("delete-yes", "me.erase")], [("delete-no", "me.keep")])
    return scene.reply(Card(text, scene.say("delete-title"), buttons), anew=True)


def _last_admin(scene: Scene) -> bool:
    return people.holders(scene.db, "admin") == [scene.person.id]


def _erase(scene: Scene, pressed: Pressed) -> None:
    """确定删除: a goodbye is all that is left."""
    if int(scene.now.timestamp()) // 60 - pressed.id > SURE or _last_admin(scene):
        delete(scene)
        return
    goodbye = Card(scene.say("deleted"))
    erased(scene, by=scene.person.id)
    post(scene.db, scene.house, scene.chat, goodbye, scene.now)


def rephone(scene: Scene) -> None:
    """改电话."""
    known = contacts.get(scene.db, scene.house.seal, scene.person.id).phone
    talk.start(scene, "rephone", known=bool(known))


CHOICES: dict[str, Callable[[Scene], None]] = {
    "data": data,
    "rename": lambda scene: talk.start(scene, "rename"),
    "rephone": rephone,
    "delete": delete,
    "for": lambda scene: talk.start(scene, "rights"),
    "keep": lambda scene: scene.reply_words("delete-kept"),
}


def _me(scene: Scene, pressed: Pressed) -> None:
    """The buttons of /mydata."""
    scene.edits = ""
    if pressed.argument == "erase":
        _erase(scene, pressed)
    elif (choice := CHOICES.get(pressed.argument)) is not None:
        choice(scene)


ACTIONS = {"me": _me}
COMMANDS = {"mydata": data, "deletemydata": delete}
