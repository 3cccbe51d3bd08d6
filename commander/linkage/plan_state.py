"""How an activated plan stands: who was told in time, and which clauses nobody carries. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.duty import Duty
from commander.domain.plan import Activation, Clause, ResponsePlan
from commander.domain.work import Message, Task
from commander.linkage.plan_work import cause_of, notice_key, work_at

PLAN: Final = "plan"
"""Kind of the origin of a task that a plan has made; its key is the activation's."""

_MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Told:
    """One department of the linkage matrix: when it was told, when it said so, by when it had to.

    Times in ms UTC; 0 where it has not happened. ``message`` is the key of the entry.
    """

    department: str
    message: str
    told_at: int
    acknowledged_at: int
    due: int

    def is_late(self, now: int) -> bool:
        """Return whether the acknowledgement came, or still lacks, after the limit."""
        return (self.acknowledged_at or now) > self.due


def told(
    activation: Activation, plan: ResponsePlan, messages: Mapping[str, Message]
) -> tuple[Told, ...]:
    """Return how the notifications of the present level stand; ``messages`` by their keys."""
    found = []
    for rule in work_at(plan, activation.level).notify:
        key = notice_key(activation.key, rule.department)
        message = messages.get(key)
        receipt = message.acknowledged(f"department:{rule.department}") if message else None
        at = message.happened_at if message else 0
        found.append(
            Told(
                rule.department,
                key,
                at,
                receipt.meta.created_at if receipt else 0,
                (at or activation.started_at) + rule.minutes * _MINUTE_MS,
            )
        )
    return tuple(found)


def gaps(
    activation: Activation, plan: ResponsePlan, tasks: Iterable[Task], duties: Iterable[Duty]
) -> tuple[Clause, ...]:
    """Return the binding clauses of the present level that nothing carries."""
    level = activation.level
    carried = {rule.clause for rule in work_at(plan, level).notify}
    carried |= {
        task.origin.text
        for task in tasks
        if task.origin is not None
        and (task.origin.kind, task.origin.key) == (PLAN, activation.key)
        and task.status != "cancelled"
    }
    # A duty may have been made by another plan that demands the same report.
    owed = {d.cause for d in duties if d.incident == activation.incident and not d.lifted}
    carried |= {
        report.clause for report in work_at(plan, level).reports if cause_of(plan, report) in owed
    }
    return tuple(
        clause
        for clause in plan.clauses
        if clause.binding
        and (not clause.levels or level in clause.levels)
        and clause.code not in carried
    )
