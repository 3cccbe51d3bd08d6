"""The form in which a report is recorded: its words, and what they have to contain."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.step_form import StepForm

translate = QCoreApplication.translate
_HIGH = 72
_WIDE = 380


class ReportForm(StepForm):
    """Ctrl+Enter records it. Each obligatory content is ticked, by hand or because it is named."""

    def __init__(
        self, theme: Theme, demanded: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            translate("Duties", "Record that the report was made"),
            translate("Duties", "Record") + "  Ctrl+Enter",
            (),
            parent,
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(_HIGH))
        self.text.setMinimumWidth(theme.px(_WIDE))
        self.text.setPlaceholderText(translate("Duties", "What was reported"))
        self.text.textChanged.connect(self._tick)
        self.text.installEventFilter(self)
        self.add_box(translate("Duties", "Text of the report"), self.text)
        self.boxes: list[QCheckBox] = []
        if demanded:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for name in demanded:
                box = QCheckBox(name.replace("&", "&&"))
                box.setProperty("content", name)
                box.setAccessibleName(name)
                column.addWidget(box)
                self.boxes.append(box)
            self.add_box(translate("Duties", "It has to say"), holder)
        self.flow_buttons()

    def typed(self) -> dict[str, str]:
        """Return the text, and the contents that are ticked, a line each."""
        ticked = [str(box.property("content")) for box in self.boxes if box.isChecked()]
        return {"text": self.text.toPlainText().strip(), "ticked": "\n".join(ticked)}

    def put(self, texts: Mapping[str, str]) -> None:
        """Put back what was typed before."""
        self.text.setPlainText(texts.get("text", ""))
        ticked = texts.get("ticked", "").splitlines()
        for box in self.boxes:
            box.setChecked(box.isChecked() or box.property("content") in ticked)

    def submit(self) -> None:
        missing = [str(box.property("content")) for box in self.boxes if not box.isChecked()]
        if not self.typed()["text"]:
            self.fail_text(translate("Duties", "Write what was reported."))
        elif missing:
            words = translate("Duties", "The report has to say as well: {missing}")
            self.fail_text(words.format(missing=", ".join(missing)))
        else:
            super().submit()

    def finish(self) -> None:
        self.text.clear()
        super().finish()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
        return super().eventFilter(watched, event)

    def _tick(self) -> None:
        """Tick what the text names; what was ticked by hand stays."""
        said = self.text.toPlainText().casefold()
        for box in self.boxes:
            if str(box.property("content")).casefold() in said:
                box.setChecked(True)
