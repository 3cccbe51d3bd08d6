"""Circles of what waits for what."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from commander.linkage.circles import circle_through, circles


def test_the_shortest_circle_is_named_from_its_key_back_to_it() -> None:
    waits = {"a": ["b", "x"], "b": ["c"], "c": ["a", "d"], "x": ["a"], "d": []}
    assert circle_through("a", lambda key: waits.get(key, ())) == ("a", "x", "a")
    assert circle_through("b", lambda key: waits.get(key, ())) == ("b", "c", "a", "b")
    assert circle_through("d", lambda key: waits.get(key, ())) == ()
    assert circle_through("s", {"s": ["s"]}.__getitem__) == ("s", "s")
    assert circles(waits) == (("a", "x", "a"),)
    assert circles({"s": ["s"], "t": ["s"]}) == (("s", "s"),)


def test_a_chain_of_thousands_is_no_trouble() -> None:
    waits = {str(n): [str(n + 1)] for n in range(20_000)}
    assert circles(waits) == ()
    waits["20000"] = ["0"]
    assert len(circles(waits)[0]) == 20_002


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=24))
def test_a_circle_is_found_exactly_where_there_is_one(links: list[tuple[int, int]]) -> None:
    waits: dict[str, list[str]] = {}
    for one, other in links:
        waits.setdefault(str(one), []).append(str(other))
    reach = {key: set(found) for key, found in waits.items()}
    for _ in range(8):
        for found in reach.values():
            found |= {far for near in tuple(found) for far in reach.get(near, ())}
    for key in waits:
        circle = circle_through(key, lambda one: waits.get(one, ()))
        assert bool(circle) == (key in reach[key])
        for before, after in itertools.pairwise(circle):
            assert after in waits[before]
    assert bool(circles(waits)) == any(key in far for key, far in reach.items())
