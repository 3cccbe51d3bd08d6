"""What a server asks about whoever wants something of it.

A vehicle's hub answers with `members.Members`: one code, and who is in sees and sends everything.
The server of an organisation answers with `access.doors.Doors`.
"""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from commander.journal import wire
from commander.journal.change import Change, decode
from commander.journal.exchange import WAITS
from commander.server.filling import Quota
from commander.server.members import Member

HELD = "held"
"""The answer for a change whose sender may not send it; the sender sets it aside."""


class Rights(Protocol):
    """Who is known and what for. From any thread.

    Only `find`, `admits`, `enrol`, `renew`, `misused` and `look` read from a disk.
    """

    @property
    def watched(self) -> bool:
        """Whether rights may change unnoticed, so that `look` must be asked."""

    @property
    def version(self) -> int:
        """A number that is another one when rights have changed."""

    @property
    def hides(self) -> bool:
        """Whether any stream is hidden from anybody."""

    def look(self) -> bool:
        """Read anew what is decided when it has changed; returns whether it has."""

    def remembered(self, token: str) -> Member | None:
        """Return whose token this is, if that is known without reading."""

    def find(self, token: str) -> Member | None:
        """Return whose token this is."""

    def admits(self, devices: frozenset[str]) -> frozenset[str]:
        """Return which of these devices may still come in."""

    def enrol(self, asked: wire.Enrol, origin: str) -> str | None:
        """Let a device in that has a code; returns its token, or None. ``origin``: its address."""

    def renew(self, asked: wire.Enrol, member: Member, origin: str) -> str | None:
        """Give a post that became another device a token, or None."""

    def misused(self, member: Member, device: str, origin: str) -> None:
        """Note that another device showed a device's token."""

    def open(self, stream: str) -> bool:
        """Return whether every device may send everything to a stream."""

    def sees(self, device: str, stream: str) -> bool:
        """Return whether a device may know a stream and read it."""

    def sends(self, device: str, stream: str) -> str:
        """Return why a device may not send to a stream; empty when it may."""

    def moves(self, device: str, stream: str) -> bool:
        """Return whether a device may send positions to a stream."""

    def quota(self, stream: str) -> Quota:
        """Return the most that is kept of a stream."""

    def refuses(self, device: str, stream: str, change: Change) -> str:
        """Return why a device does not send this change here; empty when it does."""


def held(rights: Rights, push: wire.Push, device: str) -> Mapping[int, str]:
    """Return which changes of a push their sender may not send, by place, and why.

    What it made itself after one of them, of the same record, waits.
    """
    if rights.open(push.stream):
        return {}
    found: dict[int, str] = {}
    records: set[tuple[str, str]] = set()
    for place, envelope in enumerate(push.changes):
        try:
            change = decode(envelope.body)
        except msgspec.DecodeError:  # its form is refused where it is taken in
            continue
        record = (change.entity, change.key)
        if reason := rights.refuses(device, push.stream, change):
            found[place] = reason
            records.add(record)
        elif record in records and change.device == device:
            found[place] = WAITS
    return found


def with_held(pushed: wire.Pushed, reasons: Mapping[int, str]) -> wire.Pushed:
    """Return the answers with those for held changes put at their places."""
    answers = list(pushed.answers)
    for place in sorted(reasons):
        answers.insert(place, wire.Answer(HELD, reasons[place]))
    return msgspec.structs.replace(pushed, answers=answers)
