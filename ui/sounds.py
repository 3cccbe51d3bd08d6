"""The sound of urgent traffic: two short tones, made here, that can be muted."""

import logging
import math
import struct
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

log = logging.getLogger(__name__)
_RATE: Final = 44_100
_TONES: Final = ((880.0, 0.12), (0.0, 0.05), (1175.0, 0.18))
"""Frequency in Hz (0 is silence) and length in seconds."""
_LOUD: Final = 0.35
_FADE_S: Final = 0.01


class Sounds(QObject):
    """Plays the tones; where no audio device can be used, the system's own beep.

    Loading Qt's audio waits until the first sound, because it takes a part of a second.
    """

    def __init__(self, *, muted: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = muted
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._tried = False

    def urgent(self) -> None:
        """Sound once, unless it is muted."""
        if self.muted:
            return
        self._prepare()
        if self._sink is None or self._buffer is None:
            QApplication.beep()
            return
        self._sink.stop()
        self._buffer.seek(0)
        self._sink.start(self._buffer)

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
        form.setSampleRate(_RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if device.isNull() or not device.isFormatSupported(form):
            return
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(tones()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, form, self)


def tones() -> bytes:
    """Return the tones as 16-bit mono samples."""
    samples = [sample for frequency, length in _TONES for sample in _tone(frequency, length)]
    return struct.pack(f"<{len(samples)}h", *samples)


def _tone(frequency: float, length: float) -> list[int]:
    count = int(length * _RATE)
    fade = int(_FADE_S * _RATE)
    return [
        int(
            32767
            * _LOUD
            * min(1.0, at / fade, (count - at) / fade)
            * math.sin(2 * math.pi * frequency * at / _RATE)
        )
        for at in range(count)
    ]
