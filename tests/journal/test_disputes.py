"""Disputes depend on what was written and what its authors knew, never on what arrived when."""

import random
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commander.domain.work import Task
from commander.journal.register import OTHERS, RecordState, Write
from commander.linkage.conflicts import ConflictKind, conflicts_of

POSTS = ("aa", "bb", "cc")
VALUES: dict[str, list[Any]] = {
    "status": ["assigned", "in_progress", "cancelled"],
    "due": [0, 7, 8],
    "title": ["x", "y"],
    "support": [[], ["fire"], ["police"]],
}
Made = tuple[dict[str, Any], dict[str, tuple[str, ...]], Write]


@dataclass
class Everyone:
    """Posts that write to one record, each seeing only what it has."""

    made: list[Made] = field(default_factory=list)
    has: dict[str, set[int]] = field(default_factory=lambda: {post: set() for post in POSTS})

    def state(self, post: str) -> RecordState:
        return fold([self.made[number] for number in sorted(self.has[post])])

    def write(self, post: str, fields: dict[str, Any]) -> None:
        number = len(self.made)
        write = Write(None, f"{number:03}-{post}", number, post, "", post)
        self.made.append((fields, self.state(post).seen(fields), write))
        self.has[post].add(number)

    def give(self, source: str, target: str) -> None:
        self.has[target] |= self.has[source]

    def meet(self) -> None:
        for post in POSTS:
            self.has[post] = set(range(len(self.made)))


def fold(made: list[Made]) -> RecordState:
    state = RecordState()
    for fields, seen, write in made:
        state.fold(fields, seen, write)
    return state


def record(state: RecordState) -> Task:
    return msgspec.convert({**state.shown(), "key": "t", "stream": "s"}, Task)


@st.composite
def histories(draw: st.DrawFn) -> Everyone:
    everyone = Everyone()
    everyone.write("aa", {"status": "assigned", "due": 0, "title": "x"})
    everyone.meet()
    for _ in range(draw(st.integers(1, 12))):
        post = draw(st.sampled_from(POSTS))
        if draw(st.booleans()):
            everyone.give(post, draw(st.sampled_from(POSTS)))
        else:
            names = draw(st.sets(st.sampled_from(sorted(VALUES)), min_size=1, max_size=2))
            everyone.write(post, {n: draw(st.sampled_from(VALUES[n])) for n in sorted(names)})
    return everyone


@settings(max_examples=300, deadline=None, derandomize=True)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_disputes(
    everyone: Everyone, chance: random.Random
) -> None:
    arriving = list(everyone.made)
    first = fold(arriving).shown()
    chance.shuffle(arriving)
    assert fold(arriving).shown() == first


@settings(max_examples=300, deadline=None, derandomize=True)
@given(histories(), st.randoms(use_true_random=False))
def test_settling_everything_at_any_post_ends_everything(
    everyone: Everyone, chance: random.Random
) -> None:
    """Whoever has seen all and chooses leaves no question, whatever arrives in what order."""
    everyone.meet()
    settler = chance.choice(POSTS)
    for conflict in conflicts_of(record(everyone.state(settler))):
        if conflict.kind == ConflictKind.EDITED_ENDED:
            everyone.write(settler, chance.choice([{"status": "cancelled"}, {"status": "done"}]))
        else:
            everyone.write(settler, dict(chance.choice(conflict.sides).values))
    arriving = list(everyone.made)
    chance.shuffle(arriving)
    settled = record(fold(arriving))
    assert conflicts_of(settled) == ()
    assert settled == record(fold(everyone.made))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(histories(), st.randoms(use_true_random=False))
def test_two_posts_that_settle_alike_ask_nothing_new(
    everyone: Everyone, chance: random.Random
) -> None:
    everyone.meet()
    for conflict in conflicts_of(record(everyone.state("aa"))):
        side = chance.choice(conflict.sides)
        if conflict.kind == ConflictKind.EDITED_ENDED:
            side = conflict.sides[0]
        for post in ("aa", "bb"):
            everyone.write(post, dict(side.values))
    assert conflicts_of(record(fold(everyone.made))) == ()


def knows(made: list[Made], number: int, other: int) -> bool:
    """Whether a write knew of another: it names its stamp among what it had seen."""
    _, seen, _ = made[number]
    return any(made[other][2].stamp in stamps for stamps in seen.values())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(histories())
def test_an_end_and_an_edit_are_a_question_just_when_neither_knew(everyone: Everyone) -> None:
    """What is asked is compared with what each post really had when it wrote."""
    state = fold(everyone.made)
    live = {name: [int(w.stamp[:3]) for w in reg.live] for name, reg in state.registers.items()}
    shown = record(state)
    asked = {
        version.field: int(version.stamp[:3])
        for version in shown.meta.disputed.get("status", ())
        if version.field
    }
    if shown.status != "cancelled" or "status" not in live:
        assert asked == {}
        return
    for name, number in asked.items():
        assert number in live[name]
        assert not any(knows(everyone.made, number, end) for end in live["status"])
        assert not any(knows(everyone.made, end, number) for end in live["status"])


@pytest.mark.parametrize("first", ["end", "edit"])
def test_an_end_and_an_edit_by_posts_apart(first: str) -> None:
    everyone = Everyone()
    everyone.write("aa", {"status": "assigned", "due": 0})
    everyone.meet()
    acts: dict[str, tuple[str, dict[str, Any]]] = {
        "end": ("aa", {"status": "cancelled"}),
        "edit": ("bb", {"due": 7}),
    }
    for name in (first, "edit" if first == "end" else "end"):
        everyone.write(*acts[name])
    (conflict,) = conflicts_of(record(fold(everyone.made)))
    assert conflict.kind == ConflictKind.EDITED_ENDED
    assert conflict.sides[1].values == {"due": 7}


def test_only_ends_and_edits_of_ended_records_carry_more() -> None:
    everyone = Everyone()
    everyone.write("aa", {"status": "assigned", "due": 0})
    everyone.write("aa", {"due": 7})
    everyone.write("aa", {"status": "cancelled"})
    everyone.write("aa", {"due": 8})
    assert [OTHERS in seen for _, seen, _ in everyone.made] == [False, False, True, True]
