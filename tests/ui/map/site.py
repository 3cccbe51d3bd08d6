"""A post with one operation, its map panel, and a hand on the page: for drawing on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.actions import (
    DrawFeature,
    OpenIncident,
    OpenOperation,
)
from commander.actions.base import Action
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.geodesy.outlines import warm
from commander.post import Operator, Post
from tests.ui.map.conftest import HEIGHT, SITE, WIDTH, Hand, delete, looks_at
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.map.draw_tool import DrawTool
from ui.map.panel import MapPanel
from ui.map.profile import MapProfile
from ui.selection import Selection
from ui.theme.theme import Theme

HERE = (SITE[1], SITE[0])
PIXEL = 1.978
"""Metres of a pixel at zoom 16 and this latitude."""
APART = 450
"""Longer than the time in which two clicks become a double click."""
WORLD = 1  # ApplicationWorld, where the map's own scripts live


@dataclass
class Site:
    """A post with one operation, its map panel at zoom 16, and a hand on it."""

    post: Post
    context: Context
    panel: MapPanel
    hand: Hand
    stream: str
    errors: list[Exception]

    def do(self, action: Action) -> str:
        return self.post.perform(action).result(10).keys[0]

    def features(self) -> tuple[Feature, ...]:
        return self.post.reader.all(Feature, self.stream)

    def only(self) -> Feature:
        self.hand.until(lambda: len(self.features()) == 1)
        return self.features()[0]

    def drawn(self, kind: str, **fields: Any) -> str:
        """A drawing that the map shows, selected."""
        key = self.do(DrawFeature(self.stream, kind, **fields))
        self.hand.until(lambda: f"feature:{key}" in self.panel.view._showing.shapes)
        self.context.selection.set("feature", key)
        return key

    def corners(self, *places: tuple[float, float]) -> None:
        for x, y in places:
            self.hand.click(x, y)
            QTest.qWait(APART)

    def start(self, kind: str) -> None:
        self.panel.view.start_drawing(kind)
        self.until_page("document.querySelectorAll('.pointing').length", "1")

    def until_page(self, script: str, answer: str) -> None:
        self.hand.until(lambda: self.hand.ask(script) == answer)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.hand.key(key)
            QTest.qWait(30)

    def find(self, kind: type[QWidget]) -> Any:
        return self.panel.findChild(kind)

    @property
    def tool(self) -> DrawTool:
        return next(one for one in self.panel._extras if isinstance(one, DrawTool))

    def edit(self) -> Any:
        """Begin to change what is selected; its form."""
        form = self.tool.editing.form
        self.tool.editing.start()
        self.hand.until(form.isVisible)
        self.until_page("document.querySelectorAll('.marker-icon').length > 0", "true")
        return form


def open_site(folder: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Site]:
    """Open a post in a folder and look at the site."""
    warm()  # pytest's own look at numpy fails while another thread imports it
    post = Post.open(folder / "data")
    post.set_operator(Operator("Ann", "fire", "Scribe")).result(10)
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).keys[0]
    post.perform(OpenIncident(stream, "Rupture", place=Place(*SITE))).result(10)
    errors: list[Exception] = []
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme("dark"),
        selection=Selection(),
        focus=focus,
        notify=errors.append,
    )
    focus.set(stream)
    panel = MapPanel(context, profile=profile)
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    hand = Hand(panel.view, qtbot)
    hand.until(lambda: panel.view.is_ready and bool(panel._feed.records.incidents))
    panel.view.centre(*SITE, 16)
    hand.until(lambda: looks_at(panel.view, *SITE, 16))
    hand.until(lambda: panel.view.is_settled)
    yield Site(post, context, panel, hand, stream, errors)
    assert errors == []
    bridge.stop()
    jobs.stop()
    delete(panel)
    post.close()
