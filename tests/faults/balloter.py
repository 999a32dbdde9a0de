"""Presses ballots, each twice at once: `python -m tests.faults.balloter URL WHICH mixed|last`, a process beside others (T5).

mixed: 200 units drawn at random, with a choice at random.  last: a third of the units, with the choice that is to stand."""

import random
import sys
from concurrent.futures import Future

from bot.community import read
from bot.town import town
from flows.deciding.rule import CHOICES
from flows.said import Press, Said
from handlers import buttons
from handlers.answer import answer
from handlers.house import House
from handlers.words import Words
from storage.db import Db
from storage.seal import Seal
from storage.store import Store
from tests.fake.process import REPO
from tests.storage.town import patient
from tests.talk.world import MORNING

KEY, PROCESSES, DRAWN, WAVE = b"k" * 32, 3, 200, 20
WHO = "SELECT person_id FROM identity WHERE external = :external"


def stands(n: int) -> str:
    """What the nth unit chooses in the end."""
    return CHOICES[n * 7 % 11 % 3]


def name(n: int, which: int) -> str:
    """Somebody of the nth household, who uses this process."""
    return f"户{n}-{which}"


def plan(units: int, which: int, phase: str, drawn: int) -> list[tuple[int, str]]:
    """(unit, choice), in order."""
    if phase == "last":
        return [(n, stands(n)) for n in range(units) if n % PROCESSES == which]
    dice = random.Random(which)
    return [(dice.randrange(units), dice.choice(CHOICES)) for _ in range(drawn)]


def press(store: Store, house: House, n: int, which: int, unit: int, choice: str, at: int) -> list[Future[None]]:
    """One button, pressed twice at once by an impatient thumb."""
    who = name(n, which)
    person = store.read(lambda db: int(db.value(WHO, external=house.seal.digest(f"plain:{who}")))).result()
    data = buttons.data(house.seal, person, f"ballot.{choice}", unit)

    def twice(k: int) -> Future[None]:
        said = Said("plain", who, who, f"{which}-{at}-{k}", MORNING, press=Press(data), name=who)
        return store.write(lambda db: answer(db, house, said, MORNING))

    return [twice(0), twice(1)]


def vote(url: str, which: int, phase: str, drawn: int = DRAWN) -> None:
    """Everything of one phase."""
    store = patient(url)
    house = House(town(read(REPO / "community.toml")), Words(), Seal(KEY), flood=False)

    def listed(db: Db) -> list[int]:
        return [int(r.id) for r in db.all("SELECT id FROM roll_unit ORDER BY id")]

    units = store.read(listed).result()
    waiting: list[Future[None]] = []
    for at, (n, choice) in enumerate(plan(len(units), which, phase, drawn)):
        waiting += press(store, house, n, which, units[n], choice, at)
        if len(waiting) >= WAVE:
            for each in waiting:
                each.result()
            waiting = []
    for each in waiting:
        each.result()
    store.close()


if __name__ == "__main__":
    vote(sys.argv[1], int(sys.argv[2]), sys.argv[3])
