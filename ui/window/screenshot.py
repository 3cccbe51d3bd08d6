"""Renders the window and its parts to pictures: ``commander --screenshot DIR``."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from commander.domain.work import Task
from commander.errors import UserError
from ui.window.session import Session

_MAP_MS: Final = 15_000
_REST_MS: Final = 700
_LOOK_MS: Final = 50
_SIZE: Final = re.compile(r"(\d{3,5})x(\d{3,5})")


def parse_size(text: str, scale: float) -> QSize:
    """Return the window's size in Qt's pixels for “1920x1080” of the screen; UserError else."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise UserError("{size} is no size; write it like 1920x1080.", size=text)
    return QSize(round(int(found[1]) / scale), round(int(found[2]) / scale))


@dataclass(frozen=True, slots=True)
class Pause:
    """Until the next step: at most ``limit_ms``, less when ``done`` says so."""

    limit_ms: int = _REST_MS
    done: Callable[[], bool] = lambda: False


class Screenshots(QObject):
    """Takes one picture after another while the window's own event loop runs.

    Signals:
        finished: all are taken; the exit code of the program.
    """

    finished = Signal(int)

    def __init__(self, folder: Path, size: QSize, parent: QObject | None = None) -> None:
        """``size`` is the window's in Qt's pixels."""
        super().__init__(parent)
        self._folder = folder
        self._size = size
        self._steps: Iterator[Pause] = iter(())
        self._pause = Pause()
        self._waited = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)

    def take(self, session: Session) -> None:
        """Begin; `finished` tells the end."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            print(f"{self._folder}: {error.strerror}", file=sys.stderr)  # noqa: T201 - no window
            self.finished.emit(1)
            return
        self._steps = self._all(session)
        self._clock.start()
        self._next()

    def _look(self) -> None:
        self._waited += _LOOK_MS
        if self._waited >= self._pause.limit_ms or self._pause.done():
            self._next()

    def _next(self) -> None:
        pause = next(self._steps, None)
        if pause is None:
            self._clock.stop()
            self.finished.emit(0)
            return
        self._pause, self._waited = pause, 0

    def _all(self, session: Session) -> Iterator[Pause]:
        window = session.window
        window.resize(self._size)
        window.show()
        view = window.panels.map.view
        yield Pause(_MAP_MS, lambda: view.is_settled)
        yield Pause()
        if not window.frame.starting:
            self._save(window, "main-window")
            yield from self._panels(session)
            yield from self._overlays(session)
            window.frame.set_starting(starting=True)
            yield Pause()
        self._save(window, "start")

    def _panels(self, session: Session) -> Iterator[Pause]:
        window = session.window
        for name in window.docks.names:
            window.docks.show(name)
            yield Pause(_REST_MS // 2)
            self._save(window.panels.work.get(name) or getattr(window.panels, name), name)
        tasks = session.context.reader.all(Task, session.context.stream)
        opened = next((task for task in tasks if task.is_open()), None)
        if opened is not None:
            window.reveal("task", opened.key)
            yield Pause()
            window.panels.board.open_card()
            yield Pause()
            self._save(window, "card")
            session.context.selection.clear()

    def _overlays(self, session: Session) -> Iterator[Pause]:
        window = session.window
        for overlay, name in (
            (window.palette_overlay, "palette"),
            (window.key_sheet, "keys"),
            (session.outbox, "outbox"),
            (session.conflicts, "conflicts"),
            (session.bundles.exporting, "export"),
            (session.files.panel, "map-files"),
            (session.areas, "areas"),
        ):
            overlay.open()
            yield Pause()
            self._save(window, name)
            overlay.close_overlay()
        session.outbox.toggle_page(1)
        yield Pause()
        self._save(window, "network")
        session.outbox.close_overlay()
        for form, name in (
            (window.frame.forms.new_incident, "new-incident"),
            (window.frame.forms.desk, "operator"),
        ):
            form.open()
            yield Pause()
            self._save(window, name)
            form.put_away()

    def _save(self, widget: QWidget, name: str) -> None:
        widget.grab().save(str(self._folder / f"{name}.png"))
