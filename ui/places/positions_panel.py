"""Last known positions as a list: read it out, copy it, write it to a file. Needs no map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.config import maps_folder
from commander.domain.resources import Unit
from commander.geodesy.notation import DECIMAL, NOTATIONS, SETTING
from commander.maps.last_known import LastKnown, as_csv, last_known, write_files
from commander.maps.places import Gazetteer
from ui.commands import Command
from ui.context import Context
from ui.places.position_rows import NEAR, Cells, cells, spoken
from ui.places.references import Reference, references
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay
from ui.zone import zone_in

if TYPE_CHECKING:
    from commander.journal.feed import Notice

KEY: Final = "Shift+F4"
_SIZE: Final = QSize(1120, 640)
_NEWS: Final = frozenset({"unit", "fix", "message", "incident", "setting"})
_SOON_MS: Final = 500
_AGE_MS: Final = 10_000
_KEY_ROLE: Final = Qt.ItemDataRole.UserRole
_WIDTHS: Final = (190, 210, 96, 150, 220, 84, 84)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading brought."""

    rows: tuple[LastKnown, ...]
    references: tuple[Reference, ...]
    reference: Reference | None
    notation: str


class PositionsPanel(Overlay):
    """Shift+F4. Fresh while it is open.

    ``folder`` is where files of it are written: the user's documents.

    Signals:
        show_wanted: kind and key of a record to be shown on the map.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._gazetteer = Gazetteer(maps_folder(context.post.data))
        context.post.on_close(self._gazetteer.close)
        self._read: _Read | None = None
        self._code = ""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = Path(QStandardPaths.writableLocation(documents) or context.post.data)
        self.list = _Table()
        self.list.setAccessibleName(self.tr("Last known positions"))
        self.reference = QComboBox()
        self.reference.setAccessibleName(self.tr("Distances from"))
        self.copy_button = QPushButton(self.tr("Copy for the radio") + "  Ctrl+C")
        self.write_button = QPushButton(self.tr("Write to a file") + "  E")
        self.show_button = QPushButton(self.tr("Show on the map") + "  Enter")
        self.told = QLabel()
        self.nothing = QLabel(self.tr("No unit yet. Check one in with the units panel (F4)."))
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._ages = QTimer(self, interval=_AGE_MS)
        self._lay_out()
        self._connect()

    def commands(self) -> tuple[Command, ...]:
        """What palette and sheet of keys list."""
        title = self.tr("Last known positions as a list")
        return (Command("go.positions", title, self.toggle, KEY, self.tr("Go to")),)

    def take_focus(self) -> None:
        self.told.setText(self.tr("Reading …") if self._read is None else "")
        self.refresh()
        self._ages.start()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read where everybody is."""
        context, gazetteer, wanted = self._context, self._gazetteer, self._code

        def read() -> _Read:
            units = context.reader.all(Unit, context.stream) if context.stream else ()
            offered = references(context, units)
            chosen = next((one for one in offered if one.code == wanted), None)
            chosen = chosen or (offered[0] if offered else None)
            where = None if chosen is None else (chosen.lat, chosen.lon)
            notation = context.post.settings.get(SETTING, DECIMAL)
            rows = last_known(units, gazetteer, where, context.clock.now())
            return _Read(rows, offered, chosen, notation if notation in NOTATIONS else DECIMAL)

        context.jobs.run(read, self._show, key="positions")

    def text(self, *, chosen: bool = False) -> str:
        """Return the list as it is read out, of what is selected or of all, as it is sorted."""
        if self._read is None:
            return ""
        name = self._read.reference.name if self._read.reference else ""
        return "\n".join(spoken(one, self._read.notation, name) for one in self._rows(chosen))

    def copy(self) -> None:
        """Put the selected lines, or all, on the clipboard."""
        chosen = bool(self.list.selectedItems())
        QGuiApplication.clipboard().setText(self.text(chosen=chosen))
        count = len(self.list.selectedItems()) if chosen else self.list.topLevelItemCount()
        self.told.setText(self.tr("{count} lines copied.").format(count=count))

    def write(self) -> None:
        """Write all of it as text and as CSV."""
        if self._read is None:
            return
        now = self._context.clock.now() / 1000
        moment = datetime.fromtimestamp(now, zone_in(self._context.reader, self._context.stream))
        head = self.tr("Last known positions, {time}").format(time=f"{moment:%Y-%m-%d %H:%M:%S %Z}")
        text = f"{head}\n\n{self.text()}\n"
        table = as_csv(self._rows(chosen=False), self._read.notation)
        path = self.folder / f"positions-{moment:%Y%m%d-%H%M%S}.txt"
        self._context.jobs.run(
            partial(write_files, path, text, table), self._written, self._not_written
        )

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_current()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self.write()
        else:
            return False
        return True

    def _rows(self, chosen: bool) -> list[LastKnown]:
        by_key = {one.key: one for one in self._read.rows} if self._read else {}
        count = self.list.topLevelItemCount()
        items = [self.list.topLevelItem(at) for at in range(count)]
        return [
            by_key[str(item.data(0, _KEY_ROLE))]
            for item in items
            if item is not None and (item.isSelected() or not chosen)
        ]

    def _show(self, read: _Read) -> None:
        if self._read is None:
            self.told.clear()
        self._read = read
        picked = {str(item.data(0, _KEY_ROLE)) for item in self.list.selectedItems()}
        self.list.fill([(one.key, cells(one, read.notation), one.stale) for one in read.rows])
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None and str(item.data(0, _KEY_ROLE)) in picked:
                item.setSelected(True)
        self.list.setVisible(bool(read.rows))
        self.nothing.setVisible(not read.rows)
        self._offer(read)

    def _offer(self, read: _Read) -> None:
        self.reference.blockSignals(True)
        self.reference.clear()
        for one in read.references:
            self.reference.addItem(one.name, one.code)
        if read.reference is not None:
            self.reference.setCurrentIndex(self.reference.findData(read.reference.code))
        else:
            self.reference.addItem(self.tr("nothing has a place yet"), "")
        self.reference.setEnabled(len(read.references) > 1)
        self.reference.blockSignals(False)

    def _choose(self, index: int) -> None:
        self._code = str(self.reference.itemData(index) or "")
        self.refresh()

    def _show_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.close_overlay()
            self.show_wanted.emit("unit", str(item.data(0, _KEY_ROLE)))

    def _written(self, path: Path) -> None:
        self.told.setText(self.tr("Written: {file} (and .csv)").format(file=path))

    def _not_written(self, error: Exception) -> None:
        self.told.clear()
        self._context.notify(error)

    def _notice(self, notice: "Notice") -> None:
        if self.isVisible() and _NEWS & notice.changed.keys() and not self._soon.isActive():
            self._soon.start()

    def _connect(self) -> None:
        self._context.bridge.noticed.connect(self._notice)
        self.closed.connect(self._ages.stop)
        self._soon.timeout.connect(self.refresh)
        self._ages.timeout.connect(self.refresh)
        self.reference.activated.connect(self._choose)
        self.copy_button.clicked.connect(self.copy)
        self.write_button.clicked.connect(self.write)
        self.show_button.clicked.connect(self._show_current)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self._show_current())
        self.list.installEventFilter(self)

    def _lay_out(self) -> None:
        title, label = QLabel(self.tr("Last known positions")), QLabel(self.tr("Distances from"))
        dress(title, role="title")
        dress(label, role="muted")
        dress(self.nothing, role="muted")
        dress(self.told, role="small")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.reference.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reference.setMinimumContentsLength(24)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(label)
        top.addWidget(self.reference)
        for button in (self.show_button, self.copy_button, self.write_button):
            foot.addWidget(button)
        foot.addWidget(self.told, 1)
        column, side = QVBoxLayout(self), self._theme.px(4 * STEP)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(self._theme.px(3 * STEP))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(foot)
        for at, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(at, self._theme.px(width))


