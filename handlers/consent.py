"""What people agree to (R32, R33): each consent its own button and its own row, taken back as easily as given; /privacy."""

from collections.abc import Callable

from flows.consent import ABROAD, GUARDIAN, NOTICE, PROPERTY, PUBLISH
from flows.request import Request
from handlers import bulletin, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.house import NOTICE as VERSION
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import audit, consents, people, requests

OVERSEAS = ("telegram",)  # channels whose servers stand abroad (R34)


def agreed(scene: Scene, *, person: int | None = None, how: str = "button") -> None:
    """They agreed to today's notice.  person: for whom it is written down by somebody else."""
    by = scene.person.id if person else None
    consents.give(scene.db, person or scene.person.id, NOTICE, VERSION, speak.notice(scene), scene.now, how=how, by=by)
    _note(scene, "ConsentGiven", NOTICE, person)


def publish(scene: Scene, request: Request) -> None:
    """They pressed 公开给邻居看 for this request."""
    text = scene.say("report-confirm-publish")
    consents.give(scene.db, request.reporter, PUBLISH, VERSION, text, scene.now, subject=f"request:{request.id}")
    _note(scene, "ConsentGiven", PUBLISH, request.reporter)


def ask_abroad(scene: Scene) -> None:
    """On a channel whose servers stand abroad, once: a consent of its own, with its own button (PIPL 39)."""
    if scene.said.channel in OVERSEAS and not consents.asked(scene.db, scene.person.id, ABROAD):
        buttons = rows(scene, 0, 0, [("abroad-yes", "consent.abroad-yes")], [("abroad-no", "consent.abroad-no")])
        scene.reply(Card(scene.say("abroad-ask"), rows=buttons), anew=True)


def stays_home(scene: Scene, person: int, channel: str) -> bool:
    """They refused that their words go abroad: over this channel they hear only the number of what is theirs."""
    return channel in OVERSEAS and consents.refused(scene.db, person, ABROAD)


def privacy(scene: Scene, rest: str = "") -> None:
    """/privacy: the notice in full, what they agree to, and a button to change each."""
    community = scene.house.town.community
    text = scene.say("notice-full", name=community.name, phone=speak.phone(scene, "office"), version=str(VERSION))
    buttons = rows(scene, 0, 0, *_choices(scene))
    scene.reply(Card(lines(text, "", *_states(scene)), scene.say("notice-title"), buttons), anew=True)


def _states(scene: Scene) -> list[str]:
    """「您现在：」 and a line for each consent."""
    held = {kind: consents.live(scene.db, scene.person.id, kind) for kind in (ABROAD, PUBLISH, PROPERTY)}
    shown = {NOTICE: scene.person.agreed_version >= VERSION, **held}
    if scene.said.channel not in OVERSEAS:
        del shown[ABROAD]
    return [scene.say("consent-states"), *(scene.say(f"consent-{kind}-{_yes(so)}") for kind, so in shown.items())]


def _choices(scene: Scene) -> list[list[Spec]]:
    """The buttons that change what holds now."""
    db, me = scene.db, scene.person.id
    third = _yes(not consents.live(db, me, PROPERTY))
    abroad = _yes(not consents.live(db, me, ABROAD))
    listed: list[list[Spec]] = [[("data-open", "me.data")]]
    if scene.person.agreed_version:
        listed.append([("notice-no", "consent.notice-no")])
    if scene.said.channel in OVERSEAS:
        listed.append([(f"abroad-{abroad}", f"consent.abroad-{abroad}")])
    if consents.live(db, me, PUBLISH):
        listed.append([("publish-no", "consent.publish-no")])
    listed.append([(f"property-{third}", f"consent.property-{third}")])
    listed.append([("data-for", "me.for")])
    if not scene.person.roles:
        listed.append([("minor", "consent.minor")])
    return listed


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _consent(scene: Scene, pressed: Pressed) -> None:
    """A consent given, refused or taken back."""
    if (change := CHANGES.get(pressed.argument)) is not None:
        change(scene)


