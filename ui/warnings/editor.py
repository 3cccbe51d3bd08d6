"""A warning that is written or changed: all it says, both languages side by side."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.clock import Clock
from commander.domain.feature import Feature
from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning, WarningStatus
from commander.errors import UserError
from commander.linkage.warnings import DEMANDED, missing
from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.warnings.texts import TEXTS, Texts
from ui.warnings.warning_words import FIELDS, lacking
from ui.widgets.due import parse_due

PLACE: Final = "{place}"
_LINES: Final = ("hazard", "category", "issuer", "area")
_TIMES: Final = ("starts_at", "expires_at")
translate = QCoreApplication.translate
Values = dict[str, object]


class Editor(QFrame):
    """Ctrl+Enter saves what was changed; Escape puts it away, what was typed stays.

    Signals:
        wanted: fields to write.
        left: it is to be put away.
        area_wanted: an area is to be drawn on the map.
    """

    wanted = Signal(object)
    left = Signal()
    area_wanted = Signal()

    def __init__(
        self, theme: Theme, clock: Clock, zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._zone = theme, clock, zone
        self._base = PublicWarning()
        self._lines = {name: QLineEdit() for name in (*_LINES, *_TIMES)}
        self._level, self._feature = QComboBox(), QComboBox()
        self._texts = Texts(theme)
        self._captions: dict[str, QLabel] = {}
        self._lacks, self._wrong = _note("warning"), _note("danger")
        self._draw = QPushButton(translate("Warnings", "Draw it") + "  Ctrl+G")
        self._save, self._cancel = QPushButton(), QPushButton(translate("Warnings", "Put away"))
        dress(self, role="card")
        self._lay_out()
        self._connect()

    def show_warning(self, warning: PublicWarning, areas: Sequence[Feature]) -> None:
        """Show a warning; what was typed meanwhile and not saved stays."""
        typed = self.typed() if self._base.key == warning.key else {}
        self._base = warning
        self._offer(areas)
        self._fill(warning)
        self.put_back(typed)

    def typed(self) -> Values:
        """Return the raw content of the fields that differ from the record."""
        shown = self._raw(self._base)
        return {name: value for name, value in self._content().items() if value != shown[name]}

    def put_back(self, typed: Mapping[str, object]) -> None:
        """Put content into fields that was typed before."""
        for name, value in typed.items():
            if name in self._lines:
                self._lines[name].setText(str(value))
            elif name in TEXTS and isinstance(value, dict):
                self._texts.show_texts({**self._texts.texts(), name: value})
            elif name in ("level", "feature"):
                box = self._level if name == "level" else self._feature
                box.setCurrentIndex(max(0, box.findData(value)))
        self._mark()

    def submit(self) -> None:
        """Ask for what was changed to be written; a time that is none is said."""
        try:
            fields = self._fields()
        except UserError as error:
            self.refused(error)
            return
        if not fields:
            self.left.emit()
            return
        self._save.setEnabled(False)
        self.wanted.emit(fields)

    def saved(self) -> None:
        """It is written."""
        self._save.setEnabled(True)
        self._wrong.hide()

    def refused(self, error: Exception) -> None:
        """It is not written, and why; what was typed stays."""
        self._save.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._wrong.setText(words.error(error))
        self._wrong.show()

    def take_focus(self) -> None:
        """Begin in the first field that has to be filled."""
        lacks = missing(self._base)
        name = next((one for one in ("area", "starts_at", "issuer") if one in lacks), "area")
        self._lines[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._save.isEnabled():
                self.submit()
        elif ctrl and event.key() == Qt.Key.Key_G:
            self.area_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> Values:
        """Return what differs from the record, as the record has it."""
        content = self._content()
        place = str(content["area"])
        fields: Values = {name: content[name] for name in (*_LINES, "level", "feature")}
        for name in TEXTS:
            by = content[name]
            texts = by if isinstance(by, dict) else {}
            fields[name] = {
                code: text.replace(PLACE, place) if place else text for code, text in texts.items()
            }
        shown = self._raw(self._base)
        for name in _TIMES:
            same = content[name] == shown[name]
            fields[name] = getattr(self._base, name) if same else self._time(name)
        if not str(fields["hazard"]):
            raise UserError("Say which danger the warning is about.")
        return {name: value for name, value in fields.items() if value != getattr(self._base, name)}

    def _time(self, name: str) -> int:
        text = self._lines[name].text().strip()
        if text.casefold() in (translate("Warnings", "now"), "now"):
            return self._clock.now()
        found = parse_due(text, self._clock.now(), self._zone)
        if found is None:
            field = FIELDS[name]()
            raise UserError(
                "{field}: “{typed}” is no time. Write 20:55 or +90.", field=field, typed=text
            )
        return found

    def _raw(self, warning: PublicWarning) -> Values:
        """Return a record's values as the fields hold them."""
        found: Values = {name: getattr(warning, name) for name in (*_LINES, "level", "feature")}
        used = sorted({code for name in TEXTS for code in getattr(warning, name)})
        for name in TEXTS:
            found[name] = {code: getattr(warning, name).get(code, "") for code in used}
        for name in _TIMES:
            at = getattr(warning, name)
            found[name] = words.clock(at, self._zone, "minute") if at else ""
        return found

    def _content(self) -> Values:
        texts = self._texts.texts()
        return {
            **{name: line.text().strip() for name, line in self._lines.items()},
            **{name: dict(sorted(texts[name].items())) for name in TEXTS},
            "level": str(self._level.currentData() or ""),
            "feature": str(self._feature.currentData() or ""),
        }

    def _fill(self, warning: PublicWarning) -> None:
        raw = self._raw(warning)
        for name, line in self._lines.items():
            line.setText(str(raw[name]))
            line.setCursorPosition(0)
        self._texts.show_texts({name: getattr(warning, name) for name in TEXTS})
        for box, name in ((self._level, "level"), (self._feature, "feature")):
            box.setCurrentIndex(max(0, box.findData(raw[name])))
        approved = warning.status == WarningStatus.APPROVED
        save = translate("Warnings", "Save, approve anew") if approved else ""
        self._save.setText((save or translate("Warnings", "Save")) + "  Ctrl+Enter")
        self._mark()

    def _mark(self) -> None:
        """Name the obligatory contents that are missing, as it would be saved now."""
        content = self._content()
        known: Values = {name: bool(content[name]) for name in _TIMES}
        texts = {name: content[name] for name in (*_LINES, *TEXTS, "level")}
        shown = PublicWarning(**{**texts, "starts_at": int(bool(known["starts_at"]))})  # type: ignore[arg-type]
        lacks = missing(shown)
        for name, caption in self._captions.items():
            dress(caption, tone="warning" if name in lacks else "")
        self._texts.mark(lacks)
        text = translate("Warnings", "* Still missing: {fields}")
        self._lacks.setText(text.format(fields=lacking(lacks)) if lacks else "")
        self._lacks.setVisible(bool(lacks))

    def _offer(self, areas: Sequence[Feature]) -> None:
        box = self._feature
        box.blockSignals(True)
        box.clear()
        box.addItem(translate("Warnings", "none"), "")
        for one in areas:
            kind = words.feature_kind(one.kind)
            box.addItem(f"{one.label} · {kind}" if one.label else kind, one.key)
        if self._base.feature and box.findData(self._base.feature) < 0:
            box.addItem(translate("Warnings", "a drawing that was lifted"), self._base.feature)
        box.blockSignals(False)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(self._theme.px(2))
        self._level.addItem(translate("Warnings", "not said"), "")
        for one in sorted(WARNING_LEVEL.steps, key=lambda step: -step.rank):
            self._level.addItem(words.scale_step("warning_level", one.code).short, one.code)
        for box in (self._level, self._feature):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self._lines["starts_at"].setPlaceholderText(translate("Warnings", "now, 20:55 or +15"))
        self._lines["expires_at"].setPlaceholderText(translate("Warnings", "20:55 or +90"))
        places: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("hazard", self._lines["hazard"], 0, 0, 2),
            ("level", self._level, 0, 2, 1),
            ("category", self._lines["category"], 0, 3, 1),
            ("area", self._lines["area"], 2, 0, 2),
            ("feature", self._feature, 2, 2, 1),
            ("issuer", self._lines["issuer"], 4, 0, 2),
            ("starts_at", self._lines["starts_at"], 4, 2, 1),
            ("expires_at", self._lines["expires_at"], 4, 3, 1),
        )
        for name, widget, row, place, span in places:
            word = FIELDS[name]()
            caption = QLabel(f"{word} *" if name in DEMANDED else word)
            dress(caption, role="caption")
            caption.setBuddy(widget)
            widget.setAccessibleName(word)
            self._captions[name] = caption
            grid.addWidget(caption, row, place, 1, span)
            grid.addWidget(widget, row + 1, place, 1, span)
        grid.addWidget(self._draw, 3, 3)
        for place in range(4):
            grid.setColumnStretch(place, 1 if place <= 1 else 2)
        buttons = QHBoxLayout()
        dress(self._save, role="primary")
        dress(self._cancel, role="quiet")
        self._cancel.setToolTip(translate("Warnings", "What was typed stays (Esc)"))
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(grid)
        column.addWidget(self._texts)
        column.addWidget(self._lacks)
        column.addWidget(self._wrong)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._mark)
        self._level.currentIndexChanged.connect(self._mark)
        self._texts.edited.connect(self._mark)
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.left)
        self._draw.clicked.connect(self.area_wanted)


def _note(tone: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, role="small", tone=tone)
    label.hide()
    return label
