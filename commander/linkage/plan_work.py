"""What a plan asks for at a level, and the keys under which that stands at every post. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from commander.domain.plan import Notify, PlanReport, PlanTask, ResponsePlan


class _Levelled(Protocol):
    @property
    def levels(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Levelled)


@dataclass(frozen=True, slots=True)
class Work:
    """What is in force at one level."""

    notify: tuple[Notify, ...]
    tasks: tuple[PlanTask, ...]
    reports: tuple[PlanReport, ...]


def work_at(plan: ResponsePlan, level: str) -> Work:
    """Return what the plan asks for at this level."""
    return Work(
        _in_force(plan.notify, level), _in_force(plan.tasks, level), _in_force(plan.reports, level)
    )


def _in_force(items: Iterable[T], level: str) -> tuple[T, ...]:
    return tuple(one for one in items if not one.levels or level in one.levels)


def activation_key(incident: str, authority: str, plan: str, run: int) -> str:
    """Return the key of an activation; ``run`` counts from 1 how often it was begun anew.

    Two posts that activate one plan for one authority while apart mean one activation.
    """
    return _hashed("activation", incident, authority, plan, str(run))


def task_key(activation: str, code: str) -> str:
    """Return the key of a task of a plan."""
    return _hashed("task", activation, code)


def notice_key(activation: str, department: str) -> str:
    """Return the key of the entry that tells a department of an activation."""
    return _hashed("notice", activation, department)


def duty_key(incident: str, cause: str, number: int) -> str:
    """Return the key of a duty: one for each cause and number, whoever makes it."""
    return _hashed("duty", incident, cause, str(number))


def cause_of(plan: ResponsePlan, report: PlanReport) -> str:
    """Return what names a report's duty; without a cause of its own it is the plan's alone."""
    return report.cause or f"{plan.code}.{report.code}"


def start_of(plan: ResponsePlan, report: PlanReport) -> str:
    """Return what a duty counts from: an event, or the cause of the report before it."""
    before = next((one for one in plan.reports if one.code == report.start), None)
    return report.start if before is None else cause_of(plan, before)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
