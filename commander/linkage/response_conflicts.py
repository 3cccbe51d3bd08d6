"""What posts that acted on one response while apart disagree about, gathered to one question. Pure.

One answer settles it all (`actions.SettleActivation`): the level, the times, and the deadlines of
every task and report that follow from them. Columns of tasks stay questions of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from commander.domain.duty import Duty
from commander.domain.operation import ResponseLevel
from commander.domain.plan import Activation
from commander.domain.record import Record
from commander.domain.work import Task
from commander.linkage.conflicts import Conflict, ConflictKind, conflicts_of
from commander.linkage.plan_state import PLAN

BROUGHT: Final = frozenset({"due", "started_at"})
"""Fields of tasks and duties that differ only because two posts acted at different times."""


def gathered(records: Iterable[Record]) -> tuple[Conflict, ...]:
    """Return the open conflicts of these records, the oldest first, one for each response."""
    known = tuple(records)
    held = {one.key: one for one in known if isinstance(one, Activation) and _is_whole(one)}
    found = [_whole(one) for one in held.values()]
    for record in known:
        if record.key not in held:
            found += [one for one in conflicts_of(record) if not _is_part(record, one, held)]
    return tuple(sorted(found, key=lambda one: (one.since, one.ident)))


def _is_whole(activation: Activation) -> bool:
    disputed = activation.meta.disputed
    return activation.is_open() and bool(disputed) and "state" not in disputed


def _whole(activation: Activation) -> Conflict:
    own = conflicts_of(activation)
    main = next((one for one in own if one.field == "level"), None)
    if main is not None:
        return replace(main, kind=ConflictKind.RESPONSE)
    first = min(own[0].sides, key=lambda side: min(one.happened_at for one in side.claims))
    return replace(own[0], kind=ConflictKind.RESPONSE, sides=(first,), both=None)


def _is_part(record: Record, conflict: Conflict, held: Mapping[str, Activation]) -> bool:
    if isinstance(record, ResponseLevel):
        whose = (record.incident, record.authority)
        return any(
            (one.incident, one.authority) == whose
            for one in held.values()
            if "level" in one.meta.disputed
        )
    if not BROUGHT.issuperset(conflict.fields):
        return False
    if isinstance(record, Task):
        return (
            record.origin is not None and record.origin.kind == PLAN and record.origin.key in held
        )
    return isinstance(record, Duty) and record.activation in held
