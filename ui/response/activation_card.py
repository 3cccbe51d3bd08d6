"""One activation as a card: level, course, record, gaps, who was told, tasks, reports owed."""

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from commander.domain.plan import Activation, ResponsePlan, worded
from ui.field_words import field_word
from ui.response.data import Picture, Standing, ended_at
from ui.response.demanded import capital
from ui.response.duty_rows import DutyRows
from ui.response.matrix import Matrix
from ui.response.record_lines import RecordLines, plain
from ui.response.response_words import (
    HOUR_MS,
    course,
    gap_words,
    is_overrun,
    language,
    moment,
    plan_name,
)
from ui.response.settle_line import SettleLine
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.level_badge import LevelBadge
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
_WHOLE = 1000


class ActivationCard(QFrame):
    """Shows one standing; ``tick`` keeps its clocks going.

    Signals:
        touched: the operator turned to this card.
        level_wanted, end_wanted: its level is to be changed, it is to be ended.
        settle_wanted: what posts disagree about is to be settled, with this level ("" for none).
        show_wanted: kind and key of what another panel is to show.
    """

    touched = Signal()
    level_wanted = Signal()
    end_wanted = Signal()
    settle_wanted = Signal(str)
    show_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.standing: Standing | None = None
        dress(self, role="question")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.level = LevelBadge("response_level")
        self.authority, self.plan = ElidedLabel(), ElidedLabel()
        self.course = plain(wrap=True)
        self._bar = QProgressBar()
        self.record = RecordLines(theme)
        self.gaps = plain(wrap=True, tone="danger")
        self.summary = plain(role="muted", wrap=True)
        self.matrix = Matrix(theme)
        self.duties = DutyRows(theme)
        self.settle = SettleLine(theme)
        self.change_button = Pill(theme, self.tr("Level") + "  L", compact=True)
        self.end_button = Pill(theme, self.tr("End") + "  E", compact=True)
        self._lay_out()
        self._connect()

    def show_standing(self, one: Standing, picture: Picture, now: int) -> None:
        """Show how an activation stands."""
        self.standing = one
        held, plan = one.activation, one.plan
        self.level.show_code(held.level)
        self.authority.set_text(held.authority)
        version = self.tr("{plan}, version {version}").format(
            plan=plan_name(plan) if plan is not None else held.plan, version=held.version
        )
        self.plan.set_text(f"{version} · {one.incident.name}")
        self.setAccessibleName(f"{held.authority}, {self.level.toolTip()}, {version}")
        self.record.show_lines(_record(held, plan))
        opened = held.is_open()
        for button in (self.change_button, self.end_button):
            button.setVisible(opened and plan is not None)
        self._show_gaps(one)
        self.matrix.show_standing(one, picture.departments)
        self.duties.show_duties([duty for duty in one.duties if duty.is_open()] if opened else [])
        self.settle.show_dispute(one)
        self.tick(now, picture.zone)

    def tick(self, now: int, zone: tzinfo) -> None:
        """Bring clocks up to date."""
        if self.standing is None:
            return
        held = self.standing.activation
        if held.is_open():
            self._say_course(course(held, zone, now), late=is_overrun(held, now))
            span = max(1, round(held.expected_hours * HOUR_MS))
            self._bar.setValue(min(_WHOLE, _WHOLE * max(0, now - held.started_at) // span))
            self.matrix.tick(now, zone)
            self.duties.tick(now, zone)
            self._say_summary(now)
        else:
            self._say_ended(held, zone, now)
        for widget in (self.matrix, self._bar, self.summary):
            widget.setVisible(held.is_open())

    def select(self, *, selected: bool) -> None:
        """Show whether keys mean this card."""
        dress(self, selected=selected)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.touched.emit()
        return super().eventFilter(watched, event)

    def _show_gaps(self, one: Standing) -> None:
        plan = one.plan
        if plan is None:
            self.gaps.setText(self.tr("The text of the plan has not arrived here yet."))
            dress(self.gaps, tone="warning")
            self.gaps.show()
            return
        head = self.tr("! Nobody carries {count} of the plan's clauses:")
        lines = [head.format(count=len(one.gaps)), *(f"– {gap_words(g, plan)}" for g in one.gaps)]
        self.gaps.setText("\n".join(lines))
        dress(self.gaps, tone="danger")
        self.gaps.setVisible(bool(one.gaps))

    def _say_course(self, text: str, *, late: bool) -> None:
        if self.course.text() != text:
            self.course.setText(text)
        dress(self.course, tone="soon" if late else "")

    def _say_ended(self, held: Activation, zone: tzinfo, now: int) -> None:
        since = moment(held.started_at, zone, now)
        until = moment(ended_at(held) or held.started_at, zone, now)
        text = self.tr("in force from {since} to {until}").format(since=since, until=until)
        self._say_course(text, late=False)

    def _say_summary(self, now: int) -> None:
        one = self.standing
        if one is None:
            return
        live = [task for task in one.tasks if task.status != "cancelled"]
        said = sum(bool(each.acknowledged_at) for each in one.told)
        silent = sum(each.is_late(now) and not each.acknowledged_at for each in one.told)
        late = sum(task.is_late(now) for task in live)
        parts = [
            self.tr("{count} of {all} departments acknowledged").format(
                count=said, all=len(one.told)
            ),
            self.tr("{count} of {all} tasks done").format(
                count=sum(task.status == "done" for task in live), all=len(live)
            ),
        ]
        if silent:
            parts.append(self.tr("! {count} without answer in time").format(count=silent))
        if late:
            parts.append(self.tr("! {count} tasks late").format(count=late))
        text = " · ".join(parts)
        if self.summary.text() != text:
            self.summary.setText(text)
        dress(self.summary, tone="late" if silent or late else "")

    def _connect(self) -> None:
        self.change_button.clicked.connect(self.level_wanted)
        self.end_button.clicked.connect(self.end_wanted)
        self.settle.chosen.connect(self.settle_wanted)
        self.matrix.show_wanted.connect(self.show_wanted)
        self.duties.show_wanted.connect(partial(self.show_wanted.emit, "duty"))
        for button in self.findChildren(QPushButton):
            button.installEventFilter(self)
        self.installEventFilter(self)
        self.change_button.setToolTip(self.tr("Raise or lower the level (L)"))
        self.end_button.setToolTip(self.tr("End the response with its record (E)"))

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        dress(self.authority, role="heading")
        dress(self.plan, role="muted")
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How much of the expected duration is over"))
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(self.level)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.authority)
        names.addWidget(self.plan)
        head.addLayout(names, 1)
        head.addWidget(self.change_button)
        head.addWidget(self.end_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
        column.setSpacing(step)
        column.addLayout(head)
        column.addWidget(self.course)
        column.addWidget(self._bar)
        for widget in (self.settle, self.gaps, self.record, self.summary, self.matrix, self.duties):
            column.addWidget(widget)


def _record(held: Activation, plan: ResponsePlan | None) -> list[tuple[str, str]]:
    """Return the lines of what was said at the activation, at the last change and at the end."""
    names = {
        (one.of, one.code): worded(one.names, language())
        for one in (plan.contents if plan is not None else ())
    }

    def called(of: str, code: str) -> str:
        return names.get((of, code)) or capital(field_word(code))

    lines = [
        (called("activation", "matter"), held.matter),
        (called("activation", "measures"), held.measures),
        *((called("activation", code), text) for code, text in held.more.items()),
    ]
    ended = held.ended
    if ended is None:
        return [*lines, (capital(field_word("reason")), held.reason)]
    return [
        *lines,
        (called("ending", "reason"), ended.reason),
        (called("ending", "summary"), ended.summary),
        (called("ending", "follow_up"), ended.follow_up),
        *((called("ending", code), text) for code, text in ended.more.items()),
        (translate("response", "Ended by"), ended.by),
    ]
