"""Circles of what waits for what: nothing in one can ever begin. Pure."""

from collections.abc import Callable, Iterable, Mapping

Waits = Callable[[str], Iterable[str]]
"""What a key waits for, directly; nothing for a key that is not known."""


def circle_through(key: str, waits: Waits) -> tuple[str, ...]:
    """Return the shortest circle that this key is in, from it back to it; empty without one."""
    before: dict[str, str] = {}
    edge = [key]
    while edge:
        reached: list[str] = []
        for one in edge:
            for other in waits(one):
                if other == key:
                    return _path(before, key, one)
                if other not in before:
                    before[other] = one
                    reached.append(other)
        edge = reached
    return ()


def _path(before: Mapping[str, str], key: str, last: str) -> tuple[str, ...]:
    back = [key, last] if last != key else [key]
    while back[-1] != key:
        back.append(before[back[-1]])
    if len(back) == 1:
        return (key, key)
    return tuple(reversed(back))


def circles(waits: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return one circle for each knot of keys that wait for each other, each from its first key.

    Tarjan's strongly connected components, without recursion: 1,000 links deep is nothing.
    """
    found = []
    for knot in _knots(waits):
        inside = set(knot)

        def within(key: str, inside: set[str] = inside) -> list[str]:
            return [one for one in waits.get(key, ()) if one in inside]

        if circle := circle_through(min(knot), within):
            found.append(circle)
    return tuple(sorted(found))


def _knots(waits: Mapping[str, Iterable[str]]) -> list[list[str]]:
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    standing: set[str] = set()
    knots: list[list[str]] = []
    for root in waits:
        if root in order:
            continue
        path = [(root, iter(tuple(waits.get(root, ()))))]
        order[root] = low[root] = len(order)
        stack.append(root)
        standing.add(root)
        while path:
            key, rest = path[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    standing.add(other)
                    path.append((other, iter(tuple(waits.get(other, ())))))
                    break
                if other in standing:
                    low[key] = min(low[key], order[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[key])
                if low[key] == order[key]:
                    knots.append(_take(stack, standing, key))
    return knots


def _take(stack: list[str], standing: set[str], key: str) -> list[str]:
    knot: list[str] = []
    while not knot or knot[-1] != key:
        knot.append(stack.pop())
        standing.discard(knot[-1])
    return knot
