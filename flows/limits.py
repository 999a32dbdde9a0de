"""How much one person may send (R26): a bucket of tokens that refills; one notice a window.  Pure; now is an argument.

More requests than that are no fault: they are kept, and a person looks before somebody is sent (ADR 0012)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

MESSAGES = 20  # at once, and per minute
PHOTOS = 10  # before the repair, on one request
REQUESTS = 3  # of one resident within an HOUR that are dispatched by themselves
HOUR = timedelta(hours=1)
WINDOW = 60.0  # seconds between two notices to the same person


@dataclass(frozen=True, slots=True)
class Bucket:
    """tokens: 0..MESSAGES, as of `at` (seconds since the epoch).  told: when the person was last told to slow down."""

    tokens: float = MESSAGES
    at: float = 0.0
    told: float = float("-inf")


def pour(bucket: Bucket, now: float) -> tuple[Bucket, bool, bool]:
    """One message more: (the bucket after it, is it within the limit, should the person be told now)."""
    tokens = min(float(MESSAGES), bucket.tokens + max(0.0, now - bucket.at) * MESSAGES / 60)
    if tokens >= 1:
        return replace(bucket, tokens=tokens - 1, at=now), True, False
    tell = now - bucket.told >= WINDOW
    return Bucket(tokens, now, now if tell else bucket.told), False, tell


def many(third_last: datetime | None, now: datetime) -> bool:
    """Is one request more too many to be dispatched unseen?  third_last: when the REQUESTS-th newest was made."""
    return third_last is not None and now - third_last < HOUR
