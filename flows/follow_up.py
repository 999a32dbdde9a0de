"""The short dialogues around a request: more words (补充情况), the worker's after-photo (已处理)."""

from flows.dialogue import Script, ask, take
from flows.effects.requests import Handle, Supplement
from flows.effects.talk import Say
from flows.expect import Files, Photo, Words

NO_PHOTO = ("dark", "indoors", "by-phone", "nothing-to-see")  # why a repair has no picture


def supplement() -> Script:
    """One message more about an open request: words, photos or a voice note."""
    text = yield from ask("supplement-what", _Anything())
    photos = yield from take("supplement-photos", Files("photo"))
    voices = yield from take("supplement-voices", Files("voice"))
    return (Supplement(text, tuple(photos), tuple(voices)),)


def reopened() -> Script:
    """没解决: the request is already open again; what is still wrong? May be left unsaid."""
    text = yield from ask("reopened-what", _Anything(choices=("skip",)))
    photos = yield from take("reopened-photos", Files("photo"))
    voices = yield from take("reopened-voices", Files("voice"))
    if not text and not photos and not voices:
        return (Say("reopened-unsaid"),)
    return (Supplement(text, tuple(photos), tuple(voices)),)


def handle() -> Script:
    """The proof of a repair: a photo, or a reason why there is none."""
    proof = yield from ask("handle-photo", Photo(NO_PHOTO))
    if isinstance(proof, str):
        return (Handle(reason=proof),)
    return (Handle(photos=tuple(proof)),)


class _Anything(Words):
    """Words, or a file alone, which says enough."""

    def read(self, item, material):  # type: ignore[no-untyped-def]
        """A photo or a position needs no words beside it."""
        return "" if item.kind in ("photo", "location") else super().read(item, material)
