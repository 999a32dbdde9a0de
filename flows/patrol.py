"""巡查上报: what a worker found.  Mended on the spot it is reported and closed in one go (即报即结); every fifth of these is
looked at by somebody else (抽查), since nobody is a judge of the own work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from flows.dialogue import Item, Script, Spare, Unclear, ask, take
from flows.effects.talk import Say
from flows.effects.work import OpenPatrol
from flows.expect import Files, OneOf, SpareWords, Words
from flows.follow_up import NO_PHOTO
from flows.limits import PHOTOS
from flows.report import VOICES, PlaceIn, ServiceOf
from flows.town import Town
from flows.understanding.places import Place

SAMPLE = 5  # one of so many is checked


def sampled(service_request_id: str) -> bool:
    """Is this one checked?  The number decides, the same for everybody and for ever; nobody can choose it."""
    return crc32(service_request_id.encode()) % SAMPLE == 0


@dataclass(frozen=True, slots=True)
class AfterPhoto:
    """The photo of the mended thing: all but the first when several have come, else the next; or why there is none."""

    choices: tuple[str, ...] = NO_PHOTO

    def glean(self, material: Sequence[Item]) -> list[int] | None:
        return Files("photo", PHOTOS).gather(material)[1:] or None

    def read(self, item: Item, material: Sequence[Item]) -> list[int] | str:
        if item.kind == "photo":
            return [item.value]
        if item.kind == "press" and item.value in self.choices:
            return str(item.value)
        if item.kind == "words":
            raise Unclear("unclear-photo")
        raise Spare

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) or answer in self.choices


def patrol(town: Town) -> Script:
    """What, where, and is it mended already?"""
    what = yield from ask("patrol-what", Words(2))
    more = yield from take("patrol-more", SpareWords("patrol-what"))
    words = "，".join(part for part in (what, *more) if part)
    service = yield from ask("report-service", ServiceOf(town, words), words=words)
    place = Place(**(yield from ask("report-where", PlaceIn(town), words=words, photos=0)))
    choices = OneOf(("done", "mine", "drop"), open_to=("words", "photo", "voice"))
    said = yield from ask("patrol-done", choices, words=words, service=service, place=place.as_json())
    if said == "drop":
        return (Say("report-dropped"),)
    proof = (yield from ask("patrol-after", AfterPhoto())) if said == "done" else []
    photos = yield from take("patrol-photos", Files("photo", PHOTOS))
    voices = yield from take("patrol-voices", Files("voice", VOICES))
    after = tuple(proof) if isinstance(proof, list) else ()
    before = tuple(id for id in photos if id not in after)
    reason = proof if isinstance(proof, str) else ""
    return (OpenPatrol(words, service, place, before, after, tuple(voices), said == "done", reason),)
