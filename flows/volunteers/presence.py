"""Presence at a shift: a six-digit code that changes each minute, and how long somebody served."""

import hashlib
import hmac
from datetime import datetime, timedelta

from flows.volunteers.ledger import quarters

STEP = 60  # seconds a code lives; the one before is taken too, for slow hands
GRACE = timedelta(minutes=10)  # late or early by this much is on time


def code(secret: bytes, shift: str, now: datetime) -> str:
    """The code of this minute, six digits.  secret: of the shift, ≥ 16 bytes (RFC 4226, with SHA-256)."""
    return _at(secret, shift, int(now.timestamp()) // STEP)


def shown(secret: bytes, shift: str, said: str, now: datetime) -> bool:
    """Is this the code of this minute or of the one before?"""
    minute = int(now.timestamp()) // STEP
    given = said.strip().encode()
    return any(hmac.compare_digest(_at(secret, shift, minute - back).encode(), given) for back in (0, 1))


def _at(secret: bytes, shift: str, counter: int) -> str:
    digest = hmac.digest(secret, f"{shift}|{counter}".encode(), hashlib.sha256)
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def served(starts: datetime, ends: datetime, came: datetime, left: datetime | None) -> int:
    """Quarter-hours of a shift from check-in to check-out, never more than the shift; within ten minutes counts as on time.
    left None: nobody checked out, the shift's end."""
    begun = starts if came <= starts + GRACE else came
    over = ends if left is None or left >= ends - GRACE else left
    return quarters(int((over - begun).total_seconds()) // 60)
