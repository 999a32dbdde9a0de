"""荣誉: hours, points and levels; the certificate and the statement; the month's list; what hours are given back for."""

import json
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flows.understanding.masking import mask
from flows.volunteers import honour
from flows.volunteers.ledger import POOL, QUARTERS, Entry, Refused, reversal
from handlers import hours, letters, speak
from handlers.card import Card, Picture
from handlers.house import House
from handlers.scene import Scene
from handlers.speak import Spec, lines, local, rows
from storage import audit, honours, ledger, media, people, volunteers
from storage.honours import Certificate, Earned, Voucher

PAPERS = "papers"  # where lists of our own are fetched from: bot/papers.py
MOST = 10  # on the month's list
GIFT = QUARTERS  # an hour at a time for the pool
REASON = 300  # characters of why a certificate was revoked
THANKS = 3  # notes that are shown


def accounts(scene: Scene, person: int) -> list[str]:
    """Theirs, and those of the guests they were."""
    return [ledger.account(id) for id in people.selves(scene.db, person)]


def served(scene: Scene) -> Earned:
    """All that the person of the scene gave."""
    return honours.earned(scene.db, accounts(scene, scene.person.id))


def card(scene: Scene, first: str = "") -> Card:
    """时长 and 荣誉."""
    given, mine = served(scene), volunteers.get(scene.db, scene.person.id)
    total = honour.points(given.quarters)
    above = honour.next_level(total)
    text = lines(
        first,
        scene.say("honour-hours", hours=hours.said(scene, given.total), times=str(given.times)),
        scene.say("honour-held", hours=hours.said(scene, hours.held(scene, scene.person.id))),
        scene.say("honour-points", points=str(total), level=scene.say(f"level-{honour.level(total)}")),
        scene.say("honour-next", level=scene.say(f"level-{above[0]}"), n=above[1]) if above else "",
    )
    notes = honours.thanks(scene.db, scene.house.seal, scene.person.id, THANKS)
    text = lines(text, *(scene.say("honour-thanks", words=words) for words in notes))
    listed = "honour-unlist" if mine and mine.listed else "honour-list-me"
    prove: list[Spec] = (
        [("honour-certificate", "honour.paper"), ("honour-statement", "honour.csv")] if given.times else []
    )
    more: list[Spec] = [("honour-rewards", "honour.rewards"), ("honour-month", "honour.month")]
    own: list[Spec] = [(listed, "honour.unlist" if mine and mine.listed else "honour.list")] if mine else []
    return Card(text, scene.say("honour-title"), rows(scene, 0, 0, prove, more, own), subject="honour")


def certificate(scene: Scene) -> None:
    """志愿服务记录证明: a picture with a code to check it by and room for the seal."""
    given = served(scene)
    if not given.times or not scene.person.name:
        return scene.reply_words("certificate-nothing" if not given.times else "certificate-nameless")
    made, fresh = honours.certify(scene.db, scene.house.seal, scene.person.id, scene.person.name, given, scene.now)
    if made.revoked:
        return scene.reply(Card(scene.say("certificate-revoked", reason=made.reason)))
    if fresh:
        audit.note(scene.db, scene.now, scene.person.id, "CertificateMade", f"person:{scene.person.id}", made.code[:4])
    drawn = json.dumps({"blocks": sheet(scene, made, given)}, ensure_ascii=False)
    picture = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    said = scene.say("certificate-here", code=_spaced(made.code))
    return scene.reply(
        Card(said, scene.say("certificate-title"), media=(Picture("photo", (picture,)),), without=said), anew=True
    )


def sheet(scene: Scene, made: Certificate, given: Earned) -> list[list[object]]:
    """The certificate as blocks of bot/drawing.py."""
    community, say = scene.house.town.community, scene.say
    link = scene.house.web_link
    body = say(
        "certificate-body", name=made.name, community=community.name, first=_day(scene, made.first), last=_day(scene, made.last),
        hours=hours.said(scene, made.quarters), times=str(given.times),
    )  # fmt: skip
    parts = say(
        "certificate-parts", shift=hours.said(scene, given.quarters.get("shift", 0)),
        aid=hours.said(scene, given.quarters.get("aid", 0)),
    )  # fmt: skip
    check = say("certificate-check", code=_spaced(made.code))
    return [
        ["title", say("certificate-title")],
        ["gap", ""],
        ["text", body],
        ["text", parts],
        ["gap", ""],
        ["text", say("certificate-issued", community=community.name, day=_day(scene, made.at))],
        ["sealed", [f"{link.rstrip('/')}/v/{made.code}" if link else made.code, say("certificate-seal")]],
        ["small", check],
    ]


