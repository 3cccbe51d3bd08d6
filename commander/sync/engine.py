"""Decides what the exchange does next: pure, from what is known of each stream on both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from commander.journal.wire import SNAPSHOT_STEP, StreamHead


@dataclass(frozen=True, slots=True)
class StreamState:
    """One stream here and on the server, by ``seq``.

    ``head`` ends the stream here, ``pushed`` is how far the server answered for ours; ``pulled``
    is how far we have the server's, ``server_head`` where that ends. ``epoch`` holds for the
    cursors, ``server_epoch`` is the server's now. ``travels`` is false for streams that stay
    here. ``own``: pull what we made ourselves, too.
    """

    stream: str
    head: int = 0
    pushed: int = 0
    pulled: int = 0
    epoch: str = ""
    server_head: int = 0
    server_epoch: str = ""
    travels: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many changes of this device both sides hold without a gap.

    ``made`` here; ``answered`` by the server as we remember; ``held`` by the server as it says.
    If that is more than were made here, this post was put back to an older state, or a copy of it
    is at work.
    """

    made: int = 0
    answered: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """What is here of a stream: up to which ``seq``, how many of each device, and which changes.

    ``mark`` is the one of `chain.Marks`.
    """

    head: int
    devices: Mapping[str, int]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Push:
    """Send the next batch after ``after``."""

    stream: str
    after: int


@dataclass(frozen=True, slots=True)
class Pull:
    """Ask for the page after ``after``."""

    stream: str
    after: int
    own: bool


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for a snapshot."""

    stream: str


Step = Push | Pull | Fetch


def decide(
    states: Iterable[StreamState],
    last: Step | None,
    absent: frozenset[str],
    full: frozenset[str] = frozenset(),
) -> Step | None:
    """Return what to do next; None when both sides have everything.

    Sending and reading take turns, so that neither waits for a long run of the other. ``absent``
    names streams of which the server has no snapshot, ``full`` those of which it takes no more.
    """
    travelling = [state for state in states if state.travels]
    ours = (s for s in travelling if s.pushed < s.head and s.stream not in full)
    push = next((Push(s.stream, s.pushed) for s in ours), None)
    behind = next((s for s in travelling if s.pulled < s.server_head), None)
    if behind is not None and (push is None or isinstance(last, Push)):
        return _read(behind, absent)
    return push


def _read(state: StreamState, absent: frozenset[str]) -> Step:
    # Also one that was broken off, or is to be read anew: all who read all share one file.
    # Where something is lacking although all was read, only the changes themselves are trusted.
    far = state.pulled == 0 and state.server_head >= SNAPSHOT_STEP and not state.own
    if far and state.stream not in absent:
        return Fetch(state.stream)
    return Pull(state.stream, state.pulled, state.own)


def greeted(state: StreamState, server: StreamHead | None, counts: Counts) -> StreamState:
    """Return the state after the server said how it has this stream.

    A server that was restored from a backup shows it by a new epoch, by a head behind our cursor,
    or by holding less of ours than it had answered for: then everything is sent and read again;
    what is there already is only a duplicate. A post that was restored shows it by the server
    holding more of its changes than itself: it reads those back.
    """
    if server is None:
        return replace(state, pushed=0, pulled=0, epoch="", server_head=0, server_epoch="")
    now = replace(state, server_head=server.head, server_epoch=server.epoch)
    if state.epoch not in {"", server.epoch} or server.head < state.pulled:
        now = replace(now, pushed=0, pulled=0)
    elif counts.held < counts.answered:
        now = replace(now, pushed=0)
    if counts.held > counts.made:
        now = replace(now, pulled=0, own=True)
    return replace(now, epoch=server.epoch)


def compared(state: StreamState, here: Holding, there: StreamHead) -> StreamState:
    """Return the state after both sides said how many changes of each device they have, and which.

    Where all is answered for and read and one has more than the other, a cursor is wrong. What is
    lacking here may have come to the server from this very device: from a copy of it. Where both
    have as many, but not the same, each lacks something.
    """
    if state.pushed < state.head or state.pulled < state.server_head:
        return state
    # Both number without gaps: the same head means as many changes.
    lacks_there = state.head > state.server_head or _more(here.devices, there.devices)
    lacks_here = state.server_head > state.head or _more(there.devices, here.devices)
    if not lacks_there and not lacks_here and here.mark and there.mark:
        lacks_there = lacks_here = here.mark != there.mark
    return replace(
        state,
        pushed=0 if lacks_there else state.pushed,
        pulled=0 if lacks_here else state.pulled,
        own=lacks_here,
    )


def _more(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return any(other.get(device, 0) < count for device, count in one.items())


def with_own(state: StreamState) -> StreamState:
    """Return the state of a stream of which what came from this device is read, too."""
    return replace(state, own=True)
