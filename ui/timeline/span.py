"""The part of time that the line shows, as pure arithmetic: zoom, shift, labels. Times ms UTC."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

_SECOND: Final = 1_000
_MINUTE: Final = 60 * _SECOND
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_STEPS: Final = (
    *(_SECOND * n for n in (1, 5, 10, 30)),
    *(_MINUTE * n for n in (1, 2, 5, 10, 15, 30)),
    *(_HOUR * n for n in (1, 2, 3, 6, 12)),
    *(_DAY * n for n in (1, 2, 7, 14, 28)),
)
_LEAST: Final = 20 * _SECOND
_MOST: Final = 2 * 365 * _DAY
_REST: Final = 12 * _HOUR
_MARGIN: Final = 0.02
_WHOLE: Final = 10 * _MINUTE


def chapter(moments: Sequence[int], now: int) -> tuple[int, ...]:
    """Return the moments that belong together around ``now``; ``moments`` are in order.

    An operation may rest for days: what lies more than half a day from the next is another chapter.
    """
    chapters: list[list[int]] = []
    for at in moments:
        if not chapters or at - chapters[-1][-1] > _REST:
            chapters.append([])
        chapters[-1].append(at)

    def distance(one: list[int]) -> int:
        return max(one[0] - now, now - one[-1], 0)

    nearest: list[int] = min(chapters, key=distance, default=[])
    return tuple(nearest)


@dataclass(frozen=True, slots=True)
class Label:
    """A time written under the line; ``is_day``: a day begins here, and its date is written."""

    at: int
    is_day: bool
    to_second: bool


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` to ``end``."""

    start: int
    end: int

    @classmethod
    def over(cls, first: int, last: int) -> "Span":
        """Return the span that shows all from the first to the last, with a little room."""
        room = max(round((last - first) * _MARGIN), (_WHOLE - (last - first)) // 2, _SECOND)
        return cls(first - room, last + room)

    @property
    def length(self) -> int:
        """How long it is, at least a millisecond."""
        return max(1, self.end - self.start)

    def across(self, at: float, width: float) -> float:
        """Return where a time lies on a line of this width, 0 at its left."""
        return (at - self.start) / self.length * width

    def at(self, across: float, width: float) -> int:
        """Return the time at a place on a line of this width."""
        return round(self.start + across / max(1.0, width) * self.length)

    def zoomed(self, factor: float, at: int) -> "Span":
        """Return it with ``factor`` times the length; the time ``at`` stays where it is."""
        length = min(_MOST, max(_LEAST, self.length * factor))
        share = (at - self.start) / self.length
        start = round(at - share * length)
        return Span(start, start + round(length))

    def shifted(self, by: int) -> "Span":
        """Return it so much later."""
        return Span(self.start + by, self.end + by)

    def around(self, at: int) -> "Span":
        """Return it, moved just so far that a time is well inside."""
        room = round(self.length * 0.06)
        if at < self.start + room:
            return self.shifted(at - room - self.start)
        if at > self.end - room:
            return self.shifted(at + room - self.end)
        return self

    def labels(self, width: float, apart: float, zone: tzinfo) -> list[Label]:
        """Return the round times to be written, at least ``apart`` pixels from each other."""
        least = self.length * apart / max(1.0, width)
        step = next((one for one in _STEPS if one >= least), _STEPS[-1])
        ahead = _ahead(self.start, zone)
        first = -(-(self.start + ahead) // step) * step - ahead
        return [
            Label(at, (at + ahead) % _DAY == 0, step < _MINUTE)
            for at in range(first, self.end + 1, step)
        ]


def _ahead(at: int, zone: tzinfo) -> int:
    """Return by how many ms a zone's clocks are ahead of UTC at a time."""
    offset = datetime.fromtimestamp(at / 1000, zone).utcoffset()
    return round(offset.total_seconds() * 1000) if offset is not None else 0
