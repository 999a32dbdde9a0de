"""The community: its settings, grids (网格), buildings and services, and what was corrected."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import key, moment, one_of, sealed, words


class Setting(SQLModel, table=True):
    """What the community says of itself: one JSON value a name."""

    name: str = Field(primary_key=True)
    value: str = words()


class GridRow(SQLModel, table=True):
    """A grid (网格)."""

    __tablename__ = "grid"
    key: str = Field(primary_key=True)
    name: str
    position: int


class BuildingRow(SQLModel, table=True):
    """A building, or – kind landmark – another place with a name."""

    __tablename__ = "building"
    __table_args__ = (one_of("kind", "building", "landmark"),)
    key: str = Field(primary_key=True)
    kind: str = "building"
    name: str
    aliases: str = words()  # JSON array
    grid: str = Field(foreign_key="grid.key")
    lat: float | None = None
    long: float | None = None
    position: int


class ServiceRow(SQLModel, table=True):
    """A service of the list (服务目录)."""

    __tablename__ = "service"
    service_code: str = Field(primary_key=True)
    service_name: str
    category: str
    description: str = words()
    keywords: str = words()  # JSON array
    service_group: str = ""
    department: str = ""
    accept_hours: int = 2
    days: int = 5
    position: int


class Correction(SQLModel, table=True):
    """Somebody chose another service than the words were read as: a row to learn from.  No name beside it."""

    id: int = key()
    words: bytes = sealed()
    label: str  # category chosen
    was: str  # category guessed, '' = none
    at: datetime = moment()
