"""One thing said: who, may they, which flow or move.  One call is one unit of work; nothing is sent from here."""

from collections.abc import Callable
from datetime import datetime

from flows.dialogue import Item
from flows.facts import row
from flows.language import negotiate
from flows.limits import Bucket, pour
from flows.said import Said
from handlers import (
    aside,
    attendance,
    blocks,
    commands,
    groups,
    meant,
    outage,
    persons_call,
    persons_link,
    presses,
    resident_cards,
    speak,
    talk,
    topic_presses,
    urgent,
    volunteer_presses,
    waiting,
)
from handlers.card import Card
from handlers.house import House
from handlers.material import items
from handlers.scene import Scene, post
from handlers.scripts import QUOTES
from handlers.tell import tell
from storage import dialogues, outbox, people, requests
from storage.db import Db
from storage.dialogues import Dialogue


def answer(db: Db, house: House, said: Said, now: datetime) -> None:
    """Handle one message or press completely: rows, history, audit, outbox, all in the caller's transaction."""
    if said.moved:
        return groups.moved(db, house, said)
    if said.blocked is not None:
        return groups.membership(db, house, said)
    if not said.trusted:
        return None  # a channel, an anonymous admin or a bot speaks for nobody (R18)
    if not said.private:
        return groups.hear(db, house, said, now)
    person = people.known(db, house.seal, said.channel, said.person)
    if person is None and said.press is not None:
        return _unknown_press(db, house, said, now)
    if person is None:
        guess = negotiate(said.language, house.languages())
        person = people.meet(db, house.seal, said.channel, said.person, said.name, guess, now)
    chat = people.chat(db, house.seal, said.channel, said.chat, person.id, now)
    scene = Scene(db, house, now, said, person, chat)
    if house.flood and not _within_limits(scene):
        return None
    outage.late(scene)
    if blocks.stops(scene):
        return None
    if said.unseen and not said.edited:
        scene.reply_words("words-only")
    _dispatch(scene)
    tell(scene)
    if scene.afterwards is not None:
        scene.afterwards(scene)
    return None


def apologise(db: Db, house: House, said: Said, now: datetime) -> None:
    """A poison update was parked: tell the person honestly (R4)."""
    if not (said.private and said.trusted and said.person):
        return
    guess = negotiate(said.language, house.languages())
    person = people.meet(db, house.seal, said.channel, said.person, said.name, guess, now)
    chat = people.chat(db, house.seal, said.channel, said.chat, person.id, now)
    scene = Scene(db, house, now, said, person, chat)
    scene.reply_words("our-mistake", phone=speak.phone(scene, "office"))


def _unknown_press(db: Db, house: House, said: Said, now: datetime) -> None:
    """A button in the hand of somebody we do not know, or whom we erased: none of ours was made for them."""
    chat = people.find_chat(db, house.seal, said.channel, said.chat)
    if chat is not None:
        language = negotiate(said.language, house.languages())
        post(db, house, chat, Card(house.words.say(language, "button-unknown")), now)


def _within_limits(scene: Scene) -> bool:
    """R26, in memory: a restart forgives."""
    buckets = scene.house.buckets
    if len(buckets) > 10_000:
        buckets.clear()
    at = scene.now.timestamp()
    bucket, fine, warn = pour(buckets.get(scene.person.id, Bucket(at=at)), at)
    buckets[scene.person.id] = bucket
    if warn:
        scene.reply_words("slow-down")
    return fine


def _dispatch(scene: Scene) -> None:
    said = scene.said
    if said.press is not None:
        return presses.press(scene, said.press.data, said.press.card_message_id)
    open_ = waiting.current(scene)
    if said.edited:
        return _edited(scene, open_)
    if (data := _typed_button(scene, open_)) is not None:
        return _typed(scene, data)
    if (command := _command(scene)) is not None:
        return _run(scene, open_, *command)
    naming = open_ is not None and open_.flow == "rights"  # a receipt says there whom they speak for
    if (not naming and persons_link.receipt(scene)) or attendance.typed(scene):
        return None
    if open_ is None and (fixed := meant.fixed(scene)) is not None:
        return scene.reply(resident_cards.which(scene, fixed), anew=True)
    if open_ is not None and meant.only_yes(scene):
        return talk.show(scene, open_, "unclear-choice")
    quoting = open_ is not None and open_.flow in QUOTES
    material = items(scene, papers=quoting)
    if said.text and not quoting and urgent.hear(scene, scene.house.town.read(said.text), material):
        return None
    if open_ is not None and material:
        return talk.hear(scene, open_, material)
    if material and not aside.late_picture(scene, said):
        return _fresh(scene, material)
    if not material:
        scene.reply_words("broadcast-files" if quoting else "cannot-read")
    return None