def certified(house: House, language: str, made: Certificate) -> list[str]:
    """What somebody sees who checks a certificate: what stands on it, and nothing more."""
    say, community = partial(house.words.say, language), house.town.community
    if made.revoked:
        why = [say("verify-because", reason=made.reason)] if made.reason else []
        return [say("verify-revoked"), *why, say("verify-code", code=_spaced(made.code))]
    days = [local(at, community.zone).strftime("%Y-%m-%d") for at in (made.first, made.last, made.at)]
    hours_ = say("hours-said", n=f"{made.quarters / QUARTERS:g}")
    return [
        say("verify-good"), say("verify-who", name=made.name), say("verify-hours", hours=hours_, first=days[0], last=days[1]),
        say("verify-issued", community=community.name, day=days[2]), say("verify-code", code=_spaced(made.code)),
    ]  # fmt: skip


def look_up(scene: Scene, start: dict[str, Any], words: str) -> None:
    """A certificate by its code, for an admin who may have to revoke it."""
    code = "".join(words.upper().split()).replace("-", "")
    made = honours.certificate(scene.db, scene.house.seal, code) if scene.person.has("admin") else None
    if made is None:
        return scene.reply_words("certificate-unknown")
    text = "\n".join(certified(scene.house, scene.language, made))
    buttons = () if made.revoked else rows(scene, made.id, 0, [("certificate-revoke", "void")])
    return scene.reply(Card(text, scene.say("certificate-title"), buttons, subject=f"certificate:{made.id}"), anew=True)


def revoke(scene: Scene, start: dict[str, Any], words: str) -> None:
    """作废: it says so at /v/CODE from now on, with the reason; who holds it is told."""
    made = honours.certificate_of(scene.db, scene.house.seal, int(start["certificate"]))
    if made is None or not may_revoke(scene, made):
        return scene.reply_words("not-yours")
    reason = mask(words)[:REASON]
    if not honours.revoke(scene.db, made.id, reason):
        return scene.reply_words("volunteer-decided")
    audit.note(scene.db, scene.now, scene.person.id, "CertificateRevoked", f"person:{made.person}", made.code[:4])
    letters.write_to(scene, made.person, lambda theirs: Card(theirs.say("certificate-revoked", reason=reason)))
    return scene.reply_words("certificate-revoke-done")


def may_revoke(scene: Scene, made: Certificate) -> bool:
    """An admin, never the own one."""
    return scene.person.has("admin") and made.person not in people.selves(scene.db, scene.person.id)


def _spaced(code: str) -> str:
    return " ".join(code[n : n + 4] for n in range(0, len(code), 4))


def _day(scene: Scene, moment: datetime) -> str:
    here = local(moment, scene.house.town.community.zone)
    return scene.say("certificate-day", year=str(here.year), month=str(here.month), day=str(here.day))


def statement(scene: Scene) -> None:
    """The statement of hours as a CSV file."""
    ref = f"hours:{scene.person.id}:{scene.language}"
    paper = media.want(scene.db, scene.house.seal, "document", PAPERS, ref, scene.person.id, scene.now)
    said = scene.say("statement-here")
    scene.reply(Card(said, media=(Picture("document", (paper,)),), without=said), anew=True)


def month_card(scene: Scene) -> Card:
    """光荣榜: this month's, of those who want to stand on it; with a picture."""
    community = scene.house.town.community
    here = local(scene.now, community.zone)
    start = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = honours.month(scene.db, start, scene.now + timedelta(seconds=1), MOST)
    title = scene.say("honour-month-title", name=community.name, month=str(here.month))
    told = [(speak.person(scene, person), quarters) for person, quarters in found]
    if not told:
        return Card(scene.say("honour-month-nobody"), title)
    bars = [[f"{n}. {name}", quarters, hours.said(scene, quarters)] for n, (name, quarters) in enumerate(told, 1)]
    blocks = [["title", title], ["bars", bars], ["gap", ""], ["small", scene.say("honour-month-thanks")]]
    drawn = json.dumps({"blocks": blocks}, ensure_ascii=False)
    picture = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    text = "\n".join(f"{name}　{said}" for name, _, said in bars)
    return Card(text, title, media=(Picture("photo", (picture,)),), without=text)


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
