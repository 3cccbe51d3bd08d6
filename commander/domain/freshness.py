"""How long a position can be believed, by how it is known."""

from collections.abc import Mapping
from typing import Final

from commander.domain.codes import PlaceSource

MINUTE_MS: Final = 60_000

FRESH_MS: Final[Mapping[str, int]] = {
    "simulated": 2 * MINUTE_MS,
    PlaceSource.GPS: 3 * MINUTE_MS,
    "phone": 5 * MINUTE_MS,
    PlaceSource.HAND: 20 * MINUTE_MS,
    PlaceSource.REPORTED: 20 * MINUTE_MS,
    PlaceSource.INFERRED: 20 * MINUTE_MS,
}
"""After how long a place fades, by its source; values of this program, for these reasons.

simulated: nothing stands between the source and this post, so a gap means that it stopped. gps: a
vehicle receiver speaks every second; after 3 minutes in town traffic (30 km/h) it may be 1.5 km
away, beyond any scene. phone: phones save up positions for minutes to spare the battery. hand,
reported, inferred: people say where a crew is when it changes; 20 minutes is when a crew that was
not heard of is asked for (roll calls every 20 to 30 minutes, domain reference 2.6.3).
"""

OTHER_MS: Final = 5 * MINUTE_MS
"""Of a source that is not known: a device of somebody else's, no person."""


def fresh_ms(source: str) -> int:
    """Return how long a place from this source is believed (ms)."""
    return FRESH_MS.get(source, OTHER_MS)


def fades_at(at: int, source: str) -> int:
    """Return from when a place known ``at`` is stale (ms UTC); 0 never, where ``at`` is 0."""
    return at + fresh_ms(source) if at else 0


def is_stale(at: int, source: str, now: int) -> bool:
    """Return whether a place known ``at`` is no longer believed ``now`` (all ms UTC)."""
    return 0 < fades_at(at, source) < now
