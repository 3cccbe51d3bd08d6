"""Coordinates as people read, say and copy them."""

from typing import Final

_DIGITS: Final = 5  # about one metre


def degrees_text(lat: float, lon: float) -> str:
    """Decimal degrees with hemispheres, for example ``34.13620°N 117.34370°W``."""
    north = "N" if lat >= 0 else "S"
    east = "E" if lon >= 0 else "W"
    return f"{abs(lat):.{_DIGITS}f}°{north} {abs(lon):.{_DIGITS}f}°{east}"


def readout_text(lat: float, lon: float, grid: str) -> str:
    """Degrees, and MGRS where there is one (not near the poles)."""
    return " · ".join(part for part in (degrees_text(lat, lon), grid) if part)
