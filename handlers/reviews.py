"""Before neighbours see it: what they will see, and – when a word is on the list – a person who looks first (R55, R57).

The report itself is never held: only its public display waits."""

from flows.request import Request
from flows.understanding.masking import mask
from handlers import speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene, post
from storage import audit, outbox, people, requests, reviews
from storage.reviews import Review

SHOWN = 400  # characters of the words that a person looks at


def preview(scene: Scene, words: str) -> str:
    """For the author, before the yes: the words with stars, and whether somebody looks first."""
    if not words:
        return ""
    held = scene.say("public-held") if scene.house.town.unfit(words) else ""
    return speak.lines(scene.say("public-preview", words=speak.shorten(mask(words), SHOWN)), held)


def fit(scene: Scene, words: str) -> bool:
    """May neighbours see these words without a person's look?"""
    return not scene.house.town.unfit(words)


def hold(scene: Scene, request: Request) -> None:
    """待审核: the author knows, the admins have a card."""
    review = reviews.ask(scene.db, request.id, scene.house.town.unfit(request.description)[0].kind, scene.now)
    _note(scene, "PublicHeld", review)
    scene.reply_words("public-waits", number=request.service_request_id)
    _ask(scene, review, request)


def _ask(scene: Scene, review: Review, request: Request) -> None:
    """[可以公开] [不公开] to every admin but the author; of an appeal, who decided is asked too when there is no other."""
    admins = [p for p in people.holders(scene.db, "admin") if p != request.reporter]
    others = [p for p in admins if p != review.by] or admins
    for admin in others:
        chat, other = people.last_chat(scene.db, admin), scene.as_(admin)
        if chat is not None:
            post(scene.db, scene.house, chat, _card(other, review, request), scene.now, priority=outbox.DISPATCH)


def question(scene: Scene, review: Review) -> Card:
    """What waits, for an admin who opens /admin."""
    return _card(scene, review, requests.get(scene.db, review.request))


def _card(scene: Scene, review: Review, request: Request) -> Card:
    text = speak.lines(
        scene.say("public-appealed") if review.appealed else "",
        scene.say("public-why", why=scene.say(f"unfit-{review.kind}")),
        scene.say("public-preview", words=speak.shorten(mask(request.description), SHOWN)),
    )
    buttons = speak.rows(scene, review.id, 0, [("public-yes", "publish.shown"), ("public-no", "publish.refused")])
    return Card(text, scene.say("public-title", number=request.service_request_id), buttons)


def _decide(scene: Scene, pressed: Pressed) -> None:
    """可以公开 or 不公开, by an admin, while it waits."""
    review = reviews.get(scene.db, pressed.id)
    request = requests.get(scene.db, review.request) if review else None
    own = request is not None and request.reporter == scene.person.id
    if review is None or request is None or own or not scene.person.has("admin"):
        return scene.reply_words("public-not-admin")
    if review.state != "pending" or pressed.argument not in ("shown", "refused"):
        return scene.reply_words("already-done", number=request.service_request_id)
    reviews.decide(scene.db, review.id, pressed.argument, scene.person.id, scene.now)
    requests.show(scene.db, request.id, pressed.argument == "shown")
    _note(scene, f"Public{pressed.argument.title()}", review)
    _tell_author(scene, review, request, pressed.argument)
    return scene.reply(Card(scene.say(f"public-{pressed.argument}", number=request.service_request_id)))


def _tell_author(scene: Scene, review: Review, request: Request, state: str) -> None:
    chat, author = people.last_chat(scene.db, request.reporter), scene.as_(request.reporter)
    if chat is None:
        return
    refused = state == "refused"
    text = author.say(
        f"public-told-{state}", number=request.service_request_id, why=author.say(f"unfit-{review.kind}"),
        phone=speak.phone(author, "office"),
    )  # fmt: skip
    buttons = speak.rows(author, review.id, 0, [("appeal", "look")]) if refused and not review.appealed else ()
    post(scene.db, scene.house, chat, Card(text, rows=buttons), scene.now, priority=outbox.DISPATCH)


def _appeal(scene: Scene, pressed: Pressed) -> None:
    """申诉 by the author, once: another admin looks, if there is one."""
    review = reviews.get(scene.db, pressed.id)
    request = requests.get(scene.db, review.request) if review else None
    if review is None or request is None or request.reporter != scene.person.id:
        return scene.reply_words("not-yours")
    if review.state == "refused" and not review.appealed:
        reviews.appeal(scene.db, review.id)
        _note(scene, "PublicAppealed", review)
        again = reviews.get(scene.db, review.id)
        _ask(scene, again or review, request)
    return scene.reply(Card(scene.say("appeal-taken", phone=speak.phone(scene, "office"))))


def _note(scene: Scene, verb: str, review: Review) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"request:{review.request}", review.kind)


ACTIONS = {"publish": _decide, "look": _appeal}
