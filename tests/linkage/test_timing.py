import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commander.domain.record import Meta
from commander.domain.resources import Department
from commander.domain.work import Acceptance, Message, Origin, Receipt, Struck, Task
from commander.linkage.span import Span
from commander.linkage.timing import Timing, timings

MINUTE = 60_000
T0 = 1_000_000_000_000
FIRE = Department(key="fire", target_minutes=15)
MEDICAL = Department(key="medical", target_minutes=10)


def at(minutes: float) -> int:
    return T0 + round(minutes * MINUTE)


def task(
    key: str,
    owner: str,
    asked: float,
    *,
    accepted: float | None = None,
    started: float | None = None,
    done: float | None = None,
    **fields: object,
) -> Task:
    firsts, since = {"assigned": at(asked)}, {}
    status = "assigned"
    if accepted is not None:
        since["accepted"] = at(accepted)
    if started is not None:
        status, firsts["in_progress"] = "in_progress", at(started)
    if done is not None:
        status, firsts["done"], since["status"] = "done", at(done), at(done)
    return Task(
        key=key,
        owner=owner,
        status=str(fields.pop("status", status)),
        accepted=Acceptance("desk", "radio") if accepted is not None else None,
        meta=Meta(created_at=at(asked), firsts=firsts, since=since),
        **fields,  # type: ignore[arg-type]
    )


def order(key: str, sent: float, acks: dict[str, float], **fields: object) -> Message:
    wanted = fields.pop("ack_from", tuple(acks))
    return Message(
        key=key,
        kind=str(fields.pop("kind", "order")),
        happened_at=at(sent),
        ack_from=wanted,  # type: ignore[arg-type]
        receipts=tuple(
            Receipt(
                key=f"{key}-{party}",
                message=key,
                party=party,
                kind="acknowledged",
                meta=Meta(created_at=at(when)),
            )
            for party, when in acks.items()
        ),
        **fields,  # type: ignore[arg-type]
    )


def only(found: tuple[Timing, ...], department: str) -> Timing:
    return next(one for one in found if one.department == department)


def test_counts_and_medians_by_hand() -> None:
    tasks = [
        task("a", "fire", 0, accepted=2, started=3, done=12),
        task("b", "fire", 10, accepted=14, started=20, done=30),
        task("c", "fire", 20, accepted=23, started=24, done=30),
        task("d", "fire", 25, due=at(30)),
    ]
    found = only(timings(tasks, [], [FIRE], at(40)), "fire")
    assert (found.asked, found.acknowledged, found.started, found.done) == (4, 3, 3, 3)
    assert (found.late, found.open, found.target) == (1, 1, 15)
    assert found.to_acknowledged == Span(3.0)  # of 2, 4, 3
    assert found.to_started == Span(4.0)  # of 3, 10, 4
    assert found.to_done == Span(12.0)  # of 12, 20, 10
    assert found.running == Span(15.0)
    assert not found.is_over_target


def test_a_stage_that_nobody_recorded_stays_unknown() -> None:
    found = only(timings([task("a", "fire", 0, done=12)], [], [FIRE], at(20)), "fire")
    assert found.to_acknowledged is None
    assert found.to_started is None
    assert found.to_done == Span(12.0)
    assert found.running is None


def test_one_approximate_input_makes_the_median_approximate() -> None:
    tasks = [
        task("a", "fire", 0, started=1, done=20),
        task("b", "fire", 0, started=1, done=18.4, approximate=("done",)),
    ]
    found = only(timings(tasks, [], [FIRE], at(30)), "fire")
    assert found.to_done == Span(19.0, "approx")
    assert found.to_started == Span(1.0)
    assert found.is_over_target


