"""Installs the keys of commands; the window's own keys stand above those of panels."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.commands import Command


class Shortcuts:
    """The keys of the window, wherever in it the focus is."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._made: dict[str, QShortcut] = {}

    def install(self, commands: Iterable[Command]) -> None:
        """Bind every command that has a key and does not bind it itself.

        Raises ValueError for a key that is bound already: two commands would make Qt run none.
        """
        for command in commands:
            if not command.keys or command.local:
                continue
            if command.keys in self._made:
                raise ValueError(f"{command.keys} of {command.id} is taken")
            shortcut = QShortcut(QKeySequence(command.keys), self._window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(_running(command))
            self._made[command.keys] = shortcut


def _running(command: Command) -> Callable[[], None]:
    def run() -> None:
        if command.can_run():
            command.run()

    return run
