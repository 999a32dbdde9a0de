"""Situations of the matrix: what has happened before the button is pressed.  A function a name, found by it.

Each gets the neighbourhood with everybody of PEOPLE in it and gives the Spot that the button stands at."""

from collections.abc import Callable
from dataclasses import dataclass

from flows.said import Press
from handlers import buttons
from storage import contacts, people
from tests.talk.world import Neighbourhood

CANARY = "金丝雀"  # stands in the words of every request
PEOPLE = {
    "stranger": "陌", "owner": "李", "resident": "孙", "other-grid": "钱", "worker": "王", "former": "赵", "ex": "吴",
    "admin": "周", "facilitator": "郑", "auditor": "冯",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """What the button is about.  rest: what is sent behind a command."""

    id: int = 0
    version: int = 0
    rest: str = ""


Situation = Callable[[Neighbourhood], Spot]


def settle(here: Neighbourhood) -> None:
    """Everybody moves in."""
    for who in PEOPLE.values():
        here.says(who, "/start")
    here.worker(PEOPLE["worker"])
    here.worker(PEOPLE["former"])
    here.worker(PEOPLE["ex"])
    here.worker(PEOPLE["other-grid"], "g2")
    here.admin(PEOPLE["admin"])
    for role in ("facilitator", "auditor"):
        code = here.do(lambda db, role=role: people.new_claim(db, here.seal, role, None, here.now))
        here.says(PEOPLE[role], f"/claim {code}")
    gone = "UPDATE role SET revoked_at = granted_at WHERE person_id = :id"
    here.do(lambda db: db.run(gone, id=person(here, "ex")))
    here.says(PEOPLE["resident"], "2号楼路灯不亮")
    here.presses(PEOPLE["resident"], "同意并提交")


def person(here: Neighbourhood, caller: str) -> int:
    """The id of one of PEOPLE."""
    external = here.seal.digest(f"plain:{PEOPLE[caller]}")
    return int(here.value("SELECT person_id FROM identity WHERE external = :external", external=external))


def press(here: Neighbourhood, caller: str, action: str, spot: Spot) -> None:
    """A good press."""
    data = buttons.data(here.seal, person(here, caller), action, spot.id, spot.version)
    here.says(PEOPLE[caller], press=Press(data))


def request(here: Neighbourhood, id: int) -> Spot:
    """The request as it stands."""
    return Spot(id, here.value("SELECT version FROM request WHERE id = :id", id=id))


def nothing(here: Neighbourhood) -> Spot:
    """Nothing has happened."""
    return Spot()


def invitation(here: Neighbourhood) -> Spot:
    """Somebody printed a code."""
    return Spot(rest=here.do(lambda db: people.new_claim(db, here.seal, "worker", "g3", here.now)))


def question(here: Neighbourhood) -> Spot:
    """The owner is asked: is this right?"""
    here.says(PEOPLE["owner"], f"3号楼电梯坏了，{CANARY}在叫")
    id = here.value("SELECT max(id) FROM dialogue")
    return Spot(id, 1)


def parked(here: Neighbourhood) -> Spot:
    """The owner looked at the help in the middle of a report."""
    spot = question(here)
    here.says(PEOPLE["owner"], "/help")
    return spot


def dispatched(here: Neighbourhood) -> Spot:
    """The request came to one worker and from there to another."""
    spot = question(here)
    press(here, "owner", "a.agree", spot)
    id = here.value("SELECT max(id) FROM request")
    has = here.value("SELECT worker_id FROM request WHERE id = :id", id=id)
    if has == person(here, "worker"):
        press(here, "worker", f"transfer.{person(here, 'former')}", request(here, id))
    press(here, "former", f"transfer.{person(here, 'worker')}", request(here, id))
    assert here.value("SELECT worker_id FROM request WHERE id = :id", id=id) == person(here, "worker")
    return request(here, id)


def open(here: Neighbourhood) -> Spot:  # noqa: A001 - the step's name
    """Nobody has the request any more."""
    spot = dispatched(here)
    press(here, "worker", "return.not-found", spot)
    return request(here, spot.id)


def accepted(here: Neighbourhood) -> Spot:
    """The worker has taken it."""
    spot = dispatched(here)
    press(here, "worker", "accept", spot)
    return request(here, spot.id)


def sure(here: Neighbourhood) -> Spot:
    """Somebody was asked a moment ago whether their data shall be deleted."""
    return Spot(int(here.now.timestamp()) // 60)


def owed(here: Neighbourhood) -> Spot:
    """It is done, nobody read it for a day: the admins shall call the owner, who left a phone."""
    done = handled(here)
    here.do(lambda db: contacts.save(db, here.seal, person(here, "owner"), here.now, phone="13800000000"))
    here.do(lambda db: db.run("UPDATE chat SET last_used_at = 0"))
    gone = "UPDATE role SET revoked_at = granted_at WHERE person_id = :id"
    here.do(lambda db: db.run(gone, id=person(here, "former")))
    here.later(hours=25)
    id = here.value("SELECT id FROM callback WHERE request_id = :id", id=done.id)
    return Spot(id, 1)


def handled(here: Neighbourhood) -> Spot:
    """The worker says it is done."""
    spot = accepted(here)
    press(here, "worker", "handle", spot)
    here.presses(PEOPLE["worker"], "天黑拍不清")
    return request(here, spot.id)


def public(here: Neighbourhood) -> Spot:
    """Neighbours may see it."""
    spot = accepted(here)
    here.do(lambda db: db.run("UPDATE request SET public = :yes WHERE id = :id", yes=True, id=spot.id))
    return spot


def joined(here: Neighbourhood) -> Spot:
    """The other resident has the same trouble."""
    spot = accepted(here)
    here.says(PEOPLE["resident"], "3号楼电梯坏了")
    here.presses(PEOPLE["resident"], "我也遇到")
    return spot


def undone(here: Neighbourhood) -> Spot:
    """The worker says it is done, for both."""
    spot = joined(here)
    press(here, "worker", "handle", spot)
    here.presses(PEOPLE["worker"], "天黑拍不清")
    return request(here, spot.id)
