"""Work on a file as the window sees it: how far it is, Cancel, and its end."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from commander.interop.geo_item import Watch
from ui.files.file_words import phase as phase_words
from ui.jobs import Jobs
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_T = TypeVar("_T")
_EVERY: Final = 0.1
_WHOLE: Final = 1_000


class Running(QWidget):
    """A line with a bar and Cancel; there while something runs.

    Work that was given up for another one ends by itself, and nothing is heard of it.
    """

    _told = Signal(object, str, int, int)

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._watch: Watch | None = None
        self.phase = QLabel()
        self.phase.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.phase, role="muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Stop. What is only half done is taken back"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3 * STEP))
        row.addWidget(self.phase)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self._told.connect(self.show_progress, Qt.ConnectionType.QueuedConnection)
        # It keeps its room, so that nothing jumps when it comes and goes.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def active(self) -> bool:
        """Whether something runs."""
        return self._watch is not None

    def start(
        self,
        work: Callable[[Watch], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Work on another thread; one of the callbacks is called on this one at the end."""
        watch = self.begin()

        def ended(result: _T) -> None:
            if self.end(watch):
                done(result)

        def wrong(error: Exception) -> None:
            if self.end(watch):
                failed(error)

        self._jobs.run(lambda: work(watch), ended, wrong)

    def begin(self) -> Watch:
        """Show that something begins that is done elsewhere; `end` ends it."""
        self.cancel()
        last = 0.0

        def told(phase: str, done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _EVERY or done >= total:
                last = now
                with suppress(RuntimeError):  # the window is gone; the work ends soon
                    self._told.emit(watch, phase, done, total)

        watch = Watch(told)
        self._watch = watch
        self.phase.setText("")
        self.bar.setValue(0)
        self.cancel_button.setEnabled(True)
        self.show()
        return watch

    def end(self, watch: Watch) -> bool:
        """Hide the line if it is still about this work; whether it was."""
        if self._watch is not watch:
            return False
        self._watch = None
        self.hide()
        return True

    def cancel(self) -> None:
        """Ask the work to stop; its end is told as any other."""
        if self._watch is not None:
            self._watch.cancel.set()
            self.cancel_button.setEnabled(False)

    @Slot(object, str, int, int)
    def show_progress(self, watch: Watch, phase: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if watch is self._watch:
            self.phase.setText(phase_words(phase))
            self.bar.setValue(_WHOLE * done // max(1, total))
