"""志愿服务记录证明: made, checked by its code, revoked with a reason; and the statement of hours."""

import json
from datetime import datetime
from functools import partial
from typing import Any

from flows.understanding.masking import mask
from flows.volunteers.ledger import QUARTERS
from handlers import hours, letters
from handlers.card import Card, Picture
from handlers.honours import served
from handlers.house import House
from handlers.scene import Scene
from handlers.speak import local, rows
from storage import audit, honours, media, people
from storage.honours import Certificate, Earned

PAPERS = "papers"  # where lists of our own are fetched from: bot/papers.py


REASON = 300  # characters of why a certificate was revoked


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
