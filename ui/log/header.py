"""The log's header: how much there is, whose entries are shown, and the search."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.journal.log_filter import LogFilter
from commander.journal.reader import LogCount
from ui import words
from ui.log.names import Names
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.header import PanelHeader
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
_TYPING_MS: Final = 150


@dataclass(frozen=True, slots=True)
class _Urgency:
    title: Callable[[], str]
    short: Callable[[], str]
    codes: tuple[str, ...]


_URGENCIES: Final = (
    _Urgency(lambda: translate("Log", "Any precedence"), str, ()),
    _Urgency(
        lambda: translate("Log", "Priority and above"),
        lambda: f"{words.precedence('priority')} +",
        ("priority", "immediate", "flash"),
    ),
    _Urgency(
        lambda: translate("Log", "Immediate and flash"),
        lambda: f"{words.precedence('immediate')} +",
        ("immediate", "flash"),
    ),
)


class LogHeader(QWidget):
    """Title, counts and filters.

    Signals:
        filtered: the LogFilter that was chosen.
        left: Enter or Esc in the search field; the list may have the focus.
    """

    filtered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self.where = LogFilter()
        self._count = LogCount(0, 0)
        self._shown = 0
        self._strip = PanelHeader(theme, translate("Log", "Log"))
        self.awaiting = Pill(theme, translate("Log", "Awaiting"), compact=True)
        self.whose = Pill(theme, translate("Log", "All"), compact=True)
        self._finder = QPushButton()
        self.search = QLineEdit()
        self._clear = QPushButton()
        self._typing = QTimer(self)
        self._row = self._search_row()
        self._build()
        names.changed.connect(self._renew_menu)
        self._renew_menu()

    def focus_search(self) -> None:
        """Show the search field and go there."""
        self._row.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._typing.stop()
        self.awaiting.setChecked(False)
        self._set(LogFilter())
        self._row.hide()

    def set_count(self, count: LogCount) -> None:
        """The counts of the whole operation."""
        self._count = count
        self._say()

    def set_shown(self, rows: int) -> None:
        """How many entries match."""
        self._shown = rows
        self._say()

    def _say(self) -> None:
        total, waiting = f"{self._count.total:,}", self._count.awaiting
        said = total
        if self.where != LogFilter():
            said = translate("Log", "{shown} of {total}").format(
                shown=f"{self._shown:,}", total=total
            )
        if waiting:
            wait = translate("Log", "{count} await acknowledgement").format(count=waiting)
            said = f"{said} · {wait}"
        self._strip.set_count(said)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._row)
        self.awaiting.setCheckable(True)
        self.awaiting.setToolTip(
            translate("Log", "Only entries of which an acknowledgement is missing")
        )
        self.awaiting.toggled.connect(lambda on: self._set(replace(self.where, awaiting=on)))
        self.whose.setToolTip(translate("Log", "Whose entries are shown, and how urgent"))
        dress(self._finder, role="quiet")
        self._theme.icons.bind(self._finder, "search", "muted")
        self._finder.setToolTip(translate("Log", "Search the log  F3"))
        self._finder.setAccessibleName(translate("Log", "Search the log"))
        self._finder.clicked.connect(self._toggle_search)
        dress(self._clear, role="quiet")
        self._theme.icons.bind(self._clear, "close", "muted")
        self._clear.setToolTip(translate("Log", "Show all entries again"))
        self._clear.setAccessibleName(translate("Log", "Show all entries again"))
        self._clear.clicked.connect(self.clear_filters)
        self._clear.hide()
        for control in (self.awaiting, self.whose, self._clear, self._finder):
            self._strip.add(control)

    def _search_row(self) -> QWidget:
        row = QFrame()
        dress(row, role="header")
        layout = QHBoxLayout(row)
        step = self._theme.px(STEP)
        layout.setContentsMargins(3 * step, step, 2 * step, step)
        self.search.setPlaceholderText(translate("Log", "Words said, in any order"))
        self.search.setAccessibleName(translate("Log", "Search the log"))
        self.search.setToolTip(translate("Log", "All words must occur · Esc ends the search"))
        self.search.installEventFilter(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._searched)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        layout.addWidget(self.search, 1)
        row.hide()
        return row

    def _toggle_search(self) -> None:
        if self._row.isHidden():
            self.focus_search()
        else:
            self._end_search()

    def _end_search(self) -> None:
        self.search.clear()
        self._searched()
        self._row.hide()
        self.left.emit()

    def _searched(self) -> None:
        self._typing.stop()
        self._set(replace(self.where, text=self.search.text().strip()))

    def _set(self, where: LogFilter) -> None:
        if where == self.where:
            return
        self.where = where
        self._clear.setVisible(where != LogFilter())
        self._renew_menu()
        self.filtered.emit(where)

    def _renew_menu(self) -> None:
        menu = QMenu(self)
        whose = QActionGroup(menu)
        everybody = ("", translate("Log", "All departments"))
        departments = [
            (one.key, one.name(self._names.directory.language))
            for one in self._names.directory.departments
        ]
        for code, name in (everybody, *departments):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == self.where.department)
            action.triggered.connect(lambda _on, code=code: self._pick(department=code))
            whose.addAction(action)
        menu.addSeparator()
        urgency = QActionGroup(menu)
        for one in _URGENCIES:
            action = menu.addAction(one.title())
            action.setCheckable(True)
            action.setChecked(one.codes == self.where.precedences)
            action.triggered.connect(lambda _on, codes=one.codes: self._pick(precedences=codes))
            urgency.addAction(action)
        old = self.whose.menu()
        self.whose.set_menu(menu)
        if old is not None:
            old.deleteLater()
        self._name_pill(dict(departments))

    def _name_pill(self, departments: dict[str, str]) -> None:
        code = self.where.department
        parts = [departments.get(code, words.department(code))] if code else []
        wanted = self.where.precedences
        parts += [one.short() for one in _URGENCIES if one.codes and one.codes == wanted]
        self.whose.set_text(" · ".join(parts) or translate("Log", "All"))
        self.whose.setChecked(bool(parts))

    def _pick(
        self, *, department: str | None = None, precedences: tuple[str, ...] | None = None
    ) -> None:
        where = self.where
        if department is not None:
            where = replace(where, department=department)
        if precedences is not None:
            where = replace(where, precedences=precedences)
        self._set(where)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._end_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._searched()
            self.left.emit()
        else:
            return False
        return True
