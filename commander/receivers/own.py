"""Which unit is this vehicle's own, in each operation, and where this post is."""

from typing import Any, Final, Protocol

SETTING: Final = "receivers.own"
"""The setting of the post: stream → key of the unit."""

PLACE: Final = "receivers.place"
"""The setting of the post: where a receiver last saw it (lat, lon, at in ms UTC, source)."""


class Settings(Protocol):
    """Settings of a post."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return a setting."""
        ...


def own_units(settings: Settings) -> dict[str, str]:
    """Return this vehicle's own unit in each operation where it was chosen."""
    found = settings.get(SETTING, {})
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def own_unit(settings: Settings, stream: str) -> str:
    """Return the key of this vehicle's own unit in an operation, empty for none."""
    return own_units(settings).get(stream, "")


def own_place(settings: Settings) -> tuple[float, float, int] | None:
    """Return where this post was last seen by a receiver: degrees, and when (ms UTC)."""
    found = settings.get(PLACE)
    try:
        return float(found["lat"]), float(found["lon"]), int(found["at"])
    except (TypeError, KeyError, ValueError):
        return None
