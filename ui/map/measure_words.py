"""Measures as people read them: metres and kilometres, hectares and square kilometres, degrees."""

from typing import Final

_KM: Final = 1000.0
_TEN_KM: Final = 10_000.0
_HECTARE: Final = 10_000.0
_KM2: Final = 1_000_000.0
_SMALL: Final = 10.0


def length_text(metres: float) -> str:
    """A length: 4.5 m, 320 m, 1.23 km, 45.6 km."""
    if metres < _SMALL:
        return f"{metres:.1f} m"
    if round(metres) < _KM:
        return f"{metres:.0f} m"
    return f"{metres / _KM:.2f} km" if metres < _TEN_KM else f"{metres / _KM:.1f} km"


def area_text(square_metres: float) -> str:
    """An area: 850 m², 12.3 ha, 3.45 km²."""
    if round(square_metres) < _HECTARE:
        return f"{square_metres:.0f} m²"
    if square_metres < _KM2:
        return f"{square_metres / _HECTARE:.1f} ha"
    return f"{square_metres / _KM2:.2f} km²"


def bearing_text(degrees: float) -> str:
    """A direction from true north in three digits: 045°."""
    return f"{round(degrees) % 360:03}°"
