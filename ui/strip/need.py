"""What needs this desk: late, owed, unacknowledged, asked of it, waited for, disputed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.domain.codes import Precedence
from commander.domain.duty import Duty
from commander.domain.plan import worded
from commander.domain.record import Record
from commander.domain.request import RequestStatus
from commander.domain.warning import PublicWarning
from commander.domain.work import Message, Task
from commander.linkage.chain import deadlocks
from commander.linkage.conflicts import Conflict
from commander.linkage.duties import DutyState, duty_state
from commander.linkage.requests import UNANSWERED, RequestState, request_mark
from commander.linkage.response_conflicts import gathered
from commander.linkage.waits import waits_since
from commander.linkage.warnings import has_expired

_MINUTE_MS: Final = 60_000
_LIMIT_MINUTES: Final[Mapping[str, int]] = {
    Precedence.FLASH: 1,
    Precedence.IMMEDIATE: 2,
    Precedence.PRIORITY: 3,
    Precedence.ROUTINE: 5,
}
"""After how many minutes a missing acknowledgement is said, by precedence."""
_NEWS_MS: Final = 24 * 60 * _MINUTE_MS
"""How long the end of a request is news to who has not seen it."""
_ENDED: Final = frozenset(
    {RequestStatus.DELIVERED, RequestStatus.DECLINED, RequestStatus.CANCELLED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs this desk.

    ``what`` is late, due_soon, unacknowledged, asked, answered, waiting, circle or disputed;
    ``kind`` and ``key`` what to select. ``title`` says which, ``state`` what a request has come to;
    ``parties`` are refs of who has not acknowledged, or codes of the departments that wait or ask;
    ``conflict`` is what is disputed. ``since`` is ms UTC; of what is due, when it is due.
    """

    what: str
    kind: str
    key: str
    title: str
    since: int
    parties: tuple[str, ...] = ()
    state: str = ""
    conflict: Conflict | None = None

    @property
    def ident(self) -> tuple[str, str, str, str]:
        """What tells two needs apart."""
        field = self.conflict.field if self.conflict is not None else ""
        return self.what, self.kind, self.key, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Whose desk this is: a department, or everybody's (empty), and who belongs to whom."""

    department: str
    unit_departments: Mapping[str, str]

    def concerns(self, ref: str) -> bool:
        """Return whether this party is the desk's department or one of its units."""
        return not self.department or self._department(ref) == self.department

    def owns(self, department: str) -> bool:
        """Return whether this department is the desk's."""
        return not self.department or department == self.department

    def _department(self, ref: str) -> str:
        kind, _, key = ref.partition(":")
        return self.unit_departments.get(key, "") if kind == "unit" else key


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What may need a desk. ``seen``: the marks of requests that somebody here has seen."""

    tasks: tuple[Task, ...] = ()
    awaiting: tuple[Message, ...] = ()
    disputed: tuple[Record, ...] = ()
    duties: tuple[Duty, ...] = ()
    requests: tuple[RequestState, ...] = ()
    warnings: tuple[PublicWarning, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)


def needs(desk: Desk, now: int, work: Work) -> tuple[Need, ...]:
    """Return what needs the desk, most pressing first; ``now`` in ms UTC."""
    late = [
        *_late(desk, now, work.tasks),
        *_owed(desk, now, work.duties, DutyState.OVERDUE),
        *_overdue_requests(desk, now, work.requests),
        *_expired(now, work.warnings),
    ]
    return (
        *sorted(late, key=lambda need: need.since),
        *_owed(desk, now, work.duties, DutyState.DUE_SOON),
        *_unacknowledged(desk, now, work.awaiting),
        *_news(desk, now, work.requests, work.seen),
        *_waiting(desk, work.tasks),
        *_circles(work.tasks),
        *_disputed(work.disputed),
    )


def asks(desk: Desk, message: Message) -> bool:
    """Return whether the desk owes a missing acknowledgement of this entry, or waits for one."""
    missing = message.awaiting()
    sent = message.sender is not None and desk.concerns(message.sender.ref)
    return bool(missing) and (sent or any(desk.concerns(ref) for ref in missing))


def _owed(desk: Desk, now: int, duties: Iterable[Duty], state: DutyState) -> list[Need]:
    """Reports of this desk that stand so."""
    what = "late" if state == DutyState.OVERDUE else "due_soon"
    found = [
        Need(what=what, kind="duty", key=duty.key, title=duty.to, since=duty.due)
        for duty in duties
        if desk.owns(duty.owner) and duty_state(duty, now) == state
    ]
    return sorted(found, key=lambda need: need.since)


def _expired(now: int, warnings: Iterable[PublicWarning]) -> list[Need]:
    """Warnings that hold no longer and that nobody has lifted or issued anew."""
    return [
        Need(
            what="late",
            kind="warning",
            key=one.key,
            title=worded(one.headline, "") or one.hazard,
            since=one.expires_at,
        )
        for one in warnings
        if has_expired(one, now)
    ]


def _overdue_requests(desk: Desk, now: int, requests: Iterable[RequestState]) -> list[Need]:
    return [
        Need(
            what="late",
            kind="request",
            key=state.request.key,
            title=state.title,
            since=state.request.needed_at or state.request.eta,
        )
        for state in requests
        if state.is_late(now) and (desk.owns(state.request.requester) or _gives(desk, state))
    ]


def _gives(desk: Desk, state: RequestState) -> bool:
    return bool(desk.department) and state.request.giver == desk.department


def _news(
    desk: Desk, now: int, requests: Iterable[RequestState], seen: Mapping[str, str]
) -> list[Need]:
    """Requests to the desk, and answers to its own, that nobody here has seen yet."""
    found = []
    for state in requests:
        request = state.request
        if not desk.department or desk.department not in (request.giver, request.requester):
            continue
        mark = request_mark(state)
        before = seen.get(request.key)
        since = request.meta.since.get("status", request.meta.created_at)
        if mark == before:
            continue
        if state.status in _ENDED and now - since > _NEWS_MS:
            continue
        need = Need(
            what="asked" if _gives(desk, state) else "answered",
            kind="request",
            key=request.key,
            title=state.title,
            since=since,
            parties=(request.requester if _gives(desk, state) else request.giver,),
            state=state.status,
        )
        if _gives(desk, state):
            told = before is not None or state.status not in _ENDED
        else:
            told = request.requester == desk.department and mark != UNANSWERED
        if told:
            found.append(need)
    return sorted(found, key=lambda need: need.since)


def _late(desk: Desk, now: int, tasks: Iterable[Task]) -> list[Need]:
    found = [
        Need(what="late", kind="task", key=task.key, title=task.title, since=task.due)
        for task in tasks
        if desk.owns(task.owner) and task.is_late(now)
    ]
    return sorted(found, key=lambda need: need.since)


def _unacknowledged(desk: Desk, now: int, awaiting: Iterable[Message]) -> list[Need]:
    found = []
    for message in awaiting:
        limit = _LIMIT_MINUTES.get(message.precedence, _LIMIT_MINUTES[Precedence.ROUTINE])
        if now - message.happened_at < limit * _MINUTE_MS:
            continue
        missing = message.awaiting()
        sent = message.sender is not None and desk.concerns(message.sender.ref)
        wanted = missing if sent else tuple(ref for ref in missing if desk.concerns(ref))
        if wanted:
            found.append(
                Need(
                    what="unacknowledged",
                    kind="message",
                    key=message.key,
                    title=message.text,
                    since=message.happened_at,
                    parties=wanted,
                )
            )
    return sorted(found, key=lambda need: need.since)


def _waiting(desk: Desk, tasks: Iterable[Task]) -> list[Need]:
    """Tasks of this desk that a task of another department waits for."""
    by_key = {task.key: task for task in tasks}
    waiters: dict[str, list[Task]] = {}
    for task in by_key.values():
        for key in task.waits_for if task.is_open() else ():
            blocker = by_key.get(key)
            if blocker is None or not blocker.is_open() or blocker.owner == task.owner:
                continue
            if desk.owns(blocker.owner):
                waiters.setdefault(key, []).append(task)
    found = [
        Need(
            what="waiting",
            kind="task",
            key=key,
            title=by_key[key].title,
            since=min(waits_since(task) for task in waiting),
            parties=tuple(dict.fromkeys(task.owner for task in waiting)),
        )
        for key, waiting in waiters.items()
    ]
    return sorted(found, key=lambda need: need.since)


def _circles(held: tuple[Task, ...]) -> list[Need]:
    """Tasks that wait for each other, which stops every desk in the circle."""
    known = {task.key: task for task in held}
    found = []
    for circle in deadlocks(held):
        task = known[circle.newest[0]]
        since = task.meta.since.get("waits_for", task.meta.created_at)
        owners = tuple(dict.fromkeys(known[key].owner for key in circle.tasks))
        found.append(
            Need(
                what="circle",
                kind="link",
                key=task.key,
                title=task.title,
                since=since,
                parties=owners,
            )
        )
    return found


def _disputed(records: Iterable[Record]) -> list[Need]:
    return [
        Need(
            what="disputed",
            kind=conflict.entity,
            key=conflict.key,
            title=conflict.title,
            since=conflict.since,
            conflict=conflict,
        )
        for conflict in gathered(records)
    ]
