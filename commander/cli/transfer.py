"""Sub-commands that bring much in or out: import-calls, backup; what `map write` does."""

import argparse
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from commander.actions import Action, OpenOperation, Outcome
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import note, show
from commander.cli.syncing import told_to_stop
from commander.cli.words import operation_option
from commander.domain.codes import OperationKind
from commander.domain.operation import Operation
from commander.errors import UserError
from commander.interop.calls import CallSheet, Note, read_calls, take_in
from commander.journal import backup
from commander.journal.blobs import Blobs
from commander.journal.change import new_stream
from commander.journal.transaction import Author
from commander.post import ATTACHMENTS

LISTED = 20
"""Most rows listed of those left out or doubtful."""


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    calls = commands.add_parser(
        "import-calls",
        parents=[common, operation_option()],
        help="take the calls of a 911 centre in as incidents",
        description="Takes a CSV file of calls in as incidents of one operation, all or nothing. "
        "Calls that are there already are left alone. Without an open operation one is opened.",
    )
    calls.add_argument("file", type=Path, metavar="FILE.csv")
    calls.add_argument("--timezone", default="", help="of its times; default: the operation's")
    calls.set_defaults(run=_import_calls)
    copy = commands.add_parser(
        "backup",
        parents=[common],
        help="copy the journal, also while Commander runs",
        description="Copies the journal to FILE, or into the rotation of the data folder.",
    )
    copy.add_argument("file", nargs="?", type=Path, metavar="FILE")
    copy.set_defaults(run=_backup)


def _import_calls(args: argparse.Namespace) -> int:
    with told_to_stop() as cancel, acting(args) as desk:
        stream, name, timezone, first = _target(desk, args)
        sheet = read_calls(args.file, args.timezone or timezone, progress=_count, cancel=cancel)
        outcomes = _perform(desk, [*first, *sheet.actions(stream)], args.by, cancel)
        new = sum(len(outcome.keys) for outcome in outcomes[len(first) :])
        there = len(sheet.calls) - new
        report = {
            "operation": stream,
            "added": new,
            "there_already": there,
            "left_out": sheet.left_out,
            "doubtful": sheet.doubtful,
        }
        show(args, report, _lines(args.file, name, new, there, sheet))
    return 0


def _target(desk: Desk, args: argparse.Namespace) -> tuple[str, str, str, list[Action]]:
    """Return stream, name and time zone of the operation, and what opens it if it is new."""
    if not args.operation and not any(one.state == "open" for one in desk.reader.operations()):
        stream, name = new_stream(), f"Calls of {args.file.name}"
        zone = args.timezone or "UTC"
        return stream, name, zone, [OpenOperation(name, timezone=zone, stream=stream)]
    operation = desk.operation(args.operation)
    return operation.key, operation.name, operation.timezone, []


def _perform(
    desk: Desk, actions: Sequence[Action], by: str, cancel: threading.Event
) -> list[Outcome]:
    if desk.post is None:
        return desk.act(actions)
    author = Author(by) if by else desk.post.author
    return take_in(desk.post.journal, actions, author, cancel=cancel)


def _lines(file: Path, name: str, new: int, there: int, sheet: CallSheet) -> Iterator[str]:
    yield f"{name}: {new} incidents added from {file.name}, {there} were there already"
    yield from _listed("Rows left out", sheet.left_out)
    yield from _listed("Far from all others, marked approximate on the map", sheet.doubtful)


def _listed(title: str, notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield f"{title} ({len(notes)}):"
        yield from (f"  {one}" for one in notes[:LISTED])
    if len(notes) > LISTED:
        yield f"  … and {len(notes) - LISTED} more; --json lists all"


def _count(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} rows read", end="\r", file=sys.stderr)


def _backup(args: argparse.Namespace) -> int:
    source = args.data / backup.NAME
    if not source.exists():
        raise UserError("There is nothing in {folder} to copy yet.", folder=args.data)
    if args.file is None:
        made = backup.make(args.data, time.time())
    elif args.file.exists():
        raise UserError("{file} is there already. Choose another name.", file=args.file)
    else:
        made = args.file
        backup.copy(source, made)
    if not args.json:
        note("To restore: close Commander and put this file in the place of journal.db.")
        blobs = Blobs(args.data / ATTACHMENTS)
        if count := sum(1 for _ in blobs.digests()):
            note(
                f"The contents of attachments ({count} files, {blobs.used() / 1e6:.1f} MB) are not "
                f"in it: copy the folder {blobs.folder} too."
            )
    show(args, {"file": str(made), "changes": backup.extent(made)}, [str(made)])
    return 0


def write_map(args: argparse.Namespace) -> int:
    """Write the map of an operation as one file."""
    try:
        # folium comes with the desktop extra, which a server does without.
        from commander.reports import handout  # noqa: PLC0415
    except ImportError as error:
        raise UserError("The map needs the desktop extra: {reason}.", reason=error) from error
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        handout.write(desk.reader, operation.key, args.file, shown_at(desk, operation))
    show(args, {"file": str(args.file)}, [str(args.file)])
    return 0


def shown_at(desk: Desk, operation: Operation) -> int:
    """Return the time that the map shows: now, or the demonstration's newest entry."""
    if operation.kind != OperationKind.DEMONSTRATION:
        return desk.now
    newest = desk.reader.messages(desk.reader.log(operation.key)[:1])
    return newest[0].happened_at if newest else desk.now
