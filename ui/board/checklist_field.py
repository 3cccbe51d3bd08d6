"""The checklist of an opened card: lines to tick, and a field for the next one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from commander.domain.work import ChecklistItem
from ui.theme.theme import Theme


class ChecklistField(QWidget):
    """Shows a checklist.

    Signals:
        checked: the number of a line (from 0) and whether it is done.
        added: the text of a new line.
    """

    checked = Signal(int, bool)
    added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ChecklistItem, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(1))
        self._new = _NewLine(QCoreApplication.translate("Board", "Add a line"))
        self._new.returnPressed.connect(self._add)
        self._column.addWidget(self._new)

    def show_items(self, items: tuple[ChecklistItem, ...]) -> None:
        """Show these lines."""
        if items == self._items:
            return
        if [item.text for item in items] != [item.text for item in self._items]:
            self._rebuild(items)
        self._items = items
        for box, item in zip(self._boxes, items, strict=True):
            box.setChecked(item.done)

    def _rebuild(self, items: tuple[ChecklistItem, ...]) -> None:
        for box in self._boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for number, item in enumerate(items):
            box = QCheckBox(item.text.replace("&", "&&"))
            box.setAccessibleName(item.text)
            box.clicked.connect(lambda done, at=number: self.checked.emit(at, done))
            self._column.insertWidget(number, box)
            self._boxes.append(box)

    def _add(self) -> None:
        text = self._new.text().strip()
        if text:
            self._new.clear()
            self.added.emit(text)


class _NewLine(QLineEdit):
    """Enter adds the line and goes no further: an opened card takes Enter for itself."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
