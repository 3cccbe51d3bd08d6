"""An import that another process of this user asks for, over the control socket.

One request begins it, further ones ask how far it is: the socket stays free for other commands.
"""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from commander.errors import UserError
from commander.sync.bundle.desk import Bundles
from commander.sync.bundle.watch import Watch

if TYPE_CHECKING:
    from commander.sync.bundle.taking import Taken

NAME = "bundle"


class Wanted(msgspec.Struct, frozen=True):
    """``step`` is begin, state or stop; the others belong to begin. ``file``: an absolute path."""

    step: str
    file: str = ""
    passphrase: str = ""
    readable: bool = False


class Progress(msgspec.Struct, frozen=True):
    """How far it is; ``summary``, a Summary as plain values, when it has ended."""

    phase: str = ""
    done: int = 0
    total: int = 0
    summary: dict[str, Any] | None = None


class Asked:
    """Answers such requests; one import at a time."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles
        self._running: Future[Taken] | None = None
        self._watch = Watch()
        self._progress = Progress()

    def answer(self, values: object) -> Progress:
        """Do one step; raises UserError as the import did."""
        wanted = msgspec.convert(values, Wanted)
        if wanted.step == "begin":
            self._begin(wanted)
        elif wanted.step == "stop":
            self._watch.cancel.set()
        return self._state()

    def _begin(self, wanted: Wanted) -> None:
        if self._running is not None and not self._running.done():
            raise UserError("Another import is running. Wait until it has ended.")

        def told(phase: str, done: int, total: int) -> None:
            self._progress = Progress(phase, done, total)

        self._watch = Watch(told)
        self._running = self._bundles.take_in(
            Path(wanted.file), wanted.passphrase, self._watch, readable=wanted.readable
        )

    def _state(self) -> Progress:
        running = self._running
        if running is None:
            raise UserError("No import is running.")
        if not running.done():
            return self._progress
        from commander.sync.bundle.summary import of_taken  # noqa: PLC0415

        return Progress(summary=msgspec.to_builtins(of_taken(running.result())))
