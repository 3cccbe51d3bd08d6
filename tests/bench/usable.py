"""Start the window as its user does, and end it as soon as it can be used.

Usable: the window is shown, the map's page obeys and the log has its rows. Prints memory of the
whole process tree (page process included) before it ends.
"""

import argparse
import json
import sys
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from tests.bench.figures import tree_memory
from ui import app
from ui.theme.theme import Theme
from ui.window.opening import open_post
from ui.window.preferences import theme_of
from ui.window.program import Program
from ui.window.session import Launch

LOOK_MS = 5


def main() -> int:
    """Open the folder's window offscreen and close it when it is usable, or a while later."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--stay", type=int, default=0, help="ms to go on, for figures of memory")
    args = parser.parse_args()
    app._prepare(offscreen=True, scale=1.0)
    post = open_post(args.data, demo=args.demo)
    application = app._application()
    theme = Theme(theme_of(post.settings))
    theme.apply(application)
    program = Program(application, theme, post, Launch(args.data, args.demo, "en"))

    def end() -> None:
        session = program._session
        if args.stay:
            print(json.dumps({"memory": tree_memory(psutil.Process())}), flush=True)
        if session is not None:
            session.window.close()

    def look() -> None:
        session = program._session
        panels = session.window.panels if session is not None else None
        if panels and panels.map.view.is_ready and panels.log.source.model.rowCount():
            QTimer.singleShot(args.stay, end)
        else:
            QTimer.singleShot(LOOK_MS, look)

    QTimer.singleShot(0, look)
    return program.run()


if __name__ == "__main__":
    sys.exit(main())
