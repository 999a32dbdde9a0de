"""The clocks of a request as due rows: written and removed in the unit of the move that starts or stops them."""

from datetime import datetime

from flows.calendar import WorkCalendar
from flows.deadlines import ACCEPT, HANDLE, KINDS, accept_by, certain, moments
from flows.request import ACCEPTED, DISPATCHED, OPEN, Request, expected
from handlers import speak
from handlers.house import House
from handlers.notices import Note
from handlers.scene import Scene
from storage import due, people, requests
from storage.db import Db
from storage.due import DueRow

RUNNING = (OPEN, DISPATCHED, ACCEPTED)  # steps in which the promised date comes nearer
HOURS = 2  # 签收, for a service that is no longer in the list


def follow(scene: Scene, before: Request | None, after: Request) -> None:
    """A move was made.  before: None = it has just been opened."""
    _follow_handling(scene, before, after)
    waits = before is not None and before.step == DISPATCHED
    if waits and after.step == DISPATCHED and before is not None and before.worker == after.worker:
        return
    if waits:
        due.drop(scene.db, _subject(after), *KINDS[ACCEPT])
    if after.step == DISPATCHED:
        service = scene.house.town.community.service(after.service_code)
        end = accept_by(after, service.accept_hours if service else HOURS, _calendar(scene), scene.now)
        _start(scene, after, ACCEPT, scene.now, end)


def _follow_handling(scene: Scene, before: Request | None, after: Request) -> None:
    """处置: runs from the day of request to the promised date, whoever has it; stands still while it is held (挂起)."""
    ran = before is not None and before.step in RUNNING
    same = before is not None and before.expected_datetime == after.expected_datetime
    if ran and same and after.step in RUNNING:
        if before is not None and before.worker != after.worker:
            due.hand_over(scene.db, _subject(after), after.worker or 0, *KINDS[HANDLE])
        return
    if ran:
        due.drop(scene.db, _subject(after), *KINDS[HANDLE])
    if after.step in RUNNING and after.expected_datetime is not None:
        start = after.requested_datetime if before is None or ran else scene.now
        _start(scene, after, HANDLE, start, after.expected_datetime)


def promise_anew(scene: Scene, request: Request) -> None:
    """没解决: the days begin again."""
    service = scene.house.town.community.service(request.service_code)
    days = service.days if service else 5
    requests.promise(scene.db, request.id, expected(scene.now, days, _calendar(scene)))


def _start(scene: Scene, request: Request, clock: str, start: datetime, end: datetime) -> None:
    coming = {k: at for k, at in moments(request, clock, _calendar(scene), start, end).items() if at > scene.now}
    due.put_all(scene.db, _subject(request), coming, request.worker or 0)


def _calendar(scene: Scene) -> WorkCalendar:
    return scene.house.town.community.calendar


def _subject(request: Request) -> str:
    return f"request:{request.id}"


def promise(scene: Scene, request: Request) -> str:
    """The promised date for the card, while it is not yet done; marked 暂定 where the calendar is not certain.  In an emergency
    nobody is told to wait for a day next week: the numbers stand above."""
    if request.expected_datetime is None or request.step not in RUNNING or request.urgent:
        return ""
    sure = certain(_calendar(scene), request.requested_datetime, request.expected_datetime)
    return scene.say("promised" if sure else "promised-maybe", clock=speak.clock(scene, request.expected_datetime))


def remind(scene: Scene, row: DueRow) -> Note | None:
    """The worker's reminder; None when it has become pointless."""
    request = requests.get(scene.db, row.number)
    steps = (DISPATCHED,) if row.kind.startswith(ACCEPT) else RUNNING
    if request.worker != scene.person.id or request.step not in steps:
        return None
    clock, _, part = row.kind.partition("-")
    said = scene.say(
        f"remind-{clock}-{part}", number=request.service_request_id, place=speak.where(scene, request),
        clock=speak.clock(scene, _end(scene, request, row)),
    )  # fmt: skip
    return Note(said, "show.remind", request.id, request.version, urgent=request.urgent)


def supervise(scene: Scene, row: DueRow) -> Note | None:
    """督办: what an admin hears when a time is over."""
    request = requests.get(scene.db, row.number)
    steps = (DISPATCHED,) if row.kind.endswith(ACCEPT) else RUNNING
    if request.step not in steps or not scene.person.has("admin"):
        return None
    said = scene.say(
        row.kind, number=request.service_request_id, place=speak.where(scene, request),
        worker=speak.worker_name(scene, request) or scene.say("nobody-yet"),
        clock=speak.clock(scene, _end(scene, request, row)),
    )  # fmt: skip
    return Note(said, "show.remind", request.id, request.version, urgent=request.urgent)


def _end(scene: Scene, request: Request, row: DueRow) -> datetime:
    """When the clock that this row belongs to runs out."""
    if row.kind.startswith(HANDLE) or row.kind.endswith(HANDLE):
        return request.expected_datetime or row.at
    service = scene.house.town.community.service(request.service_code)
    given = requests.given_at(scene.db, request.id) or request.updated_datetime
    return accept_by(request, service.accept_hours if service else HOURS, _calendar(scene), given)


def overdue(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """督办 at 100 per cent: every admin, and the kind of what they hear."""
    clock = row.kind.partition("-")[0]
    return [(admin, f"supervise-{clock}") for admin in people.holders(db, "admin")]


def news(scene: Scene, row: DueRow) -> Note | None:
    """What somebody did with a request while its people were not to be disturbed: how it stands now."""
    request = requests.get(scene.db, row.number)
    state = speak.state(scene, request)
    said = scene.say("news-note", number=request.service_request_id, place=speak.where(scene, request), state=state)
    mine = "show.mine" if request.reporter == scene.person.id else "show.remind"
    return Note(said, mine, request.id, request.version)
