"""Where tasks stand in the drawn chain: layers from left to right, few crossings. Pure.

The order within the layers is the library's (Sugiyama's method). What it is given is prepared
here: links that close a circle are passed over, because it ends the program on a circle; of links
the shortest that say all are kept, which takes half its time; each is cut at every layer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from fast_sugiyama import from_edges

Link = tuple[str, str]
"""What comes first, and what waits for it."""
Point = tuple[float, float]

_SHAPE: Final = 3.0  # how much wider than high the whole is meant to be
_LOOSE_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Layers:
    """A place for each task: its column and its row, both from 0; rows may be fractions.

    ``bends`` are the places between through which a link goes. ``straight`` are links without:
    those that follow from others, and those that close a circle. ``columns`` and ``rows`` are how
    large the whole is.
    """

    places: Mapping[str, Point] = field(default_factory=dict)
    bends: Mapping[Link, tuple[Point, ...]] = field(default_factory=dict)
    straight: frozenset[Link] = frozenset()
    columns: float = 0.0
    rows: float = 0.0


@dataclass(frozen=True, slots=True)
class _Part:
    """Tasks that hang together, laid out from (0, 0)."""

    places: dict[str | int, Point]
    columns: float
    rows: float


def lay_out(keys: Sequence[str], links: Iterable[Link]) -> Layers:
    """Lay out tasks; those without a link stand below the others, in rows."""
    known = set(keys)
    wanted = [link for link in dict.fromkeys(links) if known.issuperset(link)]
    order = _order(keys, wanted)
    forward = [link for link in wanted if order[link[0]] < order[link[1]]]
    ranks = _ranks(sorted(known, key=order.__getitem__), forward)
    kept = _reduced(sorted(known, key=order.__getitem__), forward)
    steps, through = _cut(kept, ranks)
    parts = _parts(steps, ranks)
    linked = {key for part in parts for key in part.places}
    loose = [key for key in keys if key not in linked]
    places, columns, rows = _packed(parts, loose)
    bends = {link: tuple(places[one] for one in found) for link, found in through.items()}
    return Layers(
        {key: places[key] for key in keys},
        bends,
        frozenset(link for link in wanted if link not in through and link[0] != link[1]),
        columns,
        rows,
    )


def _order(keys: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """Return a place for each task so that links go up, but for those that close a circle."""
    before: dict[str, list[str]] = {key: [] for key in keys}
    for first, then in links:
        if first != then:
            before[then].append(first)
    order: dict[str, int] = {}
    for root in keys:
        path, inside = [root], {root}
        while path:
            key = path[-1]
            missing = [one for one in before[key] if one not in order and one not in inside]
            if missing and key not in order:
                path.append(missing[0])
                inside.add(missing[0])
                continue
            order.setdefault(key, len(order))
            inside.discard(path.pop())
    return order


def _ranks(ordered: Sequence[str], links: Sequence[Link]) -> dict[str | int, int]:
    """Return the column of each task: one behind the last that it waits for."""
    before: dict[str, list[str]] = {key: [] for key in ordered}
    for first, then in links:
        before[then].append(first)
    ranks: dict[str | int, int] = {}
    for key in ordered:
        ranks[key] = max((ranks[one] for one in before[key]), default=-1) + 1
    return ranks


def _reduced(ordered: Sequence[str], links: Sequence[Link]) -> list[Link]:
    """Return the links that do not follow from others (the transitive reduction)."""
    number = {key: n for n, key in enumerate(ordered)}
    after: dict[str, list[str]] = {key: [] for key in ordered}
    for first, then in links:
        after[first].append(then)
    reach: dict[str, int] = {}
    kept: set[Link] = set()
    for key in reversed(ordered):
        seen = 0
        for then in sorted(after[key], key=number.__getitem__):
            if not seen >> number[then] & 1:
                kept.add((key, then))
            seen |= reach[then] | 1 << number[then]
        reach[key] = seen
    return [link for link in links if link in kept]


def _cut(
    links: Sequence[Link], ranks: dict[str | int, int]
) -> tuple[list[tuple[str | int, str | int]], dict[Link, list[int]]]:
    """Cut links at every layer between; the points in between are numbers, with ranks too."""
    steps: list[tuple[str | int, str | int]] = []
    through: dict[Link, list[int]] = {}
    number = 0
    for first, then in links:
        at: str | int = first
        through[first, then] = []
        for rank in range(ranks[first] + 1, ranks[then]):
            ranks[number] = rank
            through[first, then].append(number)
            steps.append((at, number))
            at, number = number, number + 1
        steps.append((at, then))
    return steps, through


def _parts(steps: list[tuple[str | int, str | int]], ranks: Mapping[str | int, int]) -> list[_Part]:
    if not steps:
        return []
    # The library takes ids of both kinds, each as it is.
    ids = {one: f"t{one}" if isinstance(one, str) else one for step in steps for one in step}
    back = {made: one for one, made in ids.items()}
    found = from_edges(
        [(ids[first], ids[then]) for first, then in steps],
        vertex_spacing=1,
        dummy_vertices=False,
        ranking_type="up",
        transpose=False,
    )
    parts = []
    for positions, *_ in found:
        named = [(back[made], float(across)) for made, (across, _down) in positions]
        left = min(ranks[one] for one, _ in named)
        top = min(across for _, across in named)
        places = {one: (float(ranks[one] - left), across - top) for one, across in named}
        columns = max(place[0] for place in places.values()) + 1
        parts.append(_Part(places, columns, max(place[1] for place in places.values()) + 1))
    return parts


def _packed(
    parts: Sequence[_Part], loose: Sequence[str]
) -> tuple[dict[str | int, Point], float, float]:
    """Put parts side by side into shelves, the highest first; loose tasks below."""
    room = sum(part.columns * part.rows for part in parts)
    # A column is some four times as wide as a row is high.
    wide = max([(room * _SHAPE / 4) ** 0.5, *(part.columns for part in parts)], default=0.0)
    places: dict[str | int, Point] = {}
    left = top = high = columns = 0.0
    for part in sorted(parts, key=lambda one: (-one.rows, -one.columns)):
        if left and left + part.columns > wide:
            left, top, high = 0.0, top + high + 0.5, 0.0
        for one, (across, down) in part.places.items():
            places[one] = (left + across, top + down)
        left += part.columns + 0.2
        high = max(high, part.rows)
        columns = max(columns, left - 0.2)
    top += high + 0.7 if parts else 0.0
    beside = max(
        int(columns), min(len(loose), _LOOSE_LEAST), round((len(loose) * _SHAPE / 4) ** 0.5)
    )
    for at, key in enumerate(loose):
        places[key] = (float(at % beside), top + at // beside)
    rows = top + -(-len(loose) // beside) if loose else top - 0.7
    return places, max(columns, float(min(len(loose), beside))), max(rows, 0.0)
