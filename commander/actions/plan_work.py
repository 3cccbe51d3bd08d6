"""Making what a plan asks for: notifications, tasks with deadlines, duties, departments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from commander.actions.base import Plan
from commander.actions.log import LogMessage
from commander.actions.plan_words import level_word, lifted_words, phrase
from commander.domain.codes import Medium, MessageKind, Precedence, TaskStatus
from commander.domain.duty import Duty
from commander.domain.operation import Incident
from commander.domain.plan import (
    Activation,
    Need,
    PlanReport,
    PlanTask,
    PlanText,
    ResponsePlan,
    worded,
)
from commander.domain.record import Party
from commander.domain.resources import Department
from commander.domain.work import ChecklistItem, Origin, Task
from commander.journal.transaction import Draft
from commander.linkage.plan_state import PLAN
from commander.linkage.plan_text import parts_of
from commander.linkage.plan_work import (
    cause_of,
    duty_key,
    notice_key,
    start_of,
    task_key,
    work_at,
)

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Response:
    """What a level of an activation is made from."""

    plan: ResponsePlan
    activation: Activation
    incident: Incident

    def say(self, words: Mapping[str, str]) -> str:
        """Return words in the language of the response."""
        return worded(words, self.activation.language)

    def task(self, code: str) -> str:
        """Return the key of a task of the plan."""
        return task_key(self.activation.key, code)

    def basis(self, clause: str) -> str:
        """Return where a clause comes from, as people cite it; an example is the plan's own."""
        language = self.activation.language
        found = self.plan.basis(clause, language)
        return found or phrase("example", language, plan=self.say(self.plan.names))


def keep_text(plan: Plan, response: ResponsePlan) -> str:
    """Plan that the operation keeps the plan's text, once; returns its digest."""
    parts = parts_of(response)
    known = {one.key for one in plan.view.all(PlanText, plan.stream, [key for key, _ in parts])}
    for key, fields in parts:
        if key not in known:
            _new(plan, "plan_text", key, fields)
    return str(parts[0][1]["digest"])


def _new(plan: Plan, entity: str, key: str, fields: Mapping[str, object], place: int = 0) -> None:
    """Plan a record that is new; ``place`` keeps the plan's order, by a millisecond each."""
    # Nobody has seen anything of a record that is new: no need to look it up.
    draft = Draft(entity, key, fields, plan.happened_at + place, plan.precision, seen={})
    plan.drafts.append(draft)


def open_departments(plan: Plan, response: ResponsePlan) -> dict[str, Department]:
    """Plan the departments of the plan that the operation lacks; returns all by their codes."""
    known = {one.key: one for one in plan.view.all(Department, plan.stream)}
    order = max((one.order for one in known.values()), default=-1)
    for one in response.departments:
        if one.code in known:
            continue
        order += 1
        made = Department(
            key=one.code,
            names=one.names,
            letters=one.letters,
            shape=one.shape,
            colour=one.colour,
            order=order,
            target_minutes=one.target_minutes,
        )
        names = ("names", "letters", "shape", "colour", "order", "target_minutes")
        _new(plan, "department", one.code, {name: getattr(made, name) for name in names})
        known[one.code] = made
    return known


def notify(plan: Plan, response: Response, departments: Mapping[str, Department]) -> list[str]:
    """Plan the entries that tell the departments of this level, where none does; their keys."""
    rules = work_at(response.plan, response.activation.level).notify
    keys = {rule.department: notice_key(response.activation.key, rule.department) for rule in rules}
    known = plan.view.positions(plan.stream, keys.values())
    language = response.activation.language
    for rule in rules:
        if keys[rule.department] in known:
            continue
        text = phrase(
            "notified",
            language,
            level=level_word(response.activation.level, language),
            plan=response.say(response.plan.names),
            text=response.say(rule.text),
        )
        to = [departments[rule.department]]
        tell(plan, response, text, to, keys[rule.department], within=rule.minutes)
    return [key for key in keys.values() if key not in known]


def tell(
    plan: Plan,
    response: Response,
    text: str,
    to: Sequence[Department],
    key: str = "",
    *,
    within: int = 0,
) -> str:
    """Plan an entry to departments; each is to acknowledge ``within`` minutes (0: as usual)."""
    language = response.activation.language
    name = response.activation.authority
    entry = LogMessage(
        plan.stream,
        text,
        sender=Party("other", "", name),
        to=tuple(Party("department", one.key, one.name(language)) for one in to),
        medium=Medium.SYSTEM,
        kind=MessageKind.NOTIFICATION,
        precedence=Precedence.IMMEDIATE,
        ack_from=tuple(f"department:{one.key}" for one in to),
        ack_within=within,
        about=(f"activation:{response.activation.key}",),
        incident=response.incident.key,
        key=key,
    )
    return entry.plan(plan)[0]


