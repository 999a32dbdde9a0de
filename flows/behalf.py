"""代居民上报: a worker or a helper reports for somebody who does not write.  Who it is for stays the owner; that they agree,
and how they said so, is asked before anything is written down (R32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.callback import digits
from flows.consent import PROVED
from flows.dialogue import Item, Script, Unclear, ask
from flows.effects import FileFor, OpenRequest, Say
from flows.expect import Words
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
    how, voice = ("voice", proof) if isinstance(proof, int) else (proof, None)
    home = "" if phone else reach
    return tuple(FileFor(name, phone, home, how, voice, e) if isinstance(e, OpenRequest) else e for e in effects)
