"""However much needs the desk, the strip never makes the window wider than its screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.strip.attention_strip import AttentionStrip
from ui.strip.need import Need
from ui.theme.theme import Theme


def test_many_needs_leave_the_width_as_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    strip = AttentionStrip(Theme())
    column = QVBoxLayout(window)
    column.addWidget(strip)
    qtbot.addWidget(window)
    window.resize(900, 200)
    window.show()
    needs = [
        Need(what="late", kind="task", key=str(n), title="Move residents to the center", since=0)
        for n in range(20)
    ]
    strip.take(needs, 60_000, lambda ref: ref)
    strip.settle()  # the pointer rests
    qtbot.waitUntil(strip.isVisible, timeout=20_000)
    assert window.width() == 900
    assert 0 < len(strip.texts()) < 20
    assert strip._more.isVisible()
