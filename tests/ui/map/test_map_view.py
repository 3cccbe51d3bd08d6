"""The real page: what it shows, what it survives, and that nothing leaves the program."""

import math
import os
import signal
from dataclasses import asdict

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import BODY, FIRE, MIDDLE, SITE, Hand, looks_at, unit
from ui.map.marks import Mark
from ui.map.profile import MapProfile
from ui.map.shape import Shape
from ui.map.view import MapView
from ui.theme.tokens import THEMES, ThemeName, tokens

pytestmark = [pytest.mark.gui, pytest.mark.web]

APPLICATION_WORLD = 1
OUTSIDE = "https://127.0.0.1:9/tile.png"


def test_what_is_asked_before_the_page_is_ready_is_done(view: MapView, qtbot: QtBot) -> None:
    assert not view.is_ready
    view.display([unit(), unit("unit:E2", lat=34.2, lon=-117.2)])
    view.fit(["unit:E2"])
    hand = Hand(view, qtbot)
    hand.until_painted(*BODY)
    seen = view.remembered_view()
    assert (seen["lat"], seen["lon"]) == pytest.approx((34.2, -117.2), abs=1e-3)


def test_only_the_newest_state_is_shown(hand: Hand) -> None:
    for step in range(20):
        hand.view.display([unit(lat=SITE[0] + step * 0.0001)])
    hand.view.display([unit(lat=SITE[0] + 0.001)])
    # 0.001 degrees of latitude at zoom 16 are 56 pixels.
    hand.until_painted(MIDDLE[0] - 9, MIDDLE[1] - 7 - 56)
    assert hand.colour(*BODY) != FIRE
    hand.view.display([])
    hand.until(lambda: hand.colour(MIDDLE[0] - 9, MIDDLE[1] - 7 - 56) != FIRE)


def test_a_hidden_layer_is_not_seen_and_not_clicked(hand: Hand, qtbot: QtBot) -> None:
    hand.view.look.set_layer("units", visible=False)
    hand.until(lambda: hand.colour(*BODY) != FIRE)
    with qtbot.waitSignal(hand.view.cleared, timeout=20_000):
        hand.click(*MIDDLE)


def test_ten_thousand_marks_go_over_in_batches(view: MapView, qtbot: QtBot) -> None:
    marks = [
        unit(f"unit:{number}", lat=30 + number / 5000, lon=-120 + number % 100 / 20)
        for number in range(10_000)
    ]
    view.display(marks)
    qtbot.waitUntil(lambda: view.is_settled, timeout=10_000)
    moved = [unit(mark.key, lat=mark.lat + 0.01, lon=mark.lon) for mark in marks]
    view.display(moved)
    qtbot.waitUntil(lambda: view.is_settled, timeout=10_000)
    view.fit()
    view.select("unit:5000")
    qtbot.waitUntil(
        lambda: view.remembered_view()["lat"] == pytest.approx(31.01, abs=0.2), timeout=20_000
    )


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_ground_streets_and_marks(hand: Hand, theme: ThemeName) -> None:
    look = tokens(theme)
    hand.view.look.set_theme(asdict(look))
    hand.until(lambda: hand.view.is_settled)

    def names() -> set[str]:
        picture = hand.view.grab().toImage()
        return {picture.pixelColor(x, y).name() for x in range(0, 800, 2) for y in range(0, 600, 2)}

    hand.until(lambda: {look.land, look.street, look.red} <= names())


def test_the_source_of_the_map_is_always_named(hand: Hand) -> None:
    said = hand.ask("document.querySelector('.map-source').textContent")
    assert said == "Natural Earth · streets: own sketch, approximate"
    assert "Leaflet" not in hand.ask("document.body.textContent")


def test_a_locked_view_stays_unless_a_person_asks(hand: Hand, qtbot: QtBot) -> None:
    hand.view.set_locked(True)
    hand.view.display([unit("unit:far", lat=35.0, lon=-116.0)])
    hand.view.centre(35.0, -116.0)
    hand.view.fit()
    hand.view.reveal("unit:far")
    QTest.qWait(150)
    assert hand.view.remembered_view()["lat"] == pytest.approx(SITE[0], abs=1e-4)
    hand.view.fit(by_person=True)
    hand.until(lambda: looks_at(hand.view, 35.0, -116.0, 16))


