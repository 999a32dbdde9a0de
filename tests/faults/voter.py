"""Counts through the Store, one unit a vote: `python -m tests.faults.voter URL TIMES`, a process beside others (T5)."""

import sys

from storage.db import Db
from tests.storage.town import patient


def vote(db: Db) -> None:
    votes = db.value("SELECT votes FROM tally WHERE id = 1" + (" FOR UPDATE" if db.postgres else ""))
    db.run("UPDATE tally SET votes = :votes WHERE id = 1", votes=votes + 1)


if __name__ == "__main__":
    store = patient(sys.argv[1])
    for _ in range(int(sys.argv[2])):
        store.write(vote).result()
    store.close()
