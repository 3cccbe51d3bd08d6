"""Requests in words: what a row says, what a step of a life was, what cannot be read."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from commander.domain.request import OfferStatus, RequestStatus
from commander.linkage.life import Step
from commander.linkage.requests import LineState, RequestState
from ui import words as say
from ui.requests.data import RequestsData
from ui.widgets.two_lines import TwoLines

translate = QCoreApplication.translate
_SOON_MS: Final = 15 * 60_000
_STATE_ROLES: Final = {
    RequestStatus.DRAFT.value: "soon",
    RequestStatus.APPROVED.value: "info",
    RequestStatus.ORDERED.value: "info",
    RequestStatus.PARTLY_FILLED.value: "stale",
    RequestStatus.DELIVERED.value: "ok",
}
_STEPS: Final[Mapping[str, Callable[[], str]]] = {
    "drafted": lambda: translate("Requests", "drafted"),
    "changed": lambda: translate("Requests", "changed"),
    "approved": lambda: translate("Requests", "approved"),
    "ordered": lambda: translate("Requests", "ordered"),
    "closed": lambda: translate("Requests", "closed: enough has come"),
    "declined": lambda: translate("Requests", "declined"),
    "cancelled": lambda: translate("Requests", "cancelled"),
    "published": lambda: translate("Requests", "need published"),
    "unpublished": lambda: translate("Requests", "need no longer published"),
    "arrived": lambda: translate("Requests", "arrived"),
    "arrival_withdrawn": lambda: translate("Requests", "delivery withdrawn"),
    "offered": lambda: translate("Requests", "offered"),
    "offer_accepted": lambda: translate("Requests", "offer accepted"),
    "offer_declined": lambda: translate("Requests", "offer declined"),
    "offer_withdrawn": lambda: translate("Requests", "offer withdrawn"),
}
_OFFERS: Final[Mapping[str, Callable[[], str]]] = {
    OfferStatus.OFFERED.value: lambda: translate("Requests", "waits for an answer"),
    OfferStatus.ACCEPTED.value: lambda: translate("Requests", "accepted"),
    OfferStatus.DECLINED.value: lambda: translate("Requests", "declined"),
    OfferStatus.WITHDRAWN.value: lambda: translate("Requests", "withdrawn"),
}


def write_row(state: RequestState, data: RequestsData, now: int) -> TwoLines:
    """Return what is shown of a request at ``now`` (ms UTC)."""
    request = state.request
    clock, role = clock_text(state, now, data.zone)
    chips = [(say.request_status(state.status), _STATE_ROLES.get(state.status, "muted"))]
    if request.priority == "urgent":
        chips.insert(0, (say.priority(request.priority), "soon"))
    if request.meta.disputed:
        chips.insert(0, (translate("Requests", "⇄ posts disagree"), "exercise"))
    parties = f"{party(request.requester, data)} → {giver_text(state, data)}"
    rest = (parties, counts_text(state), about_text(state, data, now))
    return TwoLines(
        key=request.key,
        title=state.title,
        chips=tuple(chips),
        clock=clock,
        clock_role=role,
        second=" · ".join(part for part in rest if part),
    )


def language() -> str:
    """Return the code of the window's language."""
    return QLocale().name().partition("_")[0]


def party(code: str, data: RequestsData) -> str:
    """Return the name of a department; what is none is a name already."""
    found = data.departments.get(code)
    return found.name(language()) if found is not None else code


def region_name(code: str, data: RequestsData) -> str:
    """Return the name of a region; what is none is a name already."""
    found = data.regions.get(code)
    if found is None:
        return code
    names = found.names
    return names.get(language()) or names.get("en") or next(iter(names.values()), code)


def giver_text(state: RequestState, data: RequestsData) -> str:
    """Return who fills a request: giver, and of mutual aid region and home agency."""
    request = state.request
    who = party(request.giver, data)
    aid = [
        one for one in (region_name(request.region, data), request.agency) if one not in ("", who)
    ]
    if aid and who:
        return f"{who} ({', '.join(aid)})"
    return who or ", ".join(aid) or translate("Requests", "nobody yet")


