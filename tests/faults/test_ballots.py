"""Ballots under three processes at once: exact; and what a ballot, and a count of thousands, cost."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from statistics import median

import pytest

from flows.deciding.export import recount
from flows.deciding.roll import Roll, Unit
from flows.deciding.rule import CHOICES, PRESETS
from flows.deciding.tally import Tally, tally
from flows.said import Press
from handlers import buttons
from storage import votes
from tests.fake.process import REPO
from tests.faults.balloter import PROCESSES, name, stands
from tests.faults.balloter import vote as cast
from tests.faults.bill import ONCE, bill
from tests.talk.test_votes import called
from tests.talk.voting import discussed, id_of, lives, role
from tests.talk.world import Neighbourhood

HOMES, FEW = 300, 12


def town(database: str, homes: int, people: int) -> tuple[Neighbourhood, int]:
    """So many households of so many people, and an open vote."""
    here = Neighbourhood(database)
    for n in range(homes):
        for which in range(people):
            lives(here, name(n, which), f"{n + 1}")
    role(here, "郑", "facilitator")
    topic = discussed(here, name(0, 0))
    return here, called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=topic)


def result(here: Neighbourhood, vote: int) -> dict[str, int]:
    """Closed by the clock; what the public record counts."""
    here.later(days=9)
    counted = recount(json.loads(here.do(lambda db: votes.record(db, vote))))
    assert isinstance(counted, Tally)
    return counted.counted


def expected(homes: int) -> dict[str, int]:
    found = Counter(stands(n) for n in range(homes))
    return {choice: found[choice] for choice in CHOICES}


def test_every_household_has_one_ballot_and_the_last_one_counts(sqlite: str) -> None:
    """The everyday size: one process, everything twice at once."""
    here, vote = town(sqlite, FEW, PROCESSES)
    for phase in ("mixed", "last"):
        for which in range(PROCESSES):
            cast(sqlite, which, phase, FEW)
    assert here.value("SELECT count(*) FROM ballot") == here.value("SELECT count(*) FROM secret_choice") == FEW
    assert result(here, vote) == expected(FEW)
    here.close()


@pytest.mark.faults
def test_three_processes_vote_at_once(database: str, record_property: Callable[[str, object], None]) -> None:
    here, vote = town(database, HOMES, PROCESSES)
    for phase in ("mixed", "last"):
        command = [sys.executable, "-m", "tests.faults.balloter", database]
        children = [subprocess.Popen([*command, str(which), phase], cwd=REPO) for which in range(PROCESSES)]
        assert [child.wait(300) for child in children] == [0] * PROCESSES
    voted = here.value("SELECT count(*) FROM ballot")
    wrong = sum(abs(n - expected(HOMES)[choice]) for choice, n in result(here, vote).items())
    said = f"3 processes, 300 ballots and changes each, every press twice, {database.partition(':')[0]}"
    bill(record_property, ONCE, said, 1800, wrong, voted - HOMES)
    assert voted == HOMES and wrong == 0
    here.close()


@pytest.mark.faults
def test_what_counting_and_voting_cost(sqlite: str, record_property: Callable[[str, object], None]) -> None:
    units = tuple(Unit(f"b{n % 40}-{n}", 8000 + n % 700, "developer" if n % 50 == 0 else "") for n in range(5000))
    cast_ = {unit.key: CHOICES[n % 3] for n, unit in enumerate(units)}
    began = time.process_time()
    tally(Roll(units), PRESETS["owners-special"], cast_)
    counting = time.process_time() - began

    here, _ = town(sqlite, 60, 1)
    first = int(here.value("SELECT min(id) FROM roll_unit"))
    plain, ballots = [], []
    for n in range(60):
        who = name(n, 0)
        here.says(who, "/help")
        began = time.process_time()
        here.says(who, "/help")
        plain.append(time.process_time() - began)
        data = buttons.data(here.seal, id_of(here, who), "ballot.yes", first + n)
        began = time.process_time()
        here.says(who, press=Press(data))
        ballots.append(time.process_time() - began)
    more = 1000 * (median(ballots) - median(plain))
    record_property(
        "table", f"5,000 units counted in {counting:.3f} s CPU; a ballot {more:+.2f} ms CPU more than /help (p50)"
    )
    assert counting <= 1 and more <= 2
    here.close()
