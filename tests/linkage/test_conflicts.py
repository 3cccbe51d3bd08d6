"""From a record on which posts disagree to the questions that a person is asked."""

from typing import Any

import pytest

from commander.domain.ending import agree, ends
from commander.domain.feature import Feature, Lifted
from commander.domain.operation import Incident, Period, ResponseLevel
from commander.domain.record import Meta, Record, Version
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.linkage.conflicts import ConflictKind, conflicts, conflicts_of

NOW = 1_700_000_000_000


def version(value: object, stamp: str = "1", *, at: int = NOW, field: str = "") -> Version:
    return Version(value, stamp, at, "A", "Scribe", "d", field)


def disputed(**fields: tuple[object, ...]) -> Meta:
    """Fields with their values, each written by writes of its own."""
    return Meta(
        disputed={
            name: tuple(version(one, f"{name}{n}") for n, one in enumerate(values))
            for name, values in fields.items()
        }
    )


KINDS: list[tuple[type[Record], str, tuple[object, ...], ConflictKind]] = [
    (Task, "status", ("done", "blocked"), ConflictKind.MOVED),
    (Task, "status", ("done", "cancelled"), ConflictKind.ENDED),
    (Task, "owner", ("fire", "police"), ConflictKind.OWNERS),
    (Task, "units", (["a"], ["b"]), ConflictKind.LISTS),
    (Task, "due", (1, 2), ConflictKind.TIMES),
    (Task, "title", ("a", "b"), ConflictKind.TEXTS),
    (Task, "priority", ("low", "urgent"), ConflictKind.FIELD),
    (Unit, "status", ("on_scene", "returning"), ConflictKind.STATUSES),
    (Unit, "status", ("on_scene", "released"), ConflictKind.ENDED),
    (Unit, "task", ("a", "b"), ConflictKind.ASSIGNED_TWICE),
    (Unit, "incident", ("a", "b"), ConflictKind.ASSIGNED_TWICE),
    (Unit, "place", ({"lat": 1, "lon": 1}, {"lat": 2, "lon": 2}), ConflictKind.PLACES),
    (Incident, "commander", ({"name": "a"}, {"name": "b"}), ConflictKind.COMMANDERS),
    (Incident, "grade", ("I", "II"), ConflictKind.LEVELS),
    (Incident, "state", ("open", "closed"), ConflictKind.ENDED),
    (ResponseLevel, "level", ("1", "2"), ConflictKind.LEVELS),
    (Feature, "geometry", ({"type": "Point"}, {"type": "Polygon"}), ConflictKind.SHAPES),
    (Feature, "lifted", (None, {"by": "A"}), ConflictKind.ENDED),
    (Period, "ends_at", (1, 2), ConflictKind.TIMES),
    (Department, "letters", ("F", "FD"), ConflictKind.FIELD),
]


@pytest.mark.parametrize(("kind", "field", "values", "wanted"), KINDS)
def test_each_has_its_kind(
    kind: type[Record], field: str, values: tuple[object, ...], wanted: ConflictKind
) -> None:
    (found,) = conflicts_of(kind(key="k", stream="s", meta=disputed(**{field: values})))
    assert (found.kind, found.field, found.key, found.stream) == (wanted, field, "k", "s")
    assert tuple(side.values[field] for side in found.sides) == values


def test_what_the_same_writes_dispute_is_one_question() -> None:
    writes: dict[str, Any] = {
        "incident": (version("i1", "s2"), version("i2", "s1")),
        "task": (version("t1", "s2"), version("t2", "s1")),
        "crew": (version(3, "s3"), version(4, "s1")),
    }
    assigned, crew = conflicts_of(Unit(key="u", meta=Meta(disputed=writes)))
    assert (assigned.kind, assigned.field) == (ConflictKind.ASSIGNED_TWICE, "task")
    assert assigned.fields == ("task", "incident")
    assert assigned.sides[0].values == {"task": "t1", "incident": "i1"}
    assert crew.field == "crew"
    assert assigned.stamps == {"s1", "s2"}


def test_posts_that_say_the_same_stand_on_one_side() -> None:
    versions = (version("done", "3"), version("blocked", "2", at=NOW + 5), version("done", "1"))
    (found,) = conflicts_of(Task(key="t", meta=Meta(disputed={"status": versions})))
    assert [len(side.claims) for side in found.sides] == [2, 1]
    assert found.since == NOW + 5


def test_edits_of_an_ended_record_stand_together_with_their_newest_values() -> None:
    versions = (
        version("cancelled", "9"),
        version(7, "8", field="due"),
        version(6, "7", field="due"),
        version("x", "7", field="title"),
    )
    task = Task(key="t", title="x", reason="over", meta=Meta(disputed={"status": versions}))
    (found,) = conflicts_of(task)
    assert found.kind == ConflictKind.EDITED_ENDED
    assert found.sides[0].values == {"status": "cancelled"}
    assert found.sides[1].values == {"due": 7, "title": "x"}
    assert found.sides[1].stamp == "8"


def test_a_reason_stands_with_the_answer_that_it_was_given_for() -> None:
    versions = (version("done", "2", at=NOW + 1), version("blocked", "1", at=NOW))
    meta = Meta(disputed={"status": versions}, since={"reason": NOW})
    (found,) = conflicts_of(Task(key="t", reason="no buses", meta=meta))
    assert [side.reason for side in found.sides] == ["", "no buses"]


@pytest.mark.parametrize(
    ("field", "values", "both"),
    [
        ("support", (["a", "b"], ["b", "c"]), ("a", "b", "c")),
        ("support", ([], ["a"]), None),
        ("owner", ("a", "b"), None),
        (
            "checklist",
            (
                [{"text": "x", "done": True}, {"text": "y", "done": False}],
                [{"text": "x", "done": False}, {"text": "y", "done": True}],
            ),
            ({"text": "x", "done": True}, {"text": "y", "done": True}),
        ),
    ],
)
def test_lists_can_be_put_together(
    field: str, values: tuple[object, ...], both: tuple[object, ...] | None
) -> None:
    (found,) = conflicts_of(Task(key="t", meta=disputed(**{field: values})))
    assert found.both == (None if both is None else {field: both})


def test_the_oldest_comes_first_whatever_the_order_of_records() -> None:
    old = Task(key="t", meta=Meta(disputed={"due": (version(1, "2", at=5), version(2, "1", at=3))}))
    new = Unit(key="u", meta=disputed(crew=(1, 2)))
    assert conflicts([new, old]) == conflicts([old, new])
    assert [one.key for one in conflicts([new, old])] == ["t", "u"]


def test_what_ends_a_record_and_who_agrees_about_it() -> None:
    assert ends("status", "cancelled")
    assert ends("lifted", Lifted("A"))
    assert not ends("status", "done")
    assert not ends("lifted", None)
    assert not ends("title", "cancelled")
    assert agree("lifted", [{"by": "A"}, {"by": "B"}])
    assert not agree("lifted", [{"by": "A"}, None])
    assert not agree("title", ["A", "B"])
