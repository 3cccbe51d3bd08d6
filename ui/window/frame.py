"""What stands in the window: banner, strips, forms, and under them the panels or first start."""

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.start.choices import desk_departments, event_types
from ui.start.start_page import StartPage
from ui.strip.attention_strip import AttentionStrip
from ui.strip.top_strip import TopStrip
from ui.widgets.banner import Banner
from ui.window.forms import Forms

_EXERCISE_LINE: Final = 3


class Frame(QWidget):
    """The whole content of the window, with a purple line round it in an exercise."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._exercise = False
        self.banner = Banner(context.theme, self)
        self.strip = TopStrip(context.theme, self)
        self.attention = AttentionStrip(context.theme, self)
        self.forms = Forms(context, self)
        self.start = StartPage(
            context.theme, desk_departments(context.reader, ""), event_types(), self
        )
        self.work = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.work)
        self._stack.addWidget(self.start)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for widget in (self.banner, self.strip, self.attention, self.forms):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)
        context.theme.changed.connect(self._resize)
        self._resize()

    @property
    def starting(self) -> bool:
        """Whether the page of the first start shows."""
        return self._stack.currentWidget() is self.start

    def set_starting(self, *, starting: bool) -> None:
        """Show the page of the first start, or the panels."""
        self._stack.setCurrentWidget(self.start if starting else self.work)
        self.strip.setVisible(not starting)
        if starting:
            self.attention.hide()
            self.start.take_focus()

    def set_exercise(self, *, exercise: bool) -> None:
        """Draw the line round an exercise."""
        if exercise != self._exercise:
            self._exercise = exercise
            self._resize()
            self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._exercise:
            return
        painter = QPainter(self)
        wide = self._theme.px(_EXERCISE_LINE)
        painter.setPen(QPen(self._theme.colour("purple"), wide * 2))
        painter.drawRect(self.rect())
        painter.end()

    def _resize(self) -> None:
        side = self._theme.px(_EXERCISE_LINE) if self._exercise else 0
        self._column.setContentsMargins(side, side, side, side)
