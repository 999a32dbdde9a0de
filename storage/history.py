"""What happened to requests and to topics, for ever: a line a move, or of something that moved nothing (step_to '')."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, maybe_when, us, when


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history."""

    verb: str
    step_to: str
    person: int | None
    note: str
    at: datetime


class History:
    """The lines of one kind of subject.  kind: the name of its table."""

    def __init__(self, kind: str):
        self._table, self._subject = f"{kind}_event", f"{kind}_id"
        self._done = f"FROM {self._table} WHERE {self._subject} = :id AND verb = :verb"
        self._all = (
            f"SELECT verb, step_to, person_id, note, at FROM {self._table} WHERE {self._subject} = :id ORDER BY id"  # noqa: S608
        )
        self._made = f"""SELECT COALESCE((SELECT p.merged_into FROM person p WHERE p.id = person_id), person_id)
        {self._done} AND version = :version"""  # noqa: S608 – see /link

    def note(
        self, db: Db, id: int, version: int, verb: str, person: int | None, words: str, now: datetime, *, step_to: str = ""
    ) -> None:  # fmt: skip
        """One more line; step_to '' = the step stayed (a supplement)."""
        db.insert(
            self._table, **{self._subject: id}, version=version, verb=verb, step_to=step_to, person_id=person, note=words,
            at=us(now),
        )  # fmt: skip

    def made(self, db: Db, id: int, version: int, verb: str) -> int | None:
        """Who made the move that led to this version, if it was this verb."""
        value = db.value(self._made, id=id, version=version, verb=verb)
        return None if value is None else int(value)

    def said(self, db: Db, id: int, verb: str, person: int, words: str) -> bool:
        """Did this person note just that before?"""
        sql = f"SELECT 1 {self._done} AND person_id = :person AND note = :words LIMIT 1"
        return db.value(sql, id=id, verb=verb, person=person, words=words) is not None

    def last_note(self, db: Db, id: int, verb: str) -> str:
        """What was noted with the last of these; '' = nothing."""
        return str(db.value(f"SELECT note {self._done} ORDER BY id DESC LIMIT 1", id=id, verb=verb) or "")

    def last_at(self, db: Db, id: int, verb: str, person: int) -> datetime | None:
        """When this person last did this."""
        return maybe_when(
            db.value(f"SELECT max(at) {self._done} AND person_id = :person", id=id, verb=verb, person=person)
        )

    def count(self, db: Db, id: int, verb: str) -> int:
        """How often this was done."""
        return int(db.value(f"SELECT count(*) {self._done}", id=id, verb=verb))

    def everything(self, db: Db, id: int) -> list[Event]:
        """All lines, oldest first."""
        return [Event(r.verb, r.step_to, r.person_id, r.note, when(r.at)) for r in db.all(self._all, id=id)]


request_history = History("request")
topic_history = History("topic")
