"""The small controls: what they show, how they behave when there is little room."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from commander.errors import EnvironmentProblem, UserError
from ui.theme.theme import Theme
from ui.theme.tokens import HEADER, THEMES, ThemeName, tokens
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip, paint_chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout, FlowRow
from ui.widgets.header import PanelHeader
from ui.widgets.key_hint import KeyHint, key_text
from ui.widgets.marks import SHAPES, STATES, department_colour, paint_badge, paint_state
from ui.widgets.pill import Pill
from ui.window.language import install_language, remove_language

# Said by the offscreen platform when a window with a least size is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("dark")
    made.apply(qapp)
    return made


def canvas(width: int = 200, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def painted(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_chip_is_as_wide_as_it_says_and_elides_in_less(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    painter.setFont(theme.ui_font())
    whole = paint_chip(painter, QPoint(0, 0), "Medical 20:41:31", "ok", theme.tokens)
    narrow = paint_chip(painter, QRect(0, 0, 50, 40), "Medical 20:41:31", "ok", theme.tokens)
    nothing = paint_chip(painter, QPoint(0, 0), "", "ok", theme.tokens)
    painter.end()
    assert (narrow, nothing) == (50, 0)
    assert 60 < whole < 200
    assert image.pixelColor(whole - 2, 10).name() == theme.tokens.green_soft
    assert image.pixelColor(whole + 2, 10).alpha() == 0


def test_a_chip_widget_names_itself_and_follows_its_text(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "sent", "muted")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set("acknowledged 20:41", "ok")
    assert chip.accessibleName() == "acknowledged 20:41"
    assert chip.sizeHint().width() > before


@pytest.mark.parametrize("name", THEMES)
def test_departments_and_states_differ_by_shape_not_by_colour_alone(name: ThemeName) -> None:
    outlines: list[frozenset[tuple[int, int]]] = []
    for shape in SHAPES:
        image = canvas(32, 32)
        painter = QPainter(image)
        paint_badge(painter, QRect(0, 0, 32, 32), shape, "red", "E1", tokens(name))
        painter.end()
        outlines.append(outline(image))
    for state in STATES:
        image = canvas(32, 32)
        painter = QPainter(image)
        paint_state(painter, QRect(0, 0, 32, 32), state, tokens(name))
        painter.end()
        outlines.append(outline(image))
    assert len(set(outlines)) == len(SHAPES) + len(STATES)
    assert all(len(one) > 40 for one in outlines)


def outline(image: QImage) -> frozenset[tuple[int, int]]:
    return frozenset(
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128
    )


def test_a_department_keeps_its_colour_but_by_night_all_is_red() -> None:
    assert department_colour("green", tokens("dark")).name() == tokens("dark").green
    assert department_colour("#2f6f4f", tokens("light")).name() == "#2f6f4f"
    assert department_colour("no colour", tokens("light")).name() == tokens("light").muted
    night = department_colour("#00ff40", tokens("night"))
    assert night.red() > max(night.green(), night.blue())


def test_a_pill_keeps_its_mark_for_a_menu_and_its_dot(qtbot: QtBot, theme: Theme) -> None:
    pill = Pill(theme, "Medical desk", dot="orange")
    qtbot.addWidget(pill)
    menu = QMenu(pill)
    pill.set_menu(menu)
    pill.set_text("Police desk")
    assert pill.text() == "Police desk ▾"
    assert not pill.icon().isNull()
    pill.set_dot(None)
    assert pill.icon().isNull()


def test_focus_does_not_change_the_size_of_a_control(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pills = [Pill(theme, "One", parent=window), Pill(theme, "Two", compact=True, parent=window)]
    buttons: list[QPushButton] = [*pills, QPushButton("Three", window)]
    window.show()
    for button in buttons:
        before = button.sizeHint()
        with qtbot.waitActive(window, timeout=5000):
            window.activateWindow()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus, timeout=5000)
        assert button.sizeHint() == before


def test_an_elided_label_shows_the_whole_in_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel("11S MT 68308 77366", mode=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_elided()
    assert label.toolTip() == "11S MT 68308 77366"
    label.resize(600, 20)
    assert label.toolTip() == ""
    label.set_text("<b>short</b>", "by radio")
    assert (label.toolTip(), label.textFormat()) == ("by radio", Qt.TextFormat.PlainText)


def test_a_flow_wraps_and_gives_back_its_height(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, spacing=4)
    for _ in range(5):
        box = QLabel()
        box.setFixedSize(QSize(50, 20))
        flow.addWidget(box)
    assert flow.heightForWidth(300) == 20
    assert flow.heightForWidth(110) == 3 * 20 + 2 * 4
    assert flow.sizeHint() == QSize(5 * 50 + 4 * 4, 20)
    flow.setGeometry(QRect(0, 0, 110, 80))
    items = [flow.itemAt(index) for index in range(flow.count())]
    places = [(one.geometry().x(), one.geometry().y()) for one in items if one is not None]
    assert places == [(0, 0), (54, 0), (0, 24), (54, 24), (0, 48)]


def test_a_flow_row_can_be_filled_anew(qtbot: QtBot, theme: Theme) -> None:
    row = FlowRow()
    qtbot.addWidget(row)
    row.add(Pill(theme, "All"))
    row.clear()
    row.add(Pill(theme, "Fire"))
    layout = row.layout()
    assert layout is not None
    assert layout.count() == 1


def test_a_header_is_as_high_as_drawn_and_elides_its_count(qtbot: QtBot, theme: Theme) -> None:
    header = PanelHeader(theme, "Log")
    qtbot.addWidget(header)
    header.add(Pill(theme, "All", compact=True))
    header.set_count("412 · 3 await acknowledgement")
    header.resize(160, 40)
    header.show()
    assert header.height() == HEADER
    assert header.minimumSizeHint().width() < 160
    theme.set_scale(1.5)
    assert header.height() == round(HEADER * 1.5)


def test_a_banner_says_what_to_do_takes_no_focus_and_can_be_dismissed(
    qtbot: QtBot, theme: Theme
) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_problem("The disk is full.", "Free some space.", tone="danger")
    banner.offer("Open folder")
    assert banner.text() == "The disk is full.\nFree some space."
    assert banner.focusWidget() is None
    assert not banner.isModal()
    act, close = banner.findChildren(QPushButton)
    with qtbot.waitSignal(banner.acted, timeout=1000):
        act.click()
    with qtbot.waitSignal(banner.dismissed, timeout=1000):
        close.click()
    assert banner.isHidden()


def test_a_banner_shows_an_error_in_its_words_and_no_markup(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show_error(EnvironmentProblem("{path} is read-only.", path="<b>/data</b>"))
    assert (banner.text(), banner.property("tone")) == ("<b>/data</b> is read-only.", "danger")
    assert {label.textFormat() for label in banner.findChildren(QLabel) if label.text()} == {
        Qt.TextFormat.PlainText
    }
    banner.show_error(UserError("Name the unit."))
    assert (banner.text(), banner.property("tone")) == ("Name the unit.", "warning")


def test_an_empty_panel_names_the_key(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "Nothing is logged yet.", key="Ctrl+L", action="write the first")
    qtbot.addWidget(empty)
    assert [hint.text for hint in empty.findChildren(KeyHint)] == ["Ctrl+L"]
    empty.set_text("Nothing fits the filter.")
    assert "Nothing fits the filter." in [label.text() for label in empty.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("keys", "cap"),
    [("Return", "Enter"), ("Ctrl+Right", "Ctrl+→"), ("Space", "Space"), ("Esc", "Esc"), ("/", "/")],
)
def test_keys_are_named_as_on_the_keyboard_in_every_language(
    qapp: QApplication, keys: str, cap: str
) -> None:
    installed = install_language(qapp, "zh")
    try:
        assert key_text(keys) == cap
    finally:
        remove_language(qapp, installed)
        QLocale.setDefault(QLocale("en_GB"))


def test_all_controls_draw_in_every_theme(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    controls: list[QWidget] = [
        Pill(theme, "Offline · 14 to send", dot="orange"),
        Chip(theme, "late 4 min", "late"),
        KeyHint(theme, "Ctrl+K"),
        PanelHeader(theme, "Units"),
        EmptyState(theme, "Nothing here yet.", key="F2"),
    ]
    for control in controls:
        qtbot.addWidget(control)
        control.show()
        pictures = set()
        for name in THEMES:
            theme.set(name)
            shown = control.grab().toImage()
            assert {QColor(shown.pixel(x, shown.height() // 2)).name() for x in range(9)}
            target = tmp_path / f"{name}.png"
            assert shown.save(str(target))
            pictures.add(target.read_bytes())
        assert len(pictures) == len(THEMES), type(control).__name__
        theme.set("dark")
