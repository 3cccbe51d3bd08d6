"""Sub-commands of what was set aside: list it, try it again, write it to a file."""

import argparse
from pathlib import Path
from typing import Any

from commander.actions import RetryParked
from commander.cli.choosing import short
from commander.cli.desk import acting, reading
from commander.cli.paper import clock, done, show, table
from commander.errors import UserError
from commander.sync.outbox import Parked, all_parked, export_parked


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    group = commands.add_parser(
        "parked", parents=[common], help="changes that were refused: ours there, theirs here"
    )
    group.set_defaults(run=_list)
    acts = group.add_subparsers(metavar="ACT")
    listed = acts.add_parser("list", parents=[common], help="show them with their reasons")
    listed.set_defaults(run=_list)
    retry = acts.add_parser("retry", parents=[common], help="try them again")
    retry.add_argument("record", nargs="?", default="", help="only of this record (id)")
    retry.set_defaults(run=_retry)
    export = acts.add_parser("export", parents=[common], help="write them to a file")
    export.add_argument("file", type=Path, help="JSON, one change a line, as it was made")
    export.set_defaults(run=_export)


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        found = all_parked(desk.reader)
        show(args, found, table(map(_row, found)) or ["Nothing is set aside."])
    return 0


def _row(one: Parked) -> tuple[str, ...]:
    whose = "ours" if one.outgoing else "theirs"
    when = clock(one.written_at or one.at, "UTC")
    return (whose, when, one.entity, short(one.key), one.author or "-", one.reason)


def _retry(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        action = RetryParked()
        if args.record:
            rows = all_parked(desk.reader)
            fits = [one for one in rows if args.record in (one.key, short(one.key))]
            records = {(one.stream, one.entity, one.key) for one in fits}
            if len(records) != 1:
                raise UserError("Nothing of {record} is set aside here.", record=args.record)
            action = RetryParked(*records.pop())
        outcome = desk.do(action)
        left = len(all_parked(desk.reader))
        return done(args, outcome, f"Tried again: {len(outcome.keys)} records; set aside: {left}")


def _export(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        count = export_parked(desk.reader, args.file)
        show(args, {"file": str(args.file), "count": count}, [f"{args.file}: {count} changes"])
    return 0
