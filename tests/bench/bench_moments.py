"""Looking back: any moment of an operation of 100,000 changes of records, and of 100,000 entries.

Half of the operation's steps are a status, half a place; 1,000 units, 400 zones, 300 tasks.
"""

import gc
import random
import tempfile
import time
from functools import partial
from pathlib import Path

import psutil

from commander.actions import AddUnit, OpenOperation
from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.journal.moments import Basis, Moment
from commander.journal.transaction import Draft, Transaction
from commander.post import Post
from tests.bench.figures import say, say_times
from tests.bench.workload import START, fill

CHANGES = 100_000
UNITS, ZONES, TASKS = 1_000, 400, 300
STATUSES = ("assigned", "en_route", "on_scene", "committed", "transporting", "available")
KINDS = (Operation, Department, Unit, Incident, Feature, Task)
NAME = "moments"
STEPS = 200


def main() -> None:
    """Measure and print."""
    gc.disable()  # as in the window, which collects between events
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        stream = _records(post)
        before = psutil.Process().memory_info().rss
        _first(post, stream, f"{CHANGES:,} changes of 1,700 records", "happened")
        grown = (psutil.Process().memory_info().rss - before) / 1e6
        say(NAME, f"memory for {CHANGES:,} changes", grown, "MB")
        _drag(post, stream)
        _first(post, stream, "the same as known here then", "received")
        log = fill(post, CHANGES)
        _first(post, log, f"{CHANGES:,} log entries", "happened")


def _first(post: Post, stream: str, what: str, basis: Basis) -> None:
    begun = time.perf_counter()
    _look(post, stream, Moment(START + CHANGES * 500, basis))
    say(NAME, f"{what}: first question, reads everything", time.perf_counter() - begun, "s")


def _look(post: Post, stream: str, moment: Moment) -> None:
    past = post.reader.at(moment)
    for kind in KINDS:
        past.all(kind, stream)


def _drag(post: Post, stream: str) -> None:
    rng = random.Random(2)
    for what, moments in (
        ("a step of dragging (1/200 of all)", [CHANGES * n // STEPS for n in range(STEPS)]),
        ("the same backwards", [CHANGES * n // STEPS for n in range(STEPS, 0, -1)]),
        ("a jump to anywhere", [rng.randrange(CHANGES) for _ in range(STEPS)]),
    ):
        times = []
        for number in moments:
            begun = time.perf_counter()
            _look(post, stream, Moment(START + number * 1_000))
            times.append(time.perf_counter() - begun)
        say_times(NAME, what, times, "≤ 50 ms")


def _records(post: Post) -> str:
    """Write the operation; returns its stream."""
    stream = post.perform(OpenOperation("Benchmark")).result(60).stream
    units = [
        post.perform(AddUnit(stream, f"Unit {n}", "fire", happened_at=START)).result(60).keys[0]
        for n in range(UNITS)
    ]
    rng = random.Random(1)
    for start in range(0, CHANGES, 1_000):
        drafts = [_draft(rng, units, start + n) for n in range(1_000)]
        post.journal.submit(partial(_write, post, stream, drafts)).result(120)
    return stream


def _draft(rng: random.Random, units: list[str], number: int) -> Draft:
    at = START + number * 1_000
    unit = rng.choice(units)
    draw = rng.random()
    place = {"lat": 34 + rng.random(), "lon": -117 + rng.random(), "source": "hand"}
    if draw < 0.4:
        return Draft("unit", unit, {"status": rng.choice(STATUSES)}, at)
    if draw < 0.8:
        return Draft("unit", unit, {"place": place}, at)
    if draw < 0.9:
        geometry = {"type": "Point", "coordinates": [-117 + rng.random(), 34.1]}
        fields = {"kind": "hot_zone", "geometry": geometry, "radius_m": 100.0 + number % 50}
        return Draft("feature", f"zone-{rng.randrange(ZONES)}", fields, at)
    key = f"task-{rng.randrange(TASKS)}"
    return Draft("task", key, {"title": f"Task {key}", "status": "in_progress"}, at)


def _write(post: Post, stream: str, drafts: list[Draft], tx: Transaction) -> None:
    tx.record(stream, drafts, post.author)


if __name__ == "__main__":
    main()
