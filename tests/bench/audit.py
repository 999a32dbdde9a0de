"""python -m tests.bench.audit: what the audit costs four writers on PostgreSQL: the same units without and with it, in turn.
A unit is a resident's report: stored, met, numbered, dispatched, everybody told; two lines of audit in it."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

from flows.effects import OpenRequest
from flows.said import Said
from flows.understanding.places import Place
from handlers import moves
from handlers.house import House
from handlers.scene import Scene
from handlers.tell import tell
from storage import audit, chain, inbox, people
from storage.db import Db
from storage.store import Store
from tests.databases import Server
from tests.storage.town import opened

note = audit.note
UNITS, ROUNDS, WAITING, RESIDENTS = 100, 25, 32, 40  # short rounds in turn: a shared machine is never the same for long
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def unit(house: House, n: int) -> Callable[[Db], None]:
    """A resident sends in a report: met, flooded with nothing, numbered, dispatched, everybody told."""
    who = str(n % RESIDENTS)
    said = Said("web", who, who, str(n), NOW, text="3号楼电梯坏了", name="李阿姨")

    def work(db: Db) -> None:
        inbox.put(db, house.seal, "web", f"{time.monotonic_ns()}", who, {"n": n, "text": said.text}, NOW)
        person = people.meet(db, house.seal, "web", who, said.name, "zh-Hans", NOW)
        scene = Scene(db, house, NOW, said, person, people.chat(db, house.seal, "web", who, person.id, NOW))
        moves.open_request(scene, OpenRequest(said.text, "001", Place("3号楼", grid="g1", building="b3")))
        tell(scene)

    return work


def commits(store: Store, house: House, *, audited: bool) -> float:
    """Units a second, WAITING of them at the four writers all the time; audited: with the chainer beside them."""
    over = threading.Event()

    def chainer() -> None:
        while not over.wait(0.5):
            while store.write(chain.link).result()[0] == chain.BATCH:
                pass

    beside = threading.Thread(target=chainer)
    if audited:
        beside.start()
    audit.note = note if audited else lambda *args: None  # type: ignore[assignment]
    room = threading.Semaphore(WAITING)
    began = time.perf_counter()
    for n in range(UNITS):
        room.acquire()
        store.write(unit(house, n)).add_done_callback(lambda done: room.release())
    for _ in range(WAITING):
        room.acquire()
    seconds = time.perf_counter() - began
    over.set()
    if audited:
        beside.join()
    return UNITS / seconds


def main() -> None:
    """Print the medians and their ratio."""
    server = Server().start()
    try:
        with opened(server.create()) as (store, house):
            report(store, house)
    finally:
        server.stop()


def report(store: Store, house: House) -> None:
    """The rounds."""
    found: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(ROUNDS + 1):
        for audited in found:
            speed = commits(store, house, audited=audited)
            if turn:  # the first round warms up
                found[audited].append(speed)
    while store.write(chain.link).result()[0]:
        pass
    verdict = store.read(chain.verify).result()
    without, with_ = median(found[False]), median(found[True])
    ratio = median(b / a for a, b in zip(found[False], found[True], strict=True))
    print("| 4 writers, PostgreSQL | commits/s | of |\n|---|---:|---:|")
    print(f"| without the audit | {without:.0f} ({min(found[False]):.0f}–{max(found[False]):.0f}) | 1 |")
    print(f"| with it, and the chainer | {with_:.0f} ({min(found[True]):.0f}–{max(found[True]):.0f}) | {ratio:.2f} |")
    print(f"{verdict.links} links, {verdict.wrong or 'as they were written'}")


if __name__ == "__main__":
    main()
