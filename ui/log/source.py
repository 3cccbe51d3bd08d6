"""Feeds the log's model from the journal, beside the GUI thread, and keeps it up to date."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.domain.attachment import MESSAGE, Attachment
from commander.domain.work import Message
from commander.journal.attachments import attachments_of
from commander.journal.feed import Notice
from commander.journal.log_filter import LogFilter
from commander.journal.reader import LogCount, Reader
from ui.context import Context
from ui.log.model import LogModel

_MANY: Final = 500
# Counting what awaits takes longer than showing an entry, so it waits until that is done.
_COUNT_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class _Fetched:
    messages: tuple[Message, ...]
    related: dict[str, Message]
    attached: dict[str, tuple[Attachment, ...]]


@dataclass(frozen=True, slots=True)
class _Update:
    """What a notice leads to: messages read, and the list's beginning, or the list anew."""

    fetched: _Fetched
    positions: "array[int]"
    changed: tuple[int, ...]
    whole: bool


class LogSource(QObject):
    """The log of the operation in focus under a filter.

    Signals:
        counted: LogCount of the whole operation.
        arrived: tuple of messages that a notice told of.
        related_changed: more messages are known to which entries refer.
        loaded: the list is another one (operation, incident or filter).
    """

    counted = Signal(object)
    arrived = Signal(object)
    related_changed = Signal()
    loaded = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = LogModel(self._fetch, self)
        self.where = LogFilter()
        self.related: dict[str, Message] = {}
        self.attached: dict[str, tuple[Attachment, ...]] = {}
        self._stream = ""
        self._turn = 0
        self._epoch = 0
        self._pending: set[str] = set()
        self._files: set[str] = set()
        self._loading = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._updating = False
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)

    def set_filter(self, where: LogFilter) -> None:
        """Show what matches; the old list stays until the new one is here."""
        if where != self.where:
            self.where = where
            self.reload()

    def reload(self) -> None:
        """Read the list anew; the messages at hand are kept unless it is another operation."""
        self._turn += 1
        turn, stream, where = self._turn, self._context.stream, self._where()
        if not stream:
            self._stream = ""
            self.model.replace(array("q"), forget=True)
            return
        reader = self._context.reader
        self._loading = True
        self._context.jobs.run(
            lambda: reader.log(stream, where),
            lambda positions: self._show(turn, stream, positions),
            self._load_failed,
            key="log.list",
        )
        if stream != self._stream:
            self._count()

    def _where(self) -> LogFilter:
        return replace(self.where, incident=self._context.focus.incident)

    def _show(self, turn: int, stream: str, positions: "array[int]") -> None:
        if turn != self._turn:
            return
        self._loading = False
        other = stream != self._stream
        self._stream = stream
        if other:
            self.related.clear()
            self.attached.clear()
        self.model.replace(positions, forget=other)
        self.loaded.emit()
        self._update()

    def _fetch(self, positions: Sequence[int]) -> None:
        reader, stream, epoch = self._context.reader, self._stream, self._epoch

        def take(fetched: _Fetched) -> None:
            if stream != self._stream:
                return
            if epoch != self._epoch:
                self._fetch(positions)
            else:
                self._relate(fetched)
                self.model.put_missing(fetched.messages)

        self._context.jobs.run(lambda: _fetch(reader, stream, positions), take)

    def _relate(self, fetched: _Fetched) -> None:
        related = fetched.related
        for message in fetched.messages:
            if found := fetched.attached.get(message.key):
                self.attached[message.key] = found
        if related.keys() - self.related.keys():
            self.related.update(related)
            self.related_changed.emit()

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        keys = notice.changed.get("message", frozenset())
        files = notice.changed.get("attachment", frozenset())
        if keys or files:
            self._pending |= keys
            self._files |= files
            self._update()
        if (keys or "receipt" in notice.changed) and not self._counting.isActive():
            self._counting.start()

    def _update(self) -> None:
        """Bring what notices told of into the list: one reading at a time, so none is stale."""
        if self._updating or self._loading or not (self._pending or self._files):
            return
        self._updating = True
        keys, self._pending = frozenset(self._pending), set()
        files, self._files = frozenset(self._files), set()
        reader, stream, where, turn = self._context.reader, self._stream, self._where(), self._turn

        def take(update: _Update) -> None:
            self._updating = False
            if stream == self._stream:
                self._apply(update, current=turn == self._turn)
            self._update()

        self._context.jobs.run(
            lambda: _update(reader, stream, keys | _bearers(reader, stream, files), where),
            take,
            self._update_failed,
        )

    def _update_failed(self, error: Exception) -> None:
        self._updating = False
        self._context.notify(error)

    def _apply(self, update: _Update, *, current: bool) -> None:
        self._relate(update.fetched)
        if update.whole:
            self._epoch += 1
            self.model.forget(update.changed)
        messages = (*update.fetched.related.values(), *update.fetched.messages)
        self.model.store(messages)
        if not current:
            self.model.refresh(messages)
            return
        if update.whole:
            self.model.replace(update.positions)
        else:
            self.model.merge(update.positions, update.changed)
            self.model.refresh(messages)
        if update.fetched.messages:
            self.arrived.emit(update.fetched.messages)

    def _load_failed(self, error: Exception) -> None:
        self._loading = False
        self._context.notify(error)

    def _count(self) -> None:
        reader, stream = self._context.reader, self._context.stream
        self._context.jobs.run(lambda: reader.count(stream), self._counted, key="log.count")

    def _counted(self, count: LogCount) -> None:
        self.counted.emit(count)


def _fetch(reader: Reader, stream: str, positions: Sequence[int]) -> _Fetched:
    messages = reader.messages(positions)
    attached = attachments_of(reader, stream, MESSAGE, [message.key for message in messages])
    return _Fetched(messages, _related(reader, stream, messages), attached)


def _bearers(reader: Reader, stream: str, files: Collection[str]) -> frozenset[str]:
    """The keys of the messages to which these files are attached."""
    found = reader.all(Attachment, stream, files) if files else ()
    return frozenset(one.of.key for one in found if one.of.kind == MESSAGE)


def _related(reader: Reader, stream: str, messages: Iterable[Message]) -> dict[str, Message]:
    """The messages to which these refer."""
    keys = {
        key
        for message in messages
        for key in (
            message.supersedes,
            message.superseded_by,
            message.forwards,
            *message.forwarded_by,
        )
        if key
    }
    if not keys:
        return {}
    found = reader.positions(stream, keys)
    return {one.key: one for one in reader.messages(tuple(found.values()))}


def _update(reader: Reader, stream: str, keys: Collection[str], where: LogFilter) -> _Update:
    changed = tuple(reader.positions(stream, keys).values())
    if len(changed) > _MANY:
        return _Update(_Fetched((), {}, {}), reader.log(stream, where), changed, whole=True)
    fetched = _fetch(reader, stream, changed)
    if not fetched.messages:
        return _Update(fetched, array("q"), (), whole=False)
    oldest = min(message.happened_at for message in fetched.messages)
    newest = reader.log(stream, replace(where, since=max(1, oldest)))
    return _Update(fetched, newest, changed, whole=False)
