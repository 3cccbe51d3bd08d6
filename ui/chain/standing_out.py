"""What stands out in the chain: the path of who holds up the others, and circles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ui.chain.graph_paint import Marks
from ui.chain.layering import Link
from ui.chain.picture import Picture


def closing(circle: Sequence[str]) -> frozenset[Link]:
    """Return the links of a circle (each task waits for the next) as they are drawn."""
    return frozenset((first, then) for then, first in pairwise(circle))


def standing_out(picture: Picture, marks: Marks, blocker: int, refused: Sequence[str]) -> Marks:
    """Add the path of one of those who hold others up, the circles there are, and one refused."""
    found = picture.blocking
    path = picture.path(found[blocker % len(found)].tasks) if found else frozenset()
    circles = [refused, *(one.tasks for one in picture.circles)]
    inside = frozenset(key for circle in circles for key in circle)
    links = frozenset(link for circle in circles for link in closing(circle))
    return replace(marks, path=path - inside, circle=inside, circle_links=links)
