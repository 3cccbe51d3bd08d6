"""The commands of the chain, with the keys that do them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ui.commands import Command


class Desk(Protocol):
    """What the commands are done to: the panel with its current task."""

    def selected(self) -> str:
        """Return the current task, empty without one."""
        ...

    def walk(self, way: str) -> None: ...
    def go_to_root(self) -> None: ...
    def go_to_blocker(self) -> None: ...
    def mark_or_link(self) -> None: ...
    def unlink(self) -> None: ...
    def cut_circle(self) -> None: ...
    def show_on_board(self) -> None: ...
    def toggle_list(self) -> None: ...
    def toggle_open(self) -> None: ...
    def toggle_mine(self) -> None: ...
    def choose_department(self) -> None: ...
    def fit(self) -> None: ...
    def magnify(self, by: float) -> None: ...


def task_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done to the current task, as its menu lists it."""
    translate = QCoreApplication.translate

    def one(name: str, title: str, keys: str, run: Callable[[], None]) -> Command:
        return _command(name, title, keys, run, lambda: bool(desk.selected()))

    return (
        one(
            "board", translate("Chain", "Show the task on the board"), "Return", desk.show_on_board
        ),
        one("root", translate("Chain", "Go to what it finally waits for"), "W", desk.go_to_root),
        one(
            "link",
            translate("Chain", "Mark the task, then link another to wait for it"),
            "L",
            desk.mark_or_link,
        ),
        one("unlink", translate("Chain", "Take the link away"), "Del", desk.unlink),
    )


def panel_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done without a task."""
    translate = QCoreApplication.translate
    return (
        _command(
            "before", translate("Chain", "Walk to what it waits for"), "Left", _to(desk, "left")
        ),
        _command(
            "after", translate("Chain", "Walk to what waits for it"), "Right", _to(desk, "right")
        ),
        _command("above", translate("Chain", "Task above"), "Up", _to(desk, "up")),
        _command("below", translate("Chain", "Task below"), "Down", _to(desk, "down")),
        _command("blocker", translate("Chain", "Who holds up the others"), "B", desk.go_to_blocker),
        _command(
            "cut", translate("Chain", "Cut the newest link of a circle"), "X", desk.cut_circle
        ),
        _command("list", translate("Chain", "As a list, or drawn"), "V", desk.toggle_list),
        _command("open", translate("Chain", "Only open tasks, or all"), "O", desk.toggle_open),
        _command("mine", translate("Chain", "Only what concerns my desk"), "I", desk.toggle_mine),
        _command(
            "department", translate("Chain", "Only one department"), "D", desk.choose_department
        ),
        _command("fit", translate("Chain", "Fit the whole chain"), "F", desk.fit),
        _command("larger", translate("Chain", "Larger"), "+", lambda: desk.magnify(1.25)),
        _command("smaller", translate("Chain", "Smaller"), "-", lambda: desk.magnify(0.8)),
    )


def _to(desk: Desk, way: str) -> Callable[[], None]:
    return lambda: desk.walk(way)


def _command(
    name: str,
    title: str,
    keys: str,
    run: Callable[[], None],
    enabled: Callable[[], bool] | None = None,
) -> Command:
    section = QCoreApplication.translate("Chain", "Chain")
    return Command(f"chain.{name}", title, run, keys, section, local=True, enabled=enabled)
