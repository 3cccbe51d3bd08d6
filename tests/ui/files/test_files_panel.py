"""Map files in the window: what is found is shown first, one act takes it in, all is handed out."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, OpenIncident, OpenOperation, PlaceUnit, Undo
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.errors import EnvironmentProblem
from commander.maps.library import Library
from commander.post import Operator, Post
from commander.reports.map_ground import Ground
from commander.reports.map_paper import PrintOrder
from ui.base_maps import BaseMaps
from ui.bridge import Bridge
from ui.context import Context
from ui.files.files_desk import FilesDesk
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme

pytest.importorskip("shapely")


class PrinterAtHand:
    """Stands where the map is: its page has tests of its own."""

    def __init__(self) -> None:
        self.orders: list[PrintOrder] = []
        self.wrong: Exception | None = None

    def start(
        self,
        order: PrintOrder,
        _stopped: Callable[[], bool],
        done: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.orders.append(order)
        failed(self.wrong) if self.wrong else done(order.path)

    def give_up(self) -> None:
        self.orders.clear()

    def ground(
        self,
        _stopped: Callable[[], bool],
        done: Callable[[Ground], None],
        _failed: Callable[[Exception], None],
    ) -> None:
        done(Ground(b"\x89PNG", 113.5, 34.6, 113.8, 34.9, "a map <of> somebody"))


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        opened.set_operator(Operator("A. Rivera", "fire", "Scribe"))
        stream = opened.perform(OpenOperation("Flood / 洪水")).result(10).stream
        opened.perform(OpenIncident(stream, "Dam", place=Place(34.75, 113.62))).result(10)
        opened.perform(AddUnit(stream, "E1", "fire", place=Place(34.75, 113.62))).result(10)
        yield opened


@pytest.fixture
def printer() -> PrinterAtHand:
    return PrinterAtHand()


@pytest.fixture
def desk(qtbot: QtBot, post: Post, printer: PrinterAtHand) -> Iterator[FilesDesk]:
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    focus.set(post.reader.operations()[0].key)
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme(),
        selection=Selection(),
        focus=focus,
        notify=lambda error: pytest.fail(str(error)),
    )
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield FilesDesk(context, lambda: printer, window)
    bridge.stop()
    jobs.stop()


def points(folder: Path, *places: tuple[float, float], name: str = "a.geojson") -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"P{number} <b>x</b>"},
            "geometry": {"type": "Point", "coordinates": list(place)},
        }
        for number, place in enumerate(places)
    ]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def ended(qtbot: QtBot, desk: FilesDesk) -> None:
    panel = desk.panel
    pages = (panel.importing, panel.exporting, panel.printing)
    qtbot.waitUntil(lambda: not any(page.running.active for page in pages), timeout=20_000)


def said(qtbot: QtBot, desk: FilesDesk, part: str) -> None:
    qtbot.waitUntil(lambda: part in desk.panel.importing.result.text(), timeout=10_000)


def test_a_dropped_file_is_shown_first_and_enter_takes_it_in(
    qtbot: QtBot, desk: FilesDesk, post: Post, tmp_path: Path
) -> None:
    window, page = desk.panel.parentWidget(), desk.panel.importing
    assert window is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(points(tmp_path, (113.6, 34.7), (113.7, 34.8))))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(600, 400), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(place, copy, data, button, none))
    ended(qtbot, desk)
    stream = post.reader.operations()[0].key
    assert [row[1] for row in page.rows()] == ["P0 <b>x</b>", "P1 <b>x</b>"], page.result.text()
    assert post.reader.all(Feature, stream) == ()
    assert page.import_button.hasFocus()
    page.mapping.planned.setChecked(True)
    QTest.keyClick(page.import_button, Qt.Key.Key_Space)
    said(qtbot, desk, "New: 2")
    drawn = post.reader.all(Feature, stream)
    assert [(one.label, one.planned) for one in drawn] == [
        ("P0 <b>x</b>", True),
        ("P1 <b>x</b>", True),
    ]
    page.take()
    said(qtbot, desk, "Nothing is new")
    last = desk._context.undo.take(stream)
    assert last is not None
    post.perform(Undo(stream, last.act)).result(10)
    assert all(one.lifted for one in post.reader.all(Feature, stream))


def test_what_is_exchanged_is_put_right_by_a_tick(
    qtbot: QtBot, desk: FilesDesk, post: Post, tmp_path: Path
) -> None:
    page = desk.panel.importing
    desk.panel.open_page(0)
    page.look_at(points(tmp_path, (34.7, 113.6)))
    ended(qtbot, desk)
    assert page.exchange.isVisible()
    assert not page.import_button.isEnabled()
    assert "nowhere on earth" in page.result.text()
    page.exchange.setChecked(True)
    ended(qtbot, desk)
    assert page.rows()[0][3] == "34.70000, 113.60000"
    kind = page.mapping.become["point"]
    kind.setCurrentIndex(kind.findData("unit"))
    assert page.mapping.department.isVisible()
    page.take()
    said(qtbot, desk, "New: 1")
    names = {one.name for one in post.reader.all(Unit, post.reader.operations()[0].key)}
    assert names == {"E1", "P0 <b>x</b>"}


def test_columns_are_guessed_and_can_be_chosen(
    qtbot: QtBot, desk: FilesDesk, tmp_path: Path
) -> None:
    path, page = tmp_path / "t.csv", desk.panel.importing
    path.write_text("who,a,b\nPump,34.75,113.62\n,,\nfar,10,10\n", "utf-8")
    page.look_at(path)
    ended(qtbot, desk)
    assert [row[1] for row in page.rows()] == ["Left out: it has no place"] * 2
    for field, column in (("name", "who"), ("lat", "a"), ("lon", "b")):
        combo = page.mapping.columns[field]
        combo.setCurrentIndex(combo.findData(column))
        ended(qtbot, desk)
    assert [row[1] for row in page.rows()] == ["Pump", "far"]
    near = page.mapping.near
    near.setCurrentIndex(near.findData(10.0))
    ended(qtbot, desk)
    assert [row[1] for row in page.rows()] == ["Pump"]
    assert page.import_button.text() == "Import 1"


def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    qtbot: QtBot, desk: FilesDesk, tmp_path: Path
) -> None:
    path, page = tmp_path / "bad.kml", desk.panel.importing
    path.write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><kml/>", "utf-8")
    page.look_at(path)
    ended(qtbot, desk)
    assert "defines entities" in page.result.text()
    assert page.rows() == []
    assert not page.import_button.isEnabled()


def test_reading_can_be_cancelled(qtbot: QtBot, desk: FilesDesk, tmp_path: Path) -> None:
    page = desk.panel.importing
    desk.panel.open_page(0)
    page.look_at(points(tmp_path, *((113.6, 34.7 + place / 1e6) for place in range(60_000))))
    assert page.running.cancel_button.isVisible()
    QTest.mouseClick(page.running.cancel_button, Qt.MouseButton.LeftButton)
    ended(qtbot, desk)
    assert "stopped" in page.result.text()
    assert page.rows() == []


def test_what_is_looked_at_is_written_not_what_is_now(
    qtbot: QtBot, desk: FilesDesk, post: Post, tmp_path: Path
) -> None:
    """While the map looks back, a file holds that moment and says so."""
    stream = post.reader.operations()[0].key
    unit = post.reader.all(Unit, stream)[0].key
    then = post.clock.now()
    post.perform(PlaceUnit(stream, unit, Place(34.9, 113.9), happened_at=then + 60_000)).result(10)
    page = desk.panel.exporting
    desk.panel.open_page(1)
    page.forms["geojson"].setChecked(True)
    assert not page.moment.isVisible()
    desk._context.moment.go(then + 1_000)
    assert page.moment.isVisible()
    page.write(tmp_path / "then.geojson")
    ended(qtbot, desk)
    desk._context.moment.live()
    assert not page.moment.isVisible()
    page.write(tmp_path / "now.geojson")
    ended(qtbot, desk)

    def place(name: str) -> list[float]:
        found = json.loads((tmp_path / name).read_text("utf-8"))["features"]
        (one,) = [row for row in found if row["properties"].get("name") == "E1"]
        return list(one["geometry"]["coordinates"])

    assert place("then.geojson") == [113.62, 34.75]
    assert place("now.geojson") == [113.9, 34.9]


@pytest.mark.parametrize("form", ["html", "geojson", "kml", "gpx", "csv"])
def test_every_form_is_written(qtbot: QtBot, desk: FilesDesk, tmp_path: Path, form: str) -> None:
    page = desk.panel.exporting
    page.forms[form].setChecked(True)
    page.ask_where()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert not dialog.isModal()
    assert Path(dialog.selectedFiles()[0]).name == f"Flood - 洪水.{form}"
    dialog.close()
    page.write(tmp_path / f"map.{form}")
    ended(qtbot, desk)
    assert "Written" in page.result.text()
    written = (tmp_path / f"map.{form}").read_text("utf-8")
    assert "Dam" in written
    if form == "html":
        assert "data:image/png;base64" in written
        assert "a map &lt;of&gt; somebody" in written


def test_a_sheet_is_ordered_as_chosen_and_its_failure_told(
    qtbot: QtBot, desk: FilesDesk, printer: PrinterAtHand, tmp_path: Path
) -> None:
    page = desk.panel.printing
    page.scale.setCurrentIndex(page.scale.findData(25_000))
    page.paper.setCurrentIndex(page.paper.findData("A3"))
    page.grid.setChecked(False)
    page.write(tmp_path / "sheet")
    (order,) = printer.orders
    assert (order.path.name, order.paper.name, order.scale) == ("sheet.pdf", "A3", 25_000)
    assert (order.grid, order.legend, order.by) == (False, True, "A. Rivera, Scribe")
    assert "Written" in page.result.text()
    printer.wrong = EnvironmentProblem("{path} cannot be written: {reason}.", path="x", reason="no")
    page.write(tmp_path / "sheet.pdf")
    assert page.result.text() == "x cannot be written: no."
    assert page.write_button.isEnabled()


def test_commands_have_keys_and_turn_pages(desk: FilesDesk) -> None:
    found = {one.id: one for one in desk.commands()}
    assert {one.keys for one in found.values()} == {"Ctrl+O", "Ctrl+Shift+E", "Ctrl+P"}
    for ident, page in (("files.import", 0), ("files.export", 1), ("files.print", 2)):
        found[ident].run()
        assert desk.panel.isVisible()
        assert desk.panel.pages.currentIndex() == page
    found["files.print"].run()
    assert not desk.panel.isVisible()


@pytest.fixture
def base(desk: FilesDesk, post: Post, tmp_path: Path) -> Iterator[BaseMaps]:
    """The base maps of the window."""
    library = Library(tmp_path / "maps", builtins=tmp_path / "none")
    context = desk._context
    made = BaseMaps(library, post.settings, context.jobs)
    object.__setattr__(context, "base", made)
    yield made
    made.stop()
    made.deleteLater()


def test_more_than_an_operation_holds_is_kept_as_a_layer(
    qtbot: QtBot, desk: FilesDesk, post: Post, base: BaseMaps, tmp_path: Path
) -> None:
    desk.open_page(0)
    page = desk.panel.importing
    page.look_at(points(tmp_path, (113.6, 34.7)))
    ended(qtbot, desk)
    assert page.offer.isHidden()
    many = [(113.6 + at % 40 / 2_000, 34.7 + at // 40 / 2_000) for at in range(1_100)]
    page.look_at(points(tmp_path, *many, name="hydrants.geojson"))
    ended(qtbot, desk)
    assert page.offer.isVisible()
    assert page.offer.name.text() == "hydrants"
    page.take()
    said(qtbot, desk, "are too many")
    page.offer.credit.setText("City of Z <b>")
    page.offer.button.click()
    assert not page.offer.button.isEnabled()
    ended(qtbot, desk)
    said(qtbot, desk, "hydrants was added")
    qtbot.waitUntil(lambda: any(one.area.name == "hydrants" for one in base.rows()), timeout=20_000)
    (area,) = (one.area for one in base.rows() if one.area.name == "hydrants")
    assert (area.schema, area.attribution) == ("reference", "City of Z <b>")
    assert post.reader.all(Feature, post.reader.operations()[0].key) == ()


def test_a_layer_that_is_given_up_leaves_nothing(
    qtbot: QtBot, desk: FilesDesk, base: BaseMaps, tmp_path: Path
) -> None:
    desk.open_page(0)
    page = desk.panel.importing
    many = [(113.6 + at % 90 / 2_000, 34.7 + at // 90 / 2_000) for at in range(5_000)]
    page.look_at(points(tmp_path, *many))
    ended(qtbot, desk)
    page.offer.button.click()
    page.running.cancel()
    said(qtbot, desk, "stopped")
    assert page.offer.button.isEnabled()
    assert [one.key for one in base.library.areas()] == ["world"]
