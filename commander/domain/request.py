"""Requests for resources (ICS-213RR), what was delivered, and what others offer."""

from dataclasses import dataclass
from enum import StrEnum

from commander.domain.record import Record


class RequestStatus(StrEnum):
    """Life of a request (ICS-213RR: requested, approved by the section chief, ordered, filled).

    Partly filled is what the deliveries say of an ordered one; it is never stored.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    ORDERED = "ordered"
    PARTLY_FILLED = "partly_filled"
    DELIVERED = "delivered"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class OfferStatus(StrEnum):
    """What became of an offer."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a request: so many of one kind (``text`` says what exactly)."""

    kind: str
    quantity: int
    text: str = ""
    approved: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a request."""

    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """A request of one department; ``giver`` is who fills it (department code or any name).

    ``region`` and ``agency`` say of mutual aid where it comes from; ``window`` are the hours for
    which it is lent (ms UTC, 0 open). ``needed_at`` is when it should arrive, ``eta`` when it
    will. ``published`` shows the need to volunteers and civil organisations.
    """

    incident: str = ""
    task: str = ""
    number: str = ""
    requester: str = ""
    giver: str = ""
    region: str = ""
    agency: str = ""
    window: tuple[int, int] = (0, 0)
    lines: tuple[Line, ...] = ()
    priority: str = "routine"
    needed_at: int = 0
    eta: int = 0
    place: str = ""
    substitutes: str = ""
    order_number: str = ""
    published: bool = False
    approval: Approval | None = None
    status: str = "draft"
    reason: str = ""

    def is_open(self) -> bool:
        """Return whether something may still come."""
        ended = (RequestStatus.DELIVERED, RequestStatus.DECLINED, RequestStatus.CANCELLED)
        return self.status not in ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Record):
    """That so many of a request's line (from 0) arrived; ``unit`` when it is a unit of the board.

    A record of its own, so that two posts that each count an arrival count both.
    """

    request: str = ""
    line: int = 0
    quantity: int = 0
    unit: str = ""
    note: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """What somebody outside offers for a published need; only the requester's side accepts it."""

    request: str = ""
    line: int = 0
    quantity: int = 0
    by: str = ""
    note: str = ""
    status: str = "offered"
    reason: str = ""
