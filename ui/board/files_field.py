"""The files of an opened card: seen, opened, and more of them attached."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from commander.domain.attachment import Attachment
from ui.attached.attached import Attached
from ui.attached.choosing import choose_files
from ui.attached.incoming import offers, sources
from ui.attached.tray import Tray
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.pill import Pill


class FilesField(QWidget):
    """Files can also be dropped on it.

    Signals:
        opened: the key of the attachment to be seen.
        added: a list of `Source` to be attached.
    """

    opened = Signal(str)
    added = Signal(object)

    def __init__(self, theme: Theme, attached: Attached, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attached = attached
        self.tray = Tray(theme, attached, removable=False)
        words = QCoreApplication.translate("Board", "Attach files")
        self.add = Pill(theme, f"+ {words}", compact=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(STEP))
        column.addWidget(self.tray)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        self.setAcceptDrops(True)
        self.tray.opened.connect(self._open)
        self.add.clicked.connect(lambda: choose_files(self, self.added.emit))

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these, without the withdrawn."""
        self.tray.show_files([one for one in files if one.withdrawn is None])

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if offers(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        if offers(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _take(self, data: QMimeData) -> None:
        self.added.emit(sources(data, self._attached.pasted_name()))

    def _open(self, one: object) -> None:
        if isinstance(one, Attachment):
            self.opened.emit(one.key)
