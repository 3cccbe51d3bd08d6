from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from commander.domain.resources import Department
from ui.board.card_paint import CardPainter
from ui.board.cards import Card, Line
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP

WIDTH = 300
OWNER = Department(key="fire", names={"en": "Fire"}, letters="F")
BARE = Card(key="t", title="Triage", status="assigned", owner=OWNER)
WAITING = replace(BARE, lines=(Line("waits for HazMat 1", "orange"),))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_stands_below_the_badge_does_not_touch_it(qapp: QApplication, scale: float) -> None:
    theme = Theme("dark", scale=scale)
    painter = CardPainter(theme)
    least = theme.px(20) + theme.px(2 * STEP) * 2
    assert painter.height(BARE, WIDTH, owner=True) >= least
    line = QFontMetrics(theme.ui_font(FONT_SMALL)).height()
    assert painter.height(WAITING, WIDTH, owner=True) >= least + theme.px(STEP) + line


def test_without_a_badge_a_card_is_as_low_as_its_words(qapp: QApplication) -> None:
    painter = CardPainter(Theme("dark"))
    assert painter.height(BARE, WIDTH, owner=False) < painter.height(BARE, WIDTH, owner=True)
