"""``commander-server backup|restore|check|openapi``: what is done beside a server."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final

from commander import config
from commander.errors import EnvironmentProblem, UserError
from commander.server.operation import backups, checking
from commander.server.operation.backups import KEEP, Kept
from commander.server.postgresql import address

NAMES: Final = frozenset({"backup", "restore", "check", "openapi"})
"""First words that make ``commander-server`` one of these."""


def meant(words: list[str]) -> bool:
    """Return whether one of these is asked for, not a server; ``--data DIR`` may come before it."""
    rest = words[2:] if words[:1] == ["--data"] else words
    return bool(rest) and rest[0] in NAMES


def main(argv: list[str]) -> int:
    """Do what is asked for; returns the exit code: 1 when it failed or something is wrong."""
    asked = _arguments().parse_args(argv)
    try:
        if asked.act == "openapi":
            return _describe(asked)
        address.veil(argv)
        where = address.chosen(asked.database, asked.database_file, address.VARIABLE)
        kept = Kept(asked.data or config.server_folder(), where)
        return int(asked.run(kept, asked))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="commander-server")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the server")
    words = parser.add_subparsers(dest="act", required=True)
    made = _add(words, "backup", "copy everything, while the server runs or not")
    made.add_argument("target", type=Path, metavar="DIR", help="folder that the copies are kept in")
    made.add_argument("--keep", type=int, default=KEEP, metavar="N", help="copies that stay")
    made.set_defaults(run=_back_up)
    made = _add(words, "restore", "put a copy into an empty folder, and an empty database")
    made.add_argument("copy", type=Path, metavar="BACKUP", help="folder of one copy")
    made.set_defaults(run=_restore)
    made = _add(words, "check", "say what is right and wrong with a server")
    made.add_argument("--backups", type=Path, metavar="DIR", help="folder that the copies are in")
    made.set_defaults(run=_check)
    made = words.add_parser("openapi", help="write the description of the API, OpenAPI in JSON")
    made.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard output without")
    return parser


def _add(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
) -> argparse.ArgumentParser:
    made = words.add_parser(name, help=text, description=text)
    made.add_argument(
        "--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="folder of the server"
    )
    made.add_argument("--database", default="", metavar="URL", help="of one on PostgreSQL")
    made.add_argument("--database-file", type=Path, metavar="FILE", help="file that holds the URL")
    return made


def _back_up(kept: Kept, asked: argparse.Namespace) -> int:
    print(backups.make(kept, asked.target, time.time(), asked.keep))
    return 0


def _restore(kept: Kept, asked: argparse.Namespace) -> int:
    listed = backups.restore(asked.copy, kept)
    print(
        f"Restored the state of {listed.made_at}. Start the server: posts send again what is new."
    )
    return 0


def _check(kept: Kept, asked: argparse.Namespace) -> int:
    found = checking.check(kept, asked.backups)
    for one in found:
        print(one)
    return int(any(one.level == "bad" for one in found))


def _describe(asked: argparse.Namespace) -> int:
    from commander.server.contract import writing  # noqa: PLC0415 - no other command needs it

    text = json.dumps(writing.description(), indent=2, ensure_ascii=False) + "\n"
    if asked.file is None:
        sys.stdout.write(text)
        return 0
    try:
        asked.file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(
            "{file} cannot be written: {reason}. Choose another place.",
            file=asked.file,
            reason=error.strerror or error,
        ) from error
    return 0
