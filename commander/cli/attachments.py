"""Sub-commands of attachments: attach, attachments list, attachments save."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commander.actions import Attach
from commander.actions.attach import read_file
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import show, table
from commander.cli.words import operation_option
from commander.domain.attachment import MESSAGE, TASK, Attachment, Subject
from commander.domain.operation import Operation
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.blobs import Blobs
from commander.post import ATTACHMENTS


@dataclass(frozen=True, slots=True)
class Listed:
    """One attachment as JSON shows it; ``here``: its content is in this data folder."""

    key: str
    name: str
    media: str
    size: int
    of: Subject
    by: str
    here: bool
    withdrawn: bool


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    attach = commands.add_parser("attach", parents=parents, help="attach files to an entry or task")
    attach.add_argument("what", metavar="MESSAGE_OR_TASK", help="#12 for an entry, else a task")
    attach.add_argument("files", metavar="FILE", nargs="+", type=Path)
    attach.set_defaults(run=_attach)
    group = commands.add_parser("attachments", help="list attached files, save one")
    acts = group.add_subparsers(metavar="ACT", required=True)
    listed = acts.add_parser("list", parents=parents, help="list attached files")
    listed.add_argument("what", metavar="MESSAGE_OR_TASK", nargs="?", default="")
    listed.set_defaults(run=_list)
    save = acts.add_parser("save", parents=parents, help="write the content of one to a file")
    save.add_argument("attachment", help="id, or a part of its name")
    save.add_argument("target", metavar="FILE_OR_FOLDER", type=Path)
    save.set_defaults(run=_save)


def _subject(desk: Desk, operation: Operation, named: str) -> tuple[Subject, str]:
    """Return what is meant, and words for it."""
    number = named.removeprefix("#")
    if number.isdecimal():
        for message in desk.reader.messages([int(number)]):
            if message.stream == operation.key:
                return Subject(MESSAGE, message.key), f"#{message.position}"
    if (found := desk.reader.message(operation.key, named)) is not None:
        return Subject(MESSAGE, found.key), f"#{found.position}"
    if named.startswith("#"):
        raise UserError(
            "There is no entry {key} in {operation}. “commander messages” shows the numbers.",
            key=named,
            operation=operation.name,
        )
    tasks = desk.reader.all(Task, operation.key)
    task = choose("entry or task", named, tasks, lambda one: one.title)
    return Subject(TASK, task.key), task.title


def _attach(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        of, title = _subject(desk, operation, args.what)
        blobs = Blobs(args.data / ATTACHMENTS)
        contents = [read_file(blobs, path) for path in args.files]
        outcomes = desk.act([Attach(operation.key, of, content) for content in contents])
        lines = [
            f"{operation.name}: {content.name} ({_size(content.size)}) attached to {title}"
            for content in contents
        ]
        show(args, outcomes, lines)
    return 0


def _all(desk: Desk, operation: Operation) -> tuple[Attachment, ...]:
    return desk.reader.all(Attachment, operation.key)


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        of = _subject(desk, operation, args.what)[0] if args.what else None
        blobs = Blobs(args.data / ATTACHMENTS)
        found = [
            Listed(
                one.key,
                one.name,
                one.media,
                one.size,
                one.of,
                one.meta.created_by,
                blobs.has(one.digest),
                one.withdrawn is not None,
            )
            for one in _all(desk, operation)
            if of is None or one.of == of
        ]
        rows = [
            (short(one.key), _size(one.size), _where(one), _bearer(desk, operation, one), one.name)
            for one in found
        ]
        show(args, found, table(rows) or ["No attachment."])
    return 0


def _where(one: Listed) -> str:
    if one.withdrawn:
        return "withdrawn"
    return "here" if one.here else "elsewhere"


def _bearer(desk: Desk, operation: Operation, one: Listed) -> str:
    if one.of.kind == MESSAGE:
        found = desk.reader.positions(operation.key, [one.of.key])
        return f"#{found[one.of.key]}" if one.of.key in found else "?"
    return f"task {short(one.of.key)}"


def _save(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        known = _all(desk, operation)
        one = choose("attachment", args.attachment, known, lambda each: each.name)
        blobs = Blobs(args.data / ATTACHMENTS)
        if not blobs.has(one.digest):
            raise UserError(
                "The content of {name} is not on this machine yet. It comes when the line allows; "
                "in the window it can be asked for.",
                name=one.name,
            )
        target = args.target / one.name if args.target.is_dir() else args.target
        if target.exists():
            raise UserError("{path} is there already. Choose another name.", path=target)
        blobs.copy_to(one.digest, target)
        show(args, {"path": str(target), "size": one.size}, [f"{one.name} saved as {target}"])
    return 0


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"  # noqa: PLR2004 - mega
