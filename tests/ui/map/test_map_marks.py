"""Marks on the real page: crowds as one sign, symbols, heading, precision, tracks, following."""

import json
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from commander.journal.whereabouts import TrackPoint
from tests.ui.map.conftest import BODY, FIRE, MIDDLE, SITE, WIDTH, Hand, looks_at, unit
from ui.map.follow_tool import FollowPart
from ui.map.mark_card import RestPart
from ui.map.marks import Mark
from ui.map.symbols_part import SymbolsPart
from ui.map.symbols_sets import GB, LETTERS, MIL, OWN, symbol_set
from ui.map.tracks_part import Track, TracksPart
from ui.map.view import MapView
from ui.theme.tokens import tokens

pytestmark = [pytest.mark.gui, pytest.mark.web]

APPLICATION_WORLD = 1
NOW = 1_700_000_000_000
DARK = tokens("dark")


@pytest.fixture
def own(view: MapView, qtbot: QtBot) -> Hand:
    """A page of its own that looks at the site, without base map and without marks."""
    hand = Hand(view, qtbot)
    view.look.set_layer("base", visible=False)
    hand.until(lambda: view.is_settled)
    view.centre(*SITE, 16)
    hand.until(lambda: looks_at(view, *SITE, 16))
    return hand


def count(hand: Hand, role: str, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box (left, top, right, bottom) have the colour of a token."""
    picture, wanted = hand.view.grab().toImage(), QColor(getattr(DARK, role))
    left, top, right, bottom = box
    return sum(
        picture.pixelColor(x, y) == wanted for x in range(left, right) for y in range(top, bottom)
    )


AROUND = (MIDDLE[0] - 60, MIDDLE[1] - 60, MIDDLE[0] + 60, MIDDLE[1] + 60)


def crowd(number: int, **more: Any) -> list[Mark]:
    """Units within some metres of the site, each with a place of its own."""
    return [unit(f"unit:{n}", lat=SITE[0] + n * 1e-7, label="", **more) for n in range(number)]


def test_a_crowd_is_one_sign_that_hides_no_late_one_and_opens(own: Hand) -> None:
    view = own.view
    part = SymbolsPart(view, LETTERS, {}, clusters=True)
    view.display(crowd(310))
    # A ring in the colour of the department around the number, not 310 letters.
    own.until(lambda: count(own, "panel", AROUND) > 150 and count(own, "red", AROUND) > 50)
    assert count(own, "orange", AROUND) == 0
    view.display([*crowd(309), unit("unit:309", lat=SITE[0] + 309e-7, label="", alert="asked")])
    own.until(lambda: count(own, "orange", AROUND) > 20)
    chosen = QSignalSpy(view.selected)
    own.click(*MIDDLE)
    own.until(lambda: view.remembered_view()["zoom"] >= 17)
    assert chosen.count() == 0
    view.centre(*SITE, 16)
    part.show_clusters(on=False)
    own.until(lambda: count(own, "panel", AROUND) < 50)
    own.click(*BODY)
    own.until(lambda: chosen.count() == 1)


def test_a_late_one_stands_above_a_throng_of_dots(own: Hand) -> None:
    SymbolsPart(own.view, LETTERS, {}, clusters=False)
    late = unit("unit:late", lat=SITE[0], label="", alert="asked")
    # The late one comes first, so the others would lie above it.
    own.view.display([late, *crowd(6_100, colour="green")])
    own.until(lambda: count(own, "orange", AROUND) > 20 and count(own, "red", AROUND) > 100)


def test_the_selected_one_of_a_crowd_is_seen(own: Hand) -> None:
    SymbolsPart(own.view, LETTERS, {}, clusters=True)
    own.view.display(crowd(310))
    own.until(lambda: count(own, "panel", AROUND) > 150)
    own.view.select("unit:0")
    own.until(lambda: count(own, "accent", AROUND) > 60)


def test_every_set_draws_and_what_it_does_not_know_has_letters(own: Hand) -> None:
    view = own.view
    part = SymbolsPart(view, OWN, {}, clusters=True)

    def shown() -> bytes:
        picture = view.grab().toImage().copy(MIDDLE[0] - 16, MIDDLE[1] - 16, 32, 32)
        return bytes(picture.constBits())

    looks: dict[str, bytes] = {}
    for symbol, sets in (("engine", (OWN, LETTERS, MIL, GB)), ("rickshaw", (OWN,))):
        view.display([unit(symbol=symbol, label="")])
        for name in sets:
            part.show_set(name, {})
            own.bot.wait(250)
            looks[f"{symbol} {name}"] = shown()
    assert looks["rickshaw own"] == looks["engine letters"]
    assert len(set(looks.values())) == 4


def test_every_code_of_the_military_set_can_be_drawn(own: Hand) -> None:
    SymbolsPart(own.view, MIL, {}, clusters=True)
    own.until(lambda: own.ask("typeof ms", APPLICATION_WORLD) == "object")
    codes = json.dumps(list(symbol_set(MIL).codes.values()))
    bad = f"{codes}.filter((code) => !new ms.Symbol(code, {{size: 20}}).isValid()).join()"
    assert own.ask(bad, APPLICATION_WORLD) == ""


def test_a_picture_of_the_user_is_shown(own: Hand) -> None:
    green = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
        "WjR9awAAAABJRU5ErkJggg=="
    )
    SymbolsPart(own.view, "user", {"engine": green}, clusters=True)
    own.view.display([unit(symbol="engine", label="")])
    own.until(lambda: own.colour(*MIDDLE) == own.colour(*BODY) != FIRE)


def test_heading_and_precision_are_seen(own: Hand) -> None:
    view = own.view
    above = (MIDDLE[0] - 8, MIDDLE[1] - 30, MIDDLE[0] + 8, MIDDLE[1] - 14)
    view.display([unit(label="")])
    own.until_painted(*BODY)
    assert count(own, "red", above) == 0
    view.display([unit(label="", heading=0.0)])
    own.until(lambda: count(own, "red", above) > 15)
    # 200 m at zoom 16 are 101 pixels here, 50 m are 25.
    ground = own.colour(MIDDLE[0] + 60, MIDDLE[1])
    view.display([unit(label="", accuracy_m=200.0)])
    own.until(lambda: own.colour(MIDDLE[0] + 60, MIDDLE[1]) != ground)
    assert own.colour(MIDDLE[0] + 110, MIDDLE[1]) == ground
    view.display([unit(label="", accuracy_m=50.0)])
    own.until(lambda: own.colour(MIDDLE[0] + 60, MIDDLE[1]) == ground)
    assert own.colour(MIDDLE[0] + 22, MIDDLE[1]) == ground
    view.select("unit:E1")
    own.until(lambda: own.colour(MIDDLE[0] + 22, MIDDLE[1]) != ground)


def test_an_old_mark_says_how_old(own: Hand) -> None:
    part = SymbolsPart(own.view, LETTERS, {}, clusters=True)
    beside = (MIDDLE[0] + 14, MIDDLE[1] - 10, MIDDLE[0] + 140, MIDDLE[1] + 10)

    def width() -> int:
        """How far to the right of the mark something is written."""
        picture = own.view.grab().toImage()
        ground = picture.pixelColor(beside[2] + 20, MIDDLE[1])
        written = [
            x
            for x in range(beside[0], beside[2])
            if any(picture.pixelColor(x, y) != ground for y in range(beside[1], beside[3]))
        ]
        return max(written, default=0)

    own.view.display([unit(at=NOW - 240_000)])
    own.until(lambda: width() > 0)
    fresh = width()
    part.tell_time(NOW)
    own.view.display([unit(at=NOW - 240_000, stale=True)])
    own.until(lambda: width() > fresh + 20)


def test_a_track_is_drawn_with_its_times_and_taken_away(own: Hand) -> None:
    view = own.view
    part = TracksPart(view)
    west = SITE[1] - 100 * 360 / (256 * 2**16)
    points = (
        TrackPoint(NOW - 300_000, SITE[0], west),
        TrackPoint(NOW, SITE[0], SITE[1]),
    )
    line = (MIDDLE[0] - 90, MIDDLE[1] - 2, MIDDLE[0] - 20, MIDDLE[1] + 3)
    ground = own.colour(*MIDDLE)
    part.show_tracks([Track("E1", "green", points)], NOW - 600_000, NOW, UTC)
    own.until(lambda: count(own, "green", line) > 100)
    above = (MIDDLE[0] - 90, MIDDLE[1] - 20, MIDDLE[0] + 40, MIDDLE[1] - 4)
    assert count(own, "label", above) > 5
    # Half an hour without a word: nobody knows the way, so it is no line.
    gap = (replace(points[0], at=NOW - 1_800_000), points[1])
    part.show_tracks([Track("E1", "green", gap)], NOW - 3_600_000, NOW, UTC)
    own.until(lambda: 0 < count(own, "green", line) < 100)
    part.show_tracks([], 0, NOW, UTC)
    own.until(lambda: own.colour(*MIDDLE) == ground)


def test_following_keeps_the_mark_in_the_middle_until_the_map_is_dragged(own: Hand) -> None:
    view = own.view
    part = FollowPart(view)
    ended = QSignalSpy(part.ended)
    view.display([unit()])
    part.follow("unit:E1")
    view.display([unit(lat=SITE[0] + 0.002, lon=SITE[1] + 0.003)])
    own.until(lambda: looks_at(view, SITE[0] + 0.002, SITE[1] + 0.003, 16))
    own.click(WIDTH - 27, 27)  # the button with the plus
    own.until(lambda: looks_at(view, SITE[0] + 0.002, SITE[1] + 0.003, 17))
    assert ended.count() == 0
    own.drag((200, 200), (300, 260))
    own.until(lambda: ended.count() == 1)
    # Had it been followed still, the view would have gone south of the site.
    view.display([unit(lat=SITE[0] - 0.002)])
    own.bot.wait(300)
    assert view.remembered_view()["lat"] > SITE[0] + 0.001


def test_the_page_says_on_what_the_pointer_rests(own: Hand) -> None:
    rest = RestPart(own.view)
    said = QSignalSpy(rest.rested)
    own.view.display([unit()])
    own.until_painted(*BODY)
    own.move(*BODY)
    own.until(lambda: said.count() == 1)
    assert said.at(0)[0] == "unit:E1"
    own.move(MIDDLE[0] + 100, MIDDLE[1])
    own.until(lambda: said.count() == 2)
    assert said.at(1)[0] == ""


def test_a_mark_that_drives_from_under_the_pointer_is_rested_on_no_more(own: Hand) -> None:
    rest = RestPart(own.view)
    said = QSignalSpy(rest.rested)
    own.view.display([unit()])
    own.until_painted(*BODY)
    own.move(*BODY)
    own.until(lambda: said.count() == 1)
    assert said.at(0)[0] == "unit:E1"
    own.view.display([unit(lat=SITE[0] + 0.002)])
    own.until(lambda: said.count() == 2)
    assert said.at(1)[0] == ""


def test_this_vehicle_stands_above_a_throng_in_its_frame(own: Hand) -> None:
    """Among 7,000 marks at one place it is still a sign, not a dot, in a cluster or out of one."""
    crowd = [unit(f"unit:{n}", label="", colour="blue") for n in range(7_000)]
    for clusters in (False, True):
        SymbolsPart(own.view, "own", {}, clusters=clusters)
        own.view.display([*crowd, unit("unit:own", label="", colour="red", own=True)])
        own.until(lambda: own.colour(*BODY) == FIRE, timeout=20_000)
        own.view.display(crowd)
        own.until(lambda: own.colour(*BODY) != FIRE, timeout=20_000)


def test_more_marks_than_one_batch_holds_are_shown_and_fitted(own: Hand) -> None:
    """The view is fitted when all parts have come, not to the first of them."""
    marks = [unit(f"unit:{n}", lat=10.0 + n * 1e-3, lon=20.0, label="") for n in range(5_000)]
    own.view.display(marks)
    own.view.fit()
    middle = 10.0 + 2.4995
    own.until(lambda: abs(own.view.remembered_view()["lat"] - middle) < 0.1)
