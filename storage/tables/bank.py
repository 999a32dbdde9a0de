"""The bank of hours (时间银行): the ledger, certificates, and what hours were given back for."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigId, key, moment, one_of, sealed, to, words


class LedgerEntry(SQLModel, table=True):
    """A line of the ledger (时间账本), for ever: quarter-hours from one account to another; see flows/volunteers/ledger.py."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint("key"),
        UniqueConstraint("undoes"),  # NULLs are not alike: an entry is undone once
        one_of("kind", "earn", "grant", "donate", "spend", "reverse"),
        CheckConstraint("quarters > 0", name="quarters"),
        CheckConstraint("source <> target", name="accounts"),
        Index("ix_ledger_source_id", "source", "id"),
        Index("ix_ledger_target_id", "target", "id"),
        Index("ix_ledger_at", "at"),
    )
    id: int = key()
    key: str
    kind: str
    source: str
    target: str
    quarters: int
    undoes: str | None = None
    person_id: int | None = to("person", null=True)  # who made it; NULL = the house
    at: datetime = moment()


class LedgerBalance(SQLModel, table=True):
    """A snapshot: what an account held after the entry `upto`; a balance is this and the sum of what came since.  Made anew
    every night and compared with the sum of all lines."""

    __tablename__ = "ledger_balance"
    account: str = Field(primary_key=True)
    upto: int = Field(sa_type=BigId)
    quarters: int


class Certificate(SQLModel, table=True):
    """志愿服务记录证明.  code: what /v/CODE shows it by.  name: as it stands on it, sealed.  reason: why it was revoked, public."""

    __table_args__ = (UniqueConstraint("code"), Index("ix_certificate_person_id", "person_id"))
    id: int = key()
    code: str
    person_id: int = to("person")
    name: bytes = sealed()
    quarters: int
    first: datetime = moment()
    last: datetime = moment()
    at: datetime = moment()
    revoked: bool = False
    reason: str = words()


class Voucher(SQLModel, table=True):
    """Something that hours were given back for (积分兑换), until it is handed over."""

    __table_args__ = (
        one_of("state", "open", "used", "undone"),
        Index("ix_voucher_person_id", "person_id"),
        Index("ix_voucher_state", "state"),
    )
    id: int = key()
    person_id: int = to("person")
    reward: str
    quarters: int
    state: str
    at: datetime = moment()
    decided_by: int | None = to("person", null=True)
