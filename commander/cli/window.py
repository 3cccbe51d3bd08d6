"""Opening the window, which the core knows only by the name of an entry point."""

import argparse
from importlib.metadata import entry_points
from importlib.util import find_spec

from commander.config import data_folder
from commander.errors import EnvironmentProblem

GROUP = "onscene_commander.window"


def open_window(args: argparse.Namespace) -> int:
    """Open the window, or render it; returns its exit code.

    Raises EnvironmentProblem where the desktop part is not installed or cannot be loaded.
    """
    found = list(entry_points(group=GROUP))
    if not found or find_spec("PySide6") is None:
        raise EnvironmentProblem(
            "The window is not installed here. Install it with: "
            "pip install 'onscene-commander[desktop]'. The sub-commands work without it: "
            "commander --help"
        )
    try:
        main = found[0].load()
    except ImportError as error:
        raise EnvironmentProblem(
            "The window cannot be loaded: {reason}. “commander check” says what is missing.",
            reason=error,
        ) from error
    code = main(
        data=args.data or data_folder(demo=args.demo),
        demo=args.demo,
        theme=args.theme,
        lang=args.lang,
        screenshot=args.screenshot,
        size=args.size,
        scale=args.scale,
    )
    return int(code)
