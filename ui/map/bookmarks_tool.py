"""Bookmarks as a tool of the map: digits go, Ctrl with a digit keeps, a list names them."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from commander.journal.feed import Notice
from ui.commands import Command
from ui.map.bookmarks import DIGITS, Bookmark, Bookmarks
from ui.map.bookmarks_panel import BookmarksPanel
from ui.map.tool import Desk, MapTool
from ui.map.viewpoint import Viewpoint

LIST_KEY: Final = "V"


class BookmarksTool(MapTool):
    """A person goes to a bookmark: so it is gone to while the view is locked, too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = BookmarksPanel(desk.context.theme, desk.panel)
        self._bookmarks = Bookmarks(desk.context.post.settings, "")
        self.list.go_asked.connect(self.go)
        self.list.keep_asked.connect(self.keep)
        self.list.clear_asked.connect(lambda digit: self._put(digit, None))
        self.list.named.connect(self._name)
        self.list.closed.connect(self._closed)
        desk.feed.changed.connect(self._look)
        desk.context.bridge.noticed.connect(self._take)
        for digit in DIGITS:
            self._bind(str(digit), partial(self.go, digit))
            self._bind(f"Ctrl+{digit}", partial(self.keep, digit))
        self._look(True)

    def commands(self) -> tuple[Command, ...]:
        section = self.tr("Map")
        own = partial(Command, section=section, local=True)
        kept = ((digit, self._bookmarks.get(digit)) for digit in DIGITS)
        return (
            own("map.bookmarks", self.tr("Bookmarks of the view"), self._toggle, LIST_KEY),
            *(
                own(
                    f"map.bookmark.{digit}",
                    self._title(digit, one),
                    partial(self.go, digit),
                    str(digit),
                )
                for digit, one in kept
                if one is not None
            ),
        )

    def overlays(self) -> tuple[QWidget, ...]:
        return (self.list,) if self.list.isVisibleTo(self.desk.panel) else ()

    def go(self, digit: int) -> None:
        """Look at what is kept under a digit."""
        kept = self._bookmarks.get(digit)
        if kept is not None:
            view = kept.view
            self.desk.view.restore_view({"lat": view.lat, "lon": view.lon, "zoom": view.zoom})

    def keep(self, digit: int) -> None:
        """Keep what is in view under a digit; a name that was given stays."""
        view = Viewpoint.noted(self.desk.view.remembered_view())
        if view is not None:
            before = self._bookmarks.get(digit)
            self._put(digit, Bookmark(view, before.name if before is not None else ""))

    def _title(self, digit: int, kept: Bookmark) -> str:
        if not kept.name:
            return self.tr("Go to bookmark {digit}").format(digit=digit)
        return self.tr("Go to {name}").format(name=kept.name)

    def _name(self, digit: int, name: str) -> None:
        kept = self._bookmarks.get(digit)
        if kept is not None and kept.name != name:
            self._put(digit, replace(kept, name=name))

    def _put(self, digit: int, bookmark: Bookmark | None) -> None:
        self._bookmarks.put(digit, bookmark)
        self._show()

    def _look(self, is_other: bool) -> None:
        if is_other:
            stream = self.desk.feed.records.stream
            self._bookmarks = Bookmarks(self.desk.context.post.settings, stream)
            self._show()

    def _take(self, notice: Notice) -> None:
        """Another map may have kept one."""
        if self._bookmarks.setting in notice.changed.get("setting", frozenset()):
            self._look(True)

    def _show(self) -> None:
        for digit in DIGITS:
            self.list.show_kept(digit, self._bookmarks.get(digit))
        self.changed.emit()

    def _toggle(self) -> None:
        self.list.setVisible(not self.list.isVisible())
        self.changed.emit()
        if self.list.isVisible():
            self.list.rows[1].keep.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.desk.view.setFocus()

    def _closed(self) -> None:
        self.changed.emit()
        self.desk.view.setFocus()

    def _bind(self, keys: str, run: partial[None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.desk.panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)
