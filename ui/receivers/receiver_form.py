"""Setting a receiver up: what it is, where it is, what it moves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.receivers.source import BAUDS, FILE, KINDS, OWN, POST, SERIAL, SIMULATED, Source
from ui.receivers import receiver_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class ReceiverForm(QFrame):
    """A new receiver, or one that is changed. Enter keeps it, Esc leaves.

    Signals:
        kept: the `Source` as typed, to be checked.
        left: nothing is to be kept.
        line_wanted: the selected drawing is to be the line of a simulated drive.
    """

    kept = Signal(object)
    left = Signal()
    line_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="card")
        self._key = ""
        self._on = True
        self._stream = ""
        self.heading, self.wrong = QLabel(), QLabel()
        dress(self.heading, role="heading")
        dress(self.wrong, tone="danger")
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        self.kind, self.moves = QComboBox(), QComboBox()
        self.name, self.speed = QLineEdit(), QLineEdit()
        self.address = QComboBox()
        self.address.setEditable(True)
        self.address.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = QPushButton(self.tr("Take the selected line"))
        self.choose = QPushButton(self.tr("Choose"))
        self.keep = QPushButton(self.tr("Keep"))
        self.leave = QPushButton(self.tr("Not now"))
        dress(self.keep, role="primary")
        self.speed_label = QLabel()
        for code in KINDS:
            self.kind.addItem(receiver_words.kind(code), code)
        self._lay_out(theme)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self.line.clicked.connect(self.line_wanted)
        self.choose.clicked.connect(self._choose_log)
        for line in (self.name, self.speed, self.address.lineEdit()):
            if line is not None:
                line.returnPressed.connect(self._keep)

    def open(self, source: Source | None, ports: Sequence[str], stream: str) -> None:
        """Show an empty form, or that of a receiver; ``ports`` are those of this machine."""
        self._key, self._on = (source.key, source.on) if source is not None else ("", True)
        self._stream = source.stream if source is not None and source.stream else stream
        self.heading.setText(
            self.tr("New receiver") if source is None else self.tr("Change the receiver")
        )
        self.wrong.hide()
        self.address.clear()
        self.address.addItems(list(ports))
        kind = source.kind if source is not None else SERIAL
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._follow_kind()
        self.name.setText(source.name if source is not None else "")
        if source is not None:
            self.address.setEditText(source.address)
            self.speed.setText(f"{source.speed:g}" if source.speed else "")
            self.moves.setCurrentIndex(max(0, self.moves.findData(source.moves)))
        self.show()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_units(self, units: Sequence[tuple[str, str]]) -> None:
        """Offer these units (key, name) to be moved, after this vehicle and the post."""
        chosen = self.moves.currentData()
        self.moves.clear()
        self.moves.addItem(self.tr("This vehicle's unit"), OWN)
        self.moves.addItem(self.tr("This post's place only"), POST)
        for key, name in units:
            self.moves.addItem(name, key)
        self.moves.setCurrentIndex(max(0, self.moves.findData(chosen)))

    def offer_line(self, *, there: bool) -> None:
        """Say whether a line is selected that a simulated unit could drive along."""
        self.line.setEnabled(there)

    def take_line(self, text: str) -> None:
        """Drive along this line."""
        self.address.setEditText(text)

    def fail(self, text: str) -> None:
        """Say why it cannot be kept."""
        self.wrong.setText(text)
        self.wrong.show()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        moves = str(self.moves.currentData() or OWN)
        text = self.speed.text().strip().replace(",", ".")
        try:
            speed = float(text) if text else 0.0
        except ValueError:
            self.fail(self.tr("“{typed}” is no number.").format(typed=text))
            return
        self.kept.emit(
            Source(
                self.name.text(),
                str(self.kind.currentData()),
                self.address.currentText(),
                moves,
                "" if moves in {OWN, POST} else self._stream,
                speed,
                self._on,
                self._key,
            )
        )

    def _choose_log(self) -> None:
        """Let the operator choose the log of a receiver."""
        kind = self.tr("Logs of receivers")
        dialog = QFileDialog(self, self.tr("Choose a log"), "", f"{kind} (*.log *.nmea *.txt *)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.address.setEditText)
        dialog.open()

    def _follow_kind(self) -> None:
        """Ask for what this kind needs."""
        code = str(self.kind.currentData())
        line = self.address.lineEdit()
        if line is not None:
            line.setPlaceholderText(receiver_words.ADDRESSES[code]())
        if code != SERIAL:
            self.address.setEditText("")
        said = receiver_words.SPEEDS.get(code)
        self.speed_label.setText(said() if said is not None else "")
        self.speed_label.setVisible(said is not None)
        self.speed.setVisible(said is not None)
        usual = {SERIAL: str(BAUDS[0]), SIMULATED: "40"}.get(code, "1")
        self.speed.setText(usual if said is not None else "")
        self.line.setVisible(code == SIMULATED)
        self.choose.setVisible(code == FILE)

    def _lay_out(self, theme: Theme) -> None:
        step = theme.px(STEP)
        form = QFormLayout()
        form.setHorizontalSpacing(3 * step)
        form.setVerticalSpacing(2 * step)
        address = QHBoxLayout()
        address.addWidget(self.address, 1)
        address.addWidget(self.line)
        address.addWidget(self.choose)
        rows = (
            (self.tr("Kind"), self.kind),
            (self.tr("Address"), address),
            (self.speed_label, self.speed),
            (self.tr("Moves"), self.moves),
            (self.tr("Name"), self.name),
        )
        for label, field in rows:
            form.addRow(label, field)
        named = ((self.kind, "Kind"), (self.address, "Address"), (self.moves, "Moves"))
        texts = {"Kind": self.tr("Kind"), "Address": self.tr("Address"), "Moves": self.tr("Moves")}
        for widget, text in named:
            widget.setAccessibleName(texts[text])
        self.name.setAccessibleName(self.tr("Name"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.name.setPlaceholderText(self.tr("Such as GPS of the command vehicle"))
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step)
        column.setSpacing(3 * step)
        column.addWidget(self.heading)
        column.addLayout(form)
        column.addWidget(self.wrong)
        column.addLayout(foot)
