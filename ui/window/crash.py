"""Bugs: a file with what happened, one notice, and the program goes on; data is saved already."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)
_MOST_FILES: Final = 20


class CrashLog(QObject):
    """Takes over from Python's own handling of exceptions that nobody caught.

    Signals:
        written: path of a new crash file; only the first time for the same place in the code.
    """

    written = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._seen: set[str] = set()
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._caught.connect(self.written, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody else catches, on every thread."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._from_thread

    def remove(self) -> None:
        """Leave it to Python again."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write down a bug; the same place in the code only once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("a bug", exc_info=(kind, error, trace))
        last = traceback.extract_tb(trace)[-1:] if trace is not None else []
        place = f"{kind.__name__} {last[0].filename}:{last[0].lineno}" if last else kind.__name__
        if place in self._seen:
            return
        self._seen.add(place)
        path = self._write("".join(traceback.format_exception(kind, error, trace)))
        if path is not None:
            self._caught.emit(path)

    def _from_thread(self, args: threading.ExceptHookArgs, /) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str) -> Path | None:
        now = datetime.now(UTC)
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in sorted(self._folder.glob("crash-*.txt"))[:-_MOST_FILES]:
                old.unlink(missing_ok=True)
            path.write_text(f"{_about(now)}\n{text}", "utf-8")
        except OSError:
            log.exception("no crash file")
            return None
        return path


def _about(now: datetime) -> str:
    try:
        own = version("onscene-commander")
    except PackageNotFoundError:
        own = "not installed"
    return (
        f"Commander {own}, Python {platform.python_version()}, {platform.platform()}, {now:%FT%TZ}"
    )
