"""/link: one person on two channels.  And the 查询码 of a receipt: a request opened again on any phone."""

import re

from flows.request import Request
from handlers import resident_cards, speak
from handlers.card import Card
from handlers.scene import Scene, post
from storage import attempts, audit, contacts, links, outbox, people, requests
from storage import homes as registered
from storage.people import Person

RECEIPT = re.compile(
    r"(?:LL)?[-—\s]*(\d{8})[-—\s]*(\d{4})(?:\D{0,12}?\b([A-HJ-NP-Z2-9]{4})[-—\s]?([A-HJ-NP-Z2-9]{4})\b)?\W*",
    re.IGNORECASE,
)  # LL-20261122-0007, alone or followed by 查询码 ABCD-EFGH


def link(scene: Scene, rest: str = "") -> None:
    """/link gives a code; /link CODE on the other channel makes both one person."""
    if not rest:
        code = links.new_code(scene.db, scene.house.seal, scene.person.id, scene.now)
        return scene.reply_words("link-code", code=f"{code[:4]}-{code[4:]}")
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    other = links.use_code(scene.db, scene.house.seal, rest, scene.person.id, scene.now)
    if other is None:
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return scene.reply_words("link-wrong")
    return _join(scene, people.get(scene.db, scene.house.seal, other))


def _join(scene: Scene, other: Person) -> None:
    """The side that works here stays; else the one that made the code.  Two workers, or two homes, are two people."""
    mine = scene.person
    if mine.id == other.id:
        return scene.reply_words("link-same")
    if mine.roles and other.roles:
        return scene.reply_words("link-two-roles")
    homes = {contacts.get(scene.db, scene.house.seal, p.id).home for p in (mine, other)} - {""}
    lived = [{living.household for living in registered.of(scene.db, scene.house.seal, p.id)} for p in (mine, other)]
    if len(homes) > 1 or (all(lived) and not lived[0] & lived[1]):
        return scene.reply_words("link-two-homes", phone=speak.phone(scene, "office"))
    guest, stays = (other, mine) if mine.roles else (mine, other)
    told = people.last_chat(scene.db, other.id)
    links.merge(scene.db, guest.id, stays.id)
    audit.note(scene.db, scene.now, mine.id, "PersonsLinked", f"person:{stays.id}", f"person:{guest.id}")
    scene.person = people.get(scene.db, scene.house.seal, stays.id)
    scene.db.touched.add(f"menu:{scene.chat}")
    if told is not None and told != scene.chat:
        card = Card(scene.say("link-told", phone=speak.phone(scene, "office")))
        post(scene.db, scene.house, told, card, scene.now, priority=outbox.DISPATCH)
    return scene.reply_words("linked", n=len(requests.mine(scene.db, stays.id, 1000)))


def receipt(scene: Scene) -> bool:
    """A number, alone or with its 查询码, opens that one request.  False = the words are no receipt."""
    match = RECEIPT.fullmatch(scene.said.text.strip())
    if match is None:
        return False
    day, n, first, second = match.groups()
    request = requests.numbered(scene.db, f"LL-{day}-{n}")
    if request is not None and scene.person.id in links.opened_for(scene.db, request.id):
        scene.reply(resident_cards.own_card(scene, request), anew=True)
    elif first:
        _open(scene, request, f"{first}-{second}")
    else:
        scene.reply_words("receipt-code")
    return True


def proved(scene: Scene, words: str) -> Request | None:
    """The request whose number and right code these words are."""
    match = RECEIPT.fullmatch(words.strip())
    if match is None or not match[3]:
        return None
    request = requests.numbered(scene.db, f"LL-{match[1]}-{match[2]}")
    right = request is not None and _right(scene, request, f"{match[3]}-{match[4]}")
    return request if right else None


def _right(scene: Scene, request: Request, code: str) -> bool:
    return code.upper() == links.receipt(scene.house.seal, request.service_request_id)


def _open(scene: Scene, request: Request | None, code: str) -> None:
    """With the right code they hold this request from now on, and no other; five wrong ones an hour."""
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    if request is None or not _right(scene, request, code):
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return scene.reply_words("receipt-wrong")
    links.hold(scene.db, request.id, scene.person.id, scene.now)
    audit.note(scene.db, scene.now, scene.person.id, "ReceiptUsed", f"request:{request.id}")
    scene.reply_words("receipt-opened")
    return scene.reply(resident_cards.own_card(scene, request), anew=True)


COMMANDS = {"link": link}
