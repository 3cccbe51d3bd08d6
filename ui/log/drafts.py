"""Half-finished entries: several at once, saved at every pause, back after a crash."""

from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from typing import Final
from uuid import uuid4

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from commander.domain.attachment import Content
from commander.journal.reader import DraftEntry, Reader
from ui.context import Context

_PAUSE_MS: Final = 400
_MARK: Final = "|"
_FILES: Final = "draft.files"


@dataclass(slots=True)
class Line:
    """One line being typed. ``begun_at`` is when its first letter was typed, 0 while empty.

    ``corrects`` is the key of the entry that it corrects. ``sending``: handed over, no answer yet.
    ``failure`` says why it could not be logged. ``files`` go with the entry; ``reading`` of them
    are not read yet; ``waiting``: it is to be logged as soon as they are.
    """

    text: str = ""
    begun_at: int = 0
    corrects: str = ""
    sending: bool = False
    failure: str = ""
    id: str = field(default_factory=lambda: uuid4().hex)
    saved: str = ""
    files: tuple[Content, ...] = ()
    reading: int = 0
    waiting: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to log or to keep."""
        return not (self.text.strip() or self.files or self.reading)

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
                lambda: _kept(reader, stream),
                lambda kept: self._restore(stream, kept),
                key="log.drafts",
            )

    def _restore(self, stream: str, restored: list[Line]) -> None:
        if stream != self._stream:
            return
        known = {line.id for line in self.lines}
        for line in restored:
            line.begun_at = line.begun_at or self._context.clock.now()
        self.lines = [line for line in restored if line.id not in known] + self.lines
        if len(self.lines) > 1 and self.current.is_empty:
            self.lines.remove(self.current)
            self.current = self.lines[-1]
            self.switched.emit()
        self.listed.emit()

    def edit(self, text: str) -> None:
        """The operator changed the current line."""
        line = self.current
        if text == line.text:
            return
        if not line.begun_at:
            line.begun_at = self._context.clock.now()
        line.text = text
        if line.is_empty:
            line.begun_at = 0
        line.failure = ""
        self._pause.start()
        self.listed.emit()

    def enclose(self, line: Line, files: tuple[Content, ...]) -> None:
        """A line has other files now; they are kept at once, because nobody types them again."""
        line.files = files
        line.failure = ""
        if files and not line.begun_at:
            line.begun_at = self._context.clock.now()
        self._keep_files()
        self.listed.emit()

    def fresh(self, text: str = "", corrects: str = "") -> Line:
        """Park what is being typed and begin another line."""
        if not self.current.is_empty or self.current.sending or self.current.corrects:
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
        if self.current.is_empty and not self.current.sending:
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

    def _keep_files(self) -> None:
        if not self._stream:
            return
        settings = self._context.post.settings
        others = {
            key: files
            for key, files in settings.get(_FILES, {}).items()
            if not key.startswith(self._stream + _MARK)
        }
        own = {
            line.key(self._stream): [asdict(one) for one in line.files]
            for line in self.lines
            if line.files
        }
        self._watch(settings.set(_FILES, {**others, **own}))

    def _drop(self, line: Line) -> None:
        if line.files:
            line.files = ()
            self._keep_files()
        if line.saved and self._stream:
            self._watch(self._context.post.drafts.drop(line.key(self._stream)))
        line.saved = ""

    def _watch(self, future: Future[None]) -> None:
        self._context.bridge.future(future, lambda _none: None, self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            self._context.notify(error)


def _kept(reader: Reader, stream: str) -> list[Line]:
    """The lines of an operation as they were kept; one may have files and no text yet."""
    lines = [line for line in (_line(stream, entry) for entry in reader.drafts()) if line]
    files = msgspec.convert(reader.setting(_FILES, {}), dict[str, tuple[Content, ...]])
    found = {line.key(stream): line for line in lines}
    for key, contents in files.items():
        line = found.get(key) or _line(stream, DraftEntry(key, "", 0))
        if line is not None:
            line.files = contents
            if key not in found:
                lines.append(line)
    return lines


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
