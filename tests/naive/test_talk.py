"""The smallest transcript test there is, on the naive bot: how people, process and Telegram play together."""

from pathlib import Path

from tests.fake.telegram import FakeTelegram
from tests.faults.conversation import NUMBER, SUBMIT, WORDS
from tests.naive.process import NaiveBot


async def test_a_stranger_gets_a_number(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, NaiveBot(telegram, "none", tmp_path):
        resident = telegram.phone(101)
        resident.says(WORDS)
        await resident.waits_for("已了解")
        resident.presses(SUBMIT)
        await resident.waits_for(NUMBER)
        assert resident.transcript({NUMBER.pattern: "LL-…"}).splitlines() == [
            f"居民: {WORDS}",
            f"机器人: 已了解：{WORDS} [同意并提交]",
            "居民: [同意并提交]",
            "机器人: 已提交，编号 LL-…",
        ]
        assert telegram.complaints() == []
