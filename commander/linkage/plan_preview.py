"""What activating a plan, or another level of it, will bring, from the drafts of the act. Pure.

The drafts are those that the act itself would write (`actions.base.rehearse`), so that what is
shown before and what is done afterwards cannot differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from commander.domain.duty import Duty
from commander.domain.plan import Activation, Clause, Notify, ResponsePlan
from commander.domain.record import Record
from commander.domain.work import Task
from commander.journal.transaction import Draft
from commander.linkage.plan_state import PLAN, gaps
from commander.linkage.plan_work import notice_key, task_key, work_at

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What an act on a response brings and takes back.

    ``told`` are the departments that get a notification of their own, ``opened`` those that the
    operation lacks so far. ``staying`` are open tasks that the level does not ask for but somebody
    works on. ``gaps`` are the clauses that nothing carries afterwards.
    """

    told: tuple[Notify, ...] = ()
    opened: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    taken_back: tuple[Task, ...] = ()
    staying: tuple[Task, ...] = ()
    reports: tuple[Duty, ...] = ()
    reports_lifted: tuple[Duty, ...] = ()
    gaps: tuple[Clause, ...] = ()


def foresee(
    plan: ResponsePlan,
    drafts: Iterable[Draft],
    activation: Activation | None = None,
    tasks: Iterable[Task] = (),
    duties: Iterable[Duty] = (),
) -> Foreseen:
    """Return what these drafts bring to what stands: an activation, tasks and duties."""
    written: dict[str, dict[str, Mapping[str, Any]]] = {}
    for draft in drafts:
        of_kind = written.setdefault(draft.entity, {})
        of_kind[draft.key] = {**of_kind.get(draft.key, {}), **draft.fields}
    held = activation or Activation()
    for key, changed in written.get("activation", {}).items():
        held = _with(replace(held, key=key), changed)
    work = {one.key: one for one in tasks if _is_ours(one, held)}
    owed = {one.key: one for one in duties if one.incident == held.incident}
    after = {**work, **_after(Task, work, written.get("task", {}))}
    owed_after = {**owed, **_after(Duty, owed, written.get("duty", {}))}
    now = work_at(plan, held.level)
    wanted = {task_key(held.key, one.code) for one in now.tasks}
    messages = written.get("message", {})
    new_tasks = [after[key] for key in written.get("task", {}) if after[key].is_open()]
    new_duties = [owed_after[key] for key in written.get("duty", {}) if owed_after[key].is_open()]
    return Foreseen(
        told=tuple(one for one in now.notify if notice_key(held.key, one.department) in messages),
        opened=tuple(written.get("department", {})),
        tasks=tuple(one for one in new_tasks if one.key not in work or not work[one.key].is_open()),
        taken_back=tuple(
            after[key] for key in written.get("task", {}) if after[key].status == "cancelled"
        ),
        staying=tuple(one for key, one in after.items() if one.is_open() and key not in wanted),
        reports=tuple(
            one for one in new_duties if one.key not in owed or not owed[one.key].is_open()
        ),
        reports_lifted=tuple(
            owed_after[key] for key in written.get("duty", {}) if owed_after[key].lifted
        ),
        gaps=gaps(held, plan, after.values(), owed_after.values()) if held.is_open() else (),
    )


def _is_ours(task: Task, held: Activation) -> bool:
    origin = task.origin
    return origin is not None and (origin.kind, origin.key) == (PLAN, held.key)


def _after(
    kind: type[R], known: Mapping[str, R], written: Mapping[str, Mapping[str, Any]]
) -> dict[str, R]:
    return {
        key: _with(known.get(key) or kind(key=key), changed) for key, changed in written.items()
    }


def _with(record: R, changed: Mapping[str, Any]) -> R:
    names = {one.name for one in fields(record)}
    return replace(record, **{name: value for name, value in changed.items() if name in names})
