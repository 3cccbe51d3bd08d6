"""A receiver as it is set up at this post: what it is, where it is, and what it moves."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from commander.errors import UserError

SETTING: Final = "receivers"
"""The setting of the post in which they stand."""

SERIAL, TCP, UDP, GPSD, FILE, SIMULATED = "serial", "tcp", "udp", "gpsd", "file", "simulated"
KINDS: Final = (SERIAL, TCP, UDP, GPSD, FILE, SIMULATED)
OWN, POST = "own", "post"
"""What a receiver moves: this vehicle's own unit, or only this post's place; else a unit's key."""

GPSD_PORT: Final = 2947
LOOPBACK: Final = "127.0.0.1"
NMEA_PORT: Final = 10_110
"""Port registered for NMEA 0183 (IANA nmea-0183)."""

BAUDS: Final = (4800, 9600, 19_200, 38_400, 57_600, 115_200)
MOST_RATE: Final = 60.0
_LONGEST: Final = 100
_MOST_POINTS: Final = 2_000
_ADDRESS = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[^:\s/]*))(?::(?P<port>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Source:
    """One receiver.

    ``address``: a serial port, ``host:port``, a log's path, or for a simulated one the line it
    drives, coordinates separated by semicolons. ``speed`` is baud for a serial port, km/h for a
    simulated one, times real time for a log. ``stream`` belongs to the key of a unit in ``moves``.
    """

    name: str
    kind: str
    address: str
    moves: str = OWN
    stream: str = ""
    speed: float = 0.0
    on: bool = True
    key: str = ""


def checked(source: Source) -> Source:
    """Return it as it is kept, with a key; UserError says what is wrong with it."""
    name = source.name.strip()[:_LONGEST] or source.address.strip()[:_LONGEST]
    if source.kind not in KINDS:
        raise UserError("There is no kind of receiver {kind}.", kind=source.kind)
    if source.kind == SERIAL and not source.address.strip():
        raise UserError("Say which serial port, such as /dev/ttyUSB0 or COM3.")
    if source.kind in {TCP, UDP, GPSD}:
        address_of(source)
    if source.kind == FILE and not Path(source.address).is_file():
        raise UserError("{file} is not there. Choose the log of a receiver.", file=source.address)
    if source.kind == SIMULATED:
        points(source.address)
    speed = source.speed or {SERIAL: 4800.0, FILE: 1.0, SIMULATED: 40.0}.get(source.kind, 0.0)
    most = {FILE: MOST_RATE, SIMULATED: 300.0}.get(source.kind)
    if most is not None and not 0 < speed <= most:
        raise UserError("{value} is out of range: up to {most}.", value=f"{speed:g}", most=most)
    return msgspec.convert(
        {
            **msgspec.to_builtins(source),
            "name": name,
            "address": source.address.strip(),
            "speed": speed,
            "key": source.key or os.urandom(4).hex(),
        },
        Source,
    )


def address_of(source: Source) -> tuple[str, int]:
    """Return host and port of a source on the network; UserError where it has none.

    A UDP port listens on this machine only, unless an address of it, or 0.0.0.0, is typed.
    """
    found = _ADDRESS.fullmatch(source.address.strip())
    usual = GPSD_PORT if source.kind == GPSD else NMEA_PORT
    text = source.address.strip()
    if found is None or (not text and source.kind == TCP):
        raise UserError(
            "“{address}” is no address: write host:port, such as 192.168.1.10:10110.",
            address=source.address,
        )
    host = found["six"] or found["host"] or LOOPBACK
    if host.isdigit() and not found["port"]:  # only a port was typed
        host, port = LOOPBACK, int(host)
    else:
        port = int(found["port"] or usual)
    if not 0 < port < 65_536:  # noqa: PLR2004 - ports
        raise UserError("{port} is no port: they go from 1 to 65535.", port=port)
    return host, port


def points(text: str) -> tuple[tuple[float, float], ...]:
    """Return the line (latitude, longitude) that a simulated unit drives; UserError."""
    from commander.geodesy.coordinates import place  # noqa: PLC0415 - keeps the start short

    parts = [part for part in text.split(";") if part.strip()]
    if not 1 < len(parts) <= _MOST_POINTS:
        raise UserError("Write at least two places with a semicolon between them.")
    readings = [place(part) for part in parts]
    return tuple((one.lat, one.lon) for one in readings)


def kept(value: Any) -> tuple[Source, ...]:
    """Return the sources that a setting holds; what cannot be read is left out."""
    found = []
    for one in value if isinstance(value, list) else ():
        try:
            found.append(msgspec.convert(one, Source))
        except msgspec.ValidationError:
            continue
    return tuple(found)


def ports() -> tuple[str, ...]:
    """Return the serial ports of this machine that something is connected to."""
    from serial.tools.list_ports import comports  # noqa: PLC0415 - only when somebody asks

    return tuple(sorted(str(one.device) for one in comports() if one.hwid != "n/a"))
