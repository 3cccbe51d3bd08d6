"""Where the chain is shown: drawn, as a list, or what belongs here while there is nothing."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.chain.drawing import Drawing
from ui.chain.graph_paint import Marks
from ui.chain.graph_view import GraphView
from ui.chain.picture import Picture
from ui.chain.tree_delegate import TreeDelegate
from ui.chain.tree_model import TreeModel
from ui.context import Context
from ui.widgets.empty import EmptyState
from ui.widgets.inline_list import InlineList


class Stage(QStackedWidget):
    """Both ways to look at one picture, with one current task.

    ``start`` is the task from which the operator asked what it finally waits for.

    Signals: as those of `GraphView`; the list has them too, but for links.
    """

    chosen = Signal(str)
    opened = Signal(str)
    link_chosen = Signal(str, str)
    link_wanted = Signal(str, str)
    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = ""
        self.is_list = False
        self._filled = False
        self._context = context
        self.graph = GraphView(context)
        self.graph.setAccessibleName(self.tr("Chain of tasks"))
        self._model = TreeModel(self)
        self.list = InlineList(context.theme, self._model, self._model, self)
        self._delegate = TreeDelegate(context.theme, self._model, self.list)
        self.list.paint_with(self._delegate)
        self.list.setAccessibleName(self.tr("Chain of tasks"))
        self._empty = EmptyState(
            context.theme, "", key="F6", action=self.tr("go to the board, N writes a task")
        )
        for page in (self._empty, self.graph, self.list):
            self.addWidget(page)
        graph, rows = self.graph, self.list
        for signal, own in (
            (graph.chosen, self.chosen),
            (rows.chosen, self.chosen),
            (graph.opened, self.opened),
            (rows.opened, self.opened),
            (graph.key_pressed, self.key_pressed),
            (rows.key_pressed, self.key_pressed),
            (graph.menu_wanted, self.menu_wanted),
            (rows.menu_wanted, self.menu_wanted),
            (graph.link_chosen, self.link_chosen),
            (graph.link_wanted, self.link_wanted),
        ):
            signal.connect(own)

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or the drawing; the focus goes along."""
        had = self.list.hasFocus() or self.graph.hasFocus()
        self.is_list = shown
        self._turn()
        if had:
            self.take_focus()

    def show_picture(self, picture: Picture, drawing: Drawing) -> None:
        """Show this in both."""
        self._filled = bool(picture.shown)
        if picture.data.tasks:
            self._empty.set_text(
                self.tr("No task passes the filter: O shows closed ones, D and I all departments.")
            )
        else:
            self._empty.set_text(
                self.tr(
                    "Tasks of different departments that wait for each other: a plan brings them, "
                    "or link two by dragging one to the other."
                )
            )
        self.graph.show_picture(picture, drawing)
        self._model.show_picture(picture, self._context.clock.now())
        self._turn()

    def show_marks(self, marks: Marks) -> None:
        """Show what stands out in both."""
        self.graph.show_marks(marks)
        self._delegate.marks = marks
        self.list.select(marks.current)
        self.list.viewport().update()

    def reveal(self, key: str) -> None:
        """Let a task be seen."""
        self.graph.reveal(key)
        self.list.select(key)

    def step(self, by: int) -> None:
        """Go to a row above or below in the list."""
        row = self.list.currentIndex().row() + by
        key = self._model.key_at(row)
        while key and self._model.row_of(key) != row:
            row += by
            key = self._model.key_at(row)
        if key:
            self.chosen.emit(key)

    def tick(self, now: int) -> None:
        """Tell times anew."""
        self._model.tick(now)
        self.graph.update()

    def take_focus(self) -> None:
        """Put the focus on what is shown."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self) -> None:
        page = self.list if self.is_list else self.graph
        self.setCurrentWidget(page if self._filled else self._empty)
