"""python -m tests.bench.audit: what the audit costs four writers on PostgreSQL: the same units without and with it, in turn.
A unit is a resident's report: stored, met, numbered, dispatched, everybody told; two lines of audit in it."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

from flows.effects.requests import OpenRequest
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
WAYS = ("none", "beside", "in the unit")  # no audit; ours; the naive way, a chain inside every transaction
UNITS, ROUNDS, WAITING, RESIDENTS = 100, 25, 32, 40  # short rounds in turn: a shared machine is never the same for long
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def unit(house: House, n: int, way: str) -> Callable[[Db], None]:
    """A resident sends in a report: met, flooded with nothing, numbered, dispatched, everybody told."""
    who = str(n % RESIDENTS)
    said = Said("web", who, who, str(n), NOW, text="3号楼电梯坏了", name="李阿姨")

    def work(db: Db) -> None:
        inbox.put(db, house.seal, "web", f"{time.monotonic_ns()}", who, {"n": n, "text": said.text}, NOW)
        person = people.meet(db, house.seal, "web", who, said.name, "zh-Hans", NOW)
        scene = Scene(db, house, NOW, said, person, people.chat(db, house.seal, "web", who, person.id, NOW))
        moves.open_request(scene, OpenRequest(said.text, "001", Place("3号楼", grid="g1", building="b3")))
        tell(scene)
        if way == "in the unit":
            chain.link(db)

    return work


def commits(store: Store, house: House, way: str) -> float:
    """Units a second, WAITING of them at the four writers all the time; way: one of WAYS."""
    over = threading.Event()

    def chainer() -> None:
        while not over.wait(0.5):
            while store.write(chain.link).result()[0] == chain.BATCH:
                pass

    beside = threading.Thread(target=chainer)
    if way == WAYS[1]:
        beside.start()
    audit.note = note if way != WAYS[0] else lambda *args: None
    room = threading.Semaphore(WAITING)
    began = time.perf_counter()
    for n in range(UNITS):
        room.acquire()
        store.write(unit(house, n, way)).add_done_callback(lambda done: room.release())
    for _ in range(WAITING):
        room.acquire()
    seconds = time.perf_counter() - began
    over.set()
    if way == WAYS[1]:
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
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    for turn in range(ROUNDS + 1):
        for way in WAYS:
            speed = commits(store, house, way)
            if turn:  # the first round warms up
                found[way].append(speed)
    while store.write(chain.link).result()[0]:
        pass
    verdict = store.read(chain.verify).result()
    print("| audit of 4 writers, PostgreSQL | commits/s | of those without |\n|---|---:|---:|")
    for way, speeds in found.items():
        ratio = median(b / a for a, b in zip(found[WAYS[0]], speeds, strict=True))
        print(f"| {way} | {median(speeds):.0f} ({min(speeds):.0f}–{max(speeds):.0f}) | {ratio:.2f} |")
    print(f"{verdict.links} links, {verdict.wrong or 'as they were written'}")


if __name__ == "__main__":
    main()
