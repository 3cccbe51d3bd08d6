"""The action that logs a typed line: a new entry, or a correction of an earlier one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from commander.actions import CorrectMessage, LogMessage
from commander.actions.retype import correction
from commander.actions.shorthand import Shorthand
from commander.domain.attachment import Content
from commander.domain.work import Message
from ui.log.drafts import Line
from ui.log.scene import Scene


def new_entry(stream: str, line: Line, said: Shorthand, incident: str) -> LogMessage:
    """An entry of the time that was typed, else of when the line was begun."""
    return LogMessage(
        stream,
        said.text or (named(line.files) if line.files else ""),
        sender=said.sender,
        to=said.to,
        channel=said.channel,
        medium=said.medium,
        precedence=said.precedence,
        kind=said.kind,
        ack_from=said.ack_from,
        incident=incident,
        happened_at=said.happened_at if said.happened_at is not None else line.begun_at,
        precision=said.precision,
        attachments=line.files,
    )


def named(files: Sequence[Content]) -> str:
    """The wording of an entry that has files and no text of its own."""
    names = ", ".join(one.name for one in files)
    return QCoreApplication.translate("Log", "Attached: {names}").format(names=names)


def corrected(stream: str, before: Message, said: Shorthand, scene: Scene) -> CorrectMessage:
    """A correction that changes only what was retyped."""
    made = correction(before, said, scene.directory, scene.timezone)
    fields = dict(made.changes)
    moved = fields.pop("happened_at", None)
    precision = str(fields.pop("precision", "second"))
    return CorrectMessage(
        stream,
        before.key,
        made.text,
        fields,
        happened_at=moved if isinstance(moved, int) else None,
        precision=precision,
    )
