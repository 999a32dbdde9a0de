"""积分兑换: what hours are given back for, handed over by an admin."""

from flows.volunteers.ledger import POOL, QUARTERS, Entry, Refused, reversal
from handlers import hours, letters, speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import audit, honours, ledger
from storage.honours import Voucher

GIFT = QUARTERS  # an hour at a time for the pool


def rewards_card(scene: Scene, first: str = "") -> Card:
    """积分兑换: what hours can be given back for; never money."""
    held = hours.held(scene, scene.person.id)
    listed = scene.house.town.community.rewards
    told = [scene.say("reward-line", name=r.name, hours=hours.said(scene, r.quarters)) for r in listed]
    waiting = [
        scene.say("reward-waiting", n=str(v.id), name=_reward(scene, v.reward))
        for v in honours.vouchers(scene.db, scene.person.id)
    ]
    able = tuple(
        (scene.button(scene.say("reward-take", name=r.name), f"reward.{r.key}", scene.person.id, held),)
        for r in listed if r.quarters <= held
    )  # fmt: skip
    text = lines(first, scene.say("reward-held", hours=hours.said(scene, held)), *told, *waiting)
    if held >= GIFT:
        given = scene.button(scene.say("donate-hour", hours=hours.said(scene, GIFT)), "donate", scene.person.id, held)
        able = (*able, (given,))
    back = rows(scene, 0, 0, [("back", "honour.show")])
    return Card(text or scene.say("reward-none"), scene.say("honour-rewards"), able + back, subject="honour")


def _reward(scene: Scene, key: str) -> str:
    return next((r.name for r in scene.house.town.community.rewards if r.key == key), key)


def redeem(scene: Scene, key: str, held: int) -> str:
    """Hours given back to the pool for a thing; the admins hand it over.  held: as the card said, so that the same press
    twice is once.  '' or why not (a locale key)."""
    reward = next((r for r in scene.house.town.community.rewards if r.key == key), None)
    if reward is None or held != hours.held(scene, scene.person.id):
        return "reward-changed"
    made = honours.redeem(scene.db, scene.person.id, key, reward.quarters, scene.now)
    try:
        hours.post(scene, _spent(scene.person.id, made), scene.person.id)
    except Refused as refused:
        honours.decide(scene.db, made.id, "undone", scene.person.id)
        return refused.key
    audit.note(scene.db, scene.now, scene.person.id, "RewardAsked", f"voucher:{made.id}", key)
    letters.write_to_admins(scene, lambda theirs: voucher_card(theirs, made), scene.person.id)
    return ""


def donate(scene: Scene, held: int) -> str:
    """送给公益池: an hour back to the pool, out of which help is paid.  held: see redeem.  '' or why not (a locale key)."""
    if held != hours.held(scene, scene.person.id):
        return "reward-changed"
    entry = Entry(
        f"donate:{scene.person.id}:{ledger.count(scene.db)}", "donate", ledger.account(scene.person.id), POOL, GIFT
    )
    try:
        hours.post(scene, entry, scene.person.id)
    except Refused as refused:
        return refused.key
    audit.note(scene.db, scene.now, scene.person.id, "HoursDonated", f"person:{scene.person.id}", str(GIFT))
    return ""


def _spent(person: int, made: Voucher) -> Entry:
    return Entry(f"voucher:{made.id}", "spend", ledger.account(person), POOL, made.quarters)


def voucher_card(scene: Scene, made: Voucher) -> Card:
    """To an admin: hand it over, or give the hours back."""
    said = scene.say(
        "voucher-ask", n=str(made.id), who=speak.person(scene, made.person), name=_reward(scene, made.reward)
    )
    given: list[Spec] = [("voucher-used", "voucher.used"), ("voucher-undone", "voucher.undone")]
    return Card(said, rows=rows(scene, made.id, 0, given), subject=f"voucher:{made.id}")


def decide(scene: Scene, made: Voucher, state: str) -> bool:
    """Handed over; or there is none left: the hours come back."""
    if not honours.decide(scene.db, made.id, state, scene.person.id):
        return False
    if state == "undone":
        old = _spent(made.person, made)
        hours.post(scene, reversal(old, f"undo:{old.key}"), scene.person.id)
    audit.note(scene.db, scene.now, scene.person.id, f"voucher-{state}", f"voucher:{made.id}")
    name = _reward(scene, made.reward)
    letters.write_to(
        scene, made.person, lambda theirs: Card(theirs.say(f"voucher-told-{state}", n=str(made.id), name=name))
    )
    return True
