"""What the palette can jump to: incidents, units and tasks of the operation in focus."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.domain.work import Task
from ui import words
from ui.context import Context
from ui.palette.entry import Entry

translate = QCoreApplication.translate
_MOST: Final = 20_000


def jumps(context: Context, reveal: Callable[[str, str], None]) -> list[Entry]:
    """Return an entry for each record, incidents first; choosing one reveals it (kind, key)."""
    reader, stream = context.reader, context.stream
    if not stream:
        return []

    def look_at(_kind: str, key: str) -> None:
        context.focus.set(stream, key)
        reveal("incident", key)

    found = [
        _jump(look_at, "incident", one.key, one.name, words.incident_state(one.state))
        for one in reader.all(Incident, stream)[:_MOST]
    ]
    found += [
        _jump(reveal, "unit", one.key, one.name, words.unit_status(one.status))
        for one in reader.all(Unit, stream)[:_MOST]
    ]
    found += [
        _jump(reveal, "task", one.key, one.title, words.task_status(one.status))
        for one in reader.all(Task, stream)[:_MOST]
    ]
    return found


def _jump(reveal: Callable[[str, str], None], kind: str, key: str, title: str, note: str) -> Entry:
    sections = {
        "incident": translate("palette", "Incident"),
        "unit": translate("palette", "Unit"),
        "task": translate("palette", "Task"),
    }

    run = partial(reveal, kind, key)
    return Entry(title=title, run=run, section=sections[kind], note=note)
