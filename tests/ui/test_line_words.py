"""Several lines in the words of the top strip: honest about which server is away."""

from dataclasses import replace
from datetime import UTC

import pytest

from commander.sync.line import LineState, together
from ui.line_words import line_words

NOW = 1_700_000_000_000
CITY, ENGINE = ("server", "City"), ("hub", "Engine 3")


def up(to_send: int = 0, *, whole: bool = True) -> LineState:
    return LineState("https://up", online=True, since=NOW, to_send=to_send, caught_up=whole)


def down(to_send: int = 0, since: int = NOW) -> LineState:
    return LineState(
        "https://down", online=False, since=since, to_send=to_send, last_error="No answer."
    )


@pytest.mark.parametrize(
    ("lines", "text", "tone"),
    [
        ([(*CITY, down(14)), (*ENGINE, up())], "Server away, hub reached", "warning"),
        ([(*CITY, up(2)), (*ENGINE, down(9))], "Online, hub away · 2 to send", ""),
        (
            [(*CITY, down()), ("server", "County", up())],
            "One server away, another reached",
            "",
        ),
        ([(*CITY, up()), (*ENGINE, up(3))], "Online · 3 to send", ""),
        ([(*CITY, down(5)), (*ENGINE, down(9))], "Offline since 22:13 · 9 to send", "warning"),
        ([(*CITY, LineState("https://c"))], "Connecting", ""),
        ([(*CITY, replace(up(), history=43)), (*ENGINE, up())], "Online · history 43 %", ""),
    ],
)
def test_what_the_strip_says(lines: list[tuple[str, str, LineState]], text: str, tone: str) -> None:
    said = line_words(together(lines), UTC)
    assert (said.text, said.tone) == (text, tone)


def test_the_tooltip_names_each_and_why() -> None:
    tip = line_words(together([(*CITY, down()), (*ENGINE, up())]), UTC).tip.split("\n")
    assert tip[1:] == ["Reached: Engine 3", "Away: City", "No answer."]


def test_parked_changes_are_loud_whatever_the_lines() -> None:
    state = together([(*CITY, up()), (*ENGINE, LineState("https://e", online=True, parked=2))])
    assert (state.parked, line_words(state, UTC).tone) == (2, "danger")


def test_all_are_caught_up_or_none_is() -> None:
    assert together([(*CITY, up()), (*ENGINE, up())]).caught_up
    assert not together([(*CITY, up()), (*ENGINE, up(whole=False))]).caught_up


def test_offline_since_the_last_one_was_lost() -> None:
    assert together([(*CITY, down(since=NOW)), (*ENGINE, down(since=NOW + 5))]).since == NOW + 5


def test_a_post_that_shares_says_so_and_with_how_many() -> None:
    alone = line_words(LineState(), UTC, sharing=0)
    assert (alone.text, alone.short, alone.dot) == ("Sharing with 0", "Sharing with 0", "muted")
    assert line_words(LineState(), UTC, sharing=2).dot == "green"
    assert "F8 joins" not in alone.tip
    above = line_words(together([(*CITY, down(3))]), UTC, sharing=2)
    assert above.text == "Offline since 22:13 · sharing with 2 · 3 to send"
    assert above.tone == "warning"
    assert "sharing" not in line_words(LineState(), UTC).text.lower()


def test_a_full_server_is_told_with_what_comes_of_it() -> None:
    said = line_words(together([(*CITY, replace(up(3), full=("op",))), (*ENGINE, up())]), UTC)
    assert (said.text, said.tone) == ("Online · 3 to send · limit reached", "warning")
    assert "goes out by itself" in said.tip
