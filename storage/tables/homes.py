"""Homes (户), and who lives in them."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, sealed, to


class Household(SQLModel, table=True):
    """A home (户): a room of a unit of a building.  address: a keyed hash of the three; unit and room are sealed."""

    __table_args__ = (
        UniqueConstraint("address"),
        UniqueConstraint("code"),
        Index("ix_household_building_id", "building", "id"),
    )
    id: int = key()
    address: str
    building: str
    place: bytes = sealed()
    code: str  # a keyed hash of the code on the household's sheet
    edition: int = 1  # grows when the sheet is printed anew because the code got about
    created_at: datetime = moment()


class Residence(SQLModel, table=True):
    """Somebody lives in a household, until they move out.  how: by its code, a worker's word, or the roll (R27)."""

    __table_args__ = (
        one_of("how", "code", "worker", "roll"),
        partial("uq_residence_now", "person_id", "household_id", where="until IS NULL", unique=True),
        Index("ix_residence_household_id", "household_id"),
    )
    id: int = key()
    person_id: int = to("person")
    household_id: int = to("household")
    since: datetime = moment()
    until: datetime | None = moment(null=True)
    how: str
    confirmed_by: int | None = to("person", null=True)


class HomeAsk(SQLModel, table=True):
    """A resident says where they live; a grid worker says whether it is so."""

    __tablename__ = "home_ask"
    __table_args__ = (
        one_of("state", "open", "confirmed", "refused"),
        partial("ix_home_ask_open", "worker_id", where="state = 'open'"),
        Index("ix_home_ask_person_id", "person_id"),
    )
    id: int = key()
    person_id: int = to("person")
    address: str
    building: str
    place: bytes = sealed()
    worker_id: int | None = to("person", null=True)  # NULL: nobody has the grid, the admins are asked
    asked_at: datetime = moment()
    state: str = "open"
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)
