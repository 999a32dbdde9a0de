"""Tickets: opaque random tokens of deep links and one-time codes – bound to a purpose, with expiry and a use count (R20)."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from storage.db import Db, us
from storage.seal import Seal

USE = """UPDATE ticket SET uses = uses - 1 WHERE code = :code AND purpose = :purpose AND uses > 0 AND expires_at > :now
AND (person_id IS NULL OR person_id = :person) RETURNING id, uses, body"""


def make(
    db: Db, seal: Seal, purpose: str, now: datetime, life: timedelta, *, person: int | None = None, body: Any = None,
    uses: int = 1, token: str = "",
) -> str:  # fmt: skip
    """A new token of A-Z a-z 0-9 _ -, good for a deep link; or this one, made to be typed.  person: good for nobody else."""
    token = token or secrets.token_urlsafe(12)
    db.insert(
        "ticket", purpose=purpose, code=_hash(seal, token), person_id=person, uses=uses, expires_at=us(now + life),
        body=None if body is None else seal.seal(body),
    )  # fmt: skip
    return token


def use(db: Db, seal: Seal, purpose: str, token: str, person: int, now: datetime) -> Any:
    """What the token stands for (True when it has no body); None when it is unknown, used up, too old or another's."""
    row = db.one(USE, code=_hash(seal, token), purpose=purpose, person=person, now=us(now))
    if row is None:
        return None
    if not row.uses:  # what it stood for is not kept longer than it is good
        db.run("DELETE FROM ticket WHERE id = :id", id=row.id)
    return True if row.body is None else seal.unseal(row.body)


def void(db: Db, seal: Seal, purpose: str, of: Callable[[Any], bool]) -> int:
    """Those of this purpose whose body is one of these are good no more; how many.  Looks at each: for the console alone."""
    rows = db.all("SELECT id, body FROM ticket WHERE purpose = :purpose AND body IS NOT NULL", purpose=purpose)
    gone = [int(r.id) for r in rows if of(seal.unseal(r.body))]
    db.many("DELETE FROM ticket WHERE id = :id", [{"id": id} for id in gone])
    return len(gone)


def _hash(seal: Seal, token: str) -> str:
    return seal.digest(f"ticket:{token}")
