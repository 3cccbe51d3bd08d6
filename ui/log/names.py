"""Keeps the scene of the log: names, time zone and map features of the operation in focus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal

from commander.actions.names import Directory
from commander.domain.feature import Feature
from commander.domain.operation import Operation
from commander.domain.resources import Channel, Department, Person, Unit
from commander.journal.feed import Notice
from commander.journal.reader import Reader
from ui import words
from ui.context import Context
from ui.log.scene import Scene

_CONCERNED: Final = frozenset({"department", "unit", "person", "channel", "feature", "operation"})


@dataclass(frozen=True, slots=True)
class _Read:
    directory: Directory
    departments: Mapping[str, Department]
    timezone: str
    features: Mapping[str, str]


class Names(QObject):
    """Reads who there is, beside the GUI thread, and again when that changes.

    Signals:
        changed: the scene is another one.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scene = Scene()
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)

    @property
    def scene(self) -> Scene:
        """The scene now."""
        return replace(self._scene, now=self._context.clock.now())

    @property
    def directory(self) -> Directory:
        """The names now."""
        return self._scene.directory

    def reload(self) -> None:
        """Read everything again."""
        reader, stream, language = self._context.reader, self._context.stream, _language()
        if stream:
            self._context.jobs.run(
                lambda: _read(reader, stream, language), self._take, key="log.names"
            )

    def _take(self, read: _Read) -> None:
        self._scene = Scene(
            directory=read.directory,
            departments=read.departments,
            timezone=read.timezone,
            features=read.features,
        )
        self.changed.emit()

    def _notice(self, notice: Notice) -> None:
        if notice.stream == self._context.stream and _CONCERNED & notice.changed.keys():
            self.reload()


def _language() -> str:
    return QLocale().name().partition("_")[0]


def _read(reader: Reader, stream: str, language: str) -> _Read:
    departments = tuple(_worded(one, language) for one in reader.all(Department, stream))
    directory = Directory(
        departments,
        reader.all(Unit, stream),
        reader.all(Person, stream),
        reader.all(Channel, stream),
        language,
    )
    operation = reader.get(Operation, stream, stream)
    features = {
        one.message: one.key
        for one in reader.all(Feature, stream)
        if one.message and one.lifted is None
    }
    return _Read(
        directory,
        {one.key: one for one in departments},
        operation.timezone if operation else "UTC",
        features,
    )


def _worded(department: Department, language: str) -> Department:
    """Add the catalogue's word in the window's language where data has no name in it."""
    if language in department.names:
        return department
    named = words.department(department.key, department.name(language))
    return replace(department, names={**department.names, language: named})
