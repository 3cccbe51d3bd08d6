"""How a cell of a plan is edited: text of several lines, or a choice of codes that are there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
Choices = Callable[[str], Sequence[str]]


class CellDelegate(QStyledItemDelegate):
    """``choices`` returns the codes that a column takes, none for free text."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index, /
    ) -> QWidget:
        column = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        choices = self._choices(column)
        if choices:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(["", *choices])
            return box
        return QLineEdit(parent)

    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text.strip().replace("\n", " ⏎ "))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index, /) -> None:
        before = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            text = editor.currentText().strip()
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if "⏎" in text or "\n" in before:  # lines of a list; the last break keeps them apart
                lines = [part.strip() for part in text.split("⏎") if part.strip()]
                text = "\n".join((*lines, "")) if lines else ""
        else:
            return
        if text.strip() != before.strip():
            model.setData(index, text)
