"""Files that ship with the program: map page, styles, translations, plans, demonstration."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Return the path of a file that ships; the package is always installed as plain files."""
    return _HERE.joinpath(*parts)