def test_a_task_from_an_order_is_one_asking_with_it() -> None:
    sent = order("m", 0, {"department:medical": 2})
    made = task("a", "medical", 5, done=9, origin=Origin("message", "m"))
    found = only(timings([made], [sent], [MEDICAL], at(20)), "medical")
    assert found.asked == 1
    assert found.to_acknowledged == Span(2.0)
    assert found.to_done == Span(9.0)  # since the order went out, not since the task was written


def test_an_order_without_task_counts_for_each_department_that_shall_acknowledge() -> None:
    wanted = ("department:fire", "unit:M7")
    sent = order("m", 0, {"unit:M7": 1.5}, ack_from=wanted, precision="minute")
    found = timings([], [sent], [FIRE, MEDICAL], at(5), {"M7": "medical"})
    assert only(found, "fire").asked == 1
    assert only(found, "fire").to_acknowledged is None
    assert only(found, "medical").to_acknowledged == Span(2.0, "minute")


def test_an_order_that_waits_for_its_acknowledgement_is_open() -> None:
    wanted = ("department:fire", "department:medical")
    sent = order("m", 0, {"department:medical": 1.0}, ack_from=wanted)
    found = timings([], [sent], [FIRE, MEDICAL], at(5), {})
    assert only(found, "fire").running == Span(5.0, "second")
    assert (only(found, "medical").running, only(found, "medical").open) == (None, 0)
    unknown = timings([], [replace(sent, acks_recorded=False)], [FIRE], at(5), {})
    assert only(unknown, "fire").running is None


def test_reports_cancelled_tasks_and_struck_orders_ask_nobody() -> None:
    messages = [
        order("report", 0, {"department:fire": 1}, kind="report"),
        order("struck", 0, {"department:fire": 1}, struck=Struck("me", "wrong channel")),
        order("corrected", 0, {"department:fire": 1}, superseded_by="other"),
    ]
    cancelled = task("a", "fire", 0, status="cancelled")
    assert only(timings([cancelled], messages, [FIRE], at(5)), "fire").asked == 0


def test_a_task_that_was_reopened_is_not_done() -> None:
    firsts = {"assigned": at(0), "in_progress": at(1), "done": at(5)}
    meta = Meta(created_at=at(0), firsts=firsts, since={"status": at(7)})
    reopened = Task(key="a", owner="fire", status="in_progress", meta=meta)
    found = only(timings([reopened], [], [FIRE], at(9)), "fire")
    assert found.done == 0
    assert found.to_done is None
    assert found.running == Span(9.0)


minutes = st.floats(0, 500)
stage = st.one_of(st.none(), minutes)


@st.composite
def tasks_of_two(draw: st.DrawFn) -> list[Task]:
    count = draw(st.integers(0, 12))
    return [
        task(
            str(number),
            draw(st.sampled_from(("fire", "medical"))),
            draw(minutes),
            accepted=draw(stage),
            started=draw(stage),
            done=draw(stage),
            due=draw(st.sampled_from((0, at(60), at(400)))),
            approximate=draw(st.sampled_from(((), ("done",), ("asked",), ("title",)))),
        )
        for number in range(count)
    ]


@given(tasks_of_two(), st.randoms(use_true_random=False))
def test_order_of_tasks_does_not_matter(tasks: list[Task], rng: random.Random) -> None:
    mixed = list(tasks)
    rng.shuffle(mixed)
    now = at(600)
    assert timings(tasks, [], [FIRE, MEDICAL], now) == timings(mixed, [], [FIRE, MEDICAL], now)


@given(tasks_of_two())
def test_counts_agree_with_what_is_known(tasks: list[Task]) -> None:
    found = timings(tasks, [], [FIRE, MEDICAL], at(600))
    assert sum(one.asked for one in found) == len(tasks)
    for one in found:
        assert one.done + one.open == one.asked
        assert one.late <= one.open
        assert (one.to_done is None) == (one.done == 0)
        assert (one.to_started is None) == (one.started == 0)
        assert (one.to_acknowledged is None) == (one.acknowledged == 0)
        assert (one.running is None) == (one.open == 0)
