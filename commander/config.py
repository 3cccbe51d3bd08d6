"""Where things are on this machine, and how its interpreter is set."""

import gc
import os
import sys
from pathlib import Path

import platformdirs

APP = "onscene-commander"

TURN_S = 0.000_2
"""Seconds that a thread keeps the interpreter while others wait for it."""


def data_folder(*, demo: bool = False) -> Path:
    """Return the folder of the user's data, or the one of the demonstration beside it.

    ``COMMANDER_DATA`` names another place for both.
    """
    base = os.environ.get("COMMANDER_DATA")
    root = Path(base) if base else Path(platformdirs.user_data_dir(APP, appauthor=False))
    return root / ("demonstration" if demo else "post")


def maps_folder(data: Path) -> Path:
    """Return the folder of the base maps for the user's data folder ``data``.

    Post and demonstration of a user share one beside them, as a base map is imported once on a
    machine; a data folder named otherwise keeps its own.
    """
    shared = data in {data_folder(), data_folder(demo=True)}
    return (data.parent if shared else data) / "maps"


def server_folder() -> Path:
    """Return the folder in which a server of this user keeps its data."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "server"


def take_turns() -> None:
    """Let threads hand the interpreter on after 0.2 ms, not Python's 5 ms.

    The journal's writer gives it up for every row that SQLite takes and waits for it again: beside
    a thread that computes, a batch took ten times as long as alone.
    """
    sys.setswitchinterval(TURN_S)


def collect_less() -> None:
    """Let the garbage collector look seldom, once a program without a window has started.

    What is loaded by now stays, and thousands of changes in flight are no garbage: collecting at
    Python's own pace cost a tenth of the time of an exchange.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
