"""Hours of a request for help: said by both sides, judged where they differ, paid by the pool."""

from datetime import timedelta

from flows.volunteers import aid as rules
from flows.volunteers.aid import Aid
from flows.volunteers.ledger import POOL, Entry, Refused
from handlers import aid_hours_cards, hours, letters
from handlers.aids import SETTLE, UNPAID, helpers, make, note, subject
from handlers.scene import Scene
from storage import aids, due, ledger
from storage.aids import Asked


def serve(scene: Scene, aid: Aid, asked: Asked, quarters: int, *, asker: bool) -> Aid:
    """做完了: one side says how long it took.  asker: who was helped says it."""
    moved = make(scene, aid, "serve")
    aids.note(scene.db, asked.id, **{"heard" if asker else "quarters": quarters})
    due.put(scene.db, SETTLE, subject(aid), scene.now + rules.SILENCE)
    if not asker:
        letters.write_to(
            scene, moved.asker, lambda theirs: aid_hours_cards.hours_card(theirs, moved, _again(scene, asked))
        )
    now = _again(scene, asked)
    if now.quarters is not None and now.heard is not None and now.quarters != now.heard:
        letters.write_to_admins(
            scene, lambda theirs: aid_hours_cards.judge_card(theirs, moved, now), *sides(moved, now)
        )
    return settle(scene, moved)


def sides(aid: Aid, asked: Asked) -> tuple[int, ...]:
    """Whose hours they are: none of them settles them."""
    return (asked.person, aid.asker, aid.person)


def judge(scene: Scene, aid: Aid, asked: Asked, quarters: int) -> Aid:
    """An admin's word where the two sides differ: it stands for both, and both hear of it."""
    note(scene, aid, "judge", detail=f"ask:{asked.id}:{asked.quarters}/{asked.heard}:{quarters}")
    aids.note(scene.db, asked.id, quarters=quarters, heard=quarters)
    for person in dict.fromkeys((asked.person, aid.asker)):
        letters.write_to(scene, person, lambda theirs: aid_hours_cards.judged_card(theirs, aid, quarters))
    return settle(scene, aid)


def _again(scene: Scene, asked: Asked) -> Asked:
    return next(a for a in aids.asks(scene.db, scene.house.seal, asked.aid) if a.id == asked.id)


def settle(scene: Scene, aid: Aid, *, over: bool = False) -> Aid:
    """Hours that both sides say are paid by the pool; over: the week has passed, what one said counts."""
    whole = helpers(scene, aid)
    pay(scene, aid, over=over)
    if all(rules.agreed(h.quarters, h.heard, over=over) is not None for h in whole):
        due.drop(scene.db, subject(aid), SETTLE)
        return make(scene, aid, "close", by="house")
    return aid


def pay(scene: Scene, aid: Aid, *, over: bool) -> None:
    """What is settled and not yet paid."""
    for helper in helpers(scene, aid):
        counted = rules.agreed(helper.quarters, helper.heard, over=over)
        if counted and ledger.get(scene.db, _key(aid, helper)) is None:
            _pay(scene, aid, helper, counted)


def _key(aid: Aid, helper: Asked) -> str:
    return f"aid:{aid.id}:{helper.person}"


def _pay(scene: Scene, aid: Aid, helper: Asked, quarters: int) -> None:
    """The pool pays; if it cannot, the admins hear of it and the entry is tried again tomorrow."""
    entry = Entry(_key(aid, helper), "earn", POOL, ledger.account(helper.person), quarters)
    try:
        hours.post(scene, entry)
    except Refused as refused:
        why = refused.key
        letters.write_to_admins(scene, lambda theirs: hours.refused_card(theirs, why))
        due.put(scene.db, UNPAID, subject(aid), scene.now + timedelta(days=1))
        return
    letters.write_to(scene, helper.person, lambda theirs: aid_hours_cards.paid_card(theirs, aid, quarters))
