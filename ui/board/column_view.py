"""A column of the board: a list of cards that are dragged, dropped on, and pulse when late."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.board.card_delegate import CardDelegate
from ui.board.cards import Card
from ui.board.column_model import CARD_ROLE, ColumnModel
from ui.board.pulse import Pulse
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.widgets.inline_list import InlineList


class ColumnView(InlineList):
    """Shows a `ColumnModel`."""

    def __init__(
        self, theme: Theme, model: ColumnModel, pulse: Pulse, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, model, parent)
        self._cards = model
        self._delegate = CardDelegate(theme, pulse, self)
        self.paint_with(self._delegate)
        dress(self, role="column")
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        pulse.beat.connect(self._beat)

    @property
    def cards(self) -> ColumnModel:
        """The model shown."""
        return self._cards

    def show_owners(self, *, shown: bool) -> None:
        """Show the owner's mark on each card."""
        self._delegate.show_owners(shown=shown)
        self.scheduleDelayedItemsLayout()

    def has_late(self) -> bool:
        """Whether a late card is to be seen."""
        return bool(self._late_indexes())

    def _beat(self) -> None:
        for index in self._late_indexes():
            self.viewport().update(self.visualRect(index))

    def _late_indexes(self) -> list[QModelIndex]:
        """Return the late cards that are to be seen."""
        low = self.viewport().height()
        row = max(0, self.indexAt(QPoint(self.viewport().width() // 2, 0)).row())
        found = []
        while row < self._cards.rowCount():
            index = self._cards.index(row)
            if self.visualRect(index).top() > low:
                break
            card = index.data(CARD_ROLE)
            if isinstance(card, Card) and card.late:
                found.append(index)
            row += 1
        return found
