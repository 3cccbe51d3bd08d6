"""Import: what is in a file, what each thing becomes, and what came of taking it in."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.actions import TakeInFile
from commander.actions.base import Outcome
from commander.errors import UserError
from commander.interop import geo_plan
from commander.interop.geo_item import Columns
from commander.maps.area import Area
from ui import words
from ui.context import Context
from ui.files import file_words
from ui.files.dialogs import choose
from ui.files.looking import SHOWN, Look, Question, look
from ui.files.mapping import Mapping, with_columns
from ui.files.reference_offer import ReferenceOffer
from ui.files.running import Running
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel
from ui.zone import zone_in

_DIGITS: Final = 5


class ImportPage(QWidget):
    """Looks into a file first; nothing is taken in before Import is pressed, and then all of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look: Look | None = None
        self._path: Path | None = None
        self.choose_button = QPushButton(self.tr("Choose file…"))
        self.file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.found = QLabel()
        self.exchange = QCheckBox(self.tr("Latitude and longitude are exchanged in this file"))
        self.mapping = Mapping(context.theme)
        self.list = QTreeWidget()
        self.nothing = QLabel(
            self.tr(
                "Choose a file of somebody else's map, or drop it on the window: GeoJSON, KML, "
                "KMZ, GPX, tables, shapefiles, GeoPackages. Nothing is taken in before you have "
                "seen what is in it."
            )
        )
        self.offer = ReferenceOffer(context.theme)
        self.result = QLabel()
        self.running = Running(context.theme, context.jobs, self)
        self.import_button = QPushButton(self.tr("Import"))
        dress(self.import_button, role="primary")
        self._lay_out()
        self.choose_button.clicked.connect(self.ask_which)
        self.import_button.clicked.connect(self.take)
        self.offer.accepted.connect(self.keep)
        self.exchange.toggled.connect(self._look_again)
        self.mapping.range_changed.connect(self._look_again)
        self.mapping.columns_changed.connect(self._read_again)
        self.mapping.wish_changed.connect(self._show_count)
        context.focus.changed.connect(self._show_count)
        self._show_nothing()

    def take_focus(self) -> None:
        """Begin with the next thing to do."""
        chosen = self.import_button if self.import_button.isEnabled() else self.choose_button
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_which(self) -> None:
        """Choose a file."""
        choose(self, self.tr("Import a map file"), self.look_at)

    def look_at(self, path: Path) -> None:
        """Look into a file."""
        self._path = path
        self.exchange.blockSignals(True)
        self.exchange.setChecked(False)
        self.exchange.blockSignals(False)
        self._show_nothing()
        self.file.set_text(path.name, str(path))
        self._ask(Question(path))

    def take(self) -> None:
        """Take in what is wanted, all of it or nothing."""
        seen, stream = self._look, self._context.stream
        if seen is None or not stream or self.running.active:
            return
        self._say("")
        self.import_button.setEnabled(False)
        wish = self.mapping.wish
        self.running.start(
            lambda watch: geo_plan.action(seen.near, wish, stream, watch),
            self._act,
            self._failed,
        )

    def keep(self) -> None:
        """Keep all of it as a layer of reference on this machine."""
        seen, base = self._look, self._context.base
        if seen is None or base is None or self.running.active:
            return

        def done(area: Area) -> None:
            base.refresh()
            text = self.tr("{name} was added to the map areas (Shift+F9).")
            self._show_count()
            self._say(text.format(name=area.name), "ok")

        self._say("")
        self.import_button.setEnabled(False)
        self.offer.setEnabled(False)
        self.running.start(self.offer.work(seen.near, base.library), done, self._failed)

    def rows(self) -> list[tuple[str, ...]]:
        """Return what the list shows, line by line."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        columns = range(self.list.columnCount())
        return [tuple(item.text(column) for column in columns) for item in found if item]

    def _ask(self, question: Question) -> None:
        context = self._context
        stream, reader = context.stream, context.reader
        zone = zone_in(reader, stream)
        self._say("")
        self.import_button.setEnabled(False)
        self.running.start(
            lambda watch: look(question, reader, stream, zone, watch), self._looked, self._failed
        )

    def _look_again(self) -> None:
        if self._look is not None:
            seen = self._look.question
            self._ask(self._question(seen.path, seen.columns, known=True))

    def _read_again(self) -> None:
        if self._look is not None:
            columns = with_columns(self._look, self.mapping.stated)
            self._ask(self._question(self._look.question.path, columns, known=False))

    def _question(self, path: Path, columns: Columns, *, known: bool) -> Question:
        file = self._look.whole.file if self._look is not None and known else None
        exchange, near = self.exchange.isChecked(), self.mapping.within_km
        return Question(path, columns, exchange, near, file)

    def _looked(self, seen: Look) -> None:
        self._look = seen
        self.nothing.hide()
        self.list.show()
        self.mapping.show()
        self.mapping.show_look(seen)
        self.exchange.setVisible(bool(seen.whole.swapped) or seen.question.exchange)
        dress(self.exchange, tone="warning" if seen.whole.swapped else "")
        parts = (
            file_words.form(seen.whole.file),
            file_words.counted(seen.counts),
            file_words.extent(seen.bounds),
        )
        self.found.setText(" · ".join(part for part in parts if part))
        self._show_rows(seen)
        if self._context.base is not None:
            self.offer.show_for(seen.near)
        self._show_count()
        self._tell(seen)
        self.take_focus()

    def _tell(self, seen: Look) -> None:
        """Say what is to be known before anything is taken in."""
        lines = [file_words.problem(code) for code in seen.whole.file.notices]
        swapped = {
            "certain": self.tr(
                "As they stand these places are nowhere on earth: latitude and longitude are "
                "exchanged. Tick it, and they are put right."
            ),
            "likely": self.tr(
                "As they stand these places are far from the scene; with latitude and longitude "
                "exchanged they lie there. Tick it, if that is so."
            ),
        }
        lines += [swapped[seen.whole.swapped]] if seen.whole.swapped else []
        if seen.whole.left_out:
            text = self.tr("Left out: {count}. The list says why.")
            lines.append(text.format(count=file_words.number(len(seen.whole.left_out))))
        self._say("\n".join(lines), "warning" if lines else "")

    def _show_count(self) -> None:
        """Say on the button how much would be taken in."""
        seen = self._look
        if seen is None:
            return
        count = geo_plan.count(seen.sorts, self.mapping.wish)
        text = self.tr("Import {count}").format(count=file_words.number(count))
        self.import_button.setText(text)
        free = not self.running.active
        self.offer.setEnabled(free)
        self.import_button.setEnabled(bool(count) and bool(self._context.stream) and free)

    def _show_rows(self, seen: Look) -> None:
        self.list.clear()
        sheet = seen.whole
        notes = [*sheet.left_out[:SHOWN], *sheet.notices[: SHOWN // 2]]
        for place, one in enumerate(notes):
            out = place < len(sheet.left_out[:SHOWN])
            said = file_words.problem(one.code)
            text = self.tr("Left out: {reason}").format(reason=said) if out else said
            row = QTreeWidgetItem([file_words.where(sheet.file, one), text, "", ""])
            row.setForeground(1, self._context.theme.colour("red" if out else "orange"))
            row.setToolTip(1, text)
            self.list.addTopLevelItem(row)
        for item in seen.near.items[:SHOWN]:
            middle = item.geometry.representative_point()
            place_text = f"{middle.y:.{_DIGITS}f}, {middle.x:.{_DIGITS}f}"
            name = item.name or "–"
            texts = [file_words.number(item.number), name, file_words.kind(item), place_text]
            row = QTreeWidgetItem(texts)
            row.setToolTip(1, "\n".join(part for part in (item.name, item.note) if part))
            self.list.addTopLevelItem(row)

    def _act(self, action: TakeInFile) -> None:
        wanted = len(action.things)
        self._context.act(action, lambda outcome: self._taken(outcome, wanted), self._failed)

    def _taken(self, outcome: Outcome, wanted: int) -> None:
        new = len(outcome.keys)
        text = self.tr("New: {new}. Here already: {known}. Ctrl+Z takes it back.")
        if not new:
            text = self.tr("Nothing is new: all {known} are here already.")
        self._say(
            text.format(new=file_words.number(new), known=file_words.number(wanted - new)), "ok"
        )
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._show_count()
        self._say(words.error(error), "danger")

    def _show_nothing(self) -> None:
        self._look = None
        for part in (self.list, self.mapping, self.exchange, self.offer):
            part.hide()
        self.list.clear()
        self.found.setText("")
        self.nothing.setVisible(True)
        self.import_button.setText(self.tr("Import"))
        self.import_button.setEnabled(False)
        self._say("")

    def _say(self, text: str, tone: str = "") -> None:
        self.result.setText(text)
        dress(self.result, tone=tone)

    def _lay_out(self) -> None:
        step = self._context.theme.px(STEP)
        for label in (self.found, self.result, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dress(self.found, role="muted")
        dress(self.nothing, role="muted")
        dress(self.file, role="strong")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * step)
        head = QHBoxLayout()
        head.setSpacing(3 * step)
        head.addWidget(self.choose_button)
        head.addWidget(self.file, 1)
        column.addLayout(head)
        for part in (self.found, self.exchange, self.mapping):
            column.addWidget(part)
        column.addWidget(self._table(), 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.offer)
        column.addWidget(self.result)
        foot = QHBoxLayout()
        foot.addWidget(self.running, 1)
        foot.addWidget(self.import_button)
        column.addLayout(foot)

    def _table(self) -> QTreeWidget:
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("What is in the file"))
        self.list.setHeaderLabels(
            [self.tr("Which"), self.tr("Name"), self.tr("Shape"), self.tr("Middle")]
        )
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return self.list
