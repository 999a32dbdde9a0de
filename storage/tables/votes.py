"""Votes (表决): the roll (名册), who may vote for its units, and the ballots."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from flows.deciding import vote
from storage.tables.columns import key, moment, one_of, partial, sealed, to, words


class VoteRow(SQLModel, table=True):
    """A vote (表决) on a topic; see flows/deciding/vote.py for its steps.  secret: the key that joins secret choices to units,
    gone at the close.  record: the public JSON export, made at the close."""

    __tablename__ = "vote"
    __table_args__ = (
        one_of("step", *vote.STEPS),
        Index("ix_vote_topic_id", "topic_id"),
        partial("ix_vote_underway", "id", where="step IN ('checking', 'announced', 'open')"),
    )
    id: int = key()
    topic_id: int = to("topic")
    preset: str  # a key of flows/deciding/rule.PRESETS
    question: str = words()
    options: str = words()  # JSON array of titles; [] = yes, no, abstain
    area: str = "all"
    text_hash: str = ""
    step: str
    version: int
    called_by: int = to("person")
    days: int
    studied: str = ""  # the day and minute of 党组织研究 (Art. 30)
    lawful: bool = False  # 合法性检查 (Art. 31)
    check_until: datetime | None = moment(null=True)
    announced_at: datetime | None = moment(null=True)
    opens_at: datetime | None = moment(null=True)
    closes_at: datetime | None = moment(null=True)
    box: int = 0  # papers received before the close that are entered behind it
    counts_at: datetime | None = moment(null=True)  # when that is over; null: at the close
    roll_hash: str = ""
    secret: bytes | None = sealed(null=True)
    outcome: str = ""
    record: str = words()
    summary: str = words()  # what the record counts, without its lines: what people look at
    reason: str = words()
    created_at: datetime = moment()


class RollUnit(SQLModel, table=True):
    """A line of a vote's roll (名册): what casts one ballot.  unit_key: such as b3-2-501.  area: in 0.01 m².
    head: units of one owner, and the developer's stock, have the same one.  household_id: who lives there may vote for it."""

    __tablename__ = "roll_unit"
    __table_args__ = (
        UniqueConstraint("vote_id", "unit_key"),
        Index("ix_roll_unit_household_id", "household_id", "vote_id"),
    )
    id: int = key()
    vote_id: int = to("vote")
    unit_key: str
    area: int = 0
    head: str = ""
    kind: str = ""
    household_id: int | None = to("household", null=True)


class Voter(SQLModel, table=True):
    """Somebody who may cast the ballot of a unit: by the roll, a code handed over in person, or written authority (委托)."""

    __table_args__ = (
        one_of("how", "roll", "code", "proxy"),
        UniqueConstraint("unit_id", "person_id"),
        Index("ix_voter_person_id", "person_id"),
    )
    id: int = key()
    unit_id: int = to("roll_unit")
    person_id: int = to("person")
    how: str
    authority: str = ""  # media row of the signed paper of a proxy
    by_id: int | None = to("person", null=True)
    at: datetime = moment()


class BallotRow(SQLModel, table=True):
    """That a unit has voted, once a unit (R27).  choice: of a vote by name (R61), sealed; NULL where choices are kept apart."""

    __tablename__ = "ballot"
    __table_args__ = (
        UniqueConstraint("unit_id"),
        one_of("how", "chat", "paper"),
        Index("ix_ballot_vote_id", "vote_id"),
    )
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    choice: bytes | None = sealed(null=True)
    how: str = "chat"
    person_id: int | None = to("person", null=True)
    at: datetime = moment()


class SecretChoice(SQLModel, table=True):
    """A choice without its unit (R28): tag is a hash of the unit with the vote's secret.  Gone at the close, with the secret."""

    __tablename__ = "secret_choice"
    __table_args__ = (Index("ix_secret_choice_vote_id", "vote_id"),)
    tag: str = Field(primary_key=True)
    vote_id: int = to("vote")
    choice: bytes = sealed()


class Paper(SQLModel, table=True):
    """A paper ballot as one person entered it; it counts when a second one read the same (R69).  scan: its media row."""

    __table_args__ = (UniqueConstraint("unit_id", "entered_by"), Index("ix_paper_vote_id", "vote_id"))
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    choice: bytes = sealed()
    scan: int = to("media")
    entered_by: int = to("person")
    at: datetime = moment()


class RollObjection(SQLModel, table=True):
    """异议: a line of the roll is wrong, says somebody on it; answered in writing before it is frozen (R69)."""

    __tablename__ = "roll_objection"
    __table_args__ = (Index("ix_roll_objection_vote_id", "vote_id"),)
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    person_id: int = to("person")
    said: bytes = sealed()
    at: datetime = moment()
    answer: str = words()
    answered_by: int | None = to("person", null=True)
    answered_at: datetime | None = moment(null=True)


class Scrutiny(SQLModel, table=True):
    """监票: a scrutineer looked at the count and says whether it is right."""

    __table_args__ = (UniqueConstraint("vote_id", "person_id"), one_of("verdict", "right", "wrong"))
    id: int = key()
    vote_id: int = to("vote")
    person_id: int = to("person")
    verdict: str
    at: datetime = moment()
