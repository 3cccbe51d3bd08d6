"""Registers: the live writes of every field of a record, folded from changes in any order.

A write removes the writes that its author had seen. Writes that did not see each other stay
side by side; the one with the highest stamp is shown, and if they do not agree the field is
disputed. Which writes are live depends on the set of changes alone, never on their order:
live = all writes − everything that any write had seen.

A record that somebody ended (`domain.ending`) while somebody else changed another of its fields is
disputed too, if neither knew of the other. To tell, a write that ends a record says which writes of
all fields its author had seen, and a write on an ended record that its author had seen the end:
both under `OTHERS` in what they had ``seen``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from commander.domain.ending import agree, ends

OTHERS = "*"
"""Name under which ``seen`` lists stamps of fields that the change itself does not write."""

MILESTONES = frozenset({"status", "state"})
"""Fields for which the earliest time of each value is kept."""


class Write(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One live write: value, stamp, when it happened (ms UTC), author, position, device.

    ``known`` are stamps of other fields that its author had seen, where that matters.
    """

    value: Any
    stamp: str
    happened_at: int
    author: str
    position: str
    device: str
    known: tuple[str, ...] = ()

    def version(self, field: str = "") -> dict[str, Any]:
        """Return what is shown of it; ``field`` names it where it stands beside another's."""
        found = {
            "value": self.value,
            "stamp": self.stamp,
            "happened_at": self.happened_at,
            "author": self.author,
            "position": self.position,
            "device": self.device,
        }
        return {**found, "field": field} if field else found


class Register(msgspec.Struct):
    """One field: its live writes, newest stamp first, and stamps seen before they arrived."""

    live: list[Write] = []
    gone: list[str] = []

    def write(self, write: Write, seen: tuple[str, ...]) -> None:
        """Fold one write that arrives for the first time."""
        overtaken = set(seen)
        kept = [w for w in self.live if w.stamp not in overtaken]
        arrived = {w.stamp for w in self.live} - {w.stamp for w in kept}
        if write.stamp not in self.gone:
            kept = sorted([*kept, write], key=_order, reverse=True) if kept else [write]
        self.live = kept
        if overtaken != arrived:
            self.gone = sorted({*self.gone, *(overtaken - arrived)})


_content = msgspec.json.Encoder(order="deterministic").encode


def _order(write: Write) -> tuple[str, bytes]:
    """Return what writes are ordered by: their stamps.

    Two posts that wrote as one device may have used one stamp twice; then the content decides.
    """
    return write.stamp, _content((write.value, write.happened_at, write.author, write.position))


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
        known = tuple(seen.get(OTHERS, ()))
        for name, value in fields.items():
            write = msgspec.structs.replace(origin, value=value, known=known)
            self.registers.setdefault(name, Register()).write(write, seen.get(name, ()))
            if name in MILESTONES and isinstance(value, str):
                at = self.firsts.get(value, origin.happened_at)
                self.firsts[value] = min(at, origin.happened_at)

    def seen(self, fields: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Return what an author who sees the record now and writes these values had seen."""
        found = {name: self.stamps(name) for name in fields if name in self.registers}
        if others := self._others(fields):
            found[OTHERS] = others
        return found

    def stamps(self, name: str) -> tuple[str, ...]:
        """Return the live stamps of a field."""
        register = self.registers.get(name)
        return tuple(w.stamp for w in register.live) if register is not None else ()

    def _others(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what else counts as seen: by an end everything, by an edit of an ended one that.

        Both only of fields that are not written themselves.
        """
        ending = any(ends(name, value) for name, value in fields.items())
        stamps = {
            write.stamp
            for name, register in self.registers.items()
            if name not in fields
            and (ending or any(ends(name, one.value) for one in register.live))
            for write in register.live
        }
        return tuple(sorted(stamps))

    def shown(self) -> dict[str, Any]:
        """Return the shown value of every field and, under ``meta``, what is known about them."""
        live = {name: reg.live for name, reg in self.registers.items() if reg.live}
        return shown_of(self.created, live, self.firsts)


def shown_of(
    created: tuple[str, int, str],
    live: Mapping[str, Sequence[Write]],
    firsts: Mapping[str, int],
) -> dict[str, Any]:
    """Return what a record with these live writes shows; fields without any are left out."""
    fields = {name: writes[0].value for name, writes in live.items()}
    fields["meta"] = {
        "created_at": created[1],
        "created_by": created[2],
        "since": {name: writes[0].happened_at for name, writes in live.items()},
        "firsts": firsts,
        "disputed": _disputed(live),
    }
    return fields


def _disputed(live: Mapping[str, Sequence[Write]]) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for name, writes in live.items():
        if len(writes) > 1 and not agree(name, (write.value for write in writes)):
            found[name] = [write.version() for write in writes]
        elif ends(name, writes[0].value) and (unaware := _unaware(name, live)):
            found[name] = [write.version() for write in writes] + unaware
    return found


def _unaware(end: str, live: Mapping[str, Sequence[Write]]) -> list[dict[str, Any]]:
    """Return the versions of other fields whose authors knew nothing of the end, nor it of them.

    An end that says nothing of what it had seen is one that the record was made with.
    """
    ended = {write.stamp for write in live[end]}
    known = {stamp for write in live[end] for stamp in write.known}
    if not known:
        return []
    found = [
        (write.stamp, name, write)
        for name, writes in live.items()
        if name != end
        for write in writes
        if write.stamp not in known | ended and ended.isdisjoint(write.known)
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return [write.version(name) for _, name, write in found]
