"""Attendance (签到): the code of the minute, 代签到 by two of the staff, hours confirmed by the organiser, disputed once."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

from flows.volunteers import presence
from flows.volunteers.ledger import MINT, Entry, Refused, reversal
from handlers import hours, letters, shift_cards, speak
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.shifts import note
from handlers.speak import lines, rows
from storage import attempts, due, ledger, media, people, shifts
from storage.db import us
from storage.shifts import Plan, Presence

EARLIEST = timedelta(minutes=30)  # before a shift begins, somebody may sign in
CODE = re.compile(r"\d{6}")
LINK = "c-"  # what the deep link of the code's picture begins with
LENGTHS = (0, 2, 4, 6, 8, 12, 16)  # quarter-hours to choose from
STAFF = ("admin", "worker", "facilitator")


def typed(scene: Scene) -> bool:
    """Six digits from somebody who stands on the list of a shift that is on.  False = they mean something else."""
    return by_code(scene, scene.said.text.strip())


def by_code(scene: Scene, words: str) -> bool:
    """The same out of a picture that was scanned."""
    if not CODE.fullmatch(words):
        return False
    on = [plan for plan in shifts.mine(scene.db, scene.person.id, scene.now) if _open(scene, plan)]
    if on:
        sign_in(scene, on, words)
    return bool(on)


def _open(scene: Scene, plan: Plan) -> bool:
    return plan.starts - EARLIEST <= scene.now < plan.ends


def sign_in(scene: Scene, on: list[Plan], words: str) -> None:
    """The code of this minute or the one before; five wrong ones an hour (R20)."""
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    for plan in on:
        mine = shifts.own(scene.db, plan, scene.person.id)
        secret = shifts.secret(scene.db, scene.house.seal, plan.id)
        if mine and mine.state == "in" and presence.shown(secret, plan.subject, words, scene.now):
            return _came(scene, plan, mine)
    attempts.wrong(scene.db, scene.person.id, scene.now)
    return scene.reply_words("checkin-wrong")


def _came(scene: Scene, plan: Plan, mine: Presence) -> None:
    if mine.came is None:
        shifts.note(scene.db, mine.id, came_at=us(scene.now))
        note(scene, plan, "came")
    scene.reply(shift_cards.card(scene, plan, scene.say("checkin-done")), anew=True)


def went(scene: Scene, plan: Plan, mine: Presence) -> None:
    """先走了."""
    if mine.came is not None and mine.left is None:
        shifts.note(scene.db, mine.id, left_at=us(scene.now))
        note(scene, plan, "went")


def code_card(scene: Scene, plan: Plan) -> Card:
    """The organiser's: the code of this minute, and the same to be scanned."""
    secret = shifts.secret(scene.db, scene.house.seal, plan.id)
    said = presence.code(secret, plan.subject, scene.now)
    left = 60 - int(scene.now.timestamp()) % 60
    text = lines(scene.say("lead-code-is", code=said), scene.say("lead-code-left", n=left))
    buttons = rows(
        scene, plan.id, 0, [("lead-code-next", "lead.code"), ("lead-code-qr", "lead.qr"), ("back", "lead.show")]
    )
    return Card(text, plan.title, buttons, subject=f"lead:{plan.id}")


def qr_card(scene: Scene, plan: Plan) -> Card:
    """The same as a picture to be scanned: on Telegram it opens the chat and signs in, else it shows the digits."""
    secret = shifts.secret(scene.db, scene.house.seal, plan.id)
    said = presence.code(secret, plan.subject, scene.now)
    link = f"{scene.house.bot_link}?start={LINK}{said}" if scene.house.bot_link else said
    blocks = [["title", plan.title], ["qr", link], ["big", said], ["small", scene.say("lead-code-picture")]]
    drawn = json.dumps({"blocks": blocks}, ensure_ascii=False)
    picture = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    return Card(scene.say("lead-code-is", code=said), plan.title, media=(Picture("photo", (picture,)),), without=said)


