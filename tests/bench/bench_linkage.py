"""Joint action: a plan of 60 tasks activated, the check for circles, the chain of 1,000 tasks."""

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from commander.actions import (
    ActivatePlan,
    AddDepartment,
    AddDependency,
    CreateTask,
    OpenIncident,
    OpenOperation,
    RemoveDependency,
)
from commander.actions.base import Plan
from commander.actions.dependencies import refuse_circle
from commander.domain.plan import PlanTask, ResponsePlan
from commander.domain.resources import Department
from commander.domain.work import Task
from commander.journal.transaction import Author, Transaction
from commander.linkage.chain import blocking, chain, deadlocks, waiting
from commander.linkage.plan_library import library
from commander.linkage.plan_text import text_of
from commander.post import Post
from tests.bench.figures import say, say_times

NAME = "linkage"
TASKS = 1_000
LINKS = 2_000


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        _library()
        _activation(post)
        _chain(post)


def _library() -> None:
    begun = time.perf_counter()
    library()
    say(NAME, "the shipped plans read and checked", (time.perf_counter() - begun) * 1_000, "ms")


def sixty() -> ResponsePlan:
    """Return the plan of a chemical leak with 60 tasks in force at level 2."""
    plan = library().get("hazmat-leak")
    more = [
        PlanTask(
            code=f"more-{n}",
            owner=plan.departments[n % len(plan.departments)].code,
            title={"en": f"Further task {n} of the plan", "zh": f"预案的其他任务{n}"},
            clause="rescue",
            minutes=30,
            waits_for=(plan.tasks[n % 20].code,),
        )
        for n in range(60 - len(plan.tasks))
    ]
    return replace(plan, tasks=(*plan.tasks, *more))


def _activation(post: Post) -> None:
    text = text_of(sixty())
    times = []
    for n in range(20):
        stream = post.perform(OpenOperation(f"Operation {n}")).result(10).stream
        leak = post.perform(OpenIncident(stream, "Leak")).result(10).keys[0]
        action = ActivatePlan(stream, leak, text, "2", "", "Chlorine", 12.0, "cordon, rescue")
        begun = time.perf_counter()
        post.perform(action).result(30)
        found = post.reader.all(Task, stream)
        times.append(time.perf_counter() - begun)
        if len(found) != 60:
            raise RuntimeError(f"{len(found)} tasks instead of 60")
    say_times(NAME, "60 tasks activated: durable and read by a board", times, "≤ 150 ms")


def _chain(post: Post) -> None:
    rng = random.Random(7)
    stream = post.perform(OpenOperation("Chain")).result(10).stream
    for n in range(3):
        post.perform(AddDepartment(stream, f"d{n}", {"en": f"Department {n}"}, "D")).result(10)
    owners = [one.key for one in post.reader.all(Department, stream)]
    keys: list[str] = []
    for n in range(TASKS):
        waits = tuple({rng.choice(keys[-200:]) for _ in range(2)}) if len(keys) > 2 else ()
        action = CreateTask(stream, f"Task {n}", rng.choice(owners), waits_for=waits)
        keys.append(post.perform(action).result(10).keys[0])
    tasks = post.reader.all(Task, stream)
    say(NAME, "links among 1,000 tasks", sum(len(task.waits_for) for task in tasks), "links")
    _checks(post, stream, keys)
    for what, work in (
        ("chain of 1,000 tasks", lambda: chain(tasks)),
        ("who blocks, of 1,000 tasks", lambda: blocking(chain(tasks), 0)),
        ("what a department waits for", lambda: waiting(chain(tasks), "fire")),
        ("circles among 1,000 tasks", lambda: deadlocks(tasks)),
    ):
        say_times(NAME, what, _timed(work))


def _checks(post: Post, stream: str, keys: list[str]) -> None:
    """Time the check alone, inside the transaction, then a link durable."""
    rng = random.Random(8)
    times: list[float] = []

    def check(tx: Transaction) -> None:
        plan = Plan(tx, stream, Author(), 0)
        for _ in range(200):
            late, early = keys[rng.randrange(TASKS // 2, TASKS)], keys[rng.randrange(TASKS // 2)]
            begun = time.perf_counter()
            refuse_circle(plan, late, (early,))
            times.append(time.perf_counter() - begun)

    post.journal.submit(check).result(30)
    say_times(NAME, "a link among 1,000 tasks checked for circles", times, "≤ 5 ms")
    times = []
    for _ in range(100):
        late, early = keys[rng.randrange(500, TASKS)], keys[rng.randrange(500)]
        task = post.reader.get(Task, stream, late)
        if task is None or early in task.waits_for:
            continue
        begun = time.perf_counter()
        post.perform(AddDependency(stream, late, early)).result(10)
        times.append(time.perf_counter() - begun)
        post.perform(RemoveDependency(stream, late, early)).result(10)
    say_times(NAME, "the same durable", times)


def _timed(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return times


if __name__ == "__main__":
    main()
