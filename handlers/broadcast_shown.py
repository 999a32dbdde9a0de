"""What everybody sees of a broadcast: in a chat, in a linked group, as words to be handed on."""

from dataclasses import replace
from functools import partial

from flows.broadcast import EMERGENCY, WARNING, Broadcast
from handlers.card import Card, Picture
from handlers.house import House
from handlers.scene import Scene
from handlers.speak import lines

HEADS = {WARNING: "broadcast-head-warning", EMERGENCY: "broadcast-head-emergency"}
BUTTONS = {  # what its button says and does
    "report": ("broadcast-report", "begin"),
    "topic": ("broadcast-open-topic", "topic.open"),
    "shift": ("broadcast-open-shift", "begin.shift"),
    "volunteer": ("broadcast-open-volunteer", "begin.volunteer"),
}


def received(scene: Scene, broadcast: Broadcast, language: str) -> Card:
    """What a receiver sees.  A warning that is passed on says whose it is (R73)."""
    card = shown(scene.house, broadcast, language)
    kind, _, about = broadcast.opens.partition(":")
    key, action = BUTTONS.get(kind or ("report" if broadcast.report else ""), ("", ""))
    if not key:
        return card
    button = scene.button(scene.house.words.say(language, key), action, int(about or 0))
    return replace(card, rows=((button,),))


def posted(house: House, broadcast: Broadcast) -> Card:
    """What a linked group sees, pinned: in the neighbourhood's first language; its way on leads to the private chat."""
    language = house.languages()[0]
    asked = broadcast.report or broadcast.opens
    way = ((house.words.say(language, "open-chat"), house.bot_link),) if asked and house.bot_link else ()
    card = shown(house, broadcast, language)
    return replace(card, links=way, pin=True, subject=f"broadcast:{broadcast.id}")


def shown(house: House, broadcast: Broadcast, language: str) -> Card:
    """Words and files of it, without a button."""
    say = partial(house.words.say, language)
    head = HEADS.get(broadcast.kind, "broadcast-head-notice")
    whose = ""
    if broadcast.kind == WARNING:
        level = say(f"broadcast-level-{broadcast.level}")
        whose = say("broadcast-whose", source=broadcast.source, level=level, issued=broadcast.issued)
    media: tuple[Picture, ...] = (Picture("photo", broadcast.photos),) if broadcast.photos else ()
    if broadcast.paper is not None:
        media = (Picture("paper", (broadcast.paper,)),)
    text = lines(whose, broadcast.words(language))
    return Card(text, say(head, name=house.town.community.name), (), media, without=text if media else "")


def as_text(scene: Scene, broadcast: Broadcast) -> Card:
    """To be copied elsewhere: all languages, no buttons."""
    cards = [received(scene, broadcast, tag) for tag in broadcast.texts]
    return Card("\n\n".join(lines(card.title, card.text) for card in cards))
