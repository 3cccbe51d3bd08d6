"""Duties in words: who reports to whom, what counts down, what it waits for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from commander.domain.duty import Duty
from commander.domain.operation import Incident
from commander.domain.resources import Department
from commander.linkage.duties import MINUTE_MS, DutyState, duty_state
from commander.linkage.life import Step
from ui import words as say
from ui.widgets.two_lines import TwoLines

translate = QCoreApplication.translate
_STATES: Final[Mapping[str, Callable[[], str]]] = {
    DutyState.OVERDUE: lambda: translate("Duties", "Overdue"),
    DutyState.DUE_SOON: lambda: translate("Duties", "Due soon"),
    DutyState.RUNNING: lambda: translate("Duties", "Running"),
    DutyState.NOT_BEGUN: lambda: translate("Duties", "Not begun yet"),
    DutyState.FULFILLED: lambda: translate("Duties", "Made in time"),
    DutyState.FULFILLED_LATE: lambda: translate("Duties", "Made late"),
    DutyState.LIFTED: lambda: translate("Duties", "Lifted"),
}
ROLES: Final = {
    DutyState.OVERDUE: "late",
    DutyState.DUE_SOON: "soon",
    DutyState.RUNNING: "info",
    DutyState.NOT_BEGUN: "muted",
    DutyState.FULFILLED: "ok",
    DutyState.FULFILLED_LATE: "stale",
    DutyState.LIFTED: "muted",
}
_COLOURS: Final = {
    DutyState.OVERDUE: "red",
    DutyState.DUE_SOON: "orange",
    DutyState.RUNNING: "accent",
    DutyState.FULFILLED: "green",
    DutyState.FULFILLED_LATE: "yellow",
}
_STEPS: Final[Mapping[str, Callable[[], str]]] = {
    "owed": lambda: translate("Duties", "owed"),
    "begun": lambda: translate("Duties", "began to count"),
    "limit": lambda: translate("Duties", "limit set to {minutes} min"),
    "fulfilled": lambda: translate("Duties", "reported"),
    "lifted": lambda: translate("Duties", "lifted"),
    "owed_again": lambda: translate("Duties", "owed again"),
}
STARTS: Final[Mapping[str, Callable[[], str]]] = {
    "alarm": lambda: translate("Duties", "the alarm"),
    "activation": lambda: translate("Duties", "the activation"),
    "hand": lambda: translate("Duties", "when somebody says so"),
}


@dataclass(frozen=True, slots=True)
class DutiesData:
    """Duties with what they name: departments, incidents, and the words for obligatory contents.

    ``contents`` are the words of a code by activation; ``starts`` whom the report of a cause goes
    to, for what counts from it.
    """

    duties: Mapping[str, Duty] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    contents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def demanded(self, duty: Duty) -> tuple[str, ...]:
        """Return what the report has to say, in words."""
        words = self.contents.get(duty.activation, {})
        return tuple(words.get(code, code) for code in duty.contents)


def language() -> str:
    """Return the code of the window's language."""
    return QLocale().name().partition("_")[0]


def state_word(state: str) -> str:
    """The words for how a duty stands."""
    return _STATES[state]() if state in _STATES else state


def owner_name(duty: Duty, data: DutiesData) -> str:
    """Return the name of the department that sees to it."""
    found = data.departments.get(duty.owner)
    return found.name(language()) if found is not None else duty.owner


def title(duty: Duty) -> str:
    """Return from whom to whom, with the number of one that is owed again and again."""
    text = f"{duty.sender} → {duty.to}" if duty.sender else f"→ {duty.to}"
    if duty.every:
        text += " · " + translate("Duties", "no. {number}").format(number=duty.number)
    return text


def start_text(duty: Duty, data: DutiesData) -> str:
    """Return the event that it counts from."""
    if duty.start in STARTS:
        return STARTS[duty.start]()
    before = next((one for one in data.duties.values() if one.cause == duty.start), None)
    if before is None:
        return duty.start
    return translate("Duties", "the report to {to}").format(to=before.to)


def countdown(duty: Duty, now: int) -> str:
    """Return what is left or how late it is, to the second; nothing where nothing counts."""
    state = duty_state(duty, now)
    if state == DutyState.OVERDUE:
        late = say.duration((now - duty.due) / 1000)
        return translate("Duties", "! overdue {time}").format(time=late)
    if state in (DutyState.DUE_SOON, DutyState.RUNNING):
        left = say.duration((duty.due - now) / 1000)
        return translate("Duties", "{time} left").format(time=left)
    return ""


def clock_text(duty: Duty, data: DutiesData, now: int) -> tuple[str, str]:
    """Return the clock of a row and its colour role."""
    state = duty_state(duty, now)
    if counting := countdown(duty, now):
        return counting, _COLOURS[state]
    if duty.fulfilled is not None:
        at = say.clock(duty.fulfilled.at, data.zone, "minute")
        if state == DutyState.FULFILLED_LATE:
            late = say.ago((duty.fulfilled.at - duty.due) / 1000)
            return translate("Duties", "{time}, {late} late").format(time=at, late=late), "yellow"
        return at, "green"
    if state == DutyState.NOT_BEGUN:
        limit = say.ago(duty.minutes * 60)
        return translate("Duties", "{limit} from its start").format(limit=limit), "muted"
    return "", "muted"


def write_row(duty: Duty, data: DutiesData, now: int) -> TwoLines:
    """Return what is shown of a duty at ``now`` (ms UTC)."""
    state = duty_state(duty, now)
    clock, role = clock_text(duty, data, now)
    chips = [(state_word(state), ROLES[state])]
    if duty.meta.disputed:
        chips.insert(0, (translate("Duties", "⇄ posts disagree"), "exercise"))
    parts = [owner_name(duty, data)]
    if state == DutyState.NOT_BEGUN:
        parts.append(_waiting(duty, data))
    elif duty.due and duty.is_open():
        until = say.clock(duty.due, data.zone, "minute")
        parts.append(translate("Duties", "until {time}").format(time=until))
    if duty.fulfilled is not None:
        parts.append(duty.fulfilled.text)
    parts += [duty.basis or duty.clause, duty.reason if not duty.is_open() else ""]
    return TwoLines(
        key=duty.key,
        title=title(duty),
        chips=tuple(chips),
        clock=clock,
        clock_role=role,
        second=" · ".join(part for part in parts if part),
        bar=gone(duty, now),
        bar_role=_COLOURS.get(state, "muted"),
    )


def _waiting(duty: Duty, data: DutiesData) -> str:
    """Return what a duty waits for that has not begun."""
    if duty.start == "hand":
        return translate("Duties", "begins when somebody says so")
    return translate("Duties", "waits for {event}").format(event=start_text(duty, data))


def gone(duty: Duty, now: int) -> float:
    """Return how much of the time has gone (0–1); below 0 where nothing counts."""
    if not duty.is_open() or not duty.due:
        return -1.0
    whole = max(MINUTE_MS, duty.due - duty.started_at)
    return min(1.0, max(0.0, (now - duty.started_at) / whole))


def step_text(step: Step, zone: tzinfo) -> str:
    """Return one step of a duty's life: when, who in which position, what."""
    what = _STEPS[step.what]() if step.what in _STEPS else step.what
    what = what.format(minutes=step.quantity)
    who = f"{step.by} ({step.position})" if step.position else step.by
    said = f": {step.text}" if step.text else ""
    return f"{say.clock(step.at, zone, 'minute')}  {who}  {what}{said}"
