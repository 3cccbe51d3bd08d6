"""The shapes of the chain, without a window."""

import pytest
from PySide6.QtCore import QRectF

from ui.chain.drawing import BOX, COLUMN, ROW, draw
from ui.chain.layering import Layers


@pytest.mark.parametrize("row", [0.0, 1.0])
def test_a_link_is_seen_wherever_a_part_of_it_is(row: float) -> None:
    """One within a row is a straight line: it has no height, and is painted all the same."""
    layers = Layers(places={"a": (0.0, 0.0), "b": (1.0, row)}, bends={}, columns=2, rows=2)
    (found,) = draw(layers, [("a", "b")]).edges
    half = row * ROW / 2 + BOX[1] / 2
    between = QRectF(BOX[0], half - 5, COLUMN - BOX[0], 10)
    assert found.bounds.intersects(between)
    assert not found.bounds.intersects(QRectF(0, 3 * ROW, COLUMN, ROW))
