"""What became of a warning over time, what it lacks, and which ones hold. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning, WarningStatus
from commander.journal.change import Change

DEMANDED: Final = ("category", "level", "starts_at", "area", "cautions", "measures", "issuer")
"""What a warning says when it is issued (Emergency Response Law, art. 64; the time is added)."""


@dataclass(frozen=True, slots=True)
class WarningStep:
    """One step: drafted, approved, issued, issued anew, changed after its approval, or lifted.

    ``at`` ms UTC; the level from then on, by whom, and the reason where one was given.
    """

    what: str
    at: int
    level: str
    by: str
    reason: str = ""


def missing(warning: PublicWarning) -> tuple[str, ...]:
    """Return the obligatory fields that a warning does not fill; in one language is not enough."""
    return tuple(name for name in DEMANDED if not _said(getattr(warning, name)))


def _said(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(str(text).strip() for text in value.values())
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def history(changes: Iterable[Change]) -> tuple[WarningStep, ...]:
    """Return the steps of one warning from its changes, oldest first."""
    steps: list[WarningStep] = []
    level, issued = "", False
    for change in sorted(changes, key=lambda one: one.stamp):
        fields = change.fields
        level = str(fields.get("level", level))
        what = ""
        if fields.get("lifted"):
            what = "lifted"
        elif "issued_at" in fields:
            what, issued = ("issued anew" if issued else "issued"), True
        elif "status" in fields:
            approved = fields["status"] == WarningStatus.APPROVED
            what = "approved" if approved else "changed" if steps else "drafted"
        if what:
            reason = str(fields.get("reason", ""))
            steps.append(WarningStep(what, change.happened_at, level, change.author, reason))
    return tuple(steps)


def has_expired(warning: PublicWarning, now: int) -> bool:
    """Return whether a warning that was issued and not lifted holds no longer by its own time."""
    issued = warning.status == WarningStatus.ISSUED and not warning.lifted
    return issued and 0 < warning.expires_at < now


def rank(warning: PublicWarning) -> int:
    """Return how grave the level is; higher is worse, 0 without one."""
    step = WARNING_LEVEL.step(warning.level)
    return step.rank if step is not None else 0


def in_force(warnings: Iterable[PublicWarning], now: int) -> tuple[PublicWarning, ...]:
    """Return the warnings that hold at ``now`` (ms UTC): of one hazard and area the latest.

    A later warning of the same issuer and hazard for the same area takes the place of the one
    before it; so does a level of its own.
    """
    latest: dict[tuple[str, str, str], PublicWarning] = {}
    issued = (one for one in warnings if one.status == WarningStatus.ISSUED)
    for one in sorted(issued, key=lambda warning: warning.issued_at):
        latest[one.issuer, one.hazard, one.area] = one
    return tuple(
        one
        for one in latest.values()
        if not one.lifted and not (one.expires_at and now > one.expires_at)
    )
