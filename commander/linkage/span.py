"""A length of time that says how exactly it is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from commander.domain.codes import Precision

_MINUTE_MS: Final = 60_000
_ORDER: Final[tuple[str, ...]] = (
    Precision.SECOND,
    Precision.MINUTE,
    Precision.APPROX,
    Precision.DAY,
)
_STEP_SECONDS: Final[dict[str, int]] = {
    Precision.SECOND: 1,
    Precision.MINUTE: 60,
    Precision.APPROX: 60,
    Precision.DAY: 86_400,
}


def coarsest(precisions: Iterable[str]) -> str:
    """Return the coarsest of these precisions; a code of another version counts as approximate."""
    known = [one if one in _ORDER else Precision.APPROX.value for one in precisions]
    return max(known, key=_ORDER.index, default=Precision.SECOND.value)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened (ms UTC) and how exactly that is known."""

    at: int
    precision: str = Precision.SECOND.value


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes, never stated more exactly than the coarsest time that they were made from.

    ``minutes`` is a whole multiple of what ``precision`` can tell apart.
    """

    minutes: float
    precision: str = Precision.SECOND.value

    @property
    def is_approximate(self) -> bool:
        """Whether it is shown with ≈."""
        return self.precision in (Precision.APPROX, Precision.DAY)


def earliest(moments: Iterable[Moment]) -> Moment | None:
    """Return the first moment, of equal ones the least exact; None when there is none."""
    return min(
        moments, key=lambda one: (one.at, -_ORDER.index(coarsest((one.precision,)))), default=None
    )


def span(start: Moment, end: Moment) -> Span:
    """Return the time from start to end, 0 where clocks disagree about the order."""
    precision = coarsest((start.precision, end.precision))
    return _stated(max(0, end.at - start.at) / _MINUTE_MS, precision)


def middle(spans: Iterable[Span]) -> Span | None:
    """Return the median, as exact as the least exact of all; None when there is none."""
    found = tuple(spans)
    if not found:
        return None
    precision = coarsest(one.precision for one in found)
    return _stated(median(one.minutes for one in found), precision)


def _stated(minutes: float, precision: str) -> Span:
    step = _STEP_SECONDS[precision]
    return Span(int(minutes * 60 / step + 0.5) * step / 60, precision)
