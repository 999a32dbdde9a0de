"""Cards in the receiver's language.  Everything a person reads of a request, a question or a list is composed here, from
locales/; zones and formats appear nowhere else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flows.dialogue import Ask
from flows.follow_up import NO_PHOTO
from flows.request import ACCEPTED, CLOSED, DECLINE_REASONS, DISPATCHED, HANDLED, OPEN, RETURN_REASONS, Request
from handlers.card import Button, Card, Picture
from handlers.scene import Scene
from storage import media, people

Spec = tuple[str, str]  # (label key, action)


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the neighbourhood's clock."""
    return moment.astimezone(ZoneInfo(zone))


def clock(scene: Scene, moment: datetime) -> str:
    """「11月22日 周日 22:41」"""
    here = local(moment, scene.house.town.community.zone)
    day = scene.say(f"weekday-{here.weekday()}")
    return scene.say("clock", month=str(here.month), day=str(here.day), weekday=day, time=here.strftime("%H:%M"))


def age(scene: Scene, since: datetime) -> str:
    """How long it has waited, in the largest unit that fits."""
    minutes = int((scene.now - since).total_seconds() // 60)
    if minutes < 60:
        return scene.say("age-minutes", n=max(minutes, 0))
    return scene.say("age-hours", n=minutes // 60) if minutes < 48 * 60 else scene.say("age-days", n=minutes // 1440)


def service_name(scene: Scene, code: str) -> str:
    """The service's name from the community's list, in the community's own words."""
    service = scene.house.town.community.service(code)
    return service.service_name if service else code


def rows(scene: Scene, id: int, version: int, *lines: Sequence[Spec]) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons for the person of the scene."""
    return tuple(
        tuple(scene.button(scene.say(key), action, id, version) for key, action in line) for line in lines if line
    )


def notice(scene: Scene) -> str:
    """The short notice (R32), for somebody who has not agreed to today's version."""
    community = scene.house.town.community
    return scene.say("notice-short", name=community.name, phone=phone(scene, "office"))


def phone(scene: Scene, key: str) -> str:
    """A number out of community.toml; what the country has everywhere if it says nothing."""
    return scene.house.town.community.phones.get(key) or scene.say(f"phone-{key}")


def lines(*parts: str) -> str:
    """The parts that are not empty, a line each."""
    return "\n".join(part for part in parts if part)


# --- questions of dialogues -------------------------------------------------------------------------------------------


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, why: str = "") -> Card:
    """The card of an open question.  why: what could not be read in the last answer."""
    subject = f"dialogue:{dialogue}"
    wrong = scene.say(why) if why else ""
    if ask.name == "report-confirm":
        return confirm(scene, ask, dialogue, version, wrong)
    if ask.name == "report-service":
        return _service_question(scene, ask, dialogue, version, wrong)
    text = lines(wrong, scene.say(ask.name))
    if ask.name == "report-where":
        got = scene.say("report-got-photos", n=ask.facts["photos"]) if ask.facts["photos"] else ""
        out = (scene.say("cancel"), scene.say("call-human"))
        return Card(
            lines(wrong, got, scene.say(ask.name)), ask="location", ask_label=scene.say("send-location"), ways_out=out,
            subject=subject,
        )  # fmt: skip
    choices = [(f"{ask.name}-{choice}", f"a.{choice}") for choice in ask.expect.choices]
    return Card(text, rows=rows(scene, dialogue, version, *([c] for c in choices), [_WAY_OUT]), subject=subject)


_WAY_OUT: Spec = ("cancel", "cancel")


def _service_question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    named = [
        (scene.button(scene.say("report-service-other") if code == "other" else service_name(scene, code), f"a.{code}",
                      dialogue, version),)
        for code in ask.expect.choices
    ]  # fmt: skip
    heard = scene.say("report-heard", words=ask.facts["words"]) if ask.facts["words"] else ""
    return Card(lines(wrong, heard, scene.say("report-service")), rows=tuple(named), subject=f"dialogue:{dialogue}")


def confirm(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The one card before a request: what was understood, and one yes."""
    facts = ask.facts
    files = _files(scene, facts["photos"], facts["voices"])
    place = facts["place"]["text"] or scene.say("place-by-position")
    yes, no = ("submit", "drop") if facts["agreed"] else ("agree", "refuse")
    see = "publish" if facts["seen"] == "hide" else "hide"
    text = lines(
        wrong,
        scene.say("confirm-what", words=facts["words"] or scene.say("by-voice")),
        scene.say("confirm-where", place=place),
        scene.say("confirm-service", service=service_name(scene, facts["service"])),
        files,
        scene.say(f"confirm-seen-{facts['seen']}"),
        "" if facts["agreed"] else "\n" + notice(scene),
    )
    buttons = rows(
        scene, dialogue, version,
        [(f"report-confirm-{yes}", f"a.{yes}")],
        [("report-confirm-change", "a.change"), (f"report-confirm-{no}", f"a.{no}")],
        [(f"report-confirm-{see}", f"a.{see}")],
    )  # fmt: skip
    return Card(text, title=scene.say("confirm-title"), rows=buttons, subject=f"dialogue:{dialogue}")


def _files(scene: Scene, photos: int, voices: int) -> str:
    return lines(
        scene.say("confirm-photos", n=photos) if photos else "", scene.say("confirm-voices", n=voices) if voices else ""
    )


# --- the resident's cards ---------------------------------------------------------------------------------------------


def status_card(scene: Scene, request: Request) -> Card:
    """The one status card a resident has of a request, edited in place."""
    buttons: list[list[Spec]] = []
    if request.step in (OPEN, DISPATCHED, ACCEPTED):
        buttons = [[("supplement", "supplement"), ("withdraw", "withdraw")]]
    elif request.step == HANDLED:
        buttons = [
            [("rate-satisfied", "satisfied")],
            [("rate-unsatisfied", "unsatisfied")],
            [("rate-reopen", "reopen")],
        ]
    state = f"step-{request.step}-{request.outcome}" if request.step == CLOSED else f"step-{request.step}"
    text = lines(
        scene.say(state, worker=worker_name(scene, request)),
        scene.say("confirm-what", words=request.description or scene.say("by-voice")),
        scene.say("confirm-where", place=where(scene, request)),
        scene.say("status-since", clock=clock(scene, request.requested_datetime)),
    )
    title = scene.say("status-title", number=request.service_request_id)
    return Card(text, title, rows(scene, request.id, request.version, *buttons), subject=f"request:{request.id}")


def worker_name(scene: Scene, request: Request) -> str:
    """Who has the request, by name; '' when nobody."""
    if request.worker is None:
        return ""
    name = people.get(scene.db, scene.house.seal, request.worker).name
    return scene.say("worker-named", name=name) if name else scene.say("a-worker")


def where(scene: Scene, request: Request) -> str:
    """The place in words, also when only a position came."""
    return request.address_string or scene.say("place-by-position")


def rate_card(scene: Scene, request: Request, note: str) -> Card:
    """修好了吗? with before and after as one picture."""
    stored = media.of_request(scene.db, request.id)
    before = [f.id for f in stored if f.kind == "photo" and f.stage == "before"][:1]
    after = [f.id for f in stored if f.kind == "photo" and f.stage == "after"][-1:]
    pictures = (Picture("before-after", (*before, *after)),) if after else ()
    reason = scene.say("handled-without-photo", why=scene.say(f"handle-photo-{note}")) if note in NO_PHOTO else ""
    seen = scene.say("before-after") if before and after else ""
    buttons = rows(
        scene, request.id, request.version,
        [("rate-satisfied", "satisfied")], [("rate-unsatisfied", "unsatisfied")], [("rate-reopen", "reopen")],
    )  # fmt: skip
    said = scene.say(
        "rate-text",
        place=where(scene, request),
        words=request.description or scene.say("by-voice"),
        worker=worker_name(scene, request),
    )
    return Card(
        lines(said, reason, seen), scene.say("rate-title", number=request.service_request_id), buttons, pictures,
        without=lines(said, reason, scene.say("picture-missing")), subject=f"rate:{request.id}",
    )  # fmt: skip


# --- the worker's cards -----------------------------------------------------------------------------------------------


def task_card(scene: Scene, request: Request) -> Card:
    """The worker's card: what, where, how old; the buttons of the step it is in."""
    mine = request.worker == scene.person.id
    buttons: list[list[Spec]] = []
    if mine and request.step == DISPATCHED:
        buttons = [[("accept", "accept"), ("handle", "handle")], [("return", "return"), ("transfer", "transfer")]]
    elif mine and request.step == ACCEPTED:
        buttons = [[("handle", "handle")], [("return", "return"), ("transfer", "transfer")]]
    return _work_card(scene, request, f"task-step-{request.step if mine else 'gone'}", buttons, f"task:{request.id}")


def queue_card(scene: Scene, request: Request, note: str = "") -> Card:
    """The admins' card of a request that nobody has: dispatch it to somebody, or decline it."""
    if request.step != OPEN:
        return _work_card(scene, request, f"queue-step-{request.step}", [], f"queue:{request.id}")
    workers = people.crew(scene.db, request.grid or "") or people.crew(scene.db)
    to = tuple(
        (scene.button(scene.say("dispatch-to", worker=_name(scene, w)), f"dispatch.{w}", request.id, request.version),)
        for w in workers[:6]
    )
    card = _work_card(scene, request, "queue-nobody" if not workers else "queue-open", [[("decline", "decline")]],
                      f"queue:{request.id}")  # fmt: skip
    why = scene.say("returned-why", why=scene.say(f"return-{note}")) if note in RETURN_REASONS else ""
    return Card(lines(why, card.text), card.title, to + card.rows, subject=card.subject, links=card.links)


def _work_card(scene: Scene, request: Request, state: str, buttons: list[list[Spec]], subject: str) -> Card:
    late = request.expected_datetime is not None and request.expected_datetime < scene.now
    text = lines(
        scene.say(state, worker=worker_name(scene, request)),
        scene.say("task-raised") if request.raised else "",
        scene.say("confirm-what", words=request.description or scene.say("by-voice")),
        scene.say("confirm-where", place=where(scene, request)),
        scene.say("confirm-service", service=service_name(scene, request.service_code)),
        scene.say("task-late", age=age(scene, request.requested_datetime)) if late
        else scene.say("task-age", age=age(scene, request.requested_datetime)),
    )  # fmt: skip
    title = scene.say("task-title", number=request.service_request_id)
    return Card(
        text, title, rows(scene, request.id, request.version, *buttons), subject=subject, links=_map(scene, request)
    )


def _map(scene: Scene, request: Request) -> tuple[tuple[str, str], ...]:
    """A map link that says its datum (R75)."""
    if request.lat is None or request.long is None:
        return ()
    point = f"{request.long:.6f},{request.lat:.6f}"
    return ((scene.say("map"), f"https://uri.amap.com/marker?position={point}&coordinate=wgs84"),)


def _name(scene: Scene, person: int) -> str:
    return people.get(scene.db, scene.house.seal, person).name or scene.say("a-worker")


def evidence(scene: Scene, request: Request, photos: Sequence[int], voices: Sequence[int]) -> list[Card]:
    """Photos and voice notes that go with a task, as messages of their own."""
    caption = scene.say("evidence", number=request.service_request_id)
    gone = scene.say("evidence-missing", number=request.service_request_id)
    shown = [Card(caption, media=(Picture("photo", tuple(photos)),), without=gone)] if photos else []
    return shown + [Card(caption, media=(Picture("voice", (voice,)),), without=gone) for voice in voices]


def reasons_card(scene: Scene, request: Request, verb: str) -> Card:
    """Why? – as buttons: return (退单) or decline (不予受理)."""
    given = RETURN_REASONS if verb == "return" else DECLINE_REASONS
    choices = [[(f"{verb}-{reason}", f"{verb}.{reason}")] for reason in given]
    buttons = rows(scene, request.id, request.version, *choices, [("back", "show")])
    subject = f"{'task' if verb == 'return' else 'queue'}:{request.id}"
    title = scene.say("task-title", number=request.service_request_id)
    return Card(scene.say(f"{verb}-why"), title, buttons, subject=subject)


def transfer_card(scene: Scene, request: Request) -> Card:
    """To whom? – the other workers, least busy first."""
    others = [w for w in people.crew(scene.db) if w != request.worker][:6]
    named = tuple((scene.button(_name(scene, w), f"transfer.{w}", request.id, request.version),) for w in others)
    back = rows(scene, request.id, request.version, [("back", "show")])
    title = scene.say("task-title", number=request.service_request_id)
    asked = scene.say("transfer-to" if others else "transfer-nobody")
    return Card(asked, title, named + back, subject=f"task:{request.id}")


# --- lists ------------------------------------------------------------------------------------------------------------


def list_card(scene: Scene, requests: Sequence[Request], key: str) -> Card:
    """Requests in one message, a button each that opens its card.  key: mine, tasks, queue."""
    if not requests:
        return Card(scene.say(f"{key}-none"))
    told = [
        scene.say(
            f"{key}-line", n=str(n), number=request.service_request_id[3:], place=request.address_string or "…",
            words=shorten(request.description or scene.say("by-voice"), 24), age=age(scene, request.requested_datetime),
            step=scene.say(f"short-{request.step}"),
            late="⏰" if request.expected_datetime and request.expected_datetime < scene.now and key != "mine" else "",
        )
        for n, request in enumerate(requests, 1)
    ]  # fmt: skip
    opened = [scene.button(f"{n}", f"show.{key}", request.id, request.version) for n, request in enumerate(requests, 1)]
    grouped = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card("\n".join(told), scene.say(f"{key}-title", n=len(requests)), grouped)


def shorten(text: str, most: int) -> str:
    """At most so many characters, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
