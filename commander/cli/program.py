"""The program behind the console script: options, sub-commands, and what its end means.

Exit codes: 0 done, 1 it cannot be done (one line says why and what to do), 2 wrong usage,
3 a bug (a crash file says where; what was saved is saved).
"""

import argparse
import os
import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from commander.cli import (
    attachments,
    bundles,
    chain,
    checking,
    conflicts,
    duties,
    geo,
    log,
    maps,
    operations,
    parked,
    places,
    plans,
    positions,
    regions,
    replacing,
    requests,
    sharing,
    syncing,
    tasks,
    transfer,
    units,
    warnings,
)
from commander.cli.paper import note
from commander.cli.window import open_window
from commander.config import data_folder, take_turns
from commander.errors import SyncError, UserError

_SIZE = re.compile(r"[1-9]\d{2,4}x[1-9]\d{2,4}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run `commander`; returns the exit code."""
    _speak_unicode()
    take_turns()
    try:
        args = _parser().parse_args(argv)
    except SystemExit as end:  # help, or wrong usage
        return end.code if isinstance(end.code, int) else 2
    code = 1
    try:
        code = _run(args)
        sys.stdout.flush()
    except (UserError, SyncError) as error:
        note(f"commander: {error}")
    except BrokenPipeError:  # who read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        note(f"commander: {error.filename or 'this machine'}: {error.strerror or error}")
    except KeyboardInterrupt:
        code = 130
    except Exception:  # noqa: BLE001 - a bug; it is written down
        path = _crash_file(args)
        note(f"commander: a bug in Commander; what was saved is saved. Please report {path}")
        code = 3
    return code


def _speak_unicode() -> None:
    """Print what the terminal cannot show as question marks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _run(args: argparse.Namespace) -> int:
    if args.run is None:
        return open_window(args)
    args.data = args.data or data_folder(demo=args.demo)
    return int(args.run(args))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commander",
        description="On-scene command. Without a sub-command the window opens.",
        epilog="COMMAND --help explains each command.",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder")
    parser.add_argument("--demo", action="store_true", help="the demonstration incident")
    parser.add_argument("--theme", choices=("dark", "light", "night"), help="of the window")
    parser.add_argument("--lang", choices=("en", "zh"), help="language of the window")
    parser.add_argument(
        "--screenshot", type=Path, metavar="DIR", help="write the window and its panels as PNG"
    )
    parser.add_argument("--size", type=_size, default="1920x1080", help="of the pictures")
    parser.add_argument("--scale", type=float, default=1.0, help="of all that is shown, as 1.5")
    parser.add_argument("--version", action="version", version=_version())
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    common = _common()
    for room in (
        log,
        attachments,
        tasks,
        units,
        positions,
        places,
        operations,
        plans,
        duties,
        chain,
        requests,
        warnings,
        regions,
        geo,
        transfer,
        maps,
        conflicts,
        syncing,
        parked,
        sharing,
        bundles,
        replacing,
        checking,
    ):
        room.add(commands, common)
    return parser


def _common() -> argparse.ArgumentParser:
    """Return the options of every sub-command; absent ones leave what stood before it."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="data folder"
    )
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument(
        "--by", default="", metavar="NAME", help="who does it; default: the operator"
    )
    return common


def _size(text: str) -> str:
    if not _SIZE.fullmatch(text):
        raise argparse.ArgumentTypeError("write WIDTHxHEIGHT in pixels, such as 1920x1080")
    return text


def _version() -> str:
    try:
        own = version("onscene-commander")
    except PackageNotFoundError:
        own = "not installed"
    return f"Commander {own}, Python {platform.python_version()}, {platform.platform()}"


def _crash_file(args: argparse.Namespace | None) -> str:
    """Write down a bug where the window writes its own, else where temporary files belong."""
    now = datetime.now(UTC)
    text = f"{_version()}, {now:%FT%TZ}\n{traceback.format_exc()}"
    data = getattr(args, "data", None)
    folders = [Path(tempfile.gettempdir())]
    if data is not None and data.is_dir():
        folders.insert(0, data)
    for folder in folders:
        with suppress(OSError):
            path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(text, "utf-8")
            return str(path)
    return f"this:\n{text}"
