"""Export: the map of the moment for other programs, or as one page that opens anywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Operation
from commander.errors import UserError
from commander.interop.geo_item import Watch
from commander.linkage import map_moment
from commander.linkage.map_moment import Moment
from commander.reports.map_ground import Ground
from ui import words
from ui.context import Context
from ui.files import file_words
from ui.files.dialogs import choose_new
from ui.files.printer import Printer
from ui.files.running import Running
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.zone import zone_of

translate = QCoreApplication.translate

_FORMS: Final[dict[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "html": (
        lambda: translate("files", "Map page (HTML)"),
        lambda: translate(
            "files", "One file that opens in any browser, with no network: the map of the moment."
        ),
    ),
    "geojson": (
        lambda: "GeoJSON",
        lambda: translate(
            "files", "For QGIS, ArcGIS and other Commanders, with everything that is known."
        ),
    ),
    "kml": (
        lambda: "KML",
        lambda: translate("files", "For Google Earth, ATAK and others, with colours and words."),
    ),
    "gpx": (
        lambda: "GPX",
        lambda: translate(
            "files", "For handheld receivers: points as waypoints, lines and edges as tracks."
        ),
    ),
    "csv": (
        lambda: translate("files", "Table (CSV)"),
        lambda: translate("files", "For spreadsheets: one line for each thing, shapes as WKT."),
    ),
}


class ExportPage(QWidget):
    """Asks in which form, then where; writes it beside the work."""

    def __init__(self, context: Context, printer: Printer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._printer = printer
        self.forms = {form: QRadioButton(name()) for form, (name, _) in _FORMS.items()}
        self._group = QButtonGroup(self)
        self.lifted = QCheckBox(self.tr("With drawings that were lifted, marked as such"))
        self.write_button = QPushButton(self.tr("Write file…"))
        dress(self.write_button, role="primary")
        self.moment = QLabel()
        self.result = QLabel()
        self.running = Running(context.theme, context.jobs, self)
        self._lay_out()
        self.forms["html"].setChecked(True)
        self.write_button.clicked.connect(self.ask_where)
        self._group.buttonToggled.connect(lambda _button, _on: self._say(""))
        context.moment.changed.connect(self._say_moment)
        self._say_moment()

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    def take_focus(self) -> None:
        """Begin with the form."""
        self.forms[self.form].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_where(self) -> None:
        """Choose where to write."""
        context = self._context
        operation = context.reader.get(Operation, context.stream, context.stream)
        name = operation.name if operation else self.tr("map")
        choose_new(self, self.tr("Write the map of the moment"), self.form, name, self.write)

    def write(self, path: Path) -> None:
        """Write the map as it is now, or as it was at the moment that is looked at."""
        if self.running.active:
            return
        self._say("")
        self.write_button.setEnabled(False)
        if self.form != "html":
            self._write(path, None)
            return
        watch = self.running.begin()
        watch.told("drawing", 1, 3)

        def drawn(ground: Ground) -> None:
            if self.running.end(watch):
                self._write(path, ground)

        def wrong(error: Exception) -> None:
            if self.running.end(watch):
                self._failed(error)

        self._printer.ground(watch.cancel.is_set, drawn, wrong)

    def _write(self, path: Path, ground: Ground | None) -> None:
        context, form, lifted = self._context, self.form, self.lifted.isChecked()
        language, past = QLocale().name()[:2], context.moment.moment
        now = context.clock.now() if past is None else past.at
        reader = context.reader if past is None else context.reader.at(past)

        def work(watch: Watch) -> Path:
            watch.at("writing", 0, 1)
            moment = map_moment.moment(
                reader, context.stream, now, lifted=lifted, language=language
            )
            return _written(moment, path, form, ground, watch)

        self.running.start(work, self._done, self._failed)

    def _done(self, path: Path) -> None:
        self.write_button.setEnabled(True)
        self._say(self.tr("Written: {file}").format(file=path), "ok")

    def _failed(self, error: Exception) -> None:
        self.write_button.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._say(words.error(error), "danger")

    def _say_moment(self) -> None:
        """Say which moment is written when it is not now."""
        context = self._context
        at = context.moment.at
        self.moment.setVisible(at is not None)
        if at is not None:
            operation = context.reader.get(Operation, context.stream, context.stream)
            clock = words.clock(at, zone_of(operation))
            text = self.tr("The map looks back: what was at {time} is written, not what is now.")
            self.moment.setText(text.format(time=clock))

    def _say(self, text: str, tone: str = "") -> None:
        self.result.setText(text)
        dress(self.result, tone=tone)

    def _lay_out(self) -> None:
        step = self._context.theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        for form, button in self.forms.items():
            self._group.addButton(button)
            said = QLabel(_FORMS[form][1]())
            said.setWordWrap(True)
            said.setIndent(6 * step)
            dress(said, role="muted")
            button.setAccessibleDescription(said.text())
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            column.addWidget(said)
            column.addSpacing(step)
        column.addSpacing(2 * step)
        column.addWidget(self.lifted, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(step)
        self.moment.setWordWrap(True)
        dress(self.moment, tone="warning")
        column.addWidget(self.moment)
        column.addStretch(1)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        column.addWidget(self.result)
        foot = QHBoxLayout()
        foot.addWidget(self.running, 1)
        foot.addWidget(self.write_button)
        column.addLayout(foot)


def _written(moment: Moment, path: Path, form: str, ground: Ground | None, watch: Watch) -> Path:
    """Write the file; on another thread. Returns where it is."""
    target = path if path.suffix.casefold() == f".{form}" else path.with_name(f"{path.name}.{form}")
    if form == "html":
        from commander.reports import handout  # noqa: PLC0415 - folium takes a second

        handout.write_moment(moment, target, file_words.say, ground)
    else:
        from commander.interop import geo_write  # noqa: PLC0415 - not at the start

        geo_write.write(moment, target, file_words.say, watch)
    return target
