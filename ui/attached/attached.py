"""Attachments as panels deal with them: their state, taking files in, attaching, fetching."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from commander.actions import Attach
from commander.domain.attachment import Attachment, Content, Subject
from commander.journal.feed import Notice
from commander.sync.traffic import CONTENT, UP
from ui.attached.incoming import Source, take
from ui.attached.thumbnails import Thumbnails
from ui.context import Context

Kind = Literal["here", "sending", "coming", "waiting", "elsewhere", "failed"]


@dataclass(frozen=True, slots=True)
class State:
    """Where a content is: ``percent`` while it moves, ``why`` when it failed (see Movement)."""

    kind: Kind
    percent: int = 0
    why: str = ""

    @property
    def here(self) -> bool:
        """Whether it can be opened."""
        return self.kind in ("here", "sending")


class Attached(QObject):
    """One for each panel that shows attachments.

    Signals:
        moved: the set of digests whose state or picture is another one.
    """

    moved = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.thumbnails = Thumbnails(context, self)
        self.thumbnails.ready.connect(lambda digest: self.moved.emit({digest}))
        context.bridge.noticed.connect(self._notice)

    def state(self, one: Attachment | Content) -> State:
        """Return where the content of an attachment is."""
        post = self._context.post
        movement = post.traffic.movement(one.digest)
        if post.blobs.has(one.digest):
            sending = movement is not None and movement.way == UP and movement.moving
            return State("sending", movement.percent) if sending and movement else State("here")
        if movement is not None:
            kind: Kind = "coming" if movement.moving else "failed"
            return State(kind, movement.percent, movement.why)
        held = post.traffic.held(one.digest, one.size) or not post.link.server.address
        return State("elsewhere" if held else "waiting")

    def fetch(self, one: Attachment) -> None:
        """Ask for a content that is only elsewhere."""
        self._context.post.traffic.ask(one.digest)

    def cancel(self, one: Attachment) -> None:
        """Carry a content no further until somebody asks for it."""
        self._context.post.traffic.cancel(one.digest)

    def read(
        self,
        source: Source,
        done: Callable[[Content], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Take a file in beside the GUI thread; what went wrong is told."""
        blobs = self._context.post.blobs
        self._context.jobs.run(lambda: take(blobs, source), done, failed or self._context.notify)

    def attach(self, of: Subject, found: Sequence[Source]) -> None:
        """Take files in and attach them."""
        for source in found:
            self.read(source, lambda content: self.add(of, content))

    def add(self, of: Subject, content: Content) -> None:
        """Attach a content that was taken in."""
        self._context.act(Attach(self._context.stream, of, content))

    def pasted_name(self) -> str:
        """Return what a pasted picture is called."""
        at = datetime.fromtimestamp(self._context.clock.now() / 1000).astimezone()
        return QCoreApplication.translate("Attachments", "picture {time}").format(
            time=at.strftime("%Y-%m-%d %H-%M-%S")
        )

    def _notice(self, notice: Notice) -> None:
        digests = notice.changed.get(CONTENT)
        if not digests:
            return
        for digest in digests:
            if self._context.post.blobs.has(digest):
                self.thumbnails.renew(digest)
        self.moved.emit(set(digests))
