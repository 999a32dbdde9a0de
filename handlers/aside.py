"""Said outside of any talk, and yet part of something: a photo of a task, a late picture, words mended afterwards."""

from flows import limits
from flows.dialogue import Item
from flows.effects.requests import Supplement
from flows.facts import row
from flows.said import Said
from handlers import moves, talk, work
from handlers.material import items
from handlers.scene import Scene
from storage import dialogues, media, requests


def photo_first(scene: Scene, material: list[Item]) -> bool:
    """A worker's photo outside any talk: 这是哪一单？  False = it is no photo, or there is no task to be proved."""
    if not scene.person.has("worker") or not any(item.kind == "photo" for item in material):
        return False
    tasks = work.likely(scene, material)
    if tasks:
        talk.start(scene, "photo", material=material, tasks=list(tasks))
    return bool(tasks)


def late_picture(scene: Scene, said: Said) -> bool:
    """A picture of an album whose dialogue is finished already belongs to what that dialogue made."""
    if not said.album or not said.media:
        return False
    last = dialogues.recent(scene.db, scene.house.seal, scene.chat)
    if last is None or last.album != said.album or not last.subject.startswith("request:"):
        return False
    stage = "after" if last.flow in ("handle", "photo") else "before"
    ids = [item.value for item in items(scene) if item.kind in ("photo", "voice")]
    if stage == "before" and not media.room(scene.db, row(last.subject), limits.PHOTOS):
        scene.reply_words("photos-enough", n=limits.PHOTOS)
        return True
    media.keep(scene.db, ids, row(last.subject), scene.person.id, stage)
    return True


def add_words(scene: Scene, request_id: int, words: str) -> None:
    """An edited message of a request that is still open becomes a 补充."""
    request = requests.get(scene.db, request_id)
    if request.status == "open" and "reporter" in moves.relations(scene, request):
        moves.supplement(scene, request, Supplement(words))
    else:
        scene.reply_words("edit-too-late", number=request.service_request_id)
