"""Requests for resources: drafted, approved, ordered, delivered; offers of others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from commander.actions.base import Action, Plan, known_fields, required
from commander.domain.codes import Priority
from commander.domain.operation import Incident
from commander.domain.request import (
    Approval,
    Delivery,
    Line,
    Offer,
    OfferStatus,
    Request,
    RequestStatus,
)
from commander.domain.resources import Department, Desk, Unit
from commander.domain.work import Task
from commander.errors import UserError


@dataclass(frozen=True, slots=True)
class DraftRequest(Action):
    """Ask for resources (ICS-213RR). ``requester`` is a department, ``giver`` anybody or nobody.

    ``region`` and ``agency`` say whom mutual aid is asked of, ``window`` for how long (ms UTC).
    """

    stream: str
    requester: str
    lines: tuple[Line, ...]
    incident: str = ""
    task: str = ""
    giver: str = ""
    region: str = ""
    agency: str = ""
    window: tuple[int, int] = (0, 0)
    priority: str = Priority.ROUTINE
    needed_at: int = 0
    place: str = ""
    substitutes: str = ""
    number: str = ""
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the draft."""
        if plan.view.get(Department, plan.stream, self.requester) is None:
            raise UserError(
                "There is no department {code} in this operation.", code=self.requester or "?"
            )
        if self.incident:
            plan.need(Incident, self.incident)
        if self.task:
            plan.need(Task, self.task)
        _window(self.window)
        names = ("incident", "task", "giver", "region", "agency", "needed_at", "place")
        optional = {name: getattr(self, name) for name in (*names, "substitutes", "number")}
        if any(self.window):
            optional["window"] = self.window
        key = plan.set(
            "request",
            self.key,
            requester=self.requester,
            lines=_lines(self.lines),
            priority=_priority(self.priority),
            status=RequestStatus.DRAFT,
            **{name: value for name, value in optional.items() if value},
        )
        return (key,)


def _lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if not lines:
        raise UserError("Say what is asked for: at least one kind with its quantity.")
    for line in lines:
        required(line.kind, "kind")
        if line.quantity < 1:
            raise UserError("A quantity is a whole number from 1.")
    return lines


def _priority(priority: str) -> str:
    if priority not in set(Priority):
        raise UserError("There is no priority {code}.", code=priority)
    return str(priority)


def _window(window: tuple[int, int]) -> None:
    begins, ends = window
    if begins and ends and ends <= begins:
        raise UserError("The time for which it is lent ends before it begins.")


def _in(plan: Plan, key: str, *states: RequestStatus) -> Request:
    found = plan.need(Request, key)
    if found.status not in states:
        raise UserError(
            "This cannot be done to a request that is {state}.",
            state=found.status.replace("_", " "),
        )
    return found


@dataclass(frozen=True, slots=True)
class UpdateRequest(Action):
    """Change fields of a draft (domain names; not its status); an approved one is cancelled."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        _in(plan, self.key, RequestStatus.DRAFT)
        fields = known_fields(Request, self.fields)
        if {"status", "approval"} & fields.keys():
            raise UserError("Approve, order, decline or cancel a request to change its state.")
        return (plan.set("request", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class ApproveRequest(Action):
    """Approve a request; ``quantities`` a line, where they are not those asked for."""

    stream: str
    key: str
    quantities: tuple[int, ...] = ()
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the approval."""
        request = _in(plan, self.key, RequestStatus.DRAFT)
        wanted = self.quantities or tuple(line.quantity for line in request.lines)
        if len(wanted) != len(request.lines) or min(wanted) < 0 or not any(wanted):
            raise UserError("Approve a quantity for each line, not all of them zero.")
        lines = tuple(
            replace(line, approved=n) for line, n in zip(request.lines, wanted, strict=True)
        )
        plan.set(
            "request",
            self.key,
            status=RequestStatus.APPROVED,
            lines=lines,
            approval=Approval(plan.author.name, self.note.strip()),
        )
        return (self.key,)


