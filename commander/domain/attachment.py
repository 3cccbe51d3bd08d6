"""A file attached to a message or a task. Its content travels beside the changes, by its digest."""

import hashlib
from dataclasses import dataclass

from commander.domain.record import Record

MESSAGE, TASK = "message", "task"

PREFIX = 17
"""Letters of a `prefix`."""

MAX_NAME = 200
MAX_PREVIEW = 4096
"""Most bytes of a preview: it travels with the text, so that a bad line shows something at once."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is attached to: ``kind`` is message or task, ``key`` its key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That an attachment no longer holds, by whom and why; it stays in the record."""

    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A file that can be attached: ``digest`` is its SHA-256 in hex, ``size`` in bytes.

    ``name`` is a text to show, never a path. ``taken_at`` ms UTC, 0 unknown. ``preview``: a tiny
    picture, JPEG as base64, or nothing.
    """

    digest: str
    size: int
    name: str = ""
    media: str = ""
    taken_at: int = 0
    note: str = ""
    preview: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file attached to ``of``; see Content for the rest. Its key begins with `prefix`."""

    of: Subject = Subject("", "")
    digest: str = ""
    size: int = 0
    name: str = ""
    media: str = ""
    taken_at: int = 0
    note: str = ""
    preview: str = ""
    withdrawn: Withdrawn | None = None


def prefix(of: Subject) -> str:
    """Return what the keys of all attachments of one thing begin with.

    Keys are in order in the journal, so those of one thing stand together and are found at once.
    """
    return hashlib.sha256(f"{of.kind}:{of.key}".encode()).hexdigest()[: PREFIX - 1] + "."


def shown_name(name: str) -> str:
    """Return a file's name as it may be shown and kept: one line, no folder, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    return clean[-MAX_NAME:] or "file"
