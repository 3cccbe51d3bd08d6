"""Bookmarks of the view: nine places of an operation to which a digit goes back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from commander.post import Settings
from ui.map.viewpoint import Viewpoint

DIGITS: Final = range(1, 10)
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A view, and what somebody called it ("" when nobody did)."""

    view: Viewpoint
    name: str = ""


class Bookmarks:
    """The bookmarks of one operation, kept as a setting of this post."""

    def __init__(self, settings: Settings, stream: str) -> None:
        self.settings = settings
        self.setting = f"map.bookmarks.{stream}"
        self._kept: dict[int, Bookmark] = _read(settings.get(self.setting, {})) if stream else {}
        self._has_stream = bool(stream)

    def get(self, digit: int) -> Bookmark | None:
        """Return what is kept under a digit (1–9)."""
        return self._kept.get(digit)

    def put(self, digit: int, bookmark: Bookmark | None) -> None:
        """Keep a view under a digit, or nothing any more."""
        if not self._has_stream:
            return
        if bookmark is None:
            self._kept.pop(digit, None)
        else:
            self._kept[digit] = bookmark
        rows = {
            str(known): {"name": one.name, **asdict(one.view)} for known, one in self._kept.items()
        }
        self.settings.set(self.setting, rows)


def _read(rows: object) -> dict[int, Bookmark]:
    """Return what was kept; what is broken is left out."""
    found: dict[int, Bookmark] = {}
    if not isinstance(rows, Mapping):
        return found
    for digit, row in rows.items():
        one = _bookmark(row)
        if one is not None and str(digit).isascii() and str(digit).isdigit():
            found[int(digit)] = one
    return {digit: one for digit, one in found.items() if digit in DIGITS}


def _bookmark(row: Any) -> Bookmark | None:
    if not isinstance(row, Mapping):
        return None
    view = Viewpoint.noted(row)
    return None if view is None else Bookmark(view, str(row.get("name", ""))[:LONGEST_NAME])
