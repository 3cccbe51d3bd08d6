"""Print: paper, scale and what stands beside the map; as PDF for the printer, or as a picture."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Operation
from commander.errors import UserError
from commander.interop.geo_item import Watch
from commander.reports.map_paper import FIT, PAPERS, SCALES, Paper, PrintOrder
from ui import words
from ui.context import Context
from ui.files.dialogs import choose_new
from ui.files.printer import Printer
from ui.files.running import Running
from ui.theme.dress import dress
from ui.theme.tokens import STEP

_PAPER = "print.paper"


class PrintPage(QWidget):
    """Asks for paper and scale, then where; prints beside the work."""

    def __init__(self, context: Context, printer: Printer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._printer = printer
        self.paper, self.lie, self.scale, self.form = (QComboBox() for _ in range(4))
        self.grid = QCheckBox(self.tr("With the MGRS grid"))
        self.legend = QCheckBox(self.tr("With a legend of what is shown"))
        self.hint = QLabel()
        self.write_button = QPushButton(self.tr("Write sheet…"))
        dress(self.write_button, role="primary")
        self.result = QLabel()
        self.running = Running(context.theme, context.jobs, self)
        self._fill()
        self._lay_out()
        self.scale.currentIndexChanged.connect(self._follow)
        self.write_button.clicked.connect(self.ask_where)
        self._follow()

    @property
    def sheet(self) -> Paper:
        """The paper chosen."""
        return Paper(str(self.paper.currentData()), bool(self.lie.currentData()))

    def take_focus(self) -> None:
        """Begin with the scale."""
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_where(self) -> None:
        """Choose where to write."""
        context = self._context
        operation = context.reader.get(Operation, context.stream, context.stream)
        name = operation.name if operation else self.tr("map")
        form = str(self.form.currentData())
        choose_new(self, self.tr("Write the sheet"), form, name, self.write)

    def write(self, path: Path) -> None:
        """Print to a file."""
        if self.running.active:
            return
        form = str(self.form.currentData())
        whole = (
            path if path.suffix.casefold() == f".{form}" else path.with_name(path.name + f".{form}")
        )
        order = PrintOrder(
            whole,
            self.sheet,
            int(self.scale.currentData()),
            self.grid.isChecked(),
            self.legend.isChecked(),
            self._who(),
        )
        self._context.post.settings.set(_PAPER, self.sheet.name)
        self._say("")
        self.write_button.setEnabled(False)
        watch = self.running.begin()
        watch.told("drawing", 1, 3)
        self._printer.start(
            order,
            watch.cancel.is_set,
            lambda made: self._ended(watch, made),
            lambda error: self._ended(watch, error),
        )

    def _who(self) -> str:
        operator = self._context.post.operator
        return ", ".join(part for part in (operator.person, operator.position) if part)

    def _ended(self, watch: Watch, result: Path | Exception) -> None:
        if not self.running.end(watch):
            return
        self.write_button.setEnabled(True)
        if isinstance(result, Path):
            self._say(self.tr("Written: {file}").format(file=result), "ok")
        elif isinstance(result, UserError):
            self._say(words.error(result), "danger")
        else:
            raise result

    def _follow(self) -> None:
        fits = self.scale.currentData() == FIT
        text = self.tr("The scale is the largest round one that shows everything near the scene.")
        if not fits:
            text = self.tr("The middle of the sheet is the middle of the map as you see it.")
        self.hint.setText(text)

    def _fill(self) -> None:
        for name in PAPERS:
            self.paper.addItem(name, name)
        kept = self.paper.findData(self._context.post.settings.get(_PAPER, "A4"))
        self.paper.setCurrentIndex(max(0, kept))
        self.lie.addItem(self.tr("Landscape"), userData=True)
        self.lie.addItem(self.tr("Portrait"), userData=False)
        self.scale.addItem(self.tr("Everything on one sheet"), FIT)
        for one in SCALES:
            self.scale.addItem(f"1:{QLocale().toString(one)}", one)
        self.form.addItem(self.tr("PDF, for the printer"), "pdf")
        self.form.addItem(self.tr("PNG, a picture"), "png")
        self.grid.setChecked(True)
        self.legend.setChecked(True)

    def _say(self, text: str, tone: str = "") -> None:
        self.result.setText(text)
        dress(self.result, tone=tone)

    def _lay_out(self) -> None:
        step = self._context.theme.px(STEP)
        form = QFormLayout()
        form.setHorizontalSpacing(5 * step)
        form.setVerticalSpacing(3 * step)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        rows = {
            self.scale: self.tr("Scale"),
            self.paper: self.tr("Paper"),
            self.lie: self.tr("Orientation"),
            self.form: self.tr("Format"),
        }
        for field, name in rows.items():
            field.setAccessibleName(name)
            field.setMinimumWidth(self._context.theme.px(260))
            form.addRow(name, field)
        form.addRow("", self.grid)
        form.addRow("", self.legend)
        dress(self.hint, role="muted")
        for label in (self.hint, self.result):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        about = QLabel(
            self.tr(
                "A length on the paper is exact in the middle of the sheet if the printer does not "
                "scale: choose “actual size”. The sheet carries scale bar, north, time, sources, "
                "and the mark of an exercise."
            )
        )
        about.setWordWrap(True)
        dress(about, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * step)
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addWidget(about)
        column.addStretch(1)
        column.addWidget(self.result)
        foot = QHBoxLayout()
        foot.addWidget(self.running, 1)
        foot.addWidget(self.write_button)
        column.addLayout(foot)
