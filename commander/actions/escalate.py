"""Taking a task of which nobody took note to the next superior."""

from dataclasses import dataclass

from commander.actions.base import Action, Plan
from commander.actions.log import LogMessage
from commander.domain.codes import Medium, MessageKind, Precedence
from commander.domain.record import Party
from commander.domain.resources import Department
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.escalation import escalation_key


@dataclass(frozen=True, slots=True)
class EscalateTask(Action):
    """Tell the superior (a department code) that nobody took note of a task; once for each task."""

    stream: str
    key: str
    to: str = "command"
    text: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the entry; keys: the entry, the task."""
        task = plan.need(Task, self.key)
        superior = plan.need(Department, self.to)
        if not task.is_open() or task.accepted is not None:
            raise UserError("Somebody has taken note of this task.")
        key = escalation_key(task.key)
        if plan.view.positions(plan.stream, (key,)):
            raise UserError("The superior has been told of this task already.")
        owner = plan.view.get(Department, plan.stream, task.owner)
        name = owner.name("en") if owner else task.owner
        entry = LogMessage(
            plan.stream,
            self.text.strip() or f"{name}: {task.title}",
            to=(Party("department", superior.key, superior.name("en")),),
            medium=Medium.SYSTEM,
            kind=MessageKind.ALARM,
            precedence=Precedence.FLASH,
            ack_from=(f"department:{superior.key}",),
            about=(f"task:{task.key}",),
            incident=task.incident,
            key=key,
        )
        return (*entry.plan(plan), task.key)