def proxy_card(scene: Scene, plan: Plan) -> Card:
    """代签到: for whom?"""
    absent = [p for p in shifts.present(scene.db, plan) if p.state == "in" and p.came is None][:30]
    made = tuple((scene.button(speak.person(scene, p.person), "proxy.one", p.id),) for p in absent)
    back = rows(scene, plan.id, 0, [("back", "lead.show")])
    return Card(
        scene.say("lead-proxy-who" if absent else "lead-proxy-nobody"),
        plan.title,
        made + back,
        subject=f"lead:{plan.id}",
    )


def proxy(scene: Scene, plan: Plan, whose: Presence) -> None:
    """The first of the staff says somebody is there; another one must say so too."""
    if whose.came is None and whose.proxy is None:
        shifts.note(scene.db, whose.id, proxy_id=scene.person.id)
        note(scene, plan, "proxy")
    for person in dict.fromkeys(p for role in STAFF for p in people.holders(scene.db, role)):
        if person not in (scene.person.id, whose.person):
            letters.write_to(scene, person, lambda theirs: _second_card(theirs, plan, whose, scene.person.id))
    scene.reply_words("lead-proxy-asked")


def _second_card(scene: Scene, plan: Plan, whose: Presence, by: int) -> Card:
    said = scene.say("lead-proxy-second", who=speak.person(scene, whose.person), by=speak.person(scene, by))
    buttons = rows(scene, whose.id, 0, [("lead-proxy-yes", "proxy.two")])
    return Card(lines(said, shift_cards.span(scene, plan)), plan.title, buttons, subject=f"proxy:{whose.id}")


def second(scene: Scene, plan: Plan, whose: Presence) -> bool:
    """The second says so: signed in.  False = not by who was the first, nor by themselves, nor twice."""
    fit = whose.proxy not in (None, scene.person.id) and whose.person != scene.person.id
    if not fit or whose.came is not None or plan.step != "open":
        return False
    shifts.note(scene.db, whose.id, came_at=us(max(plan.starts, scene.now)))
    note(scene, plan, "proxied")
    return True


def proposed(plan: Plan, p: Presence) -> int:
    """Quarter-hours as the organiser wrote them, or by coming and going; nobody who did not come has any."""
    if p.quarters is not None:
        return p.quarters
    return 0 if p.came is None else presence.served(plan.starts, plan.ends, p.came, p.left)


def finish_card(scene: Scene, plan: Plan) -> Card:
    """服务时长: what would be noted for each; a name changes one."""
    listed = [p for p in shifts.present(scene.db, plan) if p.state == "in"]
    told = [
        scene.say("lead-proposed", name=speak.person(scene, p.person), hours=hours.said(scene, proposed(plan, p)))
        for p in listed
    ]
    made = [scene.button(speak.person(scene, p.person), "served.which", p.id) for p in listed[:30]]
    pairs = tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
    ends = rows(scene, plan.id, 0, [("lead-finish-yes", "lead.finished")], [("back", "lead.show")])
    return Card(lines(scene.say("lead-finish-ask"), *told), plan.title, pairs + ends, subject=f"lead:{plan.id}")


def lengths_card(scene: Scene, plan: Plan, p: Presence, action: str) -> Card:
    """How long for this one?"""
    made = [scene.button(hours.said(scene, n), f"{action}.q{n}", p.id) for n in LENGTHS]
    pairs = tuple(tuple(made[n : n + 3]) for n in range(0, len(made), 3))
    text = scene.say("lead-how-long", name=speak.person(scene, p.person))
    if action == "settle":
        text = lines(
            scene.say("dispute-look", who=speak.person(scene, p.person), hours=hours.said(scene, p.quarters or 0)),
            shifts.claim(scene.db, scene.house.seal, p.id), shift_cards.span(scene, plan),
        )  # fmt: skip
    subject = f"lead:{plan.id}" if action == "served" else f"settle:{p.id}"
    return Card(text, plan.title, pairs, subject=subject)


def finish(scene: Scene, plan: Plan) -> None:
    """The organiser confirms: hours are noted, who did not come is noted as absent."""
    shifts.end(scene.db, plan, "ended")
    due.drop(scene.db, plan.subject, "shift-end", "shift-cover", "shift-offer")
    note(scene, plan, "ended")
    for p in shifts.present(scene.db, plan):
        if p.state != "in":
            continue
        quarters = proposed(plan, p)
        shifts.note(scene.db, p.id, quarters=quarters, state="served" if quarters else "absent")
        if quarters and (why := _post(scene, _entry(plan, p, quarters))):
            letters.write_to_admins(scene, lambda theirs, w=why: hours.refused_card(theirs, w))  # type: ignore[misc]
            continue
        letters.write_to(scene, p.person, lambda theirs, q=quarters: _noted(theirs, plan, q))  # type: ignore[misc]


