"""The time line under the map: what happened, now, the moment shown, and a demonstration's clock.

It moves `ShownMoment`, and shows it whoever moved it: the map follows that, not this bar.
"""

from collections.abc import Sequence
from datetime import UTC, tzinfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from commander.journal.happenings import Happening
from commander.journal.moments import Moment
from ui import words
from ui.commands import Command
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import FONT_SMALL, STEP
from ui.timeline.playing import Playback, PlayControls
from ui.timeline.shown_line import ShownLine
from ui.timeline.story_feed import StoryFeed
from ui.timeline.tick_words import as_tip, told
from ui.timeline.track import Times, Track, coming

FOCUS_KEY = "Shift+F6"


class TimelineBar(QFrame):
    """Three rows: that the past is shown, while it is; the line; the state and time of now.

    ``moment`` is the one that it moves.

    Signals:
        played: a demonstration runs or stands after the operator pressed a control.
    """

    played = Signal()

    def __init__(
        self,
        context: Context,
        playback: Playback | None = None,
        parent: QWidget | None = None,
        *,
        feed: StoryFeed | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self.moment = context.moment
        self._script = tuple(one.at for one in playback.player.events) if playback else ()
        self._zone: tzinfo = UTC
        self._now = context.clock.now()
        self._known_when_left = 0
        self._prepared = ""
        self.feed = feed or StoryFeed(context, self)
        # What a demonstration begins with came in all at once: nobody knew any of it then.
        self.shown = ShownLine(self._theme, self.moment, chooses=playback is None, parent=self)
        self.track = Track(self._theme, self)
        self.controls = PlayControls(self._theme, playback, self) if playback else None
        self.live = QLabel(self.tr("● LIVE"))
        self.time = QLabel()
        self._lay_out()
        self._connect()
        self._restyle()
        self._translate()
        self._show()

    def tick(self, now: int, zone: tzinfo = UTC) -> None:
        """Show the time of the operation."""
        self._now, self._zone = now, zone
        clock = words.clock(now, zone)
        self.time.setText(clock if self.controls is None else f"{words.day(now, zone)} {clock}")
        if self.controls is not None:
            self.controls.show_running()
        self._show()

    def taken(self) -> int:
        """Return how many pixels of the lowest row are in use."""
        shown = [one for one in (self.controls, self.live, self.time) if one is not None]
        return max(one.geometry().right() for one in shown if one.isVisibleTo(self))

    def focus_track(self) -> None:
        """Let the arrow keys go from moment to moment."""
        self.track.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commands(self) -> tuple[Command, ...]:
        """What the palette lists."""
        section = self.tr("Time line")
        return (
            Command("time.focus", self.tr("Time line"), self.focus_track, FOCUS_KEY, section),
            Command(
                "time.live",
                self.tr("Back to live"),
                self.moment.live,
                section=section,
                enabled=lambda: self.moment.at is not None,
            ),
            Command(
                "time.fit",
                self.tr("Whole operation on the time line"),
                self.track.fit,
                section=section,
            ),
        )

    def _connect(self) -> None:
        self.feed.changed.connect(self._show_happenings)
        self.track.chosen.connect(self.moment.go)
        self.track.live_asked.connect(self.moment.live)
        self.track.hinted.connect(self._hint)
        self.track.approached.connect(self._prepare)
        self.moment.changed.connect(self._moved)
        self._theme.changed.connect(self._restyle)
        if self.controls is not None:
            self.controls.played.connect(self.played)

    def _moved(self) -> None:
        was_live = not self.shown.isVisibleTo(self)
        if was_live:
            self._known_when_left = self.feed.count
        self._show_happenings()

    def _show_happenings(self) -> None:
        self.track.show_happenings(self.feed.by(self.moment.basis))
        self._show()

    def _show(self) -> None:
        now = self._now
        times = Times(now, self.moment.at, coming(self._script, now), self._zone)
        self.track.show_times(times)
        self.shown.tell(now, self._zone, max(0, self.feed.count - self._known_when_left))
        self.live.setVisible(self.controls is None and self.moment.at is None)

    def _prepare(self) -> None:
        """Read all that happened before the first moment is asked for: that takes seconds."""
        reader, stream = self._context.reader, self._context.stream
        if stream and stream != self._prepared:
            self._prepared = stream
            past = reader.at(Moment(self._now, self.moment.basis))
            self._context.jobs.run(lambda: past.prepare(stream), lambda _: None)

    def _hint(self, found: Sequence[Happening], at: QPoint) -> None:
        """Name what lies under the pointer; the words are read beside the window."""
        if not found:
            text = self.tr("Drag, or use the arrow keys, to look back. The wheel zooms.")
            QToolTip.showText(at, text, self.track)
            return
        reader, stream, zone = self._context.reader, self._context.stream, self._zone
        self._context.jobs.run(
            lambda: told(reader, stream, found, zone),
            lambda lines: QToolTip.showText(at, as_tip(lines), self.track),
            key="timeline.hint",
        )

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        if self.controls is not None:
            row.addWidget(self.controls)
        row.addWidget(self.live)
        row.addWidget(self.time)
        row.addStretch(1)
        column.addWidget(self.shown)
        column.addWidget(self.track)
        column.addLayout(row)
        dress(self.live, role="strong")
        self.time.setTextFormat(Qt.TextFormat.PlainText)

    def _translate(self) -> None:
        self.track.setAccessibleName(self.tr("Time line"))
        self.track.setAccessibleDescription(
            self.tr(
                "Left and Right: from event to event; with Shift: minutes; Home: the first; "
                "End or Esc: live; + and −: zoom; 0: all"
            )
        )

    def _restyle(self) -> None:
        font = self._theme.mono_font(FONT_SMALL)
        families = ", ".join(f'"{family}"' for family in font.families())
        self.time.setStyleSheet(f"font-family: {families}; font-size: {font.pixelSize()}px;")
