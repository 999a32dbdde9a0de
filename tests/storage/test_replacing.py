"""A card that changes while it is on its way stays one message, however its changes fall between the sender's steps."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.channels.base import Capabilities, Receipt
from bot.office import Office
from bot.sender import Sender
from bot.tasks import Tasks
from handlers.card import Card
from handlers.house import House
from handlers.scene import post
from storage import outbox, people
from storage.store import Store
from tests.storage.town import NOW, opened

ADDRESS = count(1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, House]]:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('replacing') / 'linli.db'}") as both:
        yield both


class Slow:
    """A channel whose calls end when the test says so.  screen: message id -> words, in the order they came."""

    name = "telegram"
    capabilities = Capabilities(paced=False)

    def __init__(self) -> None:
        self.screen: dict[str, str] = {}
        self.flying = False
        self.gate = asyncio.Semaphore(0)

    async def _fly(self) -> None:
        self.flying = True
        await self.gate.acquire()
        self.flying = False

    async def send(self, address: str, card: Card, files: Sequence[Any], letter: int) -> Receipt:
        await self._fly()
        self.screen[str(letter)] = card.text
        return Receipt(str(letter))

    async def edit(self, address: str, message_id: str, card: Card, *, media: bool, letter: int) -> Receipt:
        await self._fly()
        self.screen[message_id] = card.text
        return Receipt(message_id)


async def played(store: Store, house: House, steps: Sequence[bool]) -> list[str]:
    """True: the card changes.  False: the sender goes on until a call is on its way, or that call ends.  What is seen at last."""
    tasks, slow = Tasks(), Slow()
    senders: list[Sender] = []

    def touched(names: frozenset[str]) -> None:
        for name in names:
            kind, _, id = name.partition(":")
            if kind == "replaced":
                senders[0].replaced(int(id))
        senders[0].wake()

    office = Office(store, touched)
    senders.append(Sender(office, house.seal, {"telegram": slow}, lambda: NOW, tasks))  # type: ignore[dict-item]
    chat = await office.write(lambda db: people.chat(db, house.seal, "telegram", f"{next(ADDRESS)}", None, NOW))
    tasks.start(senders[0].run(), "sender")
    await office.write(lambda db: post(db, house, chat, Card("hello"), NOW))  # what leaves before it holds it back

    def joins(n: int) -> str:
        return "card" if any(steps[:n]) else ""

    async def rest() -> bool:
        """Until a call is on its way (True) or nothing is left to say."""
        while not slow.flying:
            if not senders[0]._flying and not await office.read(lambda db: outbox.counts(db)["new"]):
                return False
            await asyncio.sleep(0)
        return True

    for n, change in enumerate(steps):
        if change:
            await office.write(lambda db, n=n: post(db, house, chat, card(n), NOW, edits=joins(n), replaces=True))
        elif await rest():
            slow.gate.release()
            slow.flying = False
    while await rest():
        slow.gate.release()
        slow.flying = False
    await tasks.cancel()
    store.deliver = lambda done: None  # what a reader still holds comes after the loop
    return list(slow.screen.values())


def card(n: int) -> Card:
    return Card(f"{n} photos", subject="dialogue:1")


@example([True, True, False, False, True])  # the second took the first's place, and leaves when the third comes
@given(st.lists(st.booleans(), min_size=1, max_size=9).filter(any))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_card_that_changes_as_it_leaves_stays_one_message(home: tuple[Store, House], steps: list[bool]) -> None:
    assert asyncio.run(played(*home, steps)) == [
        "hello",
        f"{max(n for n, change in enumerate(steps) if change)} photos",
    ]
