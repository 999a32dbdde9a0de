"""The ledger at rest (R49): whatever is tried, crashes and comes again, it holds what the rules alone would hold."""

import random
from contextlib import suppress

import pytest

from flows.volunteers.ledger import MINT, POOL, ROUTES, Entry, Ledger, Limits, Refused, reversal
from storage import ledger, people
from storage.db import Db
from tests.storage.town import NOW, opened

LIMITS = Limits(pool_floor=-20, ceiling=60)
ACCOUNTS = (MINT, POOL, "person:1", "person:2", "person:3", "activity:1", "activity:2", "activity:3")
KINDS = ("earn", "grant", "donate", "spend")


class Crash(Exception):
    """The process ends before COMMIT."""


def random_entry(dice: random.Random, known: list[Entry], n: int) -> Entry:
    """Most are new; some are said again, some undo another, some are said again otherwise."""
    roll = dice.random()
    if known and roll < 0.15:
        return dice.choice(known)
    if known and roll < 0.35:
        old = dice.choice(known)
        return reversal(old, f"undo-{old.key}-{dice.randint(0, 1)}")
    key = dice.choice(known).key if known and roll < 0.4 else f"k{n}"
    kind = dice.choice(KINDS)
    ways = dice.choice(ROUTES[kind]) if roll < 0.9 else (dice.choice(ACCOUNTS), dice.choice(ACCOUNTS))
    source, target = (f"{way}:{dice.randint(1, 3)}" if way in ("person", "activity") else way for way in ways)
    return Entry(key, kind, source, target, dice.randint(0, 40))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_holds_what_the_rules_say_whatever_crashes_and_comes_again(database: str, seed: int) -> None:
    dice, model = random.Random(seed), Ledger(limits=LIMITS)
    known: list[Entry] = []
    with opened(database) as (store, _):
        for n in range(150):
            entry, crashes = random_entry(dice, known, n), dice.random() < 0.2

            def unit(db: Db, entry: Entry = entry, crashes: bool = crashes) -> bool:
                fresh = ledger.post(db, entry, LIMITS, None, NOW)
                if crashes:
                    raise Crash
                return fresh

            try:
                then = model.post(entry)
            except Refused as refused:
                with pytest.raises(Refused, match=refused.key):
                    store.write(unit).result()
                continue
            with suppress(Crash):
                assert store.write(unit).result() is (then is not model)
                model = then
                known.append(entry)
            if n % 20 == 7:
                assert store.write(ledger.snap).result() == [], "every snapshot is what its lines come to"
        held = {a: store.read(lambda db, a=a: ledger.balance(db, a)).result() for a in ACCOUNTS}
        assert held == {a: model.balances.get(a, 0) for a in ACCOUNTS}
        assert sum(held.values()) == 0
        assert len(known) > 20, "the dice made something of it"


def test_a_line_stays_as_it_is_and_a_false_snapshot_is_found(database: str) -> None:
    with opened(database) as (store, house):
        store.write(lambda db: people.unknown(db, house.seal, "王", "zh-Hans", NOW)).result()
        store.write(lambda db: ledger.post(db, Entry("a", "grant", MINT, POOL, 8), LIMITS, 1, NOW)).result()
        for spoil in ("UPDATE ledger SET quarters = 800", "DELETE FROM ledger"):
            with pytest.raises(Exception, match="append-only"):
                store.write(lambda db, spoil=spoil: db.run(spoil)).result()
        assert store.write(ledger.snap).result() == []
        store.write(lambda db: db.run("UPDATE ledger_balance SET quarters = 800 WHERE account = 'pool'")).result()
        assert store.write(ledger.snap).result() == ["pool"], "named, and put right"
        assert store.read(lambda db: ledger.balance(db, POOL)).result() == 8
