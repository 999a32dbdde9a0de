"""What the dialogues about persons end with: a name, a phone, a call, a report for somebody else."""

from flows.effects.persons import AskCall, FileFor, Personal, SaveName
from flows.request import Request
from handlers import callbacks, consent, moves
from handlers.card import Card
from handlers.scene import Scene, post
from storage import audit, contacts, links, media, outbox, people


def apply(scene: Scene, effect: Personal) -> None:
    """Write it down and say so."""
    if isinstance(effect, AskCall):
        callbacks.asked(scene, effect.phone, effect.when)
    elif isinstance(effect, SaveName):
        people.rename(scene.db, scene.house.seal, scene.person.id, effect.name)
        scene.reply_words("renamed", name=effect.name)
    elif effect.phone:
        contacts.save(scene.db, scene.house.seal, scene.person.id, scene.now, phone=effect.phone)
        scene.reply_words("rephoned")
    else:
        contacts.forget_phone(scene.db, scene.person.id)
        scene.reply_words("phone-forgotten")


def file_for(scene: Scene, effect: FileFor) -> Request:
    """代居民上报: who it is for owns it; that they agree, and how they said so, is a row of its own (R32)."""
    owner = owned_by(scene, effect.name, effect.phone, effect.home)
    consent.agreed(scene, person=owner, how=effect.how)
    chat = people.last_chat(scene.db, owner)
    if chat is not None:
        told = scene.as_(owner)
        by = told.say("worker-named", name=scene.person.name) if _staff(scene) else scene.person.name
        words = told.say("behalf-told", by=by or told.say("a-neighbour"))
        post(scene.db, scene.house, chat, Card(words), scene.now, priority=outbox.DISPATCH)
    request = moves.open_request(scene, effect.opened, owner=owner)
    if effect.voice is not None:
        media.keep(scene.db, [effect.voice], request.id, scene.person.id, "consent")
    if not _staff(scene):
        links.hold(scene.db, request.id, scene.person.id, scene.now)
    audit.note(scene.db, scene.now, scene.person.id, "FiledFor", f"request:{request.id}", f"person:{owner}")
    code = links.receipt(scene.house.seal, request.service_request_id)
    key = "behalf-filed" if chat is not None else "behalf-filed-tell"
    scene.reply(Card(scene.say(key, name=effect.name, number=request.service_request_id, code=code)), anew=True)
    return request


def owned_by(scene: Scene, name: str, phone: str, home: str) -> int:
    """Whom staff know by the phone; else somebody new.  A helper's word alone finds nobody: it could be anybody's phone."""
    seal = scene.house.seal
    known = contacts.owner(scene.db, seal, phone) if phone and _staff(scene) else None
    found = people.get(scene.db, seal, known).id if known is not None else None
    owner = found or people.unknown(scene.db, seal, name, scene.house.languages()[0], scene.now)
    contacts.save(scene.db, seal, owner, scene.now, phone=phone, home=home)
    return owner


def _staff(scene: Scene) -> bool:
    return scene.person.has("worker") or scene.person.has("admin")
