"""Report duties: owed by hand or by a plan, begun, fulfilled, moved, lifted."""

from dataclasses import dataclass

from commander.actions.base import Action, Plan, required
from commander.domain.duty import Duty, Fulfilled
from commander.domain.operation import Incident
from commander.domain.resources import Department
from commander.errors import UserError
from commander.linkage.duties import MINUTE_MS
from commander.linkage.plan_check import STARTS
from commander.linkage.plan_work import duty_key


@dataclass(frozen=True, slots=True)
class AddDuty(Action):
    """Owe a report that no plan demands. ``cause`` names it; there is one for each cause.

    ``start`` is alarm, activation or hand; ``started_at`` (ms UTC) overrules it.
    """

    stream: str
    incident: str
    owner: str
    to: str
    minutes: int
    cause: str = ""
    sender: str = ""
    start: str = "alarm"
    started_at: int = 0
    every: int = 0
    basis: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the duty."""
        incident = plan.need(Incident, self.incident)
        _department(plan, self.owner)
        _limit(self.minutes)
        to = required(self.to, "addressee")
        if self.start not in STARTS:
            raise UserError("A report counts from {known}.", known=", ".join(STARTS))
        cause = self.cause.strip() or f"{self.sender.strip()}>{to}"
        key = duty_key(incident.key, cause, 1)
        if plan.view.get(Duty, plan.stream, key) is not None:
            raise UserError("This report is owed already; there is never a second for one cause.")
        events = {"alarm": incident.alarm_at, "activation": plan.happened_at}
        at = self.started_at or events.get(self.start, 0)
        duty = {
            "incident": incident.key,
            "code": cause,
            "cause": cause,
            "number": 1,
            "owner": self.owner,
            "sender": self.sender.strip(),
            "to": to,
            "basis": self.basis.strip(),
            "start": self.start,
            "minutes": self.minutes,
            "every": self.every,
            "started_at": at,
            "due": at + self.minutes * MINUTE_MS if at else 0,
        }
        return (plan.set("duty", key, **duty),)


def _department(plan: Plan, code: str) -> None:
    if plan.view.get(Department, plan.stream, code) is None:
        raise UserError("There is no department {code} in this operation.", code=code or "?")


def _limit(minutes: int) -> None:
    if minutes < 1:
        raise UserError("A limit is a whole number of minutes from 1.")


def _open(plan: Plan, key: str) -> Duty:
    duty = plan.need(Duty, key)
    if duty.fulfilled is not None:
        raise UserError("This report has been made already.")
    if duty.lifted:
        raise UserError("This report is no longer owed.")
    return duty


@dataclass(frozen=True, slots=True)
class StartDuty(Action):
    """Say when that happened from which a duty counts (ms UTC; default: when the action does)."""

    stream: str
    key: str
    started_at: int = 0

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the beginning and the limit."""
        duty = _open(plan, self.key)
        at = self.started_at or plan.happened_at
        due = at + duty.minutes * MINUTE_MS
        return (plan.set("duty", duty.key, started_at=at, due=due),)


@dataclass(frozen=True, slots=True)
class SetDutyLimit(Action):
    """Change the limit of a duty, in minutes from its beginning; says why."""

    stream: str
    key: str
    minutes: int
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the limit and the new deadline."""
        duty = _open(plan, self.key)
        _limit(self.minutes)
        fields: dict[str, object] = {"minutes": self.minutes}
        if duty.started_at:
            fields["due"] = duty.started_at + self.minutes * MINUTE_MS
        reason = required(self.reason, "reason")
        return (plan.set("duty", duty.key, reason=reason, **fields),)


@dataclass(frozen=True, slots=True)
class FulfilDuty(Action):
    """Record that a report was made, with its words; begins the duties that count from it.

    One that is owed again and again makes the next. keys: the duty, those that it began.
    """

    stream: str
    key: str
    text: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark, and what follows."""
        duty = _open(plan, self.key)
        at = plan.happened_at
        done = Fulfilled(plan.author.name, required(self.text, "text"), at)
        fields: dict[str, object] = {"fulfilled": done}
        if not duty.started_at:
            fields["started_at"] = at
        plan.set("duty", duty.key, **fields)
        return (duty.key, *_following(plan, duty, at), *_next(plan, duty, at))


def _following(plan: Plan, duty: Duty, at: int) -> list[str]:
    if duty.number > 1:
        return []
    return [
        plan.set("duty", other.key, started_at=at, due=at + other.minutes * MINUTE_MS)
        for other in plan.view.all(Duty, plan.stream)
        if (other.incident, other.start) == (duty.incident, duty.cause)
        and other.is_open()
        and not other.started_at
    ]


def _next(plan: Plan, duty: Duty, at: int) -> list[str]:
    if not duty.every:
        return []
    key = duty_key(duty.incident, duty.cause, duty.number + 1)
    if plan.view.get(Duty, plan.stream, key) is not None:
        return []
    names = ("incident", "activation", "code", "cause", "owner", "sender", "to", "clause")
    same = {name: getattr(duty, name) for name in (*names, "basis", "start", "every", "contents")}
    due = at + duty.every * MINUTE_MS
    plan.set(
        "duty",
        key,
        **{name: value for name, value in same.items() if value},
        number=duty.number + 1,
        minutes=duty.every,
        started_at=at,
        due=due,
    )
    return [key]


@dataclass(frozen=True, slots=True)
class LiftDuty(Action):
    """Say that a report is no longer owed, and why."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        duty = _open(plan, self.key)
        reason = required(self.reason, "reason")
        return (plan.set("duty", duty.key, lifted=True, reason=reason),)
