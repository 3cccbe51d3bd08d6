"""What the requests panel shows of one operation, read in one go, beside the window."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from commander.domain.operation import Incident, Operation
from commander.domain.record import Record
from commander.domain.region import Region
from commander.domain.request import Delivery, Offer, Request, RequestStatus
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.journal.reader import Reader
from commander.linkage.need_table import NeedLine, need_lines
from commander.linkage.requests import NeedRow, RequestState, need_rows, request_states
from ui.zone import zone_of

WATCHED: Final[Mapping[str, type[Record]]] = {
    "request": Request,
    "delivery": Delivery,
    "offer": Offer,
    "task": Task,
    "unit": Unit,
    "department": Department,
    "incident": Incident,
    "region": Region,
}


@dataclass(frozen=True, slots=True)
class RequestsData:
    """The records by entity and key, and what follows from them.

    ``order``: the requests of each state of their life, the next needed first.
    """

    records: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    states: Mapping[str, RequestState] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[NeedLine, ...] = ()
    totals: tuple[NeedRow, ...] = ()
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds in use: of units, of needs, of requests; sorted."""
        found = {unit.kind for unit in self.units.values()}
        found |= {need.kind for task in self.tasks.values() for need in task.needs}
        found |= {line.kind for state in self.states.values() for line in state.lines}
        return tuple(sorted(found - {""}))


def load(reader: Reader, stream: str, incident: str) -> RequestsData:
    """Read everything that is shown of an operation, or of one incident; empty without one."""
    if not stream:
        return RequestsData()
    data = RequestsData(zone=zone_of(reader.get(Operation, stream, stream)))
    return refreshed(data, reader, stream, incident, dict.fromkeys(WATCHED))


def refreshed(
    data: RequestsData,
    reader: Reader,
    stream: str,
    incident: str,
    changed: Mapping[str, Collection[str] | None],
) -> RequestsData:
    """Return the data with these records read anew; ``changed``: entity → keys, None for all."""
    records = dict(data.records)
    for name, keys in changed.items():
        if name in WATCHED:
            kind: type[Record] = WATCHED[name]
            read = {one.key: one for one in reader.all(kind, stream, keys)}
            records[name] = read if keys is None else {**records.get(name, {}), **read}
    return _worked_out(replace(data, records=records), incident)


def _worked_out(data: RequestsData, incident: str) -> RequestsData:
    of = data.records

    def here(one: object) -> bool:
        return not incident or getattr(one, "incident", "") in ("", incident)

    requests = [one for one in of["request"].values() if isinstance(one, Request) and here(one)]
    deliveries = [one for one in of["delivery"].values() if isinstance(one, Delivery)]
    offers = [one for one in of["offer"].values() if isinstance(one, Offer)]
    units = {key: one for key, one in of["unit"].items() if isinstance(one, Unit)}
    tasks = {key: one for key, one in of["task"].items() if isinstance(one, Task)}
    states = request_states(requests, deliveries, offers)
    wanted = [task for task in tasks.values() if here(task)]
    near = [unit for unit in units.values() if here(unit)]
    return replace(
        data,
        states={state.request.key: state for state in states},
        units=units,
        tasks=tasks,
        departments={k: v for k, v in of["department"].items() if isinstance(v, Department)},
        regions={k: v for k, v in of["region"].items() if isinstance(v, Region)},
        incidents={k: v for k, v in of["incident"].items() if isinstance(v, Incident)},
        order=_ordered(states),
        needs=need_lines(wanted, states, near),
        totals=need_rows(wanted, requests, deliveries, near),
    )


def _ordered(states: tuple[RequestState, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[RequestState]] = {status: [] for status in RequestStatus}
    for state in states:
        found.setdefault(state.status, []).append(state)
    return {
        status: tuple(state.request.key for state in sorted(held, key=_by_time))
        for status, held in found.items()
    }


def _by_time(state: RequestState) -> tuple[bool, int, int, str]:
    request = state.request
    wanted = request.needed_at or request.eta
    if not state.is_open:
        return True, -request.meta.since.get("status", 0), 0, request.key
    return not wanted, wanted, request.meta.created_at, request.key
