"""The top strip: how bad, which incident, who commands, what time it is, how the line stands."""

from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from commander.domain.codes import OperationKind
from commander.domain.plan import worded
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM, RESPONSE_LEVEL, WARNING_LEVEL
from commander.domain.warning import PublicWarning
from commander.linkage.warnings import has_expired
from ui import words
from ui.line_words import LineWords
from ui.strip.incident_button import IncidentButton
from ui.strip.level_chip import LevelChip
from ui.strip.situation import Situation, next_roll_call
from ui.strip.situation_words import mark_text, subtitle, title
from ui.strip.time_field import TimeField
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, STEP, TOP_STRIP
from ui.widgets.chip import Chip
from ui.widgets.pill import Pill

_MOST_LEVELS: Final = 2
_LEAST: Final = 800
_ROOMY: Final = 1600
_DAY_MS: Final = 86_400_000
_SOON_MS: Final = 5 * 60_000
_THEME_ICONS: Final = {"dark": "moon", "light": "sun", "night": "shield"}


class TopStrip(QFrame):
    """Shows a situation and the running times; knows nothing of where they come from.

    Signals:
        line_pressed, role_pressed, sound_pressed, theme_pressed: the control of that name.
        conflicts_pressed: the count of conflicts.
    """

    conflicts_pressed = Signal()
    line_pressed = Signal()
    role_pressed = Signal()
    sound_pressed = Signal()
    theme_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = theme.icons
        self._situation = Situation()
        self._line = LineWords("", "", "muted", "", "")
        self._role = ("", "", "")
        self._compact = False
        self._roomy = False
        self._muted = False
        dress(self, role="top")
        self.mark = Chip(theme, role="blue")
        self.grade, self.fire = LevelChip(theme), LevelChip(theme)
        self.levels = [LevelChip(theme) for _ in range(_MOST_LEVELS)]
        self.warning = LevelChip(theme)
        self._warned: list[PublicWarning] = []
        self.incident = IncidentButton(theme)
        self.alarm = TimeField(theme, self.tr("SINCE ALARM"))
        self.local = TimeField(theme, self.tr("LOCAL"))
        self.roll_call = TimeField(theme, self.tr("NEXT ROLL CALL"))
        self.line_pill, self.role_pill = Pill(theme, dot="muted"), Pill(theme)
        self.conflicts_pill = Pill(theme)
        self.sound_button, self.theme_button = Pill(theme), Pill(theme)
        self.menu_button = Pill(theme)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._resize)
        self._resize()

    def set_menu(self, menu: QMenu) -> None:
        """Put the menu of the window behind the last button."""
        self.menu_button.setMenu(menu)

    def set_compact(self, compact: bool) -> None:
        """Say less on a small screen."""
        self._compact = compact
        self.local.setVisible(not compact)
        self.theme_button.setVisible(not compact)
        for chip in (self.grade, self.fire, *self.levels, self.warning):
            chip.set_compact(compact=compact)
        self._show_line()
        self._show_role()
        self._resize()

    def show_situation(self, situation: Situation, now: int) -> None:
        """Show this operation and its incident."""
        self._situation = situation
        self._show_mark(now)
        for chip, scale, field in (
            (self.grade, EVENT_GRADE, "grade"),
            (self.fire, FIRE_ALARM, "fire_alarm"),
        ):
            worst = situation.worst(scale)
            chip.setVisible(worst is not None)
            if worst is not None:
                chip.show_level(scale.code, getattr(worst, field), worst.name)
        for place, level_chip in enumerate(self.levels):
            level_chip.setVisible(place < len(situation.levels))
            if place < len(situation.levels):
                level = situation.levels[place]
                level_chip.show_level(RESPONSE_LEVEL.code, level.level, level.authority)
        self.incident.show_situation(situation, title(situation), subtitle(situation))
        self.tick(now)

    def _show_warning(self, now: int) -> None:
        """Show the worst warning that holds; its tooltip names them all."""
        warned = [one for one in self._situation.warnings if not has_expired(one, now)]
        if warned == self._warned:
            return
        self._warned = warned
        self.warning.setVisible(bool(warned))
        if warned:
            lines = (
                f"{words.scale_step(WARNING_LEVEL.code, one.level).short}: "
                f"{worded(one.headline, QLocale().name().partition('_')[0]) or one.hazard}"
                for one in warned
            )
            self.warning.show_level(WARNING_LEVEL.code, warned[0].level, "\n".join(lines))

    def tick(self, now: int) -> None:
        """Show the times at ``now`` (ms UTC)."""
        situation = self._situation
        self._show_warning(now)
        self.local.set_value(words.clock(now, situation.zone))
        alarmed = situation.alarm()
        self.alarm.setVisible(alarmed is not None)
        if alarmed is not None:
            self._show_alarm(now - alarmed.alarm_at, approximate=alarmed.alarm_precision)
            self.alarm.setToolTip(
                self.tr("{incident}: alarm {day} {time}").format(
                    incident=alarmed.name,
                    day=words.day(alarmed.alarm_at, situation.zone),
                    time=words.clock(alarmed.alarm_at, situation.zone, alarmed.alarm_precision),
                )
            )
        due = next_roll_call(situation.incident) if situation.incident is not None else None
        self.roll_call.setVisible(due is not None)
        if due is not None:
            tone = "late" if now > due else "soon" if due - now < _SOON_MS else ""
            self.roll_call.set_value(words.duration((due - now) / 1000), tone)

    def show_line(self, line: LineWords) -> None:
        """Show how the line to the server stands."""
        self._line = line
        self._show_line()

    def show_role(self, person: str, position: str, department: str) -> None:
        """Show who sits here; empty texts are left out."""
        self._role = (person, position, department)
        self._show_role()

    def show_conflicts(self, count: int) -> None:
        """Show how many conflicts are open; nothing while there are none."""
        pill = self.conflicts_pill
        pill.set_text(f"⇄ {count}")
        pill.set_tone("warning")
        pill.setToolTip(
            self.tr("{count} conflicts between posts to settle (F12)").format(count=count)
        )
        pill.setAccessibleName(pill.toolTip())
        pill.setVisible(count > 0)

    def show_muted(self, muted: bool) -> None:
        """Show whether urgent traffic is heard."""
        self._muted = muted
        self._redraw_icons()

    def _show_mark(self, now: int) -> None:
        operation = self._situation.operation
        text = mark_text(self._situation, now)
        exercise = operation is not None and operation.kind == OperationKind.EXERCISE
        self.mark.set(text, "exercise" if exercise else "blue")
        self.mark.setVisible(bool(text))
        self.mark.setMinimumWidth(self.mark.sizeHint().width())

    def _show_alarm(self, elapsed: int, approximate: str) -> None:
        sign = "≈" if approximate in ("approx", "day") else ""
        days, rest = divmod(max(elapsed, 0), _DAY_MS)
        text = words.duration(elapsed / 1000 if elapsed < 0 else rest / 1000)
        if days:
            text = self.tr("{days} d {time}").format(days=days, time=text)
        elif 0 <= elapsed < _DAY_MS // 24:
            text = f"00:{text}"
        self.alarm.set_value(sign + text)

    def _show_line(self) -> None:
        line = self._line
        self.line_pill.set_text(line.short if self._compact else line.text)
        self.line_pill.set_dot(line.dot)
        self.line_pill.set_tone(line.tone)
        self.line_pill.setToolTip(f"{line.tip}\n(F8)")
        self.line_pill.setAccessibleName(line.text)

    def _show_role(self) -> None:
        person, position, department = self._role
        parts = [part for part in (person, position, department) if part]
        text = " · ".join(parts) or self.tr("Who sits here?")
        shown = (position or department or text) if self._compact else text
        metrics = self.role_pill.fontMetrics()
        room = self._theme.px((30 if self._compact else 110 if self._is_roomy() else 60) * STEP)
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self.role_pill.set_text(shown.replace("&", "&&"))
        self.role_pill.setToolTip(self.tr("{who}: change of operator (F9)").format(who=text))
        self.role_pill.setAccessibleName(text)

    def _is_roomy(self) -> bool:
        return self.width() >= self._theme.px(_ROOMY)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._roomy != self._is_roomy():
            self._roomy = self._is_roomy()
            self._show_role()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.mark)
        for chip in (self.grade, self.fire, *self.levels, self.warning):
            self._row.addWidget(chip)
        self._row.addWidget(self.incident, 1)
        for field in (self.alarm, self.local, self.roll_call):
            self._row.addWidget(field)
        for pill in (self.conflicts_pill, self.line_pill, self.role_pill, self.sound_button):
            self._row.addWidget(pill)
        self._row.addWidget(self.theme_button)
        self._row.addWidget(self.menu_button)
        self.roll_call.hide()
        self.conflicts_pill.hide()

    def _connect(self) -> None:
        self.conflicts_pill.clicked.connect(self.conflicts_pressed)
        self.line_pill.clicked.connect(self.line_pressed)
        self.role_pill.clicked.connect(self.role_pressed)
        self.sound_button.clicked.connect(self.sound_pressed)
        self.theme_button.clicked.connect(self.theme_pressed)
        self._icons.bind(self.menu_button, "list")
        self.theme_button.setToolTip(self.tr("Next theme: dark, light, night (F10)"))
        self.theme_button.setAccessibleName(self.tr("Next theme"))
        self.menu_button.setToolTip(self.tr("Panels, language, keys and all the rest"))
        self.menu_button.setAccessibleName(self.tr("Menu"))

    def _resize(self) -> None:
        step = self._theme.px(STEP)
        self.setFixedHeight(self._theme.px(TOP_STRIP))
        # However much there is to say, the strip never makes the window wider than its screen.
        self.setMinimumWidth(self._theme.px(_LEAST))
        self._row.setContentsMargins(3 * step, 0, 3 * step, 0)
        self._row.setSpacing(2 * step if self._compact else 3 * step)
        for button in (self.sound_button, self.theme_button, self.menu_button):
            button.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))
        self._redraw_icons()

    def _redraw_icons(self) -> None:
        self.theme_button.setIcon(self._icons.icon(_THEME_ICONS[self._theme.name]))
        muted = self._muted
        self.sound_button.setIcon(self._icons.icon("mute" if muted else "sound"))
        state = self.tr("Urgent traffic is silent") if muted else self.tr("Urgent traffic is heard")
        self.sound_button.setToolTip(f"{state} (Ctrl+Shift+M)")
        self.sound_button.setAccessibleName(state)
