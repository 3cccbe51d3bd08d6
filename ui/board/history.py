"""What became of a task when: asked, acknowledged, started, done, each with its time."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from commander.domain.codes import TaskStatus
from commander.domain.work import Task
from ui import words as say
from ui.board.data import BoardData
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, FONT_TINY, STEP


def stages(task: Task, data: BoardData) -> tuple[tuple[str, str], ...]:
    """Return each stage's word and its time; “–” where nobody recorded it."""
    firsts, since = task.meta.firsts, task.meta.since
    asked = firsts.get(TaskStatus.ASSIGNED, task.meta.created_at)
    accepted = since.get("accepted", 0) if task.accepted is not None else 0
    done = since.get("status", 0) if task.status == TaskStatus.DONE else 0
    return (
        (QCoreApplication.translate("Board", "Asked"), _time(task, data, "asked", asked)),
        (
            QCoreApplication.translate("Board", "Acknowledged"),
            _time(task, data, "accepted", accepted),
        ),
        (
            QCoreApplication.translate("Board", "Started"),
            _time(task, data, "started", firsts.get(TaskStatus.IN_PROGRESS, 0)),
        ),
        (QCoreApplication.translate("Board", "Done"), _time(task, data, "done", done)),
    )


def _time(task: Task, data: BoardData, name: str, at: int) -> str:
    if not at:
        return "–"
    approximate = {name, "status"} & set(task.approximate)
    return say.clock(at, data.zone, "approx" if approximate else "minute")


class History(QWidget):
    """The four stages from left to right, words above times."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_task(self, task: Task, data: BoardData) -> None:
        """Show the stages of this task."""
        self._stages = stages(task, data)
        self.setAccessibleName(", ".join(f"{word} {time}" for word, time in self._stages))
        self.update()

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self._theme.ui_font(FONT_TINY)).height()
        high += QFontMetrics(self._theme.mono_font(FONT_SMALL)).height()
        return QSize(self._theme.px(40 * STEP), high + self._theme.px(STEP))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(20 * STEP), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        wide = self.width() // max(1, len(self._stages))
        half = QFontMetrics(self._theme.ui_font(FONT_TINY)).height() + self._theme.px(1)
        for number, (word, time) in enumerate(self._stages):
            area = QRect(number * wide, 0, wide - self._theme.px(STEP), half)
            painter.setFont(self._theme.ui_font(FONT_TINY))
            painter.setPen(self._theme.colour("muted"))
            elided = painter.fontMetrics().elidedText(
                word, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)
            painter.setFont(self._theme.mono_font(FONT_SMALL))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(area.translated(0, half), Qt.AlignmentFlag.AlignVCenter, time)
        painter.end()
