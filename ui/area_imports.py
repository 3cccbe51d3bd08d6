"""Imports of base maps: one after another on a thread of their own, told and cancelled here."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from commander.errors import UserError
from commander.maps.area import Area, Progress, Stopped

if TYPE_CHECKING:
    from commander.maps.library import Library

_EVERY_S: Final = 0.1
_END_S: Final = 10.0

SUFFIXES: Final = (".mbtiles", ".pmtiles", ".tif", ".tiff", ".osm.pbf", ".pbf", ".osm")
"""What files of base maps are called; what is really in them is found when they are read."""


def is_area_file(path: Path) -> bool:
    """Whether a file is called like one of a base map."""
    return path.name.casefold().endswith(SUFFIXES)


@dataclass(frozen=True, slots=True)
class AreaImport:
    """One file on its way into the library, or why it is not.

    ``state``: "waiting", "running", "stopping", "failed". ``done`` from 0 to 1, ``what`` a code of
    `Progress`; ``problem`` is what a failed one failed with.
    """

    number: int
    path: Path
    keep_there: bool = False
    state: str = "waiting"
    done: float = 0.0
    what: str = ""
    problem: UserError | None = None


class AreaImports(QObject):
    """The imports of this window. What failed is listed until somebody has read it.

    Signals:
        changed: the list, or how far one is.
        added: an `Area` that has just come into the library.
    """

    changed = Signal()
    added = Signal(object)
    _told = Signal(int, object)
    _ended = Signal(int, object)

    def __init__(self, library: "Library", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._list: dict[int, AreaImport] = {}
        self._cancelled: dict[int, threading.Event] = {}
        self._thread: threading.Thread | None = None
        self._count = 0
        self._stopped = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def all(self) -> tuple[AreaImport, ...]:
        """Return what waits, runs or failed, in the order in which it was asked for."""
        return tuple(self._list.values())

    def begin(self, path: Path, *, keep_there: bool = False) -> None:
        """Import a file, after those already asked for."""
        self._count += 1
        self._list[self._count] = AreaImport(self._count, path, keep_there)
        self._cancelled[self._count] = threading.Event()
        self._next()
        self.changed.emit()

    def cancel(self, number: int) -> None:
        """Give one up: what runs is stopped, what waits or failed leaves the list."""
        found = self._list.get(number)
        if found is None:
            return
        self._cancelled[number].set()
        if found.state in {"running", "stopping"}:
            self._list[number] = replace(found, state="stopping")
        else:
            self._forget(number)
        self.changed.emit()

    def stop(self) -> None:
        """Stop what runs and wait for its end; nothing more is begun."""
        self._stopped = True
        for cancelled in self._cancelled.values():
            cancelled.set()
        if self._thread is not None:
            self._thread.join(_END_S)

    def _next(self) -> None:
        waiting = next((one for one in self._list.values() if one.state == "waiting"), None)
        running = any(one.state in {"running", "stopping"} for one in self._list.values())
        if waiting is None or running or self._stopped:
            return
        self._list[waiting.number] = replace(waiting, state="running")
        self._thread = threading.Thread(
            target=self._work, args=(waiting,), name="area-import", daemon=True
        )
        self._thread.start()

    def _work(self, one: AreaImport) -> None:
        cancelled = self._cancelled[one.number].is_set
        try:
            ended: object = self._library.add(
                one.path,
                keep_there=one.keep_there,
                progress=self._teller(one.number),
                cancelled=cancelled,
            )
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises bugs
            ended = error
        if not self._stopped:
            self._ended.emit(one.number, ended)

    def _teller(self, number: int) -> Callable[[Progress], None]:
        last = -1.0

        def tell(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if not self._stopped and now - last >= _EVERY_S:
                last = now
                self._told.emit(number, progress)

        return tell

    @Slot(int, object)
    def _take(self, number: int, progress: Progress) -> None:
        found = self._list.get(number)
        if found is not None:
            self._list[number] = replace(found, done=progress.done, what=progress.what)
            self.changed.emit()

    @Slot(int, object)
    def _end(self, number: int, ended: object) -> None:
        found = self._list[number]
        if self._thread is not None:
            self._thread.join(_END_S)
            self._thread = None
        if isinstance(ended, UserError):
            self._list[number] = replace(found, state="failed", problem=ended)
        else:
            self._forget(number)
        self._next()
        self.changed.emit()
        if isinstance(ended, Area):
            self.added.emit(ended)
        elif isinstance(ended, Exception) and not isinstance(ended, UserError | Stopped):
            raise ended

    def _forget(self, number: int) -> None:
        del self._list[number], self._cancelled[number]
