"""Import of a bundle: into the data folder itself, or by the process that has it open."""

import argparse
import threading
from pathlib import Path

import msgspec

from commander import control
from commander.cli.desk import own
from commander.errors import UserError
from commander.sync.bundle import asked
from commander.sync.bundle.summary import Summary, of_taken
from commander.sync.bundle.watch import Watch

LOOK = 0.2
"""Seconds between two questions how far the other process is."""


def take_in(
    args: argparse.Namespace, file: Path, passphrase: str, watch: Watch, *, readable: bool
) -> Summary:
    """Take a bundle in; raises what `taking.take_in` raises."""
    if args.demo:
        raise UserError(
            "The demonstration stays as it is. Import into your own data, without --demo."
        )
    post = own(args.data, demo=False)
    if post is None:
        wanted = asked.Wanted("begin", str(file.absolute()), passphrase, readable)
        return _elsewhere(args.data, wanted, watch)
    with post:
        taken = post.bundles.take_in(file, passphrase, watch, readable=readable)
        return of_taken(taken.result())


def _elsewhere(data: Path, wanted: asked.Wanted, watch: Watch) -> Summary:
    """Let the process that owns the folder do it, and follow it there."""
    step, pause = wanted, threading.Event()
    while True:
        said = control.ask_job(data, asked.NAME, msgspec.to_builtins(step))
        progress = msgspec.convert(said, asked.Progress)
        if progress.summary is not None:
            return msgspec.convert(progress.summary, Summary)
        watch.told(progress.phase, progress.done, progress.total)
        pause.wait(LOOK)
        step = asked.Wanted("stop" if watch.cancel.is_set() else "state")
