"""Where things are on this machine."""

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
