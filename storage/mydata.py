"""All that is kept about one person, as JSON values (R35).  Words are given as they were said, moments as ISO 8601 in UTC."""

from datetime import datetime
from typing import Any

from flows.request import Request
from storage import callbacks, consents, contacts, homes, ledger, people, requests, volunteers
from storage.db import Db, when
from storage.history import request_history
from storage.seal import Seal

RAW = 2000  # newest messages; older than 30 days are gone anyway (R37)


UNVEILED = """SELECT u.statement_id, u.decided_at, u.reason FROM unveiling u JOIN statement s ON s.id = u.statement_id
WHERE s.person_id = :id AND u.state = 'told' ORDER BY u.id"""


def collect(db: Db, seal: Seal, person: int, now: datetime) -> dict[str, Any]:
    """person: not a guest that was merged into another."""
    known, ids = people.get(db, seal, person), people.selves(db, person)
    contact = contacts.get(db, seal, person)
    owned = requests.owned(db, person)
    return {
        "exported_at": now.isoformat(),
        "person": {
            "name": known.name, "language": known.language, "simple": known.simple, "phone": contact.phone,
            "home": contact.home, "channels": sorted(people.channels(db, person)),
            "roles": [{"role": role, "grid": grid} for role, grid in known.roles],
        },
        "residences": [
            {"building": r.home.building, "unit": r.home.unit, "room": r.home.room, "how": r.how, "since": r.since.isoformat()}
            for r in homes.of(db, seal, person)
        ],
        "consents": [_consent(c) for c in consents.all_of(db, person)],
        "requests": [_request(db, r) for r in owned],
        "phone_shown_at": [at.isoformat() for at in contacts.disclosures(db, person)],
        "callbacks": [
            {"kind": c.kind, "slot": c.slot, "state": c.state, "outcome": c.outcome, "opened_at": c.opened_at.isoformat()}
            for c in callbacks.of_person(db, person)
        ],
        "volunteering": _volunteering(db, seal, person, ids),
        "unveiled": [
            {"statement": r.statement_id, "at": when(r.decided_at).isoformat(), "why": seal.unseal(r.reason) if r.reason else ""}
            for id in ids
            for r in db.all(UNVEILED, id=id)
        ],
        "statements": [
            {"said": r.said, "state": r.state, "at": when(r.at).isoformat()}
            for id in ids
            for r in db.all("SELECT said, state, at FROM statement WHERE person_id = :id ORDER BY id", id=id)
        ],
        "responses": [
            {"statement": r.statement_id, "answer": r.answer, "at": when(r.at).isoformat()}
            for id in ids
            for r in db.all("SELECT statement_id, answer, at FROM response WHERE person_id = :id ORDER BY id", id=id)
        ],
        "roll_objections": [
            {"said": seal.unseal(r.said), "answer": r.answer, "at": when(r.at).isoformat()}
            for id in ids
            for r in db.all("SELECT said, answer, at FROM roll_objection WHERE person_id = :id ORDER BY id", id=id)
        ],
        "voter_of": [
            {"unit": r.unit_key, "vote": r.vote_id, "how": r.how}
            for id in ids
            for r in db.all(
                """SELECT u.unit_key, u.vote_id, v.how FROM voter v JOIN roll_unit u ON u.id = v.unit_id
                WHERE v.person_id = :id ORDER BY v.id""",
                id=id,
            )
        ],
        "topics": _topics(db, ids),
        "messages": [m for id in ids for m in _messages(db, seal, id)],
    }  # fmt: skip


