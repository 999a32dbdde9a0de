"""What was served, for honour: hours by kind, certificates, the month's list, what was given back for hours."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import codes
from storage.db import Db, Row, us, when
from storage.seal import Seal

CODE = 12  # characters of a certificate's code: 32^12
SELVES = "SELECT id FROM person WHERE id = :person OR merged_into = :person"
GOOD = "kind = 'earn' AND NOT EXISTS (SELECT 1 FROM ledger u WHERE u.undoes = e.key)"
EARNED = f"""SELECT CASE WHEN key LIKE 'aid:%' THEN 'aid' ELSE 'shift' END AS sort, sum(quarters) AS quarters,
count(*) AS times, min(at) AS first, max(at) AS last FROM ledger e WHERE target = :account AND {GOOD} GROUP BY sort"""  # noqa: S608
SERVICES = f"SELECT key, quarters, at FROM ledger e WHERE target = :account AND {GOOD} ORDER BY id LIMIT :most"  # noqa: S608
MONTH = f"""SELECT v.person_id, sum(e.quarters) AS quarters FROM ledger e JOIN volunteer v
ON e.target = 'person:' || v.person_id WHERE v.listed AND v.state = 'active' AND e.at >= :start AND e.at < :end AND {GOOD}
GROUP BY v.person_id ORDER BY quarters DESC, v.person_id LIMIT :most"""  # noqa: S608
FIELDS = "id, person_id, reward, quarters, state, at"


@dataclass(frozen=True, slots=True)
class Earned:
    """quarters: by kind (shift, aid).  times: how often.  first, last: when the hours were noted; None = never."""

    quarters: dict[str, int]
    times: int
    first: datetime | None
    last: datetime | None

    @property
    def total(self) -> int:
        return sum(self.quarters.values())


@dataclass(frozen=True, slots=True)
class Service:
    """One service.  kind: shift or aid.  what: the activity's title, or the key of a skill."""

    kind: str
    what: str
    quarters: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Certificate:
    """志愿服务记录证明 as it was made.  reason: why it was revoked, for everybody who checks it."""

    id: int
    person: int
    code: str
    name: str
    quarters: int
    first: datetime
    last: datetime
    at: datetime
    revoked: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """Something that hours were given back for."""

    id: int
    person: int
    reward: str
    quarters: int
    state: str
    at: datetime


def earned(db: Db, accounts: list[str]) -> Earned:
    """Everything earned on these accounts and not undone."""
    rows = [r for account in accounts for r in db.all(EARNED, account=account)]
    quarters: dict[str, int] = {}
    for r in rows:
        quarters[r.sort] = quarters.get(r.sort, 0) + int(r.quarters)
    moments = [when(m) for r in rows for m in (r.first, r.last)]
    return Earned(quarters, sum(int(r.times) for r in rows), min(moments, default=None), max(moments, default=None))


def services(db: Db, accounts: list[str], most: int = 2000) -> list[Service]:
    """Each service, oldest first of an account."""
    rows = [r for account in accounts for r in db.all(SERVICES, account=account, most=most)]
    return [_service(db, r) for r in rows]


def _service(db: Db, r: Row) -> Service:
    kind, id = r.key.split(":")[:2]
    if kind == "shift":
        known = db.one("SELECT title, starts_at AS at FROM shift WHERE id = :id", id=int(id))
        return Service(kind, known.title if known else "", r.quarters, when(known.at if known else r.at))
    known = db.one("SELECT skill, COALESCE(at, matched_at) AS at FROM aid WHERE id = :id", id=int(id))
    return Service(kind, known.skill if known else "", r.quarters, when(known.at if known and known.at else r.at))


def thanks(db: Db, seal: Seal, person: int, most: int) -> list[str]:
    """The last words of thanks from those they helped."""
    sql = f"""SELECT thanks FROM aid_ask WHERE person_id IN ({SELVES}) AND thanks IS NOT NULL
    ORDER BY id DESC LIMIT :most"""  # noqa: S608
    return [str(seal.unseal(r.thanks)) for r in db.all(sql, person=person, most=most)]


def month(db: Db, start: datetime, end: datetime, most: int = 10) -> list[tuple[int, int]]:
    """Who gave most in a month, of those who want to be named: (person, quarter-hours)."""
    return [(r.person_id, int(r.quarters)) for r in db.all(MONTH, start=us(start), end=us(end), most=most)]


def certify(db: Db, seal: Seal, person: int, name: str, served: Earned, now: datetime) -> tuple[Certificate, bool]:
    """A certificate of all that was served, and is it new?  The same hours asked for again give the same one."""
    assert served.first is not None, "somebody who served"
    assert served.last is not None, "somebody who served"
    code = _code(seal, f"{person}:{served.total}:{us(served.last)}:{name}")
    known = certificate(db, seal, code)
    fresh = known is None
    if fresh:
        db.insert(
            "certificate", code=code, person_id=person, name=seal.seal(name), quarters=served.total, first=us(served.first),
            last=us(served.last), at=us(now), revoked=False, reason="",
        )  # fmt: skip
        known = certificate(db, seal, code)
    assert known is not None
    return known, fresh


def certificate(db: Db, seal: Seal, code: str) -> Certificate | None:
    """The certificate with this code."""
    return _certificate(seal, db.one("SELECT * FROM certificate WHERE code = :code", code=code))


def certificate_of(db: Db, seal: Seal, id: int) -> Certificate | None:
    """The certificate with this id."""
    return _certificate(seal, db.one("SELECT * FROM certificate WHERE id = :id", id=id))


def _certificate(seal: Seal, row: Any) -> Certificate | None:
    if row is None:
        return None
    name = "" if row.revoked else str(seal.unseal(row.name))
    moments = (when(row.first), when(row.last), when(row.at))
    return Certificate(row.id, row.person_id, row.code, name, row.quarters, *moments, bool(row.revoked), row.reason)


def revoke(db: Db, id: int, reason: str) -> bool:
    """作废; False when it was before."""
    sql = "UPDATE certificate SET revoked = :yes, reason = :reason WHERE id = :id AND NOT revoked"
    return db.run(sql, yes=True, reason=reason, id=id) == 1


def _code(seal: Seal, what: str) -> str:
    return codes.made(seal.digest(f"certificate:{what}"), CODE)


def redeem(db: Db, person: int, reward: str, quarters: int, now: datetime) -> Voucher:
    """A voucher, not handed over yet."""
    id = db.insert("voucher", person_id=person, reward=reward, quarters=quarters, state="open", at=us(now))
    found = voucher(db, id)
    assert found is not None
    return found


def voucher(db: Db, id: int) -> Voucher | None:
    """One by its id."""
    row = db.one(f"SELECT {FIELDS} FROM voucher WHERE id = :id", id=id)  # noqa: S608
    return None if row is None else _voucher(row)


def vouchers(db: Db, person: int) -> list[Voucher]:
    """What somebody has not fetched yet."""
    sql = f"SELECT {FIELDS} FROM voucher WHERE person_id IN ({SELVES}) AND state = 'open' ORDER BY id"  # noqa: S608
    return [_voucher(r) for r in db.all(sql, person=person)]


def decide(db: Db, id: int, state: str, by: int) -> bool:
    """Handed over, or undone; False when somebody was faster."""
    sql = "UPDATE voucher SET state = :state, decided_by = :by WHERE id = :id AND state = 'open'"
    return db.run(sql, state=state, by=by, id=id) == 1


def _voucher(r: Row) -> Voucher:
    return Voucher(r.id, r.person_id, r.reward, r.quarters, r.state, when(r.at))
