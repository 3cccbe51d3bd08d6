from commander.domain.record import Meta
from commander.domain.work import Task
from commander.linkage.waits import Wait, waits


def task(
    key: str,
    owner: str,
    waits_for: tuple[str, ...] = (),
    status: str = "assigned",
    since: dict[str, int] | None = None,
) -> Task:
    meta = Meta(created_at=1, since=since or {})
    return Task(key=key, owner=owner, waits_for=waits_for, status=status, meta=meta)


def test_a_blocked_task_waits_since_it_was_blocked() -> None:
    blocker = task("b", "fire", status="in_progress")
    blocked = task("a", "medical", ("b",), "blocked", {"status": 700, "waits_for": 600})
    assert waits([blocked, blocker]) == (Wait("medical", "fire", ("a",), ("b",), 700),)


def test_a_task_that_is_not_blocked_waits_since_it_was_told_so() -> None:
    blocker = task("b", "fire")
    waiting = task("a", "medical", ("b",), "assigned", {"waits_for": 600})
    assert waits([waiting, blocker])[0].since == 600


def test_nobody_waits_for_what_is_done_or_not_here_or_ones_own() -> None:
    tasks = [
        task("done", "fire", status="done"),
        task("own", "medical"),
        task("a", "medical", ("done", "own", "elsewhere"), "blocked"),
        task("finished", "police", ("own",), "done"),
    ]
    assert waits(tasks) == ()


def test_a_pair_of_departments_is_listed_once_and_the_longest_wait_first() -> None:
    tasks = [
        task("x", "fire"),
        task("y", "fire"),
        task("z", "police"),
        task("a", "medical", ("x",), "blocked", {"status": 300}),
        task("b", "medical", ("x", "y"), "blocked", {"status": 200}),
        task("c", "traffic", ("z",), "blocked", {"status": 100}),
    ]
    assert waits(tasks) == (
        Wait("traffic", "police", ("c",), ("z",), 100),
        Wait("medical", "fire", ("a", "b"), ("x", "y"), 200),
    )


def test_two_that_wait_for_each_other_are_both_listed() -> None:
    tasks = [
        task("a", "fire", ("b",), "blocked", {"status": 1}),
        task("b", "police", ("a",), "blocked", {"status": 2}),
    ]
    assert [(one.department, one.on) for one in waits(tasks)] == [
        ("fire", "police"),
        ("police", "fire"),
    ]
