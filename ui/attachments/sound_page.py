"""Plays a recording where Qt's module for it is installed."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

_SECOND: Final = 1000
_MINUTE: Final = 60


def sound_page(theme: Theme, path: Path, parent: QWidget) -> "SoundPage | None":
    """Return a page that plays a recording; None where Qt cannot."""
    try:
        # Part of PySide6's add-ons; needs libraries for sound that a system may lack.
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer  # noqa: PLC0415
    except ImportError:
        return None
    player = QMediaPlayer()
    output = QAudioOutput(player)
    player.setAudioOutput(output)
    page = SoundPage(theme, player, path, parent)
    player.setParent(page)
    return page


class SoundPage(QWidget):
    """Play and pause, where it is, how long it is. The file is read when it is first played."""

    def __init__(
        self, theme: Theme, player: "QMediaPlayer", path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = path
        self.player = player
        self.play = QPushButton(self.tr("Play") + "  Space")
        self.play.setShortcut("Space")
        dress(self.play, role="primary")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Position in the recording"))
        self.time = QLabel("0:00")
        self.wrong = QLabel()
        for label in (self.time, self.wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.time, mono=True)
        dress(self.wrong, tone="danger")
        self._build()
        self.play.clicked.connect(self.toggle)
        self.slider.sliderMoved.connect(player.setPosition)
        player.positionChanged.connect(self._moved)
        player.durationChanged.connect(lambda length: self.slider.setRange(0, length))
        player.playbackStateChanged.connect(lambda _state: self._say())
        player.errorOccurred.connect(lambda _error, _text: self._fail())

    def toggle(self) -> None:
        """Play, or pause."""
        if self.player.isPlaying():
            self.player.pause()
            return
        if self.player.source().isEmpty():
            self.player.setSource(QUrl.fromLocalFile(str(self._path)))
        self.player.play()

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.player.pause()
        super().hideEvent(event)

    def _build(self) -> None:
        step = self._theme.px(STEP)
        row = QHBoxLayout()
        row.setSpacing(3 * step)
        for part in (self.play, self.slider, self.time):
            row.addWidget(part)
        row.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * step, 8 * step, 8 * step, 8 * step)
        column.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.wrong)
        column.addStretch(1)

    def _moved(self, at: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(at)
        self.time.setText(f"{_clock(at)} / {_clock(self.player.duration())}")

    def _say(self) -> None:
        word = self.tr("Pause") if self.player.isPlaying() else self.tr("Play")
        self.play.setText(word + "  Space")
        self.play.setShortcut("Space")  # setting the text forgets it

    def _fail(self) -> None:
        self.wrong.setText(self.tr("This recording cannot be played here. Save it instead."))


def _clock(at: int) -> str:
    seconds = max(0, at) // _SECOND
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02}"
