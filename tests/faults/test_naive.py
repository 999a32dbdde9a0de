"""What the other fault tests would miss if they could not fail: the naive ways, on the same faults."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.channels.telegram.polling import poll
from tests.fake.process import REPO
from tests.fake.updates import Updates
from tests.faults.bill import KEPT, bill
from tests.faults.simulator import VirtualLoop
from tests.faults.strace import needed
from tests.faults.test_disk import small_disk
from tests.naive import max_offset
from tests.naive.in_memory import Keeper

Note = Callable[[str, object], None]
BACKLOG = 350


class Api:
    """Telegram's queue, without the network."""

    def __init__(self) -> None:
        self.queue = Updates(lambda: None)

    async def updates(self, offset: int | None, wait: int, allowed: tuple[str, ...]) -> list[dict[str, Any]]:
        await asyncio.sleep(0.01)
        return [update.json() for update in await self.queue.poll(offset or 0, 100, 0)]

    def fill(self, many: int, chat: int) -> None:
        for n in range(many):
            self.queue.push("message", {"chat": {"id": chat}, "from": {"id": chat}, "text": str(n)})


async def drain(naive: bool) -> int:
    """A first day, a quiet week, ids that begin lower, a backlog: how many of it are stored."""
    api = Api()
    got: list[str] = []

    async def store(updates: list[dict[str, Any]]) -> None:
        got.extend(u["message"]["text"] for u in updates if u["message"]["chat"]["id"] == 2)

    async def ready() -> None:
        await asyncio.sleep(0.01)

    known: set[int] = set()
    api.fill(5, 1)
    polling = None if naive else asyncio.create_task(poll(api, store, ready, asyncio.sleep))  # type: ignore[arg-type]
    if naive:
        await max_offset.poll(api, store, known, 2)
    await asyncio.sleep(1)
    api.queue.pending.clear()
    api.queue.restart(1000)
    api.fill(BACKLOG, 2)
    if naive:
        await max_offset.poll(api, store, known, 20)
    await asyncio.sleep(5)
    if polling:
        polling.cancel()
    assert len(got) == len(set(got)) and got == sorted(got, key=int), "in order, each once"
    return len(got)


def test_the_highest_id_is_no_offset(record_property: Note) -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        theirs, ours = runner.run(drain(naive=True)), runner.run(drain(naive=False))
    what = f"ids begin lower, backlog of {BACKLOG}"
    bill(record_property, KEPT, what, 1, BACKLOG - theirs, 0, way="naive: max(update_id)")
    bill(record_property, KEPT, what, 1, BACKLOG - ours, 0)
    assert theirs < BACKLOG == ours


def test_writing_behind_loses_what_a_full_disk_refuses(small_disk: Path, record_property: Note) -> None:
    keeper = Keeper(small_disk / "naive.db")
    for _ in range(600):
        keeper.take(b"x" * 16384)
    lost = keeper.acknowledged - keeper.stored()
    bill(record_property, KEPT, f"full disk, {keeper.acknowledged} acknowledged", 1, lost, 0, way="naive: write behind")
    assert lost > 0


@needed
def test_writing_behind_loses_what_a_failing_fsync_refuses(tmp_path: Path, record_property: Note) -> None:
    inject = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO:when=10..14"]
    naive = [sys.executable, "-m", "tests.naive.in_memory", str(tmp_path / "naive.db"), "40"]
    said = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", *inject, *naive], cwd=REPO, capture_output=True, text=True
    )
    acknowledged, stored = map(int, said.stdout.split())
    bill(record_property, KEPT, "fsync fails 10..14", 5, acknowledged - stored, 0, way="naive: write behind")
    assert acknowledged == 40 > stored


__all__ = ["small_disk"]
