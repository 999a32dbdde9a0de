"""Moves of requests: fetch, ask the rules, write, remember the fact.  Decides nothing itself."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from flows import limits
from flows.community import Service
from flows.effects.requests import OpenRequest, Supplement
from flows.facts import FACT, Fact
from flows.patrol import sampled
from flows.request import DECLINED, HANDLED, OPEN, RATING_DAYS, NotNow, NotYours, Request, expected, move, thaw
from flows.understanding.places import Place
from handlers import consent, deadlines, reviews
from handlers.scene import Scene
from handlers.speak import local
from storage import absences, audit, callbacks, corrections, due, follows, links, media, people, requests
from storage.db import Db
from storage.history import request_history
from storage.people import Person

PREFIX = "LL"
UNRATED, UNREAD = "request-unrated", "request-unread"
READING = timedelta(hours=24)  # nobody read it by then: somebody calls
RESUME = "task-resume"  # the day a hold ends


def relations(scene: Scene, request: Request) -> frozenset[str]:
    """How the person of the scene stands to the request, now, by the database (R17)."""
    worked_on = requests.get(scene.db, request.merged_into) if request.merged_into is not None else request
    in_grid = request.grid is not None and ("worker", request.grid) in scene.person.roles
    stands = {
        "reporter": scene.person.id in (request.reporter, *links.holders(scene.db, request.id)),
        "recorder": request.step == HANDLED and _may_record(scene, request),
        "worker": worked_on.worker == scene.person.id and scene.person.has("worker"),
        "checker": request.own
        and request.step == HANDLED
        and request.worker != scene.person.id
        and (in_grid or scene.person.has("admin")),
        "admin": scene.person.has("admin"),
        "supporter": follows.has(scene.db, scene.person.id, f"request:{request.id}", "support"),
    }
    return frozenset(relation for relation, so in stands.items() if so)


def _may_record(scene: Scene, request: Request) -> bool:
    """Is it they who ask the reporter by phone or at the door (回访)?"""
    owed = [c for c in callbacks.of_request(scene.db, request.id) if c.kind == "rate"]
    return any(c.worker == scene.person.id if c.worker else scene.person.has("admin") for c in owed)


def create(scene: Scene, effect: OpenRequest, *, urgent: bool = False, owner: int | None = None) -> Request:
    """The row of a new request with its number, files and clocks; nobody has it yet.
    owner: whose it is when somebody files it for them (代居民上报)."""
    community = scene.house.town.community
    service = community.service(effect.service_code)
    day = local(scene.now, community.zone).strftime("%Y%m%d")
    fit = not effect.public or reviews.fit(scene, effect.description)
    request = requests.create(
        scene.db, requests.number(scene.db, PREFIX, day), effect.service_code, effect.description, effect.place,
        owner or scene.person.id, effect.public and fit, urgent, scene.now,
        expected(scene.now, service.days if service else 5, community.calendar), by=scene.person.id,
    )  # fmt: skip
    if effect.public:
        consent.publish(scene, request)
    if effect.chosen and service is not None:
        _learn(scene, effect.description, service.category)
    media.keep(scene.db, (*effect.photos, *effect.voices), request.id, scene.person.id, "before")
    deadlines.follow(scene, None, request)
    if not fit:
        reviews.hold(scene, request)
    return request


def open_request(scene: Scene, effect: OpenRequest, *, urgent: bool = False, owner: int | None = None) -> Request:
    """Open a request and dispatch it to the least busy worker of its grid; without one, or as one of very many of the same
    resident, it waits for the admins.  owner: see create."""
    many = not urgent and _many(scene)
    request = create(scene, effect, urgent=urgent, owner=owner)
    remember(scene, Fact(FACT["open"], request, scene.person.id))
    if urgent:
        remember(scene, Fact(FACT["urgent"], request, scene.person.id))
    if many:
        remember(scene, Fact(FACT["wait"], request, scene.person.id, note="many"))
        return request
    return dispatch(scene, request)


def _many(scene: Scene) -> bool:
    """Has this resident reported so often within the hour that a person should look first (R26)?  Whoever works here may."""
    person = scene.person
    if not scene.house.flood or person.has("worker") or person.has("admin"):
        return False
    return limits.many(requests.nth_newest(scene.db, person.id, limits.REQUESTS), scene.now)


def _learn(scene: Scene, words: str, category: str) -> None:
    """A choice by hand becomes a row to learn from."""
    read = scene.house.town.read(words).category
    corrections.add(scene.db, scene.house.seal, words, category, read[0][0] if read else "", scene.now)


def dispatch(scene: Scene, request: Request) -> Request:
    """To the least busy worker of its grid; without one the admins are told."""
    crew = people.crew(scene.db, request.grid) if request.grid else []
    if crew:
        return make(scene, request, "dispatch", by_house=True, worker=on_duty(scene, crew[0]))
    remember(scene, Fact(FACT["unassigned"], request))
    return request


def on_duty(scene: Scene, worker: int) -> int:
    """This worker, or who stands in for them today (请假); nobody is sent round in a circle."""
    asked = {worker}
    while (away := absences.at(scene.db, worker, scene.now)) and away.stand_in not in asked:
        worker = away.stand_in
        asked.add(worker)
    return worker


def place(scene: Scene, request: Request, where: Place) -> Request:
    """Where an urgent request is, said after it was opened: whoever has it is told; nobody has it -> dispatched now."""
    requests.set_place(scene.db, request.id, where)
    placed = requests.get(scene.db, request.id)
    remember(scene, Fact(FACT["place"], placed, scene.person.id))
    if placed.step == OPEN and placed.grid:
        dispatch(scene, placed)
    return placed


def make(
    scene: Scene, request: Request, verb: str, *, reason: str = "", worker: int | None = None, by_house: bool = False,
    by_clock: bool = False, photos: tuple[int, ...] = (), until: datetime | None = None, into: Request | None = None,
) -> Request:  # fmt: skip
    """One move.  Raises NotYours, NotNow (the rules say no) and Conflict (somebody was faster: the unit runs again)."""
    stands = frozenset({"house"}) if by_house else frozenset({"clock"}) if by_clock else relations(scene, request)
    by = None if by_house or by_clock else scene.person.id
    running = thaw(request, scene.now, scene.house.town.community.calendar)
    moved = move(running, verb, stands, scene.now, worker=worker, until=until, into=into)
    if worker is not None:
        moved = replace(moved, grid=_grid_of(scene, worker, moved.grid))
    requests.save(scene.db, moved, verb, by, reason, scene.now)
    media.keep(scene.db, photos, moved.id, scene.person.id, "after")
    if verb == "reopen":
        deadlines.promise_anew(scene, moved)
        moved = requests.get(scene.db, moved.id)
    deadlines.follow(scene, request, moved)
    due.drop(scene.db, f"request:{moved.id}", UNRATED, UNREAD, RESUME)
    if moved.step in (HANDLED, DECLINED):
        due.put(scene.db, UNREAD, f"request:{moved.id}", scene.now + READING, moved.reporter)
    if moved.step == HANDLED:
        due.put(scene.db, UNRATED, f"request:{moved.id}", scene.now + RATING_DAYS, moved.reporter)
    if moved.held_until is not None:
        due.put(scene.db, RESUME, f"request:{moved.id}", moved.held_until)
    fact = FACT["resume-due"] if verb == "resume" and by_clock else FACT[verb]
    remember(scene, Fact(fact, moved, by, request.worker, reason, photos))
    if verb == "handle" and moved.own:
        return _own_work(scene, moved)
    if verb == "reopen" and by not in links.opened_for(scene.db, moved.id):
        remember(scene, Fact(FACT["not-fixed"], moved, by))
    if verb == "return":
        remember(scene, Fact(FACT["unassigned"], moved, by, request.worker, reason))
    return staffed(scene, moved) if verb == "reopen" else moved


def tried(scene: Scene, request: Request, verb: str, **given: Any) -> bool:
    """A move at the end of a talk: in the meantime it may have become impossible, and then that is said."""
    try:
        make(scene, request, verb, **given)
    except NotYours:
        scene.reply_words("not-yours")
    except NotNow:
        scene.reply_words("no-longer", number=request.service_request_id)
    else:
        return True
    return False


def _grid_of(scene: Scene, worker: int, grid: str | None) -> str | None:
    """转派 to another grid: the request belongs to the grid of who gets it now."""
    held = [held for role, held in people.get(scene.db, scene.house.seal, worker).roles if role == "worker" and held]
    return grid if grid in held or not held else held[0]


def _own_work(scene: Scene, request: Request) -> Request:
    """What its worker reported: one of five is looked at by somebody else, the others are closed (即报即结)."""
    if sampled(request.service_request_id):
        remember(scene, Fact(FACT["check-asked"], request))
        return request
    if follows.behind(scene.db, request.id, request.reporter):
        return request  # neighbours say whether it is all right at theirs
    return make(scene, request, "settle", by_house=True)


def staffed(scene: Scene, request: Request) -> Request:
    """A request that came back: its worker may not be one any more; then somebody else of the grid, or the admins."""
    if request.worker in people.crew(scene.db):
        return request
    crew = people.crew(scene.db, request.grid) if request.grid else []
    if crew:
        return make(scene, request, "transfer", by_house=True, worker=on_duty(scene, crew[0]))
    return make(scene, request, "return", by_house=True)


def refile(scene: Scene, request: Request, service: Service) -> None:
    """Another service for a request; its words become a row to learn from."""
    requests.refile(scene.db, request.id, service.service_code)
    request_history.note(
        scene.db, request.id, request.version, "refile", scene.person.id, service.service_code, scene.now
    )
    _learn(scene, request.description, service.category)
    remember(scene, Fact(FACT["refile"], requests.get(scene.db, request.id), scene.person.id))


def supplement(scene: Scene, request: Request, effect: Supplement) -> None:
    """Words and files added to a request; its step stays."""
    words = effect.text
    request_history.note(scene.db, request.id, request.version, "supplement", scene.person.id, words, scene.now)
    photos = effect.photos[: media.room(scene.db, request.id, limits.PHOTOS)]
    if len(photos) < len(effect.photos):
        scene.reply_words("photos-enough", n=limits.PHOTOS)
    media.keep(scene.db, (*photos, *effect.voices), request.id, scene.person.id, "before")
    remember(scene, Fact(FACT["supplement"], request, scene.person.id, None, words, photos, effect.voices))


def remember(scene: Scene, fact: Fact) -> None:
    """It came into being: told at the end of the unit, and in the audit for ever."""
    scene.facts.append(fact)
    audit.note(scene.db, scene.now, fact.by, fact.name, fact.about.subject, str(fact.about.version))


def may_see(db: Db, person: Person, media_id: int) -> bool:
    """May this person see a file now: who sent it, the reporter, the worker who has the request, admins (R22)."""
    owned = media.owner(db, media_id)
    if owned is None:
        return False
    sender, request_id = owned
    if sender == person.id or person.has("admin"):
        return True
    request = requests.get(db, request_id) if request_id else None
    if media.is_public(db, media_id):
        return True
    readers = (request.reporter, request.worker, *links.holders(db, request.id)) if request else ()
    return person.id in readers
