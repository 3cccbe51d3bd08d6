"""What became of a warning over time, and which ones hold. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from commander.domain.warning import PublicWarning, WarningStatus
from commander.journal.change import Change


@dataclass(frozen=True, slots=True)
class WarningStep:
    """One step: drafted, approved, issued, issued anew, or lifted; at (ms UTC), level, by whom."""

    what: str
    at: int
    level: str
    by: str


def history(changes: Iterable[Change]) -> tuple[WarningStep, ...]:
    """Return the steps of one warning from its changes, oldest first."""
    steps = []
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
            what = "approved" if approved else "drafted"
        if what:
            steps.append(WarningStep(what, change.happened_at, level, change.author))
    return tuple(steps)


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
