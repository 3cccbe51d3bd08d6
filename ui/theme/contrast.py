"""Arithmetic on ``#rrggbb`` colours: mixing, luminance and the WCAG contrast ratio."""

from typing import Final

_LINEAR_LIMIT: Final = 0.04045


def mix(ground: str, colour: str, share: float) -> str:
    """``colour`` laid over ``ground`` with the opacity ``share`` (0 to 1), as ``#rrggbb``."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, end: str, ratio: float) -> str:
    """``colour``, moved towards ``end`` no further than it must for ``ratio`` on ``ground``."""
    for step in range(21):
        moved = mix(colour, end, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return end


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_LIMIT else ((value + 0.055) / 1.055) ** 2.4
