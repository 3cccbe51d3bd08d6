"""The little pictures a style sheet can only take from files: arrows, check, dash, dot."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from ui.theme.tokens import Tokens

# Paths in a box of 16 by 16.
_STROKES: Final[dict[str, str]] = {
    "up": "M4 10 L8 6 L12 10",
    "down": "M4 6 L8 10 L12 6",
    "left": "M10 4 L6 8 L10 12",
    "right": "M6 4 L10 8 L6 12",
    "close": "M4.5 4.5 L11.5 11.5 M11.5 4.5 L4.5 11.5",
    "float": "M7 4.5 H4.5 V11.5 H11.5 V9 M9 3.5 H12.5 V7 M12 4 L8 8",
    "check": "M3.5 8.5 L6.5 11.5 L12.5 4.5",
    "dash": "M4 8 L12 8",
    "dot": "M8 7.9 L8 8.1",
}
_ON_ACCENT: Final = ("check", "dash", "dot")
_WIDTHS: Final = {"dot": 5.0, "close": 1.4, "float": 1.4}
NAMES: Final = tuple(_STROKES)


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Return the folder of the pictures; it goes with the program, as the style sheet does."""
    return tempfile.TemporaryDirectory(prefix="commander-marks-")


def mark_folder() -> Path:
    """Return where the pictures lie. Raises ``OSError`` if no temporary folder can be made."""
    return Path(_folder().name)


def write_marks(folder: Path, look: Tokens) -> dict[str, str]:
    """Draw each mark in the colours of a theme; the path of each by its name.

    Each theme has its own files, since Qt keeps the pictures it has loaded by their path. Raises
    ``OSError`` if the folder cannot be written.
    """
    made: dict[str, str] = {}
    for name, path in _STROKES.items():
        colour = look.ink_on(look.accent) if name in _ON_ACCENT else look.muted
        width = _WIDTHS.get(name, 2.0)
        target = folder / f"{look.name}-{name}.svg"
        target.write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
            'stroke-linecap="round" stroke-linejoin="round"/></svg>',
            "utf-8",
        )
        made[name] = target.as_posix()
    return made
