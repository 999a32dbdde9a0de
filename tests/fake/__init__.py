"""A strict Bot API on 127.0.0.1, the people who talk to the bot, and the bot as a process.

A transcript test, on both databases:

    async def test_a_stranger_is_heard(database: str, tmp_path: Path) -> None:
        async with running(database, tmp_path) as (telegram, bot):          # tests.fake.process
            resident = telegram.phone(101, "居民")
            resident.says("3号楼电梯坏了")
            await resident.waits_for("同意并提交")
            resident.presses("同意并提交")
            await resident.waits_for(re.compile(r"LL-\\d{8}-\\d{4}"))
            assert resident.transcript({r"LL-\\d{8}-\\d{4}": "LL-…"}).splitlines() == [...]

Where to look: phone.py and groups.py (people), telegram.py (the server), faults.py and limits.py (what may go wrong),
checks.py, html.py, sending.py, editing.py, profile.py (what is refused, in Telegram's words), updates.py and webhook.py
(delivery), process.py (the bot).  Refusals speak in the words of tdlib's telegram-bot-api; where none were found, the
code says so.
"""
