"""The tabs of the board: all, then a department each, with its mark and how many are late."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from commander.domain.resources import Department
from ui.board.store import ALL
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_BODY, FONT_SMALL, HEADER, ICON_LARGE, LINE, RADIUS, STEP
from ui.widgets.marks import paint_badge

_LEAST: Final = 60  # pixels of a tab below which it is left out


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: the key of its department ("" for all), its words and its count of late tasks."""

    key: str
    name: str
    late: int = 0
    department: Department | None = None


class DepartmentTabs(QTabBar):
    """Paints its tabs itself, because a part of a tab's words is red. Narrow ones are pills."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: list[Tab] = []
        self._narrow = False
        self._wanted = ALL
        self._widths: dict[tuple[str, int, bool, bool], int] = {}
        theme.changed.connect(self._widths.clear)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setDrawBase(False)
        self.setMouseTracking(True)
        self.setAccessibleName(QCoreApplication.translate("Board", "Departments"))
        self.currentChanged.connect(self._remember)

    def show_tabs(self, tabs: list[Tab]) -> None:
        """Show these tabs; the one shown stays the one shown where it is still there."""
        if tabs == self._tabs:
            return
        self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.addTab("")
        self._tabs = list(tabs)
        for at, tab in enumerate(tabs):
            self.setTabText(at, tab.name)
            self.setAccessibleTabName(at, f"{tab.name} {_late_words(tab.late)}".strip())
            self.setTabToolTip(at, self.accessibleTabName(at))
        self.setCurrentIndex(max(0, self._index(self._wanted)))
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the tabs as pills, as where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._widths.clear()
            self.updateGeometry()
            # Qt measures tabs anew only when a text changes.
            for at, tab in enumerate(self._tabs):
                self.setTabText(at, "")
                self.setTabText(at, tab.name)

    def current_key(self) -> str:
        """Return the department shown, "" for all."""
        at = self.currentIndex()
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ALL

    def show_key(self, key: str) -> None:
        """Show the tab of a department; all as long as it has none."""
        self._wanted = key
        self.setCurrentIndex(max(0, self._index(key)))

    def tabSizeHint(self, index: int, /) -> QSize:
        if index >= len(self._tabs):
            return super().tabSizeHint(index)
        tab = self._tabs[index]
        # Qt measures every tab anew for each text that is set.
        marked = tab.department is not None and not self._narrow
        looks = (tab.name, tab.late, marked, index == self.currentIndex())
        wide = self._widths.get(looks)
        if wide is None:
            wide = self._widths[looks] = self._wide(*looks)
        return QSize(wide, self._theme.px(HEADER - 2))

    def _wide(self, name: str, late: int, marked: bool, current: bool) -> int:
        wide = self._advance(name, semibold=current) + 2 * self._pad() + self._theme.px(STEP)
        if marked:
            wide += self._theme.px(ICON_LARGE + STEP + 2)
        if late:
            small = QFontMetrics(self._theme.ui_font(FONT_SMALL, semibold=True))
            wide += self._theme.px(STEP + 2) + small.horizontalAdvance(_late_words(late))
        return wide

    def minimumTabSizeHint(self, index: int, /) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointer = self.mapFromGlobal(QCursor.pos()) if self.underMouse() else QPoint(-1, -1)
        for at, tab in enumerate(self._tabs[: self.count()]):
            shown = self.shown_part(at)
            if not shown.isEmpty():
                self._paint(painter, shown, tab, at == self.currentIndex(), pointer)
        painter.end()

    def shown_part(self, index: int) -> QRect:
        """Return where a tab is painted: elided at the ends of the bar, nowhere as a sliver."""
        whole = self.tabRect(index)
        arrows = [one.x() for one in self.findChildren(QToolButton) if not one.isHidden()]
        end = min([self.width(), *arrows])
        part = whole.intersected(QRect(0, whole.top(), end, whole.height()))
        has_badge = self._tabs[index].department is not None and not self._narrow
        room = _LEAST + (ICON_LARGE + STEP + 2 if has_badge else 0)
        least = min(whole.width(), self._theme.px(room))
        return part if part.width() >= least else QRect()

    def _paint(
        self, painter: QPainter, rect: QRect, tab: Tab, current: bool, pointer: QPoint
    ) -> None:
        area = rect.adjusted(0, 0, -self._theme.px(STEP), 0)
        self._paint_ground(painter, area, current=current, hover=rect.contains(pointer))
        left = area.left() + self._pad()
        department = tab.department
        if department is not None and not self._narrow:
            side = self._theme.px(ICON_LARGE)
            badge = QRect(left, area.center().y() - side // 2, side, side)
            look = self._theme.tokens
            paint_badge(
                painter, badge, department.shape, department.colour, department.letters, look
            )
            left += side + self._theme.px(STEP + 2)
        painter.setFont(self._theme.ui_font(FONT_BODY, semibold=current))
        role = "text" if current or self._narrow else "muted"
        painter.setPen(self._theme.colour(role))
        words = QRect(left, area.top(), area.right() - left - self._theme.px(STEP), area.height())
        self._paint_words(painter, words, tab, current=current)

    def _paint_words(self, painter: QPainter, area: QRect, tab: Tab, *, current: bool) -> None:
        """The name, elided where there is little room, then how many are late."""
        late = _late_words(tab.late)
        small = self._theme.ui_font(FONT_SMALL, semibold=True)
        gap = self._theme.px(STEP + 2)
        wide = QFontMetrics(small).horizontalAdvance(late) + gap if late else 0
        name = painter.fontMetrics().elidedText(
            tab.name, Qt.TextElideMode.ElideRight, max(0, area.width() - wide)
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        if late:
            left = area.left() + self._advance(name, semibold=current) + gap
            painter.setFont(small)
            painter.setPen(self._theme.colour("red"))
            area.setLeft(left)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, late)

    def _paint_ground(self, painter: QPainter, area: QRect, *, current: bool, hover: bool) -> None:
        radius = self._theme.px(RADIUS)
        box = QRectF(area)
        if self._narrow:
            box = box.adjusted(0.5, STEP + 0.5, -0.5, -STEP - 0.5)
            role = "accent" if current else "line"
            wide = self._theme.px(FOCUS if current and self.hasFocus() else LINE)
            painter.setPen(QPen(self._theme.colour(role), wide))
            painter.setBrush(self._theme.colour(_ground(current=current, hover=hover)))
            painter.drawRoundedRect(box, radius, radius)
            return
        if not (current or hover):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised" if current else "hover"))
        painter.drawRoundedRect(box.adjusted(0, STEP, 0, radius), radius, radius)
        if current:
            low = QRectF(area.left(), area.bottom() - 1, area.width(), self._theme.px(FOCUS))
            painter.fillRect(low, self._theme.colour("accent"))
            if self.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(FOCUS)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, STEP + 1, -1, -1), radius, radius)

    def _advance(self, text: str, *, semibold: bool) -> int:
        metrics = QFontMetrics(self._theme.ui_font(FONT_BODY, semibold=semibold))
        return metrics.horizontalAdvance(text)

    def _remember(self, at: int) -> None:
        if 0 <= at < len(self._tabs):
            self._wanted = self._tabs[at].key

    def _index(self, key: str) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.key == key), -1)

    def _pad(self) -> int:
        return self._theme.px(2 * STEP if self._narrow else 2 * STEP + 2)


def _ground(*, current: bool, hover: bool) -> str:
    if current:
        return "accent_soft"
    return "hover" if hover else "panel"


def _late_words(count: int) -> str:
    if not count:
        return ""
    return QCoreApplication.translate("Board", "{count} late").format(count=count)
