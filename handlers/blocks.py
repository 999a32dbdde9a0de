"""Blocking somebody for a while: admins only, with a reason and an end, said to the person, in the audit."""

from collections.abc import Callable
from datetime import timedelta

from flows import block as rules
from flows.block import DAYS, REASONS
from handlers import emergency, speak
from handlers.buttons import Pressed, read
from handlers.card import Card
from handlers.scene import Scene, post
from storage import audit, blocks, outbox, people, requests
from storage.blocks import Block

AGAIN = timedelta(hours=1)  # somebody who writes on is reminded no more often


def stops(scene: Scene) -> bool:
    """Is this person blocked, and dealt with here?  Emergencies get their number, nobody loses the rights to their data."""
    held = blocks.active(scene.db, scene.person.id, scene.now) if scene.person.held else None
    if held is None or _right(scene):
        return False
    said = scene.house.town.read(scene.said.text) if scene.said.text else None
    if said is not None and said.urgent != "no":
        scene.reply(emergency.numbers_card(scene, said.hazard or ""), anew=True)
    elif scene.house.reminded.get(scene.person.id, scene.now - AGAIN) <= scene.now - AGAIN:
        scene.house.reminded[scene.person.id] = scene.now
        scene.reply(_notice(scene, held), anew=True)
    return True


def _right(scene: Scene) -> bool:
    """A press on 申诉 or on what /mydata and /privacy offer, or a command of RIGHTS."""
    if scene.said.press is not None:
        pressed = read(scene.house.seal, scene.person.id, scene.said.press.data)
        return pressed is not None and pressed.verb in ("appeal", "me", "consent")
    name = scene.said.text.strip().partition(" ")[0]
    return name.startswith("/") and name[1:].partition("@")[0].lower() in rules.RIGHTS


def _notice(scene: Scene, held: Block) -> Card:
    """Why, until when, whom to call; and the way to appeal, once."""
    text = scene.say(
        "blocked",
        why=scene.say(f"block-{held.reason}"),
        clock=speak.clock(scene, held.until),
        phone=speak.phone(scene, "office"),
    )
    return Card(text, rows=() if held.appealed else speak.rows(scene, held.id, 0, [("appeal", "appeal")]))


def block(scene: Scene, rest: str) -> None:
    """/block NUMBER: whoever reported it; then why, then how long.  Alone: who is blocked now."""
    if not scene.person.has("admin"):
        return scene.reply_words("block-not-admin")
    if not rest:
        return _list(scene)
    request = requests.numbered(scene.db, rest.strip().upper())
    if request is None:
        return scene.reply_words("block-which")
    return scene.reply(_ask(scene, request.reporter, ""), anew=True)


def _ask(scene: Scene, person: int, reason: str) -> Card:
    """Why?  Then: how long?"""
    if not reason:
        choices = [(scene.say(f"block-{r}"), f"block.{r}") for r in REASONS]
    else:
        choices = [(scene.say("block-days", n=n), f"block.{reason}-{n}") for n in DAYS]
    buttons = tuple((scene.button(label, action, person),) for label, action in choices)
    return Card(scene.say("block-how-long" if reason else "block-why"), rows=buttons)


def _block(scene: Scene, pressed: Pressed) -> None:
    """A reason, or a reason with its days."""
    reason, days = rules.read(pressed.argument)
    if not scene.person.has("admin"):
        return scene.reply_words("block-not-admin")
    person = people.get(scene.db, scene.house.seal, pressed.id)
    if person.roles:
        return scene.reply_words("block-works-here")
    if not days:  # also when there is no reason yet
        return scene.reply(_ask(scene, person.id, reason))
    held = blocks.active(scene.db, person.id, scene.now)
    if held is None or held.reason != reason:
        _make(scene, person.id, reason, days)
    return scene.reply(Card(scene.say("block-done")))


def _make(scene: Scene, person: int, reason: str, days: int) -> None:
    blocks.add(scene.db, person, reason, scene.now + rules.lasts(days), scene.person.id, scene.now)
    audit.note(scene.db, scene.now, scene.person.id, "PersonBlocked", f"person:{person}", f"{reason}:{days}")
    held = blocks.active(scene.db, person, scene.now)
    if held is not None:
        _tell(scene, person, lambda other: _notice(other, held))


def _tell(scene: Scene, person: int, card: Callable[[Scene], Card]) -> None:
    """A message to somebody else, in their language."""
    chat = people.last_chat(scene.db, person)
    if chat is not None:
        post(scene.db, scene.house, chat, card(scene.as_(person)), scene.now, priority=outbox.DISPATCH)


def _list(scene: Scene) -> None:
    """Who is blocked now, a button each that ends it."""
    held = blocks.listed(scene.db, scene.now)
    told = [
        scene.say(
            "blocks-line", n=n, why=scene.say(f"block-{b.reason}"), clock=speak.clock(scene, b.until), who=_called(scene, b),
            appealed="yes" if b.appealed else "no",
        )
        for n, b in enumerate(held, 1)
    ]  # fmt: skip
    buttons = tuple((scene.button(scene.say("unblock", n=n), "unblock", b.id),) for n, b in enumerate(held, 1))
    said = speak.lines(scene.say("blocks-how"), *(told or [scene.say("blocks-none")]))
    scene.reply(Card(said, scene.say("blocks-title"), buttons), anew=True)


def _called(scene: Scene, held: Block) -> str:
    """The number of their last request says who it is without a name."""
    last = requests.mine(scene.db, held.person, 1)
    return last[0].service_request_id if last else "–"


def _unblock(scene: Scene, pressed: Pressed) -> None:
    if not scene.person.has("admin"):
        return scene.reply_words("block-not-admin")
    held = blocks.get(scene.db, pressed.id, scene.now)
    if held is not None:
        blocks.lift(scene.db, held.id, scene.now)
        audit.note(scene.db, scene.now, scene.person.id, "PersonUnblocked", f"person:{held.person}")
        _tell(scene, held.person, lambda other: Card(other.say("unblocked")))
    return scene.reply(Card(scene.say("block-lifted")))


def _appeal(scene: Scene, pressed: Pressed) -> None:
    """申诉: an admin looks again; once, and only the own one."""
    held = blocks.get(scene.db, pressed.id, scene.now)
    if held is None or held.person != scene.person.id:
        return scene.reply_words("stale-gone")
    if not held.appealed:
        blocks.appeal(scene.db, held.id, scene.now)
        audit.note(scene.db, scene.now, scene.person.id, "BlockAppealed", f"person:{held.person}")
        for admin in people.holders(scene.db, "admin"):
            _tell(scene, admin, lambda other: Card(other.say("block-appealed", who=_called(other, held))))
    return scene.reply(Card(scene.say("appeal-taken", phone=speak.phone(scene, "office"))))


COMMANDS = {"block": block}
ACTIONS = {"block": _block, "unblock": _unblock, "appeal": _appeal}
