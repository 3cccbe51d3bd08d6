"""The sub-command check: what is right and wrong with the machine and the data."""

import argparse
from typing import Any

from commander.check import check
from commander.cli.paper import show


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-command."""
    parser = commands.add_parser(
        "check", parents=[common], help="say what is right and wrong with machine and data"
    )
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace) -> int:
    found = check(args.data)
    show(args, found, map(str, found))
    return 1 if any(one.level == "bad" for one in found) else 0
