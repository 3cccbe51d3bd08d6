"""The regions that are known: codes, names, governments, who stands above; taken in from a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.actions import SetRegions
from commander.actions.regions import MOST_REGIONS
from commander.domain.plan import worded
from commander.domain.region import Region
from commander.errors import UserError
from ui import words
from ui.commands import Command
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SIZE: Final = QSize(960, 600)
_WIDTHS: Final = (240, 100, 260, 160)
_GATHER_MS: Final = 150


class RegionsPanel(Overlay):
    """A tree, what stands above holding what lies in it. Fresh while it is open."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Regions"))
        self.told = QLabel()
        self.nothing = QLabel(
            self.tr(
                "No region is known here yet.\nA GeoJSON file with code, parent and names says "
                "whose ground it is; then an area over two regions names both governments and "
                "their common superior."
            )
        )
        self.take_button = QPushButton(self.tr("Take in from a file") + "  O")
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self.refresh)
        self.setAcceptDrops(True)
        self._lay_out()
        self.tree.hide()
        self.nothing.hide()
        self.take_button.clicked.connect(self.choose)
        context.bridge.noticed.connect(self._notice)
        context.focus.changed.connect(self._soon.start)

    def commands(self) -> tuple[Command, ...]:
        """Return what palette and menus list."""
        title = self.tr("Regions: whose ground it is")
        section = self.tr("Go to")
        return (Command("go.regions", title, self.toggle, "Ctrl+Shift+R", section),)

    def take_focus(self) -> None:
        self.told.setText("")
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the regions."""
        reader, stream = self._context.reader, self._context.stream
        self._context.jobs.run(
            lambda: reader.all(Region, stream) if stream else (), self._show, key="regions.list"
        )

    def choose(self) -> None:
        """Ask for a file; the dialog stands beside the window and blocks nothing."""
        if self._context.refuses():
            return
        kinds = self.tr("Regions (*.geojson *.json)")
        dialog = QFileDialog(self, self.tr("Take in regions"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setModal(False)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.show()

    def take(self, path: Path) -> None:
        """Read a file beside the window, then take its regions in."""
        from commander.interop.region_file import read_regions  # noqa: PLC0415 - only here

        self._say(self.tr("Reading {file} …").format(file=path.name), "")
        self._context.jobs.run(lambda: read_regions(path), self._set, self._fail)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_O and not event.isAutoRepeat():
            self.choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        path = _dropped(event.mimeData().urls())
        if path is not None and not self._context.refuses():
            event.acceptProposedAction()
            self.take(path)

    def _set(self, regions: tuple[Region, ...]) -> None:
        """Take them in, parents before what lies in them, an act for each hundred."""
        self._set_part(list(_parts(regions)), len(regions))

    def _set_part(self, parts: list[tuple[Region, ...]], count: int) -> None:
        if not parts:
            self._say(self.tr("{count} regions taken in.").format(count=count), "ok")
            return
        action = SetRegions(self._context.stream, parts[0])
        self._context.act(action, lambda _done: self._set_part(parts[1:], count), self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(words.error(error), "danger")

    def _say(self, text: str, tone: str) -> None:
        self.told.setText(text)
        dress(self.told, tone=tone)

    def _notice(self, notice: "Notice") -> None:
        ours = notice.stream == self._context.stream
        if self.isVisible() and ours and "region" in notice.changed:
            self._soon.start()

    def _show(self, regions: tuple[Region, ...]) -> None:
        language = QLocale().name().partition("_")[0]
        self.tree.clear()
        known = {one.key: one for one in regions}
        items = {key: QTreeWidgetItem(self._cells(one, language)) for key, one in known.items()}
        for key in sorted(known):
            parent = items.get(known[key].parent)
            if parent is not None:
                parent.addChild(items[key])
            else:
                self.tree.addTopLevelItem(items[key])
        self.tree.expandAll()
        self.tree.setVisible(bool(regions))
        self.nothing.setVisible(not regions)

    def _cells(self, region: Region, language: str) -> list[str]:
        border = self.tr("yes") if region.geometry else self.tr("no border")
        return [
            worded(region.names, language),
            region.key,
            worded(region.government, language),
            region.channel or "–",
            border,
        ]

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        title = QLabel(self.tr("Regions: whose ground it is"))
        dress(title, role="title")
        self.tree.setHeaderLabels(
            [
                self.tr("Region"),
                self.tr("Code"),
                self.tr("Government"),
                self.tr("Channel"),
                self.tr("Border"),
            ]
        )
        for place, wide in enumerate(_WIDTHS):
            self.tree.setColumnWidth(place, self._theme.px(wide))
        for label in (self.told, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self.nothing, role="muted")
        dress(self.told, role="small")
        foot = QHBoxLayout()
        foot.addWidget(self.take_button)
        foot.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step)
        column.setSpacing(2 * step)
        column.addWidget(title)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(foot)


def _parts(regions: Sequence[Region]) -> Iterator[tuple[Region, ...]]:
    for start in range(0, len(regions), MOST_REGIONS):
        yield tuple(regions[start : start + MOST_REGIONS])


def _dropped(urls: Sequence[object]) -> Path | None:
    found = [Path(url.toLocalFile()) for url in urls if hasattr(url, "toLocalFile")]
    return next((path for path in found if path.suffix.lower() in (".geojson", ".json")), None)
