"""Where bytes come from: a serial port, the network, a log, a simulated drive.

Each way is read in turns of at most `TURN_S`, so that its thread can end. It raises EOFError when
there will be no more, and OSError when something broke.
"""

import math
import re
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Protocol

from commander.receivers import gpsd
from commander.receivers.source import (
    FILE,
    GPSD,
    SERIAL,
    SIMULATED,
    TCP,
    Source,
    address_of,
    points,
)

TURN_S: Final = 0.3
_CONNECT_S: Final = 5.0
_BYTES: Final = 4096
_LONGEST_PAUSE_S: Final = 10.0
"""Between two moments of a log: a longer gap is cut to this."""

_CLOCK = re.compile(rb"\$..(?:GGA|RMC),(\d{6}(?:\.\d+)?),|\$..GLL,[^,]*,[NS],[^,]*,[EW],(\d{6})")
_EARTH_M: Final = 6_371_000.0


class Way(Protocol):
    """An open way."""

    def read(self) -> bytes:
        """Return what came, at the latest after `TURN_S`; nothing if nothing did."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def open_way(source: Source, stopping: threading.Event) -> Way:
    """Open the way of a source; OSError when it cannot be opened."""
    if source.kind == SERIAL:
        return _Serial(source)
    if source.kind in {TCP, GPSD}:
        return _Stream(source)
    if source.kind == FILE:
        return _Log(source, stopping)
    if source.kind == SIMULATED:
        return _Drive(source, stopping)
    return _Datagrams(source)


class _Serial:
    """A serial port, or what the system shows as one (USB, Bluetooth)."""

    def __init__(self, source: Source) -> None:
        import serial  # noqa: PLC0415 - only where one is used

        self._port: Any = serial.Serial(source.address, int(source.speed), timeout=TURN_S)

    def read(self) -> bytes:
        return bytes(self._port.read(self._port.in_waiting or 1))

    def close(self) -> None:
        self._port.close()


class _Stream:
    """A TCP server that sends sentences, or gpsd."""

    def __init__(self, source: Source) -> None:
        self._socket = socket.create_connection(address_of(source), timeout=_CONNECT_S)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            if source.kind == GPSD:
                self._socket.sendall(gpsd.WATCH)
            self._socket.settimeout(TURN_S)
        except OSError:
            self._socket.close()
            raise

    def read(self) -> bytes:
        try:
            found = self._socket.recv(_BYTES)
        except TimeoutError:
            return b""
        if not found:
            raise ConnectionResetError("the other side has closed the connection")
        return found

    def close(self) -> None:
        self._socket.close()


class _Datagrams:
    """A UDP port to which others send sentences; whoever reaches it can, hence loopback first."""

    def __init__(self, source: Source) -> None:
        host, port = address_of(source)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        try:
            self._socket.bind((host, port))
        except OSError:
            self._socket.close()
            raise
        self._socket.settimeout(TURN_S)

    def read(self) -> bytes:
        try:
            return self._socket.recv(65_535) + b"\n"
        except TimeoutError:
            return b""

    def close(self) -> None:
        self._socket.close()


class _Paced:
    """Gives pieces when their time has come."""

    def __init__(self, pieces: Iterator[tuple[float, bytes]], stopping: threading.Event) -> None:
        self._pieces = pieces
        self._stopping = stopping
        self._next: tuple[float, bytes] | None = None
        self._due = time.monotonic()

    def read(self) -> bytes:
        if self._next is None:
            self._next = next(self._pieces, None)
            if self._next is None:
                raise EOFError("the log is at its end")
            self._due += self._next[0]
        left = self._due - time.monotonic()
        if left > 0:
            self._stopping.wait(min(left, TURN_S))
        if time.monotonic() < self._due:
            return b""
        piece, self._next = self._next[1], None
        return piece

    def close(self) -> None:
        """Nothing is open but what the pieces come from."""


class _Log(_Paced):
    """A log of sentences, replayed at its own pace or faster."""

    def __init__(self, source: Source, stopping: threading.Event) -> None:
        path = Path(source.address)
        path.open("rb").close()
        super().__init__(_moments(path, source.speed or 1.0), stopping)


class _Drive(_Paced):
    """A simulated unit: drives along its line and back, and says that it is simulated."""

    def __init__(self, source: Source, stopping: threading.Event) -> None:
        line = points(source.address)
        super().__init__(_driven(line, source.speed / 3.6), stopping)


def _moments(path: Path, rate: float) -> Iterator[tuple[float, bytes]]:
    """Yield (seconds to wait, bytes) for each moment of a log."""
    gathered, before, pause = b"", None, 0.0
    with path.open("rb") as file:
        while line := file.readline(_BYTES):
            found = _CLOCK.search(line)
            now = _seconds(found[1] or found[2]) if found else before
            if now != before and before is not None and now is not None:
                yield pause, gathered
                gathered = b""
                pause = min(_LONGEST_PAUSE_S, (now - before) % 86_400) / rate
            before = now
            gathered += line
    if gathered:
        yield pause, gathered


def _seconds(clock: bytes) -> float:
    return int(clock[:2]) * 3600 + int(clock[2:4]) * 60 + float(clock[4:])


def _driven(line: tuple[tuple[float, float], ...], speed: float) -> Iterator[tuple[float, bytes]]:
    """Yield a second's sentences after another, for ever, there and back."""
    there = list(pairwise(line))
    back = list(pairwise(line[::-1]))
    pause, gone = 0.0, 0.0
    while True:
        for start, end in (*there, *back):
            length, course = _leg(start, end)
            while gone < length:
                share = gone / length
                lat = start[0] + (end[0] - start[0]) * share
                east = (end[1] - start[1] + 180) % 360 - 180
                lon = (start[1] + east * share + 180) % 360 - 180
                yield pause, _said(lat, lon, speed, course)
                pause = 1.0
                gone += speed
            gone -= length
            if length <= 0:
                yield 1.0, _said(*end, 0.0, course)


def _leg(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Return metres and direction of a leg, on a plane: it is a simulation."""
    north = math.radians(end[0] - start[0]) * _EARTH_M
    east = math.radians((end[1] - start[1] + 180) % 360 - 180) * _EARTH_M
    east *= math.cos(math.radians((start[0] + end[0]) / 2))
    return math.hypot(north, east), math.degrees(math.atan2(east, north)) % 360


def _said(lat: float, lon: float, speed: float, course: float) -> bytes:
    """Return the sentences of a simulator: quality 8, mode S."""
    now = datetime.now(UTC)
    place = f"{_dm(lat, 2)},{'N' if lat >= 0 else 'S'},{_dm(lon, 3)},{'E' if lon >= 0 else 'W'}"
    clock = f"{now:%H%M%S}.{now.microsecond // 10_000:02}"
    knots = speed * 3600 / 1852
    gga = f"GPGGA,{clock},{place},8,10,0.8,0.0,M,0.0,M,,"
    rmc = f"GPRMC,{clock},A,{place},{knots:.2f},{course:.1f},{now:%d%m%y},,,S"
    return b"".join(sentence(one) for one in (gga, rmc))


def sentence(body: str) -> bytes:
    """Return a sentence with its checksum: the exclusive or of all bytes between $ and *."""
    total = 0
    for byte in body.encode("ascii"):
        total ^= byte
    return f"${body}*{total:02X}\r\n".encode("ascii")


def _dm(degrees: float, wide: int) -> str:
    whole, part = divmod(round(abs(degrees) * 600_000), 600_000)
    return f"{whole:0{wide}}{part / 10_000:07.4f}"
