"""The panel on a realistic operation: in narrow and wide, in both languages, nothing cut off."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import resources
from tests.ui.board.desk import Desk
from tests.ui.warnings.scenario import prepare
from ui.warnings.panel import WarningsPanel


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "height"), [(500, 420), (1280, 900)])
def test_a_leak_near_a_border(
    desk: Desk, qapp: QApplication, language: str, width: int, height: int
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    translator = QTranslator()
    if language == "zh":
        translator.load(str(resources.path("translations/commander_zh.qm")))
        qapp.installTranslator(translator)
    try:
        scene = prepare(desk, language)
        panel = desk.show(WarningsPanel(desk.context), width, height, lambda: True)
        desk.until(lambda: len(panel.cards()) == 4)
        states = [card.item.state for card in panel.cards()]
        assert states == ["expired", "issued", "draft", "lifted"]
        assert [card.isVisible() for card in panel.cards()] == [True, True, True, False]
        panel.select(scene.gas)
        desk.until(lambda: panel.current is not None and panel.current.notices is not None)
        card = panel.current
        assert card is not None
        assert card.notices is not None
        desk.until(card.notices.isVisible)
        assert len(card.notices.pills) == 3
        panel.inside.change_level(card)
        _settled(desk, card.inside)
        _picture(panel, f"level-{language}-{width}")
        panel.select(scene.draft)
        assert panel.current is not None
        panel.inside.edit(panel.current)
        _settled(desk, panel.current.inside)
        _picture(panel, f"editor-{language}-{width}")
        room = panel._scroll.viewport().width()
        desk.until(lambda: panel._list.width() <= room)
        for label in panel._list.findChildren(QLabel):
            if label.isVisible():
                assert label.width() <= room
    finally:
        qapp.removeTranslator(translator)
        QLocale.setDefault(before)


def _settled(desk: Desk, opened: QWidget | None) -> None:
    """Wait until what stands open has the room that it needs."""
    assert opened is not None
    desk.until(lambda: opened.height() >= opened.minimumSizeHint().height() > 0)


def _pictures() -> str:
    return os.environ.get("COMMANDER_PICTURES", "")


def _picture(panel: WarningsPanel, name: str) -> None:
    """Keep a picture where somebody asks for them by naming a folder."""
    if folder := _pictures():
        panel.grab().save(str(Path(folder) / f"warnings-{name}.png"))
