"""What is drawn: kind, name, order, measures and times in one bar over the map. Never modal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from commander.clock import Clock
from commander.domain.feature import Feature
from commander.errors import UserError
from commander.geodesy.forms import Form, Plume
from ui import words
from ui.map.draw_fields import MeasureFields
from ui.map.draw_kinds import offered, orders
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.due import parse_due

_LONGEST: Final = 200
_WIDTH: Final = 640
_CHECKS: Final = ("planned", "approx", "watch")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A geometry (GeoJSON), the radius of an older circle, how it was drawn, and its form.

    ``kind`` is the one proposed, else the likeliest for how it was drawn.
    """

    geometry: Mapping[str, Any]
    radius_m: float
    how: str
    form: Form | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the form needs to know: departments (key, name), the time zone, and whose clock."""

    clock: Clock
    zone: tzinfo
    departments: Sequence[tuple[str, str]] = ()


class OrderField(QLineEdit):
    """Takes the word of an order, and offers the usual ones.

    Signals:
        entered: Enter while orders are offered and none of them is chosen.
    """

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.returnPressed.connect(self._enter)

    def offer(self, orders: Sequence[str]) -> None:
        """Offer these from now on."""
        self._offered.setStringList(list(orders))

    def _enter(self) -> None:
        offers = self.completer().popup()
        if offers is not None and offers.isVisible() and not offers.currentIndex().isValid():
            offers.hide()
            self.entered.emit()


class DrawForm(QFrame):
    """Asks what was drawn, or shows what a drawing is so that it can be changed.

    Enter keeps it, Escape drops it.

    Signals:
        kept, dropped: what the operator decided; changed: what is shown of it meanwhile.
        measured: a measure was set (the new form).
    """

    kept = Signal()
    dropped = Signal()
    changed = Signal()
    measured = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._theme = theme
        self._drawn: Drawn | None = None
        self._feature: Feature | None = None
        self._around: Around | None = None
        self._kind = QComboBox(self)
        self._label = QLineEdit(self, maxLength=_LONGEST)
        self._order = OrderField(self)
        self._owner = QComboBox(self)
        self._ordered_at = QLineEdit(self)
        self._until = QLineEdit(self)
        self._note = QLineEdit(self, maxLength=_LONGEST)
        self._measures = MeasureFields(theme, self)
        self._planned = QCheckBox(self)
        self._approx = QCheckBox(self)
        self._watch = QCheckBox(self)
        self._hint = QLabel(self)
        self._reason = QLabel(self)
        self._keep = QPushButton(self)
        self._drop = QPushButton(self)
        self._dress()
        self._lay_out()
        self._connect()
        self._translate()
        self.hide()

    @property
    def drawn(self) -> Drawn | None:
        """What the form is about; None while it is closed."""
        return self._drawn

    @property
    def feature(self) -> Feature | None:
        """The drawing that is changed; None for a new one."""
        return self._feature

    @property
    def kind(self) -> str:
        """The kind chosen."""
        return str(self._kind.currentData() or "")

    @property
    def label(self) -> str:
        """The name given."""
        return self._label.text().strip()

    @property
    def planned(self) -> bool:
        """Whether it is planned and not yet in force."""
        return self._planned.isChecked()

    @property
    def approx(self) -> bool:
        """Whether place or size are known only roughly."""
        return self._approx.isChecked()

    def values(self) -> dict[str, object]:
        """The fields as a record has them; UserError for a time that is none.

        What is ordered now, and not only planned, is ordered at this time unless one was typed.
        """
        order = self._order.text().strip()
        ordered_at = self._time(self._ordered_at)
        if order and not ordered_at and not self.planned and self._feature is None:
            ordered_at = self._around.clock.now() if self._around else 0
        return {
            "kind": self.kind,
            "label": self.label,
            "order_word": order,
            "ordered_at": ordered_at,
            "until": self._time(self._until),
            "owner": str(self._owner.currentData() or ""),
            "note": self._note.text().strip(),
            **{name: self._check(name).isChecked() for name in _CHECKS},
        }

    def open(self, drawn: Drawn, around: Around, feature: Feature | None = None) -> None:
        """Ask about a new drawing, or show one that exists; its name gets the focus."""
        self._drawn, self._around, self._feature = drawn, around, feature
        shown = feature or Feature(kind=drawn.kind or offered(drawn.how)[0])
        self._fill_choices(drawn, around, shown)
        self._label.setText(shown.label)
        self._order.setText(shown.order_word)
        self._note.setText(shown.note)
        for field, at in ((self._ordered_at, shown.ordered_at), (self._until, shown.until)):
            field.setText(words.clock(at, around.zone, "minute") if at else "")
            field.setModified(False)
        for name in _CHECKS:
            self._check(name).setChecked(bool(getattr(shown, name)))
        self._measures.show_form(drawn.form)
        self._measures.show_size("")
        self._reason.hide()
        self._translate()
        self.show()
        self.raise_()
        self._label.setFocus()
        self._label.selectAll()
        self.changed.emit()

    def show_form(self, form: Form) -> None:
        """Show the measures of a form that handles or fields have changed."""
        if self._drawn is not None:
            drawn = self._drawn
            self._drawn = replace(drawn, form=form)
            self._measures.show_form(form)

    def show_size(self, text: str) -> None:
        """Say how large or long it is."""
        self._measures.show_size(text)
        self._fit()

    def say(self, reason: str) -> None:
        """Keep everything as it is and say why it could not be kept."""
        if reason != self._reason.text() or bool(reason) == self._reason.isHidden():
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
            self._fit()

    def close_form(self) -> None:
        """The drawing has been kept or dropped."""
        self._drawn = self._feature = None
        self.hide()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """As wide as the map allows, and as high as its fields then need."""
        parent = self.parentWidget()
        room = parent.width() - self._theme.px(6 * STEP) if parent else 0
        width = min(room, self._theme.px(_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _fit(self) -> None:
        """Be laid out anew: the fields may need another row."""
        self.updateGeometry()
        self.changed.emit()

    def _fill_choices(self, drawn: Drawn, around: Around, shown: Feature) -> None:
        self._kind.blockSignals(True)
        self._kind.clear()
        for kind in offered(drawn.how, shown.kind if self._feature else ""):
            self._kind.addItem(words.feature_kind(kind), kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(shown.kind)))
        self._kind.blockSignals(False)
        self._owner.clear()
        self._owner.addItem(self.tr("Nobody named"), "")
        for key, name in around.departments:
            self._owner.addItem(name, key)
        if shown.owner and self._owner.findData(shown.owner) < 0:
            self._owner.addItem(shown.owner, shown.owner)
        self._owner.setCurrentIndex(self._owner.findData(shown.owner))
        self._offer_orders()

    def _offer_orders(self) -> None:
        self._order.offer(orders(self.kind))
        first = next(iter(orders(self.kind)), "")
        example = first or self.tr("evacuate")
        self._order.setPlaceholderText(self.tr("Order, e.g. {example}").format(example=example))

    def _time(self, field: QLineEdit) -> int:
        around, feature = self._around, self._feature
        if around is None:
            return 0
        if feature is not None and not field.isModified():
            return feature.until if field is self._until else feature.ordered_at
        found = parse_due(field.text(), around.clock.now(), around.zone)
        if found is None:
            raise UserError("{typed} is no time of day.", typed=field.text().strip())
        return found

    def _check(self, name: str) -> QCheckBox:
        return {"planned": self._planned, "approx": self._approx, "watch": self._watch}[name]

    def _dress(self) -> None:
        dress(self._keep, role="primary")
        dress(self._drop, role="quiet")
        dress(self._hint, role="muted")
        dress(self._reason, tone="danger")
        for label in (self._reason, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._reason, self._hint):
            label.setWordWrap(True)
            label.hide()
        self.setFocusProxy(self._label)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._offer_orders)
        self._order.entered.connect(self.kept)
        self._kind.currentIndexChanged.connect(self.changed)
        for field in (self._label, self._order):
            field.textChanged.connect(self.changed)
        self._planned.toggled.connect(self.changed)
        self._approx.toggled.connect(self.changed)
        self._measures.edited.connect(self._measure)
        self._keep.clicked.connect(self.kept)
        self._drop.clicked.connect(self.dropped)

    def _measure(self, form: Form) -> None:
        self.show_form(form)
        self.measured.emit(form)

    def _lay_out(self) -> None:
        gap = self._theme.px(2 * STEP)
        grid = QGridLayout(self)
        grid.setContentsMargins(gap + 4, gap, gap + 4, gap)
        grid.setSpacing(gap)
        for column, field in enumerate((self._kind, self._label, self._order)):
            grid.addWidget(field, 0, column)
        for column, field in enumerate((self._owner, self._note)):
            grid.addWidget(field, 1, column)
        times = QHBoxLayout()
        times.setSpacing(gap)
        times.addWidget(self._ordered_at)
        times.addWidget(self._until)
        grid.addLayout(times, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._measures, 2, 0, 1, 3)
        grid.addWidget(self._hint, 3, 0, 1, 3)
        row = QHBoxLayout()
        row.setSpacing(gap + 4)
        for check in (self._planned, self._approx, self._watch):
            row.addWidget(check)
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._keep)
        grid.addLayout(row, 4, 0, 1, 3)
        grid.addWidget(self._reason, 5, 0, 1, 3)

    def _translate(self) -> None:
        is_text = self._drawn is not None and self._drawn.how == "text"
        self._label.setPlaceholderText(
            self.tr("The text on the map") if is_text else self.tr("Name (optional)")
        )
        self._note.setPlaceholderText(self.tr("Note"))
        self._ordered_at.setPlaceholderText(self.tr("Ordered at"))
        self._ordered_at.setToolTip(self.tr("20:55 or 2055; empty: now, once something is ordered"))
        self._until.setPlaceholderText(self.tr("Until"))
        self._until.setToolTip(self.tr("20:55, or +90 for minutes from now"))
        self._planned.setText(self.tr("Planned"))
        self._planned.setToolTip(self.tr("Not in force yet: drawn dashed"))
        self._approx.setText(self.tr("Approximate ≈"))
        self._watch.setText(self.tr("Watch"))
        self._watch.setToolTip(self.tr("Tell when a unit enters or leaves"))
        self._keep.setText(self.tr("Keep (Enter)"))
        self._drop.setText(self.tr("Drop (Esc)"))
        is_plume = self._drawn is not None and isinstance(self._drawn.form, Plume)
        self._hint.setVisible(is_plume)
        self._hint.setText(
            self.tr(
                "A planning sector, not a dispersion model. Take the distances from the table or "
                "the adviser and name them; in weak wind it turns: widen the angle."
            )
        )
        for field, name in (
            (self._kind, self.tr("Kind")),
            (self._label, self.tr("Name")),
            (self._order, self.tr("Order")),
            (self._owner, self.tr("Who answers for it")),
            (self._ordered_at, self.tr("Ordered at")),
            (self._until, self.tr("Until")),
            (self._note, self.tr("Note")),
        ):
            field.setAccessibleName(name)
        self._owner.setToolTip(self.tr("Who answers for it"))
