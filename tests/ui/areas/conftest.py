"""A post, its library of areas and the panel that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.maps.library import Library
from commander.post import Post
from tests.ui.map.areas_made import mbtiles
from ui.areas.areas_panel import AreasPanel
from ui.base_maps import BaseMaps
from ui.jobs import Jobs
from ui.theme.theme import Theme


@dataclass
class Room:
    """What a person at the panel has before them."""

    folder: Path
    post: Post
    library: Library
    base: BaseMaps
    panel: AreasPanel
    over: QWidget
    bot: QtBot

    def file(self, name: str, colour: tuple[int, int, int] = (200, 40, 30)) -> Path:
        return mbtiles(self.folder / f"{name}.mbtiles", colour, f"© {name}")

    def add(self, *names: str) -> None:
        """Import files of these names and wait for them."""
        for name in names:
            self.panel.add([self.file(name)])
            self.bot.waitUntil(lambda name=name: name in self.names(), timeout=20_000)  # type: ignore[misc]

    def names(self) -> list[str]:
        """What the list shows, from above."""
        rows = sorted(self.panel.list.rows.values(), key=lambda row: row.y())
        return [row.name.text() for row in rows if row.isVisible()]

    def row(self, name: str) -> QWidget:
        return next(one for one in self.panel.list.rows.values() if one.name.text() == name)

    def press(self, widget: QWidget, key: Qt.Key, *, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier
        plain = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(widget, key, modifier if control else plain)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    post = Post.open(tmp_path / "post")
    library = Library(tmp_path / "maps", builtins=tmp_path / "none")
    jobs = Jobs()
    over = QWidget()
    over.resize(1280, 720)
    over.show()
    base = BaseMaps(library, post.settings, jobs)
    panel = AreasPanel(Theme("dark"), base, over)
    qtbot.waitUntil(lambda: base.is_read, timeout=20_000)
    panel.open()
    yield Room(tmp_path, post, library, base, panel, over, qtbot)
    base.stop()
    jobs.stop()
    post.close()
    over.close()
    over.deleteLater()
    base.deleteLater()
