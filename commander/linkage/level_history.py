"""Which response levels were in force when: a history for each authority. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from commander.journal.change import Change


@dataclass(frozen=True, slots=True)
class LevelStep:
    """From ``at`` (ms UTC) an authority holds this level; an empty one ends it."""

    authority: str
    level: str
    at: int
    precision: str = "second"


def level_steps(changes: Iterable[Change]) -> tuple[LevelStep, ...]:
    """Return the steps of one authority from the changes of its record, oldest first."""
    authority = ""
    steps: list[LevelStep] = []
    for change in sorted(changes, key=lambda one: (one.happened_at, one.stamp)):
        authority = str(change.fields.get("authority", authority))
        level = change.fields.get("level")
        if level is not None and (not steps or steps[-1].level != level):
            steps.append(LevelStep(authority, str(level), change.happened_at, change.precision))
    return tuple(steps)


def levels_at(histories: Iterable[Sequence[LevelStep]], at: int) -> Mapping[str, str]:
    """Return the level of each authority that holds one at a time (ms UTC)."""
    held = {}
    for steps in histories:
        before = [step for step in steps if step.at <= at]
        if before and before[-1].level:
            held[before[-1].authority] = before[-1].level
    return held
