"""The sound of urgent traffic: two short tones, made here, that can be muted."""

import logging
import math
import struct
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

log = logging.getLogger(__name__)
RATE: Final = 44_100
_TONES: Final = ((880.0, 0.14), (0.0, 0.05), (1175.0, 0.20))
"""Frequency in Hz (0 is silence) and length in seconds."""
_LOUD: Final = 0.45
_FADE_S: Final = 0.012


class Sounds(QObject):
    """Plays the tones; where no audio device can be used, the system's own beep.

    Loading Qt's audio waits until the first sound, because it takes a part of a second.

    Signals:
        muted_changed: whether urgent traffic is silent now.
    """

    muted_changed = Signal(bool)

    def __init__(self, *, muted: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._muted = muted
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._tried = False

    @property
    def muted(self) -> bool:
        """Whether urgent traffic is silent."""
        return self._muted

    def set_muted(self, muted: bool) -> None:
        """Be silent, or not; says so only when that is a change."""
        if muted != self._muted:
            self._muted = muted
            self.muted_changed.emit(muted)

    def urgent(self) -> bool:
        """Sound once, unless it is muted or nobody sits before a screen; whether it was played."""
        if self._muted or QGuiApplication.platformName() in ("offscreen", "minimal"):
            return False
        self._prepare()
        if self._sink is None or self._buffer is None:
            QApplication.beep()
            return True
        self._sink.stop()
        self._buffer.seek(0)
        self._sink.start(self._buffer)
        return True

    def _prepare(self) -> None:
        if self._tried:
            return
        self._tried = True
        try:
            from PySide6.QtMultimedia import (  # noqa: PLC0415 - see the class
                QAudioFormat,
                QAudioSink,
                QMediaDevices,
            )
        except ImportError:
            log.info("no audio on this machine")
            return
        device = QMediaDevices.defaultAudioOutput()
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if device.isNull() or not device.isFormatSupported(form):
            return
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(_samples()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, form, self)


def _samples() -> bytes:
    samples = [sample for frequency, length in _TONES for sample in _tone(frequency, length)]
    return struct.pack(f"<{len(samples)}h", *samples)


def _tone(frequency: float, length: float) -> list[int]:
    count = int(length * RATE)
    fade = int(_FADE_S * RATE)
    return [
        int(
            32767
            * _LOUD
            * min(1.0, at / fade, (count - at) / fade)
            * math.sin(2 * math.pi * frequency * at / RATE)
        )
        for at in range(count)
    ]
