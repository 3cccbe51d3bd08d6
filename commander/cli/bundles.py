"""Sub-commands for the files that posts exchange: bundle export, import, show, have."""

import argparse
import getpass
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from commander.cli.choosing import choose
from commander.cli.desk import Desk, reading
from commander.cli.importing import take_in
from commander.cli.paper import clock, note, show
from commander.cli.syncing import told_to_stop
from commander.clock import SystemClock
from commander.errors import UserError
from commander.journal import identity
from commander.journal.blobs import Blobs
from commander.post import ATTACHMENTS
from commander.sync.bundle.contents import Manifest
from commander.sync.bundle.examine import examine
from commander.sync.bundle.export import Source, export, maker
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.have import read_have, write_have
from commander.sync.bundle.reading import is_locked
from commander.sync.bundle.summary import of_report, words
from commander.sync.bundle.watch import Watch


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    bundle = commands.add_parser(
        "bundle",
        help="exchange with other posts by file, such as on a memory stick",
        description="A bundle is one file with operations and their attachments. Taking one in "
        "twice changes nothing; what is damaged in it is told, and never taken by halves.",
    )
    steps = bundle.add_subparsers(metavar="STEP", required=True)
    out = steps.add_parser("export", parents=[common, secret()], help="write a bundle")
    out.add_argument("file", type=Path, metavar="FILE.commander")
    out.add_argument(
        "--operation",
        action="append",
        default=[],
        metavar="NAME",
        help="name or id, may be repeated; default: all operations",
    )
    out.add_argument(
        "--for",
        dest="have",
        type=Path,
        metavar="HAVE",
        help="only what the post lacks that wrote this file with `bundle have`",
    )
    out.set_defaults(run=_export)
    inward = steps.add_parser("import", parents=[common, secret()], help="take a bundle in")
    inward.add_argument("file", type=Path, metavar="FILE")
    inward.add_argument(
        "--readable",
        action="store_true",
        help="of damaged operations, too, take what can be read; default: whole ones only",
    )
    inward.set_defaults(run=_import)
    look = steps.add_parser(
        "show", parents=[common, secret()], help="say what is in a bundle, and what is damaged"
    )
    look.add_argument("file", type=Path, metavar="FILE")
    look.set_defaults(run=_show)
    have = steps.add_parser(
        "have", parents=[common], help="write what this post has, so that another exports the rest"
    )
    have.add_argument("file", type=Path, metavar="FILE.commander-have")
    have.set_defaults(run=_have)


def secret() -> argparse.ArgumentParser:
    """Return the options by which a passphrase is given; never on the command line itself."""
    parent = argparse.ArgumentParser(add_help=False)
    how = parent.add_mutually_exclusive_group()
    how.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line is the passphrase"
    )
    how.add_argument("--passphrase-prompt", action="store_true", help="ask for the passphrase")
    return parent


def passphrase(args: argparse.Namespace, *, twice: bool = False) -> str:
    """Return the passphrase that was asked for, empty when none was."""
    if args.passphrase_file is not None:
        lines = args.passphrase_file.read_text("utf-8").splitlines()
        if not lines or not lines[0]:
            raise UserError("{file} holds no passphrase.", file=args.passphrase_file)
        return str(lines[0])
    if not args.passphrase_prompt:
        return ""
    typed = getpass.getpass("Passphrase: ")
    if not typed or (twice and getpass.getpass("Again: ") != typed):
        raise UserError("Twice the same passphrase is needed. Nothing was written.")
    return typed


def opening(args: argparse.Namespace, file: Path) -> str:
    """Return the passphrase for a file; asks for it where it is needed and somebody can type."""
    if not args.passphrase_file and is_locked(file) and sys.stdin.isatty():
        args.passphrase_prompt = True
    return passphrase(args)


def _absent(file: Path) -> None:
    if file.exists():
        raise UserError("{file} is there already. Choose another name.", file=file)


def _source(desk: Desk) -> Source:
    me, here = identity.load(desk.data), desk.operator
    made = maker(me, here.person, here.department, here.position)
    return Source(desk.reader, Blobs(desk.data / ATTACHMENTS), me, made, SystemClock().now)


def _export(args: argparse.Namespace) -> int:
    _absent(args.file)
    have = read_have(args.have) if args.have else None
    key = passphrase(args, twice=True)
    with ExitStack() as stack:
        desk = stack.enter_context(reading(args.data))
        stop = stack.enter_context(told_to_stop())
        known = desk.reader.operations()
        chosen = [choose("operation", one, known, lambda o: o.name).key for one in args.operation]
        manifest = export(
            _source(desk), args.file, Wish(chosen, have), passphrase=key, watch=Watch(told, stop)
        )
    show(args, _plain(manifest), [*_contents(manifest), str(args.file)])
    return 0


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {
        "operations": [
            {"stream": one.stream, "name": one.name, "changes": one.changes, "whole": one.whole}
            for one in manifest.parts
        ],
        "attachments": len(manifest.items),
        "attachments_absent": len(manifest.absent),
    }


def _contents(manifest: Manifest) -> list[str]:
    lines = [
        f"{one.name or one.stream}: {one.changes} changes, written "
        f"{clock(one.first, 'UTC')} to {clock(one.last, 'UTC')} UTC"
        for one in manifest.parts
    ]
    if manifest.items:
        size = sum(item.size for item in manifest.items) / 1_000_000
        lines.append(f"{len(manifest.items)} attachments, {size:.1f} MB")
    if manifest.absent:
        lines.append(f"{len(manifest.absent)} attachments are not at this post and not in the file")
    return lines


def told(phase: str, done: int, total: int) -> None:
    """Show how far it is, where somebody looks."""
    if sys.stderr.isatty() and total:
        print(f"\r{phase} {100 * done // total} % ", end="\r", file=sys.stderr)


def _import(args: argparse.Namespace) -> int:
    key = opening(args, args.file)
    with told_to_stop() as stop:
        summary = take_in(args, args.file, key, Watch(told, stop), readable=args.readable)
    show(args, summary, words(summary, imported=True))
    return 0 if all(one.whole or one.taken for one in summary.operations) else 1


def _show(args: argparse.Namespace) -> int:
    key = opening(args, args.file)
    with told_to_stop() as stop:
        summary = of_report(examine(args.file, key, watch=Watch(told, stop)))
    if not args.json and summary.made_at:
        by = summary.made_by or "an unknown post"
        note(f"Made {clock(summary.made_at, 'UTC')} UTC by {by}")
    show(args, summary, words(summary, imported=False))
    return 0 if summary.sound else 1


def _have(args: argparse.Namespace) -> int:
    _absent(args.file)
    with reading(args.data) as desk:
        made = write_have(_source(desk), args.file)
    report = {"file": str(args.file), "operations": len(made.streams)}
    said = "Give it to the other post, which exports what is missing: commander bundle export --for"
    if not args.json:
        note(said)
    show(args, report, [str(args.file)])
    return 0
