"""The theme: style sheet coverage, fonts, palette, icons, and that all of it follows a change."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.dress import dress
from ui.theme.icons import GLYPHS
from ui.theme.marks import NAMES, write_marks
from ui.theme.stylesheet import stylesheet, template
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_BODY, FONT_TITLE, THEMES, ThemeName, tokens

CONTROLS = [
    *("QPushButton", "QToolButton", "QLabel", "QLineEdit", "QPlainTextEdit", "QTextEdit"),
    *("QSpinBox", "QDateTimeEdit", "QComboBox", "QCheckBox", "QRadioButton", "QProgressBar"),
    *("QSlider", "QMenu", "QMenuBar", "QTabBar", "QTabWidget", "QAbstractItemView", "QTreeView"),
    *("QHeaderView", "QScrollBar", "QScrollArea", "QSplitter", "QToolTip", "QGroupBox"),
    *("QDialog", "QMainWindow", "ads--CDockManager", "ads--CDockAreaWidget"),
    *("ads--CDockAreaTitleBar", "ads--CDockWidgetTab", "ads--CTitleBarButton"),
    *("ads--CDockSplitter", "ads--CFloatingDockContainer"),
]
FOCUSED = [
    *("QPushButton", "QToolButton", "QLineEdit", "QComboBox", "QCheckBox", "QRadioButton"),
    *("QAbstractItemView", "QTabBar", "QPlainTextEdit", "QSlider"),
]
# Said by the offscreen platform when a window with a least size is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("dark")
    made.apply(qapp)
    return made


def sheet(name: ThemeName = "dark", scale: float = 1.0) -> str:
    marks = {mark: f"/marks/{mark}.svg" for mark in NAMES}
    return stylesheet(tokens(name), scale, mono=("Mono",), marks=marks)


@pytest.mark.parametrize("control", CONTROLS)
def test_every_control_is_styled(control: str) -> None:
    assert re.search(rf"(^|[\s,>]){re.escape(control)}\b", sheet())


@pytest.mark.parametrize("control", FOCUSED)
def test_focus_is_always_shown(control: str) -> None:
    rules = re.findall(rf"{control}[^{{}}]*:focus[^{{}}]*{{([^}}]*)}}", sheet())
    assert any(tokens("dark").accent in rule for rule in rules)


@pytest.mark.parametrize("name", ["base.qss", "docks.qss"])
def test_templates_hold_no_colour_and_no_pixel_of_their_own(name: str) -> None:
    rules = re.sub(r"/\*.*?\*/", "", template(name), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;}])|\b\d+px|rgba?\(", rules) == []


@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_left_unfilled_and_braces_match(name: ThemeName) -> None:
    made = sheet(name, 1.5)
    assert "$" not in made
    assert made.count("{") == made.count("}")
    assert "min-height: 45px" in made  # p30 at 150 %


def test_qt_understands_the_style_sheet(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    # "Could not parse application stylesheet" is a Qt warning, which fails the test.
    paths = write_marks(tmp_path, theme.tokens)
    assert all(not QImage(path).isNull() for path in paths.values())
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.show()
    for name in THEMES:
        theme.set(name)
        raised = button.grab().toImage().pixelColor(button.width() // 2, 4).name()
        assert raised == tokens(name).raised


def test_palette_and_signal_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("light")
    theme.apply(qapp)
    assert theme.colour("red").name() == tokens("light").red
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.set("night")
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens("night").text
    assert theme.colour("red").name() == tokens("night").red
    with qtbot.assertNotEmitted(theme.changed):
        theme.set("night")


def test_fonts_scale_and_mono_keeps_columns(theme: Theme) -> None:
    assert theme.ui_font(FONT_TITLE).pixelSize() == FONT_TITLE
    assert theme.ui_font(semibold=True).weight() > theme.ui_font().weight()
    assert QFontInfo(theme.mono_font()).fixedPitch()
    theme.set_scale(1.5)
    assert theme.ui_font(FONT_BODY).pixelSize() == round(FONT_BODY * 1.5)
    theme.set_density("touch")
    assert theme.row == 66


def test_a_dressed_control_keeps_the_font_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit("20:41")
    qtbot.addWidget(field)
    dress(field, role="entry")
    field.setFont(theme.mono_font())
    field.show()
    assert QFontInfo(field.font()).fixedPitch()


def test_a_shown_label_takes_its_new_tone(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("late 4 min")
    qtbot.addWidget(label)
    label.show()
    dress(label, tone="late")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == theme.tokens.red


def test_every_icon_draws_in_the_colour_of_its_role(theme: Theme) -> None:
    for name in GLYPHS:
        image = theme.icons.icon(name, "green").pixmap(16, 16).toImage()
        solid = {
            image.pixelColor(x, y).name()
            for x in range(16)
            for y in range(16)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert not image.isNull()
        if solid:
            assert theme.tokens.green in solid, name
    with pytest.raises(KeyError):
        theme.icons.icon("no such icon")


def test_a_bound_icon_is_renewed_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.icons.bind(button, "stop", "text")
    before = button.icon().pixmap(16, 16).toImage()
    theme.set("light")
    assert button.icon().pixmap(16, 16).toImage() != before
    with pytest.raises(TypeError):
        theme.icons.bind(QLabel(), "stop")


def test_an_icon_bound_anew_stays_and_grows_with_the_scale(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.icons.bind(button, "sound")
    theme.icons.bind(button, "mute")
    theme.set_scale(2.0)
    assert button.iconSize().width() == 32
    shown = button.icon().pixmap(32, 32).toImage()
    assert shown == theme.icons.icon("mute").pixmap(32, 32).toImage()


def test_a_control_that_is_gone_does_not_disturb_a_change(theme: Theme) -> None:
    button = QPushButton()
    theme.icons.bind(button, "send")
    del button
    theme.set("light")
    assert theme.name == "light"
