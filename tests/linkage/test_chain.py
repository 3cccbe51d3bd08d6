"""The chain of joint action: who can begin, who waits, who holds up whom."""

import random

from commander.domain.record import Meta
from commander.domain.work import Task
from commander.linkage.chain import (
    Blocking,
    Readiness,
    Waiting,
    blocking,
    chain,
    deadlocks,
    held_by,
    roots,
    waiting,
)


def task(
    key: str, owner: str, *waits: str, status: str = "assigned", due: int = 0, at: int = 0
) -> Task:
    meta = Meta(created_at=at, since={"waits_for": at})
    return Task(key=key, owner=owner, waits_for=waits, status=status, due=due, meta=meta)


def leak() -> dict[str, Task]:
    """Identify → zones → cordon, and zones → power → stop; medical waits for the decon of fire."""
    return {
        one.key: one
        for one in (
            task("identify", "fire", status="in_progress"),
            task("zones", "fire", "identify"),
            task("cordon", "police", "zones"),
            task("power", "utilities", "zones"),
            task("stop", "fire", "power", "identify"),
            task("treat", "medical", "cordon"),
            task("air", "environment"),
        )
    }


def test_readiness_is_seen_of_every_task() -> None:
    nodes = chain(leak().values())
    assert {key: str(node.readiness) for key, node in nodes.items()} == {
        "identify": "running",
        "zones": "waiting",
        "cordon": "waiting",
        "power": "waiting",
        "stop": "waiting",
        "treat": "waiting",
        "air": "ready",
    }
    assert {key: node.rank for key, node in nodes.items()} == {
        "identify": 0,
        "zones": 1,
        "cordon": 2,
        "power": 2,
        "stop": 3,
        "treat": 3,
        "air": 0,
    }
    assert nodes["stop"].blockers == ("power", "identify")
    assert roots(nodes, "treat") == ("identify",)
    assert held_by(nodes, "zones") == ("cordon", "power", "treat", "stop")


def test_the_one_department_that_blocks_is_named() -> None:
    tasks = leak()
    (first,) = blocking(chain(tasks.values()), 0)
    assert first == Blocking(
        "fire",
        ("identify",),
        ("cordon", "power", "treat"),
        ("medical", "police", "utilities"),
        late=False,
        since=0,
    )
    # Zones done: police and utilities hold up one department each; who is late comes first.
    for key in ("identify", "zones"):
        tasks[key] = task(key, "fire", status="done")
    tasks["power"] = task("power", "utilities", "zones", due=5)
    found = blocking(chain(tasks.values()), 9)
    assert [(one.department, one.late) for one in found] == [("utilities", True), ("police", False)]
    assert chain(tasks.values())["cordon"].readiness == Readiness.READY


def test_what_waits_for_me_stands_beside_what_i_wait_for() -> None:
    nodes = chain(leak().values())
    assert waiting(nodes, "police") == Waiting(
        "police", (("cordon", "zones"),), (("cordon", "treat"),)
    )
    assert waiting(nodes, "fire") == Waiting(
        "fire", (("stop", "power"),), (("zones", "cordon"), ("zones", "power"))
    )
    assert waiting(nodes, "environment") == Waiting("environment", (), ())


def test_done_and_cancelled_hold_nobody_up_and_unknown_ones_do() -> None:
    nodes = chain(
        [
            task("a", "fire", status="cancelled"),
            task("b", "police", "a"),
            task("c", "medical", "not-here-yet"),
            task("d", "medical", status="blocked"),
            task("e", "medical", "a", "d", status="blocked"),
        ]
    )
    assert nodes["b"].readiness == Readiness.READY
    assert (nodes["c"].readiness, nodes["c"].unknown) == (Readiness.WAITING, ("not-here-yet",))
    assert nodes["d"].readiness == Readiness.BLOCKED
    assert nodes["e"].readiness == Readiness.WAITING


def test_a_deadlock_names_its_circle_and_the_last_link() -> None:
    tasks = [
        task("a", "fire", "b", at=5),
        task("b", "police", "c", at=9),
        task("c", "medical", "a", at=7),
        task("d", "traffic", "a"),
    ]
    (found,) = deadlocks(tasks)
    assert found.tasks == ("a", "b", "c", "a")
    assert found.newest == ("b", "c")
    assert deadlocks([*tasks[:2], task("c", "medical", "a", status="done")]) == ()
    # Everything else is told all the same.
    nodes = chain(tasks)
    assert {node.readiness for node in nodes.values()} == {Readiness.WAITING}
    assert blocking(nodes, 0) == ()


def test_a_thousand_tasks_have_one_layer_each_and_links_go_up() -> None:
    rng = random.Random(5)
    owners = [f"d{n}" for n in range(12)]
    tasks = []
    for n in range(1_000):
        waits = {f"t{rng.randrange(n)}" for _ in range(2)} if n > 1 else set()
        tasks.append(task(f"t{n}", rng.choice(owners), *sorted(waits)))
    nodes = chain(tasks)
    assert sum(len(node.blockers) for node in nodes.values()) > 1_900
    for node in nodes.values():
        assert all(nodes[key].rank < node.rank for key in node.blockers)
    assert blocking(nodes, 0)[0].departments
