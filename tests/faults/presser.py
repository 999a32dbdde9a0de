"""Many thumbs at once, each a whole unit: `python -m tests.faults.presser URL BUTTON FIRST LAST`, a process beside others.
BUTTON: shift.join or help.yes, of the first shift or request for help; FIRST, LAST: numbers of the people who press."""

import sys
from collections.abc import Callable

from flows.said import Press, Said
from handlers import buttons
from handlers.answer import answer
from handlers.house import House
from storage import people
from storage.db import Db
from storage.store import Store
from tests.storage.town import NOW, opened


def thumb(house: House, button: str, who: int) -> Callable[[Db], None]:
    """One press by somebody who may."""
    name = str(who)

    def unit(db: Db) -> None:
        person = people.known(db, house.seal, "plain", name)
        assert person is not None
        press = Press(buttons.data(house.seal, person.id, button, 1))
        answer(db, house, Said("plain", name, name, f"m{who}", NOW, press=press, name=name), NOW)

    return unit


def together(store: Store, house: House, button: str, first: int, last: int) -> None:
    """All of them at once; each is acknowledged."""
    for waiting in [store.write(thumb(house, button, who)) for who in range(first, last + 1)]:
        waiting.result()


if __name__ == "__main__":
    url, button, first, last = sys.argv[1:]
    with opened(url, seeded=True) as (store, house):
        together(store, house, button, int(first), int(last))
