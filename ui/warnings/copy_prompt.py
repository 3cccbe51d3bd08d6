"""A warning as plain text for the radio or a short message: chosen below it, copied with a key."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from commander.errors import UserError
from commander.linkage.warning_text import LANGUAGES, full, short
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.warnings.data import Item, Shown
from ui.warnings.warning_words import LANGUAGE_NAMES
from ui.widgets.flow import FlowRow
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
_CAP: Final = "5"
_FORMS: Final = tuple((language, form) for language in LANGUAGES for form in (full, short))


class CopyPrompt(QFrame):
    """1–4 copy; what was copied stands below, with its length.

    Signals:
        left: Escape.
    """

    left = Signal()

    def __init__(
        self, context: Context, item: Item, shown: Shown, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context, self._item, self._zone = context, item, shown.zone
        self._warning, self._exercise = item.warning, shown.exercise
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self, role="card")
        row = FlowRow(spacing=theme.px(STEP))
        for number, (language, form) in enumerate(_FORMS, 1):
            whole = translate("Warnings", "whole text")
            brief = translate("Warnings", "short message")
            name = whole if form is full else brief
            pill = Pill(theme, f"{LANGUAGE_NAMES[language]}, {name}  {number}", compact=True)
            pill.clicked.connect(partial(self.copy, number - 1))
            row.add(pill)
        if self._warning.issued_at:
            file = Pill(theme, translate("Warnings", "CAP file") + f"  {_CAP}", compact=True)
            file.clicked.connect(self.ask_file)
            row.add(file)
        self.preview, self.told = QLabel(), QLabel()
        for label in (self.preview, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dress(self.told, role="small", tone="ok")
        self.told.setText(translate("Warnings", "1–4 copies it · Esc closes"))
        step = theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(row)
        column.addWidget(self.preview)
        column.addWidget(self.told)
        self.preview.hide()

    def take_focus(self) -> None:
        """Let the keys work."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self, place: int) -> None:
        """Copy one of the forms."""
        language, form = _FORMS[place]
        text = form(self._warning, language, self._zone)
        QGuiApplication.clipboard().setText(text)
        self.preview.setText(text)
        self.preview.show()
        said = translate("Warnings", "Copied: {count} letters")
        self.told.setText(said.format(count=len(text)))

    def ask_file(self) -> None:
        """Ask where the CAP alert is to be written; the dialog blocks nothing."""
        dialog = QFileDialog(self, translate("Warnings", "CAP file"), "", "CAP 1.2 (*.xml *.cap)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xml")
        dialog.setModal(False)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.show()

    def write(self, path: Path) -> None:
        """Write the latest step as a CAP alert."""
        from commander.interop.cap import cap_alert  # noqa: PLC0415 - only here

        item, exercise, zone = self._item, self._exercise, self._zone

        def save() -> Path:
            alert = cap_alert(
                item.warning,
                item.steps,
                item.area,
                event_type=item.event_type,
                exercise=exercise,
                zone=zone,
            )
            try:
                path.write_bytes(alert)
            except OSError as error:
                reason = error.strerror or str(error)
                raise UserError(
                    "{file} cannot be written: {reason}.", file=path.name, reason=reason
                ) from error
            return path

        def written(where: Path) -> None:
            if isValid(self):
                said = translate("Warnings", "Written: {file}")
                self.told.setText(said.format(file=where))

        self._context.jobs.run(save, written, self._context.notify)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_5 and self._warning.issued_at:
            self.ask_file()
        elif 0 <= place < len(_FORMS):
            self.copy(place)
        else:
            super().keyPressEvent(event)