def test_revealing_moves_the_view_only_when_it_must(hand: Hand, qtbot: QtBot) -> None:
    near, far = unit("unit:near", lat=SITE[0] + 0.001), unit("unit:far", lat=34.2)
    hand.view.display([near, far])
    hand.view.reveal("unit:near")
    QTest.qWait(150)
    assert hand.view.remembered_view()["lat"] == pytest.approx(SITE[0], abs=1e-4)
    hand.view.reveal("unit:far")
    hand.until(lambda: looks_at(hand.view, 34.2, SITE[1], 16))


def test_a_view_is_kept_and_given_back(hand: Hand, qtbot: QtBot) -> None:
    view = hand.view
    view.restore_view({"lat": 48.2, "lon": 16.37, "zoom": 12})
    hand.until(lambda: looks_at(view, 48.2, 16.37, 12))
    view.restore_view({"lat": "nowhere"})  # type: ignore[dict-item]
    QTest.qWait(100)
    assert view.remembered_view()["zoom"] == 12


@pytest.mark.allow_warnings
def test_a_crashed_page_comes_back_with_everything(view: MapView, qtbot: QtBot) -> None:
    hand = Hand(view, qtbot)
    view.display([unit()])
    view.centre(SITE[0], SITE[1] + 0.001, 16)
    hand.until_painted(MIDDLE[0] - 9 - 47, MIDDLE[1] - 7)
    with qtbot.waitSignal(view.restarted, timeout=10_000):
        os.kill(view.page.renderProcessPid(), signal.SIGKILL)
    # 0.001 degrees of longitude at zoom 16 are 47 pixels.
    hand.until_painted(MIDDLE[0] - 9 - 47, MIDDLE[1] - 7)
    seen = hand.view.remembered_view()
    assert seen["lon"] == pytest.approx(SITE[1] + 0.001, abs=1e-4)
    assert seen["zoom"] == 16
    with qtbot.waitSignal(hand.view.selected, timeout=20_000):
        hand.click(MIDDLE[0] - 47, MIDDLE[1])


def test_names_are_never_markup(hand: Hand) -> None:
    evil = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    geometry = {"type": "Point", "coordinates": [SITE[1], SITE[0]]}
    hand.view.display(
        [unit(label=evil, letters="<b>"), Mark(key=evil, kind="incident", lat=34.13, lon=-117.34)],
        [Shape(key="feature:1", geometry=geometry, radius_m=100, label=evil, colour="orange")],
    )
    hand.view.select(evil)
    hand.until(lambda: hand.view.is_settled)
    QTest.qWait(100)
    assert hand.ask("document.querySelectorAll('img, script, b').length") == "0"
    assert hand.ask("document.title") == "Commander map"


def test_a_script_in_the_page_finds_neither_program_nor_map(hand: Hand) -> None:
    assert hand.ask("[typeof qt, typeof L, typeof commanderMap, typeof QWebChannel]") == (
        "undefined,undefined,undefined,undefined"
    )


@pytest.mark.allow_warnings
def test_the_policy_runs_no_script_that_came_with_the_page(hand: Hand) -> None:
    hand.ask(
        "(() => { const one = document.createElement('script');"
        "one.textContent = 'document.title = 1'; document.body.append(one); })()"
    )
    assert hand.ask("document.title") == "Commander map"


def test_no_request_leaves_the_program(hand: Hand, profile: MapProfile) -> None:
    before = profile.guard.allowed
    hand.view.centre(SITE[0], SITE[1], 12)
    hand.view.display([unit(), unit("unit:E2", lat=34.2)])
    hand.until(lambda: hand.view.is_settled)
    assert profile.guard.allowed > before
    assert profile.guard.refused == []


@pytest.mark.allow_warnings
@pytest.mark.parametrize("world", [0, APPLICATION_WORLD])
def test_a_page_that_tries_to_fetch_from_outside_cannot(hand: Hand, world: int) -> None:
    hand.ask(
        f"fetch('{OUTSIDE}').then(() => document.title = 'out', (e) => document.title = e.name)",
        world,
    )
    hand.until(lambda: hand.ask("document.title") == "TypeError")


