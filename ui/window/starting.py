"""The first start and the change of operations: what happens after a form is answered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commander.actions.base import Outcome
from commander.errors import SyncError, UserError
from commander.post import Operator
from ui import words
from ui.bundles.import_panel import ImportPanel
from ui.context import Context
from ui.start.operation_form import opening
from ui.start.start_page import Sitter
from ui.window.main_window import MainWindow

_WHO = "start"
"""Who looks for others on the network."""

if TYPE_CHECKING:
    from commander.sync.bundle.taking import Taken


class Starting(QObject):
    """Answers the start page of one window.

    Signals:
        demonstration_asked: show the demonstration instead.
    """

    demonstration_asked = Signal()

    def __init__(self, context: Context, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        page = window.frame.start
        page.demonstration_asked.connect(self.demonstration_asked)
        page.operation_asked.connect(self._open)
        page.join_asked.connect(self._join)
        page.find_asked.connect(self._find)
        context.focus.changed.connect(self._remember)

    def follow_imports(self, panel: ImportPanel) -> None:
        """Become a copy of another post, or begin with what came in by file."""
        self._window.frame.start.replace_asked.connect(panel.ask_which)
        panel.imported.connect(self._imported)

    def begin(self, *, asked: bool) -> None:
        """Show the start page when there is no operation; else ask only who sits here.

        ``asked`` is False in the demonstration, which nobody signs.
        """
        context = self._context
        if not context.stream:
            self._window.frame.set_starting(starting=True)
        elif asked and not context.post.operator.person:
            self._window.frame.forms.desk.open()

    def _open(self, sitter: Sitter, name: str, incident: str, event_type: str) -> None:
        operator = self._take(sitter)
        post = self._context.post
        actions = opening(name, incident, event_type, operator)
        self._context.bridge.future(post.perform_all(actions), self._opened, self._failed)

    def _opened(self, outcomes: list[Outcome]) -> None:
        self._work_on(outcomes[0].stream, outcomes[1].keys[0])

    def _join(self, sitter: Sitter, address: str, code: str) -> None:
        self._take(sitter)
        future = self._context.post.join(address, code)
        self._context.bridge.future(future, lambda _: self._joined(), self._failed)

    def _joined(self) -> None:
        """Look at the newest operation of the server, as soon as it is here."""
        operations = self._context.reader.operations()
        if operations:
            self._work_on(operations[0].key, "")
        else:
            self._context.bridge.noticed.connect(self._look_again)

    def _imported(self, taken: "Taken") -> None:
        """Begin at the desk of the post whose file came in; who sits here is asked if need be."""
        if not self._window.frame.starting:
            return
        page, post = self._window.frame.start, self._context.post
        typed = page.typed()
        made = taken.report.manifest.maker if taken.report.manifest else None
        post.set_operator(Operator(typed.person, typed.department, typed.position))
        if made is not None:
            post.take_desk_of(made.department, made.position)
        self._work_on(self._context.reader.operations()[0].key, "")
        self.begin(asked=True)

    def _look_again(self) -> None:
        operations = self._context.reader.operations()
        if operations and self._window.frame.starting:
            self._context.bridge.noticed.disconnect(self._look_again)
            self._work_on(operations[0].key, "")

    def _find(self) -> None:
        """Look for posts that share, as long as there is nothing to work on."""
        self._context.post.search.start(_WHO)
        self._context.bridge.noticed.connect(self._show_found)

    def _show_found(self) -> None:
        search = self._context.post.search
        self._window.frame.start.near.show_found(search.found, works=search.works)

    def _work_on(self, stream: str, incident: str) -> None:
        self._window.frame.start.set_waiting(waiting=False)
        self._window.frame.set_starting(starting=False)
        self._context.post.search.stop(_WHO)
        self._context.focus.set(stream, incident)
        self._window.feed.refresh()
        self._window.panels.log.focus_entry()

    def _take(self, sitter: Sitter) -> Operator:
        operator = Operator(sitter.person, sitter.department, sitter.position)
        self._context.post.set_operator(operator)
        return operator

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError | SyncError):
            self._window.frame.start.fail(words.error(error))
        else:
            self._window.frame.start.set_waiting(waiting=False)
            raise error

    def _remember(self) -> None:
        focus = self._context.focus
        value = {"stream": focus.stream, "incident": focus.incident}
        self._context.post.settings.set("focus", value)
