"""Files that are written with an entry: dragged or pasted into its line, or chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from commander.domain.attachment import Content
from commander.errors import UserError
from ui import words
from ui.attached.attached import Attached
from ui.attached.choosing import choose_files
from ui.attached.incoming import Source
from ui.attached.tray import Tray
from ui.log.drafts import Drafts, Line
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_LARGE, STEP

translate = QCoreApplication.translate


class Enclosing(QObject):
    """Keeps the files of the lines being typed, and shows those of the current one in ``tray``.

    Signals:
        changed: the current line has other files, or one could not be read.
        ready: all files of a line (given) have been read.
    """

    changed = Signal()
    ready = Signal(object)

    def __init__(self, theme: Theme, drafts: Drafts, attached: Attached, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drafts = drafts
        self._attached = attached
        self.tray = Tray(theme, attached, removable=True, parent=parent)
        self.tray.removed.connect(self.remove)
        self.button = QToolButton(parent)
        theme.icons.bind(self.button, "attach", "muted", pixels=ICON_LARGE)
        dress(self.button, role="quiet")
        tip = translate("Log", "Attach files (Ctrl+Shift+A); drag or paste them into the line")
        self.button.setToolTip(tip)
        self.button.setAccessibleName(tip)
        self.button.clicked.connect(self.choose)
        drafts.switched.connect(self.show)
        drafts.listed.connect(self.show)

    def beside(self, field: QWidget) -> QWidget:
        """Return the line with the button that asks for files at its end."""
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(STEP))
        row.addWidget(field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        return both

    def show(self) -> None:
        """Show the files of the current line."""
        self.tray.show_files(self._drafts.current.files)

    def take(self, sources: Sequence[Source]) -> None:
        """Read these into the current line."""
        line = self._drafts.current
        if line.sending:
            line = self._drafts.fresh()
        for source in sources:
            line.reading += 1
            self._attached.read(source, self._taking(line), self._failing(line))
        self.changed.emit()

    def remove(self, content: Content) -> None:
        """Take a file off the current line."""
        line = self._drafts.current
        self._drafts.enclose(line, tuple(one for one in line.files if one is not content))
        self.changed.emit()

    def choose(self) -> None:
        """Ask for files to read into the current line; the window stays usable."""
        over = self.parent()
        choose_files(over if isinstance(over, QWidget) else None, self.take)

    def _taking(self, line: Line) -> Callable[[Content], None]:
        def take(content: Content) -> None:
            line.reading -= 1
            known = {one.digest for one in line.files}
            if content.digest not in known:
                self._drafts.enclose(line, (*line.files, content))
            self._read(line)

        return take

    def _failing(self, line: Line) -> Callable[[Exception], None]:
        def fail(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            line.reading -= 1
            line.waiting = False
            line.failure = words.error(error)
            self._read(line)

        return fail

    def _read(self, line: Line) -> None:
        self.changed.emit()
        if not line.reading:
            self.ready.emit(line)
