"""The network of this post on one page: servers, joining, sharing. Stands in the line's overlay."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from commander.errors import SyncError, UserError
from commander.hub import HubState
from commander.sync.discovery import Found
from commander.sync.link import ServerLine
from ui import words
from ui.context import Context
from ui.network.join_part import JoinPart
from ui.network.narrow_part import NarrowPart
from ui.network.section import plain
from ui.network.servers_part import ServersPart
from ui.network.share_part import SharePart
from ui.theme.tokens import STEP
from ui.zone import zone_in

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_NEWS = frozenset({"outbox", "hub", "found", "setting"})


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read in one go."""

    lines: tuple[ServerLine, ...]
    hub: HubState
    found: tuple[Found, ...]
    works: bool | None


class NetworkPage(QScrollArea):
    """Fresh by notices while it is seen; only then it looks for others on the network."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.servers, self.join = ServersPart(theme), JoinPart(theme)
        self.share, self.narrow = SharePart(theme), NarrowPart(theme)
        self.apart = plain(self.tr("The demonstration stays on this machine."), role="muted")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.px(STEP), 0)
        column.setSpacing(theme.px(2 * STEP))
        for part in (self.apart, self.servers, self.join, self.share, self.narrow):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self.setFocusProxy(self.join.address)
        self._connect()
        demonstration = context.post.player is not None
        self.apart.setVisible(demonstration)
        for part in (self.servers, self.join, self.share, self.narrow):
            part.setVisible(not demonstration)

    def refresh(self) -> None:
        """Read how everything stands and show it."""
        post = self._context.post

        def read() -> _Read:
            return _Read(
                post.link.servers(), post.hub.state(), post.search.found, post.search.works
            )

        self._context.jobs.run(read, self._show, key="network")

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._context.post.player is None:
            self._context.post.search.start("network")
        self.refresh()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._context.post.search.stop("network")

    def _connect(self) -> None:
        link, hub = self._context.post.link, self._context.post.hub
        self._context.bridge.noticed.connect(self._notice)
        self.join.join_asked.connect(self._join)
        self.servers.leave_asked.connect(lambda which: self._do(link.leave(which)))
        self.servers.follow_asked.connect(lambda which, on: self._do(link.follow(which, on=on)))
        self.servers.move_asked.connect(lambda which, where: self._do(link.move(which, where)))
        self.share.share_asked.connect(lambda name: self._switch(hub.start(name=name)))
        self.share.stop_asked.connect(lambda: self._switch(hub.stop()))
        self.share.new_code_asked.connect(lambda: self._switch(hub.new_code()))
        self.share.void_code_asked.connect(lambda: self._switch(hub.void_code()))
        self.narrow.spare_asked.connect(self._spare)
        self.share.dismiss_asked.connect(lambda device: self._switch(hub.dismiss(device)))

    def _notice(self, notice: "Notice") -> None:
        if self.isVisible() and _NEWS & notice.changed.keys():
            self.refresh()

    def _join(self, address: str, code: str) -> None:
        future = self._context.post.join(address, code)
        self._context.bridge.future(future, lambda _: self._joined(), self._not_joined)

    def _joined(self) -> None:
        self.join.joined()
        self.refresh()

    def _not_joined(self, error: BaseException) -> None:
        self.join.fail(_worded(error))

    def _do(self, future: "Future[Any]") -> None:
        self._context.bridge.future(future, lambda _: self.refresh(), self._not_joined)

    def _spare(self, spare: bool) -> None:
        self._do(self._context.post.traffic.spare(on=spare))

    def _switch(self, future: "Future[None]") -> None:
        self._context.bridge.future(
            future, lambda _: self.refresh(), lambda error: self.share.fail(_worded(error))
        )

    def _show(self, read: _Read) -> None:
        joined = {line.server.peer for line in read.lines}
        own = self._context.post.journal.device
        fresh = [one for one in read.found if one.device not in {own, *joined}]
        self.servers.show_lines(read.lines, read.found, self._zone())
        self.join.near.show_found(fresh, works=read.works)
        self.share.show_state(read.hub)
        self.narrow.show_sparing(sparing=self._context.post.traffic.sparing)

    def _zone(self) -> tzinfo:
        return zone_in(self._context.reader, self._context.stream)


def _worded(error: BaseException) -> str:
    """Return an error in the operator's words; raises one that is a bug."""
    if isinstance(error, UserError | SyncError):
        return words.error(error)
    raise error
