"""Keys of the whole window: two commands never share one unseen."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from commander.post import Post

Seat = Callable[..., Any]  # a Hand at the window, see conftest


def test_no_key_of_a_panel_is_lost_behind_one_of_the_window(
    seat: Seat, post: Post, scene: str
) -> None:
    """The window leaves out what a panel binds to a key of its own: only where both do the same."""
    hand = seat(post)
    window = hand.session.window
    panels = window.panels
    own = {one.keys: one.id for one in window._commands if one.keys}
    always = (panels.log, panels.units, panels.map, panels.board, panels.linkage, window.timeline)
    theirs = [one for panel in always for one in panel.commands() if one.keys and not one.local]
    theirs += [
        one
        for later in panels.work.values()
        for one in later.panel.commands()
        if one.keys and not one.local
    ]
    lost = {(one.keys, own[one.keys], one.id) for one in theirs if one.keys in own}
    assert lost == {
        ("F2", "go.entry", "log.entry"),
        ("F3", "go.log", "log.search"),
        ("Shift+F9", "go.areas", "go.areas"),
    }
    bound = Counter([*own, *(one.keys for one in theirs if one.keys not in own)])
    assert max(bound.values()) == 1
