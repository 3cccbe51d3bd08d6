"""Hazards of the incidents before that still hold: shown, and taken over where that is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.linkage.succession import Carried, carried
from ui import words
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow

_MOST = 12


class HazardsBox(QWidget):
    """Hidden while nothing is carried over; nothing is taken over unless somebody ticks it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = ""
        self._boxes: dict[str, QCheckBox] = {}
        self._head = QLabel()
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        dress(self._head, role="caption")
        self._row = FlowRow(spacing=context.theme.px(2 * STEP))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(STEP))
        column.addWidget(self._head)
        column.addWidget(self._row)
        self.hide()

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The hazards that can be taken over, by the drawing's key."""
        return self._boxes

    def ask(self, parent: str) -> None:
        """Read what an incident that follows from this one would take over."""
        if parent == self._parent and not self.isHidden():
            return
        self._parent = parent
        if not parent:
            self._show(parent, None)
            return
        reader, stream = self._context.reader, self._context.stream

        def read() -> Carried:
            known = reader.all(Incident, stream)
            child = Incident(key="", parent=parent)
            return carried(child, known, reader.all(Feature, stream), ())

        self._context.jobs.run(
            read, lambda found: self._show(parent, found), key=f"hazards.{id(self)}"
        )

    def chosen(self) -> tuple[str, ...]:
        """Return the hazards that are to be taken over."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def _show(self, parent: str, found: Carried | None) -> None:
        if parent != self._parent:
            return
        self._row.clear()
        self._boxes = {}
        hazards = found.hazards if found is not None else ()
        for one in hazards[:_MOST]:
            kind = words.feature_kind(one.kind)
            box = QCheckBox((f"{one.label} · {kind}" if one.label else kind).replace("&", "&&"))
            self._row.add(box)
            self._boxes[one.key] = box
        text = self.tr("Still dangerous there; tick what belongs to this incident from now on:")
        if len(hazards) > _MOST:
            more = self.tr("{count} more on the map").format(count=len(hazards) - _MOST)
            text = f"{text} ({more})"
        self._head.setText(text)
        self.setVisible(bool(hazards))
