"""python -m tests.bench.matching [--peers PYTHON]: ranked matching on a synthetic neighbourhood of 2,000 volunteers and 5,000
requests in a month, beside first-come and random in the same run, and beside the optimum of an assignment solver (scipy, in the
interpreter of the peers)."""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from flows.volunteers.matching import WAVE, Volunteer, Wish, can, rank, weigh
from tests.bench.neighbours import Asking, Person, requests, volunteers

VOLUNTEERS, REQUESTS, SEED = 2000, 5000, 20261123
WAVES = 6  # of ten minutes: an hour, then the grid worker
TIRED = 0.75  # what one time this month leaves of the willingness
ANSWERS = 4.0  # minutes until somebody who will say yes says it, on average
Order = Callable[[Wish, list[Volunteer]], list[int]]  # who can -> whom to ask, in this order


@dataclass(frozen=True, slots=True)
class Month:
    """What a policy came to.  minutes: median until somebody said yes.  far: mean steps (0 building, 1 grid, 2 beyond).
    gini: of times asked, over those who were able to help at all.  asked: on average for each request."""

    matched: float
    minutes: float
    far: float
    gini: float
    asked: float


def ours(wish: Wish, able: list[Volunteer]) -> list[int]:
    """The score of flows/volunteers/matching.py."""
    return [c.volunteer for c in rank(wish, able, most=WAVES * WAVE)]


def first_come(wish: Wish, able: list[Volunteer]) -> list[int]:
    """A list by date of sign-up, asked from the top."""
    return [v.id for v in sorted(able, key=lambda v: v.id)][: WAVES * WAVE]


def at_random(dice: random.Random) -> Order:
    """Anybody who can, drawn."""
    return lambda wish, able: [v.id for v in dice.sample(able, min(len(able), WAVES * WAVE))]


def month(people: Sequence[Person], asked: Sequence[Asking], order: Order) -> Month:
    """A month under one policy.  Whether somebody would say yes is drawn once for each pair, the same for every policy."""
    load, told = {p.offers.id: 0 for p in people}, 0
    willing = {p.offers.id: p.willing for p in people}
    homes = {p.offers.id: p.offers for p in people}
    busy: dict[int, set[int]] = {}
    minutes: list[float] = []
    far: list[int] = []
    for n, each in enumerate(asked):
        able = [replace(p.offers, load=load[p.offers.id]) for p in people if can(p.offers, each.wish)]
        able = [v for v in able if each.minute // 120 not in busy.get(v.id, ())]
        queue = order(each.wish, able)
        found: tuple[float, int] | None = None
        for wave in range(0, len(queue), WAVE):
            answers = []
            for id in queue[wave : wave + WAVE]:
                dice = random.Random(n * 100_003 + id)
                yes = dice.random() < willing[id] * TIRED ** load[id]
                load[id] += 1
                told += 1
                if yes:
                    answers.append((wave // WAVE * 10 + min(dice.expovariate(1 / ANSWERS), 10), id))
            if answers:
                found = min(answers)
                break
        if found is not None:
            minutes.append(found[0])
            home = homes[found[1]]
            far.append(0 if home.building == each.wish.building else 1 if home.grid == each.wish.grid else 2)
            busy.setdefault(found[1], set()).add(each.minute // 120)
    able_at_all = [n for id, n in load.items()]
    return Month(len(minutes) / len(asked), median(minutes), mean(far), gini(able_at_all), told / len(asked))


def gini(loads: Sequence[int]) -> float:
    """0 = everybody the same, 1 = one does everything."""
    ordered, total = sorted(loads), sum(loads)
    if not total:
        return 0.0
    return sum((2 * n - len(ordered) + 1) * x for n, x in enumerate(ordered)) / (len(ordered) * total)


def batches(people: Sequence[Person], asked: Sequence[Asking], size: int) -> list[tuple[float, list[list[int]]]]:
    """Requests that wait together: what asking one after the other gives each (a volunteer has one of a batch), and the
    matrix of scores for the solver; −1 = cannot.  Every pair scores more than nothing, so that a match is worth having."""
    made = []
    loads = {p.offers.id: 0 for p in people}
    for at in range(0, len(asked), size):
        wishes = [each.wish for each in asked[at : at + size]]
        offers = [replace(p.offers, load=loads[p.offers.id]) for p in people]
        matrix = [[_worth(v, wish) for v in offers] for wish in wishes]
        free, total = {v.id: v for v in offers}, 0
        for wish in wishes:
            best = rank(wish, list(free.values()), most=1)
            if best:
                total += _worth(free.pop(best[0].volunteer), wish)
                loads[best[0].volunteer] += 1
        made.append((float(total), matrix))
    return made


def _worth(volunteer: Volunteer, wish: Wish) -> int:
    return 100 + weigh(volunteer, wish).score if can(volunteer, wish) else -1


SOLVER = """
import json, sys
import numpy
from scipy.optimize import linear_sum_assignment
total = 0
for line in open(sys.argv[1]):
    matrix = numpy.maximum(numpy.array(json.loads(line)), 0)
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    total += int(matrix[rows, columns].sum())
print(total)
"""


def optimum(matrices: Sequence[list[list[int]]], python: str) -> int | None:
    """What the solver reaches; None = there is no scipy."""
    with tempfile.TemporaryDirectory(prefix="linli-match-") as folder:
        file = Path(folder) / "matrices.jsonl"
        file.write_text("".join(json.dumps(m) + "\n" for m in matrices), "utf-8")
        run = subprocess.run([python, "-c", SOLVER, str(file)], capture_output=True, text=True)
    return int(run.stdout) if run.returncode == 0 else None


def speed(people: Sequence[Person], asked: Sequence[Asking]) -> list[float]:
    """Milliseconds to rank all volunteers for one request, sorted."""
    offers, took = [p.offers for p in people], []
    for each in asked[:300]:
        began = time.perf_counter()
        rank(each.wish, offers)
        took.append(1000 * (time.perf_counter() - began))
    return sorted(took)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.matching", description=__doc__)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has scipy")
    args = parser.parse_args()
    people, asked = volunteers(VOLUNTEERS, SEED), requests(REQUESTS, SEED)
    print(
        "| policy | matched | minutes, median | distance | Gini of load | asked a request |\n|---|---:|---:|---:|---:|---:|"
    )
    for name, order in (("ours", ours), ("first-come", first_come), ("random", at_random(random.Random(SEED)))):
        m = month(people, asked, order)
        print(
            f"| {name} | {m.matched:.1%} | {m.minutes:.1f} | {m.far:.2f} | {m.gini:.2f} | {m.asked:.1f} |", flush=True
        )
    print("\n| requests that wait together | score of the optimum reached |\n|---:|---:|")
    for size in (100, 1000):
        made = batches(people, asked, size)
        best, greedy = optimum([matrix for _, matrix in made], args.peers), sum(total for total, _ in made)
        print(
            f"| {size:,} | {'not measured: no scipy (--peers)' if best is None else f'{greedy / best:.1%}'} |",
            flush=True,
        )
    took = speed(people, asked)
    print(
        f"ranking {VOLUNTEERS:,} volunteers for a request: median {median(took):.2f} ms, p99 {took[int(len(took) * 0.99)]:.2f} ms"
    )


if __name__ == "__main__":
    main()
