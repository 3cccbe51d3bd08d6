"""The menu of what can be done with what is selected."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.commands import Command
from ui.widgets.key_hint import key_text


def command_menu(parent: QWidget, commands: Iterable[Command]) -> QMenu:
    """Return a menu of the commands that can be run now; ``popup`` shows it, once."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in commands:
        if command.can_run():
            menu.addAction(f"{command.title}\t{key_text(command.keys)}", command.run)
    return menu
