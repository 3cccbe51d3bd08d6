"""The two arrangements of the board: columns side by side, or one list where there is less room."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from commander.domain.codes import TaskStatus
from ui import words as say
from ui.board.acts import COLUMNS
from ui.board.board_words import empty_text
from ui.board.column_model import ColumnModel
from ui.board.column_view import ColumnView
from ui.board.pulse import Pulse
from ui.board.state_mark import StateMark
from ui.board.store import BoardStore
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP
from ui.widgets.empty import EmptyState
from ui.widgets.key_hint import KeyHint

NARROW_BELOW: Final = 700
_CANCELLED: Final = TaskStatus.CANCELLED.value


class Column(QFrame):
    """One column: its mark, word and count above its cards."""

    def __init__(
        self, theme: Theme, store: BoardStore, pulse: Pulse, status: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.status = status
        self.model = ColumnModel(store, (), parent=self)
        self.view = ColumnView(theme, self.model, pulse, self)
        self.view.set_empty(empty_text(status))
        self.view.setAccessibleName(say.task_status(status))
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._words, role="small")
        dress(self, role="column")
        self.slot = QVBoxLayout()
        pad = theme.px(STEP)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(2 * STEP), pad, pad, 0)
        head.setSpacing(theme.px(STEP + 2))
        head.addWidget(StateMark(theme, status))
        head.addWidget(self._words, 1)
        if status in COLUMNS:
            head.addWidget(KeyHint(theme, str(COLUMNS.index(status) + 1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(pad)
        column.addLayout(head)
        column.addLayout(self.slot)
        column.addWidget(self.view, 1)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._count)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._words.setFont(self._theme.ui_font(FONT_SMALL, semibold=True))

    def _count(self) -> None:
        word = say.task_status(self.status)
        self._words.setText(f"{word.upper()} · {self.model.card_count()}")


class Columns(QStackedWidget):
    """Holds every list of cards, of which one arrangement is shown at a time.

    Signals, each with the key of a task: ``chosen``, ``opened``; ``key_pressed`` an event;
    ``menu_wanted`` a position; ``card_dropped`` also a column; ``unit_dropped`` a unit and a task;
    ``files_dropped`` QMimeData and a task;
    ``closing``: a widget on a row is about to go with its row.
    """

    chosen = Signal(str)
    opened = Signal(str)
    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)
    card_dropped = Signal(str, str)
    unit_dropped = Signal(str, str)
    files_dropped = Signal(object, str)
    closing = Signal()

    def __init__(
        self, theme: Theme, store: BoardStore, pulse: Pulse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._narrow: bool | None = None
        wide = QWidget()
        row = QHBoxLayout(wide)
        row.setContentsMargins(*[theme.px(2 * STEP)] * 4)
        row.setSpacing(theme.px(2 * STEP))
        self._columns = [
            Column(theme, store, pulse, status, wide) for status in (*COLUMNS, _CANCELLED)
        ]
        for column in self._columns:
            row.addWidget(column, 1)
        self._list_model = ColumnModel(store, (), headings=True, parent=self)
        self._list = ColumnView(theme, self._list_model, pulse)
        self._list.setAccessibleName(self.tr("Tasks"))
        dress(self._list, role="panel")
        slim = QWidget()
        self._slot = QVBoxLayout()
        stack = QVBoxLayout(slim)
        stack.setContentsMargins(theme.px(STEP), theme.px(STEP), theme.px(STEP), 0)
        stack.setSpacing(theme.px(STEP))
        stack.addLayout(self._slot)
        stack.addWidget(self._list, 1)
        self._empty = EmptyState(
            theme,
            self.tr("Tasks of the departments, from assigned to done."),
            key="N",
            action=self.tr("writes the first one"),
        )
        stack.addWidget(self._empty, 1)
        for signal in (
            self._list_model.modelReset,
            self._list_model.rowsInserted,
            self._list_model.rowsRemoved,
        ):
            signal.connect(self._show_empty)
        self._show_empty()
        self.addWidget(wide)
        self.addWidget(slim)
        for view in self._all_views():
            self._connect(view)
        self.arrange(narrow=False)

    @property
    def is_narrow(self) -> bool:
        """Whether all cards stand in one list."""
        return bool(self._narrow)

    @property
    def slot(self) -> QVBoxLayout:
        """Where the card of a new task is put."""
        return self._slot if self._narrow else self._columns[0].slot

    def arrange(self, *, narrow: bool) -> None:
        """Show one list, or columns; what is not shown holds nothing."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._fill()
        self.setCurrentIndex(int(narrow))

    def show_cancelled(self, *, shown: bool) -> None:
        """Show cancelled tasks too."""
        self._cancelled = shown
        self._fill()

    def show_department(self, department: str, *, owners: bool) -> None:
        """Show one department's tasks, or all with their owners' marks."""
        for view in self._all_views():
            view.show_owners(shown=owners)
            view.cards.set_department(department)

    def views(self) -> list[ColumnView]:
        """Return the lists that are shown, from left to right."""
        if self._narrow:
            return [self._list]
        return [column.view for column in self._columns if not column.isHidden()]

    def view_of(self, key: str) -> ColumnView | None:
        """Return the list in which a card is shown."""
        return next((view for view in self.views() if view.cards.row_of(key) >= 0), None)

    def select(self, key: str) -> ColumnView | None:
        """Select a card, and nothing else; its list."""
        found = None
        for view in self.views():
            if view.select(key):
                found = view
        return found

    def focused(self) -> ColumnView | None:
        """Return the list that has the focus."""
        return next((view for view in self.views() if view.hasFocus()), None)

    def walk(self, by: int) -> None:
        """Go to the next list with cards, to the card beside the present one."""
        views = self.views()
        here = self.focused()
        if here is None:
            return
        at = views.index(here) + by
        top = here.visualRect(here.currentIndex()).center().y()
        while 0 <= at < len(views):
            view = views[at]
            if view.cards.card_count():
                row = view.indexAt(QPoint(view.viewport().width() // 2, max(0, top))).row()
                key = view.cards.key_at(row) or view.cards.key_at(view.cards.rowCount() - 1)
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                view.select(key)
                return
            at += by

    def _fill(self) -> None:
        statuses = (*COLUMNS, _CANCELLED) if self._cancelled else COLUMNS
        self._list_model.set_statuses(statuses if self._narrow else ())
        for column in self._columns:
            shown = column.status in statuses
            column.setVisible(shown)
            column.model.set_statuses(() if self._narrow or not shown else (column.status,))

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._list_model.card_count())

    def _all_views(self) -> Iterator[ColumnView]:
        yield from (column.view for column in self._columns)
        yield self._list

    def _connect(self, view: ColumnView) -> None:
        view.chosen.connect(self.chosen)
        view.opened.connect(self.opened)
        view.key_pressed.connect(self.key_pressed)
        view.menu_wanted.connect(self.menu_wanted)
        view.closing.connect(self.closing)
        view.cards.card_dropped.connect(self.card_dropped)
        view.cards.unit_dropped.connect(self.unit_dropped)
        view.cards.files_dropped.connect(self.files_dropped)
