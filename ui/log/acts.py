"""What is done with an entry: acknowledge, correct, forward, make a task, place, strike."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from commander.actions import (
    Acknowledge,
    ForwardMessage,
    PlaceMessage,
    StrikeMessage,
    TaskFromMessage,
)
from commander.actions.base import Outcome
from commander.actions.shorthand import Shorthand, parse
from commander.domain.codes import MessageKind
from commander.domain.work import Message
from commander.errors import UserError
from ui import words
from ui.context import Context
from ui.log.ask import AskBar, Option, Question, numbered
from ui.log.names import Names

translate = QCoreApplication.translate
_WAYS: Final = (("radio", "R"), ("phone", "P"), ("face_to_face", "F"), ("system", "S"))


class Acts(QObject):
    """Runs an act on a message; what has to be asked first is asked in the strip.

    Signals:
        place_requested: key of a message for which a place has to be pointed at.
        task_created: key of the task made.
        correction_requested: the message to correct.
        request_wanted: the message that asks for resources, of which a request is to be made.
    """

    place_requested = Signal(str)
    task_created = Signal(str)
    correction_requested = Signal(object)
    request_wanted = Signal(object)

    def __init__(
        self, context: Context, names: Names, ask: AskBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._names = names
        self._ask = ask
        self._acts: dict[str, Callable[[Message], None]] = {
            "acknowledge": self.acknowledge,
            "correct": self.correct,
            "forward": self.forward,
            "task": self.make_task,
            "request": self.request,
            "place": self.place,
            "strike": self.strike,
        }

    def run(self, act: str, message: Message) -> None:
        """Run an act by its id."""
        self._acts[act](message)

    def acknowledge(self, message: Message) -> None:
        """For my department at once; for others after asking for whom and how."""
        mine = f"department:{self._context.post.operator.department}"
        waiting = message.awaiting()
        if mine in waiting:
            self._receipt(message, mine, "system")
            return
        given = {one.party for one in message.receipts if one.kind == "acknowledged"}
        open_ = waiting or tuple(one.ref for one in message.to if one.ref not in given)
        if not open_:
            self._refuse(translate("Log", "Nobody is left who could acknowledge this entry."))
            return
        scene = self._names.scene
        parties = numbered([(ref, scene.name_of(ref, message)) for ref in open_])
        ways = tuple(Option(code, words.receipt_way(code), key) for code, key in _WAYS)
        self._ask.ask(
            Question(
                translate("Log", "Who acknowledged, and how? {text}").format(text=_start(message)),
                translate("Log", "Acknowledge"),
                lambda codes, _text: self._receipt(message, codes[0], codes[1]),
                (parties, ways),
            )
        )

    def _receipt(self, message: Message, party: str, way: str) -> None:
        self._context.act(Acknowledge(self._context.stream, message.key, party, way))

    def correct(self, message: Message) -> None:
        """Open the entry line with the entry."""
        if message.superseded_by:
            self._refuse(
                translate("Log", "This entry has been corrected already; correct the newer one.")
            )
        else:
            self.correction_requested.emit(message)

    def forward(self, message: Message) -> None:
        """Ask to whom, in shorthand, and pass it on."""
        self._ask.ask(
            Question(
                translate("Log", "Forward to whom? {text}").format(text=_start(message)),
                translate("Log", "Forward"),
                lambda _codes, text: self._forward(message, text),
                hint=translate("Log", "police,m7  remark  @ wants acknowledgement"),
                needs_text=True,
                changed=self._understood,
            )
        )

    def _read(self, text: str) -> Shorthand:
        scene = self._names.scene
        return parse(f">{text}", scene.directory, scene.now, scene.timezone)

    def _understood(self, text: str) -> str:
        scene = self._names.scene
        line = self._read(text)
        names = ", ".join(scene.party_name(one) for one in line.to) if text.strip() else ""
        return f"→ {names}" + (" @" if line.ack_from else "") if names else ""

    def _forward(self, message: Message, text: str) -> None:
        line = self._read(text)
        self._context.act(
            ForwardMessage(self._context.stream, message.key, line.to, line.text, line.ack_from)
        )

    def make_task(self, message: Message) -> None:
        """Of the first department addressed; ask whose it is when none is."""
        directory = self._names.directory
        owner = next(filter(None, (directory.department_of(one) for one in message.to)), "")
        if owner:
            self._task(message, owner)
            return
        departments = [(one.key, one.name(directory.language)) for one in directory.departments]
        if not departments:
            self._refuse(translate("Log", "There is no department that could own the task."))
            return
        self._ask.ask(
            Question(
                translate("Log", "Whose task is it? {text}").format(text=_start(message)),
                translate("Log", "Make a task"),
                lambda codes, _text: self._task(message, codes[0]),
                (numbered(departments),),
            )
        )

    def _task(self, message: Message, owner: str) -> None:
        def done(outcome: Outcome) -> None:
            self._context.selection.set("task", outcome.keys[0])
            self.task_created.emit(outcome.keys[0])

        self._context.act(TaskFromMessage(self._context.stream, message.key, owner), done)

    def request(self, message: Message) -> None:
        """Ask for what an entry asks for, where it is a request."""
        if message.kind == MessageKind.REQUEST:
            self.request_wanted.emit(message)

    def place(self, message: Message) -> None:
        """Use the place the entry has, else ask the map for one."""
        if message.place is None:
            self.place_requested.emit(message.key)
        else:
            self._context.act(PlaceMessage(self._context.stream, message.key, message.place))

    def strike(self, message: Message) -> None:
        """Ask for the reason and strike the entry out."""
        self._ask.ask(
            Question(
                translate("Log", "Strike out? It stays readable. {text}").format(
                    text=_start(message)
                ),
                translate("Log", "Strike out"),
                lambda _codes, text: self._context.act(
                    StrikeMessage(self._context.stream, message.key, text)
                ),
                hint=translate("Log", "Reason"),
                needs_text=True,
            )
        )

    def _refuse(self, text: str) -> None:
        self._context.notify(UserError(text))


def _start(message: Message) -> str:
    """The beginning of an entry, for a question about it."""
    limit = 60
    text = " ".join(message.text.split())
    return f"“{text}”" if len(text) <= limit else f"“{text[:limit]}…”"
