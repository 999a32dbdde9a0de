"""The matrix, driven: the real handlers, both databases; each cell is tried in a transaction that is rolled back."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram import wire
from flows.said import Press, Said
from handlers import buttons
from handlers.answer import answer
from handlers.card import Card
from handlers.commands import COMMANDS
from handlers.presses import ACTIONS
from storage import store
from storage.db import Db
from storage.tables import metadata
from tests.databases import Server
from tests.talk import situations
from tests.talk.matrix import CALLERS, Row, rows
from tests.talk.situations import CANARY, PEOPLE
from tests.talk.world import MORNING, Neighbourhood

ROWS = rows()
PASSING = {"inbox", "outbox", "chat", "web_line", "card", "alembic_version"}  # what was said, not what is
DRAWN = {"media": " WHERE channel NOT IN ('drawing', 'papers')"}  # a picture of an answer is part of the answer
NOBODY = {"anonymous", "channel", "bot"}  # these come by Telegram's wire
GROUP = {"id": -100123, "type": "supergroup", "title": "群"}
ADMIN = 5001  # the admin's id on Telegram


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both databases by `make faults`, one of them every time: the rules are the same lines of code."""
    if "houses" in metafunc.fixturenames:
        databases = ["sqlite", "postgresql"] if metafunc.config.getoption("--all-four") else ["sqlite"]
        metafunc.parametrize("houses", databases, indirect=True, scope="module")


