"""A field that is filled by typing a part of a name: what matches is offered below it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_MOST: Final = 10


class ChoiceField(QLineEdit):
    """Offers choices, each a key and its label, that contain what was typed; ↓ offers all.

    Signals:
        chosen: the key of the choice that was taken.
        entered: Enter with a text that is no choice (the text).
        left: Escape.
    """

    chosen = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, str] = {}
        self._labels = QStringListModel(self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        # Queued: the completer writes its own text into the field after it has told.
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self.returnPressed.connect(self._enter)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these keys and labels; of two equal labels the second one gets its key added."""
        self._keys = {}
        for key, label in choices:
            self._keys[label if label not in self._keys else f"{label} · {key}"] = key
        self._labels.setStringList(list(self._keys))

    def take_first(self) -> bool:
        """Take the only or the equal match of what was typed; whether there was one."""
        typed = self.text().strip().casefold()
        if not typed:
            return False
        found = [label for label in self._keys if typed in label.casefold()]
        equal = [label for label in found if label.casefold() == typed]
        if len(equal or found) != 1:
            return False
        self._take((equal or found)[0])
        return True

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Down and not self.text():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if not self.take_first():
            self.entered.emit(self.text().strip())

    def _take(self, label: str) -> None:
        key = self._keys.get(label)
        if key is not None:
            self.clear()
            self.chosen.emit(key)
