"""The base maps of this machine: what there is, in which order it is shown, and imports."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commander.errors import UserError
from commander.maps.area import WORLD, Area, OnlineSource
from ui import words
from ui.area_imports import SUFFIXES, is_area_file
from ui.areas.area_list import AreaList
from ui.areas.import_row import ImportRow
from ui.areas.names_list import NamesList
from ui.areas.online_form import OnlineForm
from ui.base_maps import BaseMaps
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay

_SIZE: Final = QSize(760, 640)


class AreasPanel(Overlay):
    """Opens at the right over the map; files can be dropped on it."""

    def __init__(self, theme: Theme, base: BaseMaps, parent: QWidget) -> None:
        super().__init__(theme, parent, size=_SIZE, right=True)
        self._base = base
        self._removed = ""
        self.add_button = QPushButton(self.tr("Add files…"))
        self.online_button = QPushButton(self.tr("Online source…"))
        self.keep_there = QCheckBox(self.tr("Leave the files where they are"))
        self.fetching = QCheckBox(self.tr("Fetch from online sources"))
        self.form = OnlineForm(theme)
        self.list = AreaList(theme, base)
        self.names = NamesList(theme, base)
        self.imports: dict[int, ImportRow] = {}
        self.nothing = _plain(role="muted")
        self.said = _plain()
        self.undo_button = QPushButton(self.tr("Undo"))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def take_focus(self) -> None:
        """Begin at the first area, else at the button that adds one."""
        first = next(iter(self.list.ordered()), None)
        (first or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_which(self) -> QFileDialog:
        """Choose files to add."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Maps ({patterns})").format(patterns=patterns)
        every = self.tr("All files (*)")
        dialog = QFileDialog(self, self.tr("Add files…"), "", f"{kinds};;{every}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.add([Path(path) for path in paths]))
        dialog.show()
        return dialog

    def add(self, paths: list[Path]) -> None:
        """Import files, or use them where they are if that is ticked."""
        self._base.add(paths, keep_there=self.keep_there.isChecked())

    def showEvent(self, event: QShowEvent, /) -> None:
        self._show_areas()
        self.names.refresh()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if control and event.key() == Qt.Key.Key_O:
            self.ask_which()
        elif control and event.key() == Qt.Key.Key_I:
            self.names.import_button.click()
        elif control and event.key() == Qt.Key.Key_Z and self.undo_button.isVisible():
            self.undo_button.click()
        elif enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        base = self._base
        base.changed.connect(self._show_areas)
        base.imports.changed.connect(self._show_imports)
        base.imports.added.connect(self._came)
        base.list_wanted.connect(self.open)
        self.add_button.clicked.connect(self.ask_which)
        self.online_button.clicked.connect(lambda: self._open_form(opened=True))
        self.list.look_asked.connect(self._look_at)
        self.list.remove_asked.connect(self._remove)
        self.list.failed.connect(self._fail)
        self.list.seen_wanted.connect(self._scroll.ensureWidgetVisible)
        self._connect_names()
        self.form.left.connect(lambda: self._open_form(opened=False))
        self.form.add_asked.connect(self._add_online)
        self.fetching.toggled.connect(base.set_fetching)
        self.undo_button.clicked.connect(self._restore)

    def _connect_names(self) -> None:
        names = self.names
        self._base.names.changed.connect(self._show_names)
        names.failed.connect(self._fail)
        names.seen_wanted.connect(self._scroll.ensureWidgetVisible)
        names.left_above.connect(self._go_up)
        self.list.left_below.connect(names.take_focus)
        names.import_button.clicked.connect(self._import_names)
        names.removed.connect(
            lambda title: self._say(self.tr("{name} was removed.").format(name=title))
        )

    # The list

    def _show_areas(self) -> None:
        """Bring the rows up to date; while nobody sees them they cost nothing."""
        if not self.isVisible():
            return
        shown = self._base.rows()
        if self.list.rows.keys() != {one.key for one in shown}:
            self.names.refresh()  # names come and go with their area
        self.list.show_areas(shown)
        own = [one for one in shown if one.key != WORLD]
        self.nothing.setVisible(self._base.is_read and not own)
        self.fetching.setVisible(any(one.area.online for one in shown))
        self.fetching.setChecked(self._base.is_fetching)
        self._show_names()

    def _show_names(self) -> None:
        if self.isVisible():
            self.names.show_sources()

    def _go_up(self) -> None:
        last = next(reversed(self.list.ordered()), None)
        if last is not None:
            last.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(last)

    def _import_names(self) -> None:
        """Let a list be chosen; the map, out of whose way this goes, asks for its columns."""
        self.close_overlay()
        self._base.names.import_wanted.emit()

    def _look_at(self, key: str) -> None:
        """Show all of it on the map, out of whose way this goes."""
        self.close_overlay()
        self._base.look_at(key)

    # What is done

    def _came(self, area: Area) -> None:
        text = self.tr("{name} was added.").format(name=area.name)
        if "no_attribution" in area.notes:
            text = self.tr(
                "{name} was added. The file does not say whose data it is: find out before the "
                "map is handed on."
            ).format(name=area.name)
        self._say(text, "ok")

    def _remove(self, key: str) -> None:
        shown = self._base.row(key)
        name = shown.area.name if shown is not None else key
        self._removed = key
        self._base.remove(key, self._fail)
        self._say(self.tr("{name} was removed.").format(name=name))
        self.undo_button.show()
        self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self._base.restore(self._removed, self._fail)
        self._say("")
        self.take_focus()

    def _open_form(self, *, opened: bool) -> None:
        self.form.setVisible(opened)
        self.online_button.setEnabled(not opened)
        target = self.form.name if opened else self.online_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if opened:
            self._scroll.ensureWidgetVisible(self.form)

    def _add_online(self, source: OnlineSource) -> None:
        def done(area: Area) -> None:
            self.form.clear()
            self._open_form(opened=False)
            self._came(area)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.form.fail(error)

        self._base.add_online(source, done, failed)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(words.error(error), "danger")

    def _say(self, text: str, tone: str = "") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.undo_button.hide()
        dress(self.said, tone=tone)

    def _show_imports(self) -> None:
        wanted = {one.number: one for one in self._base.imports.all()}
        for number in self.imports.keys() - wanted.keys():
            row = self.imports.pop(number)
            row.hide()
            row.deleteLater()
        for number, one in wanted.items():
            if number not in self.imports:
                row = self.imports[number] = ImportRow(self._theme)
                row.cancel_asked.connect(partial(self._base.imports.cancel, number))
                self._import_list.addWidget(row)
            self.imports[number].show_import(one)

    # Its look

    def _lay_out(self) -> None:
        theme, step = self._theme, self._theme.px(STEP)
        title = _plain(self.tr("Map areas"), role="title")
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(title, 1)
        self.add_button.setToolTip(self.tr("MBTiles, PMTiles, GeoTIFF, OpenStreetMap (Ctrl+O)"))
        self.online_button.setToolTip(self.tr("A server of tiles, where its terms allow it"))
        self.keep_there.setToolTip(
            self.tr("MBTiles and PMTiles are then used where they lie, for example on a stick")
        )
        dress(self.add_button, role="primary")
        for button, icon in ((self.add_button, "add"), (self.online_button, "online")):
            role = "ink" if button is self.add_button else "text"
            theme.icons.bind(button, icon, role)
            head.addWidget(button)
        self.nothing.setText(
            self.tr(
                "Only the outline of the world so far. Drop a file here or on the map: MBTiles, "
                "PMTiles, GeoTIFF, or an OpenStreetMap extract (.osm.pbf), which is turned into "
                "a map on this machine. No network is needed."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * step, 4 * step, 5 * step, 4 * step)
        column.setSpacing(2 * step)
        column.addLayout(head)
        column.addLayout(self._switches())
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._foot())
        column.addWidget(self._hint())

    def _switches(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(4 * STEP))
        row.addWidget(self.keep_there)
        row.addWidget(self.fetching)
        row.addStretch(1)
        return row

    def _scrolled(self) -> QScrollArea:
        step = self._theme.px(STEP)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, step, 0)
        column.setSpacing(2 * step)
        self._import_list = QVBoxLayout()
        self._import_list.setSpacing(2 * step)
        self.form.hide()
        column.addWidget(self.form)
        column.addLayout(self._import_list)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        column.addWidget(self.names)
        column.addStretch(1)
        self._scroll.setWidget(body)
        return self._scroll

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(2 * STEP))
        self.said.hide()
        self.undo_button.hide()
        dress(self.undo_button, role="pill", compact=True)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo_button)
        return row

    def _hint(self) -> QLabel:
        return _plain(
            self.tr(
                "↑ ↓ choose · Space show · ← → strength · Ctrl+↑ ↓ order · Enter look at it · "
                "F2 rename · Del remove"
            ),
            role="small",
        )


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if paths and all(is_area_file(path) for path in paths) else []


def _plain(text: str = "", *, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, role=role)
    return label
