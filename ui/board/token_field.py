"""A set of named things: each a button that takes it out, and a field that puts another one in."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowRow


class TokenField(QWidget):
    """Shows what is in the set and completes what may come in.

    Signals:
        changed: the keys now in the set, as a tuple.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._labels: dict[str, str] = {}
        self._row = FlowRow(spacing=theme.px(STEP))
        self._field = ChoiceField(placeholder)
        self._field.chosen.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(STEP))
        column.addWidget(self._row)
        column.addWidget(self._field)
        self.setFocusProxy(self._field)

    @property
    def field(self) -> ChoiceField:
        """The field that is typed into."""
        return self._field

    def show_keys(self, keys: Sequence[str], choices: Sequence[tuple[str, str]]) -> None:
        """Show these keys as in the set, and offer the rest of the choices."""
        labels = dict(choices)
        if tuple(keys) == self._keys and labels == self._labels:
            return
        self._keys, self._labels = tuple(keys), labels
        self._field.set_choices([pair for pair in choices if pair[0] not in self._keys])
        self._row.clear()
        for key in self._keys:
            self._row.add(self._token(key))
        self._row.setVisible(bool(self._keys))

    def _token(self, key: str) -> QPushButton:
        label = self._labels.get(key, key)
        button = QPushButton(f"{label}  ×".replace("&", "&&"))
        dress(button, role="pill", compact=True)
        words = QCoreApplication.translate("Board", "Take out {name}").format(name=label)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self._take_out(key))
        return button

    def _add(self, key: str) -> None:
        self.changed.emit((*self._keys, key))

    def _take_out(self, key: str) -> None:
        self.changed.emit(tuple(one for one in self._keys if one != key))
