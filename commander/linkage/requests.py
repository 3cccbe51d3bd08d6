"""How requests stand, what is needed of each kind (ICS-215), and who gives what. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.codes import UnitStatus
from commander.domain.request import Delivery, Offer, OfferStatus, Request, RequestStatus
from commander.domain.resources import Unit
from commander.domain.work import Task

AWAY: Final = frozenset({UnitStatus.OUT_OF_SERVICE.value, UnitStatus.RELEASED.value})
"""States of a unit in which it is not at hand."""
_ENDED = frozenset({RequestStatus.DELIVERED, RequestStatus.DECLINED, RequestStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class LineState:
    """One line of a request: asked for, approved, delivered, offered and accepted."""

    kind: str
    text: str
    requested: int
    approved: int
    delivered: int
    offered: int = 0
    accepted: int = 0

    @property
    def open(self) -> int:
        """What is still to come, of what was approved or, before that, asked for."""
        return max(0, (self.approved or self.requested) - self.delivered)


@dataclass(frozen=True, slots=True)
class RequestState:
    """A request with what its deliveries and offers say."""

    request: Request
    status: RequestStatus | str
    lines: tuple[LineState, ...]
    offers: tuple[Offer, ...]
    deliveries: tuple[Delivery, ...] = ()

    @property
    def title(self) -> str:
        """What is asked for, in one line, such as ``4 × boat, 2 × pump (for slurry)``."""
        lines = ", ".join(f"{one.requested} × {_named(one)}" for one in self.lines)
        return f"{self.request.number} {lines}".strip()

    @property
    def is_open(self) -> bool:
        """Whether something may still come."""
        return self.status not in _ENDED

    def is_late(self, now: int) -> bool:
        """Return whether it should have arrived by ``now`` (ms UTC) and has not."""
        wanted = self.request.needed_at or self.request.eta
        return bool(wanted) and self.is_open and now > wanted


def _named(line: LineState) -> str:
    """Return kind and text of a line; the text alone where it names the kind."""
    if not line.text or line.text.casefold() == line.kind.casefold():
        return line.kind
    if line.kind.casefold() in line.text.casefold():
        return line.text
    return f"{line.kind} ({line.text})"


UNANSWERED: Final = "draft 0 0"
"""The mark of a request that nobody has answered."""


def request_mark(state: RequestState) -> str:
    """Return what an answer changes: the status, what came, and how many offers are open."""
    came = sum(line.delivered for line in state.lines)
    offered = sum(offer.status == OfferStatus.OFFERED for offer in state.offers)
    return f"{state.status} {came} {offered}"


def request_states(
    requests: Iterable[Request], deliveries: Iterable[Delivery], offers: Iterable[Offer]
) -> tuple[RequestState, ...]:
    """Return how each request stands, in their order."""
    came: defaultdict[str, list[Delivery]] = defaultdict(list)
    for one in deliveries:
        came[one.request].append(one)
    offered: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        offered[offer.request].append(offer)
    return tuple(
        request_state(one, came.get(one.key, ()), offered.get(one.key, ())) for one in requests
    )


def request_state(
    request: Request, deliveries: Iterable[Delivery], offers: Iterable[Offer] = ()
) -> RequestState:
    """Return how a request stands; partly filled and delivered follow from the deliveries."""
    arrived = tuple(one for one in deliveries if one.request == request.key)
    came: Counter[int] = Counter()
    for one in arrived:
        if not one.withdrawn:
            came[one.line] += one.quantity
    own = tuple(one for one in offers if one.request == request.key)
    lines = tuple(
        LineState(
            line.kind,
            line.text,
            line.quantity,
            line.approved,
            came[n],
            _sum(own, n, OfferStatus.OFFERED) + _sum(own, n, OfferStatus.ACCEPTED),
            _sum(own, n, OfferStatus.ACCEPTED),
        )
        for n, line in enumerate(request.lines)
    )
    return RequestState(request, _status(request, lines), lines, own, arrived)


def _sum(offers: Iterable[Offer], line: int, status: OfferStatus) -> int:
    return sum(one.quantity for one in offers if (one.line, one.status) == (line, status))


def _status(request: Request, lines: tuple[LineState, ...]) -> str:
    if request.status not in (RequestStatus.APPROVED, RequestStatus.ORDERED):
        return request.status
    if lines and all(line.delivered >= line.approved for line in lines):
        return RequestStatus.DELIVERED
    some = any(line.delivered for line in lines)
    return RequestStatus.PARTLY_FILLED if some else request.status


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One kind of resource (ICS-215): required, on hand, and what lacks."""

    kind: str
    name: str
    required: int
    have: int

    @property
    def need(self) -> int:
        """Required less on hand; never less than nothing."""
        return max(0, self.required - self.have)


def need_rows(
    tasks: Iterable[Task],
    requests: Iterable[Request],
    deliveries: Iterable[Delivery],
    units: Iterable[Unit],
) -> tuple[NeedRow, ...]:
    """Return Req, Have and Need of each kind that anybody needs, the scarcest first.

    Required is what open tasks need and what requests ask for on top: one that names a task is a
    way of filling that task's need and counts no second time. On hand are units of the kind that
    are fit for work, and deliveries that are no such unit.
    """
    required: Counter[str] = Counter()
    names: dict[str, str] = {}
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for task in tasks:
        for need in task.needs if task.is_open() else ():
            required[need.kind] += need.quantity
            names.setdefault(need.kind, need.name)
            wanted[task.key].add(need.kind)
    asked = {
        request.key: request
        for request in requests
        if request.status not in (RequestStatus.CANCELLED, RequestStatus.DECLINED)
    }
    for request in asked.values():
        for line in request.lines:
            names.setdefault(line.kind, line.text)
            if line.kind not in wanted[request.task]:
                required[line.kind] += line.approved or line.quantity
    have = _on_hand(asked, deliveries, units)
    rows = [NeedRow(kind, names.get(kind, ""), n, have[kind]) for kind, n in required.items()]
    return tuple(sorted(rows, key=lambda row: (-row.need, row.kind)))


def _on_hand(
    requests: Mapping[str, Request], deliveries: Iterable[Delivery], units: Iterable[Unit]
) -> Counter[str]:
    have: Counter[str] = Counter()
    present = {unit.key: unit for unit in units}
    for unit in present.values():
        if unit.kind and unit.status not in AWAY:
            have[unit.kind] += 1
    for one in deliveries:
        request = requests.get(one.request)
        if request is None or one.withdrawn or one.line >= len(request.lines):
            continue
        kind = request.lines[one.line].kind
        if one.unit not in present:
            have[kind] += one.quantity
        elif present[one.unit].kind != kind and present[one.unit].status not in AWAY:
            have[kind] += 1  # counted above under another name of its kind
    return have


@dataclass(frozen=True, slots=True)
class Aid:
    """What one region gives of one kind: asked for, approved, delivered."""

    region: str
    kind: str
    requested: int
    approved: int
    delivered: int


def aid_by_region(requests: Iterable[Request], deliveries: Iterable[Delivery]) -> tuple[Aid, ...]:
    """Return mutual aid by giving region and kind; what was declined or cancelled gives nothing."""
    ended = (RequestStatus.DECLINED, RequestStatus.CANCELLED)
    given = [one for one in requests if one.region and one.status not in ended]
    totals: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for state in request_states(given, deliveries, ()):
        for line in state.lines:
            total = totals[state.request.region, line.kind]
            for n, value in enumerate((line.requested, line.approved, line.delivered)):
                total[n] += value
    return tuple(Aid(*name, *total) for name, total in sorted(totals.items()))
