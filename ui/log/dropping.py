"""Files dragged onto an entry of the list are attached to it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from ui.attached.incoming import offers
from ui.log.model import LogModel
from ui.log.view import LogView


class Dropping(QObject):
    """Watches what is dragged over a list; the entry under it becomes the current one.

    Signals:
        dropped: (Message, QMimeData) what was dropped on an entry.
    """

    dropped = Signal(object, object)

    def __init__(self, view: LogView, model: LogModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(
            event, QDragMoveEvent
        ):
            self._move(event)
            return True
        return False

    def _move(self, event: QDragMoveEvent) -> None:
        index = self._view.indexAt(event.position().toPoint())
        if offers(event.mimeData()) and (index.isValid() or event.type() == QEvent.Type.DragEnter):
            if index.isValid():
                self._view.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> bool:
        index = self._view.indexAt(event.position().toPoint())
        message = self._model.message(index.row()) if index.isValid() else None
        if message is not None and offers(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(message, event.mimeData())
        return True
