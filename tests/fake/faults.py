"""What may go wrong between the bot and Telegram.  A plan is asked once a call: Call → Fault or None."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fake.refusals import Refused
from tests.fake.refusals import too_many as refused_429

if TYPE_CHECKING:
    from tests.fake.call import Call

Plan = Callable[["Call"], "Fault | None"]


@dataclass(frozen=True)
class Fault:
    """accept: Telegram carries the call out.  cut: the connection is reset instead of an answer.
    before, after: seconds of delay around carrying it out.  answer: (status, body) instead of the true one."""

    accept: bool = True
    cut: bool = False
    before: float = 0.0
    after: float = 0.0
    answer: tuple[int, bytes] | None = None


def refusal(refused: Refused) -> Fault:
    return Fault(accept=False, answer=(refused.code, json.dumps(refused.body()).encode()))


def too_many(seconds: int = 1) -> Fault:
    return refusal(refused_429(seconds))


def server_error(code: int = 502, accept: bool = False) -> Fault:
    body = {"ok": False, "error_code": code, "description": "Bad Gateway" if code == 502 else "Internal Server Error"}
    return Fault(accept=accept, answer=(code, json.dumps(body).encode()))


def cut_before() -> Fault:
    """Reset; Telegram never saw the call."""
    return Fault(accept=False, cut=True)


def cut_after() -> Fault:
    """Accepted, then reset: the bot cannot know."""
    return Fault(cut=True)


def slow(after: float, before: float = 0.0) -> Fault:
    return Fault(before=before, after=after)


def garbage(status: int = 200, body: bytes = b"<html>proxy error</html>", accept: bool = False) -> Fault:
    return Fault(accept=accept, answer=(status, body))


def times(count: int, method: str, fault: Fault) -> Plan:
    """The next `count` calls of a method fail this way."""
    left = [count]

    def plan(call: "Call") -> Fault | None:
        if call.method != method or left[0] <= 0:
            return None
        left[0] -= 1
        return fault

    return plan
