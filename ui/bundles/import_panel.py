"""Import: what is in a file, how much of it is usable, and what came of taking it in."""

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.errors import UserError
from commander.sync.bundle.problems import Locked, WrongPassphrase
from ui import words
from ui.bundles import bundle_words
from ui.bundles.files import BUNDLE, choose
from ui.bundles.running import Running
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.zone import zone_in

if TYPE_CHECKING:
    from commander.sync.bundle.examine import Report
    from commander.sync.bundle.taking import Taken

_SIZE: Final = QSize(800, 470)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STATE: Final = 3


class ImportPanel(Overlay):
    """Looks into a file first; Enter takes it in.

    Signals:
        imported: a `Taken`, after something was taken in.
    """

    imported = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._path: Path | None = None
        self._secret = ""
        self.file = ElidedLabel()
        self.made = QLabel()
        self.choose_button = QPushButton(self.tr("Choose file…"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(self.tr("Passphrase of this file"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of this file"))
        self.open_button = QPushButton(self.tr("Open"))
        self.list = QTreeWidget()
        self.import_button = QPushButton(self.tr("Import"))
        self.readable_button = QPushButton(self.tr("Take what is readable"))
        self.readable_button.setToolTip(
            self.tr("Takes in the pages of damaged operations that are whole, too")
        )
        dress(self.import_button, role="primary")
        self.running = Running(context.theme, context.bridge, self)
        self.result = QLabel()
        self.nothing = QLabel(self.tr("Choose a file, or drop it on the window."))
        self._lay_out()
        self.choose_button.clicked.connect(self.ask_which)
        self.open_button.clicked.connect(self._unlock)
        self.import_button.clicked.connect(self.take)
        self.readable_button.clicked.connect(lambda: self.take(readable=True))
        self._clear()

    def take_focus(self) -> None:
        """Begin with the next thing to do."""
        boxes = (self.passphrase, self.import_button, self.choose_button)
        next(box for box in boxes if box.isVisibleTo(self)).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def ask_which(self) -> None:
        """Choose a file."""
        self.open()
        choose(self, self.tr("Import from a file"), BUNDLE, self.look_at)

    def look_at(self, path: Path) -> None:
        """Look into a file."""
        self._path, self._secret = path, ""
        self.passphrase.clear()
        self._clear()
        self.file.set_text(path.name)
        self.open()
        self._look()

    def take(self, *, readable: bool = False) -> None:
        """Take the file in: what is whole of it, or all that is readable."""
        path, secret = self._path, self._secret
        if path is None or self.running.active:
            return
        self._say("")
        self._offer(nothing=True)
        bundles = self._context.post.bundles
        self.running.start(
            lambda watch: bundles.take_in(path, secret, watch, readable=bool(readable)),
            self._taken,
            self._failed,
        )

    def rows(self) -> list[tuple[str, ...]]:
        """Return what the list shows, line by line."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        columns = range(self.list.columnCount())
        return [tuple(item.text(column) for column in columns) for item in found if item]

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        elif focused is self.passphrase:
            self._unlock()
        elif self.import_button.isVisibleTo(self):
            self.take()

    def _unlock(self) -> None:
        self._secret = self.passphrase.text()
        if self._secret:
            self._look()

    def _look(self) -> None:
        path, secret = self._path, self._secret
        if path is None:
            return
        self._say("")
        bundles = self._context.post.bundles
        self.running.start(
            lambda watch: bundles.examine(path, secret, watch), self._looked, self._failed
        )

    def _looked(self, report: "Report") -> None:
        self._lock(locked=False)
        self._show(report, frozenset())
        tone = "" if report.sound else "warning"
        self._say("\n".join([bundle_words.verdict(report), *bundle_words.beside(report)]), tone)
        self._offer(whole=bool(report.usable), readable=bool(report.damaged))
        self.take_focus()

    def _taken(self, taken: "Taken") -> None:
        report = taken.report
        self._show(report, frozenset(taken.streams))
        lines = [*bundle_words.came_of_it(taken), bundle_words.verdict(report)]
        lines += bundle_words.beside(report)[1:] if report.items else bundle_words.beside(report)
        left = bool(taken.left)
        self._say("\n".join(lines), "warning" if left or taken.count.parked else "ok")
        self._offer(readable=left)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if taken.streams:
            self.imported.emit(taken)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, Locked | WrongPassphrase):
            self._lock(locked=True)
        self._offer(whole=bool(self.rows()), nothing=not self.rows())
        asked = isinstance(error, Locked)
        self._say(words.error(error), "" if asked else "danger")

    def _lock(self, *, locked: bool) -> None:
        self.passphrase.setVisible(locked)
        self.open_button.setVisible(locked)
        if locked:
            self.passphrase.selectAll()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, report: "Report", taken: frozenset[str]) -> None:
        zone = self._zone()
        self.made.setText(bundle_words.maker(report, zone))
        self.list.clear()
        for one in report.parts:
            part = one.part
            span = bundle_words.span(part.first, part.last, zone) if part.first else ""
            state = bundle_words.state(one, taken=part.stream in taken)
            name = part.name or part.stream
            item = QTreeWidgetItem([name, bundle_words.number(part.changes), span, state])
            item.setToolTip(0, name)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not one.whole and not one.demonstration:
                item.setForeground(_STATE, self._theme.colour("red"))
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(report.parts))
        self.nothing.hide()

    def _clear(self) -> None:
        self.list.clear()
        self.list.hide()
        self.made.setText("")
        self.nothing.setVisible(self._path is None)
        self._lock(locked=False)
        self._offer(nothing=True)
        self._say("")

    def _offer(self, *, whole: bool = False, readable: bool = False, nothing: bool = False) -> None:
        self.import_button.setVisible(whole and not nothing)
        self.readable_button.setVisible(readable and not nothing)

    def _say(self, text: str, tone: str = "") -> None:
        self.result.setText(text)
        dress(self.result, tone=tone)

    def _zone(self) -> tzinfo:
        return zone_in(self._context.reader, self._context.stream)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        for label in (self.made, self.result, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dress(self.made, role="muted")
        dress(self.nothing, role="muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Import from a file"))
        dress(title, role="title")
        dress(self.file, role="strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * step, 5 * step, 6 * step, 5 * step)
        column.setSpacing(2 * step)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.choose_button)
        column.addLayout(head)
        column.addWidget(self.file)
        column.addWidget(self.made)
        column.addWidget(self._table(), 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.result)
        column.addWidget(self.running)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * step)
        buttons.addWidget(self.passphrase, 1)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        buttons.addWidget(self.readable_button)
        buttons.addWidget(self.import_button)
        column.addLayout(buttons)

    def _table(self) -> QTreeWidget:
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Operations in the file"))
        self.list.setHeaderLabels(
            [
                self.tr("Operation"),
                self.tr("Changes"),
                self.tr("Written between"),
                self.tr("State"),
            ]
        )
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return self.list
