"""The past on the map: a frame around it that nobody overlooks, and the way back to now."""

from typing import Final

from PySide6.QtCore import QTimer

from ui import words
from ui.commands import Command
from ui.map.part import MapPart
from ui.map.tool import Desk, MapTool
from ui.map.view import MapView
from ui.zone import zone_of

LIVE_KEY: Final = "End"
_AGE_MS: Final = 1_000


class PastPart(MapPart):
    """The frame on the page, with its words; none while the map shows what is now."""

    def __init__(self, view: MapView) -> None:
        self._text = ""
        super().__init__(view)

    def show(self, text: str) -> None:
        """Frame the map and say this, or take the frame away when it is empty."""
        if text != self._text:
            self._text = text
            self.say("past", text=text)

    def tell_state(self) -> None:
        self.say("past", text=self._text)


class PastTool(MapTool):
    """Keeps the frame in step with the moment that the map shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._part = PastPart(desk.view)
        self._ages = QTimer(self, interval=_AGE_MS)
        self._ages.timeout.connect(self._show)
        desk.feed.changed.connect(self._follow)
        desk.context.moment.changed.connect(self._show)
        desk.context.moment.changed.connect(self.changed)

    def commands(self) -> tuple[Command, ...]:
        moment = self.desk.context.moment
        return (
            Command(
                "map.live",
                self.tr("Back to live"),
                moment.live,
                LIVE_KEY,
                self.tr("Map"),
                local=True,
                enabled=lambda: moment.at is not None,
            ),
        )

    def _follow(self, _is_other: bool) -> None:
        if self.desk.feed.shown is None:
            self._ages.stop()
        elif not self._ages.isActive():
            self._ages.start()
        self._show()

    def _show(self) -> None:
        """Say which moment is seen; until one was read it is still now, and that is said too."""
        shown, asked = self.desk.feed.shown, self.desk.context.moment.moment
        moment = shown or asked
        if asked is None or moment is None:
            self._part.show("")
            return
        clock = words.clock(moment.at, zone_of(self.desk.feed.live.records.operation))
        age = words.ago((self.desk.context.clock.now() - moment.at) / 1000)
        text = self.tr("{time} · {age} ago — not live")
        if shown is None:
            text = self.tr("Reading what was at {time} …")
        elif moment.basis == "received":
            text = self.tr("{time} · {age} ago, as known here then — not live")
        self._part.show(text.format(time=clock, age=age))