def _abroad_yes(scene: Scene) -> None:
    _give(scene, ABROAD, scene.say("abroad-ask"))
    scene.reply(Card(scene.say("abroad-given")))


def _abroad_no(scene: Scene) -> None:
    consents.withdraw(scene.db, scene.person.id, ABROAD, scene.now)
    if not consents.refused(scene.db, scene.person.id, ABROAD):
        consents.refuse(scene.db, scene.person.id, ABROAD, VERSION, scene.say("abroad-ask"), scene.now)
        _note(scene, "ConsentRefused", ABROAD)
    scene.reply(Card(scene.say("abroad-refused", phone=speak.phone(scene, "office"))))


def _property_yes(scene: Scene) -> None:
    _give(scene, PROPERTY, scene.say("property-yes"))
    scene.reply(Card(scene.say("property-given")))


def _property_no(scene: Scene) -> None:
    _withdraw(scene, PROPERTY)
    scene.reply(Card(scene.say("property-withdrawn")))


def _publish_no(scene: Scene) -> None:
    """Nothing of theirs is shown to neighbours any more."""
    for request in requests.owned(scene.db, scene.person.id):
        if request.public:
            requests.show(scene.db, request.id, False)
    _withdraw(scene, PUBLISH)
    scene.reply(Card(scene.say("publish-withdrawn")))


def _notice_no(scene: Scene) -> None:
    """Taking back the first consent ends what comes; what was done before stays lawful (PIPL 15)."""
    _withdraw(scene, NOTICE)
    _withdraw(scene, GUARDIAN)
    scene.person = people.get(scene.db, scene.house.seal, scene.person.id)
    scene.reply(Card(scene.say("notice-withdrawn"), rows=rows(scene, 0, 0, [("data-delete", "me.delete")])))


def minor(scene: Scene, rest: str = "") -> None:
    """未满14岁: a parent says yes, or nothing is kept (PIPL 31)."""
    _withdraw(scene, NOTICE)
    asked = scene.say("minor-ask", phone=speak.phone(scene, "office"))
    if not consents.asked(scene.db, scene.person.id, GUARDIAN):
        consents.refuse(scene.db, scene.person.id, GUARDIAN, VERSION, asked, scene.now)
    buttons = rows(scene, 0, 0, [("guardian-yes", "consent.guardian-yes")], [("guardian-no", "consent.guardian-no")])
    scene.reply(Card(asked, rows=buttons))


def needs_guardian(scene: Scene) -> bool:
    """They said that they are under 14, and no parent has agreed since."""
    return consents.refused(scene.db, scene.person.id, GUARDIAN)


def _guardian_yes(scene: Scene) -> None:
    _give(scene, GUARDIAN, scene.say("minor-ask", phone=speak.phone(scene, "office")))
    if scene.person.agreed_version < VERSION:
        agreed(scene)
    scene.reply(Card(scene.say("guardian-given")))


def _guardian_no(scene: Scene) -> None:
    bulletin.refused(scene)


def _give(scene: Scene, kind: str, text: str) -> None:
    if not consents.live(scene.db, scene.person.id, kind):
        consents.give(scene.db, scene.person.id, kind, VERSION, text, scene.now)
        _note(scene, "ConsentGiven", kind)


def _withdraw(scene: Scene, kind: str) -> None:
    if consents.withdraw(scene.db, scene.person.id, kind, scene.now):
        _note(scene, "ConsentWithdrawn", kind)


def _note(scene: Scene, verb: str, kind: str, person: int | None = None) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"person:{person or scene.person.id}", kind)


CHANGES: dict[str, Callable[[Scene], None]] = {
    "abroad-yes": _abroad_yes,
    "abroad-no": _abroad_no,
    "property-yes": _property_yes,
    "property-no": _property_no,
    "publish-no": _publish_no,
    "notice-no": _notice_no,
    "minor": minor,
    "guardian-yes": _guardian_yes,
    "guardian-no": _guardian_no,
}
ACTIONS = {"consent": _consent}
COMMANDS = {"privacy": privacy}
TYPED = {"minor": minor}
