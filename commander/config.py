"""Where things are on this machine."""

import gc
import os
from pathlib import Path

import platformdirs

APP = "onscene-commander"


def data_folder(*, demo: bool = False) -> Path:
    """Return the folder of the user's data, or the one of the demonstration beside it.

    ``COMMANDER_DATA`` names another place for both.
    """
    base = os.environ.get("COMMANDER_DATA")
    root = Path(base) if base else Path(platformdirs.user_data_dir(APP, appauthor=False))
    return root / ("demonstration" if demo else "post")


def server_folder() -> Path:
    """Return the folder in which a server of this user keeps its data."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "server"


def collect_less() -> None:
    """Let the garbage collector look seldom, once a program without a window has started.

    What is loaded by now stays, and thousands of changes in flight are no garbage: collecting at
    Python's own pace cost a tenth of the time of an exchange.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
