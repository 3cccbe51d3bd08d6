"""How requests stand, what is needed of each kind (ICS-215), and who gives what. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commander.domain.codes import UnitStatus
from commander.domain.request import Delivery, Offer, OfferStatus, Request, RequestStatus
from commander.domain.resources import Unit
from commander.domain.work import Task

_AWAY = frozenset({UnitStatus.OUT_OF_SERVICE.value, UnitStatus.RELEASED.value})


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


def request_state(
    request: Request, deliveries: Iterable[Delivery], offers: Iterable[Offer] = ()
) -> RequestState:
    """Return how a request stands; partly filled and delivered follow from the deliveries."""
    came: Counter[int] = Counter()
    for one in deliveries:
        if one.request == request.key and not one.withdrawn:
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
    return RequestState(request, _status(request, lines), lines, own)


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
        if unit.kind and unit.status not in _AWAY:
            have[unit.kind] += 1
    for one in deliveries:
        request = requests.get(one.request)
        if request is None or one.withdrawn or one.line >= len(request.lines):
            continue
        kind = request.lines[one.line].kind
        if one.unit not in present:
            have[kind] += one.quantity
        elif present[one.unit].kind != kind and present[one.unit].status not in _AWAY:
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
    came = tuple(deliveries)
    totals: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for request in requests:
        ended = (RequestStatus.DECLINED, RequestStatus.CANCELLED)
        if not request.region or request.status in ended:
            continue
        for line in request_state(request, came).lines:
            total = totals[request.region, line.kind]
            for n, value in enumerate((line.requested, line.approved, line.delivered)):
                total[n] += value
    return tuple(Aid(*name, *total) for name, total in sorted(totals.items()))
