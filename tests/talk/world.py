"""A neighbourhood on a real database without a process around it: for what needs another clock, another script, a fault."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.community import read
from bot.town import town
from flows.said import Media, Press, Said
from handlers.answer import answer
from handlers.card import Card
from handlers.house import House
from handlers.strike import strike
from handlers.words import Words
from storage import claims, migrate
from storage import town as towns
from storage.db import Db
from storage.seal import Seal
from storage.store import open_store
from tests.fake.process import REPO

T = TypeVar("T")
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 9 o'clock on a Monday in Shanghai


class Neighbourhood:
    """now: what the clock says; grows by a second with everything said."""

    def __init__(self, database: str) -> None:
        migrate.migrate(database, MORNING, lambda said: None)
        self.store, self.seal, self.now = open_store(database), Seal(b"k" * 32), MORNING
        community = read(REPO / "community.toml")
        self.store.write(lambda db: towns.save(db, community)).result()
        self.house = House(town(community), Words(), self.seal, flood=False)
        self.said = 0

    def says(self, who: str, text: str = "", **more: Any) -> list[Card]:
        """One thing said on a channel without wires; what it made the bot write to them, oldest first."""
        self.now += timedelta(seconds=1)
        self.said += 1
        said = Said("plain", who, who, f"m{self.said}", self.now, text, name=who, **more)
        self.store.write(lambda db: answer(db, self.house, said, self.now)).result()
        return self.letters(who)

    def photo(self, who: str, text: str = "") -> list[Card]:
        return self.says(who, text, media=(Media("photo", f"file{self.said}"),))

    def presses(self, who: str, label: str) -> list[Card]:
        """The newest button with these words."""
        cards = self.letters(who, everything=True)
        data = next(b.data for card in reversed(cards) for b in card.buttons() if b.label == label)
        return self.says(who, press=Press(data))

    def letters(self, who: str, everything: bool = False) -> list[Card]:
        """What the bot wrote to somebody, since the last look or all of it; not sent anywhere."""
        sql = """SELECT o.id, o.body FROM outbox o JOIN chat c ON c.id = o.chat_id
        WHERE c.external = :chat AND o.id > :after ORDER BY o.id"""
        after = 0 if everything else self.seen.get(who, 0)
        chat = self.seal.digest(f"plain:{who}")
        rows = self.store.read(lambda db: db.all(sql, chat=chat, after=after)).result()
        self.seen[who] = max((row.id for row in rows), default=after)
        return [Card.from_json(self.seal.unseal(row.body)) for row in rows]

    @property
    def seen(self) -> dict[str, int]:
        return self.__dict__.setdefault("_seen", {})

    def worker(self, who: str, grid: str = "g1") -> None:
        self._claims(who, "worker", grid)

    def admin(self, who: str) -> None:
        self._claims(who, "admin", None)

    def _claims(self, who: str, role: str, grid: str | None) -> None:
        code = self.do(lambda db: claims.new_claim(db, self.seal, role, grid, self.now))
        self.says(who, f"/claim {code}")

    def later(self, **time: float) -> int:
        """So much later the clock strikes; how much was due."""
        return self.at(self.now + timedelta(**time))

    def at(self, moment: datetime) -> int:
        """Then the clock strikes, until nothing is due."""
        self.now, done = moment, 0
        while struck := self.do(lambda db: strike(db, self.house, self.now)):
            done += struck
        return done

    def do(self, unit: Any) -> Any:
        return self.store.write(unit).result()

    def value(self, sql: str, **values: Any) -> Any:
        def unit(db: Db) -> Any:
            return db.value(sql, **values)

        return self.store.read(unit).result()

    def close(self) -> None:
        self.store.close()


def words(cards: list[Card]) -> str:
    """Everything on these cards."""
    return "\n".join("\n".join([card.title, card.text, *(b.label for b in card.buttons())]) for card in cards)


__all__ = ["MORNING", "Neighbourhood", "Path", "replace", "words"]