def bring(plan: Plan, response: Response) -> list[str]:
    """Plan the tasks and duties of this level that are not there; returns the tasks' keys.

    What a lower level had taken back comes again; what somebody cancelled stays cancelled.
    """
    work = work_at(response.plan, response.activation.level)
    keys = {rule.code: response.task(rule.code) for rule in work.tasks}
    known = {one.key: one for one in plan.view.all(Task, plan.stream, keys.values())}
    standing = {key for key, task in known.items() if not _taken_back(task)}
    for place, rule in enumerate(work.tasks):
        waits = tuple(keys[code] for code in rule.waits_for if code in keys)
        task = known.get(keys[rule.code])
        if task is None:
            _new(plan, "task", keys[rule.code], _task(plan, response, rule, waits), place)
        else:
            # A link that somebody took away between tasks that stood stays away.
            _again(plan, rule, task, tuple(key for key in waits if key not in standing))
    _duties(plan, response, work.reports)
    return [key for key in keys.values() if key not in known]


def _task(
    plan: Plan, response: Response, rule: PlanTask, waits: tuple[str, ...]
) -> dict[str, object]:
    say = response.say
    fields: dict[str, object] = {
        "support": rule.support,
        "incident": response.incident.key,
        "due": plan.happened_at + rule.minutes * MINUTE_MS if rule.minutes else 0,
        "waits_for": waits,
        "checklist": tuple(ChecklistItem(say(words)) for words in rule.checklist),
        "needs": tuple(Need(one.kind, one.quantity, say(one.names)) for one in rule.needs),
    }
    return {
        "title": say(rule.title),
        "owner": rule.owner,
        "priority": rule.priority,
        "status": TaskStatus.ASSIGNED,
        "origin": Origin(PLAN, response.activation.key, rule.clause),
        "basis": response.basis(rule.clause),
        **{name: value for name, value in fields.items() if value},
    }


def _taken_back(task: Task) -> bool:
    return task.status == TaskStatus.CANCELLED and task.reason in lifted_words()


def _again(plan: Plan, rule: PlanTask, task: Task, waits: tuple[str, ...]) -> None:
    fields: dict[str, object] = {}
    if _taken_back(task):
        due = plan.happened_at + rule.minutes * MINUTE_MS if rule.minutes else 0
        fields = {"status": str(TaskStatus.ASSIGNED), "reason": "", "due": due}
    elif not task.is_open():
        return
    if more := tuple(key for key in waits if key not in task.waits_for):
        fields["waits_for"] = (*task.waits_for, *more)
    if fields:
        plan.set("task", task.key, **fields)


def _duties(plan: Plan, response: Response, reports: Iterable[PlanReport]) -> None:
    incident = response.incident
    known = {
        one.cause: one
        for one in plan.view.all(Duty, plan.stream)
        if one.incident == incident.key and one.number == 1
    }
    for place, report in enumerate(reports):
        cause = cause_of(response.plan, report)
        duty = known.get(cause)
        if duty is None:
            key = duty_key(incident.key, cause, 1)
            _new(plan, "duty", key, _duty(plan, response, report, known), place)
        elif duty.lifted and duty.reason in lifted_words():
            plan.set("duty", duty.key, lifted=False, reason="")


def _duty(
    plan: Plan, response: Response, report: PlanReport, known: Mapping[str, Duty]
) -> dict[str, object]:
    start = start_of(response.plan, report)
    before = known.get(start)
    at = {"alarm": response.incident.alarm_at, "activation": plan.happened_at}.get(start, 0)
    if before is not None and before.fulfilled is not None:
        at = before.fulfilled.at
    fields: dict[str, object] = {
        "every": report.every,
        "started_at": at,
        "due": at + report.minutes * MINUTE_MS if at else 0,
        "contents": report.contents,
    }
    return {
        "incident": response.incident.key,
        "activation": response.activation.key,
        "code": report.code,
        "cause": cause_of(response.plan, report),
        "number": 1,
        "owner": report.owner,
        "sender": response.say(report.sender),
        "to": response.say(report.to),
        "clause": report.clause,
        "basis": response.basis(report.clause),
        "start": start,
        "minutes": report.minutes,
        **{name: value for name, value in fields.items() if value},
    }


def lift(plan: Plan, response: Response) -> list[str]:
    """Plan that what only other levels demand is taken back; returns the tasks taken back.

    What somebody works on or took note of stays: only a person takes that back.
    """
    activation = response.activation
    now = work_at(response.plan, activation.level)
    reason = phrase(
        "lifted", activation.language, level=level_word(activation.level, activation.language)
    )
    staying = {rule.code for rule in now.tasks}
    gone = [response.task(rule.code) for rule in response.plan.tasks if rule.code not in staying]
    lifted = []
    for task in plan.view.all(Task, plan.stream, gone):
        if task.status == TaskStatus.ASSIGNED and task.accepted is None:
            plan.set("task", task.key, status=str(TaskStatus.CANCELLED), reason=reason)
            lifted.append(task.key)
    causes = {cause_of(response.plan, one) for one in response.plan.reports}
    causes -= {cause_of(response.plan, one) for one in now.reports}
    for duty in plan.view.all(Duty, plan.stream):
        ours = duty.activation == activation.key and duty.cause in causes
        if ours and duty.is_open():
            plan.set("duty", duty.key, lifted=True, reason=reason)
    return lifted
