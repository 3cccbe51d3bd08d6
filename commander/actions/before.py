"""What stood before a change, so that undo can put it back: also when two values stood there.

Where a change settled a conflict, undoing it asks the question again: each version is written once
more, none of them having seen another.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from commander.actions.base import Plan
from commander.domain.ending import agree, ends
from commander.domain.entities import ENTITIES
from commander.journal.change import Change
from commander.journal.history import seen_writes
from commander.journal.project import record_state
from commander.journal.register import OTHERS, RecordState

Seen = Mapping[str, tuple[str, ...]]


def stood_before(
    plan: Plan, change: Change, history: Sequence[Change]
) -> list[tuple[dict[str, Any], Seen | None]]:
    """Return the values to write, the shown ones last, each with what its write has to have seen.

    None as what was seen means: everything, as any write.
    """
    state = record_state(plan.tx.connection, plan.stream, change.entity, change.key)
    stood = {name: _stood(history, change, name) for name in change.fields}
    blank = ENTITIES[change.entity]()
    unmade = {name: getattr(blank, name, None) for name, found in stood.items() if not found}
    origins = {one.stamp: one for found in stood.values() for one in found}
    written: list[tuple[dict[str, Any], Seen | None]] = []
    for stamp in sorted(origins):
        one = origins[stamp]
        values = {name: one.fields[name] for name, found in stood.items() if one in found}
        own = {name: state.stamps(name) for name in values}
        written.append((values, _seen(state, change, one, values, own)))
    if len(written) <= 1:
        values, seen = written[0] if written else ({}, None)
        if seen is not None and OTHERS in seen:
            return [(values | unmade, {**{name: state.stamps(name) for name in unmade}, **seen})]
        return [(values | unmade, None)]
    return [*written, (unmade, None)] if unmade else written


def _stood(history: Sequence[Change], change: Change, name: str) -> list[Change]:
    found = seen_writes(history, change, name)
    return found[-1:] if agree(name, (one.fields[name] for one in found)) else found


def _seen(
    state: RecordState, change: Change, one: Change, values: Mapping[str, Any], own: Seen
) -> Seen:
    """Return what a write that stands for ``one`` has seen.

    One that ends the record again still does not know of the edits that it did not know of then.
    """
    known = {stamp for stamps in one.seen.values() for stamp in stamps}
    if OTHERS not in one.seen or not any(ends(name, value) for name, value in values.items()):
        return own
    others = set(one.seen[OTHERS]) | {
        write.stamp
        for name, register in state.registers.items()
        if name not in values
        for write in register.live
        if write.stamp in known
        or write.stamp == one.stamp
        or one.stamp in write.known
        or write.stamp > change.stamp
    }
    return {**own, OTHERS: tuple(sorted(others))}
