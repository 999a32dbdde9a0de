"""kill -9 in a loop, and what it cost.

Waves of people talk to the bot while it is killed at seeded moments; Telegram holds its answers for some milliseconds
so that kills meet sends in flight.  Everything is measured from outside: what Telegram delivered, what it accepted,
what people saw.  A kill has hit work when an update delivered to the bot has no visible effect yet, or a send was on
its way.  "On its way" ends SETTLE seconds after the answer left Telegram: the bot must still read and write it down.
"""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from tests.fake.call import Call
from tests.fake.faults import Fault, slow
from tests.fake.phone import Phone
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.conversation import numbers, report

SETTLE = 0.2  # a loaded machine takes its time between the answer and the commit that marks it
HOLD = 0.06  # an answer is held for up to this many seconds


@dataclass(frozen=True)
class Hit:
    """What one kill met."""

    waiting: int  # updates Telegram had not delivered yet
    unprocessed: int  # delivered updates without an effect anybody saw
    unsent: int  # sends that had reached Telegram and were not carried out yet
    unread: int  # sends carried out whose answer the bot could not have written down

    @property
    def in_flight(self) -> int:
        return self.unsent + self.unread

    @property
    def kind(self) -> str:
        both = [name for name, number in (("update", self.unprocessed), ("send", self.in_flight)) if number]
        return " + ".join(both) or "nothing"


@dataclass
class Loss:
    """The bill."""

    conversations: int
    updates: int
    hits: list[Hit] = field(default_factory=list)
    lost: int = 0  # conversations that never came to their number
    doubled: int = 0  # messages that say again what the chat has been told
    repeated: int = 0  # conversations with more than one number
    shared: int = 0  # numbers given to more than one conversation
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)

    @property
    def busy(self) -> int:
        return sum(hit.kind != "nothing" for hit in self.hits)

    @property
    def in_flight(self) -> int:
        return sum(hit.in_flight for hit in self.hits)

    def table(self) -> str:
        """The histogram of what the kills hit, and the sums."""
        size = f"{self.updates} updates, {self.conversations} conversations, {self.seconds:.1f} s"
        lines = [f"{len(self.hits)} kills, {size}; of the kills hit:"]
        for kind, count in Counter(hit.kind for hit in self.hits).most_common():
            lines.append(f"  {kind:15} {count:3} {'█' * count}")
        unprocessed = sum(hit.unprocessed for hit in self.hits)
        lines.append(f"  at the kills: {unprocessed} updates unprocessed, {self.in_flight} sends in flight")
        lines.append(f"  lost {self.lost}, doubled {self.doubled}")
        lines.append(f"  conversations with more than one number {self.repeated}, numbers shared {self.shared}")
        return "\n".join(lines)


@dataclass
class Talk:
    phone: Phone
    task: asyncio.Task[None]

    def unprocessed(self, since: float) -> bool:
        """Telegram gave the bot this person's last update in this life, and nothing came of it yet."""
        last = self.phone.updates[-1:]
        handed = bool(last and last[0].delivered and last[0].delivered[-1] >= since)
        return handed and not self.task.done() and not self.phone.bot_events()


class KillLoop:
    def __init__(self, telegram: FakeTelegram, bot: Bot, kills: int, conversations: int, seed: int) -> None:
        self.telegram, self.bot, self.kills, self.count = telegram, bot, kills, conversations
        self.dice = random.Random(seed)
        self.talks: list[Talk] = []
        self.first_call, self.born = 0, 0.0  # of this life of the bot
        telegram.plans.append(self.hold)

    def hold(self, call: Call) -> Fault | None:
        if not call.changes:
            return None
        return slow(self.dice.uniform(0, HOLD), before=self.dice.choice((0.0, self.dice.uniform(0, HOLD / 4))))

    async def run(self, quiet: float) -> Loss:
        """Everything: talk, kill, start again, and wait until all is said or the bot is quiet for so many seconds."""
        clock = asyncio.get_running_loop().time
        began, loss = clock(), Loss(self.count, 0)
        await self.bot.start()
        for wave in range(self.kills + 1):
            self.talk(self.count * (wave + 1) // (self.kills + 1))
            if wave < self.kills:
                await self.moment()
                loss.hits.append(self.look())
                await self.bot.kill()
                self.first_call, self.born = len(self.telegram.calls), clock()
                await self.bot.start(ready=False)
        await self.until_quiet(quiet)
        self.settle(loss)
        loss.seconds = clock() - began
        return loss

    def talk(self, upto: int) -> None:
        while len(self.talks) < upto:
            phone = self.telegram.phone(1000 + len(self.talks), f"居民{len(self.talks)}")
            self.talks.append(Talk(phone, asyncio.create_task(report(phone))))

    async def moment(self) -> None:
        """Some moment: when so many sends have begun or an update was handed over, and up to 40 ms more."""
        calls = self.telegram.calls
        start, sends = len(calls), self.dice.randint(1, 12)
        delivered = sum(bool(update.delivered) for update in self.telegram.updates.all)

        def begun() -> bool:
            return sum(call.sends for call in calls[start:]) >= sends

        def handed() -> bool:
            return sum(bool(update.delivered) for update in self.telegram.updates.all) > delivered

        with suppress(TimeoutError):  # nothing left to do: the kill hits an idle bot, and the histogram says so
            await self.telegram.world.until(self.dice.choice((begun, begun, handed)), timeout=5.0)
        await asyncio.sleep(self.dice.uniform(0, 0.04))

    def look(self) -> Hit:
        now = asyncio.get_running_loop().time()
        own = [call for call in self.telegram.calls[self.first_call :] if call.changes]
        on_the_way = [call for call in own if call.answered is None or now - call.answered < SETTLE]
        carried = sum(call.accepted for call in on_the_way)
        waiting = sum(not update.delivered for update in self.telegram.updates.pending)
        return Hit(waiting, sum(talk.unprocessed(self.born) for talk in self.talks), len(on_the_way) - carried, carried)

    async def until_quiet(self, quiet: float) -> None:
        while not all(talk.task.done() for talk in self.talks):
            before = self.progress()

            def moved(before: tuple[int, int, bool] = before) -> bool:
                return self.progress() != before

            try:
                await self.telegram.world.until(moved, timeout=quiet)
            except TimeoutError:
                break
        for talk in self.talks:
            talk.task.cancel()

    def progress(self) -> tuple[int, int, bool]:
        done = sum(talk.task.done() for talk in self.talks)
        return (
            done,
            sum(call.accepted and call.changes for call in self.telegram.calls),
            bool(self.telegram.updates.pending),
        )

    def settle(self, loss: Loss) -> None:
        """Count what people saw."""
        given = {talk.phone.user["id"]: numbers(talk.phone) for talk in self.talks}
        owners = Counter(number for mine in given.values() for number in mine)
        loss.updates = len(self.telegram.updates.all)
        loss.lost = sum(not mine for mine in given.values())
        loss.repeated = sum(len(mine) > 1 for mine in given.values())
        loss.shared = sum(count > 1 for count in owners.values())
        loss.refused = [str(call.refused) for call in self.telegram.calls if call.refused and call.changes]
        for talk in self.talks:
            said = Counter(
                str(event.body.get("text") or event.body.get("caption"))
                for event in talk.phone.chat.events
                if event.kind == "sent" and event.message and event.message.mine
            )
            loss.doubled += sum(count - 1 for count in said.values())
