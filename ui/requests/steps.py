"""The steps that a request can take: when each fits, what it asks, and the action it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.actions import (
    ApproveRequest,
    CancelRequest,
    CloseRequest,
    DeclineRequest,
    MakeOffer,
    OrderRequest,
    PublishNeed,
    RecordDelivery,
)
from commander.actions.base import Action
from commander.domain.request import RequestStatus as Status
from commander.errors import UserError
from commander.linkage.requests import RequestState
from ui.requests.data import RequestsData
from ui.requests.request_words import line_text, party, region_name
from ui.widgets.due import parse_due
from ui.widgets.step_form import Field, number

translate = QCoreApplication.translate
Texts = Mapping[str, str]
_DUE: Final = (Status.APPROVED, Status.ORDERED, Status.PARTLY_FILLED)
_ALIVE: Final = (Status.DRAFT, *_DUE)


@dataclass(frozen=True, slots=True)
class At:
    """What a step is taken on: a request, what is known beside it, and when (ms UTC)."""

    state: RequestState
    data: RequestsData
    now: int

    @property
    def stream(self) -> str:
        """The operation."""
        return self.state.request.stream


@dataclass(frozen=True, slots=True)
class RequestStep:
    """One step: its key, its words, in which states it fits, its fields and its action.

    Without fields it is taken at once. ``main`` are the states in which it comes next.
    """

    id: str
    key: str
    title: Callable[[], str]
    states: tuple[str, ...]
    act: Callable[[At, Texts], Action]
    fields: Callable[[At], tuple[Field, ...]] = lambda _at: ()
    main: tuple[str, ...] = ()

    def fits(self, state: RequestState) -> bool:
        """Return whether the step can be taken now."""
        if self.id == "offer" and not state.request.published:
            return False
        return state.status in self.states and state.request.status in self.states


def whole(text: str, *, least: int = 1) -> int:
    """Return a number that was typed; UserError for what is none."""
    if not text.strip().isdecimal() or int(text) < least:
        raise UserError("A quantity is a whole number from {least}.", least=least)
    return int(text)


def moment(text: str, at: At) -> int:
    """Return a time that was typed (ms UTC, 0 for none); UserError for what is none."""
    found = parse_due(text, at.now, at.data.zone)
    if found is None:
        raise UserError("“{typed}” is no time: write 2055, 20:55 or +15 for minutes.", typed=text)
    return found


def code_of(text: str, names: Mapping[str, str]) -> str:
    """Return the code whose name was typed (or the code itself); else the text as it is."""
    folded = text.strip().casefold()
    found = (c for c, name in names.items() if folded in (c.casefold(), name.casefold()))
    return next(found, text.strip())


def department_names(data: RequestsData) -> dict[str, str]:
    """Return the names of the departments by their codes, in order."""
    return {code: party(code, data) for code in data.departments}


def region_names(data: RequestsData) -> dict[str, str]:
    """Return the names of the regions known here by their codes."""
    return {code: region_name(code, data) for code in data.regions}


def _approval(at: At) -> tuple[Field, ...]:
    lines = tuple(
        number(f"line{n}", line_text(line), line.requested) for n, line in enumerate(at.state.lines)
    )
    return (*lines, Field(name="note", label=translate("Requests", "Note")))


def _approve(at: At, texts: Texts) -> Action:
    lines = range(len(at.state.lines))
    quantities = tuple(whole(texts[f"line{n}"], least=0) for n in lines)
    return ApproveRequest(at.stream, at.state.request.key, quantities, texts["note"])


def _ordering(at: At) -> tuple[Field, ...]:
    request = at.state.request
    return (
        Field(
            name="giver",
            label=translate("Requests", "Who fills it"),
            value=party(request.giver, at.data),
            offers=tuple(department_names(at.data).values()),
        ),
        Field(name="order_number", label=translate("Requests", "Order number"), wide=28),
        Field(
            name="eta",
            label=translate("Requests", "Arrives at"),
            hint=translate("Requests", "2055 or +30"),
            wide=28,
        ),
        Field(
            name="region",
            label=translate("Requests", "Giving region"),
            value=region_name(request.region, at.data),
            offers=tuple(region_names(at.data).values()),
        ),
        Field(name="agency", label=translate("Requests", "Home agency"), value=request.agency),
    )


def _order(at: At, texts: Texts) -> Action:
    return OrderRequest(
        at.stream,
        at.state.request.key,
        code_of(texts["giver"], department_names(at.data)),
        code_of(texts["region"], region_names(at.data)),
        texts["agency"],
        texts["order_number"],
        moment(texts["eta"], at),
    )


def _line_field(at: At) -> tuple[Field, ...]:
    """Return the choice of a line, where there is one."""
    if len(at.state.lines) < 2:  # noqa: PLR2004 -- one line is no choice
        return ()
    choices = tuple((str(n), line_text(line)) for n, line in enumerate(at.state.lines))
    first = next((n for n, line in enumerate(at.state.lines) if line.open), 0)
    label = translate("Requests", "Line")
    return (Field(name="line", label=label, choices=choices, value=str(first)),)


def _delivery(at: At) -> tuple[Field, ...]:
    left = next((line.open for line in at.state.lines if line.open), 1)
    units = tuple((unit.key, unit.name) for unit in at.data.units.values())
    none = ("", translate("Requests", "no unit of the board"))
    return (
        *_line_field(at),
        number("quantity", translate("Requests", "Arrived"), left),
        Field(name="unit", label=translate("Requests", "Unit"), choices=(none, *units)),
        Field(name="note", label=translate("Requests", "Note")),
    )


def _deliver(at: At, texts: Texts) -> Action:
    return RecordDelivery(
        at.stream,
        at.state.request.key,
        whole(texts["quantity"]),
        int(texts.get("line") or 0),
        texts["unit"],
        texts["note"],
    )


def _offering(at: At) -> tuple[Field, ...]:
    return (
        Field(name="by", label=translate("Requests", "Who offers")),
        *_line_field(at),
        number("quantity", translate("Requests", "How many"), 1),
        Field(name="note", label=translate("Requests", "Note")),
    )


def _offer(at: At, texts: Texts) -> Action:
    return MakeOffer(
        at.stream,
        at.state.request.key,
        texts["by"],
        whole(texts["quantity"]),
        int(texts.get("line") or 0),
        texts["note"],
    )


def _reason(_at: At) -> tuple[Field, ...]:
    return (Field(name="reason", label=translate("Requests", "Reason"), wide=70),)


def _ending(
    kind: type[CloseRequest] | type[DeclineRequest] | type[CancelRequest],
) -> Callable[[At, Texts], Action]:
    return lambda at, texts: kind(at.stream, at.state.request.key, texts["reason"])


def _publish(at: At, _texts: Texts) -> Action:
    return PublishNeed(at.stream, at.state.request.key, not at.state.request.published)


STEPS: Final = (
    RequestStep(
        "approve",
        "A",
        lambda: translate("Requests", "Approve"),
        (Status.DRAFT,),
        _approve,
        _approval,
        (Status.DRAFT,),
    ),
    RequestStep(
        "order",
        "O",
        lambda: translate("Requests", "Order"),
        (Status.APPROVED,),
        _order,
        _ordering,
        (Status.APPROVED,),
    ),
    RequestStep(
        "deliver",
        "D",
        lambda: translate("Requests", "Record a delivery"),
        _DUE,
        _deliver,
        _delivery,
        (Status.ORDERED, Status.PARTLY_FILLED),
    ),
    RequestStep(
        "close",
        "E",
        lambda: translate("Requests", "Enough has come"),
        _DUE,
        _ending(CloseRequest),
        _reason,
    ),
    RequestStep(
        "publish", "P", lambda: translate("Requests", "Publish the need or not"), _DUE, _publish
    ),
    RequestStep(
        "offer", "F", lambda: translate("Requests", "Record an offer"), _DUE, _offer, _offering
    ),
    RequestStep(
        "decline",
        "X",
        lambda: translate("Requests", "Decline"),
        _ALIVE,
        _ending(DeclineRequest),
        _reason,
    ),
    RequestStep(
        "cancel",
        "Del",
        lambda: translate("Requests", "Cancel the request"),
        _ALIVE,
        _ending(CancelRequest),
        _reason,
    ),
)
BY_ID: Final = {step.id: step for step in STEPS}


def fitting(state: RequestState) -> tuple[RequestStep, ...]:
    """Return the steps that can be taken, the next one first."""
    found = [step for step in STEPS if step.fits(state)]
    return tuple(sorted(found, key=lambda step: state.status not in step.main))