def counts_text(state: RequestState) -> str:
    """Return how much is approved, has come and is still to come."""
    requested = sum(line.requested for line in state.lines)
    approved = sum(line.approved for line in state.lines)
    came = sum(line.delivered for line in state.lines)
    offered = sum(line.offered for line in state.lines)
    if state.status == RequestStatus.DRAFT or not approved:
        text = translate("Requests", "{count} requested").format(count=requested)
    elif approved != requested:
        text = translate("Requests", "{came} of {approved} ({requested} requested)").format(
            came=came, approved=approved, requested=requested
        )
    else:
        text = translate("Requests", "{came} of {approved} delivered").format(
            came=came, approved=approved
        )
    if state.request.published:
        text += " · " + translate("Requests", "{count} offered").format(count=offered)
    return text


def about_text(state: RequestState, data: RequestsData, now: int) -> str:
    """Return place, task and time window."""
    request = state.request
    task = data.tasks.get(request.task)
    parts = [request.place, f"▸ {task.title}" if task is not None else ""]
    parts.append(window_text(request.window, now, data.zone))
    if request.published and state.is_open:
        parts.append(translate("Requests", "published"))
    if request.reason:
        parts.append(request.reason)
    return " · ".join(part for part in parts if part)


def window_text(window: tuple[int, int], now: int, zone: tzinfo) -> str:
    """Return for how long it is lent, and what is left of that; nothing for no window."""
    begins, ends = window
    if not ends:
        return ""
    until = say.clock(ends, zone, "minute")
    if now >= ends:
        over = translate("Requests", "! lent until {time}, over {age}")
        return over.format(time=until, age=say.ago((now - ends) / 1000))
    if now < begins:
        text = translate("Requests", "lent {begins}–{time}")
        return text.format(begins=say.clock(begins, zone, "minute"), time=until)
    left = translate("Requests", "lent until {time}, {left} left")
    return left.format(time=until, left=say.ago((ends - now) / 1000))


def clock_text(state: RequestState, now: int, zone: tzinfo) -> tuple[str, str]:
    """Return when it is needed or arrives, with what is left, and the colour role."""
    request = state.request
    if not state.is_open:
        return "", "muted"
    wanted = request.needed_at or request.eta
    if not wanted:
        return "", "muted"
    if state.is_late(now):
        text = translate("Requests", "! {time} late {age}")
        age = say.ago((now - wanted) / 1000)
        return text.format(time=say.clock(wanted, zone, "minute"), age=age), "red"
    left = say.ago((wanted - now) / 1000)
    if request.eta and (not request.needed_at or request.eta <= request.needed_at):
        text = translate("Requests", "arrives {time}, in {left}")
        when, left = request.eta, say.ago((request.eta - now) / 1000)
    elif request.eta:
        text = translate("Requests", "needed {needed}, arrives only {time}")
        needed = say.clock(request.needed_at, zone, "minute")
        return text.format(needed=needed, time=say.clock(request.eta, zone, "minute")), "orange"
    else:
        text, when = translate("Requests", "needed {time}, in {left}"), request.needed_at
    role = "orange" if wanted - now <= _SOON_MS else "muted"
    return text.format(time=say.clock(when, zone, "minute"), left=left), role


def line_text(line: LineState) -> str:
    """Return a line's kind with what exactly is meant."""
    return f"{line.kind} · {line.text}" if line.text and line.text != line.kind else line.kind


def offer_status(code: str) -> str:
    """The words for what became of an offer."""
    return _OFFERS[code]() if code in _OFFERS else code


def step_text(step: Step, state: RequestState, zone: tzinfo) -> str:
    """Return one step of a life: when, who in which position, what."""
    what = _STEPS[step.what]() if step.what in _STEPS else step.what
    if step.quantity and step.line < len(state.lines):
        what += f" {step.quantity} × {line_text(state.lines[step.line])}"
    if step.text:
        what += f": {step.text}"
    who = f"{step.by} ({step.position})" if step.position else step.by
    return f"{say.clock(step.at, zone, 'minute')}  {who}  {what}"