def _entry(plan: Plan, p: Presence, quarters: int, again: str = "") -> Entry:
    return Entry(f"shift:{plan.id}:{p.person}{again}", "earn", MINT, ledger.account(p.person), quarters)


def _noted(scene: Scene, plan: Plan, quarters: int) -> Card:
    held = hours.said(scene, hours.held(scene, scene.person.id))
    key = "shift-noted" if quarters else "shift-absent"
    buttons = rows(scene, plan.id, 0, [("shift-dispute", "shift.dispute")])
    return Card(scene.say(key, hours=hours.said(scene, quarters), held=held), plan.title, buttons)


def disputed(scene: Scene, start: dict[str, Any], words: str) -> None:
    """They say it was otherwise, once; an admin settles."""
    plan = shifts.get(scene.db, int(start["shift"]))
    mine = shifts.own(scene.db, plan, scene.person.id)
    if mine is None or mine.dispute or mine.state not in ("served", "absent"):
        return scene.reply_words("dispute-once")
    shifts.note(scene.db, mine.id, dispute="open", claim=scene.house.seal.seal(words[:600]))
    note(scene, plan, "dispute")
    letters.write_to_admins(scene, lambda theirs: lengths_card(theirs, plan, mine, "settle"), scene.person.id)
    return scene.reply_words("dispute-sent")


def _post(scene: Scene, entry: Entry) -> str:
    """'' or the locale key of why the ledger does not take it."""
    try:
        hours.post(scene, entry, scene.person.id)
    except Refused as refused:
        return refused.key
    return ""


def settle(scene: Scene, plan: Plan, p: Presence, quarters: int) -> str:
    """The admin's word: noted anew, and what was noted is undone; nothing is written over.  '' or why the ledger refuses."""
    old = ledger.get(scene.db, _entry(plan, p, 1).key)
    fresh = [_entry(plan, p, quarters, ":settled")] if quarters and (old is None or old.quarters != quarters) else []
    undone = [reversal(old, f"undo:{old.key}")] if old is not None and old.quarters != quarters else []
    for entry in (*fresh, *undone):
        if why := _post(scene, entry):
            return why
    shifts.note(scene.db, p.id, dispute="settled", quarters=quarters, state="served" if quarters else "absent")
    note(scene, plan, "settled", str(quarters))
    held = hours.held(scene, p.person)
    letters.write_to(
        scene, p.person,
        lambda theirs: Card(
            theirs.say("dispute-settled", hours=hours.said(theirs, quarters), held=hours.said(theirs, held)), plan.title
        ),
    )  # fmt: skip
    return ""


def calendar(scene: Scene, plan: Plan) -> Card:
    """The shift for their own calendar (.ics, RFC 5545)."""

    def stamp(at: datetime) -> str:
        return at.strftime("%Y%m%dT%H%M%SZ")

    def plain(words: str) -> str:
        return re.sub(r"([\\;,])", r"\\\1", " ".join(words.split()))

    told = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Linli//volunteers//ZH", "BEGIN:VEVENT", f"UID:linli-{plan.subject}",
        f"DTSTAMP:{stamp(scene.now)}", f"DTSTART:{stamp(plan.starts)}", f"DTEND:{stamp(plan.ends)}",
        f"SUMMARY:{plain(plan.title)}", f"LOCATION:{plain(plan.place)}", "BEGIN:VALARM", "TRIGGER:-PT2H", "ACTION:DISPLAY",
        f"DESCRIPTION:{plain(plan.title)}", "END:VALARM", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return Card(scene.say("shift-calendar-here"), plan.title, file=(f"shift-{plan.id}.ics", "\r\n".join(told)))


def may_sign(scene: Scene) -> bool:
    """Who may say for somebody that they are there."""
    return any(scene.person.has(role) for role in STAFF)
