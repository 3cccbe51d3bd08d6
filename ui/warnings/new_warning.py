"""The row at the top in which a new warning is begun: from a prepared text, or free."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Incident
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.warnings.prepared import Prepared
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_pair

translate = QCoreApplication.translate
_FIRST = 4


class NewWarning(QFrame):
    """Typing finds a prepared text; Enter with other words begins a free one.

    Signals:
        wanted: the incident (key), the `Prepared` text or None, and the hazard of a free one.
        left: Escape.
    """

    wanted = Signal(str, object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._prepared: tuple[Prepared, ...] = ()
        self._language = "en"
        dress(self, role="raised")
        self.field = ChoiceField(
            translate("Warnings", "Which danger? A prepared text, or your own words")
        )
        self.incident = QComboBox()
        self.incident.setAccessibleName(translate("Warnings", "Incident"))
        self._likely = FlowRow(spacing=theme.px(STEP))
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        dress(self._problem, role="small", tone="danger")
        self._problem.hide()
        self.field.chosen.connect(self._choose)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.left)
        self._lay_out()

    @property
    def buttons(self) -> list[QPushButton]:
        """The likeliest texts, one press each."""
        return [one for one in self._likely.findChildren(QPushButton) if not one.isHidden()]

    def begin(self, incidents: Sequence[Incident], current: str) -> None:
        """Show the row for one incident, or let one be chosen among those that are open."""
        self.incident.clear()
        for one in incidents:
            self.incident.addItem(one.name, one.key)
        self.incident.setCurrentIndex(max(0, self.incident.findData(current)))
        self.incident.setVisible(len(incidents) > 1)
        self.refused("")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, prepared: tuple[Prepared, ...], language: str) -> None:
        """Offer these texts."""
        self._prepared, self._language = prepared, language
        labels = [(str(n), one.label(language)) for n, one in enumerate(prepared)]
        self.field.set_choices(labels)
        self._likely.clear()
        for number, (key, label) in enumerate(labels[:_FIRST], 1):
            name = label.split(" · ")[0].replace("&", "&&")
            button = QPushButton(f"{name}  Ctrl+{number}")
            dress(button, role="pill", compact=True)
            button.setToolTip(label)
            button.clicked.connect(lambda _on=False, key=key: self._choose(key))
            self._likely.add(button)

    def saved(self) -> None:
        """Be empty for the next one."""
        self.field.clear()
        self.refused("")
        self.hide()

    def refused(self, problem: str) -> None:
        """Say why there is none yet; what was typed stays."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif ctrl and 0 <= place < min(_FIRST, len(self._prepared)):
            self._choose(str(place))
        else:
            super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        text = self._prepared[int(key)]
        self.wanted.emit(str(self.incident.currentData() or ""), text, text.text.hazard)

    def _enter(self, typed: str) -> None:
        if not typed:
            self.refused(translate("Warnings", "Say which danger the warning is about."))
            return
        self.wanted.emit(str(self.incident.currentData() or ""), None, typed)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        row = QHBoxLayout()
        row.setSpacing(step)
        row.addWidget(self.field, 3)
        row.addWidget(self.incident, 2)
        self.incident.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column.addLayout(row)
        column.addWidget(self._likely)
        column.addWidget(self._problem)
        hints = QHBoxLayout()
        hints.addWidget(key_pair(self._theme, "Down", translate("Warnings", "all texts")))
        hints.addWidget(key_pair(self._theme, "Return", translate("Warnings", "begin")))
        hints.addWidget(key_pair(self._theme, "Esc", translate("Warnings", "close")))
        hints.addStretch(1)
        column.addLayout(hints)
