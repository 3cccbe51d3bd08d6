"""Registers: the live writes of every field of a record, folded from changes in any order.

A write removes the writes that its author had seen. Writes that did not see each other stay
side by side; the one with the highest stamp is shown, and if their values differ the field is
disputed. Which writes are live depends on the set of changes alone, never on their order:
live = all writes − everything that any write had seen.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

MILESTONES = frozenset({"status", "state"})
"""Fields for which the earliest time of each value is kept."""


class Write(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One live write: value, stamp, when it happened (ms UTC), author, position, device."""

    value: Any
    stamp: str
    happened_at: int
    author: str
    position: str
    device: str


class Register(msgspec.Struct):
    """One field: its live writes, newest stamp first, and stamps seen before they arrived."""

    live: list[Write] = []
    gone: list[str] = []

    def write(self, write: Write, seen: tuple[str, ...]) -> None:
        """Fold one write that arrives for the first time."""
        if write.stamp not in self.gone:
            self.live = sorted([*self.live, write], key=lambda w: w.stamp, reverse=True)
        overtaken = set(seen)
        kept = [w for w in self.live if w.stamp not in overtaken]
        arrived = {w.stamp for w in self.live} - {w.stamp for w in kept}
        self.live = kept
        self.gone = sorted({*self.gone, *(overtaken - arrived)})

    def disputed(self) -> bool:
        """Return whether live writes differ in value."""
        return any(w.value != self.live[0].value for w in self.live[1:])


class RecordState(msgspec.Struct):
    """A record as the journal keeps it: registers, first write, milestones."""

    created: tuple[str, int, str] = ("", 0, "")
    registers: dict[str, Register] = {}
    firsts: dict[str, int] = {}

    def fold(
        self, fields: Mapping[str, Any], seen: Mapping[str, tuple[str, ...]], origin: Write
    ) -> None:
        """Fold one change: its fields, what its author had seen, and the write's stamp and so on.

        ``origin`` carries everything of the write but its value.
        """
        created = (origin.stamp, origin.happened_at, origin.author)
        if not self.created[0] or created < self.created:
            self.created = created
        for name, value in fields.items():
            write = msgspec.structs.replace(origin, value=value)
            self.registers.setdefault(name, Register()).write(write, seen.get(name, ()))
            if name in MILESTONES and isinstance(value, str):
                at = self.firsts.get(value, origin.happened_at)
                self.firsts[value] = min(at, origin.happened_at)

    def seen(self, names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Return the live stamps of these fields: what an author who sees the record now saw."""
        return {
            name: tuple(w.stamp for w in self.registers[name].live)
            for name in names
            if name in self.registers
        }

    def shown(self) -> dict[str, Any]:
        """Return the shown value of every field and, under ``meta``, what is known about them."""
        live = {name: reg.live for name, reg in self.registers.items() if reg.live}
        fields = {name: writes[0].value for name, writes in live.items()}
        disputed = {
            name: [msgspec.structs.asdict(w) for w in live[name]]
            for name in live
            if self.registers[name].disputed()
        }
        fields["meta"] = {
            "created_at": self.created[1],
            "created_by": self.created[2],
            "since": {name: writes[0].happened_at for name, writes in live.items()},
            "firsts": self.firsts,
            "disputed": disputed,
        }
        return fields
