"""The commands of the units panel, with the keys that run them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ui import words as say
from ui.commands import Command
from ui.units.rows import STATUSES


class Desk(Protocol):
    """What the commands are done to: the panel with its selected unit."""

    def selected(self) -> str:
        """Return the selected unit, empty without one."""
        ...

    def ask_status(self) -> None: ...
    def set_status(self, status: str) -> None: ...
    def ask_assignment(self) -> None: ...
    def release(self) -> None: ...
    def locate(self) -> None: ...
    def request_place(self) -> None: ...
    def open_details(self) -> None: ...
    def new_unit(self) -> None: ...
    def focus_filter(self) -> None: ...


def unit_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done to the selected unit, as its menu lists it."""
    translate = QCoreApplication.translate

    def one(name: str, title: str, keys: str, run: Callable[[], None]) -> Command:
        return _command(name, title, keys, run, lambda: bool(desk.selected()))

    statuses = [
        one(
            f"status_{status}",
            translate("Units", "State: {state}").format(state=say.unit_status(status)),
            str(number),
            _setter(desk, status),
        )
        for number, status in enumerate(STATUSES, 1)
    ]
    return (
        one("status", translate("Units", "State …"), "S", desk.ask_status),
        one("assign", translate("Units", "Assign to incident or task …"), "A", desk.ask_assignment),
        one("unassign", translate("Units", "Take off its task"), "U", desk.release),
        one("locate", translate("Units", "Locate on the map"), "L", desk.locate),
        one("place", translate("Units", "Place on the map"), "G", desk.request_place),
        one("open", translate("Units", "Open details"), "Return", desk.open_details),
        *statuses,
    )


def panel_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done without a unit."""
    translate = QCoreApplication.translate
    return (
        _command("new", translate("Units", "Add a unit"), "N", desk.new_unit),
        _command("filter", translate("Units", "Filter units"), "/", desk.focus_filter),
    )


def _command(
    name: str,
    title: str,
    keys: str,
    run: Callable[[], None],
    enabled: Callable[[], bool] | None = None,
) -> Command:
    section = QCoreApplication.translate("Units", "Units")
    return Command(f"units.{name}", title, run, keys, section, local=True, enabled=enabled)


def _setter(desk: Desk, status: str) -> Callable[[], None]:
    return lambda: desk.set_status(status)
