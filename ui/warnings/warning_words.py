"""States, fields and times of warnings in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.warning import PublicWarning
from commander.linkage.warnings import WarningStep
from ui import words

translate = QCoreApplication.translate
_Words = Mapping[str, Callable[[], str]]
SOON_MS: Final = 30 * 60_000
_SECOND: Final = 1000
_DAY_MS: Final = 86_400_000

STATES: Final[_Words] = {
    "expired": lambda: translate("warnings", "Expired"),
    "issued": lambda: translate("warnings", "Issued"),
    "approved": lambda: translate("warnings", "Approved"),
    "draft": lambda: translate("warnings", "Draft"),
    "replaced": lambda: translate("warnings", "Replaced"),
    "lifted": lambda: translate("warnings", "Lifted"),
}
"""In the order in which they stand in the panel."""
ROLES: Final = {
    "expired": "late",
    "issued": "ok",
    "approved": "info",
    "draft": "plain",
    "replaced": "muted",
    "lifted": "muted",
}
FIELDS: Final[_Words] = {
    "hazard": lambda: translate("warnings", "Hazard"),
    "headline": lambda: translate("warnings", "Headline"),
    "category": lambda: translate("warnings", "Category"),
    "level": lambda: translate("warnings", "Level"),
    "starts_at": lambda: translate("warnings", "From"),
    "expires_at": lambda: translate("warnings", "Until"),
    "area": lambda: translate("warnings", "Area in words"),
    "feature": lambda: translate("warnings", "Area on the map"),
    "cautions": lambda: translate("warnings", "Take care"),
    "measures": lambda: translate("warnings", "What to do"),
    "issuer": lambda: translate("warnings", "Issued by"),
}
LANGUAGE_NAMES: Final = {"en": "English", "zh": "中文"}
_STEPS: Final[_Words] = {
    "drafted": lambda: translate("warnings", "drafted"),
    "approved": lambda: translate("warnings", "approved"),
    "changed": lambda: translate("warnings", "changed, approval fell"),
    "issued": lambda: translate("warnings", "issued"),
    "issued anew": lambda: translate("warnings", "issued anew"),
    "lifted": lambda: translate("warnings", "lifted"),
}


def step_text(step: WarningStep, zone: tzinfo) -> str:
    """Return one step of a warning's history."""
    make = _STEPS.get(step.what)
    parts = [words.clock(step.at, zone, "minute"), make() if make is not None else step.what]
    if step.level and step.what in ("issued", "issued anew"):
        parts.append(words.scale_step("warning_level", step.level).short)
    said = " ".join(parts)
    who = ", ".join(one for one in (step.by, step.reason) if one)
    return f"{said} ({who})" if who else said


def timing(warning: PublicWarning, state: str, now: int, zone: tzinfo) -> tuple[str, str]:
    """Return from when until when a warning holds, with its clock, and the tone of that."""
    if not warning.starts_at and not warning.expires_at:
        return translate("warnings", "From and until are not said yet"), ""
    start = _moment(warning.starts_at, now, zone) if warning.starts_at else "?"
    if not warning.expires_at:
        return translate("warnings", "From {start}, no end set").format(start=start), ""
    end = _moment(warning.expires_at, now, zone)
    text = translate("warnings", "From {start} until {end}").format(start=start, end=end)
    if state in ("lifted", "replaced"):
        return text, ""
    left = warning.expires_at - now
    age = words.ago(abs(left) / _SECOND)
    if left < 0:
        said = translate("warnings", "expired {age} ago").format(age=age)
        return f"{text} · {said}", "late" if state == "expired" else "warning"
    said = translate("warnings", "expires in {age}").format(age=age)
    return f"{text} · {said}", "soon" if left < SOON_MS else ""


def lacking(names: tuple[str, ...]) -> str:
    """Return which obligatory contents are missing, in words."""
    return ", ".join(FIELDS[name]() for name in names)


def counted(states: Sequence[str]) -> tuple[str, str]:
    """Return how many are in which state, for the head of the panel, and the tone of that."""
    expired, waiting = states.count("expired"), states.count("draft") + states.count("approved")
    parts = []
    if expired:
        parts.append(translate("warnings", "{count} expired").format(count=expired))
    if states:
        text = translate("warnings", "{count} in force")
        parts.append(text.format(count=states.count("issued")))
    if waiting:
        parts.append(translate("warnings", "{count} to be issued").format(count=waiting))
    return " · ".join(parts), "late" if expired else ""


def _moment(ms: int, now: int, zone: tzinfo) -> str:
    """Return the time of day, with the day where that is another one."""
    text = words.clock(ms, zone, "minute")
    return text if abs(ms - now) < _DAY_MS // 2 else f"{words.day(ms, zone)} {text}"
