"""Notes hours in a ledger, one after the other: `python -m tests.faults.banker HOW URL SLIPS TIMES SEED`.

HOW: ledger or naive.  Before anything else it reads from SLIPS what was acknowledged, and goes on behind it: the one in doubt is
said again, as a channel would.  Now and then – by its dice, at any of three points – it gets SIGKILL: in the transaction, after
the commit, after the slip."""

import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from flows.volunteers.ledger import MINT, Entry, Limits
from storage import ledger
from storage.db import Db
from storage.store import open_store
from tests.naive import hours
from tests.storage.town import NOW

OFTEN = 0.02  # of these points it dies at
LIMITS = Limits(pool_floor=0, ceiling=10**6)
PEOPLE = 3


def entry(n: int) -> Entry:
    """The n-th service: its key is what makes it one."""
    return Entry(f"shift:{n}:{n % PEOPLE}", "earn", MINT, f"person:{n % PEOPLE}", 1 + n % 8)


def note(db: Db, n: int) -> None:
    ledger.post(db, entry(n), LIMITS, None, NOW)
    if n % 50 == 49:
        assert ledger.snap(db) == []


WAYS: dict[str, Callable[[Db, int], None]] = {"ledger": note, "naive": hours.note}


def main(how: str, url: str, slips: Path, times: int, seed: int) -> None:
    dice = random.Random(seed)

    def perhaps() -> None:
        if dice.random() < OFTEN:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(open_store(url)) as store, slips.open("ab", buffering=0) as told:
        for n in range(slips.stat().st_size, times):

            def unit(db: Db, n: int = n) -> None:
                WAYS[how](db, n)
                perhaps()

            store.write(unit).result()
            perhaps()
            told.write(b".")
            perhaps()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
