"""Taking in a stream that is new here: first what makes a screen usable, then its history.

A snapshot ends some time ago, so that many newcomers can share one file. What came since is asked
for as soon as its first part is here, and again and again while the history follows; whoever reads
along sees what is new within a second, not after the last of 100,000 entries.
"""

import contextlib
import time
from collections.abc import Callable, Iterable
from functools import partial

from commander.journal import wire
from commander.sync import failures
from commander.sync.meeting import Meeting

AGAIN = 1.0
"""Seconds between looks for what came meanwhile."""

SCREEN = "screen"


class Bootstrap:
    """Takes one snapshot in. ``progress`` is told how much of it is here, in per cent."""

    def __init__(self, meeting: Meeting, stream: str, progress: Callable[[int], None]) -> None:
        self._meeting = meeting
        self._stream = stream
        self._progress = progress
        self._start: wire.SnapshotStart | None = None
        self._taken = 0
        self._tail = 0
        self._looked = 0.0
        self._finish: Callable[[], None] | None = None

    def run(self) -> None:
        """Take everything in; its cursor is kept only when it was whole.

        Raises `failures.Absent` when the server has no snapshot of the stream.
        """
        try:
            with contextlib.closing(self._meeting.transport.snapshot(self._stream)) as lines:
                self._take(lines)
        finally:
            self._progress(100)

    def _take(self, lines: Iterable[wire.SnapshotLine]) -> None:
        for line in lines:
            if isinstance(line, wire.SnapshotStart) and line.stream == self._stream:
                self._start, self._tail = line, line.seq
            elif self._start is None or isinstance(line, wire.SnapshotStart):
                raise failures.Garbage("not the snapshot that was asked for")
            elif isinstance(line, wire.SnapshotBlock):
                self._block(self._start, line)
            else:
                self._finished()
                self._meeting.ledger.end_snapshot(self._start, line)

    def _block(self, start: wire.SnapshotStart, block: wire.SnapshotBlock) -> None:
        history = block.section != SCREEN
        if history and time.monotonic() > self._looked + AGAIN:
            self._follow()
        ledger = self._meeting.ledger
        taking = ledger.begin_block(self._stream, block.changes)
        self._finished()
        self._finish = partial(ledger.finish_block, self._stream, block.changes, taking)
        self._taken += len(block.changes)
        if history:
            self._progress(min(99, 100 * self._taken // max(1, start.changes)))

    def _finished(self) -> None:
        """Wait for the block before, which was taken in while this one was read."""
        finish, self._finish = self._finish, None
        if finish is not None:
            finish()

    def _follow(self) -> None:
        """Take in what came after the snapshot; read once more in order when it is whole."""
        while True:
            page = self._meeting.transport.changes(self._stream, self._tail, own=False)
            self._meeting.ledger.take_block(self._stream, page.changes)
            self._tail = page.next
            if page.next >= page.head:
                self._looked = time.monotonic()
                return
