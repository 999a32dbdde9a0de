"""What a resident sees of a request: one status card, 修好了吗?, the list of their own."""

from collections.abc import Sequence

from flows.follow_up import NO_PHOTO
from flows.request import HANDLED, UNDERWAY, Request
from handlers import consent, deadlines
from handlers.card import Button, Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, age, brief, clock, line, lines, rows, state, where, worker_name
from storage import follows, links, media, people
from storage.history import request_history


def status_card(scene: Scene, request: Request) -> Card:
    """The one status card a resident has of a request, edited in place."""
    buttons: list[list[Spec]] = []
    if request.step in UNDERWAY:
        buttons = [[("supplement", "supplement"), ("withdraw", "withdraw")], [("urge", "urge")]]
    behind = follows.behind(scene.db, request.id, request.reporter)
    text = lines(
        state(scene, request),
        scene.say("confirm-what", words=brief(scene, request.description)),
        scene.say("confirm-where", place=where(scene, request)),
        scene.say("status-since", clock=clock(scene, request.requested_datetime)),
        deadlines.promise(scene, request),
        scene.say("status-behind", n=behind) if behind else "",
        _recorded(scene, request),
        _receipt(scene, request) if request.status == "open" else "",
    )
    title = scene.say("status-title", number=request.service_request_id)
    return Card(text, title, rows(scene, request.id, request.version, *buttons), subject=f"request:{request.id}")


def own_card(scene: Scene, request: Request) -> Card:
    """The reporter's: 修好了吗? while that is the question, else how it stands."""
    card = rate_card(scene, request) if request.step == HANDLED else status_card(scene, request)
    return bare(scene, card, request) if consent.stays_home(scene, scene.person.id, scene.said.channel) else card


def bare(scene: Scene, card: Card, request: Request) -> Card:
    """What may leave the country of somebody who said no to that: a number, a step, the buttons."""
    said = scene.say("abroad-bare", number=request.service_request_id, step=scene.say(f"short-{request.step}"))
    return Card(said, rows=card.rows, subject=card.subject)


def _receipt(scene: Scene, request: Request) -> str:
    """编号 + 查询码, for somebody whom we know only by a cookie."""
    if request.reporter != scene.person.id or (scene.chat and scene.said.channel != "web"):
        return ""  # they speak here on another channel
    if people.channels(scene.db, request.reporter) != {"web"}:
        return ""
    return scene.say("receipt-line", code=links.receipt(scene.house.seal, request.service_request_id))


def _recorded(scene: Scene, request: Request) -> str:
    """Who wrote the rating down, when it was not their own press (代录)."""
    note = request_history.last_note(scene.db, request.id, request.outcome) if request.outcome else ""
    return scene.say(note) if note.startswith("recorded-") else ""


def rate_card(scene: Scene, request: Request) -> Card:
    """修好了吗? with before and after as one picture, or why there is none."""
    note = request_history.last_note(scene.db, request.id, "handle")
    stored = media.of_request(scene.db, request.id)
    before = [f.id for f in stored if f.kind == "photo" and f.stage == "before"][:1]
    after = [f.id for f in stored if f.kind == "photo" and f.stage == "after"][-1:]
    after = [] if note in NO_PHOTO else after
    pictures = (Picture("before-after", (*before, *after)),) if after else ()
    reason = scene.say("handled-without-photo", why=scene.say(f"handle-photo-{note}")) if note in NO_PHOTO else ""
    seen = scene.say("before-after") if before and after else ""
    said = scene.say(
        "rate-text",
        place=where(scene, request),
        words=brief(scene, request.description, 200),
        worker=worker_name(scene, request),
    )
    return Card(
        lines(said, reason, seen), scene.say("rate-title", number=request.service_request_id), _rate(scene, request), pictures,
        without=lines(said, reason, scene.say("picture-missing")), subject=f"rate:{request.id}",
    )  # fmt: skip


def which(scene: Scene, request: Request) -> Card:
    """It is mended, they say: are they satisfied, too?"""
    return Card(scene.say("rate-which"), rows=_rate(scene, request), subject=f"rate:{request.id}")


def _rate(scene: Scene, request: Request) -> tuple[tuple[Button, ...], ...]:
    pressed = [("rate-satisfied", "satisfied")], [("rate-unsatisfied", "unsatisfied")], [("rate-reopen", "reopen")]
    return rows(scene, request.id, request.version, *pressed)


def list_card(scene: Scene, listed: Sequence[Request], key: str, count: int | None = None) -> Card:
    """Requests in one message, a button each that opens its card.  key: mine, queue.  count: how many there are in all."""
    if not listed:
        return Card(scene.say(f"{key}-none"))
    hidden = key == "mine" and consent.stays_home(scene, scene.person.id, scene.said.channel)
    told = [
        scene.say(
            f"{key}-line", n=str(n), number=request.service_request_id[3:], what="" if hidden else line(scene, request, 24),
            age=age(scene, request.requested_datetime),
            step=scene.say(f"short-{request.step}"),
            late="⏰" if request.expected_datetime and request.expected_datetime < scene.now and key != "mine" else "",
        )
        for n, request in enumerate(listed, 1)
    ]  # fmt: skip
    opened = [scene.button(f"{n}", f"show.{key}", request.id, request.version) for n, request in enumerate(listed, 1)]
    grouped = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card("\n".join(told), scene.say(f"{key}-title", n=len(listed) if count is None else count), grouped)
