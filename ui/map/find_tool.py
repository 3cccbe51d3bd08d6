"""Finding on the map: one field for coordinates and names, by keyboard alone."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from commander.config import maps_folder
from commander.domain.record import Place
from commander.errors import UserError
from commander.maps.places import Gazetteer
from commander.maps.places_files import Tally, heading, take_list
from ui import words
from ui.commands import Command
from ui.map.coordinates import Notation
from ui.map.find_field import FindField
from ui.map.find_part import FindPart, Found
from ui.map.find_source import Answer, Query, Row, answer
from ui.map.places_form import PlacesForm
from ui.map.placing import placeable
from ui.map.tool import Desk, MapTool

if TYPE_CHECKING:
    from ui.map.panel import MapPanel

FIND_KEY = "/"
FIND_EVERYWHERE = "Ctrl+L"


class FindTool(MapTool):
    """The field, its list, and the mark of what was found last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        context = desk.context
        self.gazetteer = Gazetteer(maps_folder(context.post.data))
        context.post.on_close(self.gazetteer.close)
        self.field = FindField(context.theme, desk.panel)
        self.form = PlacesForm(context.theme, desk.panel)
        self.form.kept.connect(self.take_list)
        self.form.left.connect(self._leave_form)
        self.form.resized.connect(self.changed)
        self.part = FindPart(desk.view)
        self._notation = Notation(context, self)
        self._news = ""
        self.field.typed.connect(self._search)
        self.field.chosen.connect(self._look)
        self.field.placed.connect(self._place)
        self.field.left.connect(self._leave)
        self.field.resized.connect(self.changed)
        self.part.cleared.connect(self.changed)
        if context.base is not None:
            context.base.names.import_wanted.connect(self.choose_list)
        desk.panel.installEventFilter(self)

    def commands(self) -> tuple[Command, ...]:
        section = self.tr("Map")
        title = self.tr("Find a place, an address or coordinates")
        return (
            Command("map.find", title, self.open, FIND_KEY, section, local=True),
            Command("go.find", self.tr("Find on the map"), self.open, FIND_EVERYWHERE, section),
            Command(
                "map.places_import",
                self.tr("Import a list of places"),
                self.choose_list,
                section=section,
            ),
        )

    def overlays(self) -> tuple[QWidget, ...]:
        return (self.field, self.form)

    def open(self) -> None:
        """Open the field, or put the cursor into it."""
        self.field.open()
        self._search(self.field.line.text())
        self.changed.emit()

    def choose_list(self) -> None:
        """Let the operator choose a list of places to be taken in."""
        kind, every = self.tr("List of places"), self.tr("All files")
        kinds = f"{kind} (*.csv *.tsv *.txt *.json *.geojson);;{every} (*)"
        title = self.tr("Import a list of places")
        dialog = QFileDialog(self.desk.panel, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.ask_columns(Path(path)))
        dialog.open()

    def ask_columns(self, path: Path) -> None:
        """Ask which column means what, where that has to be chosen; else take the list in."""

        def ask(titles: tuple[str, ...] | None) -> None:
            if titles is None:
                self.take_list(path)
                return
            self.field.hide()
            self.form.open(path, titles)

        context = self.desk.context
        context.jobs.run(lambda: heading(path), ask, context.notify, key="map.places")

    def take_list(
        self, path: Path, columns: Mapping[str, str] | None = None, datum: str = "wgs84"
    ) -> None:
        """Take a list in beside the GUI; what became of it is said in the field."""

        def done(tally: Tally) -> None:
            self.form.hide()
            text = self.tr("{count} places taken in from {file}.")
            if tally.skipped:
                text = self.tr("{count} places taken in from {file}; {skipped} rows were no place.")
            self._news = text.format(count=tally.taken, file=path.name, skipped=tally.skipped)
            self.field.line.clear()
            self.open()

        jobs = self.desk.context.jobs
        jobs.run(
            lambda: take_list(self.gazetteer, path, columns=columns, datum=datum),
            done,
            self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        if self.form.isVisible() and isinstance(error, UserError):
            self.form.fail(words.error(error))
        else:
            self.desk.context.notify(error)

    def _leave_form(self) -> None:
        self.form.hide()
        self.desk.view.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.changed.emit()
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self._news = "" if text else self._news
        view = self.desk.view.remembered_view()
        query = Query(text, (view["lat"], view["lon"]), self.desk.feed.records, self._notation.code)
        self.desk.context.jobs.run(
            lambda: answer(self.gazetteer, query), self._show, self._failed, key="map.find"
        )

    def _show(self, found: Answer) -> None:
        self.field.show_answer(found, self._hint(), self._nothing())

    def _failed(self, error: Exception) -> None:
        self.field.show_answer(Answer(()), "", "")
        self.desk.context.notify(error)

    def _hint(self) -> str:
        wanted = placeable(self.desk.context, self.desk.feed)
        if wanted is None:
            return self.tr("Enter: look there. Ctrl+Enter: new incident there. Esc: close.")
        return self.tr("Enter: look there. Ctrl+Enter: place {name} there. Esc: close.").format(
            name=wanted.name
        )

    def _nothing(self) -> str:
        if not self.field.line.text().strip():
            return self._news or self.tr(
                "Such as Main Street 8, E12, 60.1699 24.9384, N 60°10.2' E 24°56.3', 35V LG 8 6 "
                "or 长安街 (changanjie, caj)."
            )
        if not self.gazetteer.path.exists():
            return self.tr(
                "Nothing by this name in the operation. No list of places is on this machine yet: "
                "import a map area, or a list of places."
            )
        return self.tr("Nothing by this name in the operation or in the known places.")

    def _look(self, row: Row) -> None:
        if row.kind:
            self.desk.context.selection.clear()
            self.desk.context.selection.set(row.kind, row.key)
        if row.lat is not None and row.lon is not None:
            zoom = max(row.zoom, self.desk.view.remembered_view()["zoom"]) if row.kind else row.zoom
            # A record has a mark and a name of its own there.
            self.part.show(Found(row.lat, row.lon, "" if row.kind else row.title), zoom)
        self._leave()

    def _place(self, row: Row) -> None:
        """Put what is selected at a place, or open a new incident there."""
        if row.lat is None or row.lon is None:
            return
        name = "" if row.icon == "follow" else row.title
        wanted = placeable(self.desk.context, self.desk.feed)
        self._look(Row(row.title, lat=row.lat, lon=row.lon, zoom=row.zoom))
        if wanted is not None:
            self.desk.context.act(wanted.action(Place(row.lat, row.lon, text=name)))
            self.part.show(None)
        else:
            panel = cast("MapPanel", self.desk.panel)
            panel.new_incident_requested.emit(row.lat, row.lon)

    def _leave(self) -> None:
        self.field.hide()
        self.desk.view.setFocus()
        self.changed.emit()
