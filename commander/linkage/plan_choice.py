"""Which plan fits an incident, and which level the facts propose; a person decides. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commander.domain.operation import Incident
from commander.domain.plan import Condition, PlanLevel, ResponsePlan
from commander.domain.scales import RESPONSE_LEVEL
from commander.domain.warning import PublicWarning
from commander.linkage.warnings import in_force, rank

Fact = str | float
"""The value of a fact: the code of a scale, or a number."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level that the facts propose, with the conditions that hold."""

    level: PlanLevel
    because: tuple[Condition, ...]


def fitting(plans: Iterable[ResponsePlan], incident: Incident) -> tuple[ResponsePlan, ...]:
    """Return the plans for this type of event, those of its very subtype first."""
    found = [plan for plan in plans if plan.event_type == incident.event_type]
    return tuple(sorted(found, key=lambda plan: (incident.subtype not in plan.subtypes, plan.code)))


def facts_of(
    incident: Incident, warnings: Iterable[PublicWarning] = (), now: int = 0
) -> dict[str, Fact]:
    """Return the facts that the incident's record and its warnings in force state.

    ``warning`` is the worst level of the incident's warnings that hold at ``now`` (ms UTC).
    """
    ours = (one for one in warnings if one.incident == incident.key)
    worst_one = max(in_force(ours, now), key=rank, default=None)
    known = {
        "grade": incident.grade,
        "fire_alarm": incident.fire_alarm,
        "warning": worst_one.level if worst_one is not None else "",
    }
    return {name: value for name, value in known.items() if value}


def propose(plan: ResponsePlan, facts: Mapping[str, Fact]) -> Proposal | None:
    """Return the worst level of which a condition holds; None when the facts say nothing."""
    for level in sorted(plan.levels, key=_rank, reverse=True):
        held = tuple(one for one in level.when if _holds(one, facts.get(one.fact)))
        if held:
            return Proposal(level, held)
    return None


def _rank(level: PlanLevel) -> int:
    step = RESPONSE_LEVEL.step(level.code)
    return step.rank if step is not None else 0


def worst(levels: Iterable[str]) -> str:
    """Return the worst of these response levels; empty when there is none."""
    ranked = [(step.rank, step.code) for code in levels if (step := RESPONSE_LEVEL.step(code))]
    return max(ranked, default=(0, ""))[1]


def _holds(condition: Condition, value: Fact | None) -> bool:
    if value is None:
        return False
    if condition.any_of:
        return str(value) in condition.any_of
    if condition.at_least is None or isinstance(value, str):
        return False
    return value >= condition.at_least
