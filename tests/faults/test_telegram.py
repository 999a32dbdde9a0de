"""Telegram at its worst: too many requests, server errors, connections reset, ids that start anew, a second poller.

Each fault is first shown to cost the naive way something; what it costs Linli stands in the table at pytest's end.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fake import faults
from tests.fake.call import Call
from tests.fake.faults import Fault, Plan
from tests.fake.phone import Phone
from tests.fake.process import Bot
from tests.fake.refusals import Refused
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import KEPT, SENT, bill
from tests.faults.conversation import SUBMIT, WORDS, numbers, report
from tests.naive.process import NaiveBot

Note = Callable[[str, object], None]


@dataclass
class Bill:
    """injected: how often the fault struck.  lost: people without a number.  doubled: messages said twice."""

    people: int
    injected: int = 0
    lost: int = 0
    doubled: int = 0
    several: int = 0  # people with more than one number

    def row(self, what: str) -> str:
        said = f"{what}: {self.people} people, injected {self.injected}, lost {self.lost}, doubled {self.doubled}"
        return f"{said}, two numbers {self.several}"


async def talk(
    kind: type[Bot], database: str, folder: Path, people: int, plan: Plan, quiet: float
) -> tuple[Bill, FakeTelegram]:
    """So many people report at once under a plan of faults, until all have a number or nothing moves for `quiet` seconds."""
    async with FakeTelegram() as telegram, kind(telegram, database, folder):
        telegram.plans.append(plan)
        phones = [telegram.phone(100 + n) for n in range(people)]
        talks = [asyncio.create_task(report(phone)) for phone in phones]
        before = -1
        while not all(one.done() for one in talks) and before != (before := len(telegram.calls)):
            with suppress(TimeoutError):
                await telegram.world.until(lambda: all(one.done() for one in talks), quiet)
        for one in talks:
            one.cancel()
        with suppress(TimeoutError):  # what is said once more is said now
            while (count := len(telegram.calls)) and kind is Bot:
                await telegram.world.until(lambda count=count: len(telegram.calls) > count, 2.2)
        bill = Bill(people, sum(call.fault is not None and call.fault != Fault() for call in telegram.calls))
        for phone in phones:
            own = numbers(phone)
            bill.lost += not own
            bill.several += len(own) > 1
            said = Counter(
                e.body.get("text") for e in phone.chat.events if e.kind == "sent" and e.message and e.message.mine
            )
            bill.doubled += sum(count - 1 for count in said.values())
        return bill, telegram


def some(seed: int, part: float, fault: Fault) -> Plan:
    """A part of what changes a screen fails this way."""
    dice = random.Random(seed)
    return lambda call: fault if call.changes and dice.random() < part else None


KINDS = {
    "429": (faults.too_many(1), False),
    "502": (faults.server_error(), False),
    "reset before": (faults.cut_before(), False),
    "reset after acceptance": (faults.cut_after(), True),
    "garbage instead of an answer": (faults.garbage(accept=True), True),
}


@pytest.mark.faults
@pytest.mark.parametrize("what", KINDS)
async def test_no_answer_is_lost_whatever_telegram_says(
    what: str, sqlite: str, tmp_path: Path, record_property: Note
) -> None:
    fault, accepted = KINDS[what]
    naive, _ = await talk(NaiveBot, "none", tmp_path / "naive", 20, some(7, 0.3, fault), quiet=0.7)
    ours, _ = await talk(Bot, sqlite, tmp_path / "linli", 20, some(7, 0.3, fault), quiet=8.0)
    for way, bought in (("naive: stock PTB", naive), ("Linli", ours)):
        said = f"{what}, {bought.people} people"
        bill(record_property, SENT, said, bought.injected, bought.lost, bought.doubled + bought.several, way=way)
    assert naive.lost > 0 or accepted
    assert ours.injected >= 5 and ours.lost == 0 and ours.several == 0
    assert ours.doubled <= (ours.injected if accepted else 0)


async def test_a_429_holds_its_chat_for_as_long_as_it_says_and_nobody_else(sqlite: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path):
        held, other = telegram.phone(1), telegram.phone(2)
        plan = Once(lambda call: call.sends and call.chat == 1, faults.too_many(2))
        telegram.plans.append(plan)
        held.says(WORDS)
        await plan.struck.wait()
        other.says(WORDS)
        clock = asyncio.get_running_loop().time
        began = clock()
        await other.waits_for(SUBMIT)
        assert clock() - began < 1.5
        held.says("/help")  # it must not knock again before the two seconds are over
        await telegram.world.until(lambda: len(said(held)) == 2, 10)
        own = [call for call in telegram.calls if call.changes and call.chat == 1]
        assert own[0].fault and own[0].fault.answer and own[1].begun - own[0].begun >= 2.0
        assert SUBMIT in said(held)[0] and SUBMIT not in said(held)[1], "in order"


async def test_a_message_of_unknown_fate_is_not_overtaken(sqlite: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path):
        phone, other = telegram.phone(1), telegram.phone(2)
        plan = Once(lambda call: call.sends, faults.cut_before())
        telegram.plans.append(plan)
        phone.says(WORDS)
        await plan.struck.wait()
        other.says("/help")
        await other.waits_for("/report")  # meanwhile the first one is written down as unknown
        phone.says("/help")
        await telegram.world.until(lambda: len(said(phone)) == 2, 10)
        assert SUBMIT in said(phone)[0] and SUBMIT not in said(phone)[1]


class Once:
    """The first call of a kind fails this way."""

    def __init__(self, which: Callable[[Call], bool], fault: Fault):
        self.which, self.fault, self.struck = which, fault, asyncio.Event()

    def __call__(self, call: Call) -> Fault | None:
        if self.struck.is_set() or not self.which(call):
            return None
        self.struck.set()
        return self.fault


def said(phone: Phone) -> list[str]:
    """What the bot wrote here, buttons and all, oldest first."""
    mine = [e for e in phone.chat.events if e.kind == "sent" and e.message and e.message.mine]
    return [f"{e.body.get('text')} {e.message.labels() if e.message else ''}" for e in mine]


async def test_ids_that_start_anew_and_an_id_used_again_are_new_messages(
    sqlite: str, tmp_path: Path, record_property: Note
) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path):
        first = telegram.phone(1)
        await report(first)
        used = first.updates[0].id
        await telegram.world.until(lambda: not telegram.updates.pending, 30)
        telegram.updates.restart(5)  # lower than before
        second = telegram.phone(2)
        await asyncio.wait_for(report(second), 60)
        await telegram.world.until(lambda: not telegram.updates.pending, 30)
        telegram.updates.restart(used)  # the very ids of the first, with other bodies
        third = telegram.phone(3)
        await asyncio.wait_for(report(third), 60)
        assert third.updates[0].id == used
        given = [numbers(phone) for phone in (first, second, third)]
        assert [len(one) for one in given] == [1, 1, 1] and len(set.union(*given)) == 3
        bill(record_property, KEPT, "ids restart lower, and are used again", 2, 0, 0)


async def test_beside_a_second_poller_we_stand_by_and_come_back(sqlite: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, sqlite, tmp_path) as bot:
        await telegram.world.until(lambda: telegram.updates.poller, 10)
        for _ in range(3):  # somebody else polls with the same token
            with suppress(Refused):
                await telegram.updates.poll(0, 1, 0.2)
        phone = telegram.phone(1)
        await asyncio.wait_for(report(phone), 60)
        assert bot.running
        refused = [call for call in telegram.called("getUpdates") if call.refused and call.refused.code == 409]
        assert refused and len(refused) <= 3, "no storm of polls"
        assert "event=second_poller" in bot.log()
