"""代居民上报: a worker or a helper reports for somebody who does not write.  Who it is for stays the owner; that they agree,
and how they said so, is asked before anything is written down (R32).  The same for what they want to see or delete (R35)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.callback import digits
from flows.consent import PROVED, RIGHTS
from flows.dialogue import Item, Script, Unclear, ask
from flows.effects.persons import AskRights, FileFor
from flows.effects.requests import OpenRequest
from flows.effects.talk import Say
from flows.expect import OneOf, Words
from flows.report import report
from flows.town import Town

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proof:
    """How they agreed: in person, on the phone, or by a voice note that is kept.  Gives a key of PROVED, REFUSED, or the id
    of the voice note."""

    choices: tuple[str, ...] = (*PROVED[:2], REFUSED)

    def glean(self, material: Sequence[Item]) -> str | int | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str | int:
        if item.kind == "voice":
            return int(item.value)
        if item.kind == "press" and item.value in self.choices:
            return str(item.value)
        raise Unclear("unclear-proof")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, int) or answer in self.choices


def behalf(town: Town) -> Script:
    """For whom, how to reach them, do they agree; then a report like any other."""
    name = yield from ask("behalf-who", Words(1))
    reach = yield from ask("behalf-reach", Words(2))
    proof = yield from ask("behalf-consent", Proof(), whom=name)
    if proof == REFUSED:
        return (Say("behalf-refused"),)
    phone = digits(reach)
    effects = yield from report(town, True, behalf=name)
    how, voice = _heard(proof)
    home = "" if phone else reach
    return tuple(FileFor(name, phone, home, how, voice, e) if isinstance(e, OpenRequest) else e for e in effects)


def rights() -> Script:
    """What do they want, who are they, did they say so themselves?  Nothing is done yet: an admin asks them."""
    wanted = yield from ask("rights-what", OneOf(RIGHTS))
    whom = yield from ask("rights-whom", Words(4))
    proof = yield from ask("rights-proof", Proof())
    if proof == REFUSED:
        return (Say("rights-unasked"),)
    return (AskRights(whom, wanted, *_heard(proof)),)


def _heard(proof: str | int) -> tuple[str, int | None]:
    """(how they said so, the voice note)."""
    return ("voice", proof) if isinstance(proof, int) else (proof, None)