def _typed_button(scene: Scene, open_: Dialogue | None) -> str | None:
    """A digit, or a button's own words, mean that button of the newest card – on every channel.  Words may also mean the
    open question a little further up (找人工 was asked in between)."""
    text = scene.said.text.strip()
    if not text or len(text) > 24 or scene.said.media:
        return None
    digit = text.translate(WIDE) if len(text) == 1 and text.translate(WIDE) in "123456789" else ""
    if digit and open_ is not None and talk.asks_how_many(scene, open_):
        return None  # here a digit is a number
    cards = outbox.newest_cards(scene.db, scene.house.seal, scene.chat)
    if digit:
        buttons = meant.pressable(cards[0]) if cards else []
        return buttons[int(digit) - 1]["data"] if int(digit) <= len(buttons) else "" if buttons else None
    asked = [card for card in cards[1:] if open_ is not None and card["subject"] == f"dialogue:{open_.id}"]
    labelled = (b for card in (*cards[:1], *asked) for b in meant.pressable(card))
    pressed = (b["data"] for b in labelled if b["label"].casefold() == text.casefold())
    return next(pressed, None) or meant.button(scene, text, cards[:1])


def _typed(scene: Scene, data: str) -> None:
    """A button by its digit or its words.  What cannot be taken back wants words: 2 may have meant the second line of the list
    that stood there before."""
    if not data:
        return scene.reply_words("digit-too-high")
    if data.partition(":")[0] == "withdraw" and len(scene.said.text.strip()) == 1:
        return scene.reply_words("digit-withdraws", label=scene.say("withdraw"))
    return presses.press(scene, data, "")


def _command(scene: Scene) -> tuple[str, str] | None:
    """(name, rest) of a command, or of a word that works like one."""
    text = scene.said.text.strip()
    if text.startswith("/"):
        name, _, rest = text[1:].partition(" ")
        return name.partition("@")[0].lower(), rest.strip()
    plain, everywhere = text.rstrip(meant.ENDS).casefold(), scene.house.words.everywhere
    return next(((key, "") for key in commands.TYPED if plain in everywhere(key)), None)


def _run(scene: Scene, open_: Dialogue | None, name: str, rest: str) -> None:
    known = commands.COMMANDS.get(name) or commands.TYPED.get(name)
    if known is None:
        return scene.reply_words("command-unknown")
    known(scene, rest)
    if open_ is not None and name in commands.PARKS and not (name == "start" and rest):
        dialogues.save(scene.db, scene.house.seal, open_.id, open_.talk, "parked", open_.subject, scene.now)
        waiting.parked(scene, open_)
    return None


def _edited(scene: Scene, open_: Dialogue | None) -> None:
    """An edited message: its own answer while the dialogue is open, a 补充 later, never a vote."""
    if open_ is not None and talk.rehear(scene, open_):
        return
    subject = dialogues.made_of(scene.db, scene.house.seal, scene.chat, scene.said.message_id)
    if subject.startswith("request:") and scene.said.text:
        aside.add_words(scene, row(subject), scene.said.text)


def _fresh(scene: Scene, material: list[Item]) -> None:
    """Nothing is open: a problem, a photo or a place begins a report; anything else gets its own way on."""
    words = scene.said.text
    if aside.photo_first(scene, material):
        return None
    if not words or scene.said.media:
        return talk.start(scene, "report", material=material)
    reading = scene.house.town.read(words)
    wanted = reading.intents[0] if reading.intents else ""
    chatting = wanted in ("", "chitchat")
    if wanted == "propose" and scene.house.town.wording.bare(words) != words:  # 我建议…: they say so themselves
        return topic_presses.propose(scene, words)
    if "report" in reading.intents or (chatting and (reading.place is not None or len(words) >= LONG)):
        return talk.start(scene, "report", material=material)
    return OTHER_WISHES.get(wanted, _lost)(scene)


def _status(scene: Scene) -> None:
    """How it stands – or, from somebody who never reported anything, a report: 3号楼灯还没修, 电梯什么时候修."""
    reading = scene.house.town.read(scene.said.text)
    matter = reading.place is not None or reading.certainty == "sure"
    if matter and not requests.mine(scene.db, scene.person.id, 1):
        return talk.start(scene, "report", material=items(scene))
    return commands.mine(scene, "")


def _lost(scene: Scene) -> None:
    scene.reply_words("what-can-i-do")


OTHER_WISHES: dict[str, Callable[[Scene], None]] = {
    "status": _status,
    "help": persons_call.human,
    "chitchat": _lost,
    "propose": lambda scene: topic_presses.propose(scene, scene.said.text),
    "discuss": topic_presses.topics_,
    "volunteer": volunteer_presses.volunteer,
    "vote": lambda scene: commands.COMMANDS["vote"](scene, ""),
}

LONG = 30  # characters: whoever writes this much has something to say, understood or not
WIDE = str.maketrans("１２３４５６７８９", "123456789")  # as Chinese keyboards write them
