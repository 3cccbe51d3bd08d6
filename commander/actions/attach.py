"""Attaching files to log entries and tasks, and withdrawing them."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from commander.actions.base import Action, Plan, required
from commander.domain.attachment import (
    MAX_PREVIEW,
    MESSAGE,
    TASK,
    Attachment,
    Content,
    Subject,
    Withdrawn,
    prefix,
    shown_name,
)
from commander.domain.media import HEAD, media_type
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.blobs import MOST, Blobs, is_digest
from commander.journal.change import new_id


@dataclass(frozen=True, slots=True)
class Attach(Action):
    """Attach a file to a message or task; its content is in this post's Blobs already."""

    stream: str
    of: Subject
    content: Content

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the record."""
        if self.of.kind == MESSAGE:
            if plan.view.message(plan.stream, self.of.key) is None:
                raise UserError("There is no log entry {key} here.", key=self.of.key)
        elif self.of.kind == TASK:
            plan.need(Task, self.of.key)
        else:
            raise UserError("A file is attached to a log entry or a task.")
        return (attached(plan, self.of, self.content),)


@dataclass(frozen=True, slots=True)
class Withdraw(Action):
    """Withdraw an attachment; it stays in the record."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        if plan.need(Attachment, self.key).withdrawn:
            raise UserError("This attachment has been withdrawn already.")
        withdrawn = Withdrawn(plan.author.name, required(self.reason, "reason"))
        return (plan.set("attachment", self.key, withdrawn=withdrawn),)


def attached(plan: Plan, of: Subject, content: Content) -> str:
    """Plan that this file is attached; returns the record's key. UserError for what cannot be."""
    if not is_digest(content.digest):
        raise UserError("The file is not known by its content.")
    if not 0 < content.size <= MOST:
        raise UserError("The file is larger than {most} MB.", most=MOST // (1024 * 1024))
    _small(content.preview)
    fields: Mapping[str, object] = {
        "media": content.media,
        "taken_at": content.taken_at,
        "note": content.note.strip(),
        "preview": content.preview,
    }
    return plan.set(
        "attachment",
        prefix(of) + new_id(),
        of=of,
        digest=content.digest,
        size=content.size,
        name=shown_name(content.name),
        **{name: value for name, value in fields.items() if value},
    )


def _small(preview: str) -> None:
    try:
        size = len(base64.b64decode(preview, validate=True))
    except (binascii.Error, ValueError) as error:
        raise UserError("The preview of the file cannot be read.") from error
    if size > MAX_PREVIEW:
        raise UserError("The preview of the file is too large.")


def read_file(blobs: Blobs, path: Path) -> Content:
    """Take a file's content in and return what describes it.

    UserError when it cannot be read, is empty or too large; EnvironmentProblem when it cannot be
    kept.
    """
    try:
        if not path.is_file():
            raise UserError("{path} is no file.", path=path)
        if path.stat().st_size > MOST:
            raise UserError("The file is larger than {most} MB.", most=MOST // (1024 * 1024))
        with path.open("rb") as source:
            return take_in(blobs, source, path.name)
    except OSError as error:
        reason = error.strerror or error
        raise UserError("{path} cannot be read: {reason}", path=path, reason=reason) from error


def take_in(blobs: Blobs, source: BinaryIO | bytes, name: str) -> Content:
    """Take content in that somebody gives; see `read_file`."""
    digest = blobs.add(BytesIO(source) if isinstance(source, bytes) else source)
    with blobs.open(digest) as file:
        head = file.read(HEAD)
    return Content(digest, blobs.size(digest), shown_name(name), media_type(head))
