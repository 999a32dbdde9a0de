"""What a worker and an admin see of a request: the task, the queue, reasons as buttons, whom to give it to."""

from collections.abc import Sequence

from flows.request import ACCEPTED, DECLINE_REASONS, DISPATCHED, HELD, OPEN, RETURN_REASONS, UNDERWAY, Request
from handlers import assist_cards
from handlers.card import Button, Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, age, brief, called, clock, lines, rows, service_name, state, where, worker_name
from storage import follows, people
from storage.history import request_history

SHOWN, PIECE = 1200, 2000  # characters of a description on a card; of a piece of a longer one (an emoji counts twice)
PAGE = 6  # workers to choose from at once
MORE: Spec = ("more", "more")
ADDED = 400  # of what the resident added last


def task_card(scene: Scene, request: Request) -> Card:
    """The worker's card: what, where, how old; the buttons of the step it is in."""
    mine = request.worker == scene.person.id
    buttons: list[list[Spec]] = []
    if mine and request.step == DISPATCHED:
        buttons = [[("accept", "accept"), ("handle", "handle")], [MORE]]
    elif mine and request.step == ACCEPTED:
        buttons = [[("handle", "handle"), MORE]]
    elif mine and request.step == HELD:
        buttons = [[("restart", "restart"), ("handle", "handle")], [MORE]]
    return _work_card(scene, request, f"task-step-{request.step if mine else 'gone'}", buttons, f"task:{request.id}")


def queue_card(scene: Scene, request: Request, note: str = "", first: int = 0) -> Card:
    """The admins' card of a request that nobody has: dispatch it to somebody, or decline it."""
    if request.step != OPEN:
        return _work_card(scene, request, f"queue-step-{request.step}", [], f"queue:{request.id}")
    workers = list(dict.fromkeys((*people.crew(scene.db, request.grid or ""), *people.crew(scene.db))))
    named = [(scene.say("dispatch-to", worker=called(scene, w)), w) for w in workers[first : first + PAGE]]
    to = _choice(scene, request, "dispatch", named, first, len(workers))
    asked = "queue-open" if workers else "queue-nobody"
    rarer: list[Spec] = [("reply", "reply"), ("decline", "decline"), ("merge", "merge")]
    card = _work_card(scene, request, asked, [rarer], f"queue:{request.id}")
    why = scene.say("returned-why", why=scene.say(f"return-{note}")) if note in RETURN_REASONS else ""
    why = scene.say("many-wait") if note == "many" else why
    return Card(lines(why, card.text), card.title, to + card.rows, subject=card.subject, links=card.links)


def _work_card(scene: Scene, request: Request, state: str, buttons: list[list[Spec]], subject: str) -> Card:
    added = request_history.last_note(scene.db, request.id, "supplement")
    behind = follows.behind(scene.db, request.id, request.reporter)
    urges = request_history.count(scene.db, request.id, "urge") if request.step in UNDERWAY else 0
    text = lines(
        scene.say(state, worker=worker_name(scene, request)),
        scene.say("task-urgent") if request.urgent else "",
        scene.say("task-raised") if request.raised else "",
        scene.say("task-people", n=behind + 1) if behind else "",
        scene.say("task-urged", n=urges) if urges else "",
        _waits(scene, request),
        assist_cards.helpers(scene, request),
        scene.say("supplement-for", words=brief(scene, added, ADDED)) if added else "",
        scene.say("confirm-what", words=brief(scene, request.description, SHOWN)),
        scene.say("confirm-where", place=where(scene, request)),
        scene.say("confirm-service", service=service_name(scene, request.service_code)),
        _waited(scene, request),
    )  # fmt: skip
    title = scene.say("task-title", number=request.service_request_id)
    return Card(
        text, title, rows(scene, request.id, request.version, *buttons), subject=subject, links=_map(scene, request)
    )


def _waits(scene: Scene, request: Request) -> str:
    """What it waits for: the day a hold ends, or the admins' word on an extension."""
    if request.held_until is not None:
        return state(scene, request)
    asked = request.extension_to
    return scene.say("task-extension", until=clock(scene, asked)) if asked is not None else ""


