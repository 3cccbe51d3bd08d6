"""A post's bundles: export and import on a thread of their own, one after the other."""

# What reads and writes bundles is imported when it is used: most starts do not need it.
# ruff: noqa: PLC0415

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from commander.clock import SystemClock
from commander.journal.blobs import Blobs
from commander.journal.identity import Identity
from commander.journal.journal import Journal
from commander.sync.bundle.watch import Watch

if TYPE_CHECKING:
    from commander.sync.bundle.contents import Have, Manifest
    from commander.sync.bundle.examine import Report
    from commander.sync.bundle.export import Source
    from commander.sync.bundle.gather import Wish
    from commander.sync.bundle.taking import Taken

T = TypeVar("T")

FOLDER = "incoming"
"""Where in the data folder an import waits until it is in the journal."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who works at a post, as it is written into bundles: department by its code."""

    person: str = ""
    department: str = ""
    position: str = ""


class Bundles:
    """What a post does with bundles. ``who`` tells its identity and who works there now.

    ``taken`` is called after an import brought something, on the working thread.
    """

    def __init__(
        self,
        data: Path,
        journal: Journal,
        blobs: Blobs,
        who: Callable[[], tuple[Identity, Sitter]],
        taken: Callable[[], None],
    ) -> None:
        self._folder = data / FOLDER
        self._journal = journal
        self._blobs = blobs
        self._who = who
        self._taken = taken
        self._turn = threading.Lock()
        self._running: dict[threading.Thread, Watch] = {}

    def finish_interrupted(self) -> None:
        """Take in what an import had begun when this post ended without notice."""
        if not self._folder.is_dir():
            return
        from commander.sync.bundle.staging import Staging

        Staging(self._folder, self._journal).finish_all()

    def source(self) -> "Source":
        """Return this post as one that exports."""
        from commander.sync.bundle.export import Source, maker

        identity, sitter = self._who()
        made = maker(identity, sitter.person, sitter.department, sitter.position)
        return Source(self._journal.reader, self._blobs, identity, made, SystemClock().now)

    def export(self, path: Path, wish: "Wish", passphrase: str, watch: Watch) -> "Future[Manifest]":
        """Write a bundle; see `export.export`."""
        from commander.sync.bundle.export import export

        return self._apart(
            "bundle-export",
            watch,
            lambda: export(self.source(), path, wish, passphrase=passphrase, watch=watch),
        )

    def write_have(self, path: Path, watch: Watch) -> "Future[Have]":
        """Write what this post has; see `have.write_have`."""
        from commander.sync.bundle.have import write_have

        return self._apart("bundle-have", watch, lambda: write_have(self.source(), path))

    def examine(self, path: Path, passphrase: str, watch: Watch) -> "Future[Report]":
        """Read a bundle through; see `examine.examine`."""
        from commander.sync.bundle.examine import examine

        return self._apart("bundle-show", watch, lambda: examine(path, passphrase, watch=watch))

    def take_in(
        self, path: Path, passphrase: str, watch: Watch, *, readable: bool = False
    ) -> "Future[Taken]":
        """Import a bundle; see `taking.take_in`."""
        from commander.sync.bundle.taking import Into, take_in

        into = Into(self._journal, self._blobs, self._folder)

        def work() -> "Taken":
            found = take_in(path, into, passphrase, readable=readable, watch=watch)
            self._taken()
            return found

        return self._apart("bundle-import", watch, work)

    def close(self, timeout: float = 10.0) -> None:
        """Stop what runs at the next place where nothing is left by halves."""
        for watch in tuple(self._running.values()):
            watch.cancel.set()
            watch.leave.set()
        for thread in tuple(self._running):
            thread.join(timeout)

    def _apart(self, name: str, watch: Watch, work: Callable[[], T]) -> "Future[T]":
        future: Future[T] = Future()

        def run() -> None:
            try:
                with self._turn:
                    found = work()
            except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
                future.set_exception(error)
            else:
                future.set_result(found)
            finally:
                self._running.pop(threading.current_thread(), None)

        thread = threading.Thread(target=run, name=name, daemon=True)
        self._running[thread] = watch
        thread.start()
        return future
