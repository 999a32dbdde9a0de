"""A channel that can do next to nothing: no buttons, no edits, short messages.  Cards degrade to numbered lines on it."""

from datetime import datetime, timedelta

from bot.channels.base import Capabilities
from bot.channels.degrade import body
from flows.said import Said
from handlers.answer import answer
from handlers.card import Card
from handlers.house import House
from storage import outbox
from storage.db import Db
from storage.store import Store
from tests.storage.town import NOW

PLAIN = Capabilities(buttons=False, edit=False, text=1000, paced=False)


class Phone:
    """Somebody with an old phone.  says(words) gives what comes back, as lines of plain text."""

    def __init__(self, store: Store, house: House, name: str):
        self.store, self.house, self.name, self.now, self.said, self.seen = store, house, name, NOW, 0, 0

    def says(self, text: str, after: timedelta = timedelta(seconds=90)) -> list[str]:
        """One message, a minute and a half after the last."""
        self.now += after
        self.said += 1
        said = Said("plain", self.name, self.name, f"{self.name}-{self.said}", self.now, text=text, name=self.name)
        self.store.write(lambda db: answer(db, self.house, said, self.now)).result()
        return self.hears()

    def hears(self, now: datetime | None = None) -> list[str]:
        """What has come since."""
        sql = """SELECT o.id, o.chat_id, o.subject, o.body FROM outbox o JOIN chat c ON c.id = o.chat_id
        WHERE c.external = :mine AND o.id > :seen AND o.state = 'new' ORDER BY o.id"""
        mine = self.house.seal.digest(f"plain:{self.name}")
        rows = self.store.read(lambda db: db.all(sql, mine=mine, seen=self.seen)).result()
        self.seen = max((r.id for r in rows), default=self.seen)
        cards = [Card.from_json(self.house.seal.unseal(r.body)) for r in rows]

        def arrived(db: Db) -> None:
            for row in rows:
                outbox.sent(db, row.id, str(row.id))
                outbox.file_card(db, row.chat_id, row.subject, str(row.id), media=False)

        self.store.write(arrived).result()
        return ["\n".join(filter(None, (card.title, body(card, PLAIN, "回复 ")))) for card in cards]