def test_the_guard_stops_what_the_policy_would_let_through(
    qtbot: QtBot, profile: MapProfile
) -> None:
    """A page without our policy on the same profile: the guard alone refuses and remembers."""
    page = QWebEnginePage(profile)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.setHtml(f"<img src='{OUTSIDE}'><img src='file:///etc/hostname'>")
    qtbot.waitUntil(lambda: OUTSIDE in profile.guard.refused, timeout=20_000)
    profile.guard.refused = []
    page.deleteLater()


@pytest.mark.allow_warnings
def test_the_page_cannot_be_led_away(hand: Hand) -> None:
    for address in (OUTSIDE, "file:///etc/hostname", "app://map/map.css", "data:text/html,x"):
        hand.ask(f"(() => {{ location.href = '{address}'; }})()")
        QTest.qWait(50)
        assert hand.view.page.url().toString() == "app://map/map.html"
    hand.ask(f"window.open('{OUTSIDE}')")
    assert hand.view.page.url().toString() == "app://map/map.html"


def test_marks_are_named_until_names_are_hidden(hand: Hand) -> None:
    """The name stands right of the mark; its letters change pixels that are ground without it."""
    ground = tokens("dark").street

    def named() -> bool:
        picture = hand.view.grab().toImage()
        row = {
            picture.pixelColor(x, MIDDLE[1]).name() for x in range(MIDDLE[0] + 18, MIDDLE[0] + 80)
        }
        return tokens("dark").label in row and row != {ground}

    hand.until(named)
    hand.view.look.set_layer("labels", visible=False)
    hand.until(lambda: not named())


def pixels_of(hand: Hand, role: str, reach: int) -> list[tuple[int, int]]:
    """Where the colour of a token is seen, no further than this from the middle."""
    picture = hand.view.grab().toImage()
    wanted = getattr(tokens("dark"), role)
    (x, y), span = MIDDLE, range(-reach, reach + 1)
    return [
        (dx, dy)
        for dx in span
        for dy in span
        if picture.pixelColor(x + dx, y + dy).name() == wanted
    ]


def test_incidents_at_one_place_stand_side_by_side(hand: Hand) -> None:
    hand.view.display(
        Mark(key=f"incident:{role}", kind="incident", lat=SITE[0], lon=SITE[1], colour=role)
        for role in ("red", "blue")
    )
    hand.until(lambda: all(len(pixels_of(hand, role, 40)) > 50 for role in ("red", "blue")))


def test_far_out_a_few_marks_close_together_do_not_cover_each_other(hand: Hand) -> None:
    roles = ("red", "blue", "green", "purple")
    hand.view.display(
        unit(f"unit:{role}", lat=SITE[0] + number * 1e-5, colour=role, label="")
        for number, role in enumerate(roles)
    )
    hand.view.centre(*SITE, 11)
    hand.until(lambda: all(len(pixels_of(hand, role, 60)) > 150 for role in roles))


def test_no_street_is_named_where_a_mark_stands(hand: Hand) -> None:
    hand.view.display([])
    hand.until(lambda: hand.colour(*BODY) != FIRE and len(pixels_of(hand, "label", 250)) > 20)
    dx, dy = min(pixels_of(hand, "label", 250), key=lambda at: abs(at[0]) + abs(at[1]))
    # At zoom 16; a pixel of latitude is shorter than one of longitude.
    degrees = 360 / (256 * 2**16)
    lat = SITE[0] - dy * degrees * math.cos(math.radians(SITE[0]))
    lon = SITE[1] + dx * degrees
    hand.view.display([unit(lat=lat, lon=lon, label="")])
    hand.view.centre(lat, lon, 16)

    ring = [
        (dx, dy) for dx in range(-19, 20) for dy in range(-19, 20) if max(abs(dx), abs(dy)) > 15
    ]

    def is_clear() -> bool:
        picture = hand.view.grab().toImage()
        seen = (picture.pixelColor(MIDDLE[0] + dx, MIDDLE[1] + dy) for dx, dy in ring)
        letters = sum(colour.lightness() > 120 for colour in seen)
        return picture.pixelColor(*BODY) == FIRE and not letters

    hand.until(is_clear)
