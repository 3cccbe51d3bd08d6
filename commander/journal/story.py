"""Every version that one record ever had, in the registers' own terms.

A record is folded once, change after change in the order of time, and after each the live writes
of the fields that it wrote are kept: all versions together cost one write for each field that was
ever written. Any version is put together again from those, without folding anything.

They are kept as tuples: of those, unlike lists, the garbage collector lets go when it has seen
them once, and it runs on the window's thread.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Any

from commander.journal.change import Change
from commander.journal.register import MILESTONES, OTHERS, RecordState, Write, shown_of

Seen = Mapping[str, tuple[str, ...]]


class _Line:
    """One thing that is another from some change on: the changes' numbers, and what it then is."""

    __slots__ = ("_numbers", "_values")

    def __init__(self) -> None:
        self._numbers = array("I")
        self._values: list[Any] = []

    def put(self, number: int, value: Any) -> None:
        """Let it be this from the change with this number on."""
        if not self._values or self._values[-1] is not value:
            self._numbers.append(number)
            self._values.append(value)

    def __bool__(self) -> bool:
        return bool(self._values)

    def at(self, number: int) -> Any:
        """Return what it is after this change; None when it was nothing yet."""
        numbers = self._numbers
        if numbers[-1] <= number:  # most fields are written once, with the record
            return self._values[-1]
        place = bisect_right(numbers, number)
        return self._values[place - 1] if place else None


class Story:
    """One record from its first change to its last; ``times`` (ms UTC) never fall."""

    __slots__ = ("_created", "_fields", "_firsts", "_state", "times")

    def __init__(self) -> None:
        self.times = array("q")
        self._state = RecordState()
        self._created = _Line()
        self._firsts = _Line()
        self._fields: dict[str, _Line] = {}

    def follows(self, at: int) -> bool:
        """Return whether a change of this time can be folded now, because none is later."""
        return not self.times or self.times[-1] <= at

    def is_seen(self, change: Change) -> bool:
        """Return whether a change that was folded before had seen this one, which comes later."""
        registers = self._state.registers
        known = (registers[name].gone for name in change.fields if name in registers)
        return any(change.stamp in gone for gone in known)

    def fold(
        self, at: int, change: Change, fields: Mapping[str, Any], seen: Seen | None = None
    ) -> None:
        """Take the next change in; ``fields`` are its own with personal values put back.

        ``seen``: what its author had seen, if that is more than it says (see `seen_through`).
        """
        number = len(self.times)
        state = self._state
        origin = Write(
            value=None,
            stamp=change.stamp,
            happened_at=change.happened_at,
            author=intern(change.author),
            position=intern(change.position),
            device=intern(change.device),
        )
        before = state.firsts.copy() if MILESTONES & fields.keys() else state.firsts
        state.fold(fields, change.seen if seen is None else seen, origin)
        self.times.append(at)
        self._created.put(number, state.created)
        if before != state.firsts:
            self._firsts.put(number, state.firsts.copy())
        for name in fields:
            live = tuple(state.registers[name].live)
            self._fields.setdefault(name, _Line()).put(number, live)

    def version(self, at: int) -> int:
        """Return how many changes there were up to a time; 0: the record was not there yet."""
        return bisect_right(self.times, at)

    def shown(self, version: int) -> dict[str, Any]:
        """Return what the record showed after so many changes (at least one), as projected."""
        last = version - 1
        found = ((name, line.at(last)) for name, line in self._fields.items())
        live: dict[str, tuple[Write, ...]] = {name: writes for name, writes in found if writes}
        firsts = self._firsts.at(last) if self._firsts else None
        return shown_of(self._created.at(last), live, firsts or {})


def seen_through(changes: Sequence[Change]) -> list[Seen]:
    """Return, for each change of one record, what its author had seen, also through later ones.

    ``changes`` are in the order of time. A write names only the writes that it replaced. Somebody
    who enters a status late, for a time before the one that is shown, replaces that one, and with
    it what that one had replaced. At a moment between the two the one replaced is not there yet,
    and without this the late entry and the one before both would stand beside each other, as if
    posts disagreed.
    """
    places: dict[str, int] = {one.stamp: place for place, one in enumerate(changes)}
    return [
        {name: _through(name, stamps, place, changes, places) for name, stamps in one.seen.items()}
        for place, one in enumerate(changes)
    ]


def _through(
    field: str,
    stamps: Iterable[str],
    place: int,
    changes: Sequence[Change],
    places: Mapping[str, int],
) -> tuple[str, ...]:
    """Follow what was seen through changes that come later than the one at ``place``."""
    found: set[str] = set()
    ahead = set(stamps)
    while ahead:
        stamp = ahead.pop()
        found.add(stamp)
        later = places.get(stamp, -1)
        if later <= place:
            continue
        between = changes[later]
        names = between.fields if field == OTHERS else (field,)
        for name in names:
            ahead |= {*between.seen.get(name, ())} - found
    return tuple(sorted(found))
