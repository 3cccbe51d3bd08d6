"""The warnings panel: what the public is told, by whom, at which level, where."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.commands import Command, matching
from ui.context import Context
from ui.theme.tokens import STEP
from ui.warnings.card import WarningCard
from ui.warnings.data import Item, Shown, read
from ui.warnings.drafting import Drafting
from ui.warnings.inside import Inside
from ui.warnings.warning_commands import card_commands, panel_commands
from ui.warnings.warning_words import counted
from ui.widgets.empty import EmptyState
from ui.widgets.header import PanelHeader
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_TICK_MS: Final = 1000
_GATHER_MS: Final = 100
_NEWS: Final = frozenset(
    {"warning", "feature", "incident", "department", "message", "receipt", "operation"}
)
_PAST: Final = ("replaced", "lifted")
_MOST: Final = 100
"""Cards that are made; older ones of the past stay away."""


class WarningsPanel(QWidget):
    """Cards, those in force first; one is the selected one, on it things open in place.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._shown = Shown()
        self._stream = ""
        self._cards: dict[str, WarningCard] = {}
        self._current = self._wanted = self._begun = ""
        self._past = False
        self._header = PanelHeader(theme, self.tr("Warnings"))
        self.drafting = Drafting(context, self)
        self._scroll, self._list = QScrollArea(), QWidget()
        self._column = QVBoxLayout(self._list)
        self._fold = Pill(theme, compact=True)
        self._empty = EmptyState(
            theme,
            self.tr("Warnings to the public: drafted, approved, issued, lifted."),
            key="N",
            action=self.tr("drafts one from a prepared text"),
        )
        self.inside = Inside(context, self)
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._panel_commands = panel_commands(self)
        self._card_commands = card_commands(self)
        self._build()
        self._connect()
        self._select_shared(context.selection.kind, context.selection.key)
        self.reload()
        self._ticks.start()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        return (*self._panel_commands, *self._card_commands)

    def cards(self) -> tuple[WarningCard, ...]:
        """Return the cards from top to bottom."""
        ordered = (self._column.itemAt(n).widget() for n in range(self._column.count()))  # type: ignore[union-attr]
        return tuple(one for one in ordered if isinstance(one, WarningCard))

    @property
    def current(self) -> WarningCard | None:
        """The card that keys mean."""
        return self._cards.get(self._current)

    def focus_list(self) -> None:
        """Put the focus where the keys work, on the selected warning or the first."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.current is None and self._cards:
            self.select(self.cards()[0].item.warning.key)

    def reload(self) -> None:
        """Read the warnings, beside the GUI thread."""
        context = self._context
        reader, stream, incident = context.reader, context.stream, context.focus.incident
        now = context.clock.now()
        context.jobs.run(
            lambda: read(reader, stream, incident, now), partial(self._show, stream), key="warnings"
        )

    def select(self, key: str) -> None:
        """Make a warning the selected one, here and everywhere."""
        self._mark(key)
        if key:
            self._context.selection.set("warning", key)

    def draw_area(self, key: str = "") -> None:
        """Ask for the area of a warning to be drawn on the map."""
        card = self._cards.get(key or self._current)
        if card is not None and not self._context.refuses():
            self._context.selection.drawing_wanted.emit("warning", card.item.warning.key)

    def show_area(self) -> None:
        """Show the area of the selected warning on the map."""
        card = self.current
        if card is not None and card.item.area is not None:
            self.show_wanted.emit("feature", card.item.area.key)

    def notify_regions(self) -> None:
        """Notify every government that the selected warning concerns."""
        card = self.current
        if card is not None and card.notices is not None:
            card.notices.notify_all()

    def toggle_past(self) -> None:
        """Show what was lifted or replaced, or fold it away."""
        self._past = not self._past
        self._arrange()

    def go(self, by: int) -> None:
        """Select the next card, or the one before."""
        cards = [one for one in self.cards() if not one.isHidden()]
        keys = [one.item.warning.key for one in cards]
        if keys:
            place = keys.index(self._current) + by if self._current in keys else 0
            self.select(keys[max(0, min(place, len(keys) - 1))])

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() == Qt.Key.Key_Escape and self.inside.card is not None:
            self.inside.close()
            return
        command = matching(self.commands(), event)
        if command is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif command.can_run():
            command.run()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._arrange()

    def _show(self, stream: str, shown: Shown) -> None:
        if stream != self._context.stream:
            return
        if stream != self._stream:
            self.inside.forget()
            self._stream = stream
        self._shown = shown
        known = {one.warning.key: one for one in shown.items[:_MOST]}
        for key in self._cards.keys() - known.keys():
            self._drop(key)
        for key, item in known.items():
            if key not in self._cards:
                self._add(key, item)
            elif self._cards[key].item != item:
                self._cards[key].show_item(item, shown.zone, self._context.clock.now())
        self.drafting.show(shown)
        self.inside.show(shown)
        self._arrange()
        text, tone = counted([one.state for one in shown.items])
        self._header.set_count(text, tone=tone)
        if self._wanted in self._cards:
            key, self._wanted = self._wanted, ""
            self._mark(key)
            if self._cards[key].item.state == "draft" and self._begun == key:
                self._begun = ""
                self.inside.edit(self._cards[key])

    def _add(self, key: str, item: Item) -> None:
        card = WarningCard(self._context, item, _language(), self._shown.zone)
        card.touched.connect(partial(self._touch, key))
        card.opened.connect(partial(self._open, key))
        card.grounded.connect(self._enable)
        card.show_wanted.connect(self.show_wanted)
        card.settling_wanted.connect(
            partial(self._context.selection.settling_wanted.emit, "warning", key)
        )
        self._cards[key] = card
        self._column.insertWidget(len(self._cards) - 1, card)
        card.offer(self._card_commands, self._press)

    def _press(self, card: WarningCard, command: Command) -> None:
        self.select(card.item.warning.key)
        if command.can_run():
            command.run()

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        if self.inside.card is card:
            self.inside.close()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        if self._current == key:
            self._current = ""

    def _touch(self, key: str) -> None:
        self.select(key)
        if self.inside.card is None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _open(self, key: str) -> None:
        self.select(key)
        edit = self._card_commands[0]
        if edit.can_run():
            edit.run()

    def _arrange(self) -> None:
        """Put the cards in order, unless one might move under the pointer or is worked on."""
        current = self._cards.get(self._current)
        if current is not None and current.item.state in _PAST:
            self._past = True
        order = [one.warning.key for one in self._shown.items if one.warning.key in self._cards]
        stands = [one.item.warning.key for one in self.cards()]
        settled = self.inside.card is None and not self._list.underMouse()
        if settled and order != stands:
            for place, key in enumerate(order):
                self._column.removeWidget(self._cards[key])
                self._column.insertWidget(place, self._cards[key])
        past = [key for key in order if self._cards[key].item.state in _PAST]
        for key in past:
            self._cards[key].setVisible(self._past)
        for key in set(order) - set(past):
            self._cards[key].show()
        text = self.tr("{count} lifted or replaced").format(count=len(past))
        shown = self.tr("hide") if self._past else self.tr("show")
        self._fold.set_text(f"{text}: {shown}  H")
        self._fold.setVisible(bool(past))
        self._scroll.setVisible(bool(self._cards))
        self._empty.setVisible(not self._cards)
        self._enable()

    def _mark(self, key: str) -> None:
        self._current = key if key in self._cards else ""
        for one, card in self._cards.items():
            card.select(selected=one == self._current)
        if self.inside.card is not None and self.inside.card is not self.current:
            self.inside.close()
        chosen = self.current
        if chosen is not None:
            if chosen.isHidden():
                self._arrange()
            self._enable()
            # Its place is known once the column has been laid out.
            QTimer.singleShot(0, chosen, lambda: self._scroll.ensureWidgetVisible(chosen))

    def _enable(self) -> None:
        if self.current is not None:
            self.current.enable({one.id: one.can_run() for one in self._card_commands})

    def _select_shared(self, kind: str, key: str) -> None:
        if kind != "warning":
            return  # what is worked on here stays, whatever is looked at elsewhere
        if key not in self._cards:
            self._wanted = key
        elif key != self._current:
            self._mark(key)

    def _notice(self, notice: "Notice") -> None:
        if notice.stream == self._context.stream and not _NEWS.isdisjoint(notice.changed):
            self._soon.start()

    def _tick(self) -> None:
        if not self.isVisible():
            return
        now = self._context.clock.now()
        for card in self._cards.values():
            card.tick(now, self._shown.zone)
            ends = card.item.warning.expires_at
            if card.item.state == "issued" and 0 < ends < now:
                self._soon.start()

    def _build(self) -> None:
        theme = self._context.theme
        step = theme.px(STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Warnings"))
        new = Pill(theme, "+  N", compact=True)
        new.setToolTip(self.tr("New warning ({key})").format(key="N"))
        new.setAccessibleName(self.tr("New warning"))
        new.clicked.connect(self.drafting.begin)
        self._header.add(new)
        self._fold.clicked.connect(self.toggle_past)
        self._column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        self._column.setSpacing(2 * step)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.drafting.row)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        context = self._context
        self._soon.timeout.connect(self.reload)
        self._ticks.timeout.connect(self._tick)
        self.drafting.drafted.connect(self._drafted)
        self.drafting.left.connect(self.focus_list)
        self.inside.left.connect(self.focus_list)
        self.inside.area_wanted.connect(self.draw_area)
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)
        context.selection.changed.connect(self._select_shared)

    def _drafted(self, key: str) -> None:
        self._begun = self._wanted = key
        self.reload()


def _language() -> str:
    return QLocale().name().partition("_")[0]
