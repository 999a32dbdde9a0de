"""The ledger (时间账本): quarter-hours in double entry, kept like money (R49).

1. An entry moves an amount from one account to another; entries are only added, and all accounts sum to zero for ever.
2. Amounts are whole quarter-hours, more than none.
3. No account may fall below its floor: a person and an activity 0, the pool what the community lends it.
4. A reversal is an entry of its own that undoes one entry, once and whole; a reversal is never reversed.
5. Between people nothing moves unless the community allows it; whoever is helped pays nothing, the pool does (R72).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["earn", "grant", "donate", "spend", "reverse"]
QUARTERS = 4  # in an hour
MINT = "mint"  # where hours come from: below zero by all that exists
POOL = "pool"


@dataclass(frozen=True, slots=True)
class Limits:
    """floor of the pool: how far it may be overdrawn, in quarter-hours ≤ 0.  longest: of one entry earned.
    ceiling: most a person may hold; between_people: may they give hours to one another."""

    pool_floor: int = 0
    longest: int = 12 * QUARTERS
    ceiling: int = 400 * QUARTERS
    between_people: bool = False


POLICY = Limits(pool_floor=-400 * QUARTERS)  # help is paid before anybody has given the pool something


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.  key: of the business, unique: the same key twice is the same entry (R7).
    accounts: 'person:7', 'activity:3', 'pool', 'mint'.  undoes: key of the entry a reversal undoes."""

    key: str
    kind: Kind
    source: str
    target: str
    quarters: int
    undoes: str = ""


class Refused(Exception):
    """The ledger does not take this entry; key says why (a locale key)."""

    def __init__(self, key: str):
        super().__init__(key)
        self.key = key


# kind -> which accounts it may leave and reach
ROUTES: dict[str, tuple[tuple[str, str], ...]] = {
    "earn": ((MINT, "person"), (POOL, "person")),  # a shift that was served; help is paid by the pool
    "grant": ((MINT, POOL), (POOL, "person"), (POOL, "activity")),
    "donate": (("person", POOL), ("person", "activity"), ("person", "person")),
    "spend": (("person", POOL), ("person", MINT), ("activity", POOL)),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the rules must know before an entry: balances, and the entries it speaks of.  A value; storage makes it."""

    balances: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    limits: Limits = Limits()

    def post(self, entry: Entry) -> "Ledger":
        """The ledger with this entry; itself when it has it already.  Raises Refused."""
        if entry.key in self.entries:
            if self.entries[entry.key] != entry:
                raise Refused("ledger-other-entry")
            return self
        self._check(entry)
        balances = dict(self.balances)
        balances[entry.source] = balances.get(entry.source, 0) - entry.quarters
        balances[entry.target] = balances.get(entry.target, 0) + entry.quarters
        self._check_limits(entry, balances)
        undone = self.undone | {entry.undoes} if entry.undoes else self.undone
        return replace(self, balances=balances, entries={**self.entries, entry.key: entry}, undone=undone)

    def _check(self, entry: Entry) -> None:
        if entry.quarters <= 0 or entry.source == entry.target:
            raise Refused("ledger-nothing")
        if entry.kind == "reverse":
            return self._check_reversal(entry)
        route = (_sort(entry.source), _sort(entry.target))
        if entry.undoes or route not in ROUTES[entry.kind]:
            raise Refused("ledger-no-such-way")
        if route == ("person", "person") and not self.limits.between_people:
            raise Refused("ledger-not-between-people")
        if entry.kind == "earn" and entry.quarters > self.limits.longest:
            raise Refused("ledger-too-long")
        return None

    def _check_reversal(self, entry: Entry) -> None:
        old = self.entries.get(entry.undoes)
        if old is None or old.kind == "reverse" or entry.undoes in self.undone:
            raise Refused("ledger-not-to-be-undone")
        if (entry.source, entry.target, entry.quarters) != (old.target, old.source, old.quarters):
            raise Refused("ledger-undoes-otherwise")

    def _check_limits(self, entry: Entry, balances: Mapping[str, int]) -> None:
        floor = {MINT: None, POOL: self.limits.pool_floor}.get(entry.source, 0)
        if floor is not None and balances[entry.source] < floor:
            raise Refused("ledger-not-enough")
        if _sort(entry.target) == "person" and entry.kind != "reverse" and balances[entry.target] > self.limits.ceiling:
            raise Refused("ledger-full")


def _sort(account: str) -> str:
    return account.partition(":")[0]


def reversal(entry: Entry, key: str) -> Entry:
    """The entry that undoes this one."""
    return Entry(key, "reverse", entry.target, entry.source, entry.quarters, undoes=entry.key)


def balances(entries: Iterable[Entry]) -> dict[str, int]:
    """Every account's balance, counted from the lines."""
    total: dict[str, int] = {}
    for entry in entries:
        total[entry.source] = total.get(entry.source, 0) - entry.quarters
        total[entry.target] = total.get(entry.target, 0) + entry.quarters
    return total


def quarters(minutes: int) -> int:
    """Whole quarter-hours served in so many minutes, rounded down: nothing is credited that was not given."""
    return max(minutes, 0) // 15
