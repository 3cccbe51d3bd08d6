from datetime import UTC

from commander.domain.record import Meta, Party, Version
from commander.domain.resources import Department, Unit
from commander.domain.work import ChecklistItem, Message, Origin, Task
from ui.board.cards import Card, CardWriter, short_list
from ui.board.data import BoardData

MINUTE = 60_000
NOW = 1_716_669_660_000  # 20:41:00 UTC
FIRE = Department(key="fire", names={"en": "Fire", "zh": "消防"}, target_minutes=15)
MEDICAL = Department(key="medical", names={"en": "Medical", "zh": "医疗"}, target_minutes=10)
UNITS = {
    key: Unit(key=key, name=name)
    for key, name in (("m4", "Medic 4"), ("m7", "Medic 7"), ("h1", "HazMat 1"))
}


def meta(**fields: object) -> Meta:
    return Meta(created_at=NOW - 30 * MINUTE, **fields)  # type: ignore[arg-type]


def write(*tasks: Task, notice: str = "", language: str = "en") -> Card:
    origins = {
        "log": Message(
            key="log",
            sender=Party("other", "", "SBFD BC"),
            happened_at=NOW - 27 * MINUTE,
            precision="approx",
        )
    }
    data = BoardData(
        {task.key: task for task in tasks},
        {"fire": FIRE, "medical": MEDICAL},
        UNITS,
        origins,
        UTC,
    )
    return CardWriter(data, language).write(tasks[0], NOW, notice)


def test_an_open_task_past_its_due_time_is_late_in_word_mark_and_colour() -> None:
    task = Task(key="a", title="Move residents", owner="medical", due=NOW - 4 * MINUTE, meta=meta())
    card = write(task)
    assert card.late
    assert (card.right, card.right_role, card.edge) == ("! late 4 min", "red", "red")


def test_a_done_task_says_what_it_took_of_what_it_had() -> None:
    times = {"firsts": {"assigned": NOW - 20 * MINUTE}, "since": {"status": NOW - 14 * MINUTE}}
    task = Task(key="a", title="Alert", owner="medical", status="done", meta=meta(**times))
    card = write(task)
    assert (card.right, card.edge, card.late) == ("6 min of 10", "green", False)


def test_a_done_task_with_a_due_time_is_measured_against_it() -> None:
    times = {"firsts": {"assigned": NOW - 20 * MINUTE}, "since": {"status": NOW - 14 * MINUTE}}
    task = Task(
        key="a",
        owner="medical",
        status="done",
        due=NOW - 10 * MINUTE,
        approximate=("done",),
        meta=meta(**times),
    )
    card = write(task)
    assert card.right == "≈ 6 min of 10"
    assert not card.late


def test_a_due_time_that_is_approximate_is_marked() -> None:
    task = Task(key="a", due=NOW + 14 * MINUTE, approximate=("due",), meta=meta())
    assert write(task).right == "≈ due 20:55"


def test_units_checklist_origin_and_support_stand_in_this_order() -> None:
    task = Task(
        key="a",
        owner="medical",
        units=("m4", "m7"),
        support=("fire",),
        checklist=(ChecklistItem("one", done=True), ChecklistItem("two")),
        origin=Origin("message", "log", "SBFD BC"),
        meta=meta(),
    )
    pieces = ("Medic 4, 7", "☑ 1/2", "from ≈20:14 SBFD BC", "with Fire")
    assert write(task).pieces == pieces


def test_a_task_of_a_plan_says_which() -> None:
    task = Task(key="a", origin=Origin("plan", "HAZ-2", ""), meta=meta())
    assert write(task).pieces == ("from plan HAZ-2",)


def test_a_blocked_task_names_unit_task_and_department_it_waits_for() -> None:
    blocker = Task(key="b", title="Decontamination line", owner="fire", units=("h1",), meta=meta())
    since = {"since": {"status": NOW - 14 * MINUTE}}
    task = Task(
        key="a",
        owner="medical",
        status="blocked",
        waits_for=("b", "gone"),
        reason="no water",
        meta=meta(**since),
    )
    card = write(task, blocker)
    assert [line.text for line in card.lines] == [
        "waits for HazMat 1 · Decontamination line (Fire)",
        "no water",
    ]
    assert card.right == "14 min"


def test_a_task_that_others_wait_for_says_who() -> None:
    waiting = Task(key="b", owner="fire", waits_for=("a",), status="blocked", meta=meta())
    card = write(Task(key="a", owner="medical", meta=meta()), waiting)
    assert [line.text for line in card.lines] == ["Fire waiting for this"]


def test_a_disputed_field_shows_all_its_values() -> None:
    def version(value: object, stamp: str) -> Version:
        return Version(value, stamp, NOW, "somebody", "", "")

    disputed = {
        "due": (version(NOW + 14 * MINUTE, "2"), version(NOW + 19 * MINUTE, "1")),
        "status": (version("done", "4"), version("blocked", "3")),
    }
    card = write(Task(key="a", meta=meta(disputed=disputed)))
    assert card.dispute == (
        "⇄ Moved to different columns: Done / Blocked · Due time: different values: 20:55 / 21:00"
    )


def test_a_notice_stands_on_the_card_and_names_follow_the_language() -> None:
    task = Task(key="a", owner="medical", support=("fire",), meta=meta())
    card = write(task, notice="Not yet", language="zh")
    assert card.notice == "Not yet"
    assert card.pieces == ("with 消防",)


def test_names_that_begin_alike_are_shortened() -> None:
    assert short_list(["Medic 4", "Medic 7", "Engine 1", "Engine 2"]) == "Medic 4, 7, Engine 1, 2"
    assert short_list(["Rescue", "Rescue"]) == "Rescue, Rescue"
