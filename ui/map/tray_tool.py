"""The tray of what has no place yet: from it things are dragged, or put by keys, onto the map."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from commander.domain.record import Place
from commander.journal.feed import Notice
from ui.commands import Command
from ui.map.corner import Corner
from ui.map.part import MapPart
from ui.map.placing import Placing, placeable_one
from ui.map.tool import Desk, MapTool
from ui.map.tray_list import MIME, TrayList
from ui.map.tray_model import Waiting, read_reports, waiting
from ui.map.view import MapView
from ui.zone import zone_of

TRAY_KEY: Final = "N"
_SOON_MS: Final = 500
_STALE_MS: Final = 60_000


class LocatePart(MapPart):
    """Asks the page where on earth a point of the view lies."""

    def __init__(self, view: MapView) -> None:
        self._asked: dict[int, Callable[[float, float], None]] = {}
        self._number = 0
        super().__init__(view)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {"located": self._answer}

    def locate(self, x: float, y: float, then: Callable[[float, float], None]) -> None:
        """Call ``then`` with latitude and longitude of a point in the page's own pixels."""
        self._number += 1
        self._asked = {self._number: then}
        self.say("locate", number=self._number, x=x, y=y)

    def _answer(self, number: int, lat: float, lon: float) -> None:
        then = self._asked.pop(number, None)
        if then is not None:
            then(lat, lon)


class TrayTool(MapTool):
    """Keeps the tray, and takes what is dropped on the map."""

    menu = "more"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        context = desk.context
        self.list = TrayList(context.theme, desk.panel)
        self._corner = Corner(context.theme, desk.panel, self.list, "right")
        self._part = LocatePart(desk.view)
        self._reports: Sequence[Waiting] = ()
        self._read_soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._read_soon.timeout.connect(self._read)
        self._ages = QTimer(self, interval=_STALE_MS)
        self._ages.timeout.connect(self._read)
        self._ages.start()
        self._connect()
        self._read()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command(
                "map.tray",
                self.tr("What has no place yet"),
                self.open,
                TRAY_KEY,
                self.tr("Map"),
                local=True,
            ),
        )

    def open(self) -> None:
        """Open the tray and choose in it by keys; a second time closes it."""
        if self.list.is_open and self.list.isVisible():
            self._leave()
            return
        self.list.show()
        self.list.set_open(True)
        self._corner.place()
        self.list.take_focus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            if isinstance(event, QDragEnterEvent | QDragMoveEvent):
                event.acceptProposedAction()
                return True
            self._drop(event)
            return True
        return False

    def _connect(self) -> None:
        desk, rows = self.desk, self.list
        rows.toggled.connect(self._toggle)
        rows.wanted.connect(self._want)
        rows.dismissed.connect(self._dismiss)
        rows.restored.connect(self._restore)
        rows.left.connect(self._leave)
        desk.feed.changed.connect(self._changed)
        desk.context.bridge.noticed.connect(self._take)
        web = desk.view.focusProxy()
        if isinstance(web, QWidget):
            web.installEventFilter(self)

    def _changed(self, is_other: bool) -> None:
        if is_other:
            self._reports = ()
            self._read()
        self._show()

    def _take(self, notice: Notice) -> None:
        if notice.stream == self.desk.context.stream and "message" in notice.changed:
            self._read_soon.start()

    def _read(self) -> None:
        context = self.desk.context
        stream, reader, now = context.stream, context.reader, context.clock.now()
        context.jobs.run(lambda: read_reports(reader, stream, now), self._got, key="map.tray")

    def _got(self, reports: Sequence[Waiting]) -> None:
        if isValid(self.list):  # the panel may have gone while the log was read
            self._reports = reports
            self._show()

    def _show(self) -> None:
        gone = self._dismissed()
        everything = waiting(self.desk.feed.records, self._reports)
        rows = [one for one in everything if one.ref not in gone]
        zone = zone_of(self.desk.feed.records.operation)
        self.list.show_waiting(rows, zone, len(everything) - len(rows))
        self.list.setVisible(bool(rows) or self.list.is_open)
        if self.list.isVisible():
            self._corner.place()

    def _toggle(self) -> None:
        if self.list.is_open:
            self._leave()
        else:
            self.open()

    def _leave(self) -> None:
        self.list.set_open(False)
        self._show()
        self.desk.view.setFocus()

    def _want(self, one: Waiting) -> None:
        """Let the operator show where it is; a place that its text gives comes into the middle."""
        self.desk.context.selection.set(one.kind, one.key)
        if one.place is not None:
            self.desk.view.centre(*one.place)
        placing = self.desk.panel.findChild(Placing)
        if placing is not None:
            placing.start()

    def _drop(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        kind, _, key = bytes(event.mimeData().data(MIME).data()).decode().partition(":")
        scale = self.desk.context.theme.scale
        spot = event.position()
        self._part.locate(
            spot.x() / scale, spot.y() / scale, lambda lat, lon: self._put(kind, key, lat, lon)
        )

    def _put(self, kind: str, key: str, lat: float, lon: float) -> None:
        wanted = placeable_one(self.desk.context, self.desk.feed, kind, key)
        if wanted is not None:
            self.desk.context.act(wanted.action(Place(lat, lon)))

    # What needs no place, by this post's own judgement

    def _dismissed(self) -> dict[str, str]:
        noted = self.desk.context.reader.setting(self._setting(), default={})
        return dict(noted) if isinstance(noted, Mapping) else {}

    def _dismiss(self, one: Waiting, why: str) -> None:
        self._keep(self._dismissed() | {one.ref: why})

    def _restore(self) -> None:
        self._keep({})

    def _keep(self, dismissed: Mapping[str, str]) -> None:
        context = self.desk.context
        context.bridge.future(
            context.post.settings.set(self._setting(), dict(dismissed)), lambda _: self._show()
        )

    def _setting(self) -> str:
        return f"map.tray.{self.desk.context.stream}"