class _Table(QTreeWidget):
    """Sortable by every column; the order stays when it is filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setHeaderLabels(
            [
                self.tr("Unit"),
                self.tr("Place"),
                self.tr("Age"),
                self.tr("Known by"),
                self.tr("Near"),
                self.tr("Distance"),
                self.tr("Direction"),
            ]
        )
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(NEAR, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def fill(self, rows: Sequence[tuple[str, Cells, bool]]) -> None:
        """Show these: key, cells, and whether the place is stale."""
        current = self.currentItem()
        key = str(current.data(0, _KEY_ROLE)) if current is not None else ""
        self.setSortingEnabled(False)
        self.clear()
        for known_as, made, stale in rows:
            item = _Item(made)
            item.setData(0, _KEY_ROLE, known_as)
            font = item.font(0)
            font.setItalic(stale)
            for column in range(len(made.texts)):
                item.setFont(column, font)
                item.setToolTip(column, made.texts[column])
            self.addTopLevelItem(item)
            if known_as == key:
                self.setCurrentItem(item)
        self.setSortingEnabled(True)


class _Item(QTreeWidgetItem):
    """Sorts by values, not by words."""

    def __init__(self, made: Cells) -> None:
        super().__init__(list(made.texts))
        self._ranks = made.ranks

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, _Item):
            return NotImplemented
        column = self.treeWidget().sortColumn()
        return bool(self._ranks[column] < other._ranks[column])  # type: ignore[operator]
