"""NMEA 0183 as receivers send it: sentences out of bytes, and one sighting an epoch out of those.

A sentence counts only with a checksum that fits: a place from a disturbed line would be worse than
none. What else is not understood is counted and passed over: lines without end, other bytes than
ASCII, kinds of sentences of no use here. Any talker is heard (GP, GN, GL, GA, BD, GB …).
"""

import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from commander.receivers.sighting import Sighting, accuracy

LONGEST: Final = 256
"""Bytes of a sentence. The standard says 82; real receivers reach 102."""

REMEMBERED: Final = 40
"""Last lines that are kept as they came, for who looks why there is no position."""

_KNOT: Final = 1852 / 3600
_KMH: Final = 1 / 3.6
_NO_DILUTION: Final = 50.0
"""Dilutions from here on mean that the receiver has none (99.99 and the like)."""

_QUALITIES: Final = {
    1: "alone", 2: "aided", 3: "alone", 4: "rtk", 5: "rtk", 6: "estimated", 7: "manual",
    8: "simulated",
}  # fmt: skip
_MODES: Final = {"A": "alone", "D": "aided", "F": "rtk", "R": "rtk", "P": "aided",
                 "E": "estimated", "M": "manual", "S": "simulated"}  # fmt: skip
_SOURCES: Final = {"estimated": "inferred", "manual": "reported", "simulated": "simulated"}
_DEGREES = re.compile(r"(\d{1,3})(\d\d(?:\.\d+)?)")


@dataclass(slots=True)
class Counts:
    """How many sentences were understood, of no use, disturbed (checksum) and nonsense."""

    understood: int = 0
    other: int = 0
    disturbed: int = 0
    nonsense: int = 0


@dataclass(slots=True)
class _Epoch:
    """What the sentences of one moment say together."""

    clock: time | None = None
    lat: float | None = None
    lon: float | None = None
    void: bool = False
    quality: str = ""
    satellites: int | None = None
    hdop: float | None = None
    speed: float | None = None
    heading: float | None = None
    told: set[str] = field(default_factory=set)
    """Kinds of sentences that said whether there is a position."""

    @property
    def heard(self) -> bool:
        """Whether it says whether there is a position."""
        return bool(self.told)


@dataclass(slots=True)
class Nmea:
    """Takes bytes as they come; gives a sighting when a moment is complete."""

    counts: Counts = field(default_factory=Counts)
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _rest: bytes = b""
    _skipping: bool = False
    _epoch: _Epoch = field(default_factory=_Epoch)
    _day: date | None = None
    _dated: time | None = None
    """The time of day at which the date was told."""

    def feed(self, data: bytes) -> Iterator[Sighting]:
        """Take bytes; yields the sightings that they complete."""
        for line in self._lines(data):
            yield from self._take(line)

    def flush(self) -> Iterator[Sighting]:
        """Say that nothing came for a while, so that the last moment is complete."""
        if self._epoch.heard:
            yield self._end()

    def _lines(self, data: bytes) -> Iterator[str]:
        """Yield whole lines; what has no end within reason is passed over up to its end."""
        *whole, rest = (self._rest + data).replace(b"\r", b"\n").split(b"\n")
        for line in whole:
            if self._skipping or len(line) > LONGEST:
                self.counts.nonsense += 1
                self._skipping = False
            elif line.strip():
                yield line.decode("ascii", "replace").strip()
        self._rest = rest
        if len(rest) > LONGEST:
            self._rest, self._skipping = b"", True

    def _take(self, line: str) -> Iterator[Sighting]:
        self.lines.append(line[:LONGEST])
        sentence = self._parsed(line)
        if sentence is None:
            return
        kind, clock = sentence.sentence_type, _clock(sentence)
        # A kind that comes again begins the next moment, also where the clock stands still.
        other = clock is not None and clock != self._epoch.clock
        if self._epoch.heard and (other or kind in self._epoch.told):
            yield self._end()
        if clock is not None:
            self._epoch.clock = clock
        _READERS[kind](sentence, self._epoch)
        if kind in _TELLING:
            self._epoch.told.add(kind)
        self._date(sentence)

    def _parsed(self, line: str) -> Any:
        import pynmea2  # noqa: PLC0415 - only where a receiver is

        start = line.find("$")
        if start < 0:
            if not line.startswith("#"):
                self.counts.nonsense += 1
            return None
        try:
            sentence = pynmea2.parse(line[start:], check=True)
        except pynmea2.ChecksumError:
            self.counts.disturbed += 1
        except pynmea2.SentenceTypeError:
            self.counts.other += 1
        except (pynmea2.ParseError, ValueError, TypeError, AttributeError):
            self.counts.nonsense += 1
        else:
            kind = getattr(sentence, "sentence_type", "")
            if kind in _READERS:
                self.counts.understood += 1
                return sentence
            self.counts.other += 1
        return None

    def _date(self, sentence: Any) -> None:
        """Keep the date: of RMC and ZDA; the others only tell the time of day."""
        found = _try(lambda: sentence.datestamp)
        if sentence.sentence_type == "ZDA":
            found = _try(lambda: date(int(sentence.year), int(sentence.month), int(sentence.day)))
        if isinstance(found, date):
            self._day, self._dated = found, self._epoch.clock

    def _end(self) -> Sighting:
        epoch, self._epoch = self._epoch, _Epoch()
        at = self._moment(epoch.clock)
        if epoch.void or epoch.lat is None or epoch.lon is None or epoch.quality == "none":
            return Sighting(at=at, satellites=epoch.satellites, hdop=epoch.hdop)
        quality = epoch.quality or "alone"
        return Sighting(
            lat=epoch.lat,
            lon=epoch.lon,
            at=at,
            accuracy_m=accuracy(epoch.hdop, aided=quality in {"aided", "rtk"}),
            speed=epoch.speed,
            heading=epoch.heading,
            satellites=epoch.satellites,
            hdop=epoch.hdop,
            source=_SOURCES.get(quality, "gps"),
            quality=quality,
        )

    def _moment(self, clock: time | None) -> int | None:
        if clock is None or self._day is None:
            return None
        day = self._day
        if self._dated is not None and clock < self._dated:
            day += timedelta(days=1)  # past midnight, and the date has not come yet
        try:
            return round(datetime.combine(day, clock, UTC).timestamp() * 1000)
        except (OverflowError, ValueError):
            return None