@pytest.fixture(scope="module")
def houses(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Houses"]:
    """A database a situation, each a copy of the one in which everybody has moved in."""
    monkey = pytest.MonkeyPatch()
    if request.param == "sqlite":
        made = Houses(SqliteCopies(tmp_path_factory.mktemp("matrix")))
    else:
        monkey.setattr(store, "POOL", 1)  # some sixty houses stand at once
        monkey.setattr(store, "READERS", 1)
        made = Houses(PostgresCopies(request.getfixturevalue("postgresql_server")))
    yield made
    made.close()
    monkey.undo()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Houses"]:
    """On SQLite alone, for what no database has a part in: whether a mac is good."""
    made = Houses(SqliteCopies(tmp_path_factory.mktemp("local")))
    yield made
    made.close()


class SqliteCopies:
    """first: the database to be copied once nobody uses it any more."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.first = folder, f"sqlite:///{folder / 'first.db'}"

    def copy(self, name: str) -> str:
        shutil.copyfile(self.folder / "first.db", self.folder / f"{name}.db")
        return f"sqlite:///{self.folder / name}.db"

    def close(self) -> None:
        """The folder is the test's."""


class PostgresCopies:
    """The same by CREATE DATABASE … TEMPLATE."""

    def __init__(self, server: Server) -> None:
        self.server, self.first = server, server.create()
        self.made = [self.first]

    def copy(self, name: str) -> str:
        known = self.first.partition("@/")[2].partition("?")[0]
        self.server.execute(f"CREATE DATABASE {known}_{len(self.made)} TEMPLATE {known}")
        self.made.append(self.first.replace(known, f"{known}_{len(self.made)}", 1))
        return self.made[-1]

    def close(self) -> None:
        for url in self.made:
            self.server.drop(url)


class Undo(Exception):
    """Rolls the unit back; carries what was seen."""


@dataclass
class Seen:
    """What one or more acts did.  changed: tables; cards: what the caller got; others: did anybody else get anything.
    left: after each act the tables as they were then, without talks."""

    changed: set[str]
    cards: list[Card]
    others: bool
    left: list[dict[str, str]]

    @property
    def outcome(self) -> str:
        if self.changed - {"dialogue"}:
            return "does"
        assert not self.others, "nothing changed, yet somebody else was written to"
        said = "".join(card.title + card.text for card in self.cards)
        if CANARY in said:
            return "asks" if self.changed else "sees"
        if self.changed or any(card.buttons() for card in self.cards):
            return "asks"
        return "no" if self.cards else "-"


class House:
    """A neighbourhood in one situation."""

    def __init__(self, url: str, situation: str, since: Neighbourhood) -> None:
        self.here = Neighbourhood(url)
        self.here.now, self.here.said = since.now, since.said
        self.here.do(self._on_telegram)
        make: situations.Situation = getattr(situations, situation)
        self.spot = make(self.here)
        self.ids = {caller: situations.person(self.here, caller) for caller in PEOPLE}
        self.here.now += timedelta(minutes=2)

    def _on_telegram(self, db: Db) -> None:
        id = situations.person(self.here, "admin")
        external = self.here.seal.digest(f"telegram:{ADMIN}")
        db.insert("identity", channel="telegram", external=external, person_id=id)

    def action(self, row: Row) -> str:
        """With the ids of this house for the words that stand for them."""
        verb, point, argument = row.what.partition(".")
        services = [s.service_code for s in self.here.house.town.community.services]
        known = {**{c: str(id) for c, id in self.ids.items()}, "service": services[-2], "other": str(self.spot.other)}
        return f"{verb}{point}{known.get(argument, argument)}"

    def data(self, row: Row, caller: str) -> str:
        """A button with a good mac for this caller (for who is nobody: stolen from the admin)."""
        id = self.ids.get(caller, self.ids["admin"])
        return buttons.data(self.here.seal, id, self.action(row), self.spot.id, self.spot.version)

    def said(self, row: Row, caller: str, data: str) -> Said:
        """The press or the command, by this caller."""
        text = f"{row.what} {self.spot.rest}".strip() if row.what.startswith("/") else ""
        if caller in NOBODY:
            said = wire.said(by_wire(caller, text, data))
            assert said is not None
            return said
        who = PEOPLE[caller]
        press = None if text else Press(data)
        return Said("plain", who, who, "m-matrix", self.here.now, text, press=press, name=who)

    def tries(self, caller: str, *said: Said, slowly: bool = False) -> Seen:
        """All of it in one transaction, looked at (slowly: after each act), undone."""

        def unit(db: Db) -> None:
            if caller == "ex" and self.spot.id:
                held = "UPDATE request SET worker_id = :me WHERE id = :id AND worker_id IS NOT NULL"
                db.run(held, me=self.ids[caller], id=self.spot.id)
            before, last = digests(db), db.value("SELECT coalesce(max(id), 0) FROM outbox")
            left = []
            for each in said:
                answer(db, self.here.house, each, self.here.now)
                if slowly or each is said[-1]:
                    left.append(digests(db))
            after = left[-1]
            letters = db.all("SELECT chat_id, body FROM outbox WHERE id > :last ORDER BY id", last=last)
            chat = db.value(
                "SELECT id FROM chat WHERE external = :me", me=self.here.seal.digest(f"plain:{PEOPLE.get(caller)}")
            )
            mine = [Card.from_json(self.here.seal.unseal(r.body)) for r in letters if r.chat_id == chat]
            changed = {name for name in before if before[name] != after[name]}
            kept = [{name: digest for name, digest in each.items() if name != "dialogue"} for each in left]
            raise Undo(Seen(changed, mine, any(r.chat_id != chat for r in letters), kept))

        self.here.house.reminded.clear()
        try:
            self.here.do(unit)
        except Undo as undo:
            seen: Seen = undo.args[0]
            return seen
        raise AssertionError("unreachable")


class Houses:
    """One house a situation, made when it is first asked for."""

    def __init__(self, copies: SqliteCopies | PostgresCopies) -> None:
        self.copies, self.made = copies, dict[str, House]()
        self.first = Neighbourhood(copies.first)
        situations.settle(self.first)
        self.first.close()

    def __getitem__(self, situation: str) -> House:
        if situation not in self.made:
            self.made[situation] = House(self.copies.copy(situation), situation, self.first)
        return self.made[situation]

    def close(self) -> None:
        for house in self.made.values():
            house.here.close()
        self.copies.close()


def digests(db: Db) -> dict[str, str]:
    """Every table of the domain, as it stands."""
    names = sorted(set(metadata.tables) - PASSING)
    rows = {name: db.all(f"SELECT * FROM {name}{DRAWN.get(name, '')} ORDER BY 1") for name in names}
    return {name: sha256(repr(rows[name]).encode()).hexdigest() for name in names}


def by_wire(caller: str, text: str, data: str) -> dict[str, Any]:
    """What Telegram sends when nobody speaks.  An anonymous admin's press comes from their own id."""
    at = int(MORNING.timestamp())
    if text:
        sender = {"anonymous": 1087968824, "channel": 136817688, "bot": 7001}[caller]
        person = {"id": sender, "is_bot": True, "first_name": "x"}
        message = {"message_id": 9, "date": at, "from": person, "chat": GROUP, "text": text}
        if caller != "bot":
            message["sender_chat"] = {**GROUP, "type": "channel" if caller == "channel" else "supergroup"}
        else:
            message["chat"] = {"id": 7001, "type": "private"}
        return {"update_id": 1, "message": message}
    sender = {"anonymous": ADMIN, "channel": 136817688, "bot": 7001}[caller]
    person = {"id": sender, "is_bot": caller != "anonymous", "first_name": "x"}
    chat = {"id": 7001, "type": "private"} if caller == "bot" else GROUP
    return {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": person,
            "message": {"message_id": 9, "date": at, "chat": chat},
            "data": data,
        },
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_caller_gets_what_the_table_says(houses: Houses, row: Row) -> None:
    house = houses[row.situation]
    found = {}
    for caller in CALLERS:
        found[caller] = house.tries(caller, house.said(row, caller, house.data(row, caller))).outcome
    assert found == row.cells


@pytest.mark.parametrize("row", [r for r in ROWS if r.what[0] != "/"], ids=lambda row: row.name)
def test_forged_and_borrowed_buttons_change_nothing(local: Houses, row: Row) -> None:
    """Everybody tries their own button spoilt, and the good and spoilt ones of all who may."""
    house = local[row.situation]
    able = [caller for caller, outcome in row.cells.items() if outcome not in ("no", "-")]
    for caller in PEOPLE:
        stolen = [house.data(row, other) for other in able if other != caller]
        spoilt = [data for made in [house.data(row, caller), *stolen] for data in spoil(made)]
        seen = house.tries(caller, *(house.said(row, caller, data) for data in stolen + spoilt))
        blocked = row.situation == "blocked" and caller == "resident"  # is told so, with 申诉
        assert not seen.changed and seen.outcome == ("asks" if blocked else "no"), (caller, seen)
        assert len(seen.cards) == (1 if blocked else len(stolen + spoilt)), "each is answered"


def spoil(made: str) -> list[str]:
    """What a hostile phone makes of a button: the mac cut, turned or kept for another verb, subject or version."""
    plain, _, mac = made.rpartition(":")
    action, id, version = plain.split(":")
    other = "accept" if action != "accept" else "withdraw"
    return [
        plain, f"{plain}:", f"{plain}:{mac[::-1]}", made[:-1], f"{action}:{id}:{int(version) + 1}:{mac}",
        f"{action}:{id}z:{version}:{mac}", f"{other}:{id}:{version}:{mac}", f"{action}.x:{id}:{version}:{mac}",
    ]  # fmt: skip


@pytest.mark.parametrize("row", [r for r in ROWS if r.what[0] != "/"], ids=lambda row: row.name)
def test_a_replayed_button_acts_once(houses: Houses, row: Row) -> None:
    """Twice and three times at once, under other callback ids, leave what once leaves; only the own talk may begin anew."""
    house = houses[row.situation]
    for caller in PEOPLE:
        said = house.said(row, caller, house.data(row, caller))
        again = [replace(said, message_id=f"again{n}") for n in range(2)]
        once, *later = house.tries(caller, said, *again, slowly=True).left
        assert later == [once, once], caller


def test_every_button_and_every_command_has_a_row() -> None:
    """Whoever adds one says in tests/talk/matrix.py who may use it."""
    assert {row.verb for row in ROWS} == set(ACTIONS) | {f"/{name}" for name in COMMANDS}


def test_every_situation_is_there() -> None:
    assert all(callable(getattr(situations, row.situation)) for row in ROWS)


def test_the_table_would_notice_a_hole(houses: Houses, monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive way, where a good mac is enough: the same drive sees it."""
    from handlers import moves

    monkeypatch.setattr(moves, "relations", lambda scene, request: frozenset({"reporter", "worker", "admin"}))
    house = houses["dispatched"]
    row = next(r for r in ROWS if r.what == "withdraw")
    seen = house.tries("stranger", house.said(row, "stranger", house.data(row, "stranger")))
    assert seen.outcome == "does" != row.cells["stranger"]
