"""What ends a record: a task cancelled, a unit released, an incident closed, a zone lifted.

Whoever changes another field without knowing of the end works for nothing; whoever ends a record
without knowing of the change takes something back that was wanted. Both are shown to a person.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from commander.domain.codes import State, TaskStatus, UnitStatus

_CODES: Final[Mapping[str, frozenset[str]]] = {
    "status": frozenset({TaskStatus.CANCELLED.value, UnitStatus.RELEASED.value}),
    "state": frozenset({State.CLOSED.value, State.ARCHIVED.value}),
}
_MARKS: Final = frozenset({"lifted", "struck", "ended", "withdrawn"})
_DONE_ONCE: Final = _MARKS | {"accepted", "fulfilled", "approval"}


def ends(field: str, value: object) -> bool:
    """Return whether this value of a field ends its record."""
    if field in _MARKS:
        return bool(value)
    return value in _CODES[field] if field in _CODES and isinstance(value, str) else False


def agree(field: str, values: Iterable[object]) -> bool:
    """Return whether these values of a field say the same.

    A mark says that something was done, and by whom: two who both lifted a zone agree.
    """
    found = list(values)
    if field in _DONE_ONCE:
        return len({bool(value) for value in found}) <= 1
    return all(value == found[0] for value in found)
