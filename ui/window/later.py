"""Panels that are made when they are first looked at: the window starts without them."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.commands import Command


class WorkPanel(Protocol):
    """What such a panel offers beside being a widget with a signal ``show_wanted``."""

    def commands(self) -> tuple[Command, ...]:
        """Return its commands; their keys are local, the window binds none of them."""
        ...

    def focus_list(self) -> None:
        """Put the focus where its keys work."""
        ...


class Later(QWidget):
    """The place of a panel, which makes it at its first show or when somebody asks for it.

    Signals:
        show_wanted: the panel's own.
    """

    show_wanted = Signal(str, str)

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        """``make`` returns a widget that is a `WorkPanel`."""
        super().__init__(parent)
        self._make = make
        self._made: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> WorkPanel:
        """The panel, made now if it was not before."""
        if self._made is None:
            self._made = self._make()
            self._column.addWidget(self._made)
            self._made.show_wanted.connect(self.show_wanted)  # type: ignore[attr-defined]
        return cast("WorkPanel", self._made)

    def commands(self) -> tuple[Command, ...]:
        """Return the panel's commands, none as long as it has not been looked at."""
        return self.panel.commands() if self._made is not None else ()

    def focus_list(self) -> None:
        """Put the focus into the panel."""
        self.panel.focus_list()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.panel  # noqa: B018 - made here
