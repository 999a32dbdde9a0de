"""协办: which department is asked, what it reads of a task, and what it may know of the resident (R33, PIPL 23)."""

from flows.consent import PROPERTY
from flows.request import Request
from flows.understanding.masking import mask
from handlers.card import Card
from handlers.more_cards import title
from handlers.scene import Scene
from handlers.speak import Spec, brief, lines, rows, where, worker_name
from storage import assistance, consents, contacts, people, requests
from storage.assistance import Assistance


def assist_card(scene: Scene, request: Request) -> Card:
    """请哪个部门协办？ The number in the button is the place in the list."""
    asked = {a.department for a in assistance.of(scene.db, request.id) if a.state == "asked"}
    named = [
        scene.button(name, f"assist.{n}", request.id, request.version)
        for n, name in enumerate(scene.house.town.community.helping)
        if name not in asked
    ]
    pairs = tuple(tuple(named[i : i + 2]) for i in range(0, len(named), 2))
    back = rows(scene, request.id, request.version, [("back", "show")])
    may = "yes" if shared(scene, request) else "no"
    return Card(
        lines(scene.say("assist-whom"), scene.say(f"assist-contact-{may}")),
        title(scene, request),
        pairs + back,
        subject=f"task:{request.id}",
    )


def assistance_card(scene: Scene, asked: Assistance) -> Card:
    """The department's own card: what is needed, and 已协办 or 办不了."""
    request = requests.get(scene.db, asked.request)
    text = lines(
        scene.say(f"assistance-{asked.state}", name=asked.department, worker=worker_name(scene, request)),
        scene.say("confirm-what", words=words(scene, request)),
        scene.say("confirm-where", place=where(scene, request)),
    )
    offered: list[list[Spec]] = [[("assisted-done", "assisted.done"), ("assisted-cannot", "assisted.cannot")]]
    if shared(scene, request):
        offered.append([("assisted-contact", "assisted.contact")])
    buttons = rows(scene, asked.id, 0, *(offered if asked.state == "asked" else []))
    return Card(text, title(scene, request), buttons, subject=f"assistance:{asked.id}")


def shared(scene: Scene, request: Request) -> bool:
    """Did the resident agree, and still does, that departments get name and phone?"""
    return consents.live(scene.db, request.reporter, PROPERTY)


def words(scene: Scene, request: Request) -> str:
    """What they said; with stars for names and numbers when those are not to be passed on."""
    said = request.description if shared(scene, request) else mask(request.description)
    return brief(scene, said)


def contact_card(scene: Scene, asked: Assistance) -> Card:
    """Name and phone, for somebody who was asked to help and only while the consent holds."""
    request = requests.get(scene.db, asked.request)
    if not shared(scene, request):
        return Card(scene.say("assisted-no-contact"), title(scene, request))
    name = people.get(scene.db, scene.house.seal, request.reporter).name or scene.say("call-nameless")
    phone = contacts.get(scene.db, scene.house.seal, request.reporter).phone
    text = lines(
        scene.say("call-who", name=name),
        scene.say("call-phone-is", phone=phone or scene.say("data-nothing")),
    )
    links = ((scene.say("call-dial"), f"tel:{phone}"),) if phone else ()
    return Card(text, title(scene, request), subject=f"contact:{asked.id}", links=links)


def show_waiting(scene: Scene, department: str) -> None:
    """/tasks of a department: what it has been asked, a card each."""
    waiting = assistance.waiting(scene.db, department)
    for asked in waiting:
        scene.reply(assistance_card(scene, asked), anew=True)
    if not waiting:
        scene.reply_words("tasks-none")


def helpers(scene: Scene, request: Request) -> str:
    """「协办：物业（等回复）」, for the worker's card."""
    asked = [
        scene.say("helper", name=a.department, state=scene.say(f"helper-{a.state}"))
        for a in assistance.of(scene.db, request.id)
    ]
    return scene.say("helpers", names=scene.say("list-separator").join(asked)) if asked else ""
