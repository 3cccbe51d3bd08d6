"""Settling a struck entry from which somebody had made something without knowing of the mark."""

from typing import Any, Final

from commander.actions.base import Plan
from commander.actions.log import strike
from commander.domain.codes import TaskStatus
from commander.domain.feature import Lifted
from commander.journal.strikes import unknown_links
from commander.linkage.conflicts import Conflict

REASON: Final = "the entry it came from was struck out"


def settle_strike(plan: Plan, conflict: Conflict, *, taken_back: bool) -> None:
    """Plan the mark anew, so that it names what was made; with ``taken_back`` end that, too."""
    links = unknown_links(plan.tx.connection, plan.stream, conflict.key)
    value = conflict.sides[0].values["struck"]
    said = value if isinstance(value, dict) else {}
    strike(plan, conflict.key, str(said.get("reason", "")), str(said.get("by", "")))
    for kind, key in links if taken_back else ():
        _take_back(plan, kind, key)


def _take_back(plan: Plan, kind: str, key: str) -> None:
    if kind in ("supersedes", "forwards"):
        strike(plan, key, REASON)
        return
    ends: dict[str, dict[str, Any]] = {
        "task": {"status": TaskStatus.CANCELLED, "reason": REASON},
        "feature": {"lifted": Lifted(plan.author.name, REASON)},
    }
    plan.set(kind, key, **ends[kind])
