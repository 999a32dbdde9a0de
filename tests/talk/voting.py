"""What the tests of votes have in common: homes with people in them, a topic that is being discussed, a vote on it."""

from storage import claims, homes, topics
from storage.db import Db
from storage.homes import Home
from tests.talk.world import Neighbourhood

QUESTION = "3号楼加装电梯"


def id_of(here: Neighbourhood, who: str) -> int:
    """Somebody's row."""
    external = here.seal.digest(f"plain:{who}")
    return int(here.value("SELECT person_id FROM identity WHERE external = :external", external=external))


def lives(here: Neighbourhood, who: str, room: str, building: str = "b3") -> None:
    """They live in this room; two in one room are one household."""
    here.says(who, "/start")

    def unit(db: Db) -> None:
        found = homes.household(db, here.seal, Home(building, "1", room), here.now)
        homes.settle(db, id_of_in(db, here, who), found, "code", None, here.now)

    here.do(unit)


def id_of_in(db: Db, here: Neighbourhood, who: str) -> int:
    external = here.seal.digest(f"plain:{who}")
    return int(db.value("SELECT person_id FROM identity WHERE external = :external", external=external))


def role(here: Neighbourhood, who: str, held: str, grid: str | None = None) -> None:
    """They take a role."""
    code = here.do(lambda db: claims.new_claim(db, here.seal, held, grid, here.now))
    here.says(who, f"/claim {code}")


def discussed(here: Neighbourhood, author: str, area: str = "building:b3") -> int:
    """A topic in the third step; its id."""

    def unit(db: Db) -> int:
        number = f"YT-20261123-{db.value('SELECT count(*) FROM topic') + 1:04d}"
        made = topics.create(
            db, number, id_of_in(db, here, author), title=QUESTION, why="老人上不了楼", place="", area=area, photos=(),
            origin="resident", held="", now=here.now, ends_at=None,
        )  # fmt: skip
        db.run("UPDATE topic SET step = 'discuss' WHERE id = :id", id=made.id)
        return made.id

    return int(here.do(unit))
