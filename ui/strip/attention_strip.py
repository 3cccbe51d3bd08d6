"""The strip of what needs this desk: a pill each, that selects the thing."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ui.strip.need import Need
from ui.strip.need_words import need_text
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.pill import Pill

_HEIGHT: Final = 40
_MOST: Final = 12


class AttentionStrip(QFrame):
    """Shown only while something needs this desk.

    It never jumps under the pointer: it comes, goes and reorders only while the pointer is at
    rest and not over it. A need that is met while the pointer is there stays, without effect.

    Signals:
        chosen: kind and key of what the operator wants to see.
        conflict_chosen: the same of an item about which posts disagree.
    """

    chosen = Signal(str, str)
    conflict_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._needs: tuple[Need, ...] = ()
        self._shown: tuple[Need, ...] = ()
        self._pills: list[Pill] = []
        self._now = 0
        self._whole = True
        self._name: Callable[[str], str] = lambda ref: ref
        self._pointer = QPoint(-1, -1)
        dress(self, role="banner", tone="warning")
        self._head = QLabel()
        dress(self._head, role="strong")
        self._more = Pill(theme, compact=True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.set_menu(self._menu)
        # However much needs the desk, the strip never makes the window wider than its screen.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._head)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        theme.changed.connect(self._resize)
        self._resize()
        self.hide()

    @property
    def needs(self) -> tuple[Need, ...]:
        """What needs this desk now, whether the strip could show it yet or not."""
        return self._needs

    def texts(self) -> list[str]:
        """The texts of the pills in their order."""
        return [pill.text() for pill in self._pills]

    def take(
        self,
        needs: Sequence[Need],
        now: int,
        name: Callable[[str], str],
        *,
        whole: bool = True,
    ) -> None:
        """Show these as soon as nothing can jump; ``name`` names refs and departments.

        ``whole`` is False where there are more than these.
        """
        self._needs, self._now, self._name, self._whole = tuple(needs), now, name, whole
        if self._may_move():
            self._apply()
        else:
            self._refresh_texts()

    def settle(self) -> None:
        """Once a second: show what has been held back while the pointer moved."""
        if self._may_move() and self._shown != self._needs:
            self._apply()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _may_move(self) -> bool:
        """Whether no pointer is about to click something that would move."""
        at, before = QCursor.pos(), self._pointer
        self._pointer = at
        window = self.window()
        if not window.isVisible() or not window.geometry().contains(at):
            return True
        over = self.isVisible() and QRect(self.mapToGlobal(QPoint(0, 0)), self.size()).contains(at)
        return at == before and not over

    def _apply(self) -> None:
        self._shown = self._needs
        wanted = self._shown[:_MOST]
        while len(self._pills) > len(wanted):
            pill = self._pills.pop()
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < len(wanted):
            pill = Pill(self._theme, compact=True)
            pill.clicked.connect(self._choose)
            self._pills.append(pill)
            self._row.insertWidget(len(self._pills), pill)
        self._refresh_texts()
        count = str(len(self._shown)) if self._whole else f"{len(self._shown)}+"
        self._head.setText(self.tr("Needs you: {count}").format(count=count))
        self.setVisible(bool(self._shown))
        self._fit()

    def _refresh_texts(self) -> None:
        for pill, need in zip(self._pills, self._shown, strict=False):
            pill.set_text(need_text(need, self._now, self._name))
            pill.set_tone({"late": "danger", "due_soon": "warning"}.get(need.what, ""))
            pill.setToolTip(need.title)
            pill.setEnabled(need in self._needs)

    def _fit(self) -> None:
        """Show the pills that fit whole, and the rest behind one."""
        gap = self._row.spacing()
        room = self.width() - 2 * self._row.contentsMargins().left()
        room -= self._head.sizeHint().width() + gap
        widths = [pill.sizeHint().width() + gap for pill in self._pills]
        self._more.set_text(self.tr("{count} more").format(count=len(self._shown)))
        reserve = self._more.sizeHint().width() + gap
        fitting, used = 0, 0
        for place, width in enumerate(widths):
            last = place == len(self._shown) - 1
            if used + width + (0 if last else reserve) > room:
                break
            used, fitting = used + width, place + 1
        for place, pill in enumerate(self._pills):
            pill.setVisible(place < fitting)
        hidden = len(self._shown) - fitting
        self._more.setVisible(hidden > 0)
        self._more.set_text(self.tr("{count} more").format(count=hidden))

    def _fill_menu(self) -> None:
        self._menu.clear()
        fitting = sum(pill.isVisible() for pill in self._pills)
        for need in self._shown[fitting : fitting + 30]:
            text = need_text(need, self._now, self._name).replace("&", "&&")
            self._menu.addAction(text, partial(self._go, need))

    def _choose(self) -> None:
        place = next((n for n, pill in enumerate(self._pills) if pill is self.sender()), None)
        if place is not None:
            self._go(self._shown[place])

    def _go(self, need: Need) -> None:
        signal = self.conflict_chosen if need.conflict is not None else self.chosen
        signal.emit(need.kind, need.key)

    def _resize(self) -> None:
        step = self._theme.px(STEP)
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._row.setContentsMargins(4 * step, 0, 4 * step, 0)
        self._row.setSpacing(2 * step)
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