def _clock(sentence: Any) -> time | None:
    found = _try(lambda: sentence.timestamp)
    return found.replace(tzinfo=None) if isinstance(found, time) else None


def _gga(sentence: Any, epoch: _Epoch) -> None:
    quality = _number(_try(lambda: sentence.gps_qual))
    epoch.quality = _QUALITIES.get(int(quality), "none") if quality is not None else "none"
    satellites = _number(_try(lambda: sentence.num_sats))
    epoch.satellites = int(satellites) if satellites is not None else epoch.satellites
    _dilution(_try(lambda: sentence.horizontal_dil), epoch)
    _place(sentence, epoch)


def _rmc(sentence: Any, epoch: _Epoch) -> None:
    if _try(lambda: sentence.status) != "A":
        epoch.void = True
        return
    _mode(sentence, epoch)
    _place(sentence, epoch)
    speed = _number(_try(lambda: sentence.spd_over_grnd))
    epoch.speed = speed * _KNOT if speed is not None else epoch.speed
    _heading(_try(lambda: sentence.true_course), epoch)


def _gll(sentence: Any, epoch: _Epoch) -> None:
    if _try(lambda: sentence.status) != "A":
        epoch.void = True
        return
    _mode(sentence, epoch)
    _place(sentence, epoch)


def _vtg(sentence: Any, epoch: _Epoch) -> None:
    speed = _number(_try(lambda: sentence.spd_over_grnd_kmph))
    epoch.speed = speed * _KMH if speed is not None else epoch.speed
    _heading(_try(lambda: sentence.true_track), epoch)


def _gsa(sentence: Any, epoch: _Epoch) -> None:
    if _try(lambda: sentence.mode_fix_type) == "1":
        epoch.void = True
    _dilution(_try(lambda: sentence.hdop), epoch)


def _zda(_sentence: Any, _epoch: _Epoch) -> None:
    """Only its date counts."""


_READERS: Final = {"GGA": _gga, "RMC": _rmc, "GLL": _gll, "VTG": _vtg, "GSA": _gsa, "ZDA": _zda}


_TELLING: Final = frozenset({"GGA", "RMC", "GLL"})
"""Sentences that say whether there is a position."""


def _mode(sentence: Any, epoch: _Epoch) -> None:
    """The mode at the end of RMC and GLL since NMEA 2.3, where GGA has not said more."""
    mode = _try(lambda: sentence.mode_indicator) or _try(lambda: sentence.faa_mode)
    if mode == "N":
        epoch.void = True
    elif not epoch.quality and isinstance(mode, str):
        epoch.quality = _MODES.get(mode, "")


def _place(sentence: Any, epoch: _Epoch) -> None:
    lat = _angle(_try(lambda: sentence.lat), _try(lambda: sentence.lat_dir), "NS", 90)
    lon = _angle(_try(lambda: sentence.lon), _try(lambda: sentence.lon_dir), "EW", 180)
    if lat is None or lon is None:
        return
    epoch.lat, epoch.lon = lat, lon


def _angle(text: object, letter: object, letters: str, most: int) -> float | None:
    """Return degrees of ``ddmm.mmmm`` with its hemisphere; None for what is no such angle."""
    found = _DEGREES.fullmatch(str(text))
    if found is None or not isinstance(letter, str) or letter not in letters or not letter:
        return None
    minutes = float(found[2])
    degrees = int(found[1]) + minutes / 60
    if minutes >= 60 or degrees > most:  # noqa: PLR2004 - minutes of an angle
        return None
    return -degrees if letter in "SW" else degrees


def _dilution(value: object, epoch: _Epoch) -> None:
    found = _number(value)
    if found is not None and 0 < found < _NO_DILUTION:
        epoch.hdop = found


def _heading(value: object, epoch: _Epoch) -> None:
    found = _number(value)
    if found is not None and 0 <= found <= 360:  # noqa: PLR2004 - degrees
        epoch.heading = found


def _number(value: object) -> float | None:
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def _try(read: Any) -> Any:
    """Return what a field of a sentence holds; None where it is missing or damaged."""
    try:
        return read()
    except (AttributeError, ValueError, TypeError, IndexError, OverflowError):
        return None
