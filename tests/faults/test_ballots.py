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
from handlers import vote_count as closing
from storage import ballots, homes, rolls, statements, votes
from storage.db import Db
from storage.homes import Home
from tests.fake.process import REPO
from tests.faults.balloter import PROCESSES, name, stands
from tests.faults.balloter import vote as cast
from tests.faults.bill import ONCE, bill
from tests.talk.test_votes import called, press
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
def test_nothing_slips_in_after_the_close(database: str) -> None:
    """It is closed while three processes press: what is counted is what the rows say, to the last ballot."""
    here, vote = town(database, HOMES, PROCESSES)
    command = [sys.executable, "-m", "tests.faults.balloter", database]
    children = [subprocess.Popen([*command, str(which), "mixed"], cwd=REPO) for which in range(PROCESSES)]
    while here.value("SELECT count(*) FROM ballot") < 50:
        assert all(child.poll() in (None, 0) for child in children)
    here.do(lambda db: closing.close(db, here.house, votes.get(db, vote), here.now))
    assert [child.wait(300) for child in children] == [0] * PROCESSES
    counted = recount(json.loads(here.do(lambda db: votes.record(db, vote))))
    assert isinstance(counted, Tally)
    assert 50 <= sum(counted.counted.values()) == here.value("SELECT count(*) FROM ballot") < HOMES
    assert here.value("SELECT count(*) FROM secret_choice") == 0
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
    plain, cast_ballots = [], []
    for n in range(60):
        who = name(n, 0)
        here.says(who, "/help")
        began = time.process_time()
        here.says(who, "/help")
        plain.append(time.process_time() - began)
        data = buttons.data(here.seal, id_of(here, who), "ballot.yes", first + n)
        began = time.process_time()
        here.says(who, press=Press(data))
        cast_ballots.append(time.process_time() - began)
    more = 1000 * (median(cast_ballots) - median(plain))
    record_property(
        "table", f"5,000 units counted in {counting:.3f} s CPU; a ballot {more:+.2f} ms CPU more than /help (p50)"
    )
    assert counting <= 1 and more <= 2
    here.close()


@pytest.mark.faults
def test_a_vote_of_five_thousand_homes(sqlite: str, record_property: Callable[[str, object], None]) -> None:
    """Calling it, closing it and drawing a statement are each one unit: so long nobody else is answered."""
    here = Neighbourhood(sqlite)
    lives(here, "户0", "0")
    role(here, "郑", "facilitator")

    def settle(db: Db) -> None:
        for n in range(5000):
            homes.household(db, here.seal, Home("b3", str(n % 9), str(n)), here.now)

    here.do(settle)
    topic, spent = discussed(here, "户0"), {}

    def timed(what: str, unit: Callable[[], object]) -> object:
        began = time.process_time()
        made = unit()
        spent[what] = 1000 * (time.process_time() - began)
        return made

    vote = timed(
        "call", lambda: called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=topic)
    )
    assert isinstance(vote, int)

    def everybody(db: Db) -> None:
        known = votes.get(db, vote)
        for line in rolls.lines(db, vote):
            ballots.cast(db, here.seal, known, line, CHOICES[line.id % 3], 1, here.now)

    here.do(everybody)
    timed("turnout", lambda: here.do(lambda db: (ballots.turnout(db, vote), ballots.roll_size(db, vote))))
    timed("close", lambda: here.do(lambda db: closing.close(db, here.house, votes.get(db, vote), here.now)))

    def talk(db: Db) -> None:
        people = [db.insert("person", language="", simple=False, created_at=0) for _ in range(300)]
        for n in range(60):
            said = statements.add(db, topic, people[n], f"第{n}句", "", "", here.now)
            for person in people:
                statements.respond(db, said.id, person, "agree", here.now)

    here.do(talk)
    plain = min(_cost(lambda: here.says("户0", "/help")) for _ in range(5))
    drawn = min(_cost(lambda: press(here, "户0", "say.next", topic)) for _ in range(5))
    spent["statement more than /help"] = drawn - plain
    told = ", ".join(f"{what} {ms:.0f} ms" for what, ms in spent.items())
    record_property("table", f"5,000 homes, 60 statements with 18,000 answers, CPU: {told}")
    assert here.value("SELECT count(*) FROM ballot") == 5001
    here.close()


def _cost(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)
