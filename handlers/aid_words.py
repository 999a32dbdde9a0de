"""Words between who is helped and who helps: through the bot, masked, so that no number is shown; and thanks."""

from collections.abc import Callable
from typing import Any

from flows.understanding.masking import mask
from flows.volunteers.aid import Aid
from handlers import aid_cards, aids, letters
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, phone, rows
from storage import aids as stored

LONGEST = 300  # characters of a word passed on, or of thanks


def word(scene: Scene, start: dict[str, Any], words: str) -> None:
    """捎句话: to the other side, through the bot; no number goes with it."""
    known = stored.get(scene.db, scene.house.seal, int(start["aid"]))
    stands = aids.relations(scene, known)
    to = (
        [h.person for h in aids.helpers(scene, known)]
        if "asker" in stands
        else [known.asker]
        if "helper" in stands
        else []
    )
    said = mask(words[:LONGEST])
    key = "help.word" if "asker" in stands else "aid.word"
    for person in to:
        letters.write_to(scene, person, lambda theirs: _passed(theirs, known, said, scene.person.id, key))
    scene.reply_words("aid-word-sent" if to else "not-yours")


def _passed(theirs: Scene, known: Aid, said: str, by: int, action: str) -> Card:
    if aid_cards.stays_home(theirs, known):
        return Card(theirs.say("aid-stays-home", phone=phone(theirs, "office")), aid_cards.title(theirs, known))
    text = theirs.say("aid-word-from", name=aid_cards.named(theirs, by), words=said)
    buttons = rows(theirs, known.id, known.version, [("aid-word-back", action)])
    return Card(text, aid_cards.title(theirs, known), buttons)


def thanks(scene: Scene, start: dict[str, Any], words: str) -> None:
    """感谢: kept with the hours, and told to who helped; a word that is unfit is asked for again."""
    found = aids.of_ask(scene, int(start["ask"]))
    if found is None or "asker" not in aids.relations(scene, found[0]):
        return scene.reply_words("not-yours")
    said = mask(words[:LONGEST])
    if scene.house.town.unfit(said):
        return scene.reply_words("aid-thanks-unfit")
    stored.note(scene.db, found[1].id, thanks=scene.house.seal.seal(said))
    letters.write_to(scene, found[1].person, lambda theirs: Card(lines(theirs.say("aid-thanked"), said)))
    return scene.reply_words("aid-thanks-sent")


TYPED: dict[str, Callable[[Scene, dict[str, Any], str], None]] = {"aid-word-what": word, "aid-thanks": thanks}