def _waited(scene: Scene, request: Request) -> str:
    """How long it has waited, while anybody waits."""
    if request.step not in (OPEN, DISPATCHED, ACCEPTED):
        return ""
    late = request.expected_datetime is not None and request.expected_datetime < scene.now
    return scene.say("task-late" if late else "task-age", age=age(scene, request.requested_datetime))


def _map(scene: Scene, request: Request) -> tuple[tuple[str, str], ...]:
    """A map link that says its datum (R75)."""
    if request.lat is None or request.long is None:
        return ()
    point = f"{request.long:.6f},{request.lat:.6f}"
    return ((scene.say("map"), f"https://uri.amap.com/marker?position={point}&coordinate=wgs84"),)


def evidence(
    scene: Scene, request: Request, photos: Sequence[int], voices: Sequence[int], words: str = ""
) -> list[Card]:
    """Photos, voice notes, and words too long for a card (whole, in pieces), as messages of their own."""
    caption = scene.say("evidence", number=request.service_request_id)
    gone = scene.say("evidence-missing", number=request.service_request_id)
    shown = [Card(caption, media=(Picture("photo", tuple(photos)),), without=gone)] if photos else []
    long = words if len(words) > SHOWN else ""
    shown += [Card(long[i : i + PIECE], caption) for i in range(0, len(long), PIECE)]
    return shown + [Card(caption, media=(Picture("voice", (voice,)),), without=gone) for voice in voices]


def reasons_card(scene: Scene, request: Request, verb: str) -> Card:
    """Why? – as buttons: return (退单) or decline (不予受理)."""
    given = RETURN_REASONS if verb == "return" else DECLINE_REASONS
    choices = [[(f"{verb}-{reason}", f"{verb}.{reason}")] for reason in given]
    refile = [("refile", "refile")] if verb == "return" else []
    buttons = rows(scene, request.id, request.version, *choices, refile, [("back", "show")])
    subject = f"{'task' if verb == 'return' else 'queue'}:{request.id}"
    title = scene.say("task-title", number=request.service_request_id)
    return Card(scene.say(f"{verb}-why"), title, buttons, subject=subject)


def refile_card(scene: Scene, request: Request) -> Card:
    """Which kind is it then? – the likeliest services first.  Nothing is returned: the task stays with the worker."""
    likely, _ = scene.house.town.guesses(request.description)
    listed = dict.fromkeys((*likely, *scene.house.town.community.services))
    others = [s for s in listed if s.service_code != request.service_code][:8]
    named = tuple(
        (scene.button(s.service_name, f"refile.{s.service_code}", request.id, request.version),) for s in others
    )
    back = rows(scene, request.id, request.version, [("back", "show")])
    title = scene.say("task-title", number=request.service_request_id)
    return Card(scene.say("refile-to"), title, named + back, subject=f"task:{request.id}")


def transfer_card(scene: Scene, request: Request, first: int = 0) -> Card:
    """To whom? – the other workers, least busy first."""
    others = [w for w in people.crew(scene.db) if w != request.worker]
    shown = [(called(scene, w), w) for w in others[first : first + PAGE]]
    named = _choice(scene, request, "transfer", shown, first, len(others))
    back = rows(scene, request.id, request.version, [("back", "show")])
    title = scene.say("task-title", number=request.service_request_id)
    asked = scene.say("transfer-to" if others else "transfer-nobody")
    return Card(asked, title, named + back, subject=f"task:{request.id}")


def _choice(
    scene: Scene, request: Request, verb: str, named: Sequence[tuple[str, int]], first: int, of: int
) -> tuple[tuple[Button, ...], ...]:
    """A button for each of these workers, and 更多 when there are others; after the last page comes the first."""
    choices = [(label, f"{verb}.{worker}") for label, worker in named]
    if of > PAGE:
        choices.append((scene.say("more"), f"{verb}.p{first + PAGE if first + PAGE < of else 0}"))
    return tuple((scene.button(label, action, request.id, request.version),) for label, action in choices)