def _topics(db: Db, ids: list[int]) -> dict[str, Any]:
    """What they proposed, stand behind, objected to and rated."""

    def of(sql: str) -> list[Any]:
        return [row for id in ids for row in db.all(sql, id=id)]

    return {
        "proposed": [
            {"number": r.number, "title": r.title, "why": r.why, "step": r.step, "at": when(r.created_at).isoformat()}
            for r in of("SELECT number, title, why, step, created_at FROM topic WHERE author_id = :id ORDER BY id")
        ],
        "seconded": [
            {"number": r.number, "version": r.text_version, "at": when(r.at).isoformat()}
            for r in of("""SELECT t.number, s.text_version, s.at FROM support s JOIN topic t ON t.id = s.topic_id
            WHERE s.person_id = :id ORDER BY s.id""")
        ],
        "objections": [
            {"number": r.number, "said": r.said, "answer": r.answer, "at": when(r.at).isoformat()}
            for r in of("""SELECT t.number, o.said, o.answer, o.at FROM objection o JOIN topic t ON t.id = o.topic_id
            WHERE o.person_id = :id ORDER BY o.id""")
        ],
        "rated": [
            {"number": r.number, "answer": r.answer, "at": when(r.at).isoformat()}
            for r in of("""SELECT t.number, l.answer, l.at FROM landing l JOIN topic t ON t.id = l.topic_id
            WHERE l.person_id = :id ORDER BY l.id""")
        ],
    }  # fmt: skip


def _volunteering(db: Db, seal: Seal, person: int, ids: list[int]) -> dict[str, Any]:
    """What they offer, what they asked for, and their account of hours (quarters of an hour)."""
    mine = volunteers.get(db, person)
    asked = [r for id in ids for r in db.all("SELECT * FROM aid WHERE person_id = :id ORDER BY id", id=id)]
    moved = [line for id in ids for line in ledger.lines(db, ledger.account(id))]
    return {
        "state": mine.state if mine else "", "times": mine.times if mine else (), "reach": mine.reach if mine else "",
        "guardian": volunteers.guardian(db, seal, person),
        "skills": [{"skill": o.skill, "state": o.state} for o in volunteers.offers(db, person)],
        "asked_for": [
            {
                "skill": r.skill, "words": seal.unseal(r.words) if r.words else "", "step": r.step,
                "at": when(r.opened_at).isoformat(),
            }
            for r in asked
        ],
        "hours": [
            {"kind": x.entry.kind, "from": x.entry.source, "to": x.entry.target, "quarters": x.entry.quarters,
             "at": x.at.isoformat()} for x in moved
        ],
    }  # fmt: skip


def _consent(c: consents.Consent) -> dict[str, Any]:
    return {
        "kind": c.kind, "version": c.version, "text_sha256": c.text_hash, "subject": c.subject, "how": c.how,
        "given_at": c.given_at.isoformat() if c.given_at else None,
        "withdrawn_at": c.withdrawn_at.isoformat() if c.withdrawn_at else None,
    }  # fmt: skip


def _request(db: Db, r: Request) -> dict[str, Any]:
    history = [
        {"verb": e.verb, "step": e.step_to, "note": e.note, "at": e.at.isoformat()}
        for e in request_history.everything(db, r.id)
    ]
    sql = "SELECT kind, stage, state, created_at FROM media WHERE request_id = :id ORDER BY id"
    files = [
        {"kind": f.kind, "stage": f.stage, "state": f.state, "at": when(f.created_at).isoformat()}
        for f in db.all(sql, id=r.id)
    ]
    return {
        "service_request_id": r.service_request_id, "service_code": r.service_code, "description": r.description,
        "address_string": r.address_string, "lat": r.lat, "long": r.long, "step": r.step, "outcome": r.outcome,
        "public": r.public, "requested_datetime": r.requested_datetime.isoformat(),
        "updated_datetime": r.updated_datetime.isoformat(), "history": history, "files": files,
    }  # fmt: skip


def unmarked(raw: Any) -> Any:
    """What came, without which button of a ballot was pressed: nobody gets a receipt of a choice, to show or to sell (R28)."""
    if isinstance(raw, dict):
        return {key: unmarked(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [unmarked(value) for value in raw]
    return "ballot" if isinstance(raw, str) and raw.startswith("ballot.") else raw


def _messages(db: Db, seal: Seal, person: int) -> list[dict[str, Any]]:
    """What they sent us in the last 30 days, as it came."""
    sql = """SELECT x.channel, x.body, x.received_at FROM inbox x JOIN identity i ON i.external = x.who
    WHERE i.person_id = :id ORDER BY x.id DESC LIMIT :most"""
    rows = db.all(sql, id=person, most=RAW)
    return [
        {"channel": r.channel, "at": when(r.received_at).isoformat(), "raw": unmarked(seal.unseal(r.body))}
        for r in reversed(rows)
    ]
