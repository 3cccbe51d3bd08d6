"""A printed map has its true scale; a page handed out asks nobody for anything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, DrawFeature, OpenIncident, OpenOperation
from commander.domain.record import Place
from commander.geodesy import measure
from commander.post import Post
from commander.reports import handout, map_paper
from commander.reports.map_paper import FIT, Paper, PrintOrder
from tests.ui.map.conftest import delete
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.map.print_job import Facts, MapPrinter
from ui.map.print_sheet import DOTS
from ui.map.profile import MapProfile
from ui.map.view import MapView
from ui.selection import Selection
from ui.theme.theme import Theme
from ui.theme.tokens import tokens

pytest.importorskip("shapely")

SITE = (34.1362, -117.3437)
HOSTILE = "<img src=x onerror=document.title='run'>{{7*7}}</script>"


@pytest.fixture
def context(tmp_path: Path, qapp: QApplication) -> Iterator[Context]:
    with Post.open(tmp_path / "post") as post:
        stream = post.perform(OpenOperation("Drill", kind="exercise")).result(10).stream
        east = measure.moved((SITE[1], SITE[0]), 90.0, 500.0)
        west = measure.moved((SITE[1], SITE[0]), 270.0, 500.0)
        north = measure.moved((SITE[1], SITE[0]), 0.0, 500.0)
        south = measure.moved((SITE[1], SITE[0]), 180.0, 500.0)
        for ends in ((west, east), (south, north)):
            line = {"type": "LineString", "coordinates": [list(end) for end in ends]}
            post.perform(DrawFeature(stream, "safe_route", line)).result(10)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        focus.set(stream)
        yield Context(
            post=post,
            bridge=bridge,
            jobs=jobs,
            theme=Theme(),
            selection=Selection(),
            focus=focus,
            notify=lambda error: pytest.fail(str(error)),
        )
        bridge.stop()
        jobs.stop()


@pytest.fixture
def printed(
    context: Context, view: MapView, profile: MapProfile, qtbot: QtBot
) -> Iterator[Callable[[PrintOrder], object]]:
    printer = MapPrinter(context, profile, view, view)
    view.restore_view({"lat": SITE[0], "lon": SITE[1], "zoom": 14})
    qtbot.waitUntil(lambda: view.is_settled, timeout=20_000)

    def run(order: PrintOrder) -> object:
        ends: list[object] = []
        printer.start(order, lambda: False, ends.append, ends.append)
        qtbot.waitUntil(lambda: bool(ends), timeout=40_000)
        return ends[0]

    yield run
    printer.give_up()


def span(image: QImage, colour: QColor, *, across: bool) -> float:
    """How many mm the pixels of a colour extend in a direction, along the middle of a cross."""
    found = [
        (x if across else y)
        for x in range(image.width())
        for y in range(image.height())
        if near(image.pixelColor(x, y), colour)
    ]
    return (max(found) - min(found)) / DOTS * 25.4


def near(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 24 for a, b in parts)


def test_a_kilometre_is_forty_millimetres_at_one_to_25000(
    printed: Callable[[PrintOrder], object], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.png"
    order = PrintOrder(path, Paper("A4", landscape=True), 25_000, grid=False, legend=False)
    assert printed(order) == path
    whole = QImage(str(path))
    assert (whole.width(), whole.height()) == (round(297 / 25.4 * DOTS), round(210 / 25.4 * DOTS))
    box = map_paper.layout(order.paper, legend=False).map
    left, top, wide, tall = (round(side / 25.4 * DOTS) for side in box)
    # A strip around the middle of the frame, where the two lines cross.
    reach = round(26 / 25.4 * DOTS)
    middle = (left + wide // 2, top + tall // 2)
    strip = whole.copy(middle[0] - reach, middle[1] - reach, 2 * reach, 2 * reach)
    green = QColor(tokens("light").green)
    for across in (True, False):
        assert span(strip, green, across=across) == pytest.approx(40.0, rel=0.012)


def test_the_legend_lists_what_lies_on_the_sheet_and_nothing_else(context: Context) -> None:
    stream, post = context.stream, context.post
    here = {"type": "Point", "coordinates": [SITE[1], SITE[0]]}
    far = {"type": "Point", "coordinates": [SITE[1] + 1, SITE[0]]}
    for kind, place, radius in (
        ("staging", here, 0.0),
        ("plume", far, 0.0),
        ("hot_zone", here, 9.0),
    ):
        post.perform(DrawFeature(stream, kind, place, radius, planned=True)).result(10)
    post.perform(AddUnit(stream, "E1", "fire", place=Place(*SITE))).result(10)
    post.perform(AddUnit(stream, "P1", "police", place=Place(SITE[0], SITE[1] + 1))).result(10)
    sheet = (SITE[1] - 0.1, SITE[0] - 0.1, SITE[1] + 0.1, SITE[0] + 0.1)
    found = [(one.shape, one.text) for one in Facts(context).within(sheet)]
    assert found == [
        ("line", "Safe route"),
        ("point", "Staging area, planned"),
        ("area", "Hot zone, planned"),
        ("unit", "Units: Fire"),
    ]


def test_everything_fits_as_pdf_and_stopping_leaves_nothing(
    printed: Callable[[PrintOrder], object], context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    assert printed(PrintOrder(path, Paper("Letter", landscape=False), FIT, by="A. Rivera")) == path
    assert path.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.glob("*sheet*")] == ["sheet.pdf"]
    taken = tmp_path / "folder.png"
    taken.mkdir()
    assert "cannot be written" in str(printed(PrintOrder(taken, scale=10_000)))


class Refusing(QWebEngineUrlRequestInterceptor):
    """Lets the page itself load and refuses everything else."""

    def __init__(self, page: QUrl) -> None:
        super().__init__()
        self._page = page
        self.refused: list[str] = []

    def interceptRequest(  # noqa: N802 - Qt's name
        self, info: QWebEngineUrlRequestInfo
    ) -> None:
        url = info.requestUrl()
        if url != self._page and url.scheme() != "data":
            self.refused.append(url.toString())
            info.block(True)


class Talking(QWebEnginePage):
    """Keeps what the page complains about."""

    said: list[str]

    def javaScriptConsoleMessage(  # noqa: N802 - Qt's name
        self, _level: object, message: str, *_where: object
    ) -> None:
        self.said.append(message)


def test_a_page_handed_out_opens_with_no_network_and_runs_nothing_typed(
    context: Context, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    stream, post = context.stream, context.post
    here = Place(*SITE)
    post.perform(OpenIncident(stream, HOSTILE, place=here)).result(10)
    post.perform(AddUnit(stream, HOSTILE, "fire", place=here)).result(10)
    path = tmp_path / "map.html"
    handout.write(post.reader, stream, path, 1_700_000_000_000)
    url = QUrl.fromLocalFile(str(path))
    profile, guard = QWebEngineProfile(qapp), Refusing(url)
    profile.setUrlRequestInterceptor(guard)
    view = QWebEngineView()
    page = Talking(profile, view)
    page.said = []
    view.setPage(page)
    view.resize(800, 600)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000) as loaded:
        view.load(url)
        view.show()
    assert loaded.args == [True]
    answers: list[str] = []
    script = (
        "[document.title, document.querySelectorAll('.leaflet-tooltip.name').length,"
        "document.querySelector('.head').textContent, document.images.length].join('|')"
    )
    page.runJavaScript(script, 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=5_000)
    title, names, head, images = answers[0].split("|")
    assert (title, int(names), int(images)) == ("Drill", 2, 0)
    assert "EXERCISE" in head
    assert guard.refused == []
    assert page.said == []
    qtbot.waitUntil(
        lambda: view.grab().toImage().pixelColor(400, 300) != QColor("#e9edf0"), timeout=20_000
    )
    delete(view)
    profile.deleteLater()
