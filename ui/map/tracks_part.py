"""Tracks on the page: where units were, with the time beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from commander.journal.reader import Reader
from commander.journal.whereabouts import TrackPoint
from ui.map.part import MapPart
from ui.map.view import MapView

MOST_POINTS = 20_000
"""Points of all tracks together; of more, every second one is left out until they fit."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where one unit was, oldest first, and the colour of its department."""

    unit: str
    colour: str
    points: tuple[TrackPoint, ...]


def read_tracks(
    reader: Reader, stream: str, units: Sequence[tuple[str, str]], since: int, until: int
) -> tuple[Track, ...]:
    """Read the tracks of these units (key and colour); any thread. Units without one are left out.

    Where a device saw a unit only once in that time there is nothing to draw.
    """
    found = (Track(key, colour, reader.track(stream, key, since, until)) for key, colour in units)
    tracks = [one for one in found if len(one.points) > 1]
    while sum(len(one.points) for one in tracks) > MOST_POINTS:
        tracks = [Track(one.unit, one.colour, _halved(one.points)) for one in tracks]
        if all(len(one.points) <= 2 for one in tracks):  # noqa: PLR2004 - a beginning and an end
            break
    return tuple(tracks)


def _halved(points: tuple[TrackPoint, ...]) -> tuple[TrackPoint, ...]:
    """Leave out every second point, but neither the first nor the last."""
    kept = points[::2]
    return kept if kept[-1] is points[-1] else (*kept, points[-1])


class TracksPart(MapPart):
    """Remembers the tracks shown."""

    def __init__(self, view: MapView) -> None:
        self.tracks: tuple[Track, ...] = ()
        self._shown: dict[str, Any] = {"tracks": [], "since": 0, "until": 0, "offset": 0}
        super().__init__(view)

    def tell_state(self) -> None:
        self.say("tracks", **self._shown)

    def show_tracks(self, tracks: Sequence[Track], since: int, until: int, zone: tzinfo) -> None:
        """Draw these, from faint at ``since`` to full at ``until`` (ms UTC)."""
        self.tracks = tuple(tracks)
        offset = datetime.fromtimestamp(until / 1000, UTC).astimezone(zone).utcoffset()
        first = min((one.points[0].at for one in tracks), default=since)
        self._shown = {
            "tracks": [
                {
                    "colour": one.colour,
                    "points": [n for p in one.points for n in (p.at, p.lat, p.lon)],
                }
                for one in tracks
            ],
            "since": max(since, first),
            "until": until,
            "offset": 0 if offset is None else offset.total_seconds() / 60,
        }
        self.tell_state()
