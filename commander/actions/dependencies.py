"""What a task waits for: links between tasks, never in a circle."""

from collections.abc import Collection
from dataclasses import dataclass

from commander.actions.base import Action, Plan
from commander.domain.codes import TaskStatus
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.task_links import task_links
from commander.linkage.circles import circle_through


def refuse_circle(plan: Plan, key: str, waits_for: Collection[str]) -> None:
    """Raise UserError, with the circle in words, when this task came to wait for itself.

    Cancelled tasks hold nobody up and are passed over.
    """
    if not waits_for:
        return
    links = task_links(plan.tx.connection, plan.stream)

    def waits(one: str) -> Collection[str]:
        if one == key:
            return waits_for
        known = links.get(one)
        return known.waits_for if known and known.status != TaskStatus.CANCELLED else ()

    if circle := circle_through(key, waits):
        names = [f"“{links[one].title}”" if one in links else one for one in circle]
        raise UserError(
            "That would be a circle in which nothing can begin: {circle}.", circle=" → ".join(names)
        )


@dataclass(frozen=True, slots=True)
class AddDependency(Action):
    """Let a task wait for another one."""

    stream: str
    key: str
    waits_for: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the link; keys: the task, what it waits for."""
        task, other = plan.need(Task, self.key), plan.need(Task, self.waits_for)
        if task.key == other.key:
            raise UserError("A task cannot wait for itself.")
        if other.key in task.waits_for:
            raise UserError("The task waits for “{title}” already.", title=other.title)
        wanted = (*task.waits_for, other.key)
        refuse_circle(plan, task.key, wanted)
        plan.set("task", task.key, waits_for=wanted)
        return (task.key, other.key)


@dataclass(frozen=True, slots=True)
class RemoveDependency(Action):
    """Let a task no longer wait for another one."""

    stream: str
    key: str
    waits_for: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan that the link goes; keys: the task, what it waited for."""
        task = plan.need(Task, self.key)
        if self.waits_for not in task.waits_for:
            raise UserError("The task does not wait for this.")
        left = tuple(key for key in task.waits_for if key != self.waits_for)
        plan.set("task", task.key, waits_for=left)
        return (task.key, self.waits_for)
