"""The conversation the kill loop drives: a stranger's first words become a number.  The one place to change it."""

import re

from tests.fake.phone import Phone

WORDS = "东门路灯不亮"  # at no building: nobody is asked 是同一件事吗, each has a number
SUBMIT = "同意并提交"
NUMBER = re.compile(r"LL-\d{8}-\d{4}")


async def report(phone: Phone) -> None:
    """Two updates: the words, the press.  Ends when the number is on the screen, however long it takes."""
    phone.says(WORDS)
    await phone.waits_for(lambda message: SUBMIT in message.labels(), timeout=None)
    phone.presses(SUBMIT)
    await phone.waits_for(NUMBER, timeout=None)


def numbers(phone: Phone) -> set[str]:
    """Every number this phone was ever shown."""
    shown = [event.body.get("text") or event.body.get("caption") or "" for event in phone.chat.events]
    return {number for text in shown for number in NUMBER.findall(str(text))}
