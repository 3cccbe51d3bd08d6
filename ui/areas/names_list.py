"""Where the place search has its names from: map areas, reference layers, lists taken in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.areas.names_row import NamesRow
from ui.base_maps import BaseMaps
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class NamesList(QWidget):
    """A heading, a button to take a list in, and a row a source.

    Signals:
        failed: an error of something that was asked of the names.
        removed: title of a list that was asked to be forgotten.
        seen_wanted: a row that shall be scrolled to.
        left_above: up from the first row.
    """

    failed = Signal(object)
    removed = Signal(str)
    seen_wanted = Signal(QWidget)
    left_above = Signal()

    def __init__(self, theme: Theme, base: BaseMaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._base = base
        self.rows: dict[str, NamesRow] = {}
        self.import_button = QPushButton(self.tr("Import a list…"))
        self.nothing = QLabel()
        self._rows = QVBoxLayout()
        self._lay_out()

    def refresh(self) -> None:
        """Read the sources anew."""
        self._base.names.refresh(self.failed.emit)

    def show_sources(self) -> None:
        """Bring the rows up to date."""
        sources = self._base.names.all()
        for key in self.rows.keys() - {one.key for one in sources}:
            row = self.rows.pop(key)
            focused = self.window().focusWidget()
            had_focus = focused is row or row.isAncestorOf(focused)
            row.hide()
            row.deleteLater()
            if had_focus:
                self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for place, source in enumerate(sources):
            shown = self._base.row(source.key)
            row = self.rows.get(source.key) or self._make_row(source.key)
            row.show_source(source, shown.area if shown is not None else None)
            if self._rows.indexOf(row) != place:
                self._rows.removeWidget(row)
                self._rows.insertWidget(place, row)
        self.nothing.setVisible(self._base.names.is_read and not sources)

    def ordered(self) -> list[NamesRow]:
        """Return the rows from above."""
        return [self.rows[one.key] for one in self._base.names.all() if one.key in self.rows]

    def take_focus(self) -> None:
        """Go to the first source, else to the button that takes a list in."""
        first = next(iter(self.ordered()), None)
        target = first or self.import_button
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.seen_wanted.emit(target)

    def _make_row(self, key: str) -> NamesRow:
        names = self._base.names
        source = next(one for one in names.all() if one.key == key)
        row = self.rows[key] = NamesRow(self._theme, source)
        row.shown_asked.connect(lambda on: names.show(key, self.failed.emit, shown=on))
        row.step_asked.connect(partial(self._step, key))
        row.remove_asked.connect(partial(self._remove, key))
        return row

    def _remove(self, key: str) -> None:
        self.removed.emit(self.rows[key].name.text())
        self._base.names.remove(key, self.failed.emit)

    def _step(self, key: str, by: int) -> None:
        ordered = self.ordered()
        place = ordered.index(self.rows[key]) + by
        if place < 0:
            self.left_above.emit()
        elif place < len(ordered):
            ordered[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.seen_wanted.emit(ordered[place])

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        title = QLabel(self.tr("Names for the place search"))
        dress(title, role="heading")
        self.import_button.setToolTip(
            self.tr("CSV, TSV, GeoNames or GeoJSON points, to be found on the map (Ctrl+I)")
        )
        self._theme.icons.bind(self.import_button, "list")
        self.nothing.setText(
            self.tr(
                "No names of places on this machine yet. They come with an OpenStreetMap extract "
                "added above, or from a list: a table with name, latitude and longitude."
            )
        )
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        dress(self.nothing, role="muted")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.import_button)
        self._rows.setSpacing(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * step, 0, 0)
        column.setSpacing(2 * step)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.nothing)
