"""Half-finished entries: several at once, saved at every pause, back after a crash."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from commander.journal.reader import DraftEntry
from ui.context import Context

_PAUSE_MS: Final = 400
_MARK: Final = "|"


@dataclass(slots=True)
class Line:
    """One line being typed. ``begun_at`` is when its first letter was typed, 0 while empty.

    ``corrects`` is the key of the entry that it corrects. ``sending``: handed over, no answer yet.
    ``failure`` says why it could not be logged.
    """

    text: str = ""
    begun_at: int = 0
    corrects: str = ""
    sending: bool = False
    failure: str = ""
    id: str = field(default_factory=lambda: uuid4().hex)
    saved: str = ""

    def key(self, stream: str) -> str:
        """The key under which it is kept: operation, entry corrected, own id."""
        return _MARK.join((stream, self.corrects, self.id))


class Drafts(QObject):
    """The lines of the operation in focus, one of them current.

    Signals:
        switched: another line is current, or its text was changed from outside.
        listed: the set of lines or a line's state changed.
    """

    switched = Signal()
    listed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stream = ""
        self.lines: list[Line] = [Line()]
        self.current = self.lines[0]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        context.focus.changed.connect(self.reload)

    def reload(self) -> None:
        """Read the drafts of the operation in focus, after saving those of the one before."""
        if self._context.stream == self._stream:
            return
        self.save()
        self._stream = stream = self._context.stream
        self.lines = [Line()]
        self.current = self.lines[0]
        self.switched.emit()
        self.listed.emit()
        reader = self._context.reader
        if stream:
            self._context.jobs.run(
                reader.drafts, lambda kept: self._restore(stream, kept), key="log.drafts"
            )

    def _restore(self, stream: str, kept: tuple[DraftEntry, ...]) -> None:
        if stream != self._stream:
            return
        known = {line.id for line in self.lines}
        restored = [line for line in (_line(stream, entry) for entry in kept) if line]
        self.lines = [line for line in restored if line.id not in known] + self.lines
        if len(self.lines) > 1 and not self.current.text:
            self.lines.remove(self.current)
            self.current = self.lines[-1]
            self.switched.emit()
        self.listed.emit()

    def edit(self, text: str) -> None:
        """The operator changed the current line."""
        line = self.current
        if text == line.text:
            return
        if not line.text:
            line.begun_at = self._context.clock.now()
        line.text = text
        if not text.strip():
            line.begun_at = 0
        line.failure = ""
        self._pause.start()
        self.listed.emit()

    def fresh(self, text: str = "", corrects: str = "") -> Line:
        """Park what is being typed and begin another line."""
        if self.current.text.strip() or self.current.sending or self.current.corrects:
            self.current = Line()
            self.lines.append(self.current)
        line = self.current
        line.text, line.corrects = text, corrects
        line.begun_at = self._context.clock.now() if text else 0
        self._pause.start()
        self.switched.emit()
        self.listed.emit()
        return line

    def choose(self, line: Line) -> None:
        """Go on with a parked line; an empty one left behind goes away."""
        if line is self.current:
            return
        self.save()
        if not self.current.text.strip() and not self.current.sending:
            self.lines.remove(self.current)
        self.current = line
        self.switched.emit()
        self.listed.emit()

    def turn(self, step: int) -> None:
        """Go on with the next or the one before."""
        place = self.lines.index(self.current)
        self.choose(self.lines[(place + step) % len(self.lines)])

    def finish(self, line: Line) -> None:
        """A line was logged or given up: forget it."""
        self._drop(line)
        if line in self.lines:
            self.lines.remove(line)
        if line is self.current or not self.lines:
            self.current = self.lines[-1] if self.lines else Line()
            if self.current not in self.lines:
                self.lines.append(self.current)
            self.switched.emit()
        self.listed.emit()

    def logged(self, line: Line) -> None:
        """A line was logged: the current one becomes an empty line, a parked one goes."""
        if line is not self.current:
            self.finish(line)
            return
        self._drop(line)
        place = self.lines.index(line)
        self.current = self.lines[place] = Line()
        self.switched.emit()
        self.listed.emit()

    def release(self) -> None:
        """The current line corrects nothing any more: what is typed next is a new entry."""
        self._drop(self.current)
        self.current.corrects = ""
        self.switched.emit()
        self.listed.emit()

    def save(self) -> None:
        """Keep what is typed; what is empty is forgotten."""
        self._pause.stop()
        if not self._stream:
            return
        for line in self.lines:
            if line.text.strip() and line.saved != line.text:
                future = self._context.post.drafts.save(
                    line.key(self._stream), line.text, line.begun_at
                )
                self._watch(future)
                line.saved = line.text
            elif line.saved and not line.text.strip():
                self._drop(line)

    def _drop(self, line: Line) -> None:
        if line.saved and self._stream:
            self._watch(self._context.post.drafts.drop(line.key(self._stream)))
        line.saved = ""

    def _watch(self, future: Future[None]) -> None:
        self._context.bridge.future(future, lambda _none: None, self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            self._context.notify(error)


def _line(stream: str, entry: DraftEntry) -> Line | None:
    """A kept line, None for one of another operation."""
    parts = entry.key.split(_MARK)
    if len(parts) != len(("stream", "corrects", "id")) or parts[0] != stream:
        return None
    return Line(
        text=entry.text,
        begun_at=entry.begun_at,
        corrects=parts[1],
        id=parts[2],
        saved=entry.text,
    )
