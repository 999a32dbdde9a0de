"""What the bot asked and what became of it."""

from dataclasses import dataclass, field
from typing import Any

from tests.fake.faults import Fault
from tests.fake.params import Params
from tests.fake.refusals import Refused


@dataclass(eq=False)
class Call:
    """One request of the bot.  Times are the loop's clock."""

    method: str
    params: Params
    begun: float
    accepted: bool = False
    refused: Refused | None = None
    fault: Fault | None = None
    result: Any = None
    answered: float | None = None  # when the whole answer was handed to the socket; None: not yet, or never
    unknown: list[str] = field(default_factory=list)

    @property
    def sends(self) -> bool:
        """Puts a new message on a screen."""
        return self.method.startswith("send") and self.method != "sendChatAction"

    @property
    def changes(self) -> bool:
        """People see something new."""
        return self.sends or self.method.startswith("edit")

    @property
    def chat(self) -> int:
        return self.params.number("chat_id")
