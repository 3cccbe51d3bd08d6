"""The one place where the core's threads meet Qt: notices and futures arrive on the GUI thread."""

import dataclasses
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_T = TypeVar("_T")


class NoticeFeed(Protocol):
    """What the core offers: a callback for each notice, from whatever thread wrote it."""

    def subscribe(self, callback: "Callable[[Notice], None]", /) -> Callable[[], None]:
        """Call ``callback`` for each notice until the returned function is called."""
        ...


class Bridge(QObject):
    """Re-emits the core's notices on the GUI thread, a burst as one notice for each stream.

    Make it on the GUI thread. `noticed` carries a `Notice`.
    """

    noticed = Signal(object)
    _woken = Signal()
    _settled = Signal(object)

    def __init__(self, feed: NoticeFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._pending: dict[str, Notice] = {}
        self._stopped = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = feed.subscribe(self._take)

    def future(
        self,
        future: Future[_T],
        done: Callable[[_T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Hand the future's result or exception to one of the callbacks on the GUI thread.

        Without ``failed`` an exception is raised there, for the program's handler of bugs. Nothing
        is called once the bridge has stopped.
        """

        def settle(settled: Future[_T]) -> None:
            call = _outcome(settled, done, failed)
            with self._lock:
                if not self._stopped:
                    self._settled.emit(call)

        future.add_done_callback(settle)

    def stop(self) -> None:
        """Listen no more; what has not been delivered yet is dropped."""
        with self._lock:
            self._stopped = True
            self._pending.clear()
        self._unsubscribe()

    def _take(self, notice: "Notice") -> None:
        """Any thread: keep the notice, and wake the GUI thread if it is the first of a burst."""
        with self._lock:
            if self._stopped:
                return
            first = not self._pending
            before = self._pending.get(notice.stream)
            self._pending[notice.stream] = notice if before is None else _merged(before, notice)
            if first:
                self._woken.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            notices = list(self._pending.values())
            self._pending.clear()
        for notice in notices:
            self.noticed.emit(notice)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if not self._stopped:
            call()


def _merged(before: "Notice", after: "Notice") -> "Notice":
    changed: dict[str, frozenset[str]] = dict(before.changed)
    for entity, keys in after.changed.items():
        changed[entity] = changed.get(entity, frozenset()) | keys
    return dataclasses.replace(after, changed=changed)


def _outcome(
    future: Future[_T],
    done: Callable[[_T], None],
    failed: Callable[[BaseException], None] | None,
) -> Callable[[], None]:
    error = CancelledError() if future.cancelled() else future.exception()
    if error is None:
        result = future.result()
        return lambda: done(result)
    if failed is not None:
        return lambda: failed(error)

    def complain() -> Any:
        raise error

    return complain
