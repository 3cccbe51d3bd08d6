"""A command: one thing that can be done, with its words and its key, for palette and menus."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeyEvent, QKeySequence


@dataclass(frozen=True, slots=True)
class Command:
    """What the palette lists and a key runs.

    ``id`` is stable (``log.acknowledge``); ``title`` translated; ``keys`` a QKeySequence text in
    portable form or empty; ``local`` keys are handled by the panel itself while it has the focus
    and are only shown. ``enabled`` says whether it can be run now.
    """

    id: str
    title: str
    run: Callable[[], None]
    keys: str = ""
    section: str = ""
    local: bool = False
    enabled: Callable[[], bool] | None = None

    def can_run(self) -> bool:
        """Return whether running it now makes sense."""
        return self.enabled is None or self.enabled()


def matching(commands: tuple[Command, ...], event: QKeyEvent) -> Command | None:
    """Return the command that a key means; the keypad's digits and Enter count as the others."""
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    keys = keys.removeprefix("Num+")
    keys = "Return" if keys == "Enter" else keys
    return next((one for one in commands if one.keys == keys), None)


def press(commands: tuple[Command, ...], event: QKeyEvent) -> bool:
    """Run the command that a key means, if it can be run; whether there is one. Accepts the key."""
    command = matching(commands, event)
    if command is None:
        return False
    event.accept()
    if command.can_run():
        command.run()
    return True


ACTIVATE_PLAN: Final = "Ctrl+Shift+L"
"""The key that activates a plan from wherever the focus is; panels show it on their buttons."""
