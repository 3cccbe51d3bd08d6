"""A program that changes over as an operator would; run by a test in a process of its own."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer

from commander.actions import OpenIncident, OpenOperation
from commander.post import Operator
from ui.app import _application, _prepare
from ui.theme.theme import Theme
from ui.window.opening import open_post
from ui.window.program import Program
from ui.window.session import Launch


def main(data: Path) -> int:
    """Open one's own data, speak Chinese, visit the demonstration, come back, close."""
    _prepare(offscreen=True, scale=1.0)
    post = open_post(data, demo=False)
    post.set_operator(Operator("A. Rivera", "medical", "Scribe")).result(10)
    stream = post.perform(OpenOperation("Night shift")).result(10).stream
    post.perform(OpenIncident(stream, "Plant fire")).result(10)
    app = _application()
    theme = Theme()
    theme.apply(app)
    program = Program(app, theme, post, Launch(data, False, "en"))
    steps: list[Callable[[], None]] = [
        lambda: run(program, "language.zh"),
        lambda: run(program, "operation.demonstration"),
        lambda: run(program, "view.theme"),
        lambda: run(program, "operation.own"),
        lambda: close(program),
    ]
    seen: list[str] = []

    def step() -> None:
        session = program._session
        if session is not None and session.window.situation.operation is not None:
            launch = session._launch
            seen.append(f"{launch.language} {session.window.situation.operation.kind}")
            steps.pop(0)()

    clock = QTimer()
    clock.timeout.connect(step)
    clock.start(1500)
    code = program.run()
    clock.stop()
    print("\n".join(seen))
    return code


def run(program: Program, ident: str) -> None:
    """Run a command of the window by its id."""
    assert program._session is not None
    commands = {one.id: one for one in program._session.window.commands()}
    commands[ident].run()


def close(program: Program) -> None:
    """Close the window."""
    assert program._session is not None
    program._session.window.close()


sys.exit(main(Path(sys.argv[1])))
