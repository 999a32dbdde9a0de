"""Attendance (签到): the code of the minute, and 代签到 by two of the staff."""

import json
import re
from datetime import timedelta

from flows.volunteers import presence
from handlers import letters, shift_cards, speak
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.shifts import note
from handlers.speak import lines, rows
from storage import attempts, media, people, shifts
from storage.db import us
from storage.shifts import Plan, Presence

EARLIEST = timedelta(minutes=30)  # before a shift begins, somebody may sign in
CODE = re.compile(r"\d{6}")
LINK = "c-"  # what the deep link of the code's picture begins with
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


def may_sign(scene: Scene) -> bool:
    """Who may say for somebody that they are there."""
    return any(scene.person.has(role) for role in STAFF)
