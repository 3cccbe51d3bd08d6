"""The messages of gpsd: one JSON object a line (gpsd_json(5), protocol 3)."""

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from commander.receivers.nmea import REMEMBERED, Counts
from commander.receivers.sighting import Sighting, accuracy

WATCH: Final = b'?WATCH={"enable":true,"json":true}\n'
LONGEST: Final = 10_240
"""Bytes of a message, as the protocol says."""

_TWO_D: Final = 2
# Status of a fix: 2 differential, 3 and 4 RTK, 5 and 6 dead reckoning, 8 simulated.
_STATUS: Final = {2: "aided", 3: "rtk", 4: "rtk", 5: "estimated", 6: "alone", 8: "simulated"}
_SOURCES: Final = {"estimated": "inferred", "simulated": "simulated"}


@dataclass(slots=True)
class Gpsd:
    """Takes bytes as they come; gives a sighting for every report of time, place and speed."""

    counts: Counts = field(default_factory=Counts)
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _rest: bytes = b""
    _satellites: int | None = None
    _hdop: float | None = None

    def feed(self, data: bytes) -> Iterator[Sighting]:
        """Take bytes; yields the sightings in them."""
        *whole, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST:
            self._rest = b""
            self.counts.nonsense += 1
        for line in whole:
            if line.strip():
                self.lines.append(line[:256].decode("utf-8", "replace").strip())
                yield from self._take(line)

    def flush(self) -> Iterator[Sighting]:
        """Nothing waits here: each report is whole."""
        yield from ()

    def _take(self, line: bytes) -> Iterator[Sighting]:
        try:
            message: Any = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            self.counts.nonsense += 1
            return
        kind = message.get("class") if isinstance(message, dict) else None
        if kind == "SKY":
            self.counts.understood += 1
            self._sky(message)
        elif kind == "TPV":
            self.counts.understood += 1
            yield self._report(message)
        else:
            self.counts.other += 1

    def _sky(self, message: Mapping[str, Any]) -> None:
        used = _number(message.get("uSat"))
        if used is None and isinstance(message.get("satellites"), list):
            seen = message["satellites"]
            used = sum(1 for one in seen if isinstance(one, dict) and one.get("used"))
        self._satellites = int(used) if used is not None else self._satellites
        self._hdop = _number(message.get("hdop")) or self._hdop

    def _report(self, message: Mapping[str, Any]) -> Sighting:
        lat, lon = _number(message.get("lat")), _number(message.get("lon"))
        mode = _number(message.get("mode")) or 0
        none = Sighting(
            at=_moment(message.get("time")), satellites=self._satellites, hdop=self._hdop
        )
        if mode < _TWO_D or lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004
            return none
        quality = _STATUS.get(int(_number(message.get("status")) or 0), "alone")
        return replace(
            none,
            lat=lat,
            lon=lon,
            accuracy_m=self._accuracy(message, quality),
            speed=_number(message.get("speed")),
            heading=_number(message.get("track")),
            source=_SOURCES.get(quality, "gps"),
            quality=quality,
        )

    def _accuracy(self, message: Mapping[str, Any], quality: str) -> float:
        """What gpsd estimates; else from the dilution, as for a receiver of our own."""
        if (found := _number(message.get("eph"))) is not None:
            return found
        east, north = _number(message.get("epx")), _number(message.get("epy"))
        if east is not None and north is not None:
            return math.hypot(east, north)
        return accuracy(self._hdop, aided=quality in {"aided", "rtk"})


def _moment(text: object) -> int | None:
    """Return ms UTC of a time in ISO 8601."""
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text)
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return round(aware.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None