@dataclass(frozen=True, slots=True)
class OrderRequest(Action):
    """Place an approved request with who fills it; ``eta`` (ms UTC) when it should arrive."""

    stream: str
    key: str
    giver: str = ""
    region: str = ""
    agency: str = ""
    order_number: str = ""
    eta: int = 0

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the order."""
        request = _in(plan, self.key, RequestStatus.APPROVED)
        if not (self.giver.strip() or request.giver):
            raise UserError("Say who fills the request.")
        names = ("giver", "region", "agency", "order_number", "eta")
        fields = {name: value for name in names if (value := getattr(self, name))}
        plan.set("request", self.key, status=RequestStatus.ORDERED, **fields)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class RecordDelivery(Action):
    """Record that so many of a line (from 0) arrived; ``unit`` when it is one of the board's."""

    stream: str
    request: str
    quantity: int
    line: int = 0
    unit: str = ""
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the delivery; keys: the delivery, the request."""
        request = _in(plan, self.request, RequestStatus.APPROVED, RequestStatus.ORDERED)
        _line(request, self.line, self.quantity)
        if self.unit:
            plan.need(Unit, self.unit)
        key = plan.set(
            "delivery",
            "",
            request=request.key,
            line=self.line,
            quantity=self.quantity,
            **{n: v for n in ("unit", "note") if (v := getattr(self, n))},
        )
        return (key, request.key)


def _line(request: Request, line: int, quantity: int) -> None:
    if not 0 <= line < len(request.lines):
        raise UserError("The request has no line {number}.", number=line + 1)
    if quantity < 1:
        raise UserError("A quantity is a whole number from 1.")


@dataclass(frozen=True, slots=True)
class WithdrawDelivery(Action):
    """Take a delivery back that was recorded by mistake."""

    stream: str
    key: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        if plan.need(Delivery, self.key).withdrawn:
            raise UserError("This delivery has been withdrawn already.")
        return (plan.set("delivery", self.key, withdrawn=True),)


@dataclass(frozen=True, slots=True)
class CloseRequest(Action):
    """Say that what came is enough, though less than was approved, and why."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the end."""
        _in(plan, self.key, RequestStatus.APPROVED, RequestStatus.ORDERED)
        reason = required(self.reason, "reason")
        plan.set("request", self.key, status=RequestStatus.DELIVERED, reason=reason)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class DeclineRequest(Action):
    """Decline a request, by the approver or the giver; needs a reason."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the end."""
        states = (RequestStatus.DRAFT, RequestStatus.APPROVED, RequestStatus.ORDERED)
        _in(plan, self.key, *states)
        reason = required(self.reason, "reason")
        plan.set("request", self.key, status=RequestStatus.DECLINED, reason=reason)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class CancelRequest(Action):
    """Cancel a request, by the requester; needs a reason."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the end."""
        states = (RequestStatus.DRAFT, RequestStatus.APPROVED, RequestStatus.ORDERED)
        _in(plan, self.key, *states)
        reason = required(self.reason, "reason")
        plan.set("request", self.key, status=RequestStatus.CANCELLED, reason=reason)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class PublishNeed(Action):
    """Show an approved need to volunteers and civil organisations, or no longer."""

    stream: str
    key: str
    published: bool = True

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        request = _in(plan, self.key, RequestStatus.APPROVED, RequestStatus.ORDERED)
        if request.published == self.published:
            raise UserError("The need is shown that way already.")
        return (plan.set("request", self.key, published=self.published),)


@dataclass(frozen=True, slots=True)
class MakeOffer(Action):
    """Record what somebody offers for a published need. It assigns nothing to anybody."""

    stream: str
    request: str
    by: str
    quantity: int
    line: int = 0
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the offer; keys: the offer, the request."""
        request = _in(plan, self.request, RequestStatus.APPROVED, RequestStatus.ORDERED)
        if not request.published:
            raise UserError("This need is not published; nobody can offer for it.")
        _line(request, self.line, self.quantity)
        key = plan.set(
            "offer",
            "",
            request=request.key,
            by=required(self.by, "name"),
            line=self.line,
            quantity=self.quantity,
            status=OfferStatus.OFFERED,
            **({"note": self.note} if self.note else {}),
        )
        return (key, request.key)


@dataclass(frozen=True, slots=True)
class AnswerOffer(Action):
    """Accept or decline an offer, or record that it was withdrawn; who offers cannot accept.

    Where this device has a desk, accepting and declining is for the department that asks.
    """

    stream: str
    key: str
    status: str
    reason: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the answer."""
        offer = plan.need(Offer, self.key)
        if self.status not in set(OfferStatus) or self.status == OfferStatus.OFFERED:
            raise UserError("An offer is accepted, declined or withdrawn.")
        if offer.status in (OfferStatus.DECLINED, OfferStatus.WITHDRAWN, self.status):
            raise UserError("This offer has been answered already.")
        if self.status == OfferStatus.ACCEPTED and plan.author.name == offer.by:
            raise UserError("Nobody assigns themselves: the requester accepts an offer.")
        if self.status == OfferStatus.DECLINED:
            required(self.reason, "reason")
        if self.status != OfferStatus.WITHDRAWN:
            _of_requester(plan, offer.request)
        fields = {"status": str(self.status)} | ({"reason": self.reason} if self.reason else {})
        return (plan.set("offer", self.key, **fields),)


def _of_requester(plan: Plan, key: str) -> None:
    request = plan.need(Request, key)
    desk = plan.view.get(Desk, plan.stream, plan.device)
    if desk is not None and desk.department not in ("", request.requester):
        raise UserError(
            "Only the department that asks answers an offer: {code}.", code=request.requester
        )
