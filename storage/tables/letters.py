"""What comes in, what goes out, and the talks between."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, sealed, to


class Inbox(SQLModel, table=True):
    """Every update as it came, committed before it is acknowledged (R1, R2)."""

    __table_args__ = (
        UniqueConstraint("channel", "external", "body_hash"),
        one_of("state", "new", "done", "parked"),
        partial("ix_inbox_parked", "id", where="state = 'parked'"),
        partial("ix_inbox_new", "turn", "id", where="state = 'new'"),
        partial("ix_inbox_lane", "lane", "turn", where="state = 'new'"),
        Index("ix_inbox_who", "who"),
    )
    id: int = key()
    channel: str
    external: str
    body_hash: str
    lane: str  # a keyed hash of the chat: strictly in order within it (R4)
    who: str = ""  # a keyed hash of the sender, as in identity: what is theirs can be found and erased (R35)
    turn: int = 0  # whose turn it is: the nth that waits in its lane stands n turns behind (R26)
    body: bytes = sealed()
    received_at: datetime = moment(index=True)
    state: str = "new"
    error: str | None = None


class Outbox(SQLModel, table=True):
    """The only way out (R5).  state: new -> (sending) -> sent | unknown | failed; replaced by a newer card before it left."""

    __table_args__ = (
        one_of("state", "new", "sending", "sent", "unknown", "failed", "replaced"),
        partial("ix_outbox_new", "id", where="state = 'new'"),
        partial("ix_outbox_new_subject", "chat_id", "subject", where="state = 'new'"),
        Index("ix_outbox_chat_id_id", "chat_id", "id"),
        partial("ix_outbox_trouble", "state", where="state IN ('unknown', 'failed')"),
        partial("ix_outbox_sending", "id", where="state = 'sending'"),
    )
    id: int = key()
    chat_id: int = to("chat")
    priority: int  # 0 reply, 1 emergency, 2 dispatch, 3 reminder, 4 broadcast
    body: bytes = sealed()
    buttons: bool = False
    subject: str = ""
    edits: str = ""  # message id to edit, 'card' = the subject's living card, 'letter:N,M' = what the last of them to leave became
    needs: str = ""  # media row ids that should be ready first, comma separated
    state: str = "new"
    tries: int = 0
    not_before: datetime = moment()
    created_at: datetime = moment(index=True)
    message_id: str | None = None
    error: str | None = None


class CardAt(SQLModel, table=True):
    """Which message is the living card of a subject in a chat."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("chat_id", "subject"),)
    id: int = key()
    chat_id: int = to("chat")
    subject: str
    message_id: str
    media: bool = False


class Dialogue(SQLModel, table=True):
    """A talk in progress: answers and material, sealed; never a position."""

    __table_args__ = (
        one_of("state", "open", "parked", "shelved", "done"),
        partial("uq_dialogue_open", "chat_id", "person_id", where="state IN ('open', 'parked')", unique=True),
        Index("ix_dialogue_person_id", "person_id"),
        Index("ix_dialogue_chat_id_id", "chat_id", "id"),
    )
    id: int = key()
    chat_id: int = to("chat")
    person_id: int = to("person")
    flow: str
    subject: str = ""
    start: bytes = sealed()
    talk: bytes = sealed()
    album: str = ""
    state: str = "open"
    opened_at: datetime = moment()
    touched_at: datetime = moment(index=True)


class WebLine(SQLModel, table=True):
    """The history of a web chat.  seq grows with every new or changed line of the chat."""

    __tablename__ = "web_line"
    __table_args__ = (
        UniqueConstraint("chat_id", "seq"),
        Index("uq_web_line_outbox_id", "outbox_id", unique=True),
    )
    id: int = key()
    chat_id: int = to("chat")
    seq: int
    mine: bool
    body: bytes = sealed()
    edited: bool = False
    outbox_id: int | None = to("outbox", null=True)
    at: datetime = moment(index=True)
