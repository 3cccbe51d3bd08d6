"""What stands open on a card: the card's own fields, or one question below it. One at a time."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from commander.domain.codes import TaskStatus
from commander.domain.work import Task
from ui.board.acts import BoardActs
from ui.board.card_editor import CardEditor
from ui.board.columns import Columns
from ui.board.prompt import Prompt
from ui.board.store import BoardStore
from ui.context import Context

_BLOCKED: Final = TaskStatus.BLOCKED.value


class Opened(QObject):
    """Puts a `CardEditor` or a `Prompt` on a card, and keeps it there when the card moves.

    Signals:
        left: the operator closed it; the focus belongs to the cards again.
        file_wanted: an attachment is to be shown (its key).
    """

    left = Signal()
    file_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        store: BoardStore,
        acts: BoardActs,
        columns: Columns,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self._acts = acts
        self._columns = columns
        self._key = ""
        self._asked = ""
        self._editor: CardEditor | None = None
        self._prompt: Prompt | None = None
        columns.closing.connect(self._lose)

    @property
    def editor(self) -> CardEditor | None:
        """The card that is opened, if one is."""
        return self._editor

    def open(self, key: str) -> None:
        """Open a card in its place."""
        self.close()
        view = self._columns.view_of(key)
        if view is None:
            return
        context = self._context
        editor = CardEditor(context.theme, context.clock, self._store, self._acts, key)
        editor.left.connect(self._leave)
        editor.message_wanted.connect(lambda one: context.selection.set("message", one))
        editor.file_wanted.connect(self.file_wanted)
        self._key, self._editor = key, editor
        view.put(key, editor, below=False)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, key: str, status: str) -> None:
        """Ask below a card what must be known before it goes into a column."""
        self.close()
        view, task = self._columns.view_of(key), self._store.task(key)
        if view is None or task is None:
            return
        theme = self._context.theme
        if status == _BLOCKED:
            words = self.tr("A reason, or a task it waits for")
            prompt = Prompt(theme, words, self._others(task))
        else:
            prompt = Prompt(theme, self.tr("Why is it cancelled?"))
        prompt.answered.connect(lambda why, on: self._answer(key, status, why, on))
        prompt.left.connect(self._leave)
        self._key, self._asked, self._prompt = key, status, prompt
        view.put(key, prompt, below=True)
        prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """After the cards have changed: show what changed, where the card is now."""
        key, asked = self._key, self._asked
        if not key:
            return
        if self._columns.view_of(key) is None:
            self.close()
        elif self._editor is not None:
            self._editor.refresh()
        elif self._prompt is None:
            # Its row went to another column, and took what stood on it along.
            if asked:
                self.ask(key, asked)
            else:
                self.open(key)

    def close(self) -> None:
        """Close what stands open; what was typed into a card is saved first."""
        self._lose()
        self._key = self._asked = ""
        for view in self._columns.views():
            view.take()

    def _lose(self) -> None:
        editor, self._editor, self._prompt = self._editor, None, None
        if editor is not None:
            editor.commit()

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _answer(self, key: str, status: str, reason: str, waits_for: str) -> None:
        self._leave()
        self._acts.move(key, status, reason, waits_for)

    def _others(self, task: Task) -> list[tuple[str, str]]:
        writer = self._store.writer
        return [
            (one.key, writer.names(one))
            for one in self._store.data.tasks.values()
            if one.key != task.key and one.is_open()
        ]
