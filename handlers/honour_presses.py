"""The buttons of hours and honour."""

from collections.abc import Callable

from handlers import certificates, honours, rewards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from storage import honours as stored
from storage import volunteers


def show(scene: Scene, rest: str = "") -> None:
    """/hours: the own hours, points and level."""
    scene.reply(honours.card(scene), anew=True)


def _honour(scene: Scene, pressed: Pressed) -> None:
    SHOWN.get(pressed.argument, _card)(scene)


def _card(scene: Scene) -> None:
    scene.reply(honours.card(scene))


def _listed(listed: bool) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        mine = volunteers.get(scene.db, scene.person.id)
        if mine is not None and mine.listed != listed:
            volunteers.enlist(scene.db, scene.person.id, listed)
        scene.reply(honours.card(scene))

    return change


SHOWN: dict[str, Callable[[Scene], None]] = {
    "show": _card,
    "paper": certificates.certificate,
    "csv": certificates.statement,
    "month": lambda scene: scene.reply(honours.month_card(scene), anew=True),
    "rewards": lambda scene: scene.reply(rewards.rewards_card(scene)),
    "list": _listed(True),
    "unlist": _listed(False),
}


def _reward(scene: Scene, pressed: Pressed) -> None:
    """I would like this."""
    if pressed.id != scene.person.id:
        return scene.reply(rewards.rewards_card(scene))
    why = rewards.redeem(scene, pressed.argument, pressed.version)
    said = scene.say(why) if why else scene.say("reward-asked")
    return scene.reply(rewards.rewards_card(scene, said))


def _donate(scene: Scene, pressed: Pressed) -> None:
    """An hour for the pool."""
    mine = pressed.id == scene.person.id
    why = rewards.donate(scene, pressed.version) if mine else "reward-changed"
    return scene.reply(rewards.rewards_card(scene, scene.say(why or "donated")))


def _voucher(scene: Scene, pressed: Pressed) -> None:
    """Handed over, or the hours given back: by an admin, never to oneself."""
    made = stored.voucher(scene.db, pressed.id)
    if made is None or not scene.person.has("admin") or made.person == scene.person.id:
        return scene.reply_words("not-yours")
    known = pressed.argument in ("used", "undone") and rewards.decide(scene, made, pressed.argument)
    return scene.reply(Card(scene.say("volunteer-noted" if known else "volunteer-decided")))


ACTIONS: dict[str, Handler] = {"honour": _honour, "reward": _reward, "donate": _donate, "voucher": _voucher}
COMMANDS = {"hours": show}
