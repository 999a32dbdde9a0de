"""/bank: the admins' view of the ledger, and hours for the pool."""

from flows.volunteers.ledger import MINT, POLICY, POOL, QUARTERS, Entry
from handlers import talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.certificates import may_revoke
from handlers.hours import SUBJECT, post, said
from handlers.scene import Handler, Scene
from handlers.speak import lines, rows
from storage import audit, honours, ledger

GRANT = 100 * QUARTERS


def bank(scene: Scene, rest: str = "") -> None:
    """/bank: what the pool has and what exists at all; admins only."""
    if not scene.person.has("admin"):
        return scene.reply_words("bank-admins-only")
    return scene.reply(_card(scene), anew=True)


def _card(scene: Scene, first: str = "") -> Card:
    pool, mint = ledger.balance(scene.db, POOL), ledger.balance(scene.db, MINT)
    text = lines(
        first,
        scene.say("bank-pool", hours=said(scene, pool), least=said(scene, POLICY.pool_floor)),
        scene.say("bank-all", hours=said(scene, -mint)),
    )
    day = int(scene.now.timestamp()) // 86400
    buttons = rows(scene, day, pool + 10**6, [("bank-grant", "bank.grant")], [("bank-revoke", "bank.revoke")])
    return Card(text, scene.say("bank-title"), buttons, subject="bank")


def _press(scene: Scene, pressed: Pressed) -> None:
    """拨入: a hundred hours into the pool; the same button twice is once."""
    if not scene.person.has("admin"):
        return scene.reply_words("not-yours")
    if pressed.argument == "revoke":
        scene.edits = ""
        return talk.start(scene, "certificate-code")
    if pressed.argument != "grant":
        return scene.reply(_card(scene))
    key = f"grant:{pressed.id}:{pressed.version}"
    if post(scene, Entry(key, "grant", MINT, POOL, GRANT), scene.person.id):
        audit.note(scene.db, scene.now, scene.person.id, "PoolGranted", SUBJECT, str(GRANT))
    return scene.reply(_card(scene, scene.say("bank-granted", hours=said(scene, GRANT))))


def _revoke(scene: Scene, pressed: Pressed) -> None:
    """作废 a certificate: first why, for everybody who checks it."""
    made = honours.certificate_of(scene.db, scene.house.seal, pressed.id)
    if made is None or not may_revoke(scene, made):
        return scene.reply_words("not-yours")
    if made.revoked:
        return scene.reply(Card(scene.say("volunteer-decided")))
    scene.edits = ""
    return talk.start(scene, "certificate-why", f"certificate:{made.id}", certificate=made.id)


ACTIONS: dict[str, Handler] = {"bank": _press, "void": _revoke}
COMMANDS = {"bank": bank}
