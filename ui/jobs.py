"""Reads that take longer than a few milliseconds: done by a few threads, answered on the GUI."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

_T = TypeVar("_T")
_THREADS: Final = 3


@dataclass(frozen=True, slots=True)
class _Job:
    fn: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    key: str | None
    turn: int


class Jobs(QObject):
    """Runs reads beside the GUI thread. Make it, and call `run`, on the GUI thread."""

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._stopped = False
        self._turn = 0
        self._latest: dict[str, int] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._work, name=f"jobs-{number}", daemon=True)
            for number in range(1, _THREADS + 1)
        ]
        for thread in self._threads:
            thread.start()

    def run(
        self,
        fn: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
        key: str | None = None,
    ) -> None:
        """Call ``fn`` on another thread, then ``done`` with its result on the GUI thread.

        A newer job with the same ``key`` makes the result of an older one be dropped, and keeps
        it from starting if it still waits. Without ``failed`` an exception of ``fn`` is raised on
        the GUI thread, for the program's handler of bugs. After `stop` nothing is run.
        """
        if self._stopped:
            return
        self._turn += 1
        if key is not None:
            self._latest[key] = self._turn
        self._waiting.put(_Job(fn, done, failed, key, self._turn))

    def stop(self, timeout: float = 5.0) -> bool:
        """End the threads, within ``timeout`` seconds in all; whether all of them have ended."""
        with self._lock:
            self._stopped = True
        for _ in self._threads:
            self._waiting.put(None)
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if self._is_wanted(job):
                self._do(job)

    def _do(self, job: _Job) -> None:
        result: Any = None
        error: Exception | None = None
        try:
            result = job.fn()
        except Exception as raised:  # noqa: BLE001 - handed to the one who asked, on the GUI thread
            error = raised
        with self._lock:
            if not self._stopped:
                self._finished.emit(job, result, error)

    def _is_wanted(self, job: _Job) -> bool:
        newest = job.key is None or self._latest.get(job.key) == job.turn
        return newest and not self._stopped

    @Slot(object, object, object)
    def _deliver(self, job: _Job, result: Any, error: Exception | None) -> None:
        if not self._is_wanted(job):
            return
        if job.key is not None:
            del self._latest[job.key]
        if error is None:
            job.done(result)
        elif job.failed is not None:
            job.failed(error)
        else:
            raise error
