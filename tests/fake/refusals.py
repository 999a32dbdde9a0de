"""How Telegram says no: the code, the words and the extra parameters of an error answer."""

from dataclasses import dataclass, field

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
POLL_AND_HOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
HOOK_TOOK_OVER = "terminated by setWebhook request"


@dataclass
class Refused(Exception):
    """Telegram's answer {"ok": false, …}."""

    code: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        answer: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | {"parameters": self.parameters} if self.parameters else answer


def bad(why: str) -> Refused:
    """400.  Like Telegram's server, lowers the first letter unless the reason is a CONSTANT."""
    constant = len(why) > 1 and (why[1] == "_" or why[1].isupper())
    return Refused(400, "Bad Request: " + (why if constant else why[:1].lower() + why[1:]))


def forbidden(why: str) -> Refused:
    return Refused(403, "Forbidden: " + why)


def conflict(why: str) -> Refused:
    return Refused(409, "Conflict: " + why)


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
