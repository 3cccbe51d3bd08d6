"""Where the reader is in a list of rows whose heights are only known where they are looked at."""

from collections.abc import Callable
from typing import Final

UNIT: Final = 64
"""Scroll bar units a row: the bar counts rows, so heights far away need not be known."""


class Place:
    """The row at the top of the view and how many of its pixels are above the edge.

    ``height`` gives the height of a row in pixels and is asked only for rows near the place.
    """

    def __init__(self, height: Callable[[int], int]) -> None:
        self._height = height
        self.row = 0
        self.offset = 0
        self.count = 0
        self.view = 0

    @property
    def at_top(self) -> bool:
        """Whether the newest row is wholly to be seen."""
        return self.row == 0 and self.offset == 0

    def set(self, row: int, offset: int = 0) -> None:
        """Put a row at the top, no further than the end allows."""
        self.row = max(0, min(row, self.count - 1))
        self.offset = max(0, offset) if self.count else 0
        self._keep_full()

    def move(self, pixels: int) -> None:
        """Scroll down, or up when negative."""
        if not self.count:
            return
        self.offset += pixels
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self._height(self.row)
        self.offset = max(0, self.offset)
        while self.row < self.count - 1 and self.offset >= (height := self._height(self.row)):
            self.row += 1
            self.offset -= height
        self._keep_full()

    def visible(self) -> list[tuple[int, int, int]]:
        """The rows to be seen: (row, top, height) in pixels of the view."""
        rows, y, row = [], -self.offset, self.row
        while y < self.view and row < self.count:
            height = self._height(row)
            rows.append((row, y, height))
            y += height
            row += 1
        return rows

    def reveal(self, row: int) -> None:
        """Scroll no further than it takes to see a row; one that is far away comes to the top."""
        rows = self.visible()
        last = rows[-1][0] if rows else 0
        if row <= self.row or row > last + 1:
            self.set(row)
            return
        bottom = sum(height for shown, _, height in rows if shown < row) - self.offset
        beyond = bottom + self._height(row) - self.view
        if beyond > 0:
            self.move(min(beyond, bottom))

    def inserted(self, first: int, count: int, *, hold: bool) -> bool:
        """Follow rows that came in; whether they came above what is seen, out of sight.

        ``hold`` keeps the place even at the very top.
        """
        at_top = self.at_top and not hold
        self.count += count
        if first > self.row or at_top or self.count == count:
            return False
        self.row += count
        return True

    def removed(self, first: int, count: int) -> None:
        """Follow rows that went."""
        self.count -= count
        if first < self.row:
            self.row = max(first, self.row - count)
        elif first == self.row:
            self.offset = 0
        self.set(self.row, self.offset)

    def bar(self) -> tuple[int, int, int]:
        """The scroll bar's value, maximum (0 when everything is to be seen) and page."""
        rows = self.visible()
        shown = max(1, len(rows))
        at_end = not rows or self._ends(rows)
        if self.at_top and at_end:
            return 0, 0, shown * UNIT
        maximum = max(1, (self.count - max(1, shown - 1)) * UNIT)
        if self.at_top or at_end:
            return (0 if self.at_top else maximum), maximum, shown * UNIT
        part = self.offset * UNIT // max(1, rows[0][2])
        value = min(maximum - 1, self.row * UNIT + min(UNIT - 1, part))
        return value, maximum, shown * UNIT

    def go_to(self, value: int) -> None:
        """Follow the scroll bar."""
        if value >= self.bar()[1]:
            self.set(self.count - 1, self._height(self.count - 1) if self.count else 0)
            return
        row, part = divmod(value, UNIT)
        self.set(row)
        self.offset = part * self._height(self.row) // UNIT if self.row == row else self.offset
        self._keep_full()

    def _ends(self, rows: list[tuple[int, int, int]]) -> bool:
        row, top, height = rows[-1]
        return row == self.count - 1 and top + height <= self.view

    def _keep_full(self) -> None:
        """Leave no empty room under the last row while rows are above."""
        bottom = -self.offset
        for row in range(self.row, self.count):
            bottom += self._height(row)
            if bottom >= self.view:
                return
        self.offset -= self.view - bottom
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self._height(self.row)
        self.offset = max(0, self.offset)
